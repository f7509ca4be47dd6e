"""A drawing written down in a few words: the examples of a card, and tests.

``sketch([{"layer": "JZD", "wkt": "POLYGON ((0 0, 10 0, 10 10, 0 0))", "code": "300000"}])`` is the same ``Drawing``
that the reader would make of a DXF with that closed polyline. Nothing is written and nothing is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import shapely

from surveycheck.geometry.drawn import shaped
from surveycheck.geometry.placed import placed
from surveycheck.geometry.rows import NAN, Row, Vertex, entities_from_rows, model_space_counts
from surveycheck.model.drawing import MODEL_SPACE, Block, Drawing, Layer, Style

ROTATED = ("TEXT", "MTEXT", "INSERT", "ATTRIB")
WRITTEN = ("TEXT", "MTEXT", "ATTRIB", "ATTDEF")
LETTERED = ("TEXT", "MTEXT", "ATTRIB")
WORDS = {
    *("type", "layer", "wkt", "points", "vertices", "bulges", "closed", "text", "height", "rotation", "scale", "color"),
    *("linetype", "style", "block", "attribs", "xdata", "code", "space", "owner", "flags", "handle", "radius", "line"),
    *("start_angle", "end_angle", "extrusion", "z", "tag", "parent", "knots", "weights", "letters"),
    *("width", "thickness", "layout", "invisible", "rgb", "look"),
}


def sketch(
    rows: Sequence[Mapping[str, object]],
    *,
    file: str = "drawing.dxf",
    version: str = "AC1015",
    header: Mapping[str, object] | None = None,
    layers: Sequence[Layer | str] | None = None,
    blocks: Sequence[Block | str] = (),
    styles: Sequence[Style | str] = (),
    linetypes: Sequence[str] = ("Continuous",),
    appids: Sequence[str] = ("ACAD", "SOUTH"),
    unit: str = "m",
) -> Drawing:
    """A drawing of the entities ``rows``.

    A row may have: ``type`` (guessed from the rest if not said: POLYGON and closed → LWPOLYLINE with flag 1,
    LINESTRING → LWPOLYLINE, POINT → POINT, ``text`` → TEXT, ``block`` → INSERT, ``radius`` → CIRCLE or ARC), ``layer``,
    ``wkt`` or ``points`` (x, y[, z]), ``bulges``, ``closed``, ``text``, ``height``, ``rotation``, ``scale`` (a number
    or three), ``letters`` (four numbers, the row of that column), ``color``, ``linetype``, ``style``, ``block``,
    ``attribs`` {tag: text}, ``xdata`` [[application, item, …], …] (str → 1000, float → 1040, int → 1070 or 1071),
    ``code`` (first item of SOUTH), ``space``, ``owner``, ``layout``, ``flags``, ``handle`` (default "1", "2", … in
    hex), ``radius``, ``start_angle``, ``end_angle``, ``extrusion``, ``z``, ``width`` (of a polyline), ``thickness``,
    ``invisible``, ``rgb``, ``look`` ((group code, value), …: see ``Entities``).
    An ELLIPSE has three ``points``: centre and ends of its radii; a SPLINE has ``knots`` and may have ``weights``. A
    POLYGON with holes, or a MULTIPOLYGON, is only possible as HATCH.
    Without ``layers`` there are the layers that occur.

    Raises ValueError for an unknown word and for a WKT that no single entity can draw.
    """
    made: list[Row] = []
    for row in rows:
        _extend(made, row)
    found = dict.fromkeys(["0", *(row.layer for row in made)])
    tables = tuple(Layer(x) if isinstance(x, str) else x for x in (found if layers is None else layers))
    definitions = tuple(Block(x) if isinstance(x, str) else x for x in blocks)
    entities = shaped(placed(entities_from_rows(made), definitions, tables)[0])
    return Drawing(
        file=file,
        version=version,
        declared="",
        encoding="utf-8" if version >= "AC1021" else "gb18030",
        reader="columns",
        header=dict(header or {}),
        layers=tables,
        blocks=definitions,
        styles=tuple(Style(x) if isinstance(x, str) else x for x in styles),
        linetypes=tuple(linetypes),
        appids=tuple(appids),
        entities=entities,
        unit=unit,
        extra={"counts": model_space_counts(entities)},
    )


def _extend(made: list[Row], row: Mapping[str, Any]) -> None:
    """The row, and one more for each of its attributes."""
    if unknown := row.keys() - WORDS:
        raise ValueError(
            f"a sketched feature has no {', '.join(sorted(unknown))}; it may have {', '.join(sorted(WORDS))}"
        )
    number = len(made)
    vertices, loops, closed = _vertices(row)
    kind = str(row.get("type") or _guess(row, vertices)).upper()
    if len(loops) > 1 and kind != "HATCH":
        raise ValueError("only a HATCH has more than one ring")
    if closed and kind != "HATCH" and len(vertices) > 1 and vertices[0] == vertices[-1] and "wkt" in row:
        vertices = vertices[:-1]
    head = _head(row, kind, number, closed)
    made.append(
        Row(
            **head,
            type=kind,
            vertices=vertices,
            loops=loops if kind == "HATCH" else (),
            bulges=[float(b) for b in row.get("bulges", ())],
            radius=float(row.get("radius", NAN)) if kind in ("CIRCLE", "ARC") else NAN,
            angle=_angle(row) if kind in ("ARC", "ELLIPSE") else (NAN, NAN),
            knots=[float(k) for k in row.get("knots", ())],
            weights=[float(w) for w in row.get("weights", ())],
            rotation=float(row.get("rotation", 0)) if kind in ROTATED else NAN,
            height=float(row.get("height", 1)) if kind in WRITTEN else NAN,
            stroke=(float(row.get("width", 0)), float(row.get("thickness", 0))),
            scale=_scale(row.get("scale", 1)) if kind == "INSERT" else (NAN, NAN, NAN),
            letters=_letters(row, kind),
            text=str(row.get("text", "")),
            style=str(row.get("style", "STANDARD")) if kind in WRITTEN else "",
            block=str(row.get("block", "")),
            tag=str(row.get("tag", "")),
            xdata=tuple(_xdata(row)),
        )
    )
    for tag, text in row.get("attribs", {}).items():
        mine = {**head, "handle": f"{len(made) + 1:X}", "parent": number, "flags": 0}
        made.append(
            Row(
                **mine,
                type="ATTRIB",
                vertices=vertices,
                tag=tag,
                text=str(text),
                rotation=0,
                height=1,
                letters=(1.0, 10.0, NAN, NAN),
                style="STANDARD",
            )
        )


def _angle(row: Mapping[str, Any]) -> tuple[float, float]:
    return float(row.get("start_angle", 0)), float(row.get("end_angle", 360))


def _head(row: Mapping[str, Any], kind: str, number: int, closed: bool) -> dict[str, Any]:
    flag = 1 if closed and kind in ("LWPOLYLINE", "POLYLINE") else 0
    return {
        "handle": str(row.get("handle", f"{number + 1:X}")),
        "layer": str(row.get("layer", "0")),
        "linetype": str(row.get("linetype", "BYLAYER")),
        "color": int(row.get("color", 256)),
        "rgb": int(row.get("rgb", -1)),
        "look": tuple(row.get("look", ())),
        "space": int(row.get("space", MODEL_SPACE)),
        "owner": str(row.get("owner", "")),
        "layout": str(row.get("layout", "")),
        "invisible": bool(row.get("invisible")),
        "parent": int(row.get("parent", -1)),
        "line": int(row.get("line", 0)),
        "flags": int(row.get("flags", 0)) | flag,
        "extrusion": tuple(float(x) for x in row.get("extrusion", (0, 0, 1))),
    }


def _vertices(row: Mapping[str, Any]) -> tuple[list[Vertex], list[int], bool]:
    """Vertices, first vertex of each ring, and whether the row is closed."""
    z, closed = float(row.get("z", 0)), bool(row.get("closed", False))
    if "wkt" not in row:
        points = [_vertex(p, z) for p in row.get("points", row.get("vertices", ()))]
        return points, [0] if points else [], closed
    shape = shapely.from_wkt(str(row["wkt"]))
    if isinstance(shape, shapely.Polygon | shapely.MultiPolygon):
        rings = [list(ring.coords) for ring in shapely.get_rings(shapely.get_parts(shape))]
        first = [0, *np.cumsum([len(ring) for ring in rings])[:-1].tolist()] if rings else []
        return [_vertex(p, z) for ring in rings for p in ring], first, True
    if isinstance(shape, shapely.Point | shapely.LineString):
        points = [_vertex(p, z) for p in shape.coords]
        return points, [0] if points else [], closed
    raise ValueError(f"no single entity draws a {shape.geom_type}: give POINT, LINESTRING or POLYGON")


def _vertex(point: Sequence[float], z: float) -> Vertex:
    return (float(point[0]), float(point[1]), float(point[2]) if len(point) > 2 else z)


def _guess(row: Mapping[str, Any], vertices: list[Vertex]) -> str:
    if "block" in row:
        return "INSERT"
    if "text" in row:
        return "TEXT"
    if "radius" in row:
        return "ARC" if "start_angle" in row or "end_angle" in row else "CIRCLE"
    return "POINT" if len(vertices) == 1 else "LWPOLYLINE"


def _scale(value: Any) -> Vertex:
    x, y, z = (value, value, value) if isinstance(value, int | float) else value
    return (float(x), float(y), float(z))


def _letters(row: Mapping[str, Any], kind: str) -> tuple[float, float, float, float] | None:
    """As the reader gives it to a text that says nothing: from its base line on, or from its top left corner."""
    if kind not in LETTERED:
        return None
    width, anchor, x, y = row.get("letters", (0, 1, NAN, NAN) if kind == "MTEXT" else (1, 10, NAN, NAN))
    return (float(width), float(anchor), float(x), float(y))


def _xdata(row: Mapping[str, Any]) -> Iterable[tuple[int, str]]:
    mine = [["SOUTH", str(row["code"])]] if "code" in row else []
    for application, *items in [*mine, *row.get("xdata", ())]:
        yield 1001, str(application)
        for item in items:
            yield _item(item)


def _item(item: object) -> tuple[int, str]:
    if isinstance(item, float):
        return 1040, repr(item)
    if isinstance(item, int):
        return (1070 if -32768 <= item <= 32767 else 1071), str(item)
    return 1000, str(item)
