"""A whole drawing with its findings: a mark for each spot, its class a shape and a letter before it is a colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from surveycheck.model import SEVERITIES, Point
from surveycheck.model.drawing import AREA, LINE
from surveycheck.picture.panel import north, scale_bar
from surveycheck.picture.paths import Frame, number, outline
from surveycheck.picture.scene import METRES, DrawingIndex
from surveycheck.picture.svg import INK, box, label, svg

WIDTH = 720.0
LOWEST, HIGHEST = 260.0, 470.0
"""Pixels of a map: as high as the drawing asks for, within these."""

MARGIN = 30.0
CELL = 19.0
"""Spots that are nearer to each other than this (pixels) share a mark."""

COLORS = {"A": "#8f1530", "B": "#b1480a", "C": "#7a6200", "D": "#3f5f80", "note": "#5a6675"}
SHAPES = {
    "A": "M-3.1-7.5h6.2L7.5-3.1v6.2L3.1 7.5h-6.2L-7.5 3.1v-6.2Z",
    "B": "M0-8.4 8.4 0 0 8.4-8.4 0Z",
    "C": "M-6.6-6.6h13.2v13.2h-13.2Z",
    "D": "M0-7.2A7.2 7.2 0 1 1-.01-7.2Z",
    "note": "M0-6.4A6.4 6.4 0 1 1-.01-6.4Z",
}
GROUND = "#b4bdc6"
MOST_GROUND = 150_000
"""Characters of the lines of the drawing; the longest come first."""

MOST_NAMED = 160
STRAY = 0.02
"""Part of the drawn things at each side that may lie outside the map."""

FAR = 3.0
"""A spot farther off than so many sizes of the drawing is shown at the frame."""

Mark = tuple[Point, str, int]
"""Where (drawing coordinates), class, number."""


@dataclass(frozen=True)
class _Spot:
    """Marks that stand together: pixels, worst class, first number, how many, and whether they lie outside."""

    x: float
    y: float
    severity: str
    first: int
    count: int
    outside: bool


def overview_map(marks: Sequence[Mark], index: DrawingIndex | None = None) -> str:
    """SVG of the marks upon the drawing, north up; of the marks alone without one. "" where none has a place.
    Deterministic."""
    placed = [mark for mark in marks if all(abs(value) < 1e12 for value in mark[0])]
    if not placed:
        return ""
    frame = _frame(np.array([mark[0] for mark in placed]), index)
    spots = _spots(placed, frame)
    metre = METRES.get(index.drawing.unit, 1.0) if index is not None else 1.0
    parts = [box(0.5, 0.5, WIDTH - 1, frame.height - 1, 'fill="#fff" stroke="#c5ccd3"')]
    parts += [_ground(frame, index) if index is not None else "", *(_mark(spot) for spot in reversed(spots))]
    parts += [_names(spots), north(frame), scale_bar(frame, metre)]
    return svg(WIDTH, frame.height, "".join(parts))


def _frame(places: NDArray[np.float64], index: DrawingIndex | None) -> Frame:
    """The drawing without its strays, and the spots that are not far off."""
    low, high = places.min(axis=0), places.max(axis=0)
    rows = index.rows if index is not None else np.zeros(0, np.intp)
    if index is not None and len(rows):
        bounds = shapely.bounds(index.drawing.entities.geometry[rows])
        least = np.quantile(bounds[:, :2], STRAY, axis=0)
        most = np.quantile(bounds[:, 2:], 1 - STRAY, axis=0)
        reach = np.maximum(most - least, 1e-6) * FAR
        near = ((places > least - reach) & (places < most + reach)).all(axis=1)
        kept = places[near]
        low = np.minimum(least, kept.min(axis=0)) if len(kept) else least
        high = np.maximum(most, kept.max(axis=0)) if len(kept) else most
    size = np.maximum(high - low, max(float((high - low).max()) * 0.02, 1.0))
    height = float(np.clip((WIDTH - 2 * MARGIN) * size[1] / size[0] + 2 * MARGIN, LOWEST, HIGHEST))
    scale = float(min((WIDTH - 2 * MARGIN) / size[0], (height - 2 * MARGIN) / size[1]))
    middle = (low + high) / 2
    return Frame(0.0, WIDTH, height, (float(middle[0]), float(middle[1])), scale)


def _spots(marks: Sequence[Mark], frame: Frame) -> list[_Spot]:
    """Marks by cells of the map, in the order of their first numbers."""
    pixels = frame.pixels(np.array([mark[0] for mark in marks]))
    edge = 10.0
    held = np.clip(pixels, edge, np.array([WIDTH - edge, frame.height - edge]))
    outside = (held != pixels).any(axis=1)
    cells: dict[tuple[int, int, bool], list[int]] = {}
    for i, (x, y) in enumerate((held // CELL).astype(int).tolist()):
        cells.setdefault((x, y, bool(outside[i])), []).append(i)
    found = []
    for (_, _, out), members in cells.items():
        x, y = held[members].mean(axis=0).round(1).tolist()
        worst = min((marks[i][1] for i in members), key=SEVERITIES.index)
        found.append(_Spot(x, y, worst, min(marks[i][2] for i in members), len(members), out))
    return sorted(found, key=lambda spot: spot.first)


def _mark(spot: _Spot) -> str:
    color = COLORS[spot.severity]
    letter = "i" if spot.severity == "note" else spot.severity
    ink, fill = (color, "#fff") if spot.outside else ("#fff", color)
    return (
        f'<g transform="translate({number(spot.x)} {number(spot.y)})">'
        f'<path d="{SHAPES[spot.severity]}" fill="{fill}" stroke="{color if spot.outside else "#fff"}" '
        f'stroke-width="1.2"/>{label(0, 3.2, letter, 9, ink, "middle")}</g>'
    )


def _names(spots: Sequence[_Spot]) -> str:
    """Numbers beside the marks, none upon another and none over a mark."""
    taken = [(spot.x - 8, spot.x + 8, spot.y) for spot in spots]
    texts = ""
    for spot in spots[:MOST_NAMED]:
        text = str(spot.first) + (f" +{spot.count - 1}" if spot.count > 1 else "")
        wide = 5.8 * len(text) + 2
        for low, y in ((spot.x + 9, spot.y + 3.5), (spot.x - 9 - wide, spot.y + 3.5), (spot.x - wide / 2, spot.y + 17)):
            free = not any(low < end and begin < low + wide and abs(y - 3.5 - row) < 10 for begin, end, row in taken)
            if free and low > 2 and low + wide < WIDTH - 2:
                taken.append((low, low + wide, y - 3.5))
                texts += label(low, y, text, 10, INK)
                break
    halo = 'stroke="#fff" stroke-width="3" stroke-opacity=".9" stroke-linejoin="round"'
    return f"<g {halo}>{texts}</g>{texts}" if texts else ""


def _ground(frame: Frame, index: DrawingIndex) -> str:
    """Outlines and lines of the drawing, the longest first, thin and pale."""
    entities = index.drawing.entities
    rows = index.within(frame.box)
    rows = rows[np.isin(entities.shape[rows], (AREA, LINE))]
    bounds = shapely.bounds(entities.geometry[rows]) if len(rows) else np.zeros((0, 4))
    size = np.hypot(bounds[:, 2] - bounds[:, 0], bounds[:, 3] - bounds[:, 1]) * frame.scale
    order = np.argsort(-size, kind="stable")
    parts, length = [], 0
    for i in order[size[order] >= 1.5].tolist():
        more = outline(entities.geometry[rows[i]], frame)
        length += len(more)
        if length > MOST_GROUND:
            break
        parts.append(more)
    return f'<path d="{"".join(parts)}" fill="none" stroke="{GROUND}" stroke-width=".6"/>' if parts else ""
