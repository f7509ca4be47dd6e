"""``surveycheck ledger bulletin``."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from surveycheck.cli.command import Command, Complaint
from surveycheck.cli.days import day_of, shown
from surveycheck.cli.layout import table
from surveycheck.cli.ledger_at import ledger_at, ledger_option
from surveycheck.cli.ledger_notice_issue import office_name
from surveycheck.cli.screen import Screen


def command(screen: Screen) -> Command:
    """The command with its words."""
    word, file = screen.word, click.Path(path_type=Path)
    again = word("再次写出已发布的通报（按标题），内容不变", "write an issued one once more, by its title, unchanged")
    params: list[click.Parameter] = [
        click.Option(["--title"], default="", help=word("标题", "its title")),
        click.Option(["--from", "first"], metavar="DATE", help=word("从这一天收到的成果起", "first day of receipt")),
        click.Option(["--to", "last"], metavar="DATE", help=word("到这一天收到的成果止", "last day of receipt")),
        click.Option(["--by"], default="", metavar="NAME", help=word("经办人", "who issues it")),
        click.Option(["--again"], is_flag=True, help=again),
        click.Option(["--list", "listed"], is_flag=True, help=word("列出已发布的通报", "list those that were issued")),
        click.Option(["--out"], type=file, metavar="FOLDER", help=word("写入此文件夹", "write it into this folder")),
        click.Option(
            ["--format", "formats"],
            default="html,pdf",
            help=word("html,pdf,docx,xlsx,json 中的", "of html,pdf,docx,xlsx,json"),
        ),
        click.Option(
            ["--templates"], type=file, metavar="FOLDER", help=word("本单位模板的文件夹", "the office's templates")
        ),
        ledger_option(screen),
    ]
    words = (
        "发布通报：合格率、首次提交合格率、常见问题、各单位、逐月、不合格项目、信用信息；发布后存入台账，再次写出内容不变。",
        "Issues a bulletin: pass rates, first-time pass rate, commonest defects, firms, months, failing "
        "projects, credit. "
        "It is kept, and written again as it was.",
    )
    examples = [
        "surveycheck ledger bulletin --title 通报 --from 2026-01-01 --to 2026-06-30 …",
        "surveycheck ledger bulletin --title 通报 --again --out 文件夹 --format docx",
    ]
    return Command("bulletin", screen, lambda **given: bulletin(screen, **given), words, examples, params)


def bulletin(screen: Screen, where: str | None, **given: Any) -> int:
    """Issue one, or write one again, or list them."""
    with ledger_at(where) as ledger:
        if given["listed"]:
            return _list(screen, ledger)
        made = _again(ledger, given) if given["again"] else _issued(ledger, given)
    found = made.document["all"]
    rate = "—" if found["rate"] is None else f"{found['rate']}%"
    screen.say(
        screen.word(
            f"{made.title}：成果 {found['submitted']} 份，合格率 {rate}；摘要 {made.sha256}",
            f"{made.title}: {found['submitted']} submissions, {rate} pass; digest {made.sha256}",
        )
    )
    if given["out"] is not None:
        from surveycheck.office import write_bulletin

        options = (given["out"], given["formats"], screen.lang, given["templates"], screen.tell)
        for path in write_bulletin(made, *options):
            screen.say(f"{screen.word('已写出：', 'Written:')} {path}")
    return 0


def _issued(ledger: Any, given: dict[str, Any]) -> Any:
    from surveycheck.ledger import issue_bulletin

    first, last = _day(given["first"], "--from"), _day(given["last"], "--to")
    if given["out"] is not None:
        from surveycheck.office import ready_for

        ready_for(given["formats"], given["templates"])
    office = office_name(given["templates"])
    with ledger.write() as connection:
        return issue_bulletin(connection, given["title"], first, last, given["by"], office)


def _again(ledger: Any, given: dict[str, Any]) -> Any:
    from surveycheck.ledger import bulletin_of

    with ledger.read() as connection:
        return bulletin_of(connection, given["title"])


def _day(text: str | None, option: str) -> date:
    found = day_of(text, option)
    if found is None:
        raise Complaint(f"请给出 {option}", f"{option} is missing")
    return found


def _list(screen: Screen, ledger: Any) -> int:
    from surveycheck.ledger import bulletins

    with ledger.read() as connection:
        rows = [(shown(issued), f"{first} – {last}", title) for title, first, last, issued in bulletins(connection)]
    screen.say("\n".join(table(rows, indent="")) if rows else screen.word("没有", "none"))
    return 0
