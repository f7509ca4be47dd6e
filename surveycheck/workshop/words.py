"""Words of a workshop's result: key → Chinese, English."""

from __future__ import annotations

from markupsafe import Markup

from surveycheck.report.html import both
from surveycheck.report.words import Pair

VERDICT: dict[str, Pair] = {
    "found": ("找对", "Found"),
    "other": ("位置对、类型不对", "Right place, other kind"),
    "missed": ("漏查", "Missed"),
    "follows": ("连带问题", "A consequence"),
    "again": ("重复标记", "Marked again"),
    "false": ("误标", "False mark"),
}

SHAPE: dict[str, str] = {"found": "✓", "other": "≈", "missed": "✗", "follows": "→", "again": "=", "false": "?"}
"""A verdict is a shape before it is a colour."""

WORDS: dict[str, Pair] = {
    "workshop": ("练习成绩", "Result of the exercise"),
    "language": ("English", "中文"),
    "summary": (
        "植入 {planted} 处：找对 {found}，位置对但类型不对 {other}，漏查 {missed}，误标 {false}。得分 {points}。",
        "{planted} planted: {found} found, {other} of another kind, {missed} missed, {false} false. Score {points}.",
    ),
    "how": (
        "得分：找对记 1，位置对但类型不对记 0.5，误标扣 0.25，占植入处数的百分比；连带问题和重复标记不计。"
        "这是练习的算法，不是规范条文。",
        "Score: 1 for a defect found, 0.5 for the right place with another kind, 0.25 off for a false mark, as a share "
        "of the planted ones; consequences and marks made twice do not count. A measure for exercises, of no standard.",
    ),
    "planted": ("植入", "Planted"),
    "marked": ("标为", "Marked as"),
    "no-kind": ("未选类型", "no kind"),
    "where": ("位置", "Place"),
    "note": ("说明", "Note"),
    "trainee": ("学员", "Trainee"),
    "deliverable": ("成果", "Deliverable"),
    "why": ("为什么", "Why it matters"),
    "fix": ("怎么改", "How to mend it"),
    "points": ("分", "points"),
    "follows-from": ("由 {n} 引起", "follows from {n}"),
}


def said(key: str, n: object = "") -> Markup:
    """The words of a key in both languages."""
    zh, en = WORDS[key]
    return both((zh.replace("{n}", str(n)), en.replace("{n}", str(n))))
