"""Sheets of what people noted and set: manual items, waivers, limits and settings."""

from __future__ import annotations

from surveycheck.model import Report
from surveycheck.report.columns import Column, quality
from surveycheck.report.numbers import plain_number
from surveycheck.report.sheet import Table, of
from surveycheck.report.words import CERTAINTY, KIND, MANUAL, WAIVER


def manual(report: Report, language: int) -> Table:
    heads = (
        Column("item", ("项目", "Item"), 20),
        Column("title", ("内容", "What"), 40, "long"),
        Column("result", ("结果", "Result"), 12),
        Column("class", ("类别", "Class"), 8),
        Column("note", ("说明", "Note"), 50, "long"),
        Column("evidence", ("证据", "Evidence"), 24, "long"),
        Column("name", ("检查员", "Inspector"), 14),
        Column("date", ("日期", "Date"), 14),
        Column("quality", ("质量元素", "Quality element"), 28, "long"),
        Column("source", ("来源", "Source"), 40, "long"),
    )
    made = (
        (
            one.item,
            of(one.title, one.title_en, language),
            MANUAL[one.result][language],
            one.severity,
            one.note,
            one.evidence,
            one.name,
            one.date,
            quality(one.quality, report, language),
            one.source,
        )
        for one in (report.manual.entries if report.manual else ())
    )
    return Table(("人工检查", "Manual items"), heads, made, classes=3)


def waivers(report: Report, language: int) -> Table:
    heads = (
        Column("state", ("状态", "State"), 14),
        Column("code", ("规则", "Rule"), 10),
        Column("message", ("问题", "Finding"), 56, "long"),
        Column("reason", ("理由", "Reason"), 40, "long"),
        Column("clause", ("依据", "Clause"), 28, "long"),
        Column("name", ("申请人", "Asked by"), 14),
        Column("date", ("日期", "Date"), 12),
        Column("decided", ("决定人", "Decided by"), 14),
        Column("note", ("说明", "Note"), 40, "long"),
        Column("finding", ("问题编号", "Id"), 20),
        Column("file", ("文件", "File"), 24, "long"),
    )
    made = (
        (
            WAIVER[one.state][language],
            one.code,
            of(one.message, one.message_en, language),
            one.reason,
            one.clause,
            one.name,
            one.date,
            one.decision.name if one.decision else "",
            (one.decision.note if one.decision else "") or of(one.remark, one.remark_en, language),
            one.finding or one.asked_for,
            book.file,
        )
        for book in report.waivers
        for one in book.entries
    )
    return Table(("豁免", "Waivers"), heads, made)


def settings(report: Report, language: int) -> Table:
    heads = (
        Column("kind", ("类型", "Kind"), 10),
        Column("title", ("标题", "Title"), 44, "long"),
        Column("name", ("名称", "Name"), 26),
        Column("value", ("取值", "Value"), 36, "long"),
        Column("unit", ("单位", "Unit"), 8),
        Column("changed", ("本次修改", "Changed"), 10),
        Column("source", ("来源", "Source"), 50, "long"),
        Column("certainty", ("可靠程度", "Certainty"), 20),
    )
    yes = ("是", "yes")[language]
    made = (
        (
            KIND.get(str(one["kind"]), (str(one["kind"]),) * 2)[language],
            str(of(one.get("title"), one.get("title_en"), language) or one["name"]),
            str(one["name"]),
            plain_number(one["value"]),
            str(one.get("unit", "")),
            yes if one.get("changed") else "",
            str(of(one.get("source_title"), one.get("source_title_en"), language) or one.get("source", "")),
            CERTAINTY.get(str(one.get("certainty", "")), (str(one.get("certainty")),) * 2)[language],
        )
        for one in report.settings
    )
    return Table(("设置", "Settings"), heads, made)
