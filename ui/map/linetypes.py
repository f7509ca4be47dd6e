"""Line types: the dashes that the drawing says, as large as it says; of those that it does not know by their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from surveycheck import Sheet

DASHES = (
    ("DASHDOT", (9.0, 3.0, 1.0, 3.0)),
    ("DOT", (1.0, 3.0)),
    ("CENTER", (14.0, 3.0, 3.0, 3.0)),
    ("PHANTOM", (14.0, 3.0, 3.0, 3.0, 3.0, 3.0)),
    ("DIVIDE", (9.0, 3.0, 1.0, 3.0, 1.0, 3.0)),
    ("BORDER", (9.0, 3.0, 9.0, 3.0, 1.0, 3.0)),
    ("HIDDEN", (5.0, 3.0)),
    ("DASH", (9.0, 4.0)),
    ("ISO02", (9.0, 4.0)),
    ("ISO04", (14.0, 3.0, 1.0, 3.0)),
    ("ISO10", (9.0, 3.0, 1.0, 3.0)),
)
"""Line types of AutoCAD's own file by what their names hold, in pixels at every scale."""

FINEST = 4.0
"""Pixels of a period below which a line is drawn through."""

DOT = 1.0
"""Pixels of a dot."""


def dashes_of(sheet: Sheet, linetype: str, scale: float) -> tuple[tuple[float, ...], float]:
    """Dash, gap, dash … in pixels, at so many pixels a drawing unit, and where in it a line begins; no dashes for a
    line that is drawn through."""
    told = sheet.patterns.get(linetype)
    if told is None:
        return next((dashes for name, dashes in DASHES if name in linetype), ()), 0.0
    runs: list[tuple[bool, float]] = []
    for length in told:
        gap = length < 0
        pixels = max(abs(length) * scale, 0.0 if gap else DOT)
        if runs and runs[-1][0] == gap:
            pixels += runs.pop()[1]
        runs.append((gap, pixels))
    return _from_a_dash(runs) if len(runs) > 1 and sum(size for _, size in runs) >= FINEST else ((), 0.0)


def _from_a_dash(runs: list[tuple[bool, float]]) -> tuple[tuple[float, ...], float]:
    """The same turned, so that it begins with a dash and ends with a gap; and how far."""
    offset = 0.0
    if runs[0][0]:
        gap = runs.pop(0)[1]
        offset = sum(size for _, size in runs)
        runs.append((True, gap + (runs.pop()[1] if runs[-1][0] else 0.0)))
    elif not runs[-1][0]:
        offset = runs.pop()[1]
        runs[0] = (False, runs[0][1] + offset)
    return tuple(size for _, size in runs), offset
