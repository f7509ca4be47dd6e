"""Where in a DXF values stand that the encoding detective has something to say of: the first line, and the entities."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from surveycheck.model.columns import Ints
from surveycheck.model.drawing import Entities
from surveycheck.read.dxf_pairs import Pairs, line
from surveycheck.read.dxf_strings import FIRST, Strings

MOST = 20
"""So many places are named: the count says how many there are."""


@dataclass(frozen=True)
class Evidence:
    """``line`` is the 1-based line of the first value in the file, 0 if unknown; ``handles`` are those of the first
    entities that hold such values."""

    line: int = 0
    handles: tuple[str, ...] = ()


def evidence(pairs: Pairs, entities: Entities, strings: Strings, values: Sequence[bytes]) -> Evidence:
    """The places of values, by their bytes. Values that stand in several pairs, as long texts do, are not found. Which
    of many are named does not hang on the order of the file."""
    found = sorted({pair for value in sorted(values)[:MOST] for pair in _standing(pairs, value)})
    if not found:
        return Evidence()
    lines = np.array([line(pair) + 1 for pair in found], np.int64)
    rows = set(_rows(entities, lines, [strings.text(pair) for pair in found]))
    handles = (entities.handle_text(row) for row in sorted(rows, key=lambda row: _content(entities, row))[:MOST])
    return Evidence(int(lines[0]), tuple(handle for handle in handles if handle))


def _content(entities: Entities, row: int) -> tuple[object, ...]:
    first, end = int(entities.start[row]), int(entities.start[row + 1])
    return entities.raw[row], entities.layer[row], *entities.xyz[first:end][:1].ravel().tolist()


def _standing(pairs: Pairs, value: bytes) -> list[int]:
    """The pairs that hold just this value, some hundreds at most."""
    size = len(value)
    if not size:
        return []
    same = np.flatnonzero(pairs.size == size)
    start = int.from_bytes(value[:8].ljust(8, b"\0"), "little")
    same = same[(pairs.words[pairs.at[same]] & FIRST[min(size, 8)]) == np.uint64(start)]
    return [int(pair) for pair in same[: MOST * MOST] if pairs.value(int(pair)) == value]


def _rows(entities: Entities, lines: Ints, texts: Sequence[str]) -> Iterator[int]:
    """The entity that each line belongs to: the last that begins before it, if it says such a thing, or if one of its
    coordinates is no number any more."""
    order = np.argsort(entities.line, kind="stable")
    place = np.searchsorted(entities.line[order], lines, side="right") - 1
    for number, text in zip(place.tolist(), texts, strict=True):
        row = int(order[number]) if number >= 0 else -1
        if row >= 0 and (text in _said(entities, row) or _unmeasured(entities, row)):
            yield row


def _unmeasured(entities: Entities, row: int) -> bool:
    return not np.isfinite(entities.xyz[int(entities.start[row]) : int(entities.start[row + 1])]).all()


def _said(entities: Entities, row: int) -> set[str]:
    first, end = int(entities.xstart[row]), int(entities.xstart[row + 1])
    own = (entities.raw[row], entities.layer[row], entities.block[row], entities.style[row], entities.tag[row])
    return {*own, *(entities.xvalue[i] for i in range(first, end))}
