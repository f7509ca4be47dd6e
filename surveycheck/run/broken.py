"""Where a line was broken off or moved away, both sides of the gap are found: ends that face each other.

Findings of a card with ``gap`` among its ``common``, of one layer. Both ends of one and the same line are one cause;
so are two ends of different lines, each the nearest loose end of the other, that are not far apart, or lie on one
straight line, each pointing to the other. What the card ``explains`` follows where it stands near a loose end.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import shapely

from surveycheck.model import Finding
from surveycheck.model.columns import Floats
from surveycheck.rule import Rule
from surveycheck.run.upon import NEAR, Things

APART = 5.0
"""Units of the drawing: as far as a line may be moved."""

FACING = 50.0
"""As long as a piece may be that is missing from a straight line."""

STRAIGHT = 0.9994
"""The cosine of 2°."""

MOST = 200
"""Of more loose ends on one layer nobody looks for those that face each other."""


@dataclass(frozen=True)
class End:
    """A loose end of a finding's line, and the direction in which the line would go on."""

    number: int
    at: Floats
    on: Floats


def broken(findings: Sequence[Finding], rules: Mapping[str, Rule], things: Things) -> Iterator[tuple[int, int]]:
    """(head, follower) by number."""
    layers: dict[tuple[str, str, str], list[int]] = {}
    for number, finding in enumerate(findings):
        if "gap" in rules[finding.code].common and finding.place.handles and finding.place.at is not None:
            layers.setdefault((finding.code, finding.place.file, finding.place.layer), []).append(number)
    for own in (own for own in layers.values() if len(own) <= MOST):
        lines: dict[str, list[int]] = {}
        for number in own:
            lines.setdefault(findings[number].place.handles[-1], []).append(number)
        for numbers in lines.values():
            yield from pairwise(numbers)
        ends = [end for number in own for end in _ends(findings[number], number, things)]
        yield from _facing(ends, findings)
        yield from _left(ends, findings, rules[findings[own[0]].code].explains)


def _ends(finding: Finding, number: int, things: Things) -> Iterator[End]:
    """The end that the finding stands at; both where it stands at none: then the line is all alone."""
    line = things.geometry(finding.place.file, finding.place.handles[-1])
    if not isinstance(line, shapely.LineString) or len(line.coords) < 2:
        return
    points = shapely.get_coordinates(line)
    ends = [End(number, a, (a - b) / max(np.hypot(*(a - b)), NEAR)) for a, b in (points[:2], points[:-3:-1])]
    here = [end for end in ends if np.hypot(*(end.at - np.array(finding.place.at))) <= NEAR]
    yield from here or ends


def _facing(ends: Sequence[End], findings: Sequence[Finding]) -> Iterator[tuple[int, int]]:
    if len(ends) < 2:
        return
    at = np.array([end.at for end in ends])
    apart = np.hypot(*(at[:, None, :] - at[None, :, :]).transpose(2, 0, 1))
    owner = np.array([findings[end.number].place.handles[-1] for end in ends])
    apart[owner[:, None] == owner[None, :]] = np.inf
    nearest = apart.argmin(axis=1)
    for one, two in enumerate(nearest.tolist()):
        if one < two and nearest[two] == one and _of_one_gap(ends[one], ends[two], float(apart[one, two])):
            first, last = sorted((ends[one].number, ends[two].number))
            yield first, last


def _left(ends: Sequence[End], findings: Sequence[Finding], named: Collection[str]) -> Iterator[tuple[int, int]]:
    """What is found where a line ended before it was moved: a node that is none any more."""
    for number, finding in enumerate(findings) if ends and named else ():
        if finding.code in named and finding.place.at is not None:
            near = [e for e in ends if findings[e.number].place.file == finding.place.file]
            apart = [float(np.hypot(*(e.at - np.array(finding.place.at)))) for e in near]
            if apart and min(apart) <= APART:
                yield near[apart.index(min(apart))].number, number


def _of_one_gap(one: End, two: End, apart: float) -> bool:
    if apart <= APART:
        return True
    along = (two.at - one.at) / apart
    return apart <= FACING and bool(one.on @ along >= STRAIGHT and two.on @ -along >= STRAIGHT)
