"""``surveycheck ledger inspector list``."""

from __future__ import annotations

from surveycheck.cli.command import Command
from surveycheck.cli.layout import visible
from surveycheck.cli.ledger_at import ledger_at, ledger_option
from surveycheck.cli.screen import Screen


def command(screen: Screen) -> Command:
    """The command with its words."""
    words = (
        "列出可以抽到的检查员，及各自回避的单位。",
        "Lists who may be drawn, and the firms that each keeps away from.",
    )
    run, examples = (lambda where: show(screen, where)), ["surveycheck ledger inspector list"]
    return Command("list", screen, run, words, examples, [ledger_option(screen)])


def show(screen: Screen, where: str | None) -> int:
    """Print them."""
    from surveycheck.ledger import active_inspectors, avoidances

    with ledger_at(where) as ledger, ledger.read() as connection:
        people, away = active_inspectors(connection), avoidances(connection)
    for one in people:
        screen.say(visible(f"{one.name}  {one.office}".rstrip()))
        for firm in (a for a in away if a.inspector == one.key):
            screen.say(visible(screen.word(f"  回避 {firm.firm}：", f"  keeps away from {firm.firm}: ") + firm.reason))
    if not people:
        screen.say(screen.word("还没有检查员", "there are no inspectors yet"))
    return 0
