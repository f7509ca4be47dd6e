"""The scale that a frame shows by its size and its grid, whatever is written beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from surveycheck.geometry.sheet import Sheet
from surveycheck.geometry.sheet_labels import labels_along, read_labels
from surveycheck.model.columns import Floats
from surveycheck.model.drawing import TEXT

GAP = 0.01
"""Distances between lines of a grid are told apart by this, in metres."""

SIDE = 0.001
"""A side of a sheet is known to a millimetre on paper."""


@dataclass(frozen=True)
class Shown:
    """The denominators that fit the frame (none: it tells nothing); the distance of its grid (m), 0 where its two sides
    have told, ``wide`` and ``high`` (m)."""

    scales: tuple[float, ...] = ()
    step: float = 0.0
    wide: float = 0.0
    high: float = 0.0


def shown_scale(sheet: Sheet, grid: float, sides: Sequence[float], usual: Sequence[float]) -> Shown:
    """The usual scales at which neighbouring lines of the labelled grid are ``grid`` (m) apart on paper; without such a
    grid, those at which both sides of the inner frame are among ``sides`` (m)."""
    if sheet.neat is None:
        return Shown()
    texts = sheet.frame.take(sheet.frame.shape == TEXT)
    said = [one for one in read_labels(labels_along(texts, sheet.neat)) or () if one.right]
    steps = {even_step((one.metres for one in said if one.label.axis == axis), GAP) for axis in (0, 1)} - {0.0}
    if len(steps) == 1:
        step = steps.pop()
        return Shown(tuple(scale for scale in usual if abs(scale * grid - step) <= GAP), step=step)
    wide, high = float(sheet.neat[2] - sheet.neat[0]), float(sheet.neat[3] - sheet.neat[1])
    return Shown(_of_sides(sheet.neat, sides, usual), wide=wide, high=high)


def agreed_scale(sheet: Sheet, shown: Shown) -> int:
    """The one scale that is stated and that the frame does not gainsay; else 0."""
    return sheet.scale if not shown.scales or sheet.scale in shown.scales else 0


def even_step(values: Iterable[float], slack: float) -> float:
    """The distance between neighbours that occurs most, two times at least; 0 where there is none."""
    gaps = Counter(round((b - a) / slack) for a, b in pairwise(sorted(set(values))))
    step, count = max(gaps.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
    return step * slack if count >= 2 else 0.0


def _of_sides(neat: Floats, sides: Sequence[float], usual: Sequence[float]) -> tuple[float, ...]:
    """The usual scales at which both sides of the inner frame are those of a standard sheet."""
    lengths = (float(neat[2] - neat[0]), float(neat[3] - neat[1]))

    def standard(length: float, scale: float) -> bool:
        return any(abs(length - side * scale) <= SIDE * scale for side in sides)

    return tuple(scale for scale in usual if all(standard(length, scale) for length in lengths))
