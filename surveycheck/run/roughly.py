"""What a record explains of a total that is no sum to the last digit: permitted areas by use are near the permitted
total, and near what was measured of a use that is not listed.

A card names the codes that may follow (``explains``). What follows is off by an amount that the records of the head
say (the first of them, or all together), or by what the head itself is off, within its own limit; so much must be far
more than that limit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from surveycheck.model import Finding
from surveycheck.rule import Rule
from surveycheck.rule.number import decimal_of
from surveycheck.run.accounted import CENT, Rows, difference_of

FAR = 2
"""So many times the limit is no rounding."""


def roughly(findings: Sequence[Finding], rules: Mapping[str, Rule], rows: Rows) -> Iterator[tuple[int, int]]:
    """(head, follower) by number."""
    open_ = [(n, off, limit) for n, f in enumerate(findings) if (off := _off(f)) > FAR * (limit := _limit(f)) > CENT]
    for follower, off, limit in open_:
        code = findings[follower].code
        for head, finding in enumerate(findings):
            named = head != follower and code in rules[finding.code].explains and finding.severity != "note"
            if named and any(abs(off - amount) <= limit for amount in _amounts(finding, rows)):
                yield head, follower


def _amounts(finding: Finding, rows: Rows) -> Iterator[float]:
    yield _off(finding)
    found = [rows.at(place) for place in (finding.place, *finding.others)]
    own = [r for r in found if r is not None and found[0] is not None and r.table == found[0].table]
    for name in own[0].values if own else ():
        numbers = [n for r in own if (n := decimal_of(r.get(name))) is not None]
        if len(numbers) == len(own) and any(n.as_tuple().exponent != 0 for n in numbers):
            yield from (float(abs(n)) for n in (numbers[0], sum(numbers, Decimal(0))))


def _off(finding: Finding) -> float:
    return abs(difference_of(finding) or 0.0)


def _limit(finding: Finding) -> float:
    limit = finding.facts.get("limit")
    return float(limit) if isinstance(limit, int | float) else 0.0
