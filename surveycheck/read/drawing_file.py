"""A drawing that was read, and what was noticed, as columns and plain values; and back.

Geometries are kept as coordinates and offsets, those of one type together: making them of these is what takes longest.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

import numpy as np
import shapely

from surveycheck.geometry.room import make_room
from surveycheck.model import drawing as drawings
from surveycheck.model import source
from surveycheck.model.columns import Labels, Objects
from surveycheck.model.drawing import Drawing, Entities
from surveycheck.model.parts import Parts
from surveycheck.model.source import Issue
from surveycheck.read.beside import untidied
from surveycheck.read.column_file import Column, Damaged

GEOMETRY = "geometry"
PARTS = "parts/"
IN_COLUMNS = ("entities", "parts")
SAME_CODES = {"raw": "text"}
"""Columns of text that have the codes of another one."""

RECORDS = {
    kind.__name__: kind
    for room in (drawings, source)
    for kind in vars(room).values()
    if is_dataclass(kind) and isinstance(kind, type) and kind not in (Entities, Parts)
}
"""The small frozen records that a drawing may hold, by name."""

Found = tuple[Drawing, tuple[Issue, ...]]


def taken_apart(found: Found) -> tuple[dict[str, Any], dict[str, Column]]:
    """Plain values, and columns. Raises TypeError for a value that is none of the model's."""
    drawing, issues = found
    columns = {**_columns(drawing.entities), **{PARTS + name: c for name, c in _columns(drawing.parts).items()}}
    own = {f.name: _plain(getattr(drawing, f.name)) for f in fields(Drawing) if f.name not in IN_COLUMNS}
    return {"drawing": own, "issues": _plain(issues)}, columns


def _columns(rows: Entities | Parts) -> dict[str, Column]:
    columns: dict[str, Column] = {}
    for name in [f.name for f in fields(rows)]:
        column = getattr(rows, name)
        if isinstance(column, Labels):
            columns.update(_texts(name, column.names))
            if name not in SAME_CODES:
                columns[name] = column.codes
        elif name == GEOMETRY:
            columns.update(_ragged(column))
        else:
            columns[name] = column
    return columns


def put_together(about: Mapping[str, Any], columns: Mapping[str, Column], file: str) -> Found:
    """The drawing as it was read, named ``file``. Raises ``Damaged``."""
    try:
        with untidied():
            taken: dict[str, Any] = {f.name: _column(f.name, columns) for f in fields(Entities)}
        entities = Entities(**taken)
        parts: dict[str, Any] = {f.name: _column(PARTS + f.name, columns) for f in fields(Parts)}
        own = {name: _value(value) for name, value in about["drawing"].items()}
        issues = tuple(replace(issue, file=file) for issue in _value(about["issues"]))
        return Drawing(**{**own, "file": file}, entities=entities, parts=Parts(**parts)), issues
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
        raise Damaged(str(error)) from error


def _column(name: str, columns: Mapping[str, Column]) -> Column | Labels:
    if name == GEOMETRY:
        return _geometries(columns)
    if f"{name}/text" not in columns:
        return columns[name]
    names = _names(columns[f"{name}/text"], columns[f"{name}/ends"])
    codes = columns[SAME_CODES.get(name, name)]
    if len(codes) and not (int(codes.min()) >= 0 and int(codes.max()) < len(names)):
        raise Damaged(f"{name}: a code without a name")
    return Labels(codes, names)


def _ragged(column: Objects) -> dict[str, Column]:
    """Geometries as their types (-1: none), and for each type the coordinates of all and where each part begins."""
    types = shapely.get_type_id(column)
    columns: dict[str, Column] = {GEOMETRY: types.astype(np.int8)}
    for number in range(int(types.max(initial=-1)) + 1):
        if (mine := types == number).any():
            _, points, offsets = shapely.to_ragged_array(column[mine])
            parts = {"points": points, **{f"offsets{k}": offset for k, offset in enumerate(offsets)}}
            columns.update({f"{GEOMETRY}/{number}/{name}": part for name, part in parts.items()})
    return columns


def _geometries(columns: Mapping[str, Column]) -> Objects:
    types = columns[GEOMETRY]
    column: Objects = np.full(len(types), None, dtype=object)
    for number in range(int(types.max(initial=-1)) + 1):
        start = f"{GEOMETRY}/{number}/"
        if start + "points" in columns:
            offsets = tuple(columns[name] for name in sorted(columns) if name.startswith(start + "offsets"))
            points = columns[start + "points"]
            _hold(points, *offsets)
            make_room()
            kind = shapely.GeometryType(number)
            column[types == number] = shapely.from_ragged_array(kind, points, offsets or None)
    return column


def _hold(points: Column, *offsets: Column) -> None:
    """Raises ``Damaged`` where an offset leads out of what it counts: what makes geometries of them does not look."""
    count = len(points)
    for each in offsets:
        if not len(each) or each[0] != 0 or each[-1] != count or (each[1:] < each[:-1]).any():
            raise Damaged("offsets of geometries")
        count = len(each) - 1


def _texts(name: str, names: tuple[str, ...]) -> dict[str, Column]:
    """Names one behind the other, and where each ends, in characters."""
    text = "".join(names).encode("utf-8", "surrogatepass")
    lengths = np.fromiter(map(len, names), np.int64, len(names))
    return {f"{name}/text": np.frombuffer(text, np.uint8), f"{name}/ends": np.cumsum(lengths)}


def _names(text: Column, ends: Column) -> tuple[str, ...]:
    whole = text.tobytes().decode("utf-8", "surrogatepass")
    stops = ends.tolist()
    return tuple(whole[begin:end] for begin, end in zip([0, *stops], stops, strict=False))


def _plain(value: Any) -> Any:
    """A value of the model as JSON."""
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {"map": [[_plain(key), _plain(item)] for key, item in value.items()]}
    if type(value).__name__ in RECORDS:
        return {"is": type(value).__name__, **{f.name: _plain(getattr(value, f.name)) for f in fields(value)}}
    raise TypeError(f"{type(value).__name__} is not kept")


def _value(plain: Any) -> Any:
    if isinstance(plain, list):
        return tuple(_value(item) for item in plain)
    if isinstance(plain, dict) and "map" in plain:
        return {_value(key): _value(item) for key, item in plain["map"]}
    if isinstance(plain, dict):
        return RECORDS[plain["is"]](**{name: _value(item) for name, item in plain.items() if name != "is"})
    return plain
