"""What a finding measured, set against its limit; and what was said against what is drawn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import isfinite

from surveycheck.model import Fact, Finding, Place
from surveycheck.report.numbers import plain_number
from surveycheck.report.words import Pair
from surveycheck.rule.facts import FACTS, FactWord

MOST_TIMES = 1000
REPEATED = 4
"""From this length on, a fact's text that the message quotes is not said again."""


@dataclass(frozen=True)
class Measure:
    """A measured number and what it may be. ``low`` and ``high``: the allowed range, None where it is open; ``fact`` is
    the name of what was measured."""

    fact: str
    name: Pair
    value: float
    unit: str
    low: float | None
    high: float | None

    @property
    def allowed(self) -> str:
        unit = f" {self.unit}" if self.unit else ""
        if self.low is not None and self.high is not None:
            return f"{plain_number(self.low)} – {plain_number(self.high)}{unit}"
        sign, limit = ("≤", self.high) if self.high is not None else ("≥", self.low)
        return f"{sign} {plain_number(limit)}{unit}"

    @property
    def times(self) -> str:
        """How many times the upper limit was reached, "" where that says nothing."""
        if not self.high or self.low is not None or self.value <= self.high or self.value / self.high > MOST_TIMES:
            return ""
        return f"{self.value / self.high:.3g}"


@dataclass(frozen=True)
class Witnesses:
    """Two witnesses: what the records say and what is drawn, each with its place where one is known."""

    said: Fact
    drawn: Fact
    difference: Fact
    said_at: Place | None
    drawn_at: Place | None


def measure(finding: Finding) -> Measure | None:
    """The first measured number that lies outside the finding's limit; None without such a pair.

    An area is never held against a limit in metres: where both units are known, they must agree, and a limit whose unit
    is not known is held against what has none before anything else.
    """
    numbers = {name: number for name, value in finding.facts.items() if (number := _number(value)) is not None}
    limits = {name: number for name, number in numbers.items() if name in FACTS and FACTS[name].part == "limit"}
    high = next((limits[name] for name in ("tolerance", "limit", "upper", "allowed") if name in limits), None)
    low = limits.get("lower")
    other = next((FACTS[n].unit for n in limits if FACTS[n].unit), "")
    for name in _comparable(numbers, other):
        word, size = FACTS[name], abs(numbers[name]) if name == "difference" else numbers[name]
        if (high is not None and size > high) or (low is not None and size < low):
            return Measure(name, (word.zh, word.en), size, word.unit or other, low, high)
    return None


def _comparable(names: Iterable[str], unit: str) -> list[str]:
    """The measured facts that may be held against a limit in this unit ("": not known)."""
    measured = [name for name in names if name in FACTS and FACTS[name].part == "measured"]
    if unit:
        return [name for name in measured if FACTS[name].unit in ("", unit)]
    return [name for name in measured if not FACTS[name].unit] or (measured if len(measured) == 1 else [])


def witnesses(finding: Finding) -> Witnesses | None:
    """The two witnesses where the finding has both sides."""
    facts = finding.facts
    said = facts.get("said", facts.get("declared"))
    drawn = facts.get("drawn", facts.get("computed"))
    if said is None or drawn is None:
        return None
    places = (finding.place, *finding.others)
    in_xml = next((place for place in places if place.xpath), None)
    in_dxf = next((place for place in places if place.handles), None)
    return Witnesses(said, drawn, facts.get("difference"), in_xml, in_dxf)


def other_facts(finding: Finding) -> list[tuple[Pair, str]]:
    """What is not said by the measure, the witnesses or the place: words, value and unit; empty ones are left out."""
    gone = _told(finding) | {"note_en"}
    rows = []
    for name, value in finding.facts.items():
        if name not in gone and value is not None and value != "":
            word, text = FACTS.get(name, FactWord(name, name)), plain_number(value)
            if len(text) < REPEATED or text not in finding.message:
                rows.append(((word.zh, word.en), f"{text} {word.unit}".strip()))
    return rows


def _told(finding: Finding) -> set[str]:
    told = {n for n, v in finding.facts.items() if v in (finding.place.file, finding.place.layer, finding.place.key)}
    if found := measure(finding):
        told |= {found.fact, "lower", "upper", "tolerance", "limit"}
    return told | {"said", "drawn", "difference"} if witnesses(finding) else told


def _number(value: Fact) -> float | None:
    usable = isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)
    return float(value) if usable and isinstance(value, int | float) else None
