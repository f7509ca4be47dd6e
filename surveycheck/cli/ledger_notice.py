"""``surveycheck ledger notice issue|show|close``."""

from __future__ import annotations

from surveycheck.cli.command import Group
from surveycheck.cli.screen import Screen

COMMANDS = {
    "issue": ("surveycheck.cli.ledger_notice_issue", ("发出整改通知书", "issue a notice to rectify")),
    "show": (
        "surveycheck.cli.ledger_notice_show",
        ("显示一份通知书，或写成 PDF、DOCX", "show one, or write it as PDF, DOCX"),
    ),
    "close": ("surveycheck.cli.ledger_notice_close", ("决定结案", "close one by decision")),
}


def command(screen: Screen) -> Group:
    """The group with its words."""
    words = (
        "整改通知书：发出、显示、结案；复查用 ledger recheck，异议用 ledger object。",
        "Notices to rectify: issue, show, close; see ledger recheck and ledger object.",
    )
    examples = ["surveycheck ledger notice issue 12 --number 整改3 --days 15 --by 张示例"]
    return Group("notice", screen, COMMANDS, words, examples)
