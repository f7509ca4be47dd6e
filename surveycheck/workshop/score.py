"""Marks against an answer key: pure, and the same for the same input.

A mark is at the place of a planted defect where it names the same drawn thing, the same record or value (or the record
that the value stands in), the same file of a defect that has no place within one, or lies no farther from its spot than
the tolerance. Its kind is right where it names the rule that was planted, or one that truly breaks with it. Each mark
counts for one defect at most and each defect for one mark: first as many as can be are paired by place and kind, then
what is left by place alone. Several answers at one and the same thing come from one planted defect, for a planter takes
no victim twice: the first of them is to be found, the others follow from it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import dist, inf
from typing import Literal

from surveycheck.plant import Answer
from surveycheck.workshop.marks import Mark

Verdict = Literal["found", "other", "missed", "follows", "again", "false"]
"""``found``: right place and kind; ``other``: right place, another kind; ``missed``: not marked; ``follows``: names
what truly follows from a planted defect; ``again``: one more mark of a defect that is found; ``false``: nothing is
there."""

VERDICTS: tuple[Verdict, ...] = ("found", "other", "missed", "follows", "again", "false")

TOLERANCE = 1.0
"""Drawing units (m) between a mark and the spot of a defect: a click on a plan at 1:500 is good to some millimetres."""

WORTH: Mapping[Verdict, float] = {"found": 1.0, "other": 0.5, "false": -0.25}
"""What a verdict adds, in defects: the project's own choice, not that of a standard. Guessing does not pay: a mark set
at random costs more than it brings as long as less than one in five of them is right."""

Kinds = Mapping[str, str]
"""Any word for a rule (alias or name) → its code."""


@dataclass(frozen=True)
class Outcome:
    """One line of the result: ``answer`` is None of a mark that belongs to no defect, ``mark`` of a missed one."""

    verdict: Verdict
    answer: Answer | None = None
    mark: Mark | None = None


@dataclass(frozen=True)
class Score:
    """Outcomes: the planted defects in the order of the key, then the marks that are left, in their order."""

    outcomes: tuple[Outcome, ...]

    def count(self, verdict: Verdict) -> int:
        """How many there are of a verdict."""
        return sum(outcome.verdict == verdict for outcome in self.outcomes)

    @property
    def planted(self) -> int:
        """How many defects there are to be found."""
        return sum(self.count(verdict) for verdict in ("found", "other", "missed"))

    @property
    def points(self) -> float:
        """0 to 100: the sum of ``WORTH`` as a share of the planted defects; 0 where nothing was planted."""
        worth = sum(WORTH.get(outcome.verdict, 0.0) for outcome in self.outcomes)
        return max(0.0, 100.0 * worth / self.planted) if self.planted else 0.0


def score(
    answers: Sequence[Answer], marks: Sequence[Mark], tolerance: float = TOLERANCE, kinds: Kinds | None = None
) -> Score:
    """How well the marks meet the answers. ``tolerance`` in drawing units. Raises ValueError where it is negative or
    no number."""
    if not 0 <= tolerance < inf:
        raise ValueError("the tolerance must be 0 or more")
    known, answers = kinds or {}, gathered(answers)
    codes = [known.get(mark.code, mark.code) for mark in marks]
    away = [[distance(answer, mark, tolerance) for mark in marks] for answer in answers]
    exact = _paired(away, lambda a, m: _is_kind(codes[m], answers[a]), {}, set())
    every = _paired(away, lambda a, m: True, exact, set(exact.values()))
    lines = [_line(answer, every.get(a), a in exact, marks) for a, answer in enumerate(answers)]
    used = set(every.values())
    rest = [m for m in range(len(marks)) if m not in used]
    return Score((*lines, *(_left(m, marks[m], codes[m], answers, away, exact) for m in rest)))


def gathered(answers: Sequence[Answer]) -> list[Answer]:
    """One answer for each thing that was spoilt; the codes of the others follow from the first."""
    found: dict[object, Answer] = {}
    for number, answer in enumerate(answers):
        place = (answer.file, answer.handle, answer.xpath) if answer.handle or answer.xpath else number
        first = found.get(place)
        if first is not None:
            follows = dict.fromkeys((*first.consequences, answer.code, *answer.consequences))
            answer = replace(first, consequences=tuple(code for code in follows if code != first.code))
        found[place] = answer
    return list(found.values())


def _is_kind(code: str, answer: Answer) -> bool:
    return code != "" and (code == answer.code or code in answer.consequences)


def _line(answer: Answer, mark: int | None, exact: bool, marks: Sequence[Mark]) -> Outcome:
    if mark is None:
        return Outcome("missed", answer)
    return Outcome("found" if exact else "other", answer, marks[mark])


def _left(
    number: int, mark: Mark, code: str, answers: Sequence[Answer], away: Sequence[Sequence[float]], exact: Iterable[int]
) -> Outcome:
    """A mark that no defect is left for."""
    here = [a for a in exact if away[a][number] < inf and _is_kind(code, answers[a])]
    if here:
        return Outcome("again", answers[here[0]], mark)
    cause = next((answer for answer in answers if code and code in answer.consequences), None)
    return Outcome("follows", cause, mark) if cause is not None else Outcome("false", None, mark)


def distance(answer: Answer, mark: Mark, tolerance: float = TOLERANCE) -> float:
    """How far the mark is from the place of the defect: 0 on the very thing, infinite where it is not there."""
    if mark.file != answer.file and not (answer.key and answer.key == mark.key):
        return inf
    if answer.handle and answer.handle.upper() == mark.handle.upper():
        return 0.0
    if answer.xpath and _same_record(answer.xpath, mark.xpath):
        return 0.0
    if answer.key and answer.key == mark.key:
        return 0.0
    if answer.at is not None and mark.at is not None:
        away = dist(answer.at, mark.at)
        return away if away <= tolerance else inf
    whole = not (answer.handle or answer.xpath or answer.key or answer.at)
    return 0.0 if whole and answer.file == mark.file else inf


def _same_record(one: str, other: str) -> bool:
    """The same record, or one is a value of the other; below the root, which holds everything."""
    short, long = sorted((one, other), key=len)
    return short == long or (short.count("/") > 1 and long.startswith(f"{short}/"))


def _paired(
    away: Sequence[Sequence[float]], fits: Callable[[int, int], bool], fixed: Mapping[int, int], taken: set[int]
) -> dict[int, int]:
    """Answer → mark: ``fixed`` and as many more as there can be (Kuhn's augmenting paths), the nearest first."""
    owner: dict[int, int] = {}
    free = [a for a in range(len(away)) if a not in fixed]
    near = {
        a: sorted(
            (m for m, d in enumerate(away[a]) if d < inf and m not in taken and fits(a, m)), key=away[a].__getitem__
        )
        for a in free
    }

    def place(answer: int, seen: set[int]) -> bool:
        for mark in near[answer]:
            if mark not in seen:
                seen.add(mark)
                if mark not in owner or place(owner[mark], seen):
                    owner[mark] = answer
                    return True
        return False

    for answer in sorted(free, key=lambda a: away[a][near[a][0]] if near[a] else inf):
        place(answer, set())
    return dict(fixed) | {answer: mark for mark, answer in owner.items()}
