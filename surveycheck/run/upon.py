"""On whose thing does the spot of a finding lie? A corner that has no point any more, where the point still stands on
another layer; a pseudo node, where the end of a road was that is now something else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from surveycheck.model import Drawing, Finding, Model
from surveycheck.model.columns import Objects

NEAR = 0.002
"""Units of the drawing: two things that are snapped to each other are written to a millimetre, each rounded."""


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
        """Of ``spots``, by number: the first of ``heads`` on whose things (the outline of an area) its spot lies."""
        found: dict[int, int] = {}
        for drawing in self.model.drawings:
            here = [n for n, f in enumerate(spots) if f.place.file == drawing.file and f.place.at is not None]
            drawn, owner = _drawn(drawing, _named(drawing, heads)) if here else (np.zeros(0, object), [])
            if not len(drawn):
                continue
            points = shapely.points([spots[n].place.at for n in here])
            point, thing = shapely.STRtree(_outlines(drawn)).query(points, "dwithin", NEAR)
            for one, other in sorted(zip(point.tolist(), (owner[t] for t in thing.tolist()), strict=True)):
                found.setdefault(here[one], other)
        return found


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
