"""A drawing → as it is seen: clipped references, what wipeouts cover, frames of pictures, lines of several widths,
hidden edges of faces. Only geometries change; sizes are told of what is drawn, not of what is seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

import numpy as np
import shapely

from surveycheck.map.cutting import cut, ring_of
from surveycheck.map.extent import around, bulk
from surveycheck.map.instances import Instances
from surveycheck.map.seen import FILLED
from surveycheck.map.widths import tapered
from surveycheck.model import Drawing
from surveycheck.model.bodies import BODIES
from surveycheck.model.columns import Bools, Floats, Ints, Objects
from surveycheck.model.drawing import Entities
from surveycheck.model.leaders import LEADERS
from surveycheck.model.underlays import UNDERLAYS
from surveycheck.picture.scene import shown

EDGES = 1 | 2 | 4 | 8
"""DXF reference, *3DFACE*, group 70: edges that are not drawn."""

MOST_WIPED, MOST_COVERED = 2_000, 200_000
"""Wipeouts, and things under them: more are drawn uncovered."""

MOST_WIDE = 20_000
"""Polylines of several widths: those behind have one, the greatest."""

CORNER, OUTSIDE, BASIS, WIDTH, DIRECTION, EDGE = 10, 14, 15, 40, 11, 16
OTHER = {CORNER: 20, OUTSIDE: 24, BASIS: 25, WIDTH: 41, DIRECTION: 21, EDGE: 26}
SHOWING = ("IMAGE", *UNDERLAYS)
POLYLINES = ("LWPOLYLINE", "POLYLINE")
MESHES, ENDLESS = ("POLYLINE", "MESH", *BODIES, *LEADERS), ("RAY", "XLINE")
FAR, MOST_ENDLESS = 3.0, 20_000
"""How far endless lines reach out of the drawing, in sizes of it; those behind so many are not drawn."""
FRAMES = "$XCLIPFRAME"
"""0: the borders of clipped references are not drawn."""


@dataclass(frozen=True, eq=False)
class Looks:
    """``drawing`` with the geometries that are seen; rows (n,) whose geometry is another one, and those that are solid
    whatever their type."""

    drawing: Drawing
    changed: Bools
    solid: Bools


def as_seen(drawing: Drawing) -> Looks:
    """Never raises, whatever its numbers are: what cannot be cut is drawn whole."""
    e = drawing.entities
    faces = np.flatnonzero((e.flags & EDGES != 0) & e.type.where("3DFACE".__eq__))
    if not len(faces) and not len(e.look):
        nothing = np.zeros(len(e), np.bool_)
        return Looks(drawing, nothing, nothing)
    geometry, instances = e.geometry.copy(), Instances(drawing)
    solid = np.zeros(len(e), np.bool_)
    with np.errstate(all="ignore"):
        geometry[faces] = _edges(e, faces)
        for row, area in _wide(instances):
            geometry[row], solid[row] = area, True
        for row, lines in (*_meshes(instances), *_endless(instances)):
            geometry[row] = lines
        for row, ring in _framed(instances, SHOWING):
            geometry[row] = shapely.linestrings(ring)
        framed = drawing.header.get(FRAMES, 2) != 0
        for reference, rows, border, inside in _clipped(instances):
            geometry[rows] = cut(geometry[rows], _fillable(e, solid, rows), border, inside=inside)
            geometry[reference] = shapely.boundary(border) if framed else geometry[reference]
        for rows, border in _covered(drawing, instances, geometry):
            geometry[rows] = cut(geometry[rows], _fillable(e, solid, rows), border, inside=False)
    changed = np.array([one is not other for one, other in zip(geometry, e.geometry, strict=True)], np.bool_)
    return Looks(replace(drawing, entities=replace(e, geometry=geometry)), changed, solid)


def _fillable(e: Entities, solid: Bools, rows: Ints) -> Bools:
    return solid[rows] | e.type.take(rows).where(FILLED.__contains__)


def _edges(e: Entities, faces: Ints) -> Objects:
    """The edges of faces that are drawn; of such as have not four corners all of them."""
    found = e.geometry[faces].copy()
    for number in np.flatnonzero(np.diff(e.start)[faces] == 4).tolist():
        row = int(faces[number])
        corners = e.xyz[e.start[row] : e.start[row + 1], :2]
        kept = [k for k in range(4) if not e.flags[row] >> k & 1 and (corners[k] != corners[(k + 1) % 4]).any()]
        edges = [np.stack([corners[k], corners[(k + 1) % 4]]) for k in kept]
        if np.isfinite(corners).all():
            found[number] = shapely.MultiLineString(edges)
    return found


def said(e: Entities, code: int, kinds: tuple[str, ...]) -> dict[int, Floats]:
    """By row of the file, of some types: the pairs (k, 2) of values with the numbers ``code`` and its other one."""
    part = e.look[np.isin(e.look[:, 1], (code, OTHER[code]))]
    row = part[:, 0].astype(np.int64)
    mine = e.type.take(row).where(kinds.__contains__)
    value = part[mine, 2]
    return {key: value[at].reshape(-1, 2) for key, at in _grouped(row[mine])}


def _grouped(numbers: Ints) -> Iterator[tuple[int, Ints]]:
    """Each number, and where it stands."""
    order = np.argsort(numbers, kind="stable")
    for at in np.split(order, np.flatnonzero(np.diff(numbers[order])) + 1) if len(order) else ():
        yield int(numbers[at[0]]), at


def _copies(instances: Instances, wanted: dict[int, Floats]) -> Iterator[tuple[int, Floats]]:
    """The rows of model space, or placed there, that are what is said something of, and what is said."""
    if not wanted:
        return
    rows = np.flatnonzero(np.isin(instances.source, list(wanted)) & shown(instances.e))
    for row in rows.tolist():
        yield row, wanted[int(instances.source[row])]


def _wide(instances: Instances) -> Iterator[tuple[int, shapely.Geometry]]:
    """Polylines of several widths, as areas."""
    e = instances.e
    for row, width in islice(_copies(instances, said(e, WIDTH, POLYLINES)), MOST_WIDE):
        source = int(instances.source[row])
        scale = e.stroke[row, 0] / e.stroke[source, 0] if len(e.stroke) and e.stroke[source, 0] > 0 else 1.0
        area = None if e.tilted[row] else tapered(e, row, width * scale)
        if area is not None:
            yield row, area


def _meshes(instances: Instances) -> Iterator[tuple[int, shapely.Geometry]]:
    """The edges of meshes and bodies, and the lines of leaders."""
    for row, ends in _copies(instances, said(instances.e, EDGE, MESHES)):
        if instances.e.geometry[row] is not None:  # a part of a leader that is no line
            continue
        moved = instances.moved(row, ends)
        if moved is not None:
            yield row, shapely.MultiLineString(list(moved.reshape(-1, 2, 2)))


def _endless(instances: Instances) -> Iterator[tuple[int, shapely.Geometry]]:
    """Rays and construction lines, as far as somebody who looks at the drawing sees them."""
    e = instances.e
    wanted = said(e, DIRECTION, ENDLESS)
    if not wanted:
        return
    rows = np.flatnonzero(shown(e) & ~shapely.is_missing(e.geometry))
    boxes = shapely.bounds(e.geometry[rows]).reshape(-1, 4)
    west, south, east, north = around(boxes[bulk(boxes)]) if len(rows) else (0.0, 0.0, 0.0, 0.0)
    far = FAR * max(east - west, north - south, 1.0)
    for row, direction in islice(_copies(instances, wanted), MOST_ENDLESS):
        source = int(instances.source[row])
        base = e.xyz[e.start[source] : e.start[source] + 1, :2]
        ends = instances.moved(row, np.concatenate([base, base + direction[:1]])) if len(base) else None
        if ends is None or not np.isfinite(ends).all():
            continue
        along = (ends[1] - ends[0]) / max(float(np.hypot(*(ends[1] - ends[0]))), 1e-300)
        reach = far + float(np.hypot(*(ends[0] - ((west + east) / 2, (south + north) / 2))))
        begin = ends[0] if e.type[row] == "RAY" else ends[0] - reach * along
        yield row, shapely.LineString([begin, ends[0] + reach * along])


def _framed(instances: Instances, kinds: tuple[str, ...]) -> Iterator[tuple[int, Floats]]:
    """Pictures, underlays or wipeouts: their rings in the world."""
    e = instances.e
    for row, ring in _copies(instances, said(e, CORNER, kinds)):
        moved = instances.moved(row, ring)
        if moved is not None:
            yield row, np.concatenate([moved, moved[:1]])


def _clipped(instances: Instances) -> Iterator[tuple[int, Ints, shapely.Geometry, bool]]:
    """Each clipped reference, what it shows, its border, and whether that is what lies inside."""
    e = instances.e
    outside = dict(_copies(instances, said(e, OUTSIDE, ("INSERT",))))
    own = {**dict(_copies(instances, said(e, CORNER, ("INSERT",)))), **outside}
    if not own:
        return
    rows = np.flatnonzero(e.parent >= 0)
    above = e.parent[rows].astype(np.int64)
    hit: dict[int, list[Ints]] = {}
    while len(rows):
        under = np.flatnonzero(np.isin(above, list(own)))
        for reference, at in _grouped(above[under]):
            hit.setdefault(reference, []).append(rows[under[at]])
        rows, above = rows[e.parent[above] >= 0], e.parent[above[e.parent[above] >= 0]].astype(np.int64)
    for reference, found in hit.items():
        ring = instances.through(reference, own[reference])
        border = ring_of(ring) if ring is not None else None
        if border is not None:
            yield reference, np.concatenate(found), border, reference not in outside


def _covered(drawing: Drawing, instances: Instances, geometry: Objects) -> Iterator[tuple[Ints, shapely.Geometry]]:
    """For each wipeout what is drawn before it and lies under it."""
    e = drawing.entities
    hidden = {layer.name.casefold() for layer in drawing.layers if layer.off or layer.frozen}
    wipes = [
        (row, ring_of(ring)) for row, ring in _framed(instances, ("WIPEOUT",)) if e.layer[row].casefold() not in hidden
    ]
    if not wipes or len(wipes) > MOST_WIPED:
        return
    rows = np.flatnonzero(shown(e) & ~shapely.is_missing(geometry) & (e.type.where("INSERT".__ne__)))
    tree, left = shapely.STRtree(geometry[rows]), MOST_COVERED
    for row, border in wipes:
        under = rows[tree.query(border, predicate="intersects")] if border is not None else rows[:0]
        left -= len(under)
        if left < 0:
            return
        wipes_at = instances.key(row)
        mine = [one for one in under.tolist() if wipes_at and () < instances.key(one) < wipes_at]
        if mine:
            yield np.array(mine), border
