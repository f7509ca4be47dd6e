"""Two things whose numbers were exchanged: each is found where the other should be.

Two findings of one rule, the first of which says what the second shows, and the other way round: pipes with exchanged
numbers, points with exchanged names. Texts are believed where they have several parts (two ends, two coordinates, one
of which may be right), or where their field has many values: of few codes two agree by chance, but where nothing else
is found of the field. Of numbers each must come far nearer to what it should be. What one rule then finds at both of
the two things follows from the exchange, too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from surveycheck.model import Finding, Place
from surveycheck.rule.number import decimal_of
from surveycheck.run.accounted import Rows, record_path

Value = tuple[Decimal | str, ...]
Pair = tuple[list[int], list[int]]
"""Numbers of findings about the one thing, and about the other."""

MILLIMETRE = Decimal("0.001")
"""Two coordinates that are each rounded to it are the same."""

MEANT = ("drawn", "computed", "permit")
"""Facts that tell what a stated number should be."""

MOST = 200
"""Of more findings about one field nobody looks for two that are exchanged."""

MANY_PAIRS = 50
"""Of more pairs nobody looks for what else is found at both: each looks at all findings."""

MANY = 5
"""A field of so many values is no list of codes: two of them are not mistaken for each other by chance."""

FEW = 3
"""A finding with more witnesses than that is about none of them in particular."""

TELLING = 4
"""Two numbers of so many letters or more that are mirrored are no chance, whatever rules found them."""

SIDES = (("said", "drawn"), ("value", "expected"))
"""Facts that tell what stands somewhere and what should."""

PART = 0.02
"""Exchanged, two numbers are so much nearer to what they should be: areas that are drawn and permitted are rounded."""

WITHIN = 0.05
"""The same of what has a limit, and comes within it."""

_ENDS = re.compile("\\s*–\\s*")
_PAIR = re.compile(r"\s*,\s*")


def exchanged(findings: Sequence[Finding], rows: Rows) -> Iterator[tuple[int, int]]:
    """(head, follower) by number; where more than two fit nobody can say which belong together."""
    pairs = [*_several_parts(findings), *_single(findings, rows), *_amounts(findings)]
    for own, others in pairs:
        numbers = sorted({*own, *others})
        yield from ((numbers[0], n) for n in numbers[1:])
        if len(pairs) <= MANY_PAIRS:
            yield from ((numbers[0], n) for n in _at_both(findings, own, others))


def _several_parts(findings: Sequence[Finding]) -> Iterator[Pair]:
    found: dict[tuple[str, Value, Value], list[int]] = {}
    for number, finding in enumerate(findings):
        said, drawn = _apart(_parts(finding.facts.get("said")), _parts(finding.facts.get("drawn")))
        if said and drawn and said != drawn and finding.severity != "note":
            found.setdefault((finding.code, said, drawn), []).append(number)
    for (code, said, drawn), own in found.items():
        others = found.get((code, drawn, said), [])
        if len(own) == len(others) == 1 and own[0] < others[0]:
            yield own, others


def _single(findings: Sequence[Finding], rows: Rows) -> Iterator[Pair]:
    """Mirrored texts of one part: what says that A should be B, and what says that B should be A."""
    found: dict[tuple[str, str, str, str], list[int]] = {}
    for number, finding in enumerate(findings):
        for names in SIDES:
            one, two = (finding.facts.get(name) for name in names)
            texts = isinstance(one, str) and isinstance(two, str) and bool(one and two) and one != two
            if texts and finding.severity != "note" and not (_parts(one) or _parts(two)):
                at = (finding.code, str(finding.facts.get("field", "")))
                at = ("", "") if _telling(str(one)) and _telling(str(two)) else at
                key = (*at, str(one), str(two))
                found.setdefault(key, []).append(number)
    kinds = Counter((f.code, str(f.facts.get("field", ""))) for f in findings if f.severity != "note")
    for (code, field, one, two), own in found.items():
        others = found.get((code, field, two, one), []) if one < two else []
        alone = len(own) == len(others) == 1 and kinds[code, field] == 2 and _is_word(one) and _is_word(two)
        many = alone or (others and _values_of(findings[own[0]], field, rows) >= MANY)
        if others and len(own) + len(others) <= MOST and many:
            yield own, others


def _is_word(text: str) -> bool:
    """Numbers, and codes of one letter, are mirrored by chance."""
    return len(text) > 1 and decimal_of(text) is None


def _telling(text: str) -> bool:
    return len(text) >= TELLING and any(map(str.isdigit, text))


def _values_of(finding: Finding, field: str, rows: Rows) -> int:
    """How many values the field has that a finding is about; many where it is about a table and no field of it, or
    where no two records have the same: names are no codes. None where it tells no table."""
    table = finding.facts.get("table")
    if not isinstance(table, str):
        return 0
    values = [record.get(field) for record in rows.model.tables.get(table, ())] if field else []
    return len(set(values)) if len(set(values)) < len(values) else MANY


def _at_both(findings: Sequence[Finding], own: Sequence[int], others: Sequence[int]) -> Iterator[int]:
    """The findings of each rule that has some at things of the one side, and as many at things of the other."""
    one, two = (frozenset(t for n in numbers for t in _things(findings[n])) for numbers in (own, others))
    if not one or not two or one & two:
        return
    at: dict[str, tuple[list[int], list[int]]] = {}
    for number, finding in enumerate(findings):
        touched = _things(finding) if finding.severity != "note" else frozenset()
        if bool(touched & one) != bool(touched & two):
            at.setdefault(finding.code, ([], []))[0 if touched & one else 1].append(number)
    for first, second in at.values():
        if first and second:
            yield from (*first, *second)


def _things(finding: Finding) -> frozenset[tuple[str, str]]:
    """The records and drawn things that a finding is about."""
    places = (finding.place, *(finding.others if len(finding.others) <= FEW else ()))
    return frozenset(token for place in places for token in _thing(place))


def _thing(place: Place) -> Iterator[tuple[str, str]]:
    if place.handles:
        yield place.file, place.handles[-1]
    if record_path(place):
        yield place.file, record_path(place)


def _amounts(findings: Sequence[Finding]) -> Iterator[Pair]:
    """Two findings of one rule about one field, each of whose stated numbers is what the other one should be."""
    kinds: dict[tuple[str, str], list[tuple[int, float, float, float]]] = {}
    for number, finding in enumerate(findings):
        said = finding.facts.get("said", finding.facts.get("actual"))
        names = (*MEANT, "actual") if "said" in finding.facts else MEANT
        meant = next((finding.facts[n] for n in names if n in finding.facts), None)
        if isinstance(said, float) and isinstance(meant, float) and said != meant and finding.severity != "note":
            kinds.setdefault((finding.code, str(finding.facts.get("field", ""))), []).append(
                (number, said, meant, _limit(finding))
            )
    for own in (own for own in kinds.values() if len(own) <= MOST):
        fits = {(a[0], b[0]) for a in own for b in own if a != b and _crossed(a[1:], b[1:])}
        first = Counter(one for one, _ in fits)
        yield from (([one], [other]) for one, other in sorted(fits) if one < other and first[one] == first[other] == 1)


def _limit(finding: Finding) -> float:
    limit = finding.facts.get("limit")
    return float(limit) if isinstance(limit, int | float) else 0.0


def _crossed(one: tuple[float, float, float], two: tuple[float, float, float]) -> bool:
    """Counts agree by chance. What was measured is not just what was designed: it lies well within the limit."""
    if all(number.is_integer() for number in (*one[:2], *two[:2])):
        return False
    apart = min(abs(one[0] - one[1]), abs(two[0] - two[1]))
    near = max(PART * apart, min(one[2], two[2], WITHIN * apart))
    return max(abs(one[0] - two[1]), abs(two[0] - one[1])) <= near


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
