"""A drawing of an example → the bytes of a DXF that CAD programs open."""

from __future__ import annotations

import logging
import math
import re
from collections.abc import Callable, Mapping
from io import BytesIO, TextIOWrapper
from typing import Any

from ezdxf._options import options
from ezdxf.filemanagement import new
from ezdxf.lldxf.const import DXFError

from surveycheck.model import Drawing
from surveycheck.model.drawing import IN_BLOCK, PAPER_SPACE, Entities
from surveycheck.model.flipped import mirrored

VERSIONS = {
    "AC1009": "R12",
    "AC1015": "R2000",
    "AC1018": "R2004",
    "AC1021": "R2007",
    "AC1024": "R2010",
    "AC1027": "R2013",
    "AC1032": "R2018",
}
UNITS = {"": 0, "in": 1, "ft": 2, "mm": 4, "cm": 5, "m": 6, "km": 7}
"""``$INSUNITS`` by the word for a unit."""

CLOSED, IN_SPACE = 1, 8
"""Flags of a polyline: its ends are joined; its vertices have heights of their own."""

OLDEST = "AC1009"
"""How a drawing is written that does not say its version."""

Group = tuple[int, Any]


class UnwritableError(Exception):
    """Something of the drawing cannot be written as a DXF that is sound: a type, a name, a version."""


def drawing_bytes(drawing: Drawing) -> bytes:
    """The same drawing as a file, in GBK before AC1021 and in UTF-8 since. Handles are given anew.

    Raises UnwritableError where the drawing is none that a sound DXF can hold.
    """
    if drawing.version and drawing.version not in VERSIONS:
        raise UnwritableError(f"version {drawing.version}")
    try:
        return _as_told(_bytes(_document(drawing)), drawing)
    except (DXFError, ValueError, KeyError, AttributeError, TypeError) as error:
        raise UnwritableError(str(error)) from error


def _document(drawing: Drawing) -> Any:
    logging.getLogger("ezdxf").setLevel(logging.CRITICAL)  # it says aloud that R12 knows no units
    document = new(VERSIONS[drawing.version or OLDEST], setup=False)
    document.encoding = "gbk" if drawing.version < "AC1021" else "utf-8"
    document.header["$INSUNITS"] = UNITS[drawing.unit]
    for name, value in drawing.header.items():
        document.header[name] = value
    _tables(document, drawing)
    for block in drawing.blocks:
        if block.name not in document.blocks:
            document.blocks.new(block.name, block.base)
    entities = drawing.entities.of_file()
    made: dict[int, Any] = {}
    for row in range(len(entities)):
        made[row] = _entity(document, entities, row, made)
    return document


def _as_told(content: bytes, drawing: Drawing) -> bytes:
    """With what the header of the drawing says where the writer says what it pleases: dates, or no version."""
    for name, value in drawing.header.items():
        told = rf"(?<=\{name}\r\n 40\r\n)[^\r]*".encode()
        content = re.sub(told, str(value).encode(), content, count=1)
    version = rb"  9\r\n\$ACADVER\r\n  1\r\n[^\r]*\r\n"
    return content if drawing.version else re.sub(version, b"", content, count=1)


def _tables(document: Any, drawing: Drawing) -> None:
    for name in drawing.linetypes:
        if name not in document.linetypes:
            document.linetypes.add(name, [0.75, 0.5, -0.25])
    for name in drawing.appids:
        if name not in document.appids:
            document.appids.new(name)
    for layer in drawing.layers:
        made = document.layers.get(layer.name) if layer.name in document.layers else document.layers.add(layer.name)
        made.color, made.dxf.linetype = layer.color, layer.linetype
        made.dxf.plot = int(layer.plots)
        for wanted, switch in ((layer.off, made.off), (layer.frozen, made.freeze), (layer.locked, made.lock)):
            if wanted:
                switch()
    for style in drawing.styles:
        there = style.name in document.styles
        made = document.styles.get(style.name) if there else document.styles.new(style.name)
        made.dxf.font, made.dxf.bigfont = style.font, style.bigfont


def _space(document: Any, entities: Entities, row: int) -> Any:
    """Where the entity stands."""
    space = int(entities.space[row])
    if space == IN_BLOCK:
        return document.blocks.get(entities.owner[row])
    if space == PAPER_SPACE:
        name = entities.layout_of(row)
        if name and name not in document.layout_names():
            document.layouts.new(name)
        return document.paperspace(name or None)
    return document.modelspace()


