"""A line that lies far away leaves two nodes behind that are none any more: where its ends were.

Findings of a card with ``left`` among its ``common``, about lines; of what the card ``explains`` the two spots of one
layer that lie from each other as the ends of the line do. Nothing is joined by one spot alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np
import shapely

from surveycheck.model import Finding
from surveycheck.rule import Rule
from surveycheck.run.upon import Things

SAME = 0.01
"""Units of the drawing: both ends were moved by one amount."""

MOST = 30
"""Of more such nodes on one layer nobody looks for two that were the ends of a line."""


def strayed(findings: Sequence[Finding], rules: Mapping[str, Rule], things: Things) -> Iterator[tuple[int, int]]:
    """(head, follower) by number."""
    heads = [n for n, f in enumerate(findings) if "left" in rules[f.code].common and f.place.handles]
    for head in heads[:MOST]:
        place, named = findings[head].place, rules[findings[head].code].explains
        line = things.geometry(place.file, place.handles[-1])
        if not isinstance(line, shapely.LineString) or len(line.coords) < 2:
            continue
        span = np.subtract(line.coords[-1], line.coords[0])[:2]
        spots = [
            (n, np.array(f.place.at))
            for n, f in enumerate(findings)
            if f.code in named and f.place.at and (f.place.file, f.place.layer) == (place.file, place.layer)
        ]
        for (one, a), (two, b) in combinations(spots, 2) if len(spots) <= MOST else ():
            if min(np.hypot(*(b - a - span)), np.hypot(*(b - a + span))) <= SAME:
                yield head, one
                yield head, two
