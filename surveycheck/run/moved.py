"""What is missing in one total and stands in another: one record that is counted at the wrong place.

Two findings of one kind whose differences are opposite, about two records (two buildings) or two totals of one (two
kinds of parking): an addend of just that amount was put with the wrong one. Counts are off by one by chance, so that of
two records they are believed only where an amount has moved between the same two, or in the company of one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from surveycheck.model import Finding, Place
from surveycheck.rule import Rule
from surveycheck.run.accounted import Rows, added_by, difference_of, record_path

EXACT = 1e-6
"""Differences are computed in decimals: what moved is missing and surplus by the same digits."""

Kind = tuple[object, ...]
Pair = tuple[int, int]
"""Numbers of two findings: where something is missing, where it is too much."""


def moved(findings: Sequence[Finding], rules: Mapping[str, Rule], rows: Rows) -> Iterator[tuple[int, int]]:
    """(head, follower) by number: opposite findings, all of those between the same two records, and what the cards name
    (``explains``) at the one record that was moved."""
    together: dict[tuple[str, ...], list[Pair]] = {}
    for pair in _pairs(findings, rules):
        places = [findings[n].place for n in pair]
        together.setdefault(tuple(sorted({f"{p.file} {record_path(p)}" for p in places})), []).append(pair)
    for between, pairs in together.items():
        if len(between) == 1 or any(_is_amount(rules[findings[n].code]) for n, _ in pairs):
            head = min(n for pair in pairs for n in pair)
            followers = {n for pair in pairs for n in pair}
            followers |= _at_the_moved(findings, rules, rows, pairs)
            yield from ((head, n) for n in sorted(followers - {head}))


def lost(findings: Sequence[Finding], rules: Mapping[str, Rule]) -> Iterator[tuple[int, int]]:
    """(head, follower): totals by different links (of its building, of its use) that are off by one and the same
    amount, both missing it or both having it too much: one record is gone, doubled, or wrong."""
    alike: dict[tuple[object, ...], list[int]] = {}
    for number, finding in enumerate(findings):
        rule, off = rules[finding.code], difference_of(finding)
        if off is not None and finding.severity != "note" and isinstance(rule.params.get("addend"), str):
            key = (rule.params["addend"], rule.others["addends"].records, round(off / EXACT))
            if _is_amount(rule):
                alike.setdefault(key, []).append(number)
    for own in alike.values():
        codes = Counter(findings[n].code for n in own)
        if len(codes) > 1 and max(codes.values()) == 1:
            yield from ((own[0], n) for n in own[1:])


def _pairs(findings: Sequence[Finding], rules: Mapping[str, Rule]) -> Iterator[Pair]:
    kinds: dict[Kind, list[int]] = {}
    for number, finding in enumerate(findings):
        rule = rules[finding.code]
        if rule.whole and finding.severity != "note" and difference_of(finding) is not None:
            kinds.setdefault(_kind(rule), []).append(number)
    for own in kinds.values():
        less = sorted((-_off(findings[n]), n) for n in own if _off(findings[n]) < 0)
        more = sorted((_off(findings[n]), n) for n in own if _off(findings[n]) > 0)
        while less and more:
            if abs(less[0][0] - more[0][0]) <= EXACT:
                yield more.pop(0)[1], less.pop(0)[1]
            else:
                (less if less[0] < more[0] else more).pop(0)


def _kind(rule: Rule) -> Kind:
    """Rules that add the same up."""
    addend = rule.params.get("addend")
    if not isinstance(addend, str):
        return (rule.code,)
    return rule.check, addend, tuple(sorted((name, select.records) for name, select in rule.others.items()))


def _off(finding: Finding) -> float:
    """Stated less computed: above zero something is missing in the sum."""
    return difference_of(finding) or 0.0


def _is_amount(rule: Rule) -> bool:
    """Does the rule allow for rounding? Counts are exact."""
    tolerance = rule.params.get("tolerance")
    return tolerance is not None and tolerance != 0


def _at_the_moved(
    findings: Sequence[Finding], rules: Mapping[str, Rule], rows: Rows, pairs: Sequence[Pair]
) -> set[int]:
    """The findings at the one record that all of these pairs can have counted at the wrong place."""
    named = {code for pair in pairs for n in pair for code in rules[findings[n].code].explains}
    candidates: set[tuple[str, str]] = set()
    for _, surplus in pairs if named else ():
        rule, off = rules[findings[surplus].code], abs(_off(findings[surplus]))
        found = {_name(p) for p in findings[surplus].others if _adds(rows, p, rule, off)}
        candidates = (candidates & found) or candidates or found
    if len(candidates) != 1:
        return set()
    return {n for n, f in enumerate(findings) if f.code in named and _name(f.place) in candidates}


def _name(place: Place) -> tuple[str, str]:
    return place.file, record_path(place)


def _adds(rows: Rows, place: Place, rule: Rule, off: float) -> bool:
    record = rows.at(place)
    added = added_by(record, rule) if record is not None else None
    return added is not None and abs(added - Decimal(repr(off))) <= Decimal("0.000001")