def _entity(document: Any, entities: Entities, row: int, made: Mapping[int, Any]) -> Any:
    kind = entities.type[row]
    draw = KINDS.get(kind)
    if draw is None:
        raise UnwritableError(kind)
    holder = made[int(entities.parent[row])] if kind == "ATTRIB" else _space(document, entities, row)
    entity = draw(holder, entities, row)
    for name, value in _common(entities, row).items():
        entity.dxf.set(name, value)
    for application, items in _extended(entities, row).items():
        entity.set_xdata(application, items)
    return entity


def _common(entities: Entities, row: int) -> dict[str, Any]:
    """What every entity has."""
    found: dict[str, Any] = {"layer": entities.layer[row], "linetype": entities.linetype[row]}
    found["color"] = int(entities.color[row])
    if entities.tilted[row] and entities.type[row] != "POINT":
        found["extrusion"] = tuple(entities.extrusion[row].tolist())
    if len(entities.invisible) and entities.invisible[row]:
        found["invisible"] = 1
    if len(entities.stroke) and entities.stroke[row, 1]:
        found["thickness"] = float(entities.stroke[row, 1])
    return found


def _extended(entities: Entities, row: int) -> dict[str, list[Group]]:
    found: dict[str, list[Group]] = {}
    application = ""
    for code, text in entities.xdata(row):
        if code == 1001:
            application = text
            found[application] = []
        else:
            number = float(text) if 1040 <= code <= 1042 else int(text) if code >= 1070 else text
            found[application].append((code, number))
    return found


def _vertices(entities: Entities, row: int) -> list[tuple[float, float, float]]:
    begin, end = int(entities.start[row]), int(entities.start[row + 1])
    return [(x, y, z) for x, y, z in entities.xyz[begin:end].tolist()]


def _bulged(entities: Entities, row: int) -> list[tuple[float, float, float]]:
    begin, end = int(entities.start[row]), int(entities.start[row + 1])
    bulges = entities.bulge[begin:end].tolist()
    return [(x, y, b) for (x, y, _), b in zip(_vertices(entities, row), bulges, strict=True)]


def _light_polyline(holder: Any, entities: Entities, row: int) -> Any:
    if holder.doc.dxfversion == OLDEST:
        return _polyline(holder, entities, row)
    made = holder.add_lwpolyline(_bulged(entities, row), format="xyb")
    made.dxf.flags = int(entities.flags[row])
    made.dxf.elevation = _vertices(entities, row)[0][2] if len(made) else 0.0
    if len(entities.stroke) and entities.stroke[row, 0]:
        made.dxf.const_width = float(entities.stroke[row, 0])
    return made


def _polyline(holder: Any, entities: Entities, row: int) -> Any:
    flags = int(entities.flags[row])
    if flags & ~(CLOSED | IN_SPACE):
        raise UnwritableError(f"POLYLINE with flags {flags}")
    vertices = _vertices(entities, row)
    if flags & IN_SPACE:
        return holder.add_polyline3d(vertices, close=bool(flags & CLOSED))
    made = holder.add_polyline2d(_bulged(entities, row), format="xyb", close=bool(flags & CLOSED))
    for vertex, (x, y, z) in zip(made.vertices, vertices, strict=True):
        vertex.dxf.location = (x, y, z)
    return made


def _text(holder: Any, entities: Entities, row: int) -> Any:
    width = float(entities.letters[row, 0]) if len(entities.letters) else 1.0
    words = {"height": float(entities.height[row]), "rotation": float(entities.rotation[row]), "width": width}
    made = holder.add_text(entities.raw[row], dxfattribs={**words, "style": entities.style[row]})
    made.dxf.insert = _vertices(entities, row)[0]
    made.dxf.text_generation_flag = _mirrored(entities, row)
    return made


def _mirrored(entities: Entities, row: int) -> int:
    """Group 71 of a text that is drawn backwards (2) or upside down (4); one that is both is turned by now."""
    look = entities.look[entities.look[:, 0] == row]
    return int(look[mirrored(look), 2].max(initial=0.0))


def _attribute(holder: Any, entities: Entities, row: int) -> Any:
    made = holder.add_attrib(entities.tag[row], entities.raw[row], _vertices(entities, row)[0])
    made.dxf.height, made.dxf.rotation = float(entities.height[row]), float(entities.rotation[row])
    return made


def _paragraph(holder: Any, entities: Entities, row: int) -> Any:
    made = holder.add_mtext(entities.raw[row], dxfattribs={"style": entities.style[row]})
    made.dxf.insert, made.dxf.char_height = _vertices(entities, row)[0], float(entities.height[row])
    made.dxf.rotation = float(entities.rotation[row])
    return made


