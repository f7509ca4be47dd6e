"""``surveycheck ledger lot show [NAME]``."""

from __future__ import annotations

import click

from surveycheck.cli.command import Command
from surveycheck.cli.layout import visible
from surveycheck.cli.ledger_at import ledger_at, ledger_option
from surveycheck.cli.screen import Screen


def command(screen: Screen) -> Command:
    """The command with its words."""
    closing = screen.word("输出 closing.json 的内容", "print what closing.json holds")
    params: list[click.Parameter] = [
        click.Argument(["name"], metavar="NAME", required=False),
        click.Option(["--closing"], is_flag=True, help=closing),
        ledger_option(screen),
    ]
    words = ("列出全部批；给出名称时显示这一批。", "Lists all lots; with a name, shows that one.")
    examples = ["surveycheck ledger lot show 2026-Q4"]
    return Command("show", screen, lambda **given: show(screen, **given), words, examples, params)


def show(screen: Screen, name: str | None, closing: bool, where: str | None) -> int:
    """Print it."""
    from surveycheck.cli.ledger_lot_close import said_of
    from surveycheck.ledger import lot_named, lot_names

    with ledger_at(where) as ledger, ledger.read() as connection:
        if name is None:
            for one in lot_names(connection):
                screen.say(visible(one))
        else:
            stored = lot_named(connection, name)
            screen.say(stored.closing() if closing else said_of(stored, screen))
    return 0
