"""``surveycheck ledger where``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from surveycheck.cli.command import Command
from surveycheck.cli.ledger_at import ledger_at, ledger_option
from surveycheck.cli.screen import Screen

if TYPE_CHECKING:
    from surveycheck.ledger import Ledger

WORDS = {
    "project": ("项目", "projects"),
    "firm": ("单位", "firms"),
    "submission": ("成果", "submissions"),
    "run": ("检查结果", "results"),
    "lot": ("批次", "lots"),
    "notice": ("整改通知", "notices"),
    "bulletin": ("通报", "bulletins"),
}


def command(screen: Screen) -> Command:
    """The command with its words."""
    words = (
        "显示台账在哪里、有多少内容；不会新建台账。",
        "Shows where the ledger is and what it holds; makes none.",
    )
    examples = ["surveycheck ledger where"]
    return Command("where", screen, lambda where: show(screen, where), words, examples, [ledger_option(screen)])


def show(screen: Screen, where: str | None) -> int:
    """Say where it is and what it holds; an SQLite file that is not there stays away."""
    from surveycheck.ledger import file_of

    file = file_of(where or None)
    if file is not None and not file.exists():
        screen.say(str(file))
        screen.say(screen.word("还没有台账（surveycheck ledger init 新建）", "not made yet (surveycheck ledger init)"))
        return 0
    with ledger_at(where) as ledger:
        screen.say(held(ledger, screen))
    return 0


def held(ledger: Ledger, screen: Screen) -> str:
    """Its place, and how much of everything it holds."""
    from surveycheck.cli.layout import table
    from surveycheck.ledger import counts

    with ledger.read() as connection:
        found = counts(connection)
    rows = [(screen.word(*words), str(found[name])) for name, words in WORDS.items()]
    return "\n".join([ledger.place, *table(rows)])
