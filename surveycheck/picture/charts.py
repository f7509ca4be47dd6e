"""Charts of counts and shares: stacked bars, plain bars, lines over months.

Told apart without colour: parts are blue, orange with stripes, and pale with an outline (Okabe and Ito's colours, which
the colour-blind tell apart, and whose greys differ in print); lines differ in dash and mark. Every number stands beside
its bar.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from surveycheck.picture.paths import number
from surveycheck.picture.svg import GREY, INK, PALE, box, label, stroke, svg

WIDTH, NAMES, ROW = 640.0, 250.0, 26.0
LONGEST = 38
"""Half widths of the name of a bar; a Chinese letter takes two."""

BLUE, ORANGE = "#0072b2", "#e69f00"
STRIPES = (
    '<defs><pattern id="stripes" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    f'<rect width="6" height="6" fill="{ORANGE}"/><rect width="2" height="6" fill="#7a5200"/></pattern></defs>'
)
FILLS = (f'fill="{BLUE}"', 'fill="url(#stripes)"', f'fill="#fff" stroke="{GREY}" stroke-width="1"')
LABELLED = 12
"""Places of an axis up to which every mark has its number."""

LINES = ((BLUE, "", "circle"), ("#b1480a", 'stroke-dasharray="7 4"', "square"))


@dataclass(frozen=True)
class Bar:
    """``parts``: how much of each kind, at most three; ``said``: what stands behind the bar."""

    name: str
    parts: Sequence[float]
    said: str


@dataclass(frozen=True)
class Line:
    """``values`` in percent, one for each place of the axis; None: nothing is known there."""

    name: str
    values: Sequence[float | None]


def bars(rows: Sequence[Bar], kinds: Sequence[str]) -> str:
    """SVG of bars below each other, as long as what they stand for; ``kinds`` name their parts, "" for one kind."""
    if not rows:
        return ""
    most = max(1e-9, *(sum(row.parts) for row in rows))
    long, top = WIDTH - NAMES - 110, 30.0 if len(kinds) > 1 else 8.0
    body = STRIPES + box(0, 0, WIDTH, top + ROW * len(rows) + 6, 'fill="#fff"')
    body += _legend(kinds, FILLS) if len(kinds) > 1 else ""
    for place, row in enumerate(rows):
        y, x = top + ROW * place, NAMES
        body += label(NAMES - 8, y + 15, shortened(row.name), 12, INK, "end")
        for part, fill in zip(row.parts, FILLS, strict=False):
            wide = part / most * long
            body += box(x, y + 3, wide, ROW - 10, fill) if part else ""
            x += wide
        body += label(x + 7, y + 15, row.said, 11, GREY)
    body += stroke(f"M{NAMES:g} {top:g}V{number(top + ROW * len(rows) - 2)}", INK, 1)
    return svg(WIDTH, top + ROW * len(rows) + 6, body)


def shares(places: Sequence[str], rows: Sequence[Line]) -> str:
    """SVG of shares over months, from 0 to 100 %; at most two lines. Where nothing is known the line is broken."""
    if not places:
        return ""
    height, left, right, top, base = 230.0, 44.0, 20.0, 34.0, 196.0
    body = box(0, 0, WIDTH, height, 'fill="#fff"')
    for value in (0, 25, 50, 75, 100):
        y = base - value / 100 * (base - top)
        body += stroke(f"M{left:g} {number(y)}H{WIDTH - right:g}", INK if value == 0 else PALE, 1)
        body += label(left - 7, y + 4, f"{value}%", 11, GREY, "end")
    step = (WIDTH - left - right) / len(places)
    at = [left + step * (i + 0.5) for i in range(len(places))]
    every = -(-len(places) // 12)
    for i, name in enumerate(places):
        body += label(at[i], base + 18, name, 11, GREY, "middle") if i % every == 0 else ""
    highest = [max((r.values[i] or 0.0 for r in rows), default=0.0) for i in range(len(places))]
    for kind, row in enumerate(rows):
        body += _line(row, kind, at, top, base)
        body += _values(row, kind, at, top, base, highest) if len(places) <= LABELLED else ""
    return svg(WIDTH, height, body + _keys(rows))


def _line(row: Line, kind: int, at: Sequence[float], top: float, base: float) -> str:
    color, dash, mark = LINES[kind]
    path, body, pen = "", "", "M"
    for x, value in zip(at, row.values, strict=True):
        if value is None:
            pen = "M"
            continue
        y = base - value / 100 * (base - top)
        path += f"{pen}{number(x)} {number(y)}"
        pen = "L"
        body += _mark(x, y, color, mark)
    return stroke(path, color, 2, dash) + body if path else ""


def _values(row: Line, kind: int, at: Sequence[float], top: float, base: float, highest: Sequence[float]) -> str:
    """The numbers: above the mark that is the highest of its place, below the others."""
    body = ""
    for x, value, most in zip(at, row.values, highest, strict=True):
        if value is not None:
            y = base - value / 100 * (base - top) + (-9 if value == most else 17)
            body += label(x, y, f"{value:g}", 10, LINES[kind][0], "middle")
    return body


def _mark(x: float, y: float, color: str, mark: str) -> str:
    if mark == "circle":
        return f'<circle cx="{number(x)}" cy="{number(y)}" r="3.6" fill="{color}"/>'
    return box(x - 3.4, y - 3.4, 6.8, 6.8, f'fill="#fff" stroke="{color}" stroke-width="1.8"')


def _keys(rows: Sequence[Line]) -> str:
    """Which line is which."""
    body, x = "", 44.0
    for (color, dash, mark), row in zip(LINES, rows, strict=False):
        body += stroke(f"M{number(x)} 14h26", color, 2, dash) + _mark(x + 13, 14, color, mark)
        body += label(x + 33, 18, row.name, 11)
        x += 50 + _wide(row.name) * 5.8
    return body


def _legend(kinds: Sequence[str], fills: Sequence[str]) -> str:
    body, x = "", NAMES
    for name, fill in zip(kinds, fills, strict=False):
        body += box(x, 7, 12, 12, fill) + label(x + 18, 17, name, 11)
        x += 36 + _wide(name) * 5.8
    return body


def shortened(text: str, most: int = LONGEST) -> str:
    """A name that fits beside its bar, cut with … ."""
    if _wide(text) <= most:
        return text
    kept = ""
    for letter in text:
        if _wide(kept + letter) > most - 2:
            break
        kept += letter
    return kept + "…"


def _wide(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)
