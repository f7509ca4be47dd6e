"""What the rules of a run look at, kept as columns: one small number an entity, one a kind of XML value.

A rule that came to its end has looked at all that its selections hold, its further selections too. It is *meant* for
what it selects by role, layer, block or code, or by the name of an XML table; a rule that selects whatever there is, or
every line, is *general*. Of XML records it has looked at the values that it has asked for. Rules about a drawing, a
file or the readers' notes as a whole are not counted: nobody has looked at a thing because its file can be opened.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from surveycheck.model import Features, Model, Records
from surveycheck.rule import Select, Selection

NONE, GENERAL, OWN = range(3)
"""Levels, as in ``model.coverage.LEVELS``."""


class Looked:
    """Grows while the rules run. ``rows``: drawing → level of each of its rows (n,) int8. ``values``: file, table and
    name → level."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.rows: tuple[NDArray[np.int8], ...] = tuple(np.zeros(len(d.entities), np.int8) for d in model.drawings)
        self.values: dict[tuple[str, str, str], int] = {}
        self._known: WeakKeyDictionary[Features, int] = WeakKeyDictionary()
        self._at = {id(drawing): number for number, drawing in enumerate(model.drawings)}
        self._records = tuple((d.file, d.records) for d in model.documents if isinstance(d.records, Records))

    def begin(self) -> None:
        """A rule begins: what was asked for so far was asked by others."""
        for _, records in self._records:
            records.forget_asked()

    def finish(self, selections: Iterable[tuple[Select, Selection]]) -> None:
        """The rule of these selections has come to its end."""
        named: set[str] = set()
        for select, selection in selections:
            if select.kind() == "features":
                self._features(selection.features, OWN if is_meant(select) else GENERAL)
            named.update(name for name in select.records if name != "*")
        for file, records in self._records:
            for table, name in records.asked():
                key = (file, table, name)
                self.values[key] = max(self.values.get(key, NONE), OWN if table in named else GENERAL)

    def tallies(self) -> Iterator[tuple[str, dict[tuple[str, str], int]]]:
        """Of each XML file: table and name → how many values there are."""
        return ((file, records.tally()) for file, records in self._records)

    def _features(self, features: Features, level: int) -> None:
        """Many rules look at the very same features; they are counted once."""
        if self._known.get(features, NONE) >= level:
            return
        self._known[features] = level
        for number, drawing in enumerate(features.drawings):
            known = self._at.get(id(drawing))
            if known is not None:
                rows = features.row if len(features.drawings) == 1 else features.row[features.source == number]
                levels = self.rows[known]
                levels[rows] = OWN if level == OWN else np.maximum(levels[rows], level)


def is_meant(select: Select) -> bool:
    """Does it select things of a kind, and not whatever there is? DXF types and shapes are no kind of thing."""
    return bool(select.roles or select.blocks or select.codes) or any(p.strip("*?") for p in select.layers)
