"""How errors spread: a histogram, and for points a target that shows whether they lean one way."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot

import numpy as np

from surveycheck.model import Compared
from surveycheck.picture.paths import number
from surveycheck.picture.svg import GREY, INK, PALE, box, label, stroke, svg
from surveycheck.picture.vectors import BEYOND, WITHIN

WIDTH, HEIGHT = 300.0, 176.0
LEFT, RIGHT, TOP, BASE = 30.0, 14.0, 26.0, 146.0
BINS = 16
TARGET = 186.0
MEAN = "#b45309"


def histogram(found: Sequence[Compared], unit: float | None, figure: float | None = None) -> str:
    """SVG: how many differences there are of each size, from twice the limit ``unit`` on the one side to the other (of
    points: errors from 0). Without a common limit each difference is measured by its own. What lies beyond the last
    mark stands in the outermost bar. ``figure``: m, as a mark."""
    if not found or unit == 0:
        return ""
    plane = len(found[0].difference) == 2
    low, high = (0.0 if plane else -2.0), 2.0
    signed = [float(one.error if plane else one.difference[0]) for one in found]
    sizes = np.array([size / (unit or float(one.limit) or 1.0) for size, one in zip(signed, found, strict=True)])
    body = _bars(sizes, np.array([one.beyond for one in found]), np.linspace(low, high, BINS + 1))
    body += _axis(low, high, unit or 1.0, "m₀" if unit else "")
    if figure is not None and unit:
        body += _figure(figure / unit, low, high, both=not plane)
    return svg(WIDTH, HEIGHT, box(0, 0, WIDTH, HEIGHT, 'fill="#fff"') + body)


def _bars(sizes: np.ndarray, beyond: np.ndarray, edges: np.ndarray) -> str:
    """A bar for each class: gross errors upon the others."""
    place = np.clip(np.searchsorted(edges, sizes, side="right") - 1, 0, BINS - 1)
    within = np.bincount(place[~beyond], minlength=BINS).tolist()
    out = np.bincount(place[beyond], minlength=BINS).tolist()
    most, wide = max(1, *map(sum, zip(within, out, strict=True))), (WIDTH - LEFT - RIGHT) / BINS
    made = _rows(most)
    for i in range(BINS):
        floor = BASE
        for count, color in ((within[i], WITHIN), (out[i], BEYOND)):
            tall = count / most * (BASE - TOP)
            if count:
                made += box(LEFT + i * wide + 1, floor - tall, wide - 2, tall, f'fill="{color}" fill-opacity=".82"')
            floor -= tall
    return made


def _rows(most: int) -> str:
    """Whole numbers on the left, and thin lines."""
    made, step = "", max(1, -(-most // 4))
    for count in range(step, most + 1, step):
        y = BASE - count / most * (BASE - TOP)
        made += stroke(f"M{LEFT:g} {number(y)}H{WIDTH - RIGHT:g}", "#e5e9ed", 1)
        made += label(LEFT - 6, y + 3.5, str(count), 10, GREY, "end")
    return made


def _x(value: float, low: float, high: float) -> float:
    return LEFT + (min(max(value, low), high) - low) / (high - low) * (WIDTH - LEFT - RIGHT)


def _axis(low: float, high: float, unit: float, name: str) -> str:
    """The axis with ticks at whole limits, and the limit itself as a dashed line."""
    made = stroke(f"M{LEFT:g} {BASE:g}H{WIDTH - RIGHT:g}", INK, 1)
    for value in (v for v in (-2.0, -1.0, 0.0, 1.0, 2.0) if low <= v <= high):
        x = _x(value, low, high)
        if abs(value) == 1:
            made += stroke(f"M{number(x)} {TOP:g}V{BASE:g}", INK, 0.9, 'stroke-dasharray="3 3"')
        made += stroke(f"M{number(x)} {BASE:g}v4", INK, 1)
        made += label(x, BASE + 17, f"{value * unit:{'+' if low < 0 and value else ''}.10g}", 10, INK, "middle")
    return made + label(_x(1.0, low, high), TOP - 5, name, 10, INK, "middle")


def _figure(figure: float, low: float, high: float, both: bool) -> str:
    """Where m lies; of signed differences on both sides."""
    color = WITHIN if figure <= 1.0 else BEYOND
    marks = [_x(side * figure, low, high) for side in ((-1, 1) if both else (1,))]
    path = "".join(f"M{number(x)} {BASE:g}l-4.5 8h9z" for x in marks)
    return f'<path d="{path}" fill="{color}" stroke="#fff" stroke-width=".8"/>'


def target(found: Sequence[Compared], unit: float) -> str:
    """SVG of the differences of points (east to the right, north up) within rings of once and twice the limit, with
    their mean as a cross; what lies farther out stands at the rim."""
    points = [one for one in found if len(one.difference) == 2]
    if not points or unit <= 0:
        return ""
    middle, ring = TARGET / 2, TARGET / 5.2
    body = box(0, 0, TARGET, TARGET, 'fill="#fff"') + _rings(middle, ring)
    dots = {False: "", True: ""}
    for one in points:
        x, y = _offset(float(one.difference[1]), float(one.difference[0]), unit, ring)
        dots[one.beyond] += f"M{number(middle + x)} {number(middle - y)}h.1"
    for path, color in ((dots[False], WITHIN), (dots[True], BEYOND)):
        body += stroke(path, color, 4.6, 'stroke-linecap="round" stroke-opacity=".75"') if path else ""
    return svg(TARGET, TARGET, body + _mean(points, unit, ring))


def _rings(middle: float, ring: float) -> str:
    end = TARGET - 10
    made = stroke(f"M{middle:g} 10V{end:g}M10 {middle:g}H{end:g}", PALE, 0.8)
    for times, more in ((1, 'stroke-dasharray="3 3"'), (2, 'stroke-opacity=".35"')):
        circle = f'cx="{middle:g}" cy="{middle:g}" r="{number(ring * times)}"'
        made += f'<circle {circle} fill="none" stroke="{INK}" stroke-width=".8" {more}/>'
    made += label(middle + 4, 10, "ΔX", 9, GREY) + label(TARGET - 2, middle - 4, "ΔY", 9, GREY, "end")
    return made + label(middle + ring * 0.71 + 3, middle - ring * 0.71 - 2, "m₀", 9)


def _offset(east: float, north: float, unit: float, ring: float) -> tuple[float, float]:
    """Pixels from the middle; at most a little beyond the outer ring."""
    x, y = east / unit * ring, north / unit * ring
    far, most = hypot(x, y), ring * 2.35
    return (x, y) if far <= most else (x / far * most, y / far * most)


def _mean(points: Sequence[Compared], unit: float, ring: float) -> str:
    """A cross at the mean of what is not gross."""
    kept = [one for one in points if not one.beyond]
    if not kept:
        return ""
    north, east = (sum(float(one.difference[i]) for one in kept) / len(kept) for i in (0, 1))
    x, y = _offset(east, north, unit, ring)
    x, y = TARGET / 2 + x, TARGET / 2 - y
    shape = f"M{number(x - 5)} {number(y)}h10M{number(x)} {number(y - 5)}v10"
    return stroke(shape, "#fff", 3.6) + stroke(shape, MEAN, 1.8)
