"""A small map of error vectors: each from where the check has the point to where it was handed in, much enlarged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

import numpy as np
import shapely

from surveycheck.model import Compared
from surveycheck.model.drawing import AREA, LINE
from surveycheck.picture.panel import north
from surveycheck.picture.paths import Frame, Geometry, number, outline
from surveycheck.picture.scene import DrawingIndex
from surveycheck.picture.svg import GREY, box, label, svg

WIDTH, HEIGHT = 560.0, 372.0
MARGIN = 54.0
"""Pixels around the outermost points: room for arrows and numbers."""

UNIT = 26.0
"""Pixels of an arrow as long as the limit."""

LONGEST = 48.0
"""Pixels of the longest arrow, less than the margin, so that none leaves the map; a longer error is cut, and its arrow
ends open."""

WITHIN, BEYOND, GROUND = "#0a5aa8", "#c4124f", "#b9c2cb"
MOST_NAMED = 40
MOST_CONTEXT = 14_000
"""Characters of the lines behind the arrows; the longest lines come first."""


@dataclass(frozen=True)
class _Arrow:
    """``x``, ``y``: pixels of the point; ``dx``, ``dy``: of the arrow; ``cut``: the error is longer than is shown."""

    x: float
    y: float
    dx: float
    dy: float
    cut: bool
    beyond: bool
    name: str


def vector_map(found: Sequence[Compared], unit: float, index: DrawingIndex | None = None, letters: float = 1.0) -> str:
    """SVG of the measurements that have a place and two differences, "" where there is none. ``unit`` (m) is the length
    that an arrow of ``UNIT`` pixels stands for: the limit; ``index``: the drawing that is shown behind them;
    ``letters``: how much larger than usual they are, for a narrow place."""
    placed = [one for one in found if one.at is not None and len(one.difference) == 2]
    if not placed:
        return ""
    frame = _frame(np.array([one.at for one in placed]))
    arrows = [_arrow(one, frame, unit) for one in placed]
    parts = [box(0.5, 0.5, WIDTH - 1, HEIGHT - 1, 'fill="#fff" stroke="#c5ccd3"')]
    parts.append(_context(frame, index) if index is not None else "")
    parts += [_drawn([a for a in arrows if a.beyond is beyond]) for beyond in (False, True)]
    parts += [_names(arrows, letters), north(frame), _key(unit, letters)]
    return svg(WIDTH, HEIGHT, "".join(parts))


def _frame(places: np.ndarray) -> Frame:
    low, high = places.min(axis=0), places.max(axis=0)
    size = np.maximum(high - low, 1.0)
    scale = float(min((WIDTH - 2 * MARGIN) / size[0], (HEIGHT - 2 * MARGIN) / size[1]))
    middle = (low + high) / 2
    return Frame(0.0, WIDTH, HEIGHT, (float(middle[0]), float(middle[1])), scale)


def _arrow(one: Compared, frame: Frame, unit: float) -> _Arrow:
    ((x, y),) = frame.pixels(np.array([one.at])).tolist()
    up, right = (float(part) / unit * UNIT for part in one.difference)
    long = hypot(up, right)
    cut = long > LONGEST
    if cut:
        up, right = up / long * LONGEST, right / long * LONGEST
    return _Arrow(x, y, right, -up, cut, one.beyond, one.key)


def _drawn(arrows: Sequence[_Arrow]) -> str:
    """Dots where the points are, arrows for the errors; a head as long as there is room for."""
    if not arrows:
        return ""
    color = BEYOND if arrows[0].beyond else WITHIN
    dots = "".join(f"M{number(a.x)} {number(a.y)}h.1" for a in arrows)
    shafts = "".join(f"M{number(a.x)} {number(a.y)}l{number(a.dx)} {number(a.dy)}" for a in arrows)
    heads = "".join(_head(a) for a in arrows if hypot(a.dx, a.dy) > 3 and not a.cut)
    ends = "".join(_break(a) for a in arrows if a.cut)
    return (
        f'<g fill="none" stroke="{color}" stroke-linecap="round" stroke-linejoin="round">'
        f'<path d="{shafts}" stroke="#fff" stroke-width="3.6" stroke-opacity=".9"/>'
        f'<path d="{dots}" stroke-width="5"/><path d="{shafts}{heads}{ends}" stroke-width="1.5"/></g>'
    )


def _head(a: _Arrow) -> str:
    long = hypot(a.dx, a.dy)
    size = min(5.0, long * 0.45)
    ux, uy = a.dx / long * size, a.dy / long * size
    x, y = a.x + a.dx, a.y + a.dy
    left = f"M{number(x - ux - uy * 0.6)} {number(y - uy + ux * 0.6)}L{number(x)} {number(y)}"
    return f"{left}L{number(x - ux + uy * 0.6)} {number(y - uy - ux * 0.6)}"


def _break(a: _Arrow) -> str:
    """Two strokes across the end of an arrow that would be longer."""
    long = hypot(a.dx, a.dy)
    ux, uy = a.dx / long, a.dy / long
    strokes = ""
    for back in (0.0, 4.0):
        x, y = a.x + a.dx - ux * back, a.y + a.dy - uy * back
        strokes += f"M{number(x - uy * 4 - ux * 2)} {number(y + ux * 4 - uy * 2)}"
        strokes += f"L{number(x + uy * 4 + ux * 2)} {number(y - ux * 4 + uy * 2)}"
    return strokes


def _names(arrows: Sequence[_Arrow], letters: float) -> str:
    """The numbers, on the side that the arrow does not take; of very many points only those beyond the limit."""
    shown = arrows if len(arrows) <= MOST_NAMED else [a for a in arrows if a.beyond][:MOST_NAMED]
    taken: list[tuple[float, float, float]] = []
    texts = ""
    for a in sorted(shown, key=lambda a: not a.beyond):
        name = a.name.rsplit(" ", 1)[-1]
        short = name if len(name) <= 12 else name[:11] + "…"
        wide = 5.6 * letters * len(short)
        left = a.dx > 0
        x, y = (a.x - 6 if left else a.x + 6), a.y + (-5.0 if a.dy > 0 else 2.0 + 9.0 * letters)
        low = x - wide if left else x
        if any(low < end and begin < low + wide and abs(y - row) < 10 * letters for begin, end, row in taken):
            continue
        taken.append((low, low + wide, y))
        texts += label(x, y, short, 9.5 * letters, BEYOND if a.beyond else GREY, "end" if left else "start")
    halo = 'stroke="#fff" stroke-width="3" stroke-opacity=".85" stroke-linejoin="round"'
    return f"<g {halo}>{texts}</g>{texts}" if texts else ""


def _key(unit: float, letters: float) -> str:
    """How long an arrow of the limit is."""
    x, y = 14.0, HEIGHT - 14
    arrow = _drawn([_Arrow(x, y, UNIT, 0.0, False, False, "")])
    back = box(6, y - 11 * letters, UNIT + 14 + 70 * letters, 9 + 11 * letters, 'fill="#fff" fill-opacity=".85"')
    return back + arrow + label(x + UNIT + 8, y + 4, f"m₀ = {unit:g} m", 11 * letters)


def _context(frame: Frame, index: DrawingIndex) -> str:
    """Outlines and lines of the drawing, the largest first, thin and pale."""
    entities = index.drawing.entities
    rows = [int(row) for row in index.within(frame.box) if entities.shape[row] in (AREA, LINE)]
    shapes: list[Geometry] = [entities.geometry[row] for row in rows]
    bounds = shapely.bounds(shapes) if shapes else np.zeros((0, 4))
    size = np.hypot(bounds[:, 2] - bounds[:, 0], bounds[:, 3] - bounds[:, 1])
    path = ""
    for i in np.argsort(-size, kind="stable"):
        if size[i] * frame.scale < 6:
            break
        more = outline(shapes[i], frame)
        if len(path) + len(more) > MOST_CONTEXT:
            break
        path += more
    return f'<path d="{path}" fill="none" stroke="{GROUND}" stroke-width=".7"/>' if path else ""
