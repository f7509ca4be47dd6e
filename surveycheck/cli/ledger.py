"""``surveycheck ledger …``: the bureau's book."""

from __future__ import annotations

from surveycheck.cli.command import Group
from surveycheck.cli.screen import Screen

COMMANDS = {
    "where": ("surveycheck.cli.ledger_where", ("台账在哪里、有什么", "where it is, and what it holds")),
    "init": ("surveycheck.cli.ledger_init", ("新建台账，或升级旧台账", "make a ledger, or bring an older one up")),
}


def command(screen: Screen) -> Group:
    """The group with its words."""
    words = (
        "监管台账：SQLite 文件或 PostgreSQL 数据库，用 --ledger 或环境变量 SURVEYCHECK_LEDGER 指定。",
        "The bureau's book: an SQLite file, or PostgreSQL; named by --ledger or SURVEYCHECK_LEDGER.",
    )
    return Group("ledger", screen, COMMANDS, words, ["surveycheck ledger init --ledger bureau.sqlite"])
