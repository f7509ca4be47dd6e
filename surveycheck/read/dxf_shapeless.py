"""Entities that came out without a shape, as issues: none is dropped in silence.

DXF reference, *ENTITIES* and *CLASSES*. Three sorts: those whose own numbers make no shape (a spline with a knot too
few), those that draw nothing which rules look at (lights, views, pictures, infinite lines), and those whose content
nobody but their own program reads (proxies, objects of other programs, solids as ACIS data): that is a loss.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely

from surveycheck.model.columns import Bools, Ints
from surveycheck.model.drawing import NOTHING, Entities
from surveycheck.model.source import Facts, Issue

MOST = 200
"""No more issues of broken shapes than this; the first one says how many there are."""

QUIET = ("VIEWPORT",)
"""Types that every drawing has and that draw nothing themselves."""

KNOWN = (
    *(
        "3DLINE",
        "ACAD_TABLE",
        "ARC_DIMENSION",
        "ATTDEF",
        "CAMERA",
        "DGNUNDERLAY",
        "DIMENSION",
        "DWFUNDERLAY",
        "GEODATA",
    ),
    *("GEOPOSITIONMARKER", "IMAGE", "LARGE_RADIAL_DIMENSION", "LIGHT", "MESH", "MULTILEADER", "MLEADER", "OLEFRAME"),
    *("OLE2FRAME", "PDFREFERENCE", "PDFUNDERLAY", "POINTCLOUD", "POINTCLOUDEX", "POLYLINE", "RAY", "RTEXT", "SECTION"),
    *("SECTIONOBJECT", "SUN", "TOLERANCE", "VIEWPORT", "WIPEOUT", "WIPEOUTVARIABLES", "XLINE"),
)
"""Types without a shape whose content is no line, area or point of a survey: pictures, views, notes, meshes, endless
lines. What is neither among them nor given a shape was not read."""


SHOWN = 20
"""So many entities of a type are named."""


def shapeless(file: str, entities: Entities, finite: Bools) -> Iterator[Issue]:
    """Issues of the entities of a file that have no shape or no geometry; ``finite`` are rows with usable numbers."""
    broken = shapely.is_missing(entities.geometry) & (entities.shape != NOTHING) & finite
    broken &= ~entities.type.where(("HATCH", "MPOLYGON").__contains__)
    endless = broken & _round(entities)
    if endless.any():
        first = int(np.flatnonzero(endless)[0])
        told: Facts = {"type": entities.type[first], "count": int(np.count_nonzero(endless))}
        at = int(entities.line[first])
        yield Issue("dxf-curve-too-long", file, at, entities.handle_text(first), loss=True, facts=told)
    rows = np.flatnonzero(broken & ~endless)
    for row in rows[:MOST].tolist():
        facts: Facts = {"type": entities.type[row], "layer": entities.layer[row], "count": len(rows)}
        yield Issue("dxf-shape-broken", file, int(entities.line[row]), entities.handle_text(row), facts=facts)
    bare = np.flatnonzero(entities.shape == NOTHING)
    bare = bare[np.argsort(entities.type.codes[bare], kind="stable")]
    codes, begin = np.unique(entities.type.codes[bare], return_index=True)
    rows_of = np.split(bare, begin[1:])
    for name, rows in sorted((entities.type.names[code], rows_of[k]) for k, code in enumerate(codes)):
        if name in QUIET:
            continue
        known = name in KNOWN
        code = "dxf-unknown-entity" if known else "dxf-tangent-object" if name.startswith("TCH_") else "dxf-not-read"
        at = 0 if known else int(entities.line[rows[0]])
        facts = {"type": name, "count": len(rows)}
        yield Issue(code, file, at, loss=not known, facts=facts, evidence=_handles(entities, rows))


def handles_of(entities: Entities, name: str) -> tuple[str, ...]:
    """Handles of the first entities of a type."""
    return _handles(entities, np.flatnonzero(entities.of_file().type.where(name.__eq__)))


def _handles(entities: Entities, rows: Ints) -> tuple[str, ...]:
    return tuple(handle for row in rows[:SHOWN].tolist() if (handle := entities.handle_text(row)))


def _round(entities: Entities) -> Bools:
    """Arcs, and polylines with some, whose numbers are in order: without geometry they are ``too_long``."""
    with np.errstate(invalid="ignore"):
        found = entities.type.where(("CIRCLE", "ARC").__contains__) & (entities.radius >= 0)
    bulges = np.concatenate([np.zeros(1, np.int64), np.cumsum(entities.bulge != 0)])
    bent: Bools = found | entities.type.where(("LWPOLYLINE", "POLYLINE").__contains__)
    return bent & (found | (bulges[entities.start[1:]] > bulges[entities.start[:-1]]))
