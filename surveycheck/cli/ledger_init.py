"""``surveycheck ledger init``."""

from __future__ import annotations

from surveycheck.cli.command import Command
from surveycheck.cli.ledger_at import ledger_at, ledger_option
from surveycheck.cli.ledger_where import held
from surveycheck.cli.screen import Screen


def command(screen: Screen) -> Command:
    """The command with its words."""
    words = (
        "新建台账，或把较旧的台账升级到本程序的结构；已有的内容不变。其他命令需要时也会这样做。",
        "Makes a ledger, or brings an older one to this program's form; what it holds stays. Other commands do so "
        "where they need it.",
    )
    examples = ["surveycheck ledger init --ledger bureau.sqlite"]
    return Command("init", screen, lambda where: init(screen, where), words, examples, [ledger_option(screen)])


def init(screen: Screen, where: str | None) -> int:
    """Make it and say what it holds."""
    with ledger_at(where) as ledger:
        screen.say(held(ledger, screen))
    return 0
