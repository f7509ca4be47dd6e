"""The grade by each standard that the pack has: the one that counts, and the others beside it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from surveycheck.model import Grade, Report
from surveycheck.report.numbers import plain_number
from surveycheck.report.verdict import level_words, rounded
from surveycheck.report.words import WORDS, Pair, word

LEAST = "check_points_least"
"""The setting that says from how many check measurements on a figure is an RMSE."""

SMALL = 12
"""Steps of m ÷ m0 that are fractions of so small a denominator are shown as such."""


@dataclass(frozen=True)
class ByStandard:
    """One standard: score ("—" for none), level and the reasons for it; ``counts``: this one decides."""

    standard: str
    score: str
    level: Pair
    why: Pair
    counts: bool

    @property
    def role(self) -> Pair:
        return WORDS["standard-counts" if self.counts else "standard-beside"]


def by_standard(report: Report) -> tuple[ByStandard, ...]:
    """A row for each standard, the one that counts first; nothing where there is only that one."""
    grade = report.grade
    if grade is None or not grade.beside:
        return ()
    return tuple(_row(one, one is grade) for one in (grade, *grade.beside))


def said(report: Report, language: int) -> tuple[tuple[str, str], ...]:
    """Of each standard that does not count its name, and score and level in one sentence."""
    rows = [row for row in by_standard(report) if not row.counts]
    points = {row.standard: "" if row.score == "—" else word("points", language, n=row.score) for row in rows}
    return tuple((row.standard, f"{points[row.standard]} {row.level[language]}".strip()) for row in rows)


def accuracy_words(report: Report) -> Pair:
    """How figures of accuracy score by the standard that counts; empty where they do not."""
    if report.grade is None or not report.grade.steps:
        return "", ""
    steps = [(_ratio(ratio), plain_number(points)) for ratio, points in report.grade.steps]
    zh = "，".join(f"m＝{ratio} 为 {points}" for ratio, points in steps)
    en = ", ".join(f"{points} at {ratio}" for ratio, points in steps)
    few = next((plain_number(row["value"]) for row in report.settings if row["name"] == LEAST), "")
    fewer = (word("acc-few", 0, n=few), word("acc-few", 1, n=few)) if few else ("", "")
    return fewer[0] + word("acc-score", 0, steps=zh), fewer[1] + word("acc-score", 1, steps=en)


def rules_words(grade: Grade) -> Pair:
    """What the policy that counts deducts, and what share of gross errors it lets pass."""
    points = [(name, plain_number(value)) for name, value in (grade.deduct or {}).items()]
    if not points:
        return "", ""
    zh = word(
        "deduct-points", 0, points="，".join(f"{name} {value}" for name, value in points), t=plain_number(grade.t)
    )
    en = word(
        "deduct-points", 1, points=", ".join(f"{name} {value}" for name, value in points), t=plain_number(grade.t)
    )
    if grade.gross_share is None:
        return zh, en
    share = plain_number(grade.gross_share)
    return zh + word("gross-most", 0, share=share), en + word("gross-most", 1, share=share)


def _ratio(ratio: float) -> str:
    """0.3m₀, m₀/3, m₀."""
    exact = Fraction(ratio).limit_denominator(SMALL)
    if exact == 1:
        return "m₀"
    if abs(float(exact) - ratio) < 1e-9 and str(float(exact)) != f"{ratio:.4g}":
        return f"{'' if exact.numerator == 1 else exact.numerator}m₀/{exact.denominator}"
    return f"{plain_number(ratio)}m₀"


def _row(one: Grade, counts: bool) -> ByStandard:
    level = WORDS["open-level"] if one.level is None else level_words(one.level)
    why = ("；".join(one.reasons), "; ".join(one.reasons_en))
    return ByStandard(one.standard, "—" if one.score is None else rounded(one.score), level, why, counts)
