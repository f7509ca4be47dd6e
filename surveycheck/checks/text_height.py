"""Texts that are too small or too large on paper."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from surveycheck.geometry.frame import per_drawing
from surveycheck.geometry.noise import rounded
from surveycheck.geometry.sheet import sheet_of
from surveycheck.geometry.sheet_scale import agreed_scale, shown_scale
from surveycheck.model import Facts
from surveycheck.model.columns import Floats
from surveycheck.model.shown import seen
from surveycheck.rule import Defect, Inputs, Row, check
from surveycheck.rule.paths import matches

NOISE = 1e-6
"""Slack of heights on paper, in millimetres."""


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
    """
    rows = inputs.tables.get(table, ())
    for texts in per_drawing(inputs.features):
        sheet = sheet_of(texts.drawings[texts.source[0]], lambda name: any(matches(p, name) for p in frames))
        scale = agreed_scale(sheet, shown_scale(sheet, grid, sides, scales))
        if not scale:
            continue
        height = texts.column("height").astype(float) * 1000.0 / scale
        height[~texts.labels("text").where(lambda text: bool(text.strip()))] = np.nan
        height[~seen(texts.drawings[texts.source[0]])[texts.row]] = np.nan
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


def _limits(layers: list[str], rows: tuple[Row, ...]) -> tuple[Floats, Floats]:
    """Least and greatest height of each text, NaN on layers without a row."""
    first = {layer: next((r for r in rows if matches(r["layer"], layer)), None) for layer in set(layers)}
    known = {
        layer: (float(row["lower"]), float(row["upper"])) if row else (np.nan, np.nan) for layer, row in first.items()
    }
    pairs = np.array([known[layer] for layer in layers], float).reshape(-1, 2)
    return pairs[:, 0], pairs[:, 1]