def _reference(holder: Any, entities: Entities, row: int) -> Any:
    made = holder.add_blockref(entities.block[row], _vertices(entities, row)[0])
    made.dxf.xscale, made.dxf.yscale, made.dxf.zscale = entities.scale[row].tolist()
    made.dxf.rotation = float(entities.rotation[row])
    return made


def _hatch(holder: Any, entities: Entities, row: int) -> Any:
    begin, end = int(entities.start[row]), int(entities.start[row + 1])
    loops = entities.loop
    firsts = [int(i) - begin for i in loops[(loops >= begin) & (loops < end)]]
    vertices, made = _bulged(entities, row), holder.add_hatch()
    for first, last in zip(firsts, [*firsts[1:], len(vertices)], strict=True):
        ring = vertices[first:last]
        made.paths.add_polyline_path(ring[:-1] if ring[0] == ring[-1] else ring, is_closed=True)
    return made


def _circle(holder: Any, entities: Entities, row: int) -> Any:
    return holder.add_circle(_vertices(entities, row)[0], float(entities.radius[row]))


def _arc(holder: Any, entities: Entities, row: int) -> Any:
    begin, end = entities.angle[row].tolist()
    return holder.add_arc(_vertices(entities, row)[0], float(entities.radius[row]), begin, end)


def _ellipse(holder: Any, entities: Entities, row: int) -> Any:
    """Of centre and ends of its radii: the major one, and the share of the minor one."""
    centre, major, minor = _vertices(entities, row)
    axis = tuple(a - c for a, c in zip(major, centre, strict=True))
    ratio = math.dist(minor, centre) / math.dist(major, centre)
    begin, end = (math.radians(degrees) for degrees in entities.angle[row].tolist())
    return holder.add_ellipse(centre, axis, ratio, begin, end)


def _spline(holder: Any, entities: Entities, row: int) -> Any:
    knots = entities.knot[int(entities.kstart[row]) : int(entities.kstart[row + 1])].tolist()
    points = _vertices(entities, row)
    if not knots:
        raise UnwritableError("SPLINE without knots")
    made = holder.add_spline(degree=len(knots) - len(points) - 1)
    made.control_points, made.knots = points, knots
    if len(entities.weight):
        begin, end = int(entities.start[row]), int(entities.start[row + 1])
        made.weights = entities.weight[begin:end].tolist()
    made.dxf.flags = int(entities.flags[row])
    return made


def _image(holder: Any, entities: Entities, row: int) -> Any:
    """A frame around a picture that is not there."""
    picture = holder.doc.add_image_def(filename="photo.jpg", size_in_pixel=(640, 480))
    return holder.add_image(picture, _vertices(entities, row)[0], (10, 10))


def _viewport(holder: Any, entities: Entities, row: int) -> Any:
    return holder.add_viewport(_vertices(entities, row)[0], (200, 150), (0, 0), 150)


def _line(holder: Any, entities: Entities, row: int) -> Any:
    return holder.add_line(*_vertices(entities, row))


def _point(holder: Any, entities: Entities, row: int) -> Any:
    return holder.add_point(_vertices(entities, row)[0])


KINDS: Mapping[str, Callable[[Any, Entities, int], Any]] = {
    "LWPOLYLINE": _light_polyline,
    "POLYLINE": _polyline,
    "LINE": _line,
    "POINT": _point,
    "TEXT": _text,
    "MTEXT": _paragraph,
    "ATTRIB": _attribute,
    "INSERT": _reference,
    "HATCH": _hatch,
    "CIRCLE": _circle,
    "ARC": _arc,
    "ELLIPSE": _ellipse,
    "SPLINE": _spline,
    "IMAGE": _image,
    "VIEWPORT": _viewport,
}
"""How an entity of a type is added to a layout, a block or its INSERT."""


def _bytes(document: Any) -> bytes:
    """As CAD programs write it, with Windows line ends; the same drawing gives the same bytes."""
    document.classes.add_required_classes(document.dxfversion)
    document.classes.classes = dict(sorted(document.classes.classes.items()))
    raw = BytesIO()
    stream = TextIOWrapper(raw, document.output_encoding, errors="dxfreplace", newline="\r\n")
    kept = options.write_fixed_meta_data_for_testing
    options.write_fixed_meta_data_for_testing = True
    try:
        document.write(stream)
    finally:
        options.write_fixed_meta_data_for_testing = kept
    stream.flush()
    return raw.getvalue()
