"""What ezdxf makes of a drawing, in the words of our columns: the reference for the columnar reader."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

import ezdxf
import numpy as np
from ezdxf import recover
from ezdxf.document import Drawing as Document
from ezdxf.entities import DXFEntity
from ezdxf.lldxf.encoding import decode_dxf_unicode
from ezdxf.lldxf.tagger import binary_tags_loader
from ezdxf.tools.text import plain_text

from surveycheck.model import Drawing
from surveycheck.model.drawing import MODEL_SPACE
from surveycheck.read.dxf import read_dxf

FRAME = 16
VERTICES = ("LINE", "LWPOLYLINE", "POLYLINE", "POINT", "CIRCLE", "ARC", "TEXT", "INSERT", "ATTDEF", "MTEXT")


@dataclass
class Seen:
    """Model space as one of the two readers sees it; the lists are in order of appearance."""

    counts: Counter[str] = field(default_factory=Counter)
    layers: list[str] = field(default_factory=list)
    handles: list[str] = field(default_factory=list)
    vertices: list[tuple[str, tuple[tuple[float, float, float], ...]]] = field(default_factory=list)
    bulges: list[tuple[float, ...]] = field(default_factory=list)
    texts: list[tuple[str, str]] = field(default_factory=list)
    entity_layers: list[str] = field(default_factory=list)
    xdata: list[tuple[int, ...]] = field(default_factory=list)
    of_vertices: list[tuple[int, ...]] = field(default_factory=list)
    raw: list[str] = field(default_factory=list)
    attribs: list[tuple[str, str]] = field(default_factory=list)


def document(data: bytes) -> Document:
    """As ``ezdxf.readfile`` opens it, or ``recover`` where only that does.

    Text is decoded with the encoding that our reader has chosen, since ezdxf believes every header.
    """
    if data.startswith(b"AutoCAD Binary DXF"):
        return Document.load(binary_tags_loader(data))
    try:
        text = data.decode(_encoding(data), "surrogateescape")
        return ezdxf.read(io.StringIO(decode_dxf_unicode(text.replace("\r\n", "\n"))))
    except (ezdxf.DXFError, UnicodeError, ValueError, IndexError, KeyError, TypeError):
        return recover.read(io.BytesIO(data))[0]


def _encoding(data: bytes) -> str:
    drawing, _ = read_dxf(data, "")
    return drawing.encoding if drawing else "utf-8"


def by_ezdxf(doc: Document) -> Seen:
    seen = Seen(layers=[layer.dxf.name for layer in doc.layers])
    for entity in doc.modelspace():
        kind = entity.dxftype()
        seen.counts[kind] += 1
        seen.handles.append(entity.dxf.handle or "")
        seen.entity_layers.append(entity.dxf.get("layer", "0"))
        seen.xdata.append(_xdata(entity))
        if kind in VERTICES:
            points, bulges = _vertices(entity)
            seen.vertices.append((kind, points))
            seen.bulges.append(bulges)
        if kind in ("TEXT", "ATTDEF"):
            seen.texts.append((kind, plain_text(entity.dxf.get("text", ""))))
        if kind == "MTEXT":
            seen.texts.append((kind, entity.plain_text()))
            seen.raw.append(entity.text)
        if kind == "POLYLINE":
            seen.of_vertices += [codes for vertex in entity.vertices if (codes := _xdata(vertex))]
        if kind == "INSERT":
            seen.attribs += [(a.dxf.tag, plain_text(a.dxf.text)) for a in entity.attribs]
    return seen


def _xdata(entity: DXFEntity) -> tuple[int, ...]:
    tags = entity.xdata.data.values() if entity.xdata else ()
    return tuple(code for application in tags for code, _ in application)


def _vertices(entity: DXFEntity) -> tuple[tuple[tuple[float, float, float], ...], tuple[float, ...]]:
    kind, dxf = entity.dxftype(), entity.dxf
    if kind == "LINE":
        points = [dxf.start, dxf.end]
    elif kind == "LWPOLYLINE":
        return (
            tuple((x, y, dxf.get("elevation", 0.0)) for x, y, *_ in entity.get_points("xyb")),
            tuple(b for *_, b in entity.get_points("xyb")),
        )
    elif kind == "POLYLINE":
        mesh = bool(dxf.flags & (16 | 64))
        kept = [v for v in entity.vertices if mesh or not v.dxf.flags & FRAME]
        kept = [v for v in kept if not (dxf.flags & 64 and v.dxf.flags & 128 and not v.dxf.flags & 64)]
        bulges = tuple(0.0 if mesh else v.dxf.get("bulge", 0.0) for v in kept)
        return tuple(tuple(v.dxf.location) for v in kept), bulges
    elif kind == "POINT":
        points = [dxf.location]
    elif kind in ("CIRCLE", "ARC"):
        points = [dxf.center]
    else:
        points = [dxf.insert]
    return tuple(tuple(p) for p in points), tuple(0.0 for _ in points)


def by_columns(drawing: Drawing) -> Seen:
    e = drawing.entities
    seen = Seen(layers=[layer.name for layer in drawing.layers])
    for row in np.flatnonzero(e.space == MODEL_SPACE).tolist():
        kind = e.type[row]
        if e.parent[row] >= 0:
            seen.attribs.append((e.tag[row], e.text[row]))
            continue
        seen.counts[kind] += 1
        seen.handles.append(e.handle_text(row))
        seen.entity_layers.append(e.layer[row])
        seen.xdata.append(_points_as_one(code for code, _ in e.xdata(row)))
        if kind == "MTEXT":
            seen.raw.append(e.raw[row])
        if kind == "POLYLINE":
            seen.of_vertices += _of_vertices(drawing, row)
        part = slice(e.start[row], e.start[row + 1])
        if kind in VERTICES:
            seen.vertices.append((kind, tuple(tuple(p) for p in e.xyz[part].tolist())))
            seen.bulges.append(tuple(e.bulge[part].tolist()))
        if kind in ("TEXT", "ATTDEF", "MTEXT"):
            seen.texts.append((kind, e.text[row]))
    return seen


def _points_as_one(codes: Iterable[int]) -> tuple[int, ...]:
    """Without the codes of y and z of a point."""
    return tuple(code for code in codes if not 1020 <= code <= 1039)


def _of_vertices(drawing: Drawing, row: int) -> list[tuple[int, ...]]:
    parts = drawing.parts
    mine = np.flatnonzero((parts.row == row) & parts.type.where("VERTEX".__eq__))
    numbers = dict.fromkeys(parts.number[mine].tolist())
    return [_points_as_one(parts.code[mine[parts.number[mine] == number]].tolist()) for number in numbers]


def differences(ours: Seen, theirs: Seen) -> dict[str, str]:
    """In which respects the two differ, each with its first example."""
    found = {}
    for name in Seen.__dataclass_fields__:
        mine, other = getattr(ours, name), getattr(theirs, name)
        if name == "layers":  # ezdxf gives every document these two
            mine, other = (sorted(set(layers) - {"0", "Defpoints"}) for layers in (mine, other))
        if name == "handles" and len(mine) == len(other):  # ezdxf invents handles where the file has none
            other = [theirs_ if ours_ else "" for ours_, theirs_ in zip(mine, other, strict=True)]
        if mine != other:
            found[name] = _example(mine, other)
    return found


def _example(mine: object, other: object) -> str:
    if isinstance(mine, list) and isinstance(other, list):
        for i, (a, b) in enumerate(zip(mine, other, strict=False)):
            if a != b:
                return f"#{i} ours {a!r:.300} ezdxf {b!r:.300} (of {len(mine)} and {len(other)})"
        return f"{len(mine)} and {len(other)}; extra {[*mine[len(other) :], *other[len(mine) :]][:3]!r:.300}"
    return f"ours {mine!r:.300} ezdxf {other!r:.300}"
