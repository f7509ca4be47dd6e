"""``surveycheck ledger inspector add NAME``."""

from __future__ import annotations

import click

from surveycheck.cli.command import Command
from surveycheck.cli.ledger_at import ledger_at, ledger_option
from surveycheck.cli.screen import Screen


def command(screen: Screen) -> Command:
    """The command with its words."""
    office = screen.word("所在单位", "the inspector's office")
    params: list[click.Parameter] = [
        click.Argument(["name"], metavar="NAME"),
        click.Option(["--office"], default="", metavar="TEXT", help=office),
        ledger_option(screen),
    ]
    words = (
        "登记检查员，今后的批可以抽到；同名的两人请在姓名后加以区别。",
        "Puts an inspector on the list for lots to come; two of one name want something to tell them apart.",
    )
    examples = ["surveycheck ledger inspector add 李检 --office 示例检验站"]
    return Command("add", screen, lambda **given: add(screen, **given), words, examples, params)


def add(screen: Screen, name: str, office: str, where: str | None) -> int:
    """Put him on the list."""
    from surveycheck.ledger import add_inspector

    with ledger_at(where) as ledger, ledger.write() as connection:
        add_inspector(connection, name, office)
    screen.tell(f"已登记检查员 {name}", f"{name} is on the list")
    return 0
