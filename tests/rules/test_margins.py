"""Honest numbers: every finding that is held against a limit says by how much, in which unit, and no sentence shows two
numbers that look the same; and every card shows what lies just at both sides of its limit."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from surveycheck.model import Facts, Finding
from surveycheck.pack import Pack, installed_packs, load_pack, sheet_plan
from surveycheck.read import read_bytes
from surveycheck.rule import Example, Limit, Rule
from surveycheck.rule.facts import FACTS
from surveycheck.rule.limit import Piece
from surveycheck.rule.measured import LIMITS, Judged, digits, judged, units_of
from surveycheck.rule.message import fill, places
from surveycheck.run.examples import run_example

PACKS = {summary.name: load_pack(summary.name) for summary in installed_packs()}
LIMITED = [
    pytest.param(name, rule, id=f"{name}-{rule.code}")
    for name, pack in PACKS.items()
    for rule in pack.rules
    if not rule.home and any(isinstance(value, Limit) for value in rule.params.values())
]
RESOLUTION = {"coverage-gap": ("tolerance", "reach"), "areas-inside": ("tolerance",)}
"""Limits that only say how finely a check looks: they stay."""

GAPS = Path(__file__).parent / "gaps.txt"

NEAR = 1.3
"""An example is just beyond a limit when it measures no more than this times as much, or little more in all."""

LITTLE = {"m": 0.0011, "m²": 0.0121, "%": 0.011, "": 1.0}
"""The same where the limit is 0 or nearly so: what is the least that is written, or lies just beyond the resolution."""


def found(pack: Pack, rule: Rule, example: Example) -> list[tuple[Finding, Judged | None]]:
    """What the rule finds in an example of its own card, each with its pair."""
    alone = replace(pack, rules=(rule,))
    findings = run_example(alone, rule, example, partial(read_bytes, sheets=sheet_plan(pack))).findings
    units = units_of(rule.params, rule.unit)
    return [(finding, judged(finding.facts, units)) for finding in findings if finding.code == rule.code]


def unsaid(name: str, rule: Rule) -> list[str]:
    """``unsaid`` where a finding has a measured number and a limit that are not held against each other."""
    for example in rule.bad:
        for finding, pair in found(PACKS[name], rule, example):
            facts = finding.facts
            if pair is not None:
                assert {"margin", "unit", "rounding"} <= facts.keys()
                assert facts["margin"] == pytest.approx(pair.value - pair.limit, abs=1e-6)
            elif any(limit in facts for limit in LIMITS) or measured(facts) - {"area"}:
                return ["unsaid"]
    return []


def measured(facts: Facts) -> set[str]:
    return {
        name for name in facts if name in FACTS and FACTS[name].part == "measured" and isinstance(facts[name], float)
    }


def beside(rule: Rule, factor: float, limits: set[float]) -> Rule:
    """The rule with limits ``factor`` times as large; numbers of the card that are the limit, too."""
    params: dict[str, Any] = dict(rule.params)
    for name, value in rule.params.items():
        if isinstance(value, Limit) and name not in RESOLUTION.get(rule.check, ()):
            params[name] = replace(value, pieces=tuple(scaled(piece, factor) for piece in value.pieces))
        elif isinstance(value, float) and value in limits:
            params[name] = value * factor
    return replace(rule, params=params, references={})


def scaled(piece: Piece, factor: float) -> Piece:
    numbers = {name: getattr(piece, name) * factor for name in ("constant", "per_sqrt", "per_unit")}
    return replace(piece, **numbers)


def both_sides(name: str, rule: Rule) -> list[str]:
    """Which side has no example near the limit."""
    pack = PACKS[name]
    pairs = [found_ for example in rule.bad for found_ in found(pack, rule, example)]
    held = [pair for _, pair in pairs if pair is not None]
    if not held:
        return []
    lacking = (
        [] if any(pair is not None and near(pair, "said" in finding.facts) for finding, pair in pairs) else ["bad"]
    )
    if all(pair.limit == 0 for pair in held) or any(finding.severity == "note" for finding, _ in pairs):
        return lacking  # of nothing there is no less; and beyond this limit stands a note of the same rule
    below = all(pair.margin <= 0 for pair in held)
    other = beside(rule, NEAR if below else 1 / NEAR, {pair.limit for pair in held})
    shown = any(pair is not None for example in rule.good for _, pair in found(pack, other, example))
    return lacking if shown else [*lacking, "good"]


def near(pair: Judged, written: bool) -> bool:
    """Is it just beyond the limit? What records say is written to a hundredth."""
    low, high = sorted((pair.value, pair.limit))
    return high <= low * NEAR or high - low <= max(LITTLE.get(pair.unit, 0.0), 0.0101 * written)


def test_every_limit_is_said_and_shown_from_both_sides(request: pytest.FixtureRequest) -> None:
    """``gaps.txt`` lists the cards that do not yet (``--accept`` writes it), and what each lacks: ``unsaid`` (findings
    do not tell what they measured against which limit), or an example on one side of the limit, ``bad`` or ``good``."""
    cards = [parameter.values for parameter in LIMITED]
    lacking = {(name, rule.code): (*unsaid(name, rule), *both_sides(name, rule)) for name, rule in cards}
    found_ = [f"{name} {code} {gap}" for (name, code), gaps in lacking.items() for gap in gaps]
    if request.config.getoption("--accept"):
        GAPS.write_text("".join(f"{line}\n" for line in found_), encoding="utf-8", newline="\n")
    assert found_ == GAPS.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(("name", "rule"), LIMITED)
def test_no_sentence_shows_a_number_equal_to_the_limit_that_it_is_beyond(name: str, rule: Rule) -> None:
    for example in rule.bad:
        for finding, pair in found(PACKS[name], rule, example):
            for words in (rule.message, *rule.cases.values()) if pair else ():
                assert pair is not None
                for beyond in (pair.limit + 2e-6, pair.limit * 1.0004 + 3e-5, pair.limit - 2e-6):
                    two = [place for place in places(words.zh) if place.name in (pair.fact, pair.limit_fact)]
                    if len(two) != 2:
                        continue
                    facts = {**finding.facts, pair.fact: beyond}
                    new = replace(pair, value=abs(beyond))
                    shown = {
                        p.name: fill(f"{{{p.name}:{p.spec}}}", facts, digits=digits(words.zh, facts, new)) for p in two
                    }
                    value, limit = abs(Decimal(shown[pair.fact])), Decimal(shown[pair.limit_fact])
                    assert (value > limit) == (new.value > new.limit), (words.zh, shown)
                    assert value != limit
