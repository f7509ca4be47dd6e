"""Which finding of a cause comes first? Where they are about a value of a record, the one that stands at the value
which most of them touch: a total that its parts, the parcel, the project's data and the report contradict is wrong
itself, and none of those that contradict it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from surveycheck.model import Finding, Place

Value = tuple[str, str]
"""A file and the path of a value in it."""


def headed(findings: Sequence[Finding], roots: Sequence[int]) -> Mapping[int, int]:
    """Root → the finding to put in its stead. ``roots``: the root of each finding. A root that is a drawn thing, or
    that does not touch the value itself, stays: the others follow from what it says."""
    members: dict[int, list[int]] = {}
    for number, root in enumerate(roots):
        members.setdefault(root, []).append(number)
    return {
        root: head
        for root, own in members.items()
        if len(own) > 1 and (head := _head(findings, root, own)) not in (None, root)
    }


def _head(findings: Sequence[Finding], root: int, own: Sequence[int]) -> int | None:
    first = findings[root]
    if first.place.handles:
        return None
    touched = Counter(value for number in own for value in {*_values(findings[number])})
    at = _value(first.place)
    mine = touched[at] if at is not None else 0
    best = max((touched[value] for value in {*_values(first)}), default=0)
    if best <= mine or best < 2:
        return None
    meant = {value for value in _values(first) if touched[value] == best}
    return next((n for n in own if findings[n].severity != "note" and _value(findings[n].place) in meant), None)


def _values(finding: Finding) -> Iterator[Value]:
    for place in (finding.place, *finding.others):
        value = _value(place)
        if value is not None:
            yield value


def _value(place: Place) -> Value | None:
    """A value of a record, None for anything else: a drawn thing, a record, a file."""
    return (place.file, place.xpath) if place.xpath.count("/") > 2 and not place.handles else None
