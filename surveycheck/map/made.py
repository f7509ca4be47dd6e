"""A drawing → the map of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import shapely

from surveycheck.geometry.curved_area import with_exact_arcs
from surveycheck.geometry.curved_length import exact_lengths
from surveycheck.geometry.curves import ranges, starts
from surveycheck.map.chunks import chunked
from surveycheck.map.extent import around, bulk
from surveycheck.map.flows import with_ends
from surveycheck.map.gradients import gradients
from surveycheck.map.hatching import hatching
from surveycheck.map.images import Images, images
from surveycheck.map.leaders import with_parts
from surveycheck.map.looks import ENDLESS, Looks, as_seen
from surveycheck.map.pens import bands, faded, weights
from surveycheck.map.seen import DOT, FILL, STROKE, TEXT, TIMES, TRUE, WHITE, Seen, linetypes, seen_rows
from surveycheck.map.sheet import BARE, FULL, SOLID, TINT, Column, Layer, Pen, Sheet, Strokes
from surveycheck.map.strings import Strings, fills, fine_circles, joined, strokes, thinned
from surveycheck.map.unseen import unseen
from surveycheck.map.writing import writing
from surveycheck.model import Drawing, Features
from surveycheck.model.columns import Bools, Floats, Ints, Labels
from surveycheck.model.drawing import Entities

FINEST, COARSER, LEVELS = 1 / 2400, 8.0, 3
"""The coarsest level leaves out what is less than ``FINEST`` of the drawing: a pixel of a window of that size; each
further one keeps details ``COARSER`` times as fine."""

UNBOUNDED = ("SPLINE", "HELIX")
MOST_EXACT = 100_000
"""Things whose sizes are reckoned along their arcs: one by one where they have bulges."""

WORTH = 0.7
"""A coarser level pays when it has less than this share of the points of the next finer one."""


def sheet_of(drawing: Drawing) -> Sheet:
    """The map of a drawing. Never raises, whatever its numbers are: what has no shape is not on the map."""
    rows, drawn = len(drawing.entities), with_parts(drawing)
    looks = as_seen(drawn)
    drawing = looks.drawing
    e, seen = drawing.entities, seen_rows(drawing, looks.solid)
    boxes = shapely.bounds(e.geometry[seen.row]).reshape(-1, 4)
    origin = np.floor(np.median((boxes[:, :2] + boxes[:, 2:]) / 2, axis=0)) if len(boxes) else np.zeros(2)
    boxes = boxes - np.tile(origin, 2)
    shown = images(drawn, seen, origin)
    columns = _things(drawn, seen) | _dots(drawing, seen, origin) | _texts(drawing, seen, origin, boxes)
    columns |= _images(shown) | _gradients(drawing, seen)
    columns["box"] = boxes
    ends = boxes[_bounded(e, seen.row)]
    keep = bulk(ends)
    extent = around(ends[keep])
    strings, group, pens = _strings(looks, seen, origin)
    return Sheet(
        file=drawing.file,
        unit=drawing.unit,
        origin=(float(origin[0]), float(origin[1])),
        extent=extent,
        whole=around(ends),
        strays=int((~keep).sum()),
        layers=_layers(drawing, seen, rows),
        pens=pens,
        levels=_levels(strings, group, max(extent[2] - extent[0], extent[3] - extent[1]), len(seen.row)),
        columns=columns,
        labels=_labels(drawing, seen, columns["text/thing"][columns["flow/text"]]),
        elsewhere=unseen(drawing, seen),
        patterns=_patterns(drawing, {pen.linetype for pen in pens}),
        pictures=tuple((name, "") for name in shown.names),
        points=_points(drawing),
        weighed=drawing.header.get("$LWDISPLAY", 0) == 1,
    )


def _bounded(e: Entities, rows: Ints) -> Bools:
    """All but endless lines, where there is anything else."""
    bounded = ~e.type.take(rows).where(ENDLESS.__contains__)
    return bounded if bounded.any() else ~bounded


def _images(shown: Images) -> dict[str, Column]:
    return {f"picture/{name}": getattr(shown, name) for name in ("thing", "corners", "start", "ring")}


def _gradients(drawing: Drawing, seen: Seen) -> dict[str, Column]:
    found = gradients(drawing, seen)
    return {f"gradient/{name}": getattr(found, name) for name in ("thing", "shape", "back", "angle", "colors")}


def _patterns(drawing: Drawing, used: Iterable[str]) -> dict[str, tuple[float, ...]]:
    """Dashes of line types in drawing units; of those in use with a scale of their own too."""
    scale = drawing.header.get("$LTSCALE", 1.0)
    usual = scale if isinstance(scale, int | float) and 0 < scale < np.inf else 1.0
    found = {name: tuple(usual * dash for dash in dashes) for name, dashes in drawing.patterns.items()}
    for name, _, scale in (each.rpartition(TIMES) for each in used if TIMES in each):
        if name in found:
            found[f"{name}{TIMES}{scale}"] = tuple(float(scale) * dash for dash in found[name])
    return found


def _things(drawing: Drawing, seen: Seen) -> dict[str, Column]:
    e, row = drawing.entities, seen.row
    features = Features((drawing,), np.zeros(len(row), np.int32), row.astype(np.int32))
    items = np.diff(e.xstart)[row]
    run, k = ranges(items)
    return {
        "row": row,
        "kind": seen.kind,
        "switch": seen.layer,
        "color": seen.color,
        "line": e.line[row],
        **_sizes(features, seen),
        "handle": e.handle,
        "parent": e.parent,
        "xstart": starts(items),
        "xcode": e.xcode[e.xstart[row][run] + k],
    }


def _sizes(features: Features, seen: Seen) -> dict[str, Column]:
    """Areas and lengths: along the arcs, but along chords for splines (their integrals have no bound in time) and where
    there are very many arcs."""
    geometry = features.geometry
    area = np.where(shapely.get_dimensions(geometry) == 2, shapely.area(geometry), np.nan)
    length = np.where(np.isin(seen.kind, (STROKE, FILL)), shapely.length(geometry), np.nan)
    closed = ~features.type.where(UNBOUNDED.__contains__)
    mine = np.flatnonzero(closed & np.isfinite(length))
    if len(mine) <= MOST_EXACT:
        some = features.take(mine)
        area[mine], length[mine] = with_exact_arcs(some, area[mine]), exact_lengths(some)
    return {"area": area, "length": length}


def _labels(drawing: Drawing, seen: Seen, flowing: Ints) -> dict[str, Labels]:
    e, row = drawing.entities, seen.row
    items = np.diff(e.xstart)[row]
    run, k = ranges(items)
    names = ("type", "layer", "tag", "style")
    texts = {"text": with_ends(e.text, e.raw, row, flowing), "xvalue": e.xvalue.take(e.xstart[row][run] + k)}
    return {**{name: getattr(e, name).take(row) for name in names}, **texts}


def _dots(drawing: Drawing, seen: Seen, origin: Floats) -> dict[str, Column]:
    thing = seen.of(DOT)
    places = shapely.get_coordinates(drawing.entities.geometry[seen.row[thing]])
    return {"dot/thing": thing, "dot/at": places - origin}


def _texts(drawing: Drawing, seen: Seen, origin: Floats, boxes: Floats) -> dict[str, Column]:
    """The texts, and their boxes as those of their things."""
    thing = seen.of(TEXT)
    texts = writing(drawing, seen.row[thing], origin)
    thing = thing[np.searchsorted(seen.row[thing], texts.row)]
    whole = np.isfinite(texts.box).all(axis=1)
    boxes[thing[whole]] = texts.box[whole]
    names = ("at", "turn", "height", "width", "anchor", "reach", "column", "mirrored", "box")
    flow = {f"flow/{name}": getattr(texts.flows, name) for name in ("text", "shape", "start", "high")}
    return {"text/thing": thing, **{f"text/{name}": getattr(texts, name) for name in names}, **flow} | {
        f"text/{name}": column for name, column in texts.lettering.columns().items()
    }


def _layers(drawing: Drawing, seen: Seen, rows: int) -> tuple[Layer, ...]:
    """By the codes of the layer column; layers that nothing stands on come behind. Rows from ``rows`` on are parts of
    things that have been counted."""
    count = np.bincount(seen.layer[seen.row < rows], minlength=len(drawing.entities.layer.names))
    table = {layer.name.casefold(): layer for layer in drawing.layers}
    named = dict(zip(drawing.entities.layer.names, count.tolist(), strict=False))
    spelt = {name.casefold() for name in named}
    named |= {layer.name: 0 for layer in drawing.layers if layer.name.casefold() not in spelt}
    return tuple(_layer(name, many, table) for name, many in named.items())


def _layer(name: str, count: int, table: Mapping[str, object]) -> Layer:
    row = table.get(name.casefold())
    rgb, color = int(getattr(row, "rgb", -1)), abs(int(getattr(row, "color", WHITE)))
    color = TRUE + rgb if 0 <= rgb < TRUE else color
    return Layer(name, color, bool(getattr(row, "off", False)), bool(getattr(row, "frozen", False)), int(count))


def _strings(looks: Looks, seen: Seen, origin: Floats) -> tuple[Strings, Ints, tuple[Pen, ...]]:
    """Strokes and fills by thing, and behind them the lines of hatches, n higher by owner; the number of the pen of
    each owner; the pens."""
    e, drawing = looks.drawing.entities, looks.drawing
    lines, empty = hatching(drawing, seen, origin)
    found = []
    for kind, make in ((FILL, fills), (STROKE, strokes)):
        thing = seen.of(kind)
        own = make(e.geometry[seen.row[thing]], origin)
        if kind == STROKE:
            own = fine_circles(own, e, seen.row[thing], origin, looks.changed)
        found.append(Strings(own.points, own.start, thing[own.owner]))
    found.append(Strings(lines.points, lines.start, lines.owner + len(seen.row)))
    group, pens = _pens(looks, seen, np.unique(np.concatenate([lines.owner, empty, gradients(drawing, seen).thing])))
    return joined(found), group, pens


def _pens(looks: Looks, seen: Seen, lined: Ints) -> tuple[Ints, tuple[Pen, ...]]:
    """The pen of each thing, and of the lines of each, with which the hatches ``lined`` are drawn."""
    drawing, row = looks.drawing, seen.row
    e = drawing.entities
    width = np.zeros(len(row))
    if len(e.stroke):
        width = np.where(seen.kind == STROKE, e.stroke[row, 0], 0.0)
    width = _rounded(width)
    shade = np.full(len(row), TINT)
    shade[~e.type.take(row).where("HATCH".__eq__) | (e.flags[row] & 1 == 1)] = FULL
    shade[lined] = BARE
    shade[looks.solid[row]] = SOLID
    shade = faded(shade, drawing, row)
    line, weight = linetypes(drawing, row), np.where(seen.kind == STROKE, weights(drawing, row), 0)
    parts: list[Any] = [seen.layer, seen.color, width, weight, e.type.codes[row], shade, line.codes]
    own = np.column_stack([seen.kind, np.zeros(len(row)), *parts]).astype(np.float64)
    own[:, 1] = bands(drawing, seen, own)
    lines = own.copy()
    lines[:, :2] = STROKE, 0
    table, group = np.unique(np.concatenate([own, lines[: len(row) * bool(len(lined))]]), axis=0, return_inverse=True)
    pens = [
        Pen(int(k), int(i), int(c), w, e.type.names[int(t)], int(s), line.names[int(n)], int(g))
        for k, _, i, c, w, g, t, s, n in table.tolist()
    ]
    return group.reshape(-1).astype(np.int64), tuple(pens)


def _rounded(width: Floats) -> Floats:
    """Widths to two figures: thousands that differ a little are not thousands of pens."""
    usable = np.isfinite(width) & (width > 0) & (width < 1e9)
    power = np.where(usable, 10.0 ** np.floor(np.log10(np.where(usable, width, 1.0)) - 1), 1.0)
    return np.where(usable, np.round(width / power) * power, 0.0)


def _levels(strings: Strings, group: Ints, size: float, things: int) -> tuple[Strokes, ...]:
    """From the coarsest to the finest."""
    finest = _level(strings, group, size, 0.0, things)
    found = [finest]
    usable = size > 0 and bool(np.isfinite(size))
    for k in range(LEVELS - 1, -1, -1) if usable else ():
        step = size * FINEST / COARSER**k
        if len(strings.points) and np.abs(strings.points).max() / step < 2.0**52:
            thin = thinned(strings, group, step)
            if len(thin.points) < WORTH * len(found[0].points):
                found.insert(0, _level(thin, group, size, step, things))
    return tuple(found)


def _level(strings: Strings, group: Ints, size: float, step: float, things: int) -> Strokes:
    made = chunked(strings, group, size)
    own = made.strings
    owner = np.where(own.owner < things, own.owner, things - 1 - own.owner)
    return Strokes(step, own.points, own.start, owner, made.first, made.group, made.box)


def _points(drawing: Drawing) -> tuple[int, float]:
    """``$PDMODE`` and ``$PDSIZE``."""
    mode, size = drawing.header.get("$PDMODE", 0), drawing.header.get("$PDSIZE", 0.0)
    written = float(size) if isinstance(size, int | float) else 0.0
    return (mode if isinstance(mode, int) else 0), (written if abs(written) < np.inf else 0.0)
