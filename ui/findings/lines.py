"""What the table shows line by line: rows, and the heads of groups that fold. Arrays, no objects a line."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from .facet import Mask, Numbers
from .index import DEFAULT, Filter, Index


def _nothing() -> Numbers:
    return np.zeros(0, dtype=np.int64)


@dataclass(frozen=True)
class Lines:
    """``lines``: a row's number, or -1 - the number of a group. ``rows``: all rows that pass, in order, group by group;
    those of group g are ``rows[begin[g] : begin[g + 1]]``. ``names`` are the values that the groups stand for."""

    lines: Numbers = field(default_factory=_nothing)
    rows: Numbers = field(default_factory=_nothing)
    begin: Numbers = field(default_factory=_nothing)
    names: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.lines)

    @property
    def shown(self) -> int:
        """Rows that pass, folded away or not."""
        return len(self.rows)

    def members(self, group: int) -> Numbers:
        """The rows of a group."""
        return self.rows[self.begin[group] : self.begin[group + 1]]

    def nested(self, line: int) -> bool:
        """Is it a row under the head of its group?"""
        if not self.names or self.lines[line] < 0:
            return False
        return bool(self._nested[line])

    @cached_property
    def _nested(self) -> Mask:
        heads = np.flatnonzero(self.lines[:-1] < 0)
        groups = -1 - self.lines[heads]
        unfolded = self.lines[heads + 1] == self.rows[self.begin[groups]]
        found = np.zeros(len(self.lines), dtype=np.bool_)
        for head, group in zip(heads[unfolded].tolist(), groups[unfolded].tolist(), strict=True):
            found[head + 1 : head + 1 + int(self.begin[group + 1] - self.begin[group])] = True
        return found

    def line_of(self, row: int) -> int:
        """The line of a row, -1 where it is folded away or filtered."""
        found = np.flatnonzero(self.lines == row) if row >= 0 else ()
        return int(found[0]) if len(found) else -1

    def group_of(self, row: int) -> int:
        """The group of a row that passes, else -1."""
        found = np.flatnonzero(self.rows == row)
        if not len(found) or not self.names:
            return -1
        return int(np.searchsorted(self.begin, found[0], side="right")) - 1

    def line_of_group(self, name: str) -> int:
        """The line of a group's head, -1 where it has none."""
        number = self.names.index(name) if name in self.names else -1
        found = np.flatnonzero(self.lines == -1 - number) if number >= 0 else ()
        return int(found[0]) if len(found) else -1


def lay_out(
    index: Index,
    wanted: Filter,
    group: str = "",
    opened: Collection[str] = (),
    column: str = DEFAULT,
    descending: bool = False,
) -> Lines:
    """The lines for a filter, a grouping, the groups that are unfolded, and an order.

    Groups stand where their first row would, in the default order those of one class by their size; there a cause
    begins with the finding that the others follow from. A cause with one finding has no head.
    """
    order = index.order(column, descending)
    rows = order[index.mask(wanted)[order]]
    if not group or not len(rows):
        return Lines(rows, rows)
    return _grouped(index, rows, group, opened, by_size=column == DEFAULT)


def _grouped(index: Index, rows: Numbers, group: str, opened: Collection[str], by_size: bool) -> Lines:
    facet = index.facets[group]
    codes, first, inverse, counts = np.unique(
        facet.codes[rows], return_index=True, return_inverse=True, return_counts=True
    )
    keys = [first]
    if by_size:
        keys += [-counts, index.badness()[rows[first]]]
    order = np.lexsort(keys)
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    first_of_cause = index.origins()[rows] if by_size and group == "cause" else np.zeros(len(rows), dtype=np.int64)
    rows = rows[np.lexsort((np.arange(len(rows)), first_of_cause != 0, place[inverse]))]
    counts = counts[order]
    names = tuple(facet.values[code] for code in codes[order].tolist())
    begin = np.concatenate(([0], np.cumsum(counts)))
    headed = counts > 1 if group == "cause" else np.ones(len(counts), dtype=np.bool_)
    unfolded = np.fromiter((name in opened for name in names), dtype=np.bool_, count=len(names)) | ~headed
    return Lines(_lines(rows, begin, counts, headed, unfolded), rows, begin, names)


def _lines(rows: Numbers, begin: Numbers, counts: Numbers, headed: Numbers, unfolded: Numbers) -> Numbers:
    """Heads and, where a group is unfolded, its rows behind it."""
    sizes = headed + np.where(unfolded, counts, 0)
    start = np.concatenate(([0], np.cumsum(sizes)[:-1]))
    lines = np.empty(int(sizes.sum()), dtype=np.int64)
    lines[start[headed]] = -1 - np.flatnonzero(headed)
    number = np.repeat(np.arange(len(counts)), counts)
    seen = unfolded[number]
    within = np.arange(len(rows)) - begin[:-1][number]
    lines[(start + headed)[number[seen]] + within[seen]] = rows[seen]
    return lines
