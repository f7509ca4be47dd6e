"""What references show: whose copy each row is, where the reference has put it, and in which order things are drawn."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from surveycheck.geometry.affine import Maps
from surveycheck.geometry.references import References, contents_of, references_of
from surveycheck.model import Drawing
from surveycheck.model.columns import Bools, Floats, Ints
from surveycheck.model.drawing import IN_BLOCK, PLACED, Entities

SORTED = 5
"""The number in ``Entities.look`` of what says an order."""

LAST = float("inf")


@dataclass(frozen=True, eq=False)
class Instances:
    """Asked about single rows of a drawing."""

    drawing: Drawing

    @property
    def e(self) -> Entities:
        return self.drawing.entities

    @cached_property
    def source(self) -> Ints:
        """(n,): the row of the file that each row is, or is a copy of; -1 where nothing tells."""
        e = self.e
        found = np.arange(len(e))
        placed, inner = np.flatnonzero(e.space == PLACED), np.flatnonzero((e.space == IN_BLOCK) & (e.line > 0))
        inner = inner[np.argsort(e.line[inner], kind="stable")]
        at = np.minimum(np.searchsorted(e.line[inner], e.line[placed]), max(len(inner) - 1, 0))
        found[placed] = np.where(e.line[inner[at]] == e.line[placed], inner[at], -1) if len(inner) else -1
        return found

    @cached_property
    def _references(self) -> References:
        return references_of(self.e, contents_of(self.e, self.drawing.blocks))

    @cached_property
    def _number(self) -> dict[int, int]:
        return {row: number for number, row in enumerate(self._references.row.tolist())}

    def world(self, reference: int) -> Maps | None:
        """The map from the block of a reference to the world; None for an array, whose copies nothing tells apart, and
        where the reference is not known."""
        number = self._number.get(int(self.source[reference]), -1)
        if number < 0 or self._references.copies[number] != 1:
            return None
        local = self._references.maps.take(np.array([number]))
        if self.e.space[reference] != PLACED:
            return local
        outer = self.world(int(self.e.parent[reference]))
        return None if outer is None else outer.after(local)

    def moved(self, row: int, points: Floats) -> Floats | None:
        """Points (k, 2) of the row that ``row`` is a copy of, where the copy stands; None where nothing tells."""
        if self.e.space[row] != PLACED:
            return points
        return self.through(int(self.e.parent[row]), points)

    def through(self, reference: int, points: Floats) -> Floats | None:
        """Points (k, 2) of the block of a reference in the world."""
        world = self.world(reference)
        if world is None:
            return None
        moved: Floats = points @ world.linear[0, :2, :2].T + world.offset[0, :2]
        return moved if np.isfinite(moved).all() else None

    def mirrored(self, rows: Ints) -> Bools:
        """Which of the rows references have placed as in a mirror: an odd number of those above each turns left to
        right."""
        refs, above = self._references, self.e.parent[rows].astype(np.int64)
        turns = np.zeros(len(self.e), np.bool_)
        turns[refs.row] = np.linalg.det(refs.maps.linear[:, :2, :2]) < 0
        above[self.e.space[rows] != PLACED] = -1
        found = np.zeros(len(rows), np.bool_)
        while len(inner := np.flatnonzero(above >= 0)):
            source = self.source[above[inner]]
            found[inner] ^= (source >= 0) & turns[source]
            above[inner] = self.e.parent[above[inner]]
        return found

    def key(self, row: int) -> tuple[float, ...]:
        """What is drawn later has the greater one; () where nothing tells."""
        sources = [int(self.source[one]) for one in self.e.path(row)]
        return tuple(float(self.order[one]) for one in sources) if min(sources) >= 0 else ()

    @cached_property
    def order(self) -> Floats:
        """(n,) for rows of the file: by the numbers of a table where their block has one, else as the file has them.
        Attributes stand upon their block."""
        e = self.e
        order = np.arange(len(e), dtype=np.float64)
        said = e.look[e.look[:, 1] == SORTED]
        named = said[:, 0].astype(np.int64)
        for block in np.unique(np.stack([e.space[named], e.owner.codes[named]], axis=1), axis=0) if len(named) else ():
            mine = np.flatnonzero((e.space == block[0]) & (e.owner.codes == block[1]))
            order[mine] = [_hexadecimal(e.handle_text(int(row))) for row in mine]
        order[named] = said[:, 2]
        order[e.type.where("ATTRIB".__eq__)] = LAST
        return order


def _hexadecimal(handle: str) -> float:
    try:
        return float(int(handle, 16))
    except (ValueError, OverflowError):
        return 0.0
