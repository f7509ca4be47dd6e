"""The scale that a sheet states, against its frame."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from surveycheck.geometry.sheet import Sheet, plain, sheet_of
from surveycheck.geometry.sheet_scale import Shown, shown_scale
from surveycheck.model import Drawing, Facts, Features, Place
from surveycheck.rule import Defect, Inputs, check
from surveycheck.rule.paths import drawing_role, matches

MEANT = re.compile(r"(比例尺?)?:?[1Il|][:/].{1,6}|比例尺.{0,8}")
"""What was meant to be a scale: 1:5OO, 1:50."""


@check
def scale_text(
    inputs: Inputs, *, frames: tuple[str, ...], grid: float, sides: tuple[float, ...], scales: tuple[float, ...]
) -> Iterator[Defect]:
    """Yields each scale on the layers ``frames`` that is not the one of the frame: there lines of the grid with their
    coordinates are ``grid`` (m) apart on paper; without a grid, both sides of the inner frame are ``sides`` (m) long at
    another of the usual ``scales`` and at none that is stated. Where the frame tells nothing, scales that contradict
    each other (case ``contradict``). Case ``missing``: a drawing of a role that a row asks for states no
    scale that is one; the only text that was meant to be one stands for it.
    """
    for drawing in inputs.model.drawings:
        sheet = sheet_of(drawing, lambda name: any(matches(p, name) for p in frames))
        if not sheet.stated:
            yield from _missing(inputs, drawing, sheet.texts)
        elif sheet.on_frame:
            yield from _wrong(sheet, shown_scale(sheet, grid, sides, scales), grid)


def _missing(inputs: Inputs, drawing: Drawing, texts: Features) -> Iterator[Defect]:
    role = drawing_role(inputs.tables.get("files", ()), drawing.file, inputs.model.lone)
    if (
        role
        and drawing.file not in inputs.incomplete
        and any(row["required"] == "M" and role in row.list("inside") for row in inputs.rows)
    ):
        meant = np.flatnonzero(texts.labels("text").where(lambda text: MEANT.fullmatch(plain(text)) is not None))
        where = texts[int(meant[0])] if len(meant) == 1 else Place(file=drawing.file, key="scale")
        yield Defect(where, case="missing")


def _wrong(sheet: Sheet, shown: Shown, grid: float) -> Iterator[Defect]:
    stated = {number for _, numbers in sheet.stated for number in numbers}
    if shown.scales and not stated & set(shown.scales):
        evidence: Facts = {"distance": shown.step, "allowed": grid}
        if not shown.step:
            evidence = {"width": shown.wide, "length": shown.high}
        for row, numbers in sheet.stated:
            told: Facts = {"said": f"1:{numbers[0]}", "expected": f"1:{shown.scales[0]:g}", **evidence}
            yield Defect(sheet.texts[row], facts=told, case="" if shown.step else "sides")
    elif len(stated) > 1:
        true = set(shown.scales) & stated
        wrong = [(row, n) for row, numbers in sheet.stated for n in numbers if n not in true]
        for row, number in wrong[: len(wrong) if true else 1]:
            others = tuple(sheet.texts[r] for r, _ in sheet.stated if r != row)
            told = {"said": f"1:{number}", "expected": "、".join(f"1:{n}" for n in sorted(stated - {number}))}
            yield Defect(sheet.texts[row], facts=told, others=others, case="contradict")
