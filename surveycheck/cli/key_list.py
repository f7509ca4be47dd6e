"""``surveycheck key list [FILE]``."""

from __future__ import annotations

from pathlib import Path

import click

from surveycheck.cli.command import Command, existing
from surveycheck.cli.layout import visible
from surveycheck.cli.screen import Screen


def command(screen: Screen) -> Command:
    """The command with its words."""
    params: list[click.Parameter] = [click.Argument(["file"], type=click.Path(path_type=Path), required=False)]
    words = (
        "列出受信任的公钥：指纹、名称、加入时间；给出公钥文件时显示它的指纹。",
        "Lists the trusted keys: fingerprint, name, since when; of a public key as a file, its fingerprint.",
    )
    examples = ["surveycheck key list", "surveycheck key list office.pub"]
    return Command("list", screen, lambda file: show(screen, file), words, examples, params)


def show(screen: Screen, file: Path | None) -> int:
    """Print them."""
    from surveycheck.seal import keys_folder, read_public, trusted

    if file is not None:
        existing(file, screen)
        screen.say(read_public(file).id)
        return 0
    known, faults = trusted()
    for one in known:
        screen.say(visible(f"{one.key.id}  {one.name}  {one.since}"))
    for fault in faults:
        screen.tell(f"注意：{fault.zh}", f"note: {fault.en}")
    if not known:
        place = keys_folder()
        screen.say(screen.word(f"没有受信任的公钥（{place}）", f"no trusted keys ({place})"))
    return 3 if faults else 0
