"""``surveycheck ledger notice close NUMBER``."""

from __future__ import annotations

import click

from surveycheck.cli.command import Command
from surveycheck.cli.ledger_at import ledger_at, ledger_option
from surveycheck.cli.screen import Screen


def command(screen: Screen) -> Command:
    """The command with its words."""
    word = screen.word
    params: list[click.Parameter] = [
        click.Argument(["number"]),
        click.Option(["--reason"], required=True, help=word("结案的理由", "why")),
        click.Option(["--by"], required=True, metavar="NAME", help=word("经办人", "who decides")),
        ledger_option(screen),
    ]
    words = (
        "由经办人决定结案，写明理由；复查全部改正的通知书由 ledger recheck 自动结案。",
        "Closes a notice by decision, with the reason. ledger recheck closes those whose defects are all mended.",
    )
    examples = ["surveycheck ledger notice close 整改3 --reason 不影响使用 --by 张示例"]
    return Command("close", screen, lambda **given: close(screen, **given), words, examples, params)


def close(screen: Screen, number: str, reason: str, by: str, where: str | None) -> int:
    """Close it, and say so."""
    from surveycheck.ledger import close_notice, notice_of

    with ledger_at(where) as ledger, ledger.write() as connection:
        close_notice(connection, notice_of(connection, number), "decided", by, reason)
    screen.say(screen.word(f"整改通知书 {number} 已结案", f"notice {number} is closed"))
    return 0
