"""Small pieces of SVG that several pictures are made of."""

from __future__ import annotations

from html import escape

from surveycheck.picture.paths import number

GREY, INK, PALE = "#6b7280", "#1f2937", "#d7dde3"


def svg(width: float, height: float, body: str) -> str:
    """A picture of so many pixels, as wide as there is room for it."""
    box = f'viewBox="0 0 {width:g} {height:g}" xmlns="http://www.w3.org/2000/svg" role="img"'
    return f"<svg {box}>{body}</svg>"


def label(x: float, y: float, text: str, size: float, fill: str = INK, anchor: str = "start") -> str:
    """A line of text, escaped."""
    where = f'x="{number(x)}" y="{number(y)}" font-size="{size:g}"'
    side = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text {where} fill="{fill}"{side}>{escape(text)}</text>'


def stroke(path: str, color: str, width: float, more: str = "") -> str:
    """A path without a fill; ``more``: further attributes."""
    return f'<path d="{path}" fill="none" stroke="{color}" stroke-width="{width:g}"{more and " " + more}/>'


def box(x: float, y: float, width: float, height: float, more: str) -> str:
    """A rectangle with these attributes."""
    place = f'x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}"'
    return f"<rect {place} {more}/>"
