"""Features: drawn things that a rule looks at, as columns over one or several drawings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Sized
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from surveycheck.model.columns import Labels, Objects, Rows, joined
from surveycheck.model.drawing import SHAPES, Drawing


@dataclass(frozen=True)
class Feature:
    """One drawn thing: a row of a drawing."""

    drawing: Drawing
    row: int

    @property
    def handle(self) -> str:
        return self.drawing.entities.handle_text(self.row)

    @property
    def layer(self) -> str:
        return self.drawing.entities.layer[self.row]

    @property
    def kind(self) -> str:
        """``point``, ``line``, ``area``, ``text`` or ""."""
        return SHAPES[self.drawing.entities.shape[self.row]]


Asked = tuple[str | int, ...]
"""Which column is meant: its name, or application and item of extended data."""


Starts = NDArray[np.int64]


class Together(tuple[Drawing, ...]):
    """Drawings, with the columns of all their entities one after the other: made when first asked for, and shared by
    all selections from them, for to join them anew takes longer than to look at a few things. With each column stands
    where that of each drawing begins: some are empty where a drawing has nothing for them."""

    def column(self, name: str) -> tuple[NDArray[np.generic], Starts]:
        """A plain column."""
        if name not in self._columns:
            parts = [getattr(drawing.entities, name) for drawing in self]
            self._columns[name] = np.concatenate(parts), _starts(parts)
        return self._columns[name]

    def labels(self, asked: Asked, column: Callable[[Drawing], Labels]) -> tuple[Labels, Starts]:
        """A column of labels, of each drawing what ``column`` gives."""
        if asked not in self._labels:
            parts = [column(drawing) for drawing in self]
            self._labels[asked] = joined(parts), _starts(parts)
        return self._labels[asked]

    @cached_property
    def _columns(self) -> dict[str, tuple[NDArray[np.generic], Starts]]:
        return {}

    @cached_property
    def _labels(self) -> dict[Asked, tuple[Labels, Starts]]:
        return {}


def _starts(parts: Sequence[Sized]) -> Starts:
    return np.cumsum([0, *map(len, parts)])[:-1].astype(np.int64)


@dataclass(frozen=True, eq=False)
class Features:
    """A selection of entities of ``drawings``: row ``row[i]`` of drawing ``source[i]``. All columns have length n."""

    drawings: tuple[Drawing, ...]
    source: NDArray[np.int32]
    row: NDArray[np.int32]

    @classmethod
    def none(cls) -> Features:
        return cls((), np.zeros(0, np.int32), np.zeros(0, np.int32))

    @classmethod
    def every(cls, drawings: tuple[Drawing, ...]) -> Features:
        """Every entity of every drawing."""
        sizes = [len(d.entities) for d in drawings]
        source = np.repeat(np.arange(len(drawings), dtype=np.int32), sizes)
        row = np.concatenate([np.arange(n, dtype=np.int32) for n in sizes]) if sizes else np.zeros(0, np.int32)
        return cls(Together(drawings), source, row)

    def __len__(self) -> int:
        return len(self.row)

    def __getitem__(self, i: int) -> Feature:
        return Feature(self.drawings[self.source[i]], int(self.row[i]))

    def __iter__(self) -> Iterator[Feature]:
        return (self[i] for i in range(len(self)))

    def take(self, rows: Rows) -> Features:
        """The features named by a mask or by numbers."""
        return Features(self.drawings, self.source[rows], self.row[rows])

    def column(self, name: str) -> NDArray[np.generic]:
        """Any plain column of ``Entities`` (``color``, ``height``, ``geometry``, …) for these features."""
        if len(self.drawings) == 1:
            plain: NDArray[np.generic] = getattr(self.drawings[0].entities, name)[self.row]
            return plain
        if not self.drawings:
            return np.empty(0, object)
        whole, starts = self._together.column(name)
        found: NDArray[np.generic] = whole[starts[self.source] + self.row]
        return found

    def labels(self, name: str) -> Labels:
        """Any label column of ``Entities`` (``type``, ``layer``, ``block``, ``style``, …) for these features."""
        return self._of((name,), lambda drawing: getattr(drawing.entities, name))

    def _of(self, asked: Asked, column: Callable[[Drawing], Labels]) -> Labels:
        """The rows of these features in a column of each drawing, which is kept as what was ``asked``."""
        if len(self.drawings) == 1:
            return column(self.drawings[0]).take(self.row)
        if not self.drawings:
            return Labels(np.zeros(0, np.int32), ())
        whole, starts = self._together.labels(asked, column)
        return whole.take(starts[self.source] + self.row)

    @cached_property
    def _together(self) -> Together:
        return self.drawings if isinstance(self.drawings, Together) else Together(self.drawings)

    @cached_property
    def geometry(self) -> Objects:
        """Shapely geometries (or None), in drawing coordinates: x east, y north."""
        column: Objects = self.column("geometry").astype(object, copy=False)
        return column

    @cached_property
    def layer(self) -> Labels:
        return self.labels("layer")

    def on_layer(self, code: int) -> Features:
        """The features of one layer, by its number among ``layer.names``, in their order. Kept: with them are the
        columns that others have asked for."""
        if code not in self._layers:
            order, start = self.layer.rows_of
            self._layers[code] = self.take(order[start[code] : start[code + 1]])
        return self._layers[code]

    @cached_property
    def _layers(self) -> dict[int, Features]:
        return {}

    def on_layers(self, wanted: Callable[[str], bool]) -> NDArray[np.int64]:
        """Numbers of the features on wanted layers, ascending."""
        order, start = self.layer.rows_of
        codes = [code for code, name in enumerate(self.layer.names) if wanted(name)]
        found = [order[start[code] : start[code + 1]] for code in codes]
        return np.sort(np.concatenate(found)) if found else np.zeros(0, np.int64)

    @cached_property
    def type(self) -> Labels:
        return self.labels("type")

    @cached_property
    def shape(self) -> NDArray[np.int8]:
        return self.column("shape").astype(np.int8, copy=False)

    @cached_property
    def text(self) -> Objects:
        return self.labels("text").values

    def xdata(self, application: str, position: int) -> Objects:
        """Item ``position`` of the extended data of ``application`` on each feature; "" if none."""
        return self.xdata_labels(application, position).values

    def xdata_labels(self, application: str, position: int) -> Labels:
        """The same as labels: to compare them with a few values takes a hundredth of the time. Kept, since every rule
        about codes and keys asks for them."""
        asked = (application, position)
        if asked not in self._carried:
            self._carried[asked] = self._of(asked, lambda drawing: drawing.entities.xdata_labels(*asked))
        return self._carried[asked]

    @cached_property
    def _carried(self) -> dict[tuple[str, int], Labels]:
        return {}

    def attribute(self, tag: str) -> Objects:
        """Text of the ATTRIB with this tag (case ignored) of each INSERT; None where there is none."""
        column = np.full(len(self), None, dtype=object)
        for number, drawing in enumerate(self.drawings):
            mine = np.flatnonzero(self.source == number)
            if len(mine):
                column[mine] = _attributes(drawing, tag)[self.row[mine]]
        return column

    def block_values(self) -> list[str]:
        """All that the ATTRIBs of each INSERT say, "" where they say nothing."""
        said: dict[tuple[int, int], list[str]] = {}
        for number, drawing in enumerate(self.drawings):
            entities = drawing.entities
            wanted = np.zeros(len(entities), np.bool_)
            wanted[self.row[self.source == number]] = True
            held = np.flatnonzero(entities.parent >= 0)
            for row in held[wanted[entities.parent[held]]].tolist():
                if entities.tag[row] and entities.text[row].strip():
                    words = said.setdefault((number, int(entities.parent[row])), [])
                    words.append(f"{entities.tag[row].upper()}={entities.text[row].strip()}")
        places = zip(self.source.tolist(), self.row.tolist(), strict=True)
        return ["\x1f".join(sorted(said.get(place, ()))) for place in places]


def _attributes(drawing: Drawing, tag: str) -> Objects:
    entities = drawing.entities
    values = np.full(len(entities), None, dtype=object)
    rows = np.flatnonzero((entities.parent >= 0) & entities.tag.where(lambda t: t.upper() == tag.upper()))
    values[entities.parent[rows]] = entities.text.take(rows).values
    return values
