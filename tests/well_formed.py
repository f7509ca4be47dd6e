"""What holds of everything that the readers hand over, whatever they were given: the invariants of ``Entities``,
``Drawing``, ``Document`` and ``Issue`` as their docstrings state them. A broken one is an ``AssertionError``."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import shapely

from surveycheck.model import Document, Drawing, Issue, Model, Record
from surveycheck.model.columns import Labels
from surveycheck.model.drawing import AREA, IN_BLOCK, LINE, NOTHING, PAPER_SPACE, PLACED, POINT, TEXT, Entities
from surveycheck.read.issues import WORDS

ROW_LABELS = ("type", "layer", "linetype", "owner", "block", "tag", "style", "text")
ROW_COLUMNS = {
    "color": np.int16,
    "space": np.int8,
    "parent": np.int32,
    "line": np.int64,
    "flags": np.int32,
    "radius": np.float64,
    "angle": np.float64,
    "rotation": np.float64,
    "height": np.float64,
    "scale": np.float64,
    "extrusion": np.float64,
    "shape": np.int8,
    "geometry": object,
}
WIDE = {"angle": 2, "scale": 3, "extrusion": 3}
SHAPE_OF_GEOMETRY = {
    "Point": (POINT, TEXT),
    "LineString": (LINE, AREA),
    "Polygon": (AREA,),
    "MultiPolygon": (AREA,),
    "MultiLineString": (LINE, AREA),
}
PLACERS = ("INSERT", "DIMENSION", "ACAD_TABLE", "ARC_DIMENSION", "LARGE_RADIAL_DIMENSION")


def well_formed(model: Model) -> None:
    """Everything that was read of a deliverable."""
    paths = [file.path for file in model.files]
    assert paths == sorted(set(paths)), "files are sorted, each there once"
    for drawing in model.drawings:
        assert drawing.file in paths
        drawing_well_formed(drawing)
    for document in model.documents:
        assert document.file in paths
        document_well_formed(document)
    issues_well_formed(model.issues)


def drawing_well_formed(drawing: Drawing) -> None:
    assert drawing.reader in ("columns", "recover", "landxml")
    "".encode(drawing.encoding)
    named = (*drawing.layers, *drawing.blocks, *drawing.styles)
    sayable([*(thing.name for thing in named), *drawing.linetypes, *drawing.appids, drawing.version, drawing.unit])
    sayable(str(value) for value in drawing.header.values())
    entities_well_formed(drawing.entities)
    if drawing.reader == "columns":
        own = drawing.entities.space != PLACED
        assert (np.diff(drawing.entities.line[own]) > 0).all(), "in the order of the file"


def entities_well_formed(e: Entities) -> None:
    n = len(e)
    for name in ROW_LABELS:
        column = getattr(e, name)
        assert len(column) == n, name
        _labels(column, name)
    for name, kind in ROW_COLUMNS.items():
        column = getattr(e, name)
        assert column.shape == ((n, WIDE[name]) if name in WIDE else (n,)), name
        assert column.dtype == kind, (name, column.dtype)
    for name in ("array", "letters"):
        assert getattr(e, name).shape in ((0, 4), (n, 4)), name
    assert e.handle.shape == (n,)
    assert e.handle.dtype.kind == "S"
    _vertices(e)
    _strokes(e)
    _layouts(e)
    assert e.invisible.shape in ((0,), (len(e),))
    assert e.invisible.dtype == np.bool_
    _looks(e)
    _extended(e)
    _places(e)
    _geometry(e)


def _labels(column: Labels, name: str) -> None:
    if len(column):
        assert column.codes.min() >= 0, name
        assert column.codes.max() < len(column.names), name
    if name != "text":  # different formatting codes, the same text
        assert len(set(column.names)) == len(column.names), f"{name}: a name twice"
    sayable(column.names)


def sayable(texts: Iterable[str]) -> None:
    """Texts that any report can be written with: no halves of characters."""
    for text in texts:
        assert isinstance(text, str)
        text.encode("utf-8")


def _ascending(start: np.ndarray, count: int, end: int, name: str) -> None:
    assert start.shape == (count + 1,), name
    assert start.dtype == np.int64, name
    assert start[0] == 0, name
    assert start[-1] == end, name
    assert (np.diff(start) >= 0).all(), name


LOOKING = {"HATCH", "MPOLYGON", "IMAGE", "WIPEOUT", "INSERT", "LWPOLYLINE", "POLYLINE"}
LOOKING |= {"TEXT", "MTEXT", "ATTRIB", "ATTDEF"}
"""Types that have a look beside what anything has: ``ANYTHING``."""

ANYTHING = (5, 48, 370)
"""The order in which it is drawn, the scale of its line type, its line weight."""


def _looks(e):
    assert e.rgb.shape in ((0,), (len(e),))
    assert e.rgb.dtype == np.int32
    assert ((e.rgb >= -1) & (e.rgb <= 0xFFFFFF)).all()
    assert e.look.shape[1:] == (3,)
    assert (np.diff(e.look[:, 0]) >= 0).all()
    rows = e.look[~np.isin(e.look[:, 1], ANYTHING), 0].astype(np.int64)
    assert set(e.type.take(rows).counts()) <= LOOKING


def _vertices(e: Entities) -> None:
    m = len(e.xyz)
    assert e.xyz.shape == (m, 3)
    assert e.bulge.shape == (m,)
    assert e.weight.shape in ((0,), (m,))
    _ascending(e.start, len(e), m, "start")
    _ascending(e.kstart, len(e), len(e.knot), "kstart")
    for column in (e.xyz, e.bulge, e.weight, e.knot):
        assert column.dtype == np.float64
    hatch = e.type.where(lambda kind: kind in ("HATCH", "MPOLYGON"))
    assert (np.diff(e.loop) > 0).all(), "loops ascend"
    if len(e.loop):
        assert e.loop[0] >= 0
        assert e.loop[-1] < m
        assert hatch[np.searchsorted(e.start, e.loop, side="right") - 1].all(), "loops belong to hatches"
    filled = np.flatnonzero(hatch & (np.diff(e.start) > 0))
    assert np.isin(e.start[filled], e.loop).all(), "the first vertex of a hatch begins a loop"
    splines = np.flatnonzero(np.diff(e.kstart) > 0)
    assert e.type.take(splines).where("SPLINE".__eq__).all(), "knots belong to splines"


def _strokes(e: Entities) -> None:
    assert e.stroke.shape in ((0, 2), (len(e), 2))
    assert e.stroke.dtype == np.float64
    assert (e.stroke >= 0).all()
    assert np.isfinite(e.stroke).all()


def _layouts(e: Entities) -> None:
    assert len(e.layout) in (0, len(e))
    _labels(e.layout, "layout")
    named = np.flatnonzero(e.layout.where("".__ne__))
    assert (e.space[named] == PAPER_SPACE).all(), "a layout is one of paper space"


def _extended(e: Entities) -> None:
    _ascending(e.xstart, len(e), len(e.xcode), "xstart")
    assert len(e.xvalue) == len(e.xcode)
    _labels(e.xvalue, "xvalue")
    assert ((e.xcode >= 1000) & (e.xcode <= 1071)).all(), "codes of extended data"


def _places(e: Entities) -> None:
    rows = np.arange(len(e))
    placed = e.space == PLACED
    assert np.isin(e.space, range(4)).all()
    assert (placed[:-1] <= placed[1:]).all(), "placed rows stand behind those of the file"
    assert ((e.parent >= -1) & (e.parent < rows)).all(), "a parent stands before its children"
    child = np.flatnonzero(e.parent >= 0)
    assert e.type.take(e.parent[child]).where(PLACERS.__contains__).all(), "parents are references to blocks"
    attached = child[~placed[child]]
    assert e.type.take(attached).where("ATTRIB".__eq__).all(), "in the file, only attributes have a parent"
    assert (e.space[attached] == e.space[e.parent[attached]]).all()
    assert (e.parent[placed] >= 0).all(), "somebody has placed it"
    assert (e.space[e.parent[placed]] != IN_BLOCK).all(), "a definition places nothing"
    named = e.owner.where("".__ne__)
    assert not named[~placed & (e.space != IN_BLOCK)].any(), "no owner in model and paper space"
    assert (e.line >= 0).all()


def _geometry(e: Entities) -> None:
    assert np.isin(e.shape, range(5)).all()
    kinds = shapely.get_type_id(e.geometry)
    for kind in np.unique(kinds[kinds >= 0]):
        name = shapely.GeometryType(kind).name.lower()
        allowed = {word.lower(): shapes for word, shapes in SHAPE_OF_GEOMETRY.items()}
        assert name in allowed, name
        assert np.isin(e.shape[kinds == kind], allowed[name]).all(), name
    assert (e.shape[kinds >= 0] != NOTHING).all()
    there = e.geometry[kinds >= 0]
    assert np.isfinite(shapely.get_coordinates(there)).all(), "a geometry has finite coordinates"
    assert not shapely.is_empty(there).any()


def document_well_formed(document: Document) -> None:
    numbers: dict[str, int] = {}
    for record in document.records:
        assert record.file == document.file
        assert record.number == numbers.get(record.table, 0), "records are counted by table"
        numbers[record.table] = record.number + 1
        _record(record)


def _record(record: Record) -> None:
    assert record.xpath.startswith("/")
    assert record.line >= 0
    assert set(record.lines) <= set(record.values)
    assert set(record.repeated) <= set(record.values)
    sayable([record.table, record.xpath, *record.values, *record.values.values()])
    assert all(value == value.strip() for value in record.values.values())


def issues_well_formed(issues: Iterable[Issue]) -> None:
    """Every issue can be said in both languages, and its facts can go into a report."""
    for issue in issues:
        assert issue.code in WORDS, issue.code
        assert issue.line >= 0
        words = {**issue.facts, "file": issue.file, "line": issue.line, "handle": issue.handle}
        sayable(sentence.format(**words) for sentence in WORDS[issue.code])
        sayable([issue.file, issue.handle, issue.xpath, str(words)])
