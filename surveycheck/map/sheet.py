"""Sheet: the map of one drawing, as a canvas draws it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from surveycheck.map.seen import FILL, STROKE
from surveycheck.model.columns import Floats, Ints, Labels

Box = tuple[float, float, float, float]
"""West, south, east, north."""

Column = NDArray[Any]

FULL, TINT, BARE, SOLID = range(4)
"""How a fill is shaded; behind these, see-through fills: ``SOLID + n`` has n tenths of the colour."""


@dataclass(frozen=True)
class Layer:
    """A layer: its colour (ACI, or 2²⁴ + rgb), whether the file shows it, and how many things of it the map has."""

    name: str
    color: int
    off: bool
    frozen: bool
    count: int


@dataclass(frozen=True)
class Pen:
    """What one group of strokes or fills is drawn with: ``kind`` STROKE or FILL, number of the layer, colour (ACI, or
    2²⁴ + rgb), width in drawing units (0: a hairline), DXF type; ``shade`` of a fill: FULL, TINT for a pattern that is
    not drawn, BARE where its lines are, SOLID for a line that has a width, above it a see-through fill; ``linetype`` in
    capitals; ``weight`` of a line in hundredths of a millimetre. Fills are drawn in the order of their pens."""

    kind: int
    layer: int
    color: int
    width: float
    type: str
    shade: int
    linetype: str = "CONTINUOUS"
    weight: int = 0


@dataclass(frozen=True, eq=False)
class Strokes:
    """One level of detail: strings (``points[start[i]:start[i+1]]``, near the origin; ``owner`` numbers the thing, -1 -
    its number for a line of its hatch pattern) in runs, see ``map.chunks``. ``step``: nothing was left out that is
    larger; 0 on the finest level."""

    step: float
    points: Floats
    start: Ints
    owner: Ints
    first: Ints
    group: Ints
    box: Floats


@dataclass(frozen=True, eq=False)
class Sheet:
    """A map of n things. Coordinates are drawing coordinates less ``origin``. ``extent`` is the box of all but strays,
    ``whole`` of everything. ``levels`` begin with the coarsest. ``columns`` holds the rest by name:

    ========== ===================== ===============================================================================
    row        (n,) int64            row of the thing in the drawing
    kind       (n,) int8             DOT, STROKE, FILL or TEXT of ``map.seen``
    switch     (n,) int32            number of the layer that shows and hides it
    color      (n,) int32            ACI, 1 to 255, or 2²⁴ + rgb
    box        (n, 4) float64        box around it
    area       (n,) float64          area along arcs, NaN for what has none
    length     (n,) float64          length along arcs, or of the border; NaN for what has none
    line       (n,) int64            line of the file
    handle     (r,) bytes            of every row of the drawing
    parent     (r,) int32            row of the reference that shows a row, or -1
    xstart     (n+1,), xcode (x,)    extended data of things; its values are the label column ``xvalue``
    dot/…      (d,)                  ``thing``, ``at`` (d, 2) of the points
    text/…     (t,)                  ``thing`` and the columns of ``map.writing.Writing``
    flow/…     (c,)                  texts in columns, see ``map.flows.Flows``
    picture/…  (p,)                  see ``map.images.Images``
    gradient/… (g,)                  see ``map.gradients.Gradients``
    ========== ===================== ===============================================================================

    ``labels`` has text columns of things: ``type``, ``layer`` (their own), ``text``, ``tag``, ``style``.
    """

    file: str
    unit: str
    origin: tuple[float, float]
    extent: Box
    whole: Box
    strays: int
    layers: tuple[Layer, ...]
    pens: tuple[Pen, ...]
    levels: tuple[Strokes, ...]
    columns: Mapping[str, Column]
    labels: Mapping[str, Labels]
    elsewhere: Mapping[str, int]
    """How many things are not on the map: those in paper space (``paper``), and by DXF type those of model space that
    have no shape that could be drawn."""

    patterns: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    """Dashes of line types by name in capitals, in drawing units: negative a gap, 0 a dot."""

    pictures: tuple[tuple[str, str], ...] = ()
    """Of each picture the path that the drawing names, and its file beside that of the map, "" where there is none."""

    points: tuple[int, float] = (0, 0.0)
    """How points are drawn: ``$PDMODE`` and ``$PDSIZE``."""

    weighed: bool = False
    """The drawing wants line weights to be seen (``$LWDISPLAY``)."""

    folder: str = ""
    """Where the file of the map is."""

    def __len__(self) -> int:
        return len(self.columns["row"])

    @cached_property
    def layer_number(self) -> Mapping[str, int]:
        """Number of a layer by its name, case ignored as DXF does."""
        return {layer.name.casefold(): number for number, layer in enumerate(self.layers)}

    def handles(self, thing: int) -> tuple[str, ...]:
        """The handles of the references that show a thing, the outermost first, and its own."""
        names, parent = self.columns["handle"], self.columns["parent"]
        found: list[str] = []
        row = int(self.columns["row"][thing])
        while row >= 0:
            found.insert(0, bytes(names[row]).decode("ascii", "replace"))
            row = int(parent[row])
        return tuple(found)

    def xdata(self, thing: int) -> tuple[tuple[int, str], ...]:
        """The extended data of a thing: pairs of group code and text, as written."""
        start, codes = self.columns["xstart"], self.columns["xcode"]
        items = range(int(start[thing]), int(start[thing + 1]))
        return tuple((int(codes[i]), self.labels["xvalue"][i]) for i in items)

    def strings(self, things: Ints) -> tuple[list[Floats], list[int]]:
        """The point strings of some things on the finest level, and whose each is."""
        level = self.levels[-1]
        found = np.flatnonzero(np.isin(level.owner, things))
        points = [level.points[level.start[i] : level.start[i + 1]] for i in found.tolist()]
        return points, [int(level.owner[i]) for i in found.tolist()]


__all__ = ["BARE", "FILL", "FULL", "STROKE", "TINT", "Box", "Layer", "Pen", "Sheet", "Strokes"]
