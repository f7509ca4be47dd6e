"""``surveycheck pack lint|new|show|schema``."""

from __future__ import annotations

from surveycheck.cli.command import Group
from surveycheck.cli.screen import Screen

COMMANDS = {
    "lint": (
        "surveycheck.cli.pack_lint",
        ("检查规则包：能否加载、例子是否成立、文字是否齐全", "does it load, do its examples hold"),
    ),
    "new": ("surveycheck.cli.pack_new", ("由模板新建规则包", "start a pack from a template")),
    "show": (
        "surveycheck.cli.pack_show",
        ("显示规则包：设置、表、规则、评分方案", "settings, tables, rules, grade policy"),
    ),
    "schema": ("surveycheck.cli.pack_schema", ("输出规则包的 XSD", "print the XSD of its XML layout")),
}


def command(screen: Screen) -> Group:
    """The group with its words."""
    words = ("规则包的工具。", "Tools for rule packs.")
    return Group("pack", screen, COMMANDS, words, ["surveycheck pack lint my-city", "surveycheck pack new my-city"])
