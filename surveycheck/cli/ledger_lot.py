"""``surveycheck ledger lot close|show``."""

from __future__ import annotations

from surveycheck.cli.command import Group
from surveycheck.cli.screen import Screen

COMMANDS = {
    "close": (
        "surveycheck.cli.ledger_lot_close",
        ("组成批并关闭名单，给出要公开的摘要", "close the list of a lot, print the digests to be made public"),
    ),
    "show": ("surveycheck.cli.ledger_lot_show", ("列出批，或显示一批", "list the lots, or show one")),
}


def command(screen: Screen) -> Group:
    """The group with its words."""
    words = (
        "批：关闭后不再改动；抽样用 surveycheck draw。",
        "Lots: never changed once they are closed; surveycheck draw draws them.",
    )
    return Group("lot", screen, COMMANDS, words, ["surveycheck ledger lot show"])
