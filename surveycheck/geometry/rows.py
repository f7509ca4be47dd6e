"""Entities written down one by one become the columns of ``Entities``. For the few: examples, and damaged files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from operator import attrgetter
from typing import Any

import numpy as np

from surveycheck.geometry.curves import starts
from surveycheck.geometry.drawn import NO_GEOMETRY, NO_SHAPE, shaped
from surveycheck.model.columns import Floats, Labels
from surveycheck.model.drawing import MODEL_SPACE, Entities

Vertex = tuple[float, float, float]
NAN = float("nan")


@dataclass(frozen=True)
class Row:
    """One entity; the fields are the columns of ``Entities``. ``loops`` are numbers of vertices within the row."""

    type: str
    handle: str = ""
    layer: str = "0"
    linetype: str = "BYLAYER"
    color: int = 256
    space: int = MODEL_SPACE
    owner: str = ""
    layout: str = ""
    parent: int = -1
    line: int = 0
    flags: int = 0
    vertices: Sequence[Vertex] = ()
    bulges: Sequence[float] = ()
    loops: Sequence[int] = ()
    knots: Sequence[float] = ()
    weights: Sequence[float] = ()
    radius: float = NAN
    angle: tuple[float, float] = (NAN, NAN)
    rotation: float = NAN
    height: float = NAN
    scale: Vertex = (NAN, NAN, NAN)
    array: tuple[float, float, float, float] | None = None
    letters: tuple[float, float, float, float] | None = None
    stroke: tuple[float, float] = (0.0, 0.0)
    invisible: bool = False
    rgb: int = -1
    look: Sequence[tuple[int, float]] = ()
    extrusion: Vertex = (0.0, 0.0, 1.0)
    block: str = ""
    tag: str = ""
    style: str = ""
    text: str = ""
    raw: str = ""
    xdata: Sequence[tuple[int, str]] = ()


def entities_from_rows(rows: Sequence[Row]) -> Entities:
    """The columns of entities, with their geometry. ``bulges`` may be shorter than ``vertices``."""
    column = partial(_column, rows)

    def labels(name: str) -> Labels:
        return Labels.of(column(name))

    def numbers(name: str, dtype: type, *width: int) -> Any:
        return _numbers(column(name), dtype, *width)

    start = starts(np.array(list(map(len, column("vertices"))), np.int64))
    xyz = np.array(list(chain.from_iterable(column("vertices"))), np.float64).reshape(-1, 3)
    bulge = np.array(list(chain.from_iterable(map(_padded, rows))), np.float64)
    loop = np.array([s + k for loops, s in zip(column("loops"), start.tolist(), strict=False) for k in loops], np.int64)
    kinds, flags = labels("type"), numbers("flags", np.int32)
    radius, angle = numbers("radius", np.float64), numbers("angle", np.float64, 2)
    extrusion = numbers("extrusion", np.float64, 3)
    xdata = list(chain.from_iterable(column("xdata")))
    unshaped = Entities(
        type=kinds,
        handle=np.array([handle.encode("ascii", "replace") for handle in column("handle")], np.bytes_),
        layer=labels("layer"),
        linetype=labels("linetype"),
        color=np.clip(numbers("color", np.int64), -32768, 32767).astype(np.int16),
        space=numbers("space", np.int8),
        owner=labels("owner"),
        layout=labels("layout") if any(_column(rows, "layout")) else Labels.of([]),
        parent=numbers("parent", np.int32),
        line=numbers("line", np.int64),
        flags=flags,
        start=start,
        xyz=xyz,
        bulge=bulge,
        loop=loop,
        kstart=starts(np.array(list(map(len, column("knots"))), np.int64)),
        knot=np.array([k for row in rows for k in row.knots], np.float64),
        weight=_weights(rows),
        radius=radius,
        angle=angle,
        rotation=numbers("rotation", np.float64),
        height=numbers("height", np.float64),
        scale=numbers("scale", np.float64, 3),
        array=_fours(rows, "array", (1.0, 1.0, 0.0, 0.0)),
        letters=_fours(rows, "letters", (NAN, NAN, NAN, NAN)),
        stroke=_strokes(rows),
        invisible=numbers("invisible", np.bool_) if any(column("invisible")) else np.zeros(0, np.bool_),
        rgb=numbers("rgb", np.int32) if any(rgb >= 0 for rgb in column("rgb")) else np.zeros(0, np.int32),
        look=_looks(rows),
        extrusion=extrusion,
        block=labels("block"),
        tag=labels("tag"),
        style=labels("style"),
        **_texts(column("text"), column("raw")),
        xstart=starts(np.array(list(map(len, column("xdata"))), np.int64)),
        xcode=np.array([code for code, _ in xdata], np.int16),
        xvalue=Labels.of([value for _, value in xdata]),
        shape=NO_SHAPE,
        geometry=NO_GEOMETRY,
    )
    return shaped(unshaped)


def _looks(rows: Sequence[Row]) -> Any:
    """Column ``look``."""
    found = [(k, code, value) for k, row in enumerate(rows) for code, value in row.look]
    return np.array(found, np.float64).reshape(-1, 3)


def _column(rows: Sequence[Row], name: str) -> list[Any]:
    return list(map(attrgetter(name), rows))


def _texts(text: list[str], raw: list[str]) -> dict[str, Labels]:
    """Columns ``text`` and ``raw``, with the same codes."""
    if not any(raw):
        shown = Labels.of(text)
        return {"text": shown, "raw": shown}
    pairs = [(plain, written or plain) for plain, written in zip(text, raw, strict=True)]
    number = {pair: k for k, pair in enumerate(dict.fromkeys(pairs))}
    codes = np.array([number[pair] for pair in pairs], np.int32)
    names = tuple(zip(*number, strict=True))
    return {"text": Labels(codes, names[0]), "raw": Labels(codes, names[1])}


def _numbers(values: list[Any], dtype: type, *width: int) -> Any:
    """A column of numbers, or of groups of ``width`` numbers. Most columns hold one value in every row."""
    if values and all(value is values[0] for value in values):
        return np.broadcast_to(np.array(values[0], dtype), (len(values), *width)).copy()
    return np.array(values, dtype).reshape(len(values), *width)


def _padded(row: Row) -> Iterable[float]:
    if len(row.bulges) == len(row.vertices):
        return row.bulges
    return (row.bulges[k] if k < len(row.bulges) else 0.0 for k in range(len(row.vertices)))


def _weights(rows: Sequence[Row]) -> Floats:
    """Column ``weight``: empty where no row has any."""
    if not any(_column(rows, "weights")):
        return np.zeros(0)
    return np.array([w for row in rows for w in (*row.weights, *(1.0,) * len(row.vertices))[: len(row.vertices)]])


def _strokes(rows: Sequence[Row]) -> Floats:
    """Column ``stroke``: empty where no row has any."""
    if not any(any(stroke) for stroke in _column(rows, "stroke")):
        return np.zeros((0, 2))
    return np.array(_column(rows, "stroke"), np.float64)


def _fours(rows: Sequence[Row], name: str, none: tuple[float, float, float, float]) -> Floats:
    """Column ``array`` or ``letters``: empty where no row has any."""
    values = _column(rows, name)
    if not any(values):
        return np.zeros((0, 4))
    return np.array([value or none for value in values])


def model_space_counts(entities: Entities) -> dict[str, int]:
    """How many entities of each type stand in model space; what belongs to an INSERT is not counted."""
    return entities.type.take((entities.space == MODEL_SPACE) & (entities.parent < 0)).counts()
