"""What references to blocks show, in world coordinates, as ezdxf's matrices say, to hold against our placed rows.

Every entity is known by the handles from the outer reference inwards; with it go its type, its effective layer, its
text, and the world coordinates of the points that define it.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from typing import Any

import numpy as np
import shapely
from ezdxf.document import Drawing as Document
from ezdxf.math import Matrix44, Vec3
from ezdxf.path import from_hatch
from ezdxf.tools.text import plain_text

from surveycheck.geometry.curves import SAGITTA, SYMBOL_SAGITTA
from surveycheck.model import Drawing
from surveycheck.model.drawing import IN_BLOCK, PLACED

Thing = tuple[tuple[str, ...], str, str, str]
"""Handles, type, layer, text."""
Points = list[tuple[float, float]]

CURVED = ("ELLIPSE", "LWPOLYLINE", "POLYLINE", "SPLINE", "HATCH")
PICTURED = ("INSERT", "DIMENSION", "ACAD_TABLE")
NEAR = 1e-9
"""Relative to the size of the coordinates, which sums of nested references make larger than their result."""


def by_ezdxf(doc: Document) -> list[tuple[Thing, Points]]:
    """Everything that the references of model and paper space show, and the references within."""
    found: list[tuple[Thing, Points]] = []
    for layout in doc.layouts:
        for entity in layout:
            if entity.dxftype() in PICTURED:
                found += _shown(doc, entity, Matrix44(), entity.dxf.layer, (entity.dxf.handle,))
    return found


def _shown(doc: Document, insert: Any, outer: Matrix44, layer: str, path: tuple[str, ...]) -> Iterator[Any]:
    picture = insert.dxftype() != "INSERT"
    block = doc.blocks.get(insert.dxf.get("geometry" if picture else "name"))
    if block is None:
        return
    if picture:
        matrices = [Matrix44.translate(*insert.dxf.get("insert", (0, 0, 0)))]
    else:
        matrices = [copy.matrix44() for copy in (insert.multi_insert() if insert.mcount > 1 else [insert])]
    for inner in matrices:
        matrix = inner @ outer
        for entity in block:
            kind = entity.dxftype()
            if kind == "ATTDEF":
                continue
            own = layer if entity.dxf.layer == "0" else entity.dxf.layer
            handles = (*path, entity.dxf.handle)
            yield (handles, kind, own, _text(entity)), _flat(matrix.transform_vertices(_points(entity)))
            if kind == "INSERT":
                for attrib in entity.attribs:
                    its = own if attrib.dxf.layer == "0" else attrib.dxf.layer
                    places = matrix.transform_vertices([attrib.ocs().to_wcs(attrib.dxf.insert)])
                    yield ((*handles, attrib.dxf.handle), "ATTRIB", its, _text(attrib)), _flat(places)
            if kind in PICTURED:
                yield from _shown(doc, entity, matrix, own, handles)


def _text(entity: Any) -> str:
    if entity.dxftype() == "MTEXT":
        return str(entity.plain_text())
    return plain_text(entity.dxf.text) if entity.dxftype() in ("TEXT", "ATTRIB") else ""


def _flat(points: Any) -> Points:
    return [(p.x, p.y) for p in points]


def _points(entity: Any) -> list[Vec3]:
    """World coordinates, within the block, of what a curve is given by: ends of lines, middles and ends of arcs."""
    kind, dxf = entity.dxftype(), entity.dxf
    if kind == "LINE":
        return [dxf.start, dxf.end]
    if kind == "POINT":
        return [dxf.location]
    if kind == "MTEXT":
        return [dxf.insert]
    if kind in ("INSERT", "TEXT"):
        return [entity.ocs().to_wcs(dxf.insert)]
    if kind == "LWPOLYLINE":
        return list(entity.vertices_in_wcs())
    if kind == "POLYLINE":
        return list(entity.points_in_wcs()) if entity.is_2d_polyline or entity.is_3d_polyline else []
    if kind in ("CIRCLE", "ARC"):
        begin, end = (0.0, 360.0) if kind == "CIRCLE" else (dxf.start_angle, dxf.end_angle)
        sweep = (end - begin) % 360 or 360.0
        turns = [math.radians(begin + sweep * k / 16) for k in range(17)]
        return list(entity.ocs().points_to_wcs(dxf.center + Vec3.from_angle(t, dxf.radius) for t in turns))
    if kind in ("SOLID", "TRACE"):
        return list(entity.ocs().points_to_wcs(entity.vertices()))
    if kind == "3DFACE":
        return list(entity.wcs_vertices())
    if kind == "ELLIPSE":
        return list(entity.vertices(entity.params(17)))
    if kind == "SPLINE":
        try:
            return list(entity.construction_tool().approximate(40))
        except (ArithmeticError, IndexError, np.linalg.LinAlgError):
            if len({Vec3(p) for p in entity.fit_points}) == len(entity.fit_points):
                raise
            return []  # ezdxf finds no way through a point that is given twice
    if kind == "LEADER":
        return [Vec3(p) for p in entity.vertices]
    if kind == "MLINE":
        return [Vec3(p.location) for p in entity.vertices]
    if kind == "HATCH":  # pieces of its paths end on it, whatever is between
        return [p for path in from_hatch(entity) for p in (path.start, *(c.end for c in path.commands()))]
    return []


def drawn_faults(drawing: Drawing, doc: Document) -> list[str]:
    """Where the things of the layouts stand in the world."""
    e = drawing.entities
    row = {e.handle_text(r): r for r in np.flatnonzero(e.space < IN_BLOCK).tolist()}
    found = []
    for entity in (entity for layout in doc.layouts for entity in layout):
        points = _flat(_points(entity))
        if not points or entity.dxf.handle not in row:
            continue
        size = 1.0 + max(abs(c) for p in points for c in p)
        distance = off(points, e.geometry[row[entity.dxf.handle]])
        if distance > SAGITTA + NEAR * size:
            found.append(f"place of {entity}: off by {distance}")
    return found


def by_columns(drawing: Drawing) -> list[tuple[Thing, shapely.Geometry | None]]:
    """The placed rows, each with its geometry."""
    e = drawing.entities
    found = []
    for row in np.flatnonzero(e.space == PLACED).tolist():
        if e.type[row] == "ATTDEF":
            continue
        handles, at = [], row
        while at >= 0:
            handles.append(e.handle_text(at))
            at = int(e.parent[at])
        thing = (tuple(reversed(handles)), e.type[row], e.layer[row], e.text[row])
        found.append((thing, e.geometry[row]))
    return found


def contents(drawing: Drawing) -> dict[str, list[tuple[str, str, str]]]:
    """What each block holds, as the file has it: handle, type and layer."""
    e = drawing.entities
    found: dict[str, list[tuple[str, str, str]]] = {}
    for row in np.flatnonzero((e.space == IN_BLOCK) & (e.parent < 0)).tolist():
        found.setdefault(e.owner[row], []).append((e.handle_text(row), e.type[row], e.layer[row]))
    return found


def contents_by_ezdxf(doc: Document) -> dict[str, list[tuple[str, str, str]]]:
    blocks = (block for block in doc.blocks if not block.is_any_layout and len(block))
    return {block.name: [(e.dxf.handle, e.dxftype(), e.dxf.layer) for e in block] for block in blocks}


def off(points: Points, geometry: shapely.Geometry | None) -> float:
    """How far the farthest of the points lies from what we have drawn."""
    if geometry is None or not points:
        return 0.0 if not points else math.inf
    lines = geometry.boundary if geometry.geom_type in ("Polygon", "MultiPolygon") else geometry
    if lines.is_empty:
        lines = geometry
    return float(max(shapely.distance(shapely.points(points), lines)))


def _round(thing: Thing) -> Thing:
    """A circle that is stretched more one way than the other is an ellipse, and ours says so: not a difference."""
    handles, kind, layer, text = thing
    return handles, "ELLIPSE" if kind in ("CIRCLE", "ARC") else kind, layer, text


def placed_faults(ours: list, theirs: list) -> list[str]:
    ours, theirs = ([(_round(thing), what) for thing, what in things] for things in (ours, theirs))
    one, two = Counter(thing for thing, _ in ours), Counter(thing for thing, _ in theirs)
    if one != two:
        return [f"placed: ours only {list((one - two).items())[:3]}, ezdxf only {list((two - one).items())[:3]}"]
    found = []
    waiting: dict = {}
    for thing, geometry in ours:
        waiting.setdefault(thing, []).append(geometry)
    for thing, points in theirs:
        size = 1.0 + max((abs(c) for p in points for c in p), default=0.0)
        near = [off(points, geometry) for geometry in waiting[thing]]
        allowed = (SYMBOL_SAGITTA if thing[1] in CURVED else 0.0) + NEAR * size
        best = 0  # the copies of an array are alike but for their place, and mostly in the same order
        if near[0] > allowed:
            best = min(range(len(near)), key=near.__getitem__)
        if near[best] > allowed:
            found.append(f"place of {thing}: off by {near[best]}, allowed {allowed}")
        del waiting[thing][best]
    return found
