"""Two things whose numbers were exchanged: each is found where the other should be.

Two findings of one rule, the first of which says what the second shows, and the other way round: pipes with exchanged
numbers, points with exchanged names. Texts are believed only where they have several parts (two ends, two
coordinates, one of which may be right): single ones agree by chance. Of numbers each must come far nearer to what it
should be.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from surveycheck.model import Finding
from surveycheck.rule.number import decimal_of

Value = tuple[Decimal | str, ...]

MILLIMETRE = Decimal("0.001")
"""Two coordinates that are each rounded to it are the same."""

MEANT = ("drawn", "computed", "permit")
"""Facts that tell what a stated number should be."""

MOST = 200
"""Of more findings about one field nobody looks for two that are exchanged."""

PART = 0.02
"""Exchanged, two numbers are so much nearer to what they should be: areas that are drawn and permitted are rounded."""

_ENDS = re.compile("\\s*–\\s*")
_PAIR = re.compile(r"\s*,\s*")


def exchanged(findings: Sequence[Finding]) -> Iterator[tuple[int, int]]:
    """(head, follower) by number; where more than two fit nobody can say which belong together."""
    found: dict[tuple[str, Value, Value], list[int]] = {}
    for number, finding in enumerate(findings):
        said, drawn = _apart(_parts(finding.facts.get("said")), _parts(finding.facts.get("drawn")))
        if said and drawn and said != drawn and finding.severity != "note":
            found.setdefault((finding.code, said, drawn), []).append(number)
    for (code, said, drawn), own in found.items():
        others = found.get((code, drawn, said), [])
        if len(own) == len(others) == 1 and own[0] < others[0]:
            yield own[0], others[0]
    yield from _amounts(findings)


def _amounts(findings: Sequence[Finding]) -> Iterator[tuple[int, int]]:
    """Two findings of one rule about one field, each of whose stated numbers is what the other one should be."""
    kinds: dict[tuple[str, str], list[tuple[int, float, float]]] = {}
    for number, finding in enumerate(findings):
        said = finding.facts.get("said", finding.facts.get("actual"))
        meant = next((finding.facts[n] for n in MEANT if n in finding.facts), None)
        if isinstance(said, float) and isinstance(meant, float) and said != meant and finding.severity != "note":
            kinds.setdefault((finding.code, str(finding.facts.get("field", ""))), []).append((number, said, meant))
    for own in (own for own in kinds.values() if len(own) <= MOST):
        fits = {(a[0], b[0]) for a in own for b in own if a != b and _crossed(a[1:], b[1:])}
        first = Counter(one for one, _ in fits)
        yield from ((one, other) for one, other in sorted(fits) if one < other and first[one] == first[other] == 1)


def _crossed(one: tuple[float, float], two: tuple[float, float]) -> bool:
    """Counts agree by chance."""
    if all(number.is_integer() for number in (*one, *two)):
        return False
    apart = min(abs(one[0] - one[1]), abs(two[0] - two[1]))
    return max(abs(one[0] - two[1]), abs(two[0] - one[1])) <= PART * apart


def _apart(said: Value, drawn: Value) -> tuple[Value, Value]:
    """Of two coordinates that agree in one: the other one, by its number."""
    off = [n for n, (a, b) in enumerate(zip(said, drawn, strict=False)) if not _alike(a, b)]
    if len(said) == len(drawn) == 2 and len(off) == 1 and isinstance(said[0], Decimal):
        return (str(off[0]), said[off[0]]), (str(off[0]), drawn[off[0]])
    return said, drawn


def _alike(one: Decimal | str, two: Decimal | str) -> bool:
    if isinstance(one, str) or isinstance(two, str):
        return one == two
    return abs(one - two) <= MILLIMETRE


def _parts(text: object) -> Value:
    """The parts of a value, of two ends whichever way round; none of what is one value. Numbers to a millimetre."""
    if not isinstance(text, str):
        return ()
    if len(ends := _ENDS.split(text)) > 1:
        return tuple(sorted(ends))
    parts = [decimal_of(part) for part in _PAIR.split(text)]
    numbers = [round(part, 3) for part in parts if part is not None]
    return tuple(numbers) if len(parts) == len(numbers) > 1 else ()
