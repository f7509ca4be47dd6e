"""Texts that are too small or too large on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from surveycheck.geometry.frame import per_drawing
from surveycheck.geometry.noise import rounded
from surveycheck.geometry.sheet import sheet_of
from surveycheck.geometry.sheet_scale import agreed_scale, shown_scale
from surveycheck.model import Facts, Features
from surveycheck.model.columns import Floats
from surveycheck.model.shown import seen
from surveycheck.rule import Defect, Inputs, Row, check
from surveycheck.rule.paths import matches

NOISE = 1e-6
"""Slack of heights on paper, in millimetres."""

SERIES = 6
"""So many others of one height show what height a series has."""

ALIKE = 0.01
"""Heights that differ by no more than this part are the same."""

DIGITS = re.compile(r"\d+")


@check
def text_height(
    inputs: Inputs,
    *,
    frames: tuple[str, ...],
    grid: float,
    sides: tuple[float, ...],
    scales: tuple[float, ...],
    table: str = "text_heights",
) -> Iterator[Defect]:
    """Yields each text whose height on paper (mm, at the one scale that its drawing states) is below ``lower`` or above
    ``upper`` of the first row of ``table`` whose ``layer`` (``*`` allowed) it stands on; the limits themselves are
    allowed. Blank and hidden texts are none. A drawing that states no scale, several, or one that its frame
    gainsays (``grid``, ``sides``, ``scales``: see ``scale_text``) is not judged.

    Case ``series``: of texts of one layer that differ in their digits only, at least six others are of one height, and
    this one alone is not. Units of the drawing, whatever its scale.
    """
    rows = inputs.tables.get(table, ())
    for texts in per_drawing(inputs.features):
        sheet = sheet_of(texts.drawings[texts.source[0]], lambda name: any(matches(p, name) for p in frames))
        scale = agreed_scale(sheet, shown_scale(sheet, grid, sides, scales))
        drawn = texts.column("height").astype(float)
        drawn[~texts.labels("text").where(lambda text: bool(text.strip()))] = np.nan
        drawn[~seen(texts.drawings[texts.source[0]])[texts.row]] = np.nan
        odd = _odd_ones(texts, drawn)
        if not scale:
            yield from odd.values()
            continue
        height = drawn * 1000.0 / scale
        lower, upper = _limits(texts.layer.values.tolist(), rows)
        with np.errstate(invalid="ignore"):
            wrong = (height < lower - NOISE) | (height > upper + NOISE)
        for i in np.flatnonzero(wrong).tolist():
            facts: Facts = {
                "value": rounded(height[i]),
                "lower": float(lower[i]),
                "upper": float(upper[i]),
                "unit": "mm",
            }
            yield Defect(texts[i], facts={**facts, "layer": texts.layer[i], "said": f"1:{scale}"})
        yield from (defect for i, defect in odd.items() if not wrong[i])


def _odd_ones(texts: Features, heights: Floats) -> dict[int, Defect]:
    """The only text of its series that is not of the height of all the others."""
    series: dict[tuple[str, str], list[int]] = {}
    words = texts.labels("text").values
    for i in np.flatnonzero(np.isfinite(heights)).tolist():
        likeness = DIGITS.sub("#", str(words[i]))
        if "#" in likeness:
            series.setdefault((texts.layer[i], likeness), []).append(i)
    found = {}
    for (layer, likeness), own in series.items():
        usual = float(np.median(heights[own]))
        other = [i for i in own if abs(heights[i] - usual) > ALIKE * usual]
        if len(own) > SERIES and len(other) == 1:
            facts: Facts = {"value": rounded(heights[other[0]]), "expected": rounded(usual), "count": len(own) - 1}
            found[other[0]] = Defect(
                texts[other[0]], facts={**facts, "sample": likeness, "layer": layer}, case="series"
            )
    return found


def _limits(layers: list[str], rows: tuple[Row, ...]) -> tuple[Floats, Floats]:
    """Least and greatest height of each text, NaN on layers without a row."""
    first = {layer: next((r for r in rows if matches(r["layer"], layer)), None) for layer in set(layers)}
    known = {
        layer: (float(row["lower"]), float(row["upper"])) if row else (np.nan, np.nan) for layer, row in first.items()
    }
    pairs = np.array([known[layer] for layer in layers], float).reshape(-1, 2)
    return pairs[:, 0], pairs[:, 1]
