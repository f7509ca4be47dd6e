"""``surveycheck ledger package SUBMISSION``."""

from __future__ import annotations

from pathlib import Path

import click

from surveycheck.cli.command import Command, Complaint
from surveycheck.cli.ledger_at import ROW, ledger_at, ledger_option
from surveycheck.cli.screen import Screen


def command(screen: Screen) -> Command:
    """The command with its words."""
    word, file = screen.word, click.Path(path_type=Path)
    sign = word(
        "用此私钥签名；不签名的包默认不被接收", "sign it with this private key; unsigned it is not accepted by default"
    )
    params: list[click.Parameter] = [
        click.Argument(["submission"], type=ROW),
        click.Option(
            ["--out"], type=file, required=True, metavar="FILE.zip", help=word("写入的文件", "the file to write")
        ),
        click.Option(["--sign"], type=file, metavar="KEY", help=sign),
        ledger_option(screen),
    ]
    words = (
        "把一份成果的检查结果打成封印的包，供其他部门互认：报告、登记信息、摘要清单、签名、问题图层（GeoPackage）。",
        "Packs a result for another office: report, what the ledger says, digests, signature, findings as GeoPackage.",
    )
    examples = ["surveycheck ledger package 12 --out 互认.zip --sign office.key"]
    return Command("package", screen, lambda **given: package(screen, **given), words, examples, params)


def package(screen: Screen, submission: int, out: Path, sign: Path | None, where: str | None) -> int:
    """Write it, and say what is in it."""
    from surveycheck.cli.signing import key_of
    from surveycheck.office import make_package

    if out.is_dir():
        raise Complaint(f"--out {out} 是文件夹；请给出文件名", f"--out {out} is a folder: name a file")
    key = key_of({"sign": sign, "out": out}, screen)
    with ledger_at(where) as ledger:
        names = make_package(ledger, submission, out, key)
    screen.say(f"{screen.word('已写出：', 'Written:')} {out}")
    for name in names:
        screen.say(f"  {name}")
    if key is None:
        screen.tell("注意：没有签名，不能证明由谁作出", "note: not signed, so nobody vouches for where it comes from")
    return 0
