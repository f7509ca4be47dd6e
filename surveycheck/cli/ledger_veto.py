"""``surveycheck ledger veto LOT``."""

from __future__ import annotations

import click

from surveycheck.cli.command import Command
from surveycheck.cli.ledger_at import ledger_at, ledger_option
from surveycheck.cli.screen import Screen


def command(screen: Screen) -> Command:
    """The command with its words."""
    word = screen.word
    reason = word(
        "forged（伪造成果）、deviation（技术路线重大偏差）或其他理由",
        "forged (results), deviation (a major one of the technical route), or another reason",
    )
    params: list[click.Parameter] = [
        click.Argument(["lot"], metavar="LOT"),
        click.Option(["--reason"], required=True, metavar="forged|deviation|TEXT", help=reason),
        click.Option(["--reason-en"], default="", metavar="TEXT", help=word("理由的英文", "the reason in English")),
        click.Option(["--inspector"], required=True, metavar="NAME", help=word("检查员", "who found it")),
        ledger_option(screen),
    ]
    words = (
        "记下使批不合格的事实，不论其他结果如何（GB/T 24356-2023，6.4.2）；记下后不能撤回。",
        "Notes what fails a lot whatever else was found (GB/T 24356-2023, 6.4.2); it cannot be taken back.",
    )
    examples = ["surveycheck ledger veto 2026-Q4 --reason forged --inspector 李检"]
    return Command("veto", screen, lambda **given: against(screen, **given), words, examples, params)


def against(screen: Screen, lot: str, reason: str, reason_en: str, inspector: str, where: str | None) -> int:
    """Keep it."""
    from surveycheck.ledger import veto

    with ledger_at(where) as ledger, ledger.write() as connection:
        veto(connection, lot, reason, inspector, reason_en)
    screen.tell(f"批 {lot} 已记入否决事项", f"a veto on {lot} is noted")
    return 0
