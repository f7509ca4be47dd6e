"""The coordinates written along the frame of a sheet, against the places where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median_low

import numpy as np
import shapely

from surveycheck.geometry.noise import longer
from surveycheck.geometry.sheet import plain
from surveycheck.geometry.text_boxes import text_boxes
from surveycheck.model import Feature, Features
from surveycheck.model.columns import Floats, Objects
from surveycheck.model.drawing import TEXT

NUMBER = re.compile(r"(\d{2,8})(?:\.(\d{1,3}))?")
REACH = 6.0
"""A label stands within so many heights of its letters from the frame."""

EAST, NORTH = 0, 1
WAYS = ((1000.0, False), (1.0, False), (1000.0, True), (1.0, True))
"""Kilometres or metres; and whether the first digits are left out."""

ZONE = 1e6
"""East with the number of its zone is so much more for each."""

LEAST_SPAN = 1000.0
"""Shorter tails (m) say too little: they would fit anywhere."""

ROW, IN_ROW = 4, 0.001
"""So many labels of a side, in one row to so many metres, show how far from the frame they stand."""

FEWEST = 3
SHARE = 0.6
"""A way to read the labels holds when so many of them, and such a share, say where they stand."""


@dataclass(frozen=True)
class Label:
    """A number beside the frame. ``axis``: which coordinate it gives; ``at``: this coordinate where it stands, and
    within ``slack`` of it; ``high``: at the northern or eastern side; ``number`` is that of the text, ``across`` the
    other coordinate of its middle, and ``height`` that of its letters."""

    number: int
    whole: str
    decimals: str
    axis: int
    at: float
    slack: float
    high: bool = False
    across: float = 0.0
    height: float = 0.0

    @property
    def value(self) -> float:
        return float(f"{self.whole}.{self.decimals or 0}")


@dataclass(frozen=True)
class Said:
    """A label that was read: metres that it says (with the digits that were left out), and the step of its last digit
    (m). ``right``: it says where it stands."""

    label: Label
    metres: float
    step: float
    right: bool


def labels_along(texts: Features, neat: Floats) -> list[Label]:
    """Numbers beside the inner frame ``neat`` (4,): at its sides north, above and below it east."""
    words = [plain(str(text)) for text in texts.text]
    numeric = np.array([bool(NUMBER.fullmatch(word)) for word in words], np.bool_)
    boxes = text_boxes(texts)
    height = texts.column("height").astype(float)
    edge = shapely.box(*neat).exterior
    found = []
    for i in np.flatnonzero(numeric & ~shapely.is_missing(boxes)).tolist():
        if shapely.distance(boxes[i], edge) <= REACH * height[i]:
            found += list(_label(i, words[i], boxes[i], height[i], neat))
    return found


def _label(number: int, word: str, box: shapely.Geometry, height: float, neat: Floats) -> Iterator[Label]:
    """The label; none where it stands outside a corner, and may give either coordinate."""
    middle = np.array([box.centroid.x, box.centroid.y])
    beyond = np.maximum(neat[:2] - middle, middle - neat[2:])
    if (beyond > height).all():
        return
    across = int(np.argmax(beyond))
    axis = NORTH if across == EAST else EAST
    low, high = box.bounds[axis], box.bounds[axis + 2]
    match = NUMBER.fullmatch(word)
    if match:
        slack, beside = (high - low) / 2 + 2 * height, bool(middle[across] > (neat[across] + neat[across + 2]) / 2)
        yield Label(
            number, match[1], match[2] or "", axis, float(middle[axis]), slack, beside, float(middle[across]), height
        )


def read_labels(labels: list[Label]) -> tuple[Said, ...] | None:
    """The labels in the way that most of them agree with; None where no way holds."""
    ways = [tuple(_said(label, *way) for label in labels) for way in WAYS]
    best = max(ways, key=_right)
    return best if _right(best) >= max(FEWEST, SHARE * len(best)) else None


def _right(said: tuple[Said, ...]) -> int:
    return sum(one.right for one in said)


def _said(label: Label, unit: float, tail: bool) -> Said:
    """What a label says in one way."""
    metres, step = label.value * unit, 10.0 ** -len(label.decimals) * unit
    span = 10.0 ** len(label.whole) * unit if tail else (ZONE if label.axis == EAST and metres >= ZONE else 0.0)
    if span >= LEAST_SPAN:
        metres += np.round((label.at - metres) / span) * span
    return Said(label, float(metres), step, bool(abs(metres - label.at) <= label.slack + step / 2))


def ticks(frame: Objects, neat: Floats) -> tuple[Floats, Floats]:
    """East of the ends of lines on the southern and northern edge, north of those on the others; corners included."""
    lines = frame[~shapely.is_missing(frame)]
    ends = shapely.get_coordinates(lines[shapely.get_type_id(lines) == shapely.GeometryType.LINESTRING])
    near = 1e-3
    on_rows = (np.abs(ends[:, 1:] - neat[[1, 3]]) <= near).any(axis=1)
    on_columns = (np.abs(ends[:, :1] - neat[[0, 2]]) <= near).any(axis=1)
    return np.unique([*ends[on_rows, 0], neat[0], neat[2]]), np.unique([*ends[on_columns, 1], neat[1], neat[3]])


def lost(said: tuple[Said, ...], known: tuple[Floats, Floats]) -> Iterator[tuple[int, bool, float]]:
    """Axis, side (``high``) and coordinate of the ticks that are labelled at the opposite side only, where most of the
    others are labelled at both: the label there was forgotten. ``known``: the ticks of both axes."""
    for axis in (EAST, NORTH):
        sides = [
            {float(known[axis][np.argmin(np.abs(known[axis] - s.label.at))]) for s in said if _stands(s, axis, high)}
            for high in (False, True)
        ]
        for high in (False, True):
            here, there = sides[high], sides[not high]
            if len(here & there) >= max(FEWEST, SHARE * len(there)):
                yield from ((axis, high, at) for at in sorted(there - here))


def strayed(said: Sequence[Said]) -> Iterator[tuple[Label, float, int]]:
    """Labels of one side that alone do not stand in one row with all others of it (``ROW`` at least): how far it was
    moved towards or from the frame, and how many others there are."""
    for own in _sides(said):
        yield from _lonely([one.label for one in own], [one.label.across for one in own])


def slid(said: Sequence[Said]) -> Iterator[tuple[Label, float, int]]:
    """The same of labels that alone do not stand before or behind what they mark as far as all others of their side
    with as many letters."""
    for own in _sides(said):
        for letters in sorted({_letters(one.label) for one in own}):
            alike = [one for one in own if _letters(one.label) == letters]
            yield from _lonely([one.label for one in alike], [one.label.at - one.metres for one in alike])


def _lonely(labels: list[Label], where: list[float]) -> Iterator[tuple[Label, float, int]]:
    row = median_low(where)
    out = [number for number, at in enumerate(where) if abs(at - row) > IN_ROW]
    if len(labels) > ROW and len(out) == 1 and longer(abs(where[out[0]] - row), labels[out[0]].height):
        yield labels[out[0]], abs(where[out[0]] - row), len(labels) - 1


def _sides(said: Sequence[Said]) -> list[list[Said]]:
    sides = sorted({(one.label.axis, one.label.high) for one in said})
    return [[one for one in said if _stands(one, *side)] for side in sides]


def _letters(label: Label) -> int:
    return len(label.whole) + len(label.decimals)


def _stands(said: Said, axis: int, high: bool) -> bool:
    return said.label.axis == axis and said.label.high == high


def numbers_on(frame: Features) -> tuple[Feature, ...]:
    """The texts of a frame that are nothing but a number: coordinates, as a rule."""
    texts = frame.take(frame.shape == TEXT)
    number = np.flatnonzero(texts.labels("text").where(lambda text: NUMBER.fullmatch(plain(text)) is not None))
    return tuple(texts[int(row)] for row in number)
