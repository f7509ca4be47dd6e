"""Entities written down one by one become the columns of ``Entities``. For the few: examples, and damaged files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
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
    extrusion: Vertex = (0.0, 0.0, 1.0)
    block: str = ""
    tag: str = ""
    style: str = ""
    text: str = ""
    xdata: Sequence[tuple[int, str]] = ()


def entities_from_rows(rows: Sequence[Row]) -> Entities:
    """The columns of entities, with their geometry. ``bulges`` may be shorter than ``vertices``."""
    n = len(rows)

    def labels(get: Callable[[Row], str]) -> Labels:
        return Labels.of([get(row) for row in rows])

    def numbers(get: Callable[[Row], Any], dtype: type, *width: int) -> Any:
        return np.array([get(row) for row in rows], dtype).reshape(n, *width)

    start = starts(np.array([len(row.vertices) for row in rows], np.int64))
    xyz = np.array([v for row in rows for v in row.vertices], np.float64).reshape(-1, 3)
    bulge = np.array([b for row in rows for b in _padded(row)], np.float64)
    loop = np.array([int(s) + k for row, s in zip(rows, start, strict=False) for k in row.loops], np.int64)
    kinds, flags = labels(lambda row: row.type), numbers(lambda row: row.flags, np.int32)
    radius, angle = numbers(lambda row: row.radius, np.float64), numbers(lambda row: row.angle, np.float64, 2)
    extrusion = numbers(lambda row: row.extrusion, np.float64, 3)
    unshaped = Entities(
        type=kinds,
        handle=np.array([row.handle.encode("ascii", "replace") for row in rows], np.bytes_),
        layer=labels(lambda row: row.layer),
        linetype=labels(lambda row: row.linetype),
        color=np.clip(numbers(lambda row: row.color, np.int64), -32768, 32767).astype(np.int16),
        space=numbers(lambda row: row.space, np.int8),
        owner=labels(lambda row: row.owner),
        parent=numbers(lambda row: row.parent, np.int32),
        line=numbers(lambda row: row.line, np.int64),
        flags=flags,
        start=start,
        xyz=xyz,
        bulge=bulge,
        loop=loop,
        kstart=starts(np.array([len(row.knots) for row in rows], np.int64)),
        knot=np.array([k for row in rows for k in row.knots], np.float64),
        weight=_weights(rows),
        radius=radius,
        angle=angle,
        rotation=numbers(lambda row: row.rotation, np.float64),
        height=numbers(lambda row: row.height, np.float64),
        scale=numbers(lambda row: row.scale, np.float64, 3),
        array=_arrays(rows),
        extrusion=extrusion,
        block=labels(lambda row: row.block),
        tag=labels(lambda row: row.tag),
        style=labels(lambda row: row.style),
        text=labels(lambda row: row.text),
        xstart=starts(np.array([len(row.xdata) for row in rows], np.int64)),
        xcode=np.array([code for row in rows for code, _ in row.xdata], np.int16),
        xvalue=Labels.of([value for row in rows for _, value in row.xdata]),
        shape=NO_SHAPE,
        geometry=NO_GEOMETRY,
    )
    return shaped(unshaped)


def _padded(row: Row) -> Iterable[float]:
    return (row.bulges[k] if k < len(row.bulges) else 0.0 for k in range(len(row.vertices)))


def _weights(rows: Sequence[Row]) -> Floats:
    """Column ``weight``: empty where no row has any."""
    if not any(row.weights for row in rows):
        return np.zeros(0)
    return np.array([w for row in rows for w in (*row.weights, *(1.0,) * len(row.vertices))[: len(row.vertices)]])


def _arrays(rows: Sequence[Row]) -> Floats:
    """Column ``array``: empty where no row has any."""
    if not any(row.array for row in rows):
        return np.zeros((0, 4))
    return np.array([row.array or (1.0, 1.0, 0.0, 0.0) for row in rows])


def model_space_counts(entities: Entities) -> dict[str, int]:
    """How many entities of each type stand in model space; what belongs to an INSERT is not counted."""
    return entities.type.take((entities.space == MODEL_SPACE) & (entities.parent < 0)).counts()
