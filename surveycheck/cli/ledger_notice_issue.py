"""``surveycheck ledger notice issue SUBMISSION``."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from surveycheck.cli.command import Command, Complaint
from surveycheck.cli.days import day_of
from surveycheck.cli.ledger_at import ROW, ledger_at, ledger_option
from surveycheck.cli.screen import Screen

if TYPE_CHECKING:
    from surveycheck.ledger import Notice


def command(screen: Screen) -> Command:
    """The command with its words."""
    word = screen.word
    days = word("整改期限（自今日起的天数）", "until when (days from today)")
    lot = word("批：不给成果时，就其中每个不合格成果各发一份", "a lot: without SUBMISSION, one for each that fails")
    first = word("编号中 {n} 从几数起，默认 1", "where {n} in the number begins; default 1")
    objection = word("可提出异议的天数，默认按规则包的表 terms", "days to object; default: table terms of the pack")
    params: list[click.Parameter] = [
        click.Argument(["submission"], type=ROW, required=False),
        click.Option(["--lot"], metavar="LOT", help=lot),
        click.Option(["--first"], type=click.IntRange(0, 10**9), default=1, metavar="N", help=first),
        click.Option(["--number"], required=True, help=word("通知书编号", "number of the notice")),
        click.Option(["--by"], required=True, metavar="NAME", help=word("经办人", "who issues it")),
        click.Option(["--deadline"], metavar="DATE", help=word("整改期限（日期）", "until when (a day)")),
        click.Option(["--days"], type=click.IntRange(0, 3650), help=days),
        click.Option(["--objection-days"], type=click.IntRange(1, 365), help=objection),
        *paper_options(screen),
        ledger_option(screen),
    ]
    words = (
        "就一份不合格成果，或就一个批中全部不合格成果（--lot，编号中写 {n}），发出整改通知书：列出应改正的问题、"
        "依据和期限；以后的再次提交用 ledger recheck 复查。",
        "Issues a notice about a submission that does not pass, or about all of a lot (--lot; the number holds {n}): "
        "what is to be mended, by which clause, until when. "
        "ledger recheck holds what is handed in later against it.",
    )
    examples = [
        "surveycheck ledger notice issue 12 --number 整改3 --days 15 --by 张示例",
        "surveycheck ledger notice issue --lot Q4 --number 整改{n} --days 9 --by 张示例",
    ]
    return Command("issue", screen, lambda **given: issue(screen, **given), words, examples, params)


def paper_options(screen: Screen) -> list[click.Parameter]:
    """Where a paper goes, and as what."""
    file, word = click.Path(path_type=Path), screen.word
    templates = word("本单位模板的文件夹", "the office's folder of templates")
    return [
        click.Option(["--out"], type=file, metavar="FOLDER", help=word("写入此文件夹", "write it into this folder")),
        click.Option(["--format", "formats"], default="pdf,docx", help=word("默认 pdf,docx", "default: pdf,docx")),
        click.Option(["--templates"], type=file, metavar="FOLDER", help=templates),
    ]


def issue(screen: Screen, submission: int | None, number: str, by: str, where: str | None, **given: Any) -> int:
    """Issue it or them, say so, and write the papers where they are wanted."""
    from surveycheck.ledger import Term, ToIssue, issue_for_lot, issue_notice, lot_named, today
    from surveycheck.office.term import term_of

    if submission is None and given["lot"] is None:
        raise Complaint("请给出成果编号，或用 --lot 给出批", "name a submission, or a lot with --lot")
    until = deadline(given["deadline"], given["days"], today())
    wanted = ToIssue(number, by, until, office=office_name(given["templates"]))
    with ledger_at(where) as ledger, ledger.write() as connection:

        def term(own: int) -> Term:
            return term_of(connection, own, given["objection_days"])

        if submission is None:
            made = issue_for_lot(connection, given["lot"], wanted, term, given["first"])
            issued, left = made.issued, made.left
        else:
            lot = lot_named(connection, given["lot"]).id if given["lot"] is not None else None
            one = replace(wanted, term=term(submission))
            issued, left = (issue_notice(connection, submission, one, lot),), ()
    for notice in issued:
        _say(screen, notice, given)
    for name, words in left:
        screen.tell(f"{name}：{words[0]}，没有发出", f"{name}: {words[1]}; none is issued", "warning")
    return 0


def _say(screen: Screen, notice: Notice, given: dict[str, Any]) -> None:
    from surveycheck.cli.ledger_notice_show import write

    number, until = notice.number, notice.deadline
    term = notice.document["objection"]
    count = sum(notice.document["counts"].values())
    screen.say(
        screen.word(
            f"已发出整改通知书 {number}：{count} 处问题，{until} 前完成",
            f"notice {number} issued: {count} defect(s), until {until}",
        )
    )
    if notice.objection_deadline:
        last = notice.objection_deadline
        days = term["days"]
        screen.say(screen.word(f"可提出异议至 {last}（{days} 天）", f"objections until {last} ({days} days)"))
    write(screen, notice, given["out"], given["formats"], given["templates"])


def deadline(text: str | None, days: int | None, today: date) -> date:
    """The day until which it is to be done. Raises ``Complaint`` unless exactly one of both is said."""
    if (text is None) == (days is None):
        raise Complaint("请给出 --deadline 或 --days 之一", "say either --deadline or --days")
    if days is not None:
        return today + timedelta(days=days)
    found = day_of(text, "--deadline")
    assert found is not None
    return found


def office_name(templates: Path | None) -> str:
    """The name of the office, as its folder of templates says."""
    from surveycheck.report.paper.office import office_of

    return office_of(templates)["name"]
