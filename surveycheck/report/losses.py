"""What of the deliverable may not have been read, as sentences."""

from __future__ import annotations

from surveycheck.model import Issue, Model
from surveycheck.report.words import LOSS


def losses(model: Model) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """One sentence for each file and kind of loss, Chinese and English, in the order of the model's issues."""
    groups: dict[tuple[str, str], list[Issue]] = {}
    for issue in model.issues:
        if issue.loss:
            groups.setdefault((issue.file, issue.code), []).append(issue)
    return (
        tuple(_sentence(*key, issues, 0) for key, issues in groups.items()),
        tuple(_sentence(*key, issues, 1) for key, issues in groups.items()),
    )


def _sentence(file: str, code: str, issues: list[Issue], language: int) -> str:
    words = LOSS.get(code, LOSS[""])[language].format(code=code)
    lines = [issue.line for issue in issues if issue.line]
    line = (f"（第 {lines[0]} 行）", f" (line {lines[0]})")[language] if lines else ""
    more = (f"（共 {len(issues)} 处）", f" ({len(issues)} places)")[language] if len(issues) > 1 else ""
    return f"{file}{line}{('：', ': ')[language]}{words}{more}"
