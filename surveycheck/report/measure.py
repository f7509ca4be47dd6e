"""What a finding measured, set against its limit; and what was said against what is drawn."""

from __future__ import annotations

import re
from dataclasses import dataclass

from surveycheck.model import Fact, Finding, Place
from surveycheck.report.numbers import plain_number
from surveycheck.report.words import Pair
from surveycheck.rule.facts import FACTS, FactWord
from surveycheck.rule.measured import judged, number_of

MOST_TIMES = 1000
OWN_WORD = re.compile(r"[a-z]+(-[a-z]+)*")
"""Of the program, such as check-sheet, in no language; the message says what it is."""

FINE = 4
"""Decimals of a limit that is shown."""

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
            return f"{_short(self.low)} – {_short(self.high)}{unit}"
        sign, limit = ("≤", self.high) if self.high is not None else ("≥", self.low)
        return f"{sign} {_short(limit)}{unit}"

    @property
    def measured(self) -> str:
        """The value, with as many digits as limits have, or more where it would look like one."""
        shortened = _short(self.value)
        own = plain_number(self.value)
        alike = shortened in (_short(self.low), _short(self.high)) and self.value not in (self.low, self.high)
        return f"{own if alike else shortened} {self.unit}".strip()

    @property
    def times(self) -> str:
        """How many times the upper limit was reached, "" where that says nothing."""
        if not self.high or self.low is not None or self.value <= self.high or self.value / self.high > MOST_TIMES:
            return ""
        return plain_number(float(f"{self.value / self.high:.3g}"))


def _short(limit: float | None) -> str:
    """A limit that a formula gave, with the digits that people read of it: a tenth of a millimetre tells enough."""
    shortened = round(limit, FINE) if isinstance(limit, float) else limit
    return plain_number(shortened or limit)


@dataclass(frozen=True)
class Witnesses:
    """Two witnesses: what the records say and what is drawn, each with its place where one is known."""

    said: Fact
    drawn: Fact
    difference: Fact
    said_at: Place | None
    drawn_at: Place | None


def measure(finding: Finding) -> Measure | None:
    """The measured number that lies outside the finding's limit; None without such a pair, and where what lies below
    the limit is the fault (two points closer than it)."""
    unit = finding.facts.get("unit")
    pair = judged(finding.facts, (unit,) if isinstance(unit, str) and unit and "margin" in finding.facts else ())
    if pair is None:
        return None
    between = pair.limit_fact in ("upper", "lower")
    low = number_of(finding.facts.get("lower")) if between else None
    high = number_of(finding.facts.get("upper")) if between else pair.limit
    if (high is None or pair.value <= high) and (low is None or pair.value >= low):
        return None
    word = FACTS[pair.fact]
    return Measure(pair.fact, (word.zh, word.en), pair.value, pair.unit, low, high)


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


def other_facts(finding: Finding) -> list[tuple[Pair, Pair]]:
    """What is not said by the measure, the witnesses or the place: words, value and unit in Chinese and English; empty
    ones are left out, what the message says in either language, and a kind that is the program's own word. A fact
    ``x_en`` is the English of the fact ``x``."""
    facts, gone = finding.facts, _told(finding) | {"note_en"}
    if OWN_WORD.fullmatch(str(facts.get("kind", ""))) and "kind_en" not in facts:
        gone.add("kind")
    rows = []
    for name, value in facts.items():
        if name in gone or value is None or value == "" or (name.endswith("_en") and name[:-3] in facts):
            continue
        word, text, english = FACTS.get(name, FactWord(name, name)), plain_number(value), facts.get(f"{name}_en")
        if len(text) < REPEATED or not (text in finding.message or text in finding.message_en):
            other = plain_number(english) if english else text
            rows.append(((word.zh, word.en), (f"{text} {word.unit}".strip(), f"{other} {word.unit}".strip())))
    return rows


def _told(finding: Finding) -> set[str]:
    told = {n for n, v in finding.facts.items() if v in (finding.place.file, finding.place.layer, finding.place.key)}
    if "margin" in finding.facts:
        told |= {"margin", "rounding", "unit"}
    if finding.facts.get("line") == finding.place.line:
        told.add("line")
    if found := measure(finding):
        told |= {found.fact, "lower", "upper", "tolerance", "limit", "allowed"}
    return told | {"said", "drawn", "difference"} if witnesses(finding) else told
