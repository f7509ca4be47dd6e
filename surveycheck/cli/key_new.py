"""``surveycheck key new``."""

from __future__ import annotations

import os
from pathlib import Path

import click

from surveycheck.cli.command import Command
from surveycheck.cli.screen import Screen
from surveycheck.cli.signing import PASSPHRASE, ask

NAME = "signing.key"


def command(screen: Screen) -> Command:
    """The command with its words."""
    word = screen.word
    out = word(f"私钥文件；默认为用户配置文件夹中的 {NAME}", f"the private key; default: {NAME} in your configuration")
    lock = word(f"用口令加密私钥（或由 {PASSPHRASE} 给出）", f"encrypt it with a passphrase (or give {PASSPHRASE})")
    params: list[click.Parameter] = [
        click.Option(["--out"], type=click.Path(path_type=Path), metavar="FILE", help=out),
        click.Option(["--passphrase"], is_flag=True, help=lock),
    ]
    words = (
        "生成一对 Ed25519 密钥：私钥（只有本用户可读，从不覆盖）和旁边的公钥（.pub）。",
        "Makes a pair of Ed25519 keys: the private one, which only you can read, and the public one beside it (.pub). "
        "Nothing is ever overwritten.",
    )
    examples = ["surveycheck key new", "surveycheck key new --out office.key --passphrase"]
    return Command("new", screen, lambda **given: new(screen, **given), words, examples, params)


def new(screen: Screen, out: Path | None, passphrase: bool) -> int:
    """Make the keys and say where they are."""
    from surveycheck.seal import keys_folder, new_key

    secret = os.environ.get(PASSPHRASE, "") or (ask(screen, again=True) if passphrase else "")
    private = keys_folder() / NAME if out is None else out / NAME if out.is_dir() else out
    public, key = new_key(private, secret)
    word = screen.word
    screen.say(word(f"私钥  {private}（请妥善保管，不要外传）", f"private  {private} (keep it to yourself)"))
    screen.say(word(f"公钥  {public}", f"public   {public}"))
    screen.say(word(f"指纹  {key.id}", f"key      {key.id}"))
    screen.say(word("签名：", "To sign:") + f"  surveycheck check DELIVERABLE.zip --out reports --sign {private}")
    screen.say(word("核对的人：", "To verify:") + f"  surveycheck key trust {public} --name …")
    return 0
