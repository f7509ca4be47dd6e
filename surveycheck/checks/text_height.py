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
from surveycheck.model.columns import Floats, Ints, Labels
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
    likeness, rows = _series(texts, heights)
    found = {}
    for own in rows:
        usual = float(np.median(heights[own]))
        other = own[np.abs(heights[own] - usual) > ALIKE * usual]
        if len(other) == 1:
            i = int(other[0])
            facts: Facts = {"value": rounded(heights[i]), "expected": rounded(usual), "count": len(own) - 1}
            facts = {**facts, "sample": likeness[i], "layer": texts.layer[i]}
            found[i] = Defect(texts[i], facts=facts, case="series")
    return found


def _series(texts: Features, heights: Floats) -> tuple[Labels, list[Ints]]:
    """What texts (n,) are like but for their digits, and the rows of each series of one layer that is long enough."""
    words = texts.labels("text")
    each = Labels.of([DIGITS.sub("#", word) for word in words.names])
    likeness = Labels(each.codes[words.codes] if len(each) else words.codes, each.names)
    rows = np.flatnonzero(np.isfinite(heights) & likeness.where(lambda like: "#" in like))
    key = texts.layer.codes[rows].astype(np.int64) << 32 | likeness.codes[rows]
    order = np.argsort(key, kind="stable")
    _, first, count = np.unique(key[order], return_index=True, return_counts=True)
    long = count > SERIES
    spans = zip(first[long].tolist(), count[long].tolist(), strict=True)
    return likeness, [rows[order[start : start + size]] for start, size in spans]


def _limits(layers: list[str], rows: tuple[Row, ...]) -> tuple[Floats, Floats]:
    """Least and greatest height of each text, NaN on layers without a row."""
    first = {layer: next((r for r in rows if matches(r["layer"], layer)), None) for layer in set(layers)}
    known = {
        layer: (float(row["lower"]), float(row["upper"])) if row else (np.nan, np.nan) for layer, row in first.items()
    }
    pairs = np.array([known[layer] for layer in layers], float).reshape(-1, 2)
    return pairs[:, 0], pairs[:, 1]
