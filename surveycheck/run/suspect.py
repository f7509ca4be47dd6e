"""One value, or one drawn thing, that several witnesses contradict by the same amount: that is the one which is wrong.

Findings of different rules that are about the same value of a record (or two values of one record that were exchanged,
or the same thing), and that are off by the same number, whichever way round. A number with decimals agrees to its last
digit by no chance; a count does, so it is believed only where both findings name few values.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from surveycheck.model import Finding, Place
from surveycheck.run.accounted import record_path

SAME = 0.006
"""Two areas of which one is written to a square centimetre are the same."""

LEAST = 0.06
"""Smaller amounts are alike by rounding."""

FEW = 8
"""Of counts: a finding that names more values is about none of them in particular."""

MANY = 500
"""A finding with more witnesses than that is not looked into."""

VALUE = 3
"""Steps of the path of a value of a record."""

AMOUNTS = ("difference", "area")
Token = tuple[str, str]


def suspect(findings: Sequence[Finding]) -> Iterator[tuple[int, int]]:
    """(head, follower) by number."""
    about: dict[Token, list[tuple[float, int]]] = {}
    for number, finding in enumerate(findings):
        amount = _amount(finding)
        if amount is not None and len(finding.others) <= (FEW if amount.is_integer() else MANY):
            for token in {*_tokens(finding, not amount.is_integer())}:
                about.setdefault(token, []).append((amount, number))
    for found in about.values():
        found.sort()
        for (one, number), (two, other) in pairwise(found):
            if two - one <= SAME and findings[number].code != findings[other].code:
                yield min(number, other), max(number, other)


def _amount(finding: Finding) -> float | None:
    """How far something is off; None where nothing says so, or it is too little to tell anything."""
    values = (finding.facts.get(name) for name in AMOUNTS)
    found = next((abs(float(v)) for v in values if isinstance(v, int | float) and not isinstance(v, bool)), None)
    return found if found is not None and found >= LEAST and finding.severity != "note" else None


def _tokens(finding: Finding, records: bool) -> Iterator[Token]:
    for place in (finding.place, *finding.others):
        yield from _of(place, records)


def _of(place: Place, records: bool) -> Iterator[Token]:
    """The value or thing; with ``records`` the record of the value, too."""
    if place.handles:
        yield place.file, place.handles[-1]
    elif place.xpath.count("/") >= VALUE:
        yield place.file, place.xpath
        if records:
            yield place.file, record_path(place)
