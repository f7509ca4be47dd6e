"""``surveycheck draw LOT --number N`` and ``draw --replay PROTOCOL``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from surveycheck.cli.command import Command, Complaint, existing
from surveycheck.cli.layout import visible
from surveycheck.cli.ledger_at import ledger_at, ledger_option
from surveycheck.cli.ledger_verdict import formats_of, office_options
from surveycheck.cli.screen import Screen

if TYPE_CHECKING:
    from surveycheck.ledger import StoredDraw

EXAMPLES = (
    "surveycheck draw 2026-Q4 --number 583 --out papers",
    "surveycheck draw --replay 2026-Q4.draw.json",
)
LARGEST = 256 * 1024 * 1024
"""Bytes of a protocol: one of a thousand units and all that was left out has some megabytes."""


def command(screen: Screen) -> Command:
    """The command with its words."""
    word = screen.word
    number = word(
        "已公布的公开号码；不写则只重新写出已有的抽样", "the public number; without it, what was drawn is written again"
    )
    replay = word("用抽样记录重复抽样，不需要台账", "repeat the draw of a protocol; needs no ledger")
    params: list[click.Parameter] = [
        click.Argument(["lot"], metavar="LOT", required=False),
        click.Option(["--number"], metavar="TEXT", help=number),
        click.Option(["--replay"], type=click.Path(path_type=Path), metavar="PROTOCOL", help=replay),
        *office_options(screen, "json,pdf,docx"),
        ledger_option(screen),
    ]
    words = (
        "双随机抽样：按公开号码从关闭的批中抽取单位成果和检查员，每批只抽一次；写出抽样记录和抽样单。"
        "--replay 的退出码：0 相同，1 不同。",
        "Draws units of a closed lot and their inspectors by the public number, once; writes the protocol and a sheet "
        "to sign. Exit status of --replay: 0 the same, 1 not.",
    )
    return Command("draw", screen, lambda **given: draw(screen, **given), words, EXAMPLES, params)


def draw(screen: Screen, lot: str | None, number: str | None, replay: Path | None, **given: Any) -> int:
    """Draw, or repeat; gives the exit status."""
    if replay is not None:
        if lot is not None or number is not None:
            raise Complaint("--replay 不能与 LOT、--number 同用", "--replay goes with neither LOT nor --number")
        return again(screen, replay)
    if lot is None:
        raise Complaint("请写明批的名称，或用 --replay", "say which lot, or --replay")
    return _drawn(screen, lot, number, given)


def again(screen: Screen, file: Path) -> int:
    """Does the draw of this protocol give the same?"""
    from surveycheck.spotcheck import replay

    existing(file, screen)
    if not file.is_file() or file.stat().st_size > LARGEST:
        raise Complaint(f"{file} 不是抽样记录", f"{file} is no protocol of a draw")
    try:
        text = file.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        raise Complaint(f"{file} 不是抽样记录", f"{file} is no protocol of a draw") from None
    found = replay(text)
    if found.same:
        n = len(found.drawn)
        said = screen.word(
            f"相同：{found.lot}，{n} 个（号码 {found.number}）\n"
            f"名单的 SHA-256，应与公布日之前公示的相同：{found.closing}",
            f"the same: {found.lot}, {n} unit(s) by the number {found.number}\n"
            f"SHA-256 of the list, to be the one made public before the day of the number: {found.closing}",
        )
        screen.say("\n".join(visible(line) for line in said.split("\n")))
        return 0
    parts = ", ".join(found.differs)
    screen.say(visible(screen.word(f"不同：{found.lot}（{parts}）", f"not the same: {found.lot} ({parts})")))
    return 1


def _drawn(screen: Screen, lot: str, number: str | None, given: dict[str, Any]) -> int:
    from surveycheck.ledger import draw_lot, draw_of
    from surveycheck.office import DRAW_FORMATS, write_draw

    formats = formats_of(given["formats"], DRAW_FORMATS)
    with ledger_at(given["where"]) as ledger:
        if number is None:
            with ledger.read() as connection:
                made = draw_of(connection, lot)
        else:
            with ledger.write() as connection:
                made = draw_lot(connection, lot, number)
    screen.say(said_of(made, screen))
    if given["out"] is not None:
        for path in write_draw(made, given["out"], formats, screen.lang, given["templates"], screen.tell):
            screen.tell(f"已写出 {path}", f"written: {path}")
    return 0


def said_of(made: StoredDraw, screen: Screen) -> str:
    """A draw in words."""
    drawing, lot = made.drawing, made.stored.lot
    head = screen.word(
        f"{lot.name}：号码 {made.number}，从 {len(lot.units)} 个中抽取 {len(drawing.drawn)} 个",
        f"{lot.name}: number {made.number}, {len(drawing.drawn)} of {len(lot.units)} drawn",
    )
    lines = [
        f"  {n:>3}  {one.unit.project}  {one.unit.name}  {one.unit.firm}  {'、'.join(one.inspectors)}"
        for n, one in enumerate(drawing.drawn, 1)
    ]
    return "\n".join(visible(line) for line in [head, *lines, f"  SHA-256 {made.sha256}"])
