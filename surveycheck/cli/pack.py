"""``surveycheck pack lint|new|import|diff|show|schema``."""

from __future__ import annotations

from surveycheck.cli.command import Group
from surveycheck.cli.screen import Screen

COMMANDS = {
    "lint": (
        "surveycheck.cli.pack_lint",
        ("检查规则包：能否加载、例子是否成立、文字是否齐全", "does it load, do its examples hold"),
    ),
    "new": ("surveycheck.cli.pack_new", ("由模板新建规则包", "start a pack from a template")),
    "import": (
        "surveycheck.cli.pack_import",
        ("由规定的附表（XLSX、CSV）起草规则包", "draft a pack from annex tables (XLSX, CSV)"),
    ),
    "diff": (
        "surveycheck.cli.pack_diff",
        ("比较两个规则包，及其对成果的影响", "two packs: what differs, and for which deliverables"),
    ),
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
