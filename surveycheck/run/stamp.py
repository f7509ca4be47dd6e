"""Stamp: a check's defects become findings, with the card's words and class.

Here, and nowhere else, the numbers of persons are masked: whatever shows a finding, or is told of it while the check
goes on, has it from here. The id is made of what the deliverable says, so that it does not change.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from surveycheck.model import Fact, Finding, Record, Severity
from surveycheck.model.finding import SEVERITIES
from surveycheck.pack import Pack
from surveycheck.rule import Defect, Row, Rule, SeverityWhen
from surveycheck.rule.masked import masked, masked_fact
from surveycheck.rule.measured import digits, judged, units_of, with_margin
from surveycheck.rule.message import fill
from surveycheck.run.ident import Known, identity, unique
from surveycheck.run.place import Places

OFTEN = 1000
"""Defects or findings between two signs of life: some hundredths of a second."""


@dataclass(frozen=True)
class Stamped:
    """A finding and the defect that it came from."""

    finding: Finding
    defect: Defect


def stamp(
    rule: Rule, defects: Sequence[Defect], pack: Pack, tick: Callable[[], None] = lambda: None
) -> tuple[Stamped, ...]:
    """Findings in the order of the report: file, line of XML, place (north to south, west to east), key, id; so it
    does not depend on how the file lists its entities. Each is its own cause until causes are joined. ``tick`` is
    called now and then, and may raise."""
    places, known, units = Places(pack), Known(), units_of(rule.params, rule.unit)
    ids = unique((identity(rule.code, d, pack, known) for d in defects), rule.code)
    stamped = []
    for number, (ident, defect) in enumerate(zip(ids, defects, strict=True)):
        stamped.append(Stamped(_finding(rule, defect, ident, pack, places, units), defect))
        if not number % OFTEN:
            tick()
    stamped.sort(key=lambda s: _order(s.finding))
    return tuple(stamped)


def _order(finding: Finding) -> tuple[object, ...]:
    place = finding.place
    spot = (0, 0.0, 0.0) if place.at is None else (1, -place.at[1], place.at[0])
    line = place.line if place.xpath else 0
    return (place.file, line, *spot, place.key, finding.id)


def _finding(rule: Rule, defect: Defect, ident: str, pack: Pack, places: Places, units: tuple[str, ...]) -> Finding:
    place, others = places.of_defect(defect)
    words, pair = rule.cases.get(defect.case, rule.message), judged(defect.facts, units)
    facts = dict(sorted(with_margin(dict(defect.facts), pair).items()))
    return Finding(
        id=ident,
        code=rule.code,
        name=rule.name,
        title=rule.title,
        title_en=rule.title_en,
        severity=severity(rule, defect, pack),
        quality=rule.quality,
        message=masked(fill(words.zh, facts, digits=digits(words.zh, facts, pair))),
        message_en=masked(fill(words.en, facts, "en", digits(words.en, facts, pair))),
        clause=rule.clause,
        cause=ident,
        place=place,
        facts={name: masked_fact(fact) for name, fact in facts.items()},
        others=others,
    )


def severity(rule: Rule, defect: Defect, pack: Pack) -> Severity:
    """The class: by the first condition on facts that holds, else by the row behind it, else the card's."""
    for condition in rule.severity_when:
        if _holds(condition, defect.facts.get(condition.fact)):
            return condition.severity
    row = _row_behind(defect, pack) if rule.severity_column else None
    cell = row[rule.severity_column] if row else ""
    return next((s for s in SEVERITIES if s == cell), rule.severity)


def _holds(when: SeverityWhen, fact: Fact) -> bool:
    if when.equals is not None:
        return str(fact) == when.equals
    if isinstance(fact, bool) or not isinstance(fact, int | float):
        return False
    above = when.above is None or fact > when.above
    at_least = when.at_least is None or fact >= when.at_least
    below = when.below is None or fact < when.below
    return above and at_least and below


def _row_behind(defect: Defect, pack: Pack) -> Row | None:
    """The table row that demanded what is wrong: the row itself, or that of the record's field or key."""
    where = defect.where
    if isinstance(where, Row):
        return where
    if not isinstance(where, Record):
        return None
    return pack.value_rows.get((where.table, defect.field))
