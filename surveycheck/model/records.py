"""What XML says: elements with values, each with its place. Kept as columns; a ``Record`` is a view of one row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import SimpleNamespace
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

from surveycheck.model.record_columns import TOGETHER, Column, Tables, Texts, column_at, ranges, texts_at, where

FEW = 64
"""Of so few records each value is looked up by itself."""

TALLIED = 65_536
"""The values of so many records are counted at a time."""


@dataclass(frozen=True, slots=True, eq=False)
class Record:
    """One XML element whose children carry values: row ``row`` of ``records``.

    A value is the text of a leaf child (by its local name), or of an attribute (``@name``), as written, stripped; an
    empty element is "". Two records are equal when all that they say is.
    """

    records: Records
    row: int

    @property
    def file(self) -> str:
        return self.records.file

    @property
    def table(self) -> str:
        """The element's local name."""
        return self.records.table(self.row)

    @property
    def number(self) -> int:
        """Counts the records of this table in the file, from 0."""
        return int(self.records.of_row.number[self.row])

    @property
    def xpath(self) -> str:
        """Absolute, by local names, with positions below the root: ``/root/table[3]``."""
        return self.records.xpath(self.row)

    @property
    def line(self) -> int:
        """1-based line of the start tag."""
        return int(self.records.of_row.line[self.row])

    @property
    def values(self) -> Mapping[str, str]:
        """Every value by its name, in the order of the file."""
        return {name: self.records.text(at) for name, at in self.records.cells(self.row)}

    @property
    def size(self) -> int:
        """How many values it has."""
        return int(self.records.of_row.length[self.row])

    @property
    def lines(self) -> Mapping[str, int]:
        """The line of each value that is an element."""
        line, below = self.line, self.records.of_value.below
        return {name: line + below[at] for name, at in self.records.cells(self.row) if not name.startswith("@")}

    @property
    def repeated(self) -> tuple[str, ...]:
        """The children that occur more than once (the last one is kept in ``values``)."""
        return self.records.repeated(self.row)

    def get(self, name: str) -> str:
        """The value as written, or "" when the element is empty or absent."""
        return self.records.get(self.row, name)

    def has(self, name: str) -> bool:
        """Is the element there at all, empty or not?"""
        return self.records.has(self.row, name)

    def line_of(self, name: str) -> int:
        """The line of a value, else that of the record."""
        at = self.records.find(self.row, name)
        return self.line + (self.records.of_value.below[at] if at >= 0 else 0)

    def _said(self) -> tuple[object, ...]:
        return self.file, self.number, self.line, self.xpath, self.values, self.lines, self.repeated

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Record):
            return NotImplemented
        return (self.records is other.records and self.row == other.row) or self._said() == other._said()

    def __hash__(self) -> int:
        return hash((self.file, self.table, self.number))

    def __repr__(self) -> str:
        return f"Record({self.file!r}, {self.xpath!r}, line {self.line}, {self.values!r})"


def _items(**columns: NDArray[Any]) -> SimpleNamespace:
    """Columns of whole numbers whose items are quickly had as Python's: ``items.line[row]``."""
    return SimpleNamespace(**{name: np.ascontiguousarray(column).data for name, column in columns.items()})


