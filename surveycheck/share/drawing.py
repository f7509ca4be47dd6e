"""A drawing of a case: what is around the place, moved and made nameless. Works on a document of ezdxf."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Any

import numpy as np

from surveycheck.model.drawing import MODEL_SPACE
from surveycheck.read.dxf import read_dxf
from surveycheck.share.blank import Box

AROUND = 25.0
"""Metres around the things that take part, of which all is kept."""

LOST = ("GEODATA", "IMAGEDEF", "XRECORD", "PLOTSETTINGS", "UNDERLAYDEFINITION")
"""Objects that may say where a drawing is from: their contents go."""

WORDS = ("text", "default_text", "prompt", "comments", "path", "xref_path")
HEADER = ("$LASTSAVEDBY", "$PROJECTNAME", "$MENU", "$HYPERLINKBASE", "$STYLESHEET")
POINTS = (
    "$EXTMIN",
    "$EXTMAX",
    "$LIMMIN",
    "$LIMMAX",
    "$INSBASE",
    "$UCSORG",
    "$PEXTMIN",
    "$PEXTMAX",
    "$PLIMMIN",
    "$PLIMMAX",
)


def box_of(content: bytes) -> Box | None:
    """The box of all finite vertices in model space, in drawing units."""
    low, high, model = _boxes(content)
    good = model & np.isfinite(low).all(axis=1) & np.isfinite(high).all(axis=1)
    if not good.any():
        return None
    west, south = np.percentile(low[good], 2, axis=0)
    east, north = np.percentile(high[good], 98, axis=0)
    return float(west), float(south), float(east), float(north)


def near(content: bytes, handles: Collection[str], at: Collection[tuple[float, float]], metre: float) -> set[str]:
    """The handles of what is to be kept: the things named, and all whose box meets theirs with ``AROUND``."""
    drawing, _ = read_dxf(content, "")
    if drawing is None:
        return set(handles)
    low, high, _ = _boxes(content)
    names = [bytes(handle).decode("ascii", "replace").upper() for handle in drawing.entities.handle]
    named = np.array([name in handles for name in names], dtype=bool)
    corners = [*low[named], *high[named], *(np.array(one) for one in at)]
    if not corners:
        return set(handles)
    around = AROUND * metre
    first, last = np.nanmin(corners, axis=0) - around, np.nanmax(corners, axis=0) + around
    kept = named | ((low <= last) & (high >= first)).all(axis=1)
    return {name for name, one in zip(names, kept, strict=True) if one}


def _boxes(content: bytes) -> tuple[Any, Any, Any]:
    """Least and greatest corner of the vertices of each row, and which rows stand in model space."""
    drawing, _ = read_dxf(content, "")
    if drawing is None:
        empty = np.empty((0, 2))
        return empty, empty, np.empty(0, bool)
    rows = drawing.entities
    low, high = np.full((len(rows.start) - 1, 2), np.nan), np.full((len(rows.start) - 1, 2), np.nan)
    some = np.flatnonzero(np.diff(rows.start) > 0)
    if len(some):
        points = rows.xyz[:, :2]
        low[some] = np.minimum.reduceat(points, rows.start[some], axis=0)
        high[some] = np.maximum.reduceat(points, rows.start[some], axis=0)
    return low, high, rows.space == MODEL_SPACE


def cropped(document: Any, kept: Collection[str]) -> int:
    """Leave in model space only these; gives how many are left."""
    space = document.modelspace()
    for entity in list(space):
        if (entity.dxf.handle or "").upper() not in kept:
            space.delete_entity(entity)
    return len(space)


def moved(document: Any, east: float, north: float) -> None:
    """Move model space (drawing units), and forget where windows and limits were."""
    for entity in document.modelspace():
        entity.translate(east, north, 0.0)
        for tags in entity.xdata.data.values() if entity.xdata else ():
            tags[:] = [_moved_tag(tag, east, north) for tag in tags]
    for name in (*HEADER, *POINTS):
        if name in document.header:
            document.header[name] = "" if name in HEADER else (0.0,) * len(tuple(document.header[name]))
    for viewport in document.viewports.get("*Active"):
        viewport.dxf.center = (0.0, 0.0)
    for layout in document.layouts:
        if not layout.is_modelspace:
            layout.delete_all_entities()


def _moved_tag(tag: Any, east: float, north: float) -> Any:
    if tag.code not in (1010, 1011):
        return tag
    x, y, *z = tag.value
    return type(tag)(tag.code, (x + east, y + north, *z))


def nameless(document: Any, blank: Callable[[str], str]) -> None:
    """Replace the words of all texts, attributes, extended data and properties; objects that may name a place go."""
    for entity in list(_entities(document)):
        for name in WORDS:
            if entity.dxf.is_supported(name) and entity.dxf.hasattr(name):
                entity.dxf.set(name, blank(str(entity.dxf.get(name))))
        if entity.dxftype() == "MTEXT":
            entity.text = blank(entity.text)
        for tags in entity.xdata.data.values() if entity.xdata else ():
            tags[:] = [type(tag)(tag.code, blank(tag.value)) if tag.code == 1000 else tag for tag in tags]
        for attrib in getattr(entity, "attribs", ()):
            attrib.dxf.text = blank(attrib.dxf.text)
    for thing in list(document.objects):
        if thing.dxftype() in ("GEODATA", "IMAGEDEF", "UNDERLAYDEFINITION"):
            document.objects.delete_entity(thing)
        elif thing.dxftype() == "XRECORD":
            thing.tags.clear()
    document.header.custom_vars.clear()
    document.comments = []


def _entities(document: Any) -> Iterator[Any]:
    for block in document.blocks:
        yield from block
