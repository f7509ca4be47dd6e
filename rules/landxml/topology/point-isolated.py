"""Points that nothing uses."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely

from surveycheck.geometry.noise import LENGTH_NOISE
from surveycheck.rule import Defect, Drawing, Fact, Features, Inputs, Limit, check

SHOWN = 5


@check
def point_isolated(inputs: Inputs, *, reach: Limit) -> Iterator[Defect]:
    """Yields each drawing with CgPoints that no element names and no line passes within ``reach`` (m): how many, and
    the first few names. Files without any line or observation are lists of points, and not meant. The further
    selection ``lines`` holds what is drawn."""
    lines = inputs.other("lines").features
    named = _named(inputs)
    for number in np.unique(inputs.features.source):
        points = inputs.features.take(inputs.features.source == number)
        drawing = points[0].drawing
        mine = [_outline(f.drawing.entities.geometry[f.row]) for f in lines if f.drawing is drawing]
        if not mine and not any(file == drawing.file for file, _ in named):
            continue
        alone = _alone(points, drawing, named, [g for g in mine if g is not None], reach.value)
        if alone:
            facts: dict[str, Fact] = {"count": len(alone), "sample": ", ".join(alone[:SHOWN])}
            yield Defect(drawing, facts=facts)


def _outline(geometry: shapely.Geometry | None) -> shapely.Geometry | None:
    """A line itself, the border of an area."""
    return geometry.boundary if geometry is not None and "Polygon" in geometry.geom_type else geometry


def _named(inputs: Inputs) -> set[tuple[str, str]]:
    """(file, name) of every point that is referred to."""
    found = set()
    for records in inputs.model.tables.values():
        for record in records:
            if name := record.get("@pntRef"):
                found.add((record.file, name))
            if record.table == "Chain":
                found |= {(record.file, name) for name in record.get("Chain").split()}
    return found


def _alone(
    points: Features, drawing: Drawing, named: set[tuple[str, str]], lines: list[shapely.Geometry], reach: float
) -> list[str]:
    names = [str(name) for name in points.text]
    free = np.array([(drawing.file, name) not in named for name in names], np.bool_) & ~shapely.is_missing(
        points.geometry
    )
    if lines and free.any():
        near, _ = shapely.STRtree(lines).query(
            points.geometry[free], predicate="dwithin", distance=reach + LENGTH_NOISE
        )
        free[np.flatnonzero(free)[near]] = False
    return [name for name, one in zip(names, free, strict=True) if one]
