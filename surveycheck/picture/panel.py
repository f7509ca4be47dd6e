"""One panel of a picture: context, the things that take part, the spot, scale bar and north."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import floor, log10

import numpy as np
import shapely
from shapely.errors import GEOSException

from surveycheck.model import Point
from surveycheck.model.drawing import AREA, LINE, TEXT
from surveycheck.model.drawing import POINT as POINT_SHAPE
from surveycheck.picture.paths import Frame, Geometry, area, dots, number, outline
from surveycheck.picture.scene import DrawingIndex

SUBJECT, OTHER, SPOT = "#0a5aa8", "#b45309", "#c4124f"
CONTEXT = {AREA: ("#7c8794", "#eef1f4"), LINE: ("#98a2ad", "none")}
AREAS = ("Polygon", "MultiPolygon")
LONGEST_PATHS = 1700
"""Characters of context in a panel: what is nearest the spot comes first, the rest is left out."""

MOST_TEXTS = 7
TEXT_LENGTH = 20
TEXT_STEP, TEXT_ROW, RING = 6.5, 11.0, 14.0
"""Pixels that a letter and a line of context take, and half of a ring, roughly."""

MOST_FILLED, MOST_MENDED = 50_000, 500
"""Corners of an area that is filled; of one that may cross itself and is filled."""

NOTHING_TO_FILL = shapely.Polygon()


@dataclass(frozen=True)
class Shown:
    """What takes part: geometries of the first witness and of the others, their inscriptions, the overlap if there is
    one, the spots."""

    first: Sequence[Geometry]
    others: Sequence[Geometry]
    texts: Sequence[tuple[str, Geometry]]
    both: Geometry | None
    spots: Sequence[Point]


def panel(frame: Frame, indexes: Sequence[DrawingIndex], skip: set[tuple[str, int]], shown: Shown, metre: float) -> str:
    """SVG elements of one panel. ``skip`` are the rows (file, row) that take part and so are no context."""
    parts = [_rect(frame, "#fff", "none")]
    parts += [_context(frame, index, skip) for index in indexes]
    parts += [_strong(shown.others, frame, OTHER, ' stroke-dasharray="7 3"'), _strong(shown.first, frame, SUBJECT, "")]
    if shown.both is not None and (path := area(shown.both, frame)):
        parts.append(f'<path d="{path}" fill="{SPOT}" fill-opacity=".3" fill-rule="evenodd"/>')
    parts += [_vertices([*shown.others], frame, OTHER), _vertices([*shown.first], frame, SUBJECT)]
    parts.append(_inscribed(frame, shown.texts, f'font-size="11" fill="{SUBJECT}"', shown.spots))
    parts += [_ring(spot, frame) for spot in shown.spots]
    return "".join([*parts, _rect(frame, "none", "#c5ccd3"), scale_bar(frame, metre)])


def north(frame: Frame) -> str:
    """A small arrow in the upper right corner."""
    x = number(frame.left + frame.width - 14)
    return (
        f'<g transform="translate({x} 8)"><path d="M0 0L4.5 15L0 11.5L-4.5 15Z" fill="#4b5563"/>'
        '<text y="25" text-anchor="middle" font-size="9" fill="#4b5563">N</text></g>'
    )


def close_up_mark(wide: Frame, close: Frame) -> str:
    """Where the close-up stands in the surroundings, and lines that lead there."""
    half = max(close.width / close.scale / 2 * wide.scale, 4.0)
    ((x, y),) = wide.pixels(np.array([close.centre])).tolist()
    high, low = number(y - half), number(y + half)
    right, left = number(x + half), number(close.left)
    square = f'<rect x="{number(x - half)}" y="{high}" width="{number(2 * half)}" height="{number(2 * half)}"/>'
    lines = f'<path d="M{right} {high}L{left} 0M{right} {low}L{left} {number(close.height)}" stroke-dasharray="2 3"/>'
    return f'<g fill="none" stroke="#6b7280" stroke-width=".8">{square}{lines}</g>'


def _context(frame: Frame, index: DrawingIndex, skip: set[tuple[str, int]]) -> str:
    entities = index.drawing.entities
    rows = [int(row) for row in index.within(frame.box) if (index.drawing.file, int(row)) not in skip]
    centre = shapely.Point(frame.centre)
    near = shapely.distance(entities.geometry[rows], centre) if rows else np.zeros(0)
    ordered = [rows[i] for i in np.argsort(near, kind="stable")[:400]]
    plain = [row for row in ordered if entities.shape[row] in CONTEXT]
    drawn = _lines(frame, [(int(entities.shape[row]), entities.geometry[row]) for row in plain])
    points = [row for row in ordered if entities.shape[row] == POINT_SHAPE][:40]
    return drawn + _points(frame, [entities.geometry[row] for row in points]) + _texts(frame, index, ordered)


def _lines(frame: Frame, shapes: Sequence[tuple[int, Geometry]]) -> str:
    """Areas filled lightly, then thin lines; one path element a kind."""
    paths: dict[int, str] = {AREA: "", LINE: ""}
    fills = ""
    for shape, geometry in shapes:
        path, fill = outline(geometry, frame), area(geometry, frame) if shape == AREA else ""
        if len(fills) + sum(map(len, paths.values())) + len(path) + len(fill) > LONGEST_PATHS:
            continue
        paths[shape] += path
        fills += fill
    found = f'<path d="{fills}" fill="{CONTEXT[AREA][1]}"/>' if fills else ""
    for shape, path in paths.items():
        found += f'<path d="{path}" fill="none" stroke="{CONTEXT[shape][0]}" stroke-width=".8"/>' if path else ""
    return found


def _points(frame: Frame, points: Sequence[Geometry]) -> str:
    places = [place for point in points for place in dots(point, frame)]
    path = "".join(f"M{number(x)} {number(y)}h0" for x, y in dict.fromkeys(places))
    return f'<path d="{path}" stroke="#98a2ad" stroke-width="2.6" stroke-linecap="round"/>' if path else ""


def _texts(frame: Frame, index: DrawingIndex, rows: Sequence[int]) -> str:
    """The nearest few inscriptions."""
    entities = index.drawing.entities
    texts = [(str(entities.text[row]), entities.geometry[row]) for row in rows if entities.shape[row] == TEXT]
    return _inscribed(frame, texts, 'font-size="9" fill="#6b7280"')


def _inscribed(frame: Frame, texts: Sequence[tuple[str, Geometry]], style: str, spots: Sequence[Point] = ()) -> str:
    """Texts at their places, none upon another, beside the ring of a spot and within the panel. Whatever a drawing says
    is cut short and escaped."""
    found: list[str] = []
    rings = frame.pixels(np.array(spots)).tolist() if spots else []
    taken: list[tuple[float, float, float]] = []
    for text, geometry in texts:
        clean = "".join(c for c in text if c.isprintable()).strip()
        short = clean if len(clean) <= TEXT_LENGTH else clean[: TEXT_LENGTH - 1] + "…"
        places = dots(geometry, frame) if clean and len(found) < MOST_TEXTS else []
        for x, y in places[:1]:
            wide = sum(TEXT_STEP if c.isascii() else TEXT_ROW for c in short)
            if any(abs(x - a) < RING and abs(y - b) < RING for a, b in rings):
                x, y = x + RING, y - RING / 2
            x = max(frame.left, min(x, frame.left + frame.width - wide))
            y = max(y, TEXT_ROW + 4)
            end = x + wide
            if not any(abs(y - row) < TEXT_ROW and x < right and left < end for left, right, row in taken):
                taken.append((x, end, y))
                found.append(f'<text x="{number(x + 4)}" y="{number(y - 4)}">{escape(short)}</text>')
    return f"<g {style}>{''.join(found)}</g>" if found else ""


def _strong(geometries: Sequence[Geometry], frame: Frame, color: str, dash: str) -> str:
    fills = [path for geometry in geometries if (path := area(_sound(geometry), frame))]
    lines = "".join(outline(geometry, frame) for geometry in geometries)
    found = "".join(f'<path d="{path}" fill="{color}" fill-opacity=".1" fill-rule="evenodd"/>' for path in fills)
    if lines:
        found += f'<path d="{lines}" fill="none" stroke="{color}" stroke-width="1.8" stroke-linejoin="round"{dash}/>'
    return found


def _sound(geometry: Geometry) -> Geometry:
    """What can be cut and filled: of an area that crosses itself the parts that it encloses. Large areas are not
    filled, since whoever scribbles a hundred thousand corners crosses himself in millions of places."""
    corners = shapely.get_num_coordinates(geometry)
    if geometry.geom_type not in AREAS or (corners <= MOST_FILLED and shapely.is_valid(geometry)):
        return geometry
    try:
        return shapely.make_valid(geometry) if corners <= MOST_MENDED else NOTHING_TO_FILL
    except GEOSException:  # so small that it falls apart into areas and lines
        return NOTHING_TO_FILL


def _vertices(geometries: Sequence[Geometry], frame: Frame, color: str) -> str:
    places = dict.fromkeys(place for geometry in geometries for place in dots(geometry, frame))
    path = "".join(f"M{number(x - 2)} {number(y - 2)}h4v4h-4z" for x, y in places)
    return f'<path d="{path}" fill="#fff" stroke="{color}" stroke-width="1.1"/>' if path else ""


def _ring(spot: Point, frame: Frame) -> str:
    """Ring and four ticks with a white halo: seen on any ground, and in print."""
    ((x, y),) = frame.pixels(np.array([spot])).tolist()
    if not (frame.left <= x <= frame.left + frame.width and 0 <= y <= frame.height):
        return ""
    shape = '<circle r="10"/><path d="M0-16V-6M0 16V6M-16 0H-6M16 0H6"/>'
    return (
        f'<g transform="translate({number(x)} {number(y)})" fill="none">'
        f'<g stroke="#fff" stroke-width="4.5" stroke-opacity=".85">{shape}</g>'
        f'<g stroke="{SPOT}" stroke-width="1.7">{shape}</g></g>'
    )


def _rect(frame: Frame, fill: str, stroke: str) -> str:
    left, width = number(frame.left + 0.5), number(frame.width - 1)
    return (
        f'<rect x="{left}" y=".5" width="{width}" height="{number(frame.height - 1)}" fill="{fill}" stroke="{stroke}"/>'
    )


def scale_bar(frame: Frame, metre: float) -> str:
    """A bar of 1, 2 or 5 · 10ⁿ metres, about a quarter of the panel."""
    wanted = frame.width / 4 / frame.scale * metre
    power = 10.0 ** floor(log10(wanted))
    bar = power * max(step for step in (1, 2, 5) if step * power <= wanted)
    pixels = bar / metre * frame.scale
    x, y = frame.left + 9, frame.height - 9
    path = f"M{number(x)} {number(y - 4)}v4h{number(pixels)}v-4"
    label = f'<text x="{number(x + pixels / 2)}" y="{number(y - 5)}" text-anchor="middle">{length(bar)}</text>'
    return (
        f'<rect x="{number(x - 5)}" y="{number(y - 16)}" width="{number(pixels + 10)}" height="20" fill="#fff" '
        f'fill-opacity=".8"/><path d="{path}" fill="none" stroke="#1f2937" stroke-width="1.2"/>'
        f'<g font-size="10" fill="#1f2937">{label}</g>'
    )


def length(metres: float) -> str:
    """A length in km, m, cm or mm, to three digits."""
    for unit, size in (("km", 1000.0), ("m", 1.0), ("cm", 0.01)):
        if metres >= size * 0.999:
            return f"{_short(metres / size)} {unit}"
    return f"{_short(metres * 1000)} mm"


def _short(number: float) -> str:
    return f"{number:.3g}" if number < 1000 else f"{number:.0f}"
