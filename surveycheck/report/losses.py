"""What of the deliverable may not have been read, as sentences."""

from __future__ import annotations

from collections.abc import Iterable

from surveycheck.model import Issue
from surveycheck.read.issues import REASONS, WORDS
from surveycheck.rule.message import fill

UNNAMED = ("可能有内容未能读入（{code}）", "some of it may not have been read ({code})")


def losses(issues: Iterable[Issue]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """One sentence for each file and kind of loss, Chinese and English, in the order of the issues."""
    groups: dict[tuple[str, str], list[Issue]] = {}
    for issue in issues:
        if issue.loss:
            groups.setdefault((issue.file, issue.code), []).append(issue)
    return (
        tuple(_sentence(file, issues, 0) for (file, _), issues in groups.items()),
        tuple(_sentence(file, issues, 1) for (file, _), issues in groups.items()),
    )


def _sentence(file: str, issues: list[Issue], language: int) -> str:
    """The first issue speaks for all of its kind in the file; the others are counted."""
    first = issues[0]
    reason = REASONS.get(str(first.facts.get("reason", "")))
    facts = {**first.facts, "code": first.code} | ({"reason": reason[language]} if reason else {})
    words = fill(WORDS.get(first.code, UNNAMED)[language], facts, ("zh", "en")[language])
    line = (f"（第 {first.line} 行）", f" (line {first.line})")[language] if first.line else ""
    more = (f"（共 {len(issues)} 处）", f" ({len(issues)} places)")[language] if len(issues) > 1 else ""
    where = f"{file}{line}{('：', ': ')[language]}" if file else ""
    return f"{where}{words}{more}"
