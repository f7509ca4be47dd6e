"""The sheet that a map is drawn on: its inner frame, its scale, its grid."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import shapely

from surveycheck.model import Drawing, Features
from surveycheck.model.columns import Bools, Floats, Objects
from surveycheck.model.drawing import IN_BLOCK, MODEL_SPACE, PLACED

WRITTEN = ("TEXT", "MTEXT", "ATTRIB")
SCALE = re.compile(r"(?<![\d.])(?<!\d:)1\s*:\s*(\d{3,7})(?![\d.])")
MAYBE = re.compile(r"[1１]\s*[:：∶]")
"""Texts without this state no scale; most have none."""

MOST_LINES = 5000
"""A frame is drawn with fewer lines than this; more are looked through for nothing."""

Test = Callable[[str], bool]


def plain(text: str) -> str:
    """A text as it is compared: full-width letters as narrow ones, without blanks (图  例)."""
    if text.isascii() and text.isprintable() and " " not in text:
        return text  # most texts of a drawing are numbers
    return re.sub(r"[^\S\n]+", "", _narrow(text))


def _narrow(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace("\N{RATIO}", ":")


def scales_in(text: str) -> tuple[int, ...]:
    """Denominators of the scales that a text states: ``1:500`` alone, or anywhere beside the word 比例. Three digits at
    least: 1:1.5 is the slope of a bank."""
    words = _narrow(text).replace(",", "")
    if "比例" not in plain(text) and not SCALE.fullmatch(words.strip()):
        return ()
    return tuple(int(number) for number in SCALE.findall(words))


def shown_texts(drawing: Drawing, blocks: bool = True) -> Features:
    """Texts of a drawing that say something and are shown: in model space, and with ``blocks`` in paper space and in
    placed blocks too. Hidden layers count: that they are hidden is said elsewhere, once."""
    e = drawing.entities
    there = (e.space != IN_BLOCK) if blocks else (e.space == MODEL_SPACE)
    there &= e.type.where(WRITTEN.__contains__) & e.text.where(lambda text: bool(text.strip()))
    return _of(drawing, there)


def on_layers(drawing: Drawing, wanted: Test) -> Features:
    """What of a drawing stands in model space on some layers, texts and all."""
    e = drawing.entities
    return _of(drawing, (e.space == MODEL_SPACE) & e.layer.where(wanted))


def _of(drawing: Drawing, mask: Bools) -> Features:
    rows = np.flatnonzero(mask).astype(np.int32)
    return Features((drawing,), np.zeros(len(rows), np.int32), rows)


def places(drawing: Drawing, left_out: Test) -> Floats:
    """First points (n, 2) of everything in model space, without the layers left out."""
    e = drawing.entities
    there = (e.space == MODEL_SPACE) & (e.start[1:] > e.start[:-1]) & ~e.layer.where(left_out)
    points = e.xyz[e.start[:-1][there], :2]
    kept: Floats = points[np.isfinite(points).all(axis=1)]
    return kept


def rectangles(geometry: Objects) -> Floats:
    """Bounds (k, 4) of the rectangles among areas, and among the faces of lines, whose sides run north and east."""
    there = geometry[~shapely.is_missing(geometry)]
    kinds = shapely.get_type_id(there)
    areas = there[kinds == shapely.GeometryType.POLYGON]
    lines = there[kinds == shapely.GeometryType.LINESTRING]
    if not len(areas) and 0 < len(lines) <= MOST_LINES:
        areas = shapely.get_parts(shapely.polygonize(shapely.get_parts(shapely.union_all(lines))))
    bounds: Floats = shapely.bounds(areas).reshape(-1, 4)
    box = (bounds[:, 2] - bounds[:, 0]) * (bounds[:, 3] - bounds[:, 1])
    square: Floats = bounds[(box > 0) & (shapely.area(areas) >= 0.9999 * box)]
    return square


def neat_line(frame: Objects, things: Floats) -> Floats | None:
    """The inner frame (4,), west south east north: the smallest rectangle on the layers of the frame that holds more
    than half of the things drawn. None where there is no such rectangle: a turned map has none either."""
    boxes = rectangles(frame)
    size = (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])
    for box in boxes[np.argsort(size, kind="stable")]:
        inside = (things >= box[:2]).all(axis=1) & (things <= box[2:]).all(axis=1)
        if 2 * np.count_nonzero(inside) > len(things):
            found: Floats = box
            return found
    return None


@dataclass(frozen=True)
class Sheet:
    """A drawing as a sheet: what stands on the layers of the frame, the inner frame, and the features that state a
    scale, each with its denominators: those on the layers of the frame, or else any."""

    frame: Features
    neat: Floats | None
    stated: tuple[tuple[int, tuple[int, ...]], ...]
    texts: Features
    on_frame: bool

    @property
    def scale(self) -> int:
        """The one scale that is stated, 0 where there is none or more than one."""
        every = {number for _, numbers in self.stated for number in numbers}
        return every.pop() if len(every) == 1 else 0


def sheet_of(drawing: Drawing, frames: Test) -> Sheet:
    """``frames`` tells the layers that frames are drawn on."""
    frame, texts = on_layers(drawing, frames), shown_texts(drawing)
    candidates = np.flatnonzero(texts.labels("text").where(lambda text: MAYBE.search(text) is not None))
    stated = [(i, numbers) for i in candidates.tolist() if (numbers := scales_in(str(texts.text[i])))]
    space = texts.column("space")
    framed = [s for s in stated if frames(texts.layer[s[0]]) or space[s[0]] == PLACED]
    neat = neat_line(frame.geometry, places(drawing, frames)) if len(frame) else None
    return Sheet(frame, neat, tuple(framed or stated), texts, bool(framed))
