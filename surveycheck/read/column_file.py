"""Columns in one file: numbers as they lie in memory, the rest as JSON, and a checksum over each of the two.

Layout: ``MAGIC`` (8 bytes), SHA-256 of the head with its length (32), SHA-256 of the columns (32), length of the head
(8, little-endian), the head (JSON), columns. Nothing in it is ever executed: numpy's pickles are not used. Columns that
hold the same value in nearly every row are kept as that value and the rows that differ.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

MAGIC = b"SVCKCOL3"
SUMS = 8 + 2 * 32
HEAD = SUMS + 8
WORD = 8
"""Columns begin at multiples of so many bytes, so that they can be used where they lie."""

KINDS = "biufS"
"""Kinds of numpy types that a column may have: plain numbers and bytes."""

FEW = 4
"""A column is kept thin when fewer than one row in so many differs from the usual value."""

Column = NDArray[Any]


class Damaged(ValueError):
    """The bytes are not what was written."""


def packed(about: object, columns: Mapping[str, Column]) -> Iterator[bytes | memoryview]:
    """The parts of the file, one behind the other; ``about`` is anything that JSON holds."""
    parts: list[Column] = []
    places = {name: _put(column, parts) for name, column in columns.items()}
    head = json.dumps({"about": about, "columns": places}, ensure_ascii=True).encode("ascii")
    head += b" " * (-len(head) % WORD)
    head = len(head).to_bytes(8, "little") + head
    body: list[bytes | memoryview] = []
    for part in parts:
        body += [_plain(part), bytes(-part.nbytes % WORD)]
    digest = hashlib.sha256()
    for piece in body:
        digest.update(piece)
    yield from (MAGIC, hashlib.sha256(head).digest(), digest.digest(), head, *body)


def is_whole(data: Column) -> bool:
    """Whether every byte of the columns of a file is what was written. Lets go of the interpreter meanwhile."""
    return hashlib.sha256(_plain(data[_end(data) :])).digest() == data[40:SUMS].tobytes()


def unpacked(data: Column) -> tuple[Any, dict[str, Column]]:
    """``about`` and the columns of a file, an array of bytes; the columns are views of it or new, and what ``is_whole``
    has not vouched for yet.

    Raises ``Damaged`` where a single byte before the columns differs from what was written.
    """
    if len(data) < HEAD or data[:8].tobytes() != MAGIC:
        raise Damaged("no column file")
    end = _end(data)
    if hashlib.sha256(_plain(data[SUMS:end])).digest() != data[8:40].tobytes():
        raise Damaged("checksum")
    try:
        head = json.loads(data[HEAD:end].tobytes())
        return head["about"], {name: _get(place, data[end:]) for name, place in head["columns"].items()}
    except (KeyError, ValueError, TypeError, IndexError) as error:
        raise Damaged(str(error)) from error


def _end(data: Column) -> int:
    """Where the head ends."""
    return HEAD + int.from_bytes(data[SUMS:HEAD].tobytes(), "little")


def _plain(part: Column) -> memoryview:
    return np.ascontiguousarray(part).reshape(-1).view(np.uint8).data


def _put(column: Column, parts: list[Column]) -> dict[str, Any]:
    """Puts a column behind ``parts``; gives where and how it is kept."""
    if column.dtype.kind not in KINDS:
        raise TypeError(f"no plain column: {column.dtype}")
    other = _unusual(column)
    if other is None:
        return _append(column, parts)
    usual = column[len(column) // 2]
    fill = _append(np.atleast_1d(usual), parts)
    return {
        "shape": list(column.shape),
        "fill": fill,
        "rows": _append(other, parts),
        "values": _append(column[other], parts),
    }


def _append(column: Column, parts: list[Column]) -> dict[str, Any]:
    begin = sum(part.nbytes + -part.nbytes % WORD for part in parts)
    parts.append(column)
    return {"dtype": column.dtype.str, "shape": list(column.shape), "at": begin}


def _unusual(column: Column) -> Column | None:
    """Rows that differ, bit for bit, from the one in the middle; None where they are many."""
    if len(column) < 64:
        return None
    rows = np.ascontiguousarray(column).view(np.uint8).reshape(len(column), -1)
    if rows.shape[1] % 8 == 0:
        rows = rows.view(np.uint64)
    usual, some = rows[len(rows) // 2], rows[:: len(rows) // 64]
    if (some != usual).any(axis=1).mean() > 0.5:  # a glance is enough for most columns
        return None
    other = np.flatnonzero((rows != usual).any(axis=1)).astype(np.int64)
    return other if len(other) * FEW < len(column) else None


def _get(place: Mapping[str, Any], body: Column) -> Column:
    if "fill" not in place:
        return _view(place, body)
    fill = _view(place["fill"], body)
    column = np.empty(place["shape"], fill.dtype)
    column[:] = fill if column.ndim > 1 else fill[0]
    column[_view(place["rows"], body)] = _view(place["values"], body)
    return column


def _view(place: Mapping[str, Any], body: Column) -> Column:
    kind = np.dtype(place["dtype"])
    if kind.kind not in KINDS:
        raise Damaged(f"no plain column: {kind}")
    shape = tuple(int(side) for side in place["shape"])
    size = kind.itemsize * int(np.prod(shape, dtype=np.int64))
    begin = int(place["at"])
    if begin < 0 or size < 0 or begin + size > len(body):
        raise Damaged("a column leads out of the file")
    part = body[begin : begin + size]
    whole: Column = (part if begin % kind.alignment == 0 else part.copy()).view(kind).reshape(shape)
    return whole
