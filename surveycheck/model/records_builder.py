"""Records are made here, one after the other, in little memory."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from surveycheck.model.narrow import Narrow
from surveycheck.model.records import Record, Records

_TOGETHER = 16_384
"""Texts and records that wait as Python objects before they become bytes."""

_BLOCK = 65_536
"""Rows that are counted together."""

_STEP = re.compile(r"/([^/\[]+)(?:\[(\d+)\])?")


class _Codes(dict[str, int]):
    """Every name's number; a new name gets the next."""

    def __missing__(self, name: str) -> int:
        self[name] = code = len(self)
        return code


class RecordsBuilder:
    """Takes the elements of one file in its order, and their records in any; ``build`` puts the records into theirs."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._codes = _Codes()
        self._steps, self._rows = 0, 0
        self._step_name, self._step_place, self._step_above = Narrow(), Narrow(), Narrow()
        self._step, self._line, self._length = Narrow(), Narrow(), Narrow()
        self._value_name, self._value_below = Narrow(), Narrow()
        self._repeated_row, self._repeated_name = Narrow(), Narrow()
        self._texts: list[str] = []
        self._blob = bytearray()
        self._offset = array("I", (0,))

    def step(self, name: str, place: int, above: int) -> int:
        """An element that is a record or holds some, in the order of the start tags: its local name, its position among
        the siblings of that name from 1 (0: the root), the number of the element above it (-1: none). Returns its own
        number."""
        self._step_name.new.append(self._codes[name])
        self._step_place.new.append(place)
        self._step_above.new.append(above)
        self._steps += 1
        return self._steps - 1

    def add(
        self,
        step: int,
        line: int,
        names: Sequence[str],
        texts: Sequence[str],
        lines: Sequence[int],
        repeated: Sequence[str] = (),
    ) -> None:
        """A record: its element, its line, its values.

        Of values with one name the last is kept, and the name noted as repeated. Attributes (``@name``) stand on the
        line of the record. No text holds a zero byte.
        """
        if len(set(names)) < len(names):
            last = {name: (text, at) for name, text, at in zip(names, texts, lines, strict=True)}
            repeated = [*repeated, *(name for name, count in Counter(names).items() if count > 1)]
            names = list(last)
            texts, lines = [v[0] for v in last.values()], [v[1] for v in last.values()]
        for name in repeated:
            self._repeated_row.new.append(self._rows)
            self._repeated_name.new.append(self._codes[name])
        self._rows += 1
        self._step.new.append(step)
        self._line.new.append(line)
        self._length.new.append(len(names))
        self._value_name.new += [self._codes[name] for name in names]
        self._value_below.new += [at - line for at in lines]
        self._texts += texts
        if len(self._texts) + len(self._step.new) > _TOGETHER:
            self._flush()

    def add_all(
        self,
        names: Sequence[str],
        above: int,
        element: tuple[NDArray[Any], NDArray[Any], NDArray[Any], NDArray[Any]],
        value: tuple[NDArray[Any], NDArray[Any]],
        texts: tuple[bytes, NDArray[Any]],
    ) -> None:
        """Records that have nothing but values, none of them twice, one behind the other in the element ``above``.

        Of each of n ``element``: the number of its name in ``names``, its position as in ``step``, its line, how many
        values it has. Of each ``value``: the number of its name, its line. ``texts`` are those of the values, each with
        a zero byte behind it, and where these end.
        """
        self._flush()
        codes = np.array([self._codes[name] for name in names], np.int64)
        name, place, line, length = element
        count = len(name)
        self._step_name.put(codes[name])
        self._step_place.put(place)
        self._step_above.put(np.full(count, above))
        self._step.put(np.arange(self._steps, self._steps + count))
        self._line.put(line)
        self._length.put(length)
        self._value_name.put(codes[value[0]])
        self._value_below.put(value[1] - np.repeat(line, length))
        self._steps += count
        self._rows += count
        self._keep(*texts)

    def __len__(self) -> int:
        return self._rows

    @property
    def steps(self) -> int:
        """How many elements were taken: the number that the next one gets."""
        return self._steps

    def build(self, numbers: Sequence[int] | None = None) -> Records:
        """``numbers`` replaces the counting of records by table."""
        self._flush()
        step_name, unsorted, length = self._step_name.column(), self._step.column(), self._length.column()
        order, repeated_row = _sorting(unsorted, self._repeated_row.column())
        step = unsorted[order]
        by_row = np.argsort(repeated_row, kind="stable")
        return Records(
            file=self.file,
            names=tuple(self._codes),
            step_name=step_name,
            step_place=self._step_place.column(),
            step_above=self._step_above.column(),
            step=step,
            number=_counted(step_name, step) if numbers is None else np.asarray(numbers, np.int32),
            line=self._line.column()[order],
            first=_firsts(length)[order],
            length=length[order],
            value_name=self._value_name.column(),
            value_below=self._value_below.column(),
            offset=np.frombuffer(self._offset, self._offset.typecode),
            blob=self._blob,
            repeated_row=repeated_row[by_row],
            repeated_name=self._repeated_name.column()[by_row],
        )

    def _flush(self) -> None:
        for column in vars(self).values():
            if isinstance(column, Narrow):
                column.keep()
        if self._texts:
            data = "\0".join([*self._texts, ""]).encode("utf-8", "replace")
            self._keep(data, np.flatnonzero(np.frombuffer(data, np.uint8) == 0) + 1)
            self._texts.clear()

    def _keep(self, data: bytes, ends: NDArray[Any]) -> None:
        """Texts with a zero byte behind each, and where these end."""
        ends = ends + len(self._blob)
        self._blob += data
        if len(self._blob) >= 2**32 and self._offset.typecode == "I":
            self._offset = array("Q", self._offset)
        self._offset.frombytes(ends.astype(self._offset.typecode).tobytes())


def record_of(
    file: str,
    table: str,
    number: int,
    xpath: str,
    line: int,
    values: Mapping[str, str],
    lines: Mapping[str, int] | None = None,
    repeated: Sequence[str] = (),
) -> Record:
    """One record by hand; ``xpath`` ends with the step of ``table``."""
    own = lines or {}
    build = RecordsBuilder(file)
    above = -1
    for name, place in _STEP.findall(xpath.rpartition("/")[0]):
        above = build.step(name, int(place or 0), above)
    found = _STEP.fullmatch("/" + xpath.rpartition("/")[2])
    above = build.step(table, int(found[2] or 0) if found else 0, above)
    build.add(above, line, list(values), list(values.values()), [own.get(n, line) for n in values], repeated)
    return build.build((number,))[0]


def _firsts(length: NDArray[Any]) -> NDArray[Any]:
    """Where the values of each record begin, when they stand one behind the other (n,). Four bytes are enough: a value
    takes four bytes of a file at least, and a file has a gigabyte at most."""
    first = np.zeros(len(length), np.int32)
    np.cumsum(length[:-1], out=first[1:], dtype=np.int32)
    return first


def _sorting(step: NDArray[Any], rows: NDArray[Any]) -> tuple[Any, NDArray[Any]]:
    """What puts rows into the order of their elements, and where these rows come to stand. Nearly always they stand
    right, and no column is copied."""
    if bool((step[:-1] <= step[1:]).all()):
        return slice(None), rows
    sorting = np.argsort(step, kind="stable")
    back = np.empty(len(sorting), np.int32)
    back[sorting] = np.arange(len(sorting), dtype=np.int32)
    return sorting, back[rows]


def _counted(names: NDArray[Any], step: NDArray[Any]) -> NDArray[np.int32]:
    """The number of each record among those of its table: part by part, so that little lies beside the columns."""
    numbers = np.empty(len(step), np.int32)
    before = np.zeros(int(names.max(initial=-1)) + 1, np.int32)
    for start in range(0, len(step), _BLOCK):
        tables = names[step[start : start + _BLOCK]]
        order = np.argsort(tables, kind="stable")
        first = np.flatnonzero(np.diff(tables[order], prepend=-1))
        lengths = np.diff(first, append=len(tables))
        own = before[tables[order[first]]] - first
        numbers[start + order] = np.arange(len(tables)) + np.repeat(own, lengths)
        before[tables[order[first]]] += lengths.astype(np.int32)
    return numbers
