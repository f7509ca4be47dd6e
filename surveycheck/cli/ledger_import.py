"""``surveycheck ledger import FILE``."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from surveycheck.cli.command import Command, Complaint, existing
from surveycheck.cli.ledger_at import ledger_at, ledger_option
from surveycheck.cli.screen import Screen

if TYPE_CHECKING:
    from surveycheck.ledger import Listed, Remark

LISTED = 50
"""Remarks that are shown."""


def command(screen: Screen) -> Command:
    """The command with its words."""
    params: list[click.Parameter] = [
        click.Argument(["path"], metavar="FILE", type=click.Path(path_type=Path)),
        click.Option(["--leave-out"], is_flag=True, help=screen.word("不能采用的行略过", "leave out refused rows")),
        ledger_option(screen),
    ]
    words = (
        "把审批系统导出的项目表（CSV 或 XLSX）导入台账：按标题识别项目编号、名称、地址、县区、建设单位、类别、测绘单位"
        "和是否使用示范合同。有一行不能采用，就都不导入；台账中已有的内容不变。",
        "Takes projects from the list of an approval system (CSV or XLSX); columns are told by their headings: number, "
        "name, address, district, client, kind, survey firm, standard contract. Where one row is refused nothing is "
        "imported. What the ledger says stays.",
    )
    examples = ["surveycheck ledger import projects.xlsx --ledger bureau.sqlite"]
    return Command("import", screen, lambda **given: take(screen, **given), words, examples, params)


def take(screen: Screen, path: Path, leave_out: bool, where: str | None) -> int:
    """Read, enter, say; gives the exit status."""
    from surveycheck.ledger import import_projects, read_projects
    from surveycheck.sheets import BookError

    existing(path, screen)
    if path.is_dir():
        raise Complaint(f"{path} 是文件夹，不是表格", f"{path} is a folder, no spreadsheet")
    try:
        held = read_projects(path.read_bytes(), path.name)
    except BookError as error:
        raise Complaint(f"{path.name}：{error.zh}", f"{path.name}: {error.en}") from error
    _say(held.remarks, screen)
    if held.refused and not leave_out:
        count = len({one.row for one in held.refused})
        raise Complaint(
            f"{path.name} 有 {count} 行不能采用，没有导入；请改正，或用 --leave-out 略过这些行",
            f"{count} rows of {path.name} are refused, nothing was imported; mend them, or --leave-out leaves them out",
        )
    with ledger_at(where) as ledger, ledger.write() as connection:
        done = import_projects(connection, held, path.name)
    _say(done.remarks, screen)
    screen.say(
        screen.word(f"新项目 {done.new} 个，已有 {done.known} 个", f"{done.new} new projects, {done.known} known")
    )
    _columns(held, screen)
    return 0


def _say(remarks: Iterable[Remark], screen: Screen) -> None:
    every = list(remarks)
    for one in every[:LISTED]:
        place = one.column or f"{one.row}"
        level = "error" if one.refused else "warning"
        screen.tell(f"{one.sheet} {place}：{one.zh}", f"{one.sheet} {place}: {one.en}", level)
    if len(every) > LISTED:
        screen.tell(f"… 另有 {len(every) - LISTED} 处", f"… and {len(every) - LISTED} more")


def _columns(held: Listed, screen: Screen) -> None:
    if held.unused:
        from surveycheck.cli.layout import visible

        names = "、".join(held.unused), ", ".join(held.unused)
        screen.say(visible(screen.word(f"没有用到的列：{names[0]}", f"columns that were not used: {names[1]}")))
