"""``surveycheck ledger inspector add|retire|list``."""

from __future__ import annotations

from surveycheck.cli.command import Group
from surveycheck.cli.screen import Screen

COMMANDS = {
    "add": ("surveycheck.cli.ledger_inspector_add", ("登记检查员", "put an inspector on the list")),
    "retire": ("surveycheck.cli.ledger_inspector_retire", ("不再参加抽取", "draw an inspector no more")),
    "list": (
        "surveycheck.cli.ledger_inspector_list",
        ("检查员和回避", "inspectors, and firms that they keep away from"),
    ),
}


def command(screen: Screen) -> Group:
    """The group with its words."""
    words = ("检查员名单：关闭批时从中抽取。", "The list of inspectors, of whom some are drawn with a lot.")
    return Group("inspector", screen, COMMANDS, words, ["surveycheck ledger inspector add 李检 --office 示例检验站"])
