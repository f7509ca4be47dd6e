"""``surveycheck ledger …``: the bureau's book."""

from __future__ import annotations

from surveycheck.cli.command import Group
from surveycheck.cli.screen import Screen

COMMANDS = {
    "where": ("surveycheck.cli.ledger_where", ("台账在哪里、有什么", "where it is, and what it holds")),
    "import": ("surveycheck.cli.ledger_import", ("导入审批系统的项目表", "take projects from a list (CSV, XLSX)")),
    "lot": ("surveycheck.cli.ledger_lot", ("批：组成并关闭名单", "lots: close their lists")),
    "inspector": ("surveycheck.cli.ledger_inspector", ("检查员名单", "the list of inspectors")),
    "avoid": ("surveycheck.cli.ledger_avoid", ("回避：检查员不检查某单位", "an inspector keeps away from a firm")),
    "inspect": (
        "surveycheck.cli.ledger_inspect",
        ("样本中成果的检查单、检测、评定", "checklist and grade of a unit drawn"),
    ),
    "checklist": (
        "surveycheck.cli.ledger_checklist",
        ("人工检查单：写出表格、读回结果", "checklists as spreadsheets: write, take"),
    ),
    "overview": ("surveycheck.cli.ledger_overview", ("概查样本以外的成果", "look over a unit outside the sample")),
    "veto": ("surveycheck.cli.ledger_veto", ("使批不合格的事实", "what fails a lot regardless")),
    "verdict": ("surveycheck.cli.ledger_verdict", ("批的评定和检验报告", "verdict of a lot, and its papers")),
    "init": ("surveycheck.cli.ledger_init", ("新建台账，或升级旧台账", "make a ledger, or bring an older one up")),
    "list": (
        "surveycheck.cli.ledger_list",
        ("列出项目、单位、成果、批次、通知、到期", "projects, firms, submissions, lots, notices, what is due"),
    ),
    "timeline": ("surveycheck.cli.ledger_project", ("一个项目各阶段的经过", "what happened to a project")),
    "firm": (
        "surveycheck.cli.ledger_firm",
        ("一家单位：合格率、反复问题、趋势", "a firm: rates, repeated defects, trend"),
    ),
    "notice": (
        "surveycheck.cli.ledger_notice",
        ("整改通知书：发出、显示、结案", "notices to rectify: issue, show, close"),
    ),
    "recheck": ("surveycheck.cli.ledger_recheck", ("复查再次提交的成果", "hold a resubmission against its notice")),
    "object": ("surveycheck.cli.ledger_object", ("登记异议，或作出决定", "file an objection, or decide on it")),
    "bulletin": ("surveycheck.cli.ledger_bulletin", ("发布通报", "issue a bulletin")),
    "credit": ("surveycheck.cli.ledger_credit", ("单位的信用信息", "credit information of a firm")),
    "package": ("surveycheck.cli.ledger_package", ("打成互认的封印包", "pack a result for another office")),
    "accept": ("surveycheck.cli.ledger_accept", ("接收其他部门的包", "accept another office's package")),
}


def command(screen: Screen) -> Group:
    """The group with its words."""
    words = (
        "监管台账：SQLite 文件或 PostgreSQL 数据库，用 --ledger 或环境变量 SURVEYCHECK_LEDGER 指定。",
        "The bureau's book: an SQLite file, or PostgreSQL; named by --ledger or SURVEYCHECK_LEDGER.",
    )
    return Group("ledger", screen, COMMANDS, words, ["surveycheck ledger init --ledger bureau.sqlite"])
