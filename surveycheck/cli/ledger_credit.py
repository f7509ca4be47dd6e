"""``surveycheck ledger credit FIRM``."""

from __future__ import annotations

from typing import Any

import click

from surveycheck.cli.command import Command, Complaint
from surveycheck.cli.days import day_of
from surveycheck.cli.layout import table
from surveycheck.cli.ledger_at import ledger_at, ledger_option
from surveycheck.cli.screen import Screen

KINDS, WEIGHTS = ("basic", "good", "bad"), ("severe", "general", "light")


def command(screen: Screen) -> Command:
    """The command with its words."""
    word = screen.word
    kind = word("类别：basic 基本、good 良好、bad 不良；给出则登记一条", "its class; with it, an entry is put in")
    params: list[click.Parameter] = [
        click.Argument(["firm"]),
        click.Option(["--kind"], type=click.Choice(KINDS), help=kind),
        click.Option(
            ["--weight"], type=click.Choice(WEIGHTS), help=word("不良信息：严重、一般、轻微", "of bad information")
        ),
        click.Option(["--text"], default="", help=word("内容", "what it is about")),
        click.Option(["--source"], default="", help=word("来源（文号、通报）", "where it comes from")),
        click.Option(["--date", "day"], metavar="DATE", help=word("日期", "its day")),
        click.Option(["--by"], default="", metavar="NAME", help=word("录入人", "who enters it")),
        ledger_option(screen),
    ]
    words = (
        "单位的信用信息：登记一条（--kind），或列出全部；按基本、良好、不良三类，注明来源和日期，不计分。",
        "Credit information of a firm: puts an entry in (--kind), or lists them all; classes, sources and "
        "days, no points.",
    )
    examples = [
        "surveycheck ledger credit 示例测绘院",
        "surveycheck ledger credit 示例测绘院 --kind good --text 获奖 …",
    ]
    return Command("credit", screen, lambda **given: credit(screen, **given), words, examples, params)


def credit(screen: Screen, firm: str, kind: str | None, day: str | None, where: str | None, **given: Any) -> int:
    """Put an entry in, or list what there is."""
    from surveycheck.ledger import Credit, add_credit, entries, firm_story, kind_words

    if kind is None:
        with ledger_at(where) as ledger, ledger.read() as connection:
            firm_story(connection, firm)
            found = entries(connection, firm)
        rows = [(one.date, kind_words(one)[screen.lang == "en"], one.source, one.text) for one in found]
        screen.say("\n".join(table(rows, indent="")) if rows else screen.word("没有信用信息", "no credit information"))
        return 0
    if day is None:
        raise Complaint("请给出 --date", "--date is missing")
    day_of(day, "--date")
    entry = Credit(firm, kind, given["weight"] or "", given["text"], given["source"], day, given["by"])
    with ledger_at(where) as ledger, ledger.write() as connection:
        add_credit(connection, entry)
    screen.say(screen.word("已登记", "put in"))
    return 0
