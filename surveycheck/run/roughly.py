"""What a record explains of a total that is no sum to the last digit: permitted areas by use are near the permitted
total, and near what was measured of a use that is not listed.

A card names the codes that may follow (``explains``). What follows is off by an amount that the records of the head
say (the first of them, or all together), or by what the head itself is off, within its own limit; where so much is not
far more than that limit, to a twentieth.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from surveycheck.model import Finding
from surveycheck.rule import Rule
from surveycheck.rule.number import decimal_of
from surveycheck.run.accounted import CENT, Rows, difference_of

MANY = 500
"""Of so many findings those that explain each other are looked for; where more is wrong nobody looks for one record."""

FAR = 2
"""So many times the limit is no rounding."""

PART = 0.05
"""What is off by less than that must agree with the amount to this part of it."""


def roughly(findings: Sequence[Finding], rules: Mapping[str, Rule], rows: Rows) -> Iterator[tuple[int, int]]:
    """(head, follower) by number."""
    heads = [n for n, f in enumerate(findings) if rules[f.code].explains and f.severity != "note"]
    named = {code for n in heads for code in rules[findings[n].code].explains}
    open_ = [n for n, f in enumerate(findings) if f.code in named and _off(f) > _limit(f) > CENT]
    if len(open_) > MANY:
        return
    amounts = {n: tuple(_amounts(findings[n], rows)) for n in heads[:MANY]} if open_ else {}
    for follower in open_:
        one = findings[follower]
        for head, known in amounts.items():
            explained = head != follower and one.code in rules[findings[head].code].explains
            if explained and any(_fits(one, amount) for amount in known):
                yield head, follower


def _amounts(finding: Finding, rows: Rows) -> Iterator[float]:
    yield _off(finding)
    found = [rows.at(place) for place in (finding.place, *finding.others)]
    own = [r for r in found if r is not None and found[0] is not None and r.table == found[0].table]
    for name in own[0].values if own else ():
        numbers = [n for r in own if (n := decimal_of(r.get(name))) is not None]
        if len(numbers) == len(own) and any(n.as_tuple().exponent != 0 for n in numbers):
            yield from (float(abs(n)) for n in (numbers[0], sum(numbers, Decimal(0))))


def _fits(finding: Finding, amount: float) -> bool:
    off, limit = _off(finding), _limit(finding)
    return abs(off - amount) <= (limit if off > FAR * limit else min(limit, PART * off))


def _off(finding: Finding) -> float:
    return abs(difference_of(finding) or 0.0)


def _limit(finding: Finding) -> float:
    limit = finding.facts.get("limit")
    return float(limit) if isinstance(limit, int | float) else 0.0
