"""Scene: the drawn things of a model, found by handle or by window. Built once, asked many times."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray

from surveycheck.model import Drawing, Model, Place
from surveycheck.model.columns import Bools
from surveycheck.model.drawing import MODEL_SPACE, PLACED, Entities
from surveycheck.model.shown import seen

Box = tuple[float, float, float, float]
"""West, south, east, north in drawing units."""

METRES = {"mm": 0.001, "cm": 0.01, "dm": 0.1, "m": 1.0, "km": 1000.0, "in": 0.0254, "ft": 0.3048}
"""Length of a drawing unit; a drawing that declares none is taken to be in metres, as survey drawings are."""

MOST_OF_A_PLACE = 8
"""A handle that is used several times may name many entities; so many of them are drawn."""


def shown(entities: Entities) -> NDArray[np.bool_]:
    """Rows (n,) that are seen in model space: what stands there, and what references there show."""
    mask: NDArray[np.bool_] = entities.space == MODEL_SPACE
    placed = np.flatnonzero(entities.space == PLACED)
    origin = entities.parent[placed]
    while (inner := np.flatnonzero(entities.space[origin] == PLACED)).size:
        origin[inner] = entities.parent[origin[inner]]
    mask[placed] = entities.space[origin] == MODEL_SPACE
    return mask


@dataclass(frozen=True, eq=False)
class DrawingIndex:
    """One drawing's model space, with the contents of blocks in their places, by handle and by window."""

    drawing: Drawing

    @cached_property
    def rows(self) -> NDArray[np.intp]:
        """Rows of model space that have a geometry that is finite."""
        entities = self.drawing.entities
        here = np.flatnonzero(shown(entities))
        there = here[~shapely.is_missing(entities.geometry[here]) & ~shapely.is_empty(entities.geometry[here])]
        finite = np.isfinite(shapely.bounds(entities.geometry[there])).all(axis=1)
        rows: NDArray[np.intp] = there[finite]
        return rows

    @cached_property
    def tree(self) -> shapely.STRtree:
        return shapely.STRtree(self.drawing.entities.geometry[self.rows])

    @cached_property
    def _by_handle(self) -> tuple[NDArray[np.bytes_], NDArray[np.intp]]:
        entities = self.drawing.entities
        rows = self.rows[entities.space[self.rows] != PLACED]  # of a thing in a block, the INSERT is the subject
        handles = entities.handle[rows]
        order = np.argsort(handles, kind="stable")
        return handles[order], rows[order]

    @cached_property
    def extent(self) -> float:
        """Half of the drawing's larger side; 0 for an empty one. Strays are cut off by the middle nine tenths."""
        if not len(self.rows):
            return 0.0
        entities = self.drawing.entities
        own = self.rows[entities.space[self.rows] != PLACED]
        bounds = shapely.bounds(entities.geometry[own if len(own) else self.rows])
        low, high = np.quantile(bounds[:, :2], 0.05, axis=0), np.quantile(bounds[:, 2:], 0.95, axis=0)
        return float((high - low).max()) / 2

    def named(self, handle: str) -> NDArray[np.intp]:
        """Rows in model space with this handle."""
        names, rows = self._by_handle
        wanted = handle.encode("ascii", "replace")
        low, high = np.searchsorted(names, wanted, "left"), np.searchsorted(names, wanted, "right")
        return np.sort(rows[low:high])

    def described(self, place: Place) -> NDArray[np.intp]:
        """Rows in model space that a place without handles means: by layer, line and text (LandXML has no handles)."""
        entities, rows = self.drawing.entities, self.rows
        mine = rows[(entities.line[rows] == place.line) & entities.layer.take(rows).where(place.layer.__eq__)]
        found: NDArray[np.intp] = mine[entities.text.take(mine).where(place.key.__eq__)]
        return found

    def within(self, box: Box) -> NDArray[np.intp]:
        """Rows whose bounds meet the window, in file order, without what is hidden in the drawing itself."""
        found = np.sort(self.rows[self.tree.query(shapely.box(*box))])
        visible: NDArray[np.intp] = found[self._seen[found]]
        return visible

    @cached_property
    def _seen(self) -> Bools:
        return seen(self.drawing)


@dataclass(frozen=True, eq=False)
class Scene:
    """All drawings of a model, each with its index."""

    model: Model

    @cached_property
    def indexes(self) -> dict[str, DrawingIndex]:
        return {drawing.file: DrawingIndex(drawing) for drawing in self.model.drawings}

    def subjects(self, place: Place) -> list[tuple[DrawingIndex, int]]:
        """The drawn things that a place names. Of a thing in a block this is the INSERT."""
        index = self.indexes.get(place.file)
        if index is None:
            return []
        rows = [int(row) for handle in place.handles for row in index.named(handle)]
        if not place.handles and place.line and place.layer:
            rows = [int(row) for row in index.described(place)]
        return [(index, row) for row in dict.fromkeys(rows)][:MOST_OF_A_PLACE]
