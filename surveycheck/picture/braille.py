"""Geometry → a sketch of text: dots of braille letters, two across and four down in each, for terminals."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray

from surveycheck.model import Finding, Model, Point
from surveycheck.picture.panel import length
from surveycheck.picture.paths import Frame, Geometry
from surveycheck.picture.place import example_scene
from surveycheck.picture.window import HEIGHT

ROWS = 12
"""Lines of a sketch; its columns follow from the shape of the pictures, with dots as high as they are wide."""

BITS = np.array([[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]])
"""Which bit of a braille letter each of its dots is (Unicode 8.0, block U+2800)."""

LEAST = 3
"""A sketch of fewer letters says nothing."""

SPOT, POINT, EMPTY, FULL = "✕", "•", "\u2800", "\u28ff"


def example_sketch(model: Model, findings: Sequence[Finding]) -> list[str]:
    """The lines of a sketch of a whole fragment, spots as ✕, layers beside what is drawn; with a close-up beside it
    where the defect is small. Empty where nothing is drawn. Deterministic."""
    scene = example_scene(model, findings)
    if scene is None:
        return []
    frames = [frame for frame in (scene.windows.wide, scene.windows.close) if frame is not None]
    panels = [_panel(frame, scene.shapes, scene.shown.texts, scene.shown.spots, scene.metre) for frame in frames]
    rows = list(zip(*panels, strict=True))
    filled = [number for number, parts in enumerate(rows[:-1]) if any(part.strip() for part in parts)]
    if sum(len(part.strip()) for parts in rows[:-1] for part in parts) < LEAST:
        return []
    return [" │ ".join(parts).rstrip() for parts in [*rows[filled[0] : filled[-1] + 1], rows[-1]]]


def _panel(
    frame: Frame,
    shapes: Sequence[Geometry],
    labels: Sequence[tuple[str, Geometry]],
    spots: Sequence[Point],
    metre: float,
) -> list[str]:
    rows, columns = ROWS, round(ROWS * 4 * frame.width / HEIGHT / 2)
    own = Frame(0.0, columns * 2.0, rows * 4.0, frame.centre, frame.scale * rows * 4 / HEIGHT)
    cells = _letters(_dots(own, shapes))
    for shape in (shape for shape in shapes if shape.geom_type == "Point"):
        for x, y in _inside(own, shapely.get_coordinates(shape)):
            _write(cells, y, x, POINT)
    for text, place in labels:
        for x, y in _inside(own, shapely.get_coordinates(place)[:1]):
            _write(cells, max(y - 1, 0), max(0, min(x, columns - width(text))), text)
    for x, y in _inside(own, np.array(spots)) if spots else []:
        _write(cells, y, x, SPOT)
    said = f" {length(columns * 2 / own.scale * metre)} "
    return ["".join(row).replace(EMPTY, " ") for row in cells] + [f"├{said.center(columns - 2, '─')}┤"]


def _inside(frame: Frame, points: NDArray[np.float64]) -> list[tuple[int, int]]:
    """Column and row of the letters that points fall on, of those within the panel."""
    letters = [(int(x // 2), int(y // 4)) for x, y in frame.pixels(points).tolist()]
    return [(x, y) for x, y in letters if 0 <= x < frame.width / 2 and 0 <= y < frame.height / 4]


def _dots(frame: Frame, shapes: Sequence[Geometry]) -> NDArray[np.bool_]:
    """Which dots of the panel lie on a line, or are a vertex of what has none."""
    dots = np.zeros((int(frame.height), int(frame.width)), np.bool_)
    for shape in shapes:
        lines = shapely.boundary(shape) if shape.geom_type in ("Polygon", "MultiPolygon") else shape
        fine = shapely.segmentize(frame.clip(lines), 0.5 / frame.scale)
        x, y = np.floor(frame.pixels(shapely.get_coordinates(fine))).astype(int).T
        there = (x >= 0) & (x < dots.shape[1]) & (y >= 0) & (y < dots.shape[0])
        dots[y[there], x[there]] = True
    return dots


def _letters(dots: NDArray[np.bool_]) -> list[list[str]]:
    blocks = dots.reshape(dots.shape[0] // 4, 4, dots.shape[1] // 2, 2)
    codes = np.einsum("rick,ik->rc", blocks, BITS)
    return [[chr(0x2800 + code) for code in row] for row in codes.tolist()]


def width(text: str) -> int:
    """Columns that a terminal needs for it."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def _write(cells: list[list[str]], row: int, column: int, text: str) -> None:
    """Put a text over the letters, cut at the edge; a wide letter takes the place of two."""
    if len(text) > 1 and any(not EMPTY <= cell <= FULL for cell in cells[row][column : column + width(text)]):
        return  # another text stands there
    for letter in text:
        wide = width(letter)
        if column + wide > len(cells[row]) or not letter.isprintable():
            return
        cells[row][column : column + wide] = [letter] + [""] * (wide - 1)
        column += wide
