"""The verdict of a report in one word and one sentence: the same for terminal, page and app."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from surveycheck.model import SEVERITIES, Grade, Part, Report
from surveycheck.report.numbers import plain_number
from surveycheck.report.words import LEVELS, UNGRADED, WORDS, Pair, word


@dataclass(frozen=True)
class Verdict:
    """``tone``: best, good, fair, bad or open (no verdict may be given)."""

    tone: str
    big: Pair
    why: Pair
    score: float | None


TONES = {"优": "best", "良": "good", "合格": "fair", "不合格": "bad"}


def verdict(report: Report) -> Verdict:
    """Level and reason where the pack grades, else passed or not. An incomplete check is never shown as a pass."""
    if report.grade is not None:
        return _graded(report.grade, report.complete)
    why = _ungraded_why(report)
    if not report.complete:
        return Verdict("open", WORDS["incomplete"], why, None)
    return Verdict("best", WORDS["pass"], why, None) if report.passes else Verdict("bad", WORDS["fail"], why, None)


def level_words(level: str) -> Pair:
    """A level in Chinese and English; as it is where the pack has one of its own."""
    return LEVELS.get(level, (level, level))


def severities(report: Report) -> dict[str, int]:
    """Open findings by class, worst first; every class is there."""
    found = Counter(finding.severity for finding in report.findings if finding.state == "open")
    return {severity: found[severity] for severity in SEVERITIES}


def rounded(score: float) -> str:
    """A score to one digit, cut and never rounded up over a threshold: 89.96 is no 90."""
    return plain_number(int(score * 10 + (1e-6 if score >= 0 else -1e-6)) / 10)


def _graded(grade: Grade, complete: bool) -> Verdict:
    reasons = ("；".join(grade.reasons), "; ".join(grade.reasons_en))
    if grade.level is None:
        big = WORDS["open-level"] if complete else WORDS["incomplete"]
        return Verdict("open", big, _fill("why-none", reasons=reasons), grade.score)
    level = level_words(grade.level)
    score = rounded(grade.score) if grade.score is not None else "—"
    tone = TONES.get(grade.level, "fair" if grade.passes else "bad")
    if grade.reasons:
        why = _fill("why-fail", reasons=reasons, level=level)
        return Verdict(tone, level, _with_below_zero(why, grade.parts), grade.score)
    key = "why-level" if grade.passes else "why-below"
    return Verdict(tone, level, _fill(key, score=(score, score), level=level), grade.score)


def below_zero(parts: Iterable[Part]) -> bool:
    """Whether a part, or a part of it, lost more than it had."""
    return any((part.score is not None and part.score < 0) or below_zero(part.parts) for part in parts)


def _with_below_zero(why: Pair, parts: Iterable[Part]) -> Pair:
    """A score under nothing looks like a fault of ours: it is told once that the standard has no lower end (GB/T
    24356-2023, formula 4)."""
    more = WORDS["below-zero"] if below_zero(parts) else ("", "")
    return why[0] + more[0], f"{why[1]} {more[1]}".strip()


def _fill(key: str, **values: Pair) -> Pair:
    zh, en = (word(key, i, **{name: pair[i] for name, pair in values.items()}) for i in (0, 1))
    return zh, en[:1].upper() + en[1:]


def _ungraded_why(report: Report) -> Pair:
    if not report.complete and not any(run.status == "checked" for run in report.runs):
        return WORDS["why-unchecked"]
    counts = severities(report)
    number = str(sum(counts[severity] for severity in "ABCD"))
    if number != "0":
        found = _fill("why-open", n=(number, number))
    else:
        found = WORDS["why-notes"] if counts["note"] else WORDS["why-clean"]
    policy = UNGRADED.get(report.ungraded, ("", ""))
    return found[0] + policy[0], f"{found[1]} {policy[1]}".strip()
