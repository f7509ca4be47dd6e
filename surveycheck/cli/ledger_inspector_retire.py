"""``surveycheck ledger inspector retire NAME``."""

from __future__ import annotations

import click

from surveycheck.cli.command import Command
from surveycheck.cli.ledger_at import ledger_at, ledger_option
from surveycheck.cli.screen import Screen


def command(screen: Screen) -> Command:
    """The command with its words."""
    params: list[click.Parameter] = [click.Argument(["name"], metavar="NAME"), ledger_option(screen)]
    words = (
        "今后的批不再抽到此检查员；已关闭的批和已做的检查不变。",
        "Lots to come do not draw this inspector; closed lots and what was done stay.",
    )
    examples = ["surveycheck ledger inspector retire 李检"]
    return Command("retire", screen, lambda **given: retire(screen, **given), words, examples, params)


def retire(screen: Screen, name: str, where: str | None) -> int:
    """Take him from the list."""
    from surveycheck.ledger import retire_inspector

    with ledger_at(where) as ledger, ledger.write() as connection:
        retire_inspector(connection, name)
    screen.tell(f"{name} 不再参加抽取", f"{name} is drawn no more")
    return 0
