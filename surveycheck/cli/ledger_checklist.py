"""``surveycheck ledger checklist LOT``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from surveycheck.cli.command import Command, Complaint, existing
from surveycheck.cli.ledger_at import ledger_at, ledger_option
from surveycheck.cli.screen import Screen

if TYPE_CHECKING:
    from surveycheck.ledger import Ledger, Remark

ENDS = (".xlsx", ".csv")
LISTED = 50
"""Remarks that are shown."""


def command(screen: Screen) -> Command:
    """The command with its words."""
    word, file = screen.word, click.Path(path_type=Path)
    out = word("写出 .xlsx 或 .csv，供填写", "write it to be filled in: .xlsx or .csv")
    take = word("读回填好的检查单（XLSX、CSV）", "take one that was filled in (XLSX, CSV)")
    who = word("表中没有写明的检查员", "the inspector of rows that name none")
    unit = word("只取这个成果，可重复", "this unit alone; may be repeated")
    params: list[click.Parameter] = [
        click.Argument(["lot"], metavar="LOT"),
        click.Option(["--out"], type=file, metavar="FILE", help=out),
        click.Option(["--take"], type=file, metavar="FILE", help=take),
        click.Option(["--inspector"], default="", metavar="NAME", help=who),
        click.Option(["--unit", "units"], multiple=True, metavar="UNIT", help=unit),
        ledger_option(screen),
    ]
    words = (
        "一个批的样本的人工检查单，每个成果每个项目一行：--out 写成表格，在现场填写结果、类别、说明、检查员和日期；"
        "--take 读回，空着的不算。有一行不能采用，就都不记录。",
        "The manual items of a sample, a row for each item of each unit: --out writes a spreadsheet, to be filled in "
        "with result, class, remark, inspector and day; --take takes it back, empty ones left aside. Where one row is "
        "refused nothing is noted.",
    )
    examples = ["surveycheck ledger checklist 2026-Q4 --out checklist.xlsx"]
    return Command("checklist", screen, lambda **given: checklist(screen, **given), words, examples, params)


def checklist(
    screen: Screen,
    lot: str,
    out: Path | None,
    take: Path | None,
    inspector: str,
    units: tuple[str, ...],
    where: str | None,
) -> int:
    """Write one, or take one."""
    if (out is None) == (take is None):
        raise Complaint("请给出 --out 或 --take 之一", "say either --out or --take")
    with ledger_at(where) as ledger:
        if out is not None:
            return _write(screen, ledger, lot, out, units)
        assert take is not None
        return _take(screen, ledger, lot, take, inspector)


def _write(screen: Screen, ledger: Ledger, lot: str, out: Path, words: Sequence[str]) -> int:
    from surveycheck.ledger import draw_of, drawn_unit, units_of
    from surveycheck.office import write_checklist

    if out.suffix.lower() not in ENDS:
        raise Complaint(f"{out} 应以 .xlsx 或 .csv 结尾", f"{out} must end with .xlsx or .csv")
    with ledger.read() as connection:
        draw_of(connection, lot)
        wanted = {drawn_unit(connection, word).id for word in words}
        every = [unit for unit in units_of(connection, lot) if unit.place]
    chosen = [unit for unit in every if not wanted or unit.id in wanted]
    if not chosen:
        raise Complaint(f"批 {lot} 的样本中没有这些成果", f"these are no units of the sample of {lot}")
    path = write_checklist(ledger, chosen, out, screen.lang)
    screen.say(screen.word(f"已写出 {path}：{len(chosen)} 个成果", f"written: {path}, {len(chosen)} unit(s)"))
    return 0


def _take(screen: Screen, ledger: Ledger, lot: str, file: Path, inspector: str) -> int:
    from surveycheck.ledger import draw_of
    from surveycheck.office import ChecklistError, read_checklist, take_checklist
    from surveycheck.sheets import BookError

    existing(file, screen)
    if file.is_dir():
        raise Complaint(f"{file} 是文件夹，不是表格", f"{file} is a folder, no spreadsheet")
    with ledger.read() as connection:
        draw_of(connection, lot)
    try:
        rows, remarks = read_checklist(file)
        if remarks:
            raise ChecklistError(remarks)
        done = take_checklist(ledger, lot, rows, file.absolute().parent, inspector)
    except BookError as error:
        raise Complaint(f"{file.name}：{error.zh}", f"{file.name}: {error.en}") from error
    except ChecklistError as error:
        _say(error.remarks, screen)
        count = len({(one.sheet, one.row) for one in error.remarks})
        zh = f"{file.name} 有 {count} 行不能采用，没有记录"
        raise Complaint(zh, f"{count} rows of {file.name} are refused: nothing was noted") from error
    screen.say(
        screen.word(
            f"记录 {done.noted} 项，未变 {done.same} 项；用 ledger inspect --run 重新检查",
            f"{done.noted} noted, {done.same} as before; ledger inspect --run checks with them",
        )
    )
    return 0


def _say(remarks: Sequence[Remark], screen: Screen) -> None:
    for one in remarks[:LISTED]:
        place = one.column or screen.word(f"第 {one.row} 行", f"row {one.row}")
        screen.tell(f"{one.sheet} {place}：{one.zh}", f"{one.sheet} {place}: {one.en}", "error")
    if len(remarks) > LISTED:
        more = len(remarks) - LISTED
        screen.tell(f"… 另有 {more} 处", f"… and {more} more")