@dataclass(frozen=True, eq=False)
class Records(Sequence[Record]):
    """The records of one file, in document order: n records with m values, in s elements.

    | column | shape | |
    |---|---|---|
    | ``names`` | | every name of an element or value, once |
    | ``step_name``, ``step_place``, ``step_above`` | (s,) | elements that are records or hold some: the name, the position among the siblings of that name from 1 (root: 0), the element above (root: -1) |
    | ``step``, ``number``, ``line`` | (n,) | the record's element, its number in its table, its line |
    | ``first``, ``length`` | (n,) | where its values begin, and how many there are |
    | ``value_name``, ``value_below`` | (m,) | the value's name; how many lines below the record's it stands |
    | ``offset`` | (m + 1,) | where the text of a value begins in ``blob``, UTF-8, each ended by a zero byte |
    | ``repeated_row``, ``repeated_name`` | | children that occur more than once, sorted by row |
    """  # noqa: E501

    file: str
    names: tuple[str, ...]
    step_name: NDArray[np.int32]
    step_place: NDArray[np.int32]
    step_above: NDArray[np.int32]
    step: NDArray[np.int32]
    number: NDArray[np.int32]
    line: NDArray[np.int32]
    first: NDArray[np.int64]
    length: NDArray[np.int32]
    value_name: NDArray[Any]
    value_below: NDArray[Any]
    offset: NDArray[Any]
    blob: bytes | bytearray
    repeated_row: NDArray[np.int32]
    repeated_name: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.step)

    @overload
    def __getitem__(self, row: int) -> Record: ...
    @overload
    def __getitem__(self, row: slice) -> tuple[Record, ...]: ...
    def __getitem__(self, row: int | slice) -> Record | tuple[Record, ...]:
        rows = range(len(self))[row]
        return Record(self, rows) if isinstance(rows, int) else tuple(Record(self, r) for r in rows)

    def __iter__(self) -> Iterator[Record]:
        return (Record(self, row) for row in range(len(self)))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Records):
            return NotImplemented
        return len(self) == len(other) and all(a == b for a, b in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]

    @cached_property
    def _code(self) -> Mapping[str, int]:
        return {name: code for code, name in enumerate(self.names)}

    @cached_property
    def of_row(self) -> SimpleNamespace:
        """The columns of records, for single items."""
        return _items(step=self.step, number=self.number, line=self.line, first=self.first, length=self.length)

    @cached_property
    def of_value(self) -> SimpleNamespace:
        """The columns of values, for single items."""
        return _items(name=self.value_name, below=self.value_below, offset=self.offset)

    @cached_property
    def of_step(self) -> SimpleNamespace:
        """The columns of elements, for single items."""
        return _items(name=self.step_name, place=self.step_place, above=self.step_above)

    @cached_property
    def _table(self) -> memoryview:
        """The name of each record's element, as its number."""
        return np.ascontiguousarray(self.step_name[self.step]).data

    @cached_property
    def _tables(self) -> Tables:
        return Tables.of(np.asarray(self._table))

    @cached_property
    def _columns(self) -> dict[tuple[int, str], Column]:
        """The columns that were asked for."""
        return {}

    @cached_property
    def _asked(self) -> set[tuple[int, str]]:
        """Values of single records that were asked for, by table; columns stand in ``_recent``."""
        return set()

    @cached_property
    def _recent(self) -> dict[tuple[int, str], Column]:
        """The columns that were asked for since ``forget_asked``: where ``get`` looks first."""
        return {}

    def forget_asked(self) -> None:
        """From now on ``asked`` begins anew."""
        self._asked.clear()
        self._recent.clear()

    def asked(self) -> frozenset[tuple[str, str]]:
        """Which values somebody has asked for since ``forget_asked``: table and name."""
        return frozenset((self.names[table], name) for table, name in self._asked.union(self._recent))

    def table(self, row: int) -> str:
        """Local name of the element."""
        return self.names[self._table[row]]

    def column(self, rows: Sequence[int] | NDArray[Any], name: str) -> Iterator[tuple[int, Texts]]:
        """One value of rows of one table: part by part, each with the number of its first row among ``rows``. Where
        few texts are different, each of them is there once."""
        column = self._column(self._table[rows[0]], name)
        places = np.asarray(self._tables.place)[np.asarray(rows)]
        if column.texts:
            yield 0, Texts(np.asarray(column.code)[places], column.texts)
            return
        for start in range(0, len(places), TOGETHER):
            at = np.asarray(column.at)[places[start : start + TOGETHER]]
            yield start, texts_at(at, self.offset, self.blob)

    def _column(self, table: int, name: str) -> Column:
        column = self._columns.get((table, name))
        if column is None:
            rows = self._tables.rows[table]
            at = where(self.first[rows], self.length[rows], self.value_name, self._code.get(name, -1))
            column = self._columns[table, name] = column_at(at, self.offset, self.blob)
        self._recent[table, name] = column
        return column

    def get(self, row: int, name: str) -> str:
        """The text of a value, "" where it is empty or absent."""
        if len(self.step) <= FEW:
            at = self.find(row, name)
            return self.text(at) if at >= 0 else ""
        column = self._recent.get((self._table[row], name)) or self._column(self._table[row], name)
        if column.texts:
            return column.texts[column.code[self._tables.place[row]]]
        at = column.at[self._tables.place[row]]
        return self.text(at) if at >= 0 else ""

    def has(self, row: int, name: str) -> bool:
        """Is the value there at all, empty or not?"""
        if len(self.step) <= FEW:
            return self.find(row, name) >= 0
        return int(self._column(self._table[row], name).at[self._tables.place[row]]) >= 0

    def text(self, at: int) -> str:
        """The text of value ``at``."""
        offset = self.of_value.offset
        return str(self.blob[offset[at] : offset[at + 1] - 1], "utf-8")

    def find(self, row: int, name: str) -> int:
        """Where the value of a record stands, -1 if it has none of that name."""
        self._asked.add((self._table[row], name))
        code = self._code.get(name, -1)
        first: int = self.of_row.first[row]
        own = self.of_value.name[first : first + self.of_row.length[row]].tolist()
        return first + own.index(code) if code in own else -1

    def tally(self) -> dict[tuple[str, str], int]:
        """How many values there are of each table and name."""
        found: Counter[int] = Counter()
        table, size = np.asarray(self._table), len(self.names)
        for low in range(0, len(table), TALLIED):
            part = slice(low, low + TALLIED)
            name = self.value_name[ranges(self.first[part], self.length[part].astype(np.int64))]
            pairs = np.repeat(table[part].astype(np.int64), self.length[part]) * size + name
            kinds, counts = np.unique(pairs, return_counts=True)
            found.update(dict(zip(kinds.tolist(), counts.tolist(), strict=True)))
        return {(self.names[pair // size], self.names[pair % size]): count for pair, count in sorted(found.items())}

    def cells(self, row: int) -> Iterator[tuple[str, int]]:
        """Name and whereabouts of every value of a record."""
        first: int = self.of_row.first[row]
        own = self.of_value.name[first : first + self.of_row.length[row]].tolist()
        return ((self.names[code], first + i) for i, code in enumerate(own))

    def xpath(self, row: int) -> str:
        """Absolute path of a record."""
        steps = []
        step: int = self.of_row.step[row]
        while step >= 0:
            place: int = self.of_step.place[step]
            steps.append(self.names[self.of_step.name[step]] + (f"[{place}]" if place else ""))
            step = self.of_step.above[step]
        return "/" + "/".join(reversed(steps))

    def repeated(self, row: int) -> tuple[str, ...]:
        """Names of the children of a record that occur more than once."""
        if not len(self.repeated_row):
            return ()
        low, high = np.searchsorted(self.repeated_row, (row, row + 1))
        return tuple(self.names[code] for code in self.repeated_name[low:high])


@dataclass(frozen=True)
class Document:
    """One XML file that could be parsed.

    ``root`` and ``namespace`` are those of the root element; ``declared`` is the encoding that the file states
    ("" if none), ``encoding`` the one that it was read with. ``records`` are ``Records``, or any sequence of such.
    """

    file: str
    root: str
    namespace: str
    declared: str
    encoding: str
    attributes: Mapping[str, str]
    records: Sequence[Record]
