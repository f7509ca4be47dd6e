"""On whose thing does the spot of a finding lie? A corner that has no point any more, where the point still stands on
another layer; a pseudo node, where the end of a road was that is now something else; a gap, where an area still lies
that is no tile any more. Where a thing should stand is its spot, too, when the finding says how far it is shifted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from surveycheck.model import Drawing, Finding, Model
from surveycheck.model.columns import Objects

MOST_PART = 0.5
"""A gap where an area is missing is at least so much of it: the smallest of several pieces is no witness."""

NEAR = 0.002
"""Units of the drawing: two things that are snapped to each other are written to a millimetre, each rounded."""

SYMBOL = 20.0
"""Units of the drawing: the circle of a symbol is not longer around."""

ROUND = 0.97
"""4πA/U² of a circle is 1; chords of 10° have 0.997, a square 0.785."""


@dataclass(frozen=True)
class Things:
    """The things of a model, by file and handle."""

    model: Model

    def geometry(self, file: str, handle: str) -> shapely.Geometry | None:
        """What is drawn, in drawing coordinates; None where nothing is."""
        for drawing in self.model.drawings:
            if drawing.file == file:
                drawn, _ = _drawn(drawing, {handle: 0})
                return drawn[0] if len(drawn) else None
        return None

    def upon(self, spots: Sequence[Finding], heads: Sequence[Finding]) -> Mapping[int, int]:
        """Of ``spots``, by number: the first of ``heads`` on whose things (the outline of an area) its spot lies, or
        in whose area, where the spot is in a gap as large as that; or at the place that the head's thing was shifted
        from."""
        found: dict[int, int] = {}
        for drawing in self.model.drawings:
            found |= {n: o for n, o in _left(drawing, spots, heads).items() if n not in found}
            here = [n for n, f in enumerate(spots) if f.place.file == drawing.file and f.place.at is not None]
            if not here:
                continue
            drawn, owner = _drawn(drawing, _named(drawing, heads))
            homes = _homes(drawing, heads)
            points = shapely.points([spots[n].place.at for n in here])
            homes += _centres(drawn, owner)
            meant = np.append(_outlines(drawn), shapely.points(np.array([at for at, _ in homes], float).reshape(-1, 2)))
            of = [*owner, *(number for _, number in homes)]
            point, thing = shapely.STRtree(meant).query(points, "dwithin", NEAR)
            pairs = [*zip(point.tolist(), (of[t] for t in thing.tolist()), strict=True)]
            pairs += _filled([spots[n] for n in here], points, drawn, owner)
            for one, other in sorted(pairs):
                found.setdefault(here[one], other)
        return found


def _left(drawing: Drawing, spots: Sequence[Finding], heads: Sequence[Finding]) -> dict[int, int]:
    """Of records without a shape that say where it should stand: the first head whose own thing is what is left of the
    symbol there."""
    told = [n for n, f in enumerate(spots) if f.place.xpath and f.place.at is not None]
    own = {
        f.place.handles[-1]: n
        for n, f in reversed([*enumerate(heads)])
        if f.place.file == drawing.file and f.place.handles
    }
    centres = _centres(*_drawn(drawing, own)) if told and own else []
    if not centres:
        return {}
    tree = shapely.STRtree(shapely.points([at for at, _ in centres]))
    pairs = tree.query(shapely.points([spots[n].place.at for n in told]), "dwithin", NEAR).T.tolist()
    return {told[one]: centres[other][1] for one, other in sorted(pairs, reverse=True)}


def _homes(drawing: Drawing, heads: Sequence[Finding]) -> list[tuple[tuple[float, float], int]]:
    """Where the things of findings should stand that say how far they are shifted, and the number of each."""
    found = []
    for number, head in enumerate(heads):
        east, north = head.facts.get("shift_east"), head.facts.get("shift_north")
        at = head.place.at if drawing.file in {p.file for p in (head.place, *head.others)} else None
        if at is not None and isinstance(east, float) and isinstance(north, float):
            found.append(((at[0] - east, at[1] - north), number))
    return found


def _centres(drawn: Objects, owner: Sequence[int]) -> list[tuple[tuple[float, float], int]]:
    """The middles of small round things, and the number of each: a point is left as the circle of its symbol."""
    areas, around = shapely.area(drawn), shapely.length(drawn)
    round_ = np.flatnonzero((areas > 0) & (around <= SYMBOL) & (4 * np.pi * areas >= ROUND * around**2))
    middles = shapely.get_coordinates(shapely.centroid(drawn[round_])).tolist()
    return [((x, y), owner[n]) for (x, y), n in zip(middles, round_.tolist(), strict=True)]


def _filled(spots: Sequence[Finding], points: Objects, drawn: Objects, owner: list[int]) -> list[tuple[int, int]]:
    """Of spots in a gap: number, and the owner of an area around it of which the gap is the most part."""
    sizes = [finding.facts.get("area") for finding in spots]
    gaps = [n for n, size in enumerate(sizes) if isinstance(size, float)]
    if not gaps or not len(drawn):
        return []
    one, thing = shapely.STRtree(drawn).query(points[gaps], "within")
    areas = shapely.area(drawn[thing])
    sized = np.array([float(str(sizes[gaps[n]])) for n in one])
    fits = np.flatnonzero((areas > 0) & (sized >= MOST_PART * areas))
    return [(gaps[int(one[i])], owner[int(thing[i])]) for i in fits]


def _named(drawing: Drawing, heads: Sequence[Finding]) -> dict[str, int]:
    """The handles that findings name in a drawing, and the first that does."""
    wanted: dict[str, int] = {}
    for number, finding in enumerate(heads):
        for place in (finding.place, *finding.others):
            if place.file == drawing.file and place.handles:
                wanted.setdefault(place.handles[-1], number)
    return wanted


def _drawn(drawing: Drawing, wanted: Mapping[str, int]) -> tuple[Objects, list[int]]:
    """What these handles have drawn, and the number of each."""
    entities = drawing.entities
    names = np.array([handle.encode("ascii", "replace") for handle in wanted] or [b""], dtype=bytes)
    rows = np.flatnonzero(np.isin(entities.handle, names) & ~shapely.is_missing(entities.geometry)) if wanted else ()
    return entities.geometry[np.asarray(rows, np.int64)], [wanted[entities.handle_text(int(row))] for row in rows]


def _outlines(drawn: Objects) -> Objects:
    area = np.isin(shapely.get_type_id(drawn), (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON))
    outlines = drawn.copy()
    outlines[area] = shapely.boundary(drawn[area])
    return outlines
