"""Which rows a map shows, on which layer, and in which colour."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from surveycheck.map.instances import Instances
from surveycheck.model import Drawing
from surveycheck.model.columns import Bools, Ints, Labels
from surveycheck.model.drawing import Entities, Layer
from surveycheck.model.leaders import LEADERS
from surveycheck.picture.scene import shown

BYBLOCK, BYLAYER, WHITE = 0, 256, 7
PLAIN = "CONTINUOUS"
SCALE, TIMES, MOST_SCALED = 48, "\u00d7", 50_000
"""The number in ``Entities.look`` of the scale of a line type; what stands between name and scale; of so many things
it is asked."""

TRUE = 1 << 24
"""Added to a true colour, which tells it from a number of the index."""

WRITTEN = ("TEXT", "MTEXT", "ATTRIB", "ATTDEF")
FILLED = ("HATCH", "MPOLYGON", "SOLID", "TRACE")
DOT, STROKE, FILL, TEXT = range(4)
"""How a row is drawn."""


@dataclass(frozen=True, eq=False)
class Seen:
    """n rows of model space, with what references show there: their row in ``Entities``, ``kind`` (DOT, …), ``layer``
    (code of the layer that switches them), ``color`` (ACI, 1 to 255, or ``TRUE`` + rgb)."""

    row: Ints
    kind: NDArray[np.int8]
    layer: NDArray[np.int32]
    color: NDArray[np.int32]

    def of(self, kind: int) -> Ints:
        """Numbers of the rows of a kind."""
        return np.flatnonzero(self.kind == kind)


def seen_rows(drawing: Drawing, solid: Bools | None = None) -> Seen:
    """What a map of a drawing shows when every layer is on; rows that are ``solid`` (n,) are filled."""
    e = drawing.entities
    rows = np.flatnonzero(shown(e) & ~_invisible(e))
    rows = rows[~(shapely.is_missing(e.geometry[rows]) | shapely.is_empty(e.geometry[rows]))]
    kind = _kinds(e, rows)
    if solid is not None:
        kind[solid[rows]] = FILL
    rows, kind = rows[kind >= 0], kind[kind >= 0]
    return Seen(rows, kind, _switches(drawing, rows), _colors(drawing, rows))


def _invisible(e: Entities) -> Bools:
    """Hidden whatever the layers are: by itself, by a reference that is, or as an invisible attribute (70 bit 1)."""
    hidden: Bools = e.type.where(lambda name: name in ("ATTRIB", "ATTDEF")) & (e.flags & 1 == 1)
    if len(e.invisible):
        hides = e.invisible.copy()
        inner = np.flatnonzero(e.parent >= 0)
        while len(found := inner[hides[e.parent[inner]] & ~hides[inner]]):
            hides[found] = True
        hidden = hidden | hides
    return hidden


def _kinds(e: Entities, rows: Ints) -> NDArray[np.int8]:
    """How each is drawn; -1 for references, which are drawn by what they show."""
    type_ = e.type.take(rows)
    dimension = shapely.get_dimensions(e.geometry[rows])
    kind = np.where(dimension == 0, DOT, STROKE).astype(np.int8)
    filled, written = (*FILLED, *LEADERS), (*WRITTEN, *LEADERS)
    kind[(dimension == 2) & type_.where(filled.__contains__)] = FILL
    kind[(dimension == 0) & type_.where(written.__contains__)] = TEXT
    kind[(dimension == 0) & type_.where(lambda name: name != "POINT" and name not in written)] = -1
    return kind


def _switches(drawing: Drawing, rows: Ints) -> NDArray[np.int32]:
    """The layer that hides a row: of what a reference on a frozen layer shows, that of the reference."""
    e = drawing.entities
    frozen = {layer.name.casefold() for layer in drawing.layers if layer.frozen}
    ice = e.layer.where(lambda name: name.casefold() in frozen)
    codes = e.layer.codes[rows].astype(np.int32)
    if not ice.any():
        return codes
    above = e.parent[rows].astype(np.int64)
    while (alive := np.flatnonzero(above >= 0)).size:
        cold = alive[ice[above[alive]]]
        codes[cold] = e.layer.codes[above[cold]]
        above[alive] = e.parent[above[alive]]
    return codes


def _colors(drawing: Drawing, rows: Ints) -> NDArray[np.int32]:
    """ACI numbers with BYLAYER and BYBLOCK resolved; what is no colour is white, as in AutoCAD. True colours come
    first, those of things before those of layers."""
    e = drawing.entities
    table = {layer.name.casefold(): layer for layer in drawing.layers}
    layers = [table.get(name.casefold(), Layer(name)) for name in e.layer.names] or [Layer("")]
    own = np.array([abs(layer.color) for layer in layers], np.int64)
    true = np.array([layer.rgb for layer in layers], np.int64)
    color, rgb = e.color[rows].astype(np.int64), e.rgb[rows].astype(np.int64) if len(e.rgb) else np.full(len(rows), -1)
    by_layer = (color == BYLAYER) | (color < 0)
    code = e.layer.codes[rows[by_layer]]
    color[by_layer] = own[code]
    rgb[by_layer] = np.where(rgb[by_layer] >= 0, rgb[by_layer], true[code])
    color[(color < 1) | (color > 255)] = WHITE
    return np.where((rgb >= 0) & (rgb < TRUE), TRUE + rgb, color).astype(np.int32)


def linetypes(drawing: Drawing, rows: Ints) -> Labels:
    """The line type of each row in capitals, with BYLAYER resolved; what has none is CONTINUOUS."""
    e = drawing.entities
    table = {layer.name.casefold(): layer.linetype.upper() for layer in drawing.layers}
    own = [table.get(name.casefold(), PLAIN) for name in e.layer.names]
    names = {name: code for code, name in enumerate(dict.fromkeys([PLAIN, *own, *map(str.upper, e.linetype.names)]))}
    named = np.array([names[name.upper()] for name in e.linetype.names] or [0], np.int32)
    of_layer = np.array([names[name] for name in own] or [0], np.int32)
    by_layer = e.linetype.take(rows).where(lambda name: name.upper() in ("BYLAYER", "BYBLOCK", ""))
    if not len(e.linetype.codes):
        return Labels(np.zeros(len(rows), np.int32), (PLAIN,))
    codes = np.where(by_layer, of_layer[e.layer.codes[rows]], named[e.linetype.codes[rows]])
    return _scaled(drawing, rows, Labels(codes.astype(np.int32), tuple(names)))


def _scaled(drawing: Drawing, rows: Ints, line: Labels) -> Labels:
    """With the scale behind the name where a row has one of its own."""
    look = drawing.entities.look
    told = look[look[:, 1] == SCALE][:MOST_SCALED]
    if not len(told):
        return line
    factor = dict(zip(told[:, 0].astype(np.int64).tolist(), told[:, 2].tolist(), strict=True))
    source = Instances(drawing).source[rows]
    names, codes = {name: code for code, name in enumerate(line.names)}, line.codes.copy()
    for number in np.flatnonzero(np.isin(source, list(factor))).tolist():
        name = f"{line.names[codes[number]]}{TIMES}{factor[int(source[number])]:.3g}"
        codes[number] = names.setdefault(name, len(names))
    return Labels(codes, tuple(names))
