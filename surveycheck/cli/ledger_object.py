"""``surveycheck ledger object NUMBER``."""

from __future__ import annotations

import click

from surveycheck.cli.command import Command, Complaint
from surveycheck.cli.days import day_of
from surveycheck.cli.ledger_at import ledger_at, ledger_option
from surveycheck.cli.screen import Screen


def command(screen: Screen) -> Command:
    """The command with its words."""
    word = screen.word
    outcome = word(
        "决定：upheld 成立（撤销通知），rejected 不成立", "upheld: the notice is withdrawn; rejected: it stays"
    )
    params: list[click.Parameter] = [
        click.Argument(["number"]),
        click.Option(["--text"], help=word("异议的内容", "what the firm objects to")),
        click.Option(
            ["--date", "day"], metavar="DATE", help=word("收到日期，默认今日", "when it came in; default: today")
        ),
        click.Option(["--decide"], type=click.Choice(["upheld", "rejected"]), help=outcome),
        click.Option(["--reason"], default="", help=word("决定的理由", "why it was decided so")),
        click.Option(["--by"], default="", metavar="NAME", help=word("决定人", "who decides")),
        ledger_option(screen),
    ]
    words = (
        "登记对整改通知书的异议（--text），或作出决定（--decide）；逾期的异议照样登记并注明。",
        "Files an objection to a notice (--text), or decides on it (--decide). A late one is recorded, and said to be.",
    )
    examples = [
        "surveycheck ledger object 整改3 --text 第2处为设计要求",
        "surveycheck ledger object 整改3 --decide rejected --reason 规定如此 --by 李",
    ]
    return Command("object", screen, lambda **given: object_to(screen, **given), words, examples, params)


def object_to(
    screen: Screen,
    number: str,
    text: str | None,
    day: str | None,
    decide: str | None,
    reason: str,
    by: str,
    where: str | None,
) -> int:
    """File it or decide on it, and say what holds now."""
    from surveycheck.ledger import decide_objection as decided
    from surveycheck.ledger import object_to as filed

    if (text is None) == (decide is None):
        raise Complaint("请给出 --text（登记）或 --decide（决定）之一", "say either --text (file it) or --decide")
    at = day_of(day, "--date")
    with ledger_at(where) as ledger, ledger.write() as connection:
        if text is not None:
            found = filed(connection, number, text, at)
        else:
            found = decided(connection, number, str(decide), reason, by)
    if text is not None:
        late = screen.word("；已逾期", "; it is late") if found.late else ""
        screen.say(screen.word(f"已登记异议{late}", f"the objection is filed{late}"))
    elif found.outcome == "upheld":
        screen.say(screen.word(f"异议成立，通知书 {number} 已撤销", f"upheld: notice {number} is withdrawn"))
    else:
        screen.say(screen.word(f"异议不成立，通知书 {number} 继续有效", f"rejected: notice {number} stands"))
    return 0
