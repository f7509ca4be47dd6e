"""``surveycheck ledger notice issue SUBMISSION``."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from surveycheck.cli.command import Command, Complaint
from surveycheck.cli.days import day_of
from surveycheck.cli.ledger_at import ledger_at, ledger_option
from surveycheck.cli.screen import Screen

if TYPE_CHECKING:
    pass


def command(screen: Screen) -> Command:
    """The command with its words."""
    word = screen.word
    objection = word("可提出异议的天数，默认按规则包的表 terms", "days to object; default: table terms of the pack")
    params: list[click.Parameter] = [
        click.Argument(["submission"], type=int),
        click.Option(["--number"], required=True, help=word("通知书编号", "number of the notice")),
        click.Option(["--by"], required=True, metavar="NAME", help=word("经办人", "who issues it")),
        click.Option(["--deadline"], metavar="DATE", help=word("整改期限（日期）", "until when (a day)")),
        click.Option(["--days"], type=int, help=word("整改期限（自今日起的天数）", "until when (days from today)")),
        click.Option(["--objection-days"], type=click.IntRange(1, 365), help=objection),
        *paper_options(screen),
        ledger_option(screen),
    ]
    words = (
        "就一份不合格成果发出整改通知书：列出应改正的问题、依据和期限；以后的再次提交用 ledger recheck 复查。",
        "Issues a notice about a submission that does not pass: what is to be mended, by which clause, until when. "
        "ledger recheck holds what is handed in later against it.",
    )
    examples = ["surveycheck ledger notice issue 12 --number 整改3 --days 15 --by 张示例"]
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


def issue(screen: Screen, submission: int, number: str, by: str, where: str | None, **given: Any) -> int:
    """Issue it, say so, and write the paper where one is wanted."""
    from surveycheck.cli.ledger_notice_show import write
    from surveycheck.ledger import ToIssue, issue_notice, today
    from surveycheck.office.term import term_of

    until = deadline(given["deadline"], given["days"], today())
    with ledger_at(where) as ledger:
        with ledger.read() as connection:
            term = term_of(connection, submission, given["objection_days"])
        office = office_name(given["templates"])
        with ledger.write() as connection:
            notice = issue_notice(connection, submission, ToIssue(number, by, until, term, office))
    count = sum(notice.document["counts"].values())
    screen.say(
        screen.word(
            f"已发出整改通知书 {number}：{count} 处问题，{until} 前完成",
            f"notice {number} issued: {count} defect(s), until {until}",
        )
    )
    if notice.objection_deadline:
        last = notice.objection_deadline
        screen.say(screen.word(f"可提出异议至 {last}（{term.days} 天）", f"objections until {last} ({term.days} days)"))
    write(screen, notice, given["out"], given["formats"], given["templates"])
    return 0


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
