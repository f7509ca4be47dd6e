"""The values of records by table and name, as columns: for rules that ask many records for the same value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

LAYOUTS = 8
"""So many positions of a value in its record are tried for a whole table at once, before every value is looked at."""

TOGETHER = 16_384
SHORT = 64
"""So many texts are cut out of the bytes at a time, where they have so many bytes or fewer on average."""


DISTINCT = 65_536
"""So many different texts of a column are kept, some megabytes; of a column with more none is."""


@dataclass(frozen=True, eq=False, slots=True)
class Texts:
    """Texts of some records: ``code`` (k,) is the number of each one's text in ``texts``, -1 where there is none.
    Behind the texts stands "", which is what -1 reads."""

    code: NDArray[np.int32]
    texts: list[str]


@dataclass(frozen=True, eq=False, slots=True)
class Column:
    """One value of each of the k records of a table: ``at`` (k,) is where it stands among all values, -1: nowhere.
    ``code`` and ``texts`` are as in ``Texts``, each text once; empty where there are too many."""

    at: memoryview
    code: memoryview
    texts: list[str]


@dataclass(frozen=True, eq=False)
class Tables:
    """Which rows each table has. ``rows``: table → its rows in order; ``place`` (n,): where a row stands in them."""

    rows: Mapping[int, NDArray[np.intp]]
    place: memoryview

    @classmethod
    def of(cls, table: NDArray[Any]) -> Tables:
        """``table`` (n,) is the number of each row's table."""
        order = np.argsort(table, kind="stable")
        first = np.flatnonzero(np.diff(table[order], prepend=-1))
        parts = np.split(order, first[1:])
        place = np.empty(len(table), np.int32)
        place[order] = np.arange(len(table)) - np.repeat(first, [len(part) for part in parts])
        return cls({int(table[part[0]]): part for part in parts}, place.data)


def where(first: NDArray[Any], length: NDArray[Any], names: NDArray[Any], name: int) -> NDArray[np.int64]:
    """Where the value ``name`` of each of k records stands in the columns of values (k,), -1 where there is none.

    ``first`` and ``length`` (k,) say where the values of each record begin and how many they are; ``names`` are those
    of all values. Records of one table nearly all have the same values in the same order, so positions are tried.
    """
    found = np.full(len(first), -1, np.int64)
    left = np.flatnonzero(length)
    for _ in range(LAYOUTS):
        own = names[first[left[0]] :][: length[left[0]]] if len(left) else names[:0]
        at = np.flatnonzero(own == name)
        if not len(at):
            break
        fits = length[left] > at[0]
        fits[fits] = names[first[left[fits]] + at[0]] == name
        found[left[fits]] = first[left[fits]] + at[0]
        left = left[~fits]
    if len(left):
        size = length[left].astype(np.int64)
        every = ranges(first[left], size)
        hits = np.flatnonzero(names[every] == name)
        found[np.repeat(left, size)[hits]] = every[hits]
    return found


def ranges(start: NDArray[Any], size: NDArray[np.int64]) -> NDArray[np.int64]:
    """The numbers from each start on, so many as its size, one after the other."""
    ranges: NDArray[np.int64] = np.repeat(start - (np.cumsum(size) - size), size) + np.arange(int(size.sum()))
    return ranges


def column_at(at: NDArray[np.int64], offset: NDArray[Any], blob: bytes | bytearray) -> Column:
    """The column of the values that stand at ``at``."""
    known: dict[str, int] = {}
    code = np.full(len(at), -1, np.int32)
    there = np.flatnonzero(at >= 0)
    done = 0
    for texts in _texts(at[there], offset, blob):
        code[there[done : done + len(texts)]] = [known.setdefault(text, len(known)) for text in texts]
        done += len(texts)
        if len(known) > DISTINCT:
            return Column(_narrow(at), np.zeros(0, np.int32).data, [])
    return Column(_narrow(at), code.data, [*known, ""])


def texts_at(at: NDArray[Any], offset: NDArray[Any], blob: bytes | bytearray) -> Texts:
    """The texts of the values that stand at ``at``, one for each."""
    there = np.flatnonzero(at >= 0)
    code = np.full(len(at), -1, np.int32)
    code[there] = np.arange(len(there))
    return Texts(code, [*chain.from_iterable(_texts(at[there], offset, blob)), ""])


def _narrow(at: NDArray[np.int64]) -> memoryview:
    return at.astype(np.int32).data if len(at) and int(at.max()) < 2**31 else at.data


def _texts(at: NDArray[Any], offset: NDArray[Any], blob: bytes | bytearray) -> Iterator[list[str]]:
    """The texts of values, some at a time; the zero byte behind each ends it."""
    for low in range(0, len(at), TOGETHER):
        own = at[low : low + TOGETHER]
        start = offset[own].astype(np.int64)
        size = offset[own + 1].astype(np.int64) - start
        if int(size.sum()) > SHORT * TOGETHER:
            yield [str(blob[a : a + n - 1], "utf-8") for a, n in zip(start.tolist(), size.tolist(), strict=True)]
        else:
            data = np.frombuffer(blob, np.uint8)[ranges(start, size)]
            yield str(data.tobytes(), "utf-8").split("\0")[:-1]
