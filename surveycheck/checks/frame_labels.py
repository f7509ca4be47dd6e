"""Coordinates written along the frame, against the grid."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median_low

import numpy as np
import shapely

from surveycheck.geometry.noise import LENGTH_NOISE, rounded
from surveycheck.geometry.sheet import Sheet, sheet_of
from surveycheck.geometry.sheet_labels import EAST, Said, labels_along, lost, read_labels, slid, strayed, ticks
from surveycheck.geometry.sheet_labels_lost import beside, misplaced
from surveycheck.geometry.standing import standing_for
from surveycheck.model import Drawing, Facts, Feature, Features, Place
from surveycheck.model.drawing import TEXT
from surveycheck.rule import Defect, Inputs, Limit, NothingToCheck, check
from surveycheck.rule.layers import ALWAYS, catalogued
from surveycheck.rule.paths import drawing_role, matches

FEWEST = 4
"""Fewer numbers beside a frame that nobody can read as coordinates may be anything."""


@check
def frame_labels(inputs: Inputs, *, frames: tuple[str, ...], limit: Limit) -> Iterator[Defect]:
    """Yields each number beside the inner frame (on the layers ``frames``) that is not the coordinate of the place
    where it stands: of the tick or corner next to it, where there is one, to ``limit`` (m) or half of its last digit
    (one with fewer digits than most is not allowed more than they are);
    else of its own middle, as far as its letters reach. Kilometres and metres, whole and without their first digits
    are understood: the way that most labels agree with is theirs.

    Case ``unread``: there are numbers, and no way in which most agree. Case ``missing``: a drawing of a role that a row
    asks for has none. Case ``lost``: one is missing that the opposite side has; the same number at another place,
    or one that stands there all the same, on another layer or too small to be seen, is a witness; of a drawing of which
    a part is lost none is missed. Case ``strayed``: it alone does not stand in the row of all others of its side, but
    farther from the frame or nearer to it by more than the height of its letters; case ``slid``: nor as far before or
    behind what it marks. Drawings without a
    rectangular frame that runs north and east have no labels to hold against it. Raises ``NothingToCheck`` where no
    drawing has labels or is asked for them.
    """
    judged = False
    for drawing in inputs.model.drawings:
        sheet = sheet_of(drawing, lambda name: any(matches(p, name) for p in frames))
        texts = sheet.frame.take(sheet.frame.shape == TEXT)
        labels = labels_along(texts, sheet.neat) if sheet.neat is not None else []
        said = read_labels(labels)
        if said is not None:
            wrong = [*_wrong(sheet, said, limit)]
            yield from wrong
            yield from _lost(sheet, drawing, said) if drawing.file not in inputs.incomplete else ()
            told = {defect.where for defect in wrong}
            yield from _out_of_row(texts, [one for one in said if one.right and texts[one.label.number] not in told])
        elif len(labels) >= FEWEST:
            words = tuple(str(texts.text[label.number]) for label in labels[:FEWEST])
            yield Defect(Place(file=drawing.file, key="labels"), facts={"text": words, "kind": "unread"}, case="unread")
        elif _asked(inputs, drawing):
            place = Place(file=drawing.file, key="labels")
            yield Defect(place, facts={"kind": "missing"}, others=_astray(inputs, sheet), case="missing")
        judged |= said is not None or len(labels) >= FEWEST or _asked(inputs, drawing)
    if not judged:
        raise NothingToCheck


def _out_of_row(texts: Features, right: list[Said]) -> Iterator[Defect]:
    for kind, found in (("strayed", strayed(right)), ("slid", slid(right))):
        for label, away, count in found:
            facts: Facts = {"distance": rounded(away), "limit": rounded(label.height), "count": count, "kind": kind}
            yield Defect(texts[label.number], facts=facts, case=kind)


def _asked(inputs: Inputs, drawing: Drawing) -> bool:
    """Must a drawing of its role have labels?"""
    role = drawing_role(inputs.tables.get("files", ()), drawing.file, inputs.model.lone)
    return (
        bool(role)
        and drawing.file not in inputs.incomplete
        and any(row["required"] == "M" and role in row.list("inside") for row in inputs.rows)
    )


def _astray(inputs: Inputs, sheet: Sheet) -> tuple[Feature, ...]:
    """Texts on layers that the catalogue does not have: those of the frame may be among them."""
    known = {*catalogued(inputs.tables.get("features", ())), *ALWAYS}
    astray = sheet.texts.take(sheet.texts.layer.where(lambda name: bool(known) and name.casefold() not in known))
    if not len(astray):
        return ()
    first, others = standing_for(astray)
    return (first, *others)


def _lost(sheet: Sheet, drawing: Drawing, said: tuple[Said, ...]) -> Iterator[Defect]:
    assert sheet.neat is not None
    west, south, east, north = sheet.neat.tolist()
    texts = sheet.frame.take(sheet.frame.shape == TEXT).text
    for axis, high, at in lost(said, ticks(sheet.frame.geometry, sheet.neat)):
        spot = (at, north if high else south) if axis == EAST else (east if high else west, at)
        place = Place(file=drawing.file, key="labels", at=spot)
        same = [texts[s.label.number] for s in said if s.label.axis == axis and abs(s.metres - at) <= s.step / 2]
        witness = misplaced(sheet, said, (axis, high, at)) or beside(sheet, drawing, said, spot, same)
        yield Defect(place, spot, facts={"drawn": rounded(at), "kind": "lost"}, others=witness, case="lost")


def _wrong(sheet: Sheet, said: tuple[Said, ...], limit: Limit) -> Iterator[Defect]:
    """Labels that say another place than theirs. Two that say each other's are witnesses of each other; so is the inner
    frame where all of one axis are off by as much."""
    texts = sheet.frame.take(sheet.frame.shape == TEXT)
    found = [(one, *off) for one in said if (off := _off(sheet, said, one, limit)) is not None]
    moved = _moved_frame(sheet, said, [(one, one.metres - drawn) for one, drawn, _ in found])
    for one, drawn, allowed in found:
        crossed = [t for t, at, _ in found if t.label.axis == one.label.axis and _crossed(t, at, one, drawn)]
        facts: Facts = {"said": str(texts.text[one.label.number]), "drawn": rounded(drawn), "limit": rounded(allowed)}
        yield Defect(
            texts[one.label.number],
            facts={**facts, "difference": rounded(one.metres - drawn)},
            others=(texts[crossed[0].label.number],) if len(crossed) == 1 else moved,
        )


def _moved_frame(sheet: Sheet, said: tuple[Said, ...], found: list[tuple[Said, float]]) -> tuple[Feature, ...]:
    """The inner frame, where whatever is wrong is wrong for all labels of its axis (``FEWEST`` or more), and by as much
    to half of the last digit: it is not the labels that are out of place."""
    for axis in {one.label.axis for one, _ in found}:
        off = [away for one, away in found if one.label.axis == axis]
        every = [one for one in said if one.label.axis == axis]
        if len(off) < max(len(every), FEWEST) or max(off) - min(off) > max(one.step for one in every) / 2:
            return ()
    bounds = shapely.bounds(sheet.frame.geometry)
    same = np.flatnonzero(np.abs(bounds - sheet.neat).max(axis=1) <= LENGTH_NOISE)
    return (sheet.frame[int(same[0])],) if found and len(same) else ()


def _off(sheet: Sheet, said: tuple[Said, ...], one: Said, limit: Limit) -> tuple[float, float] | None:
    """The coordinate where a label stands, and how far it may be from that; None where it is no farther."""
    assert sheet.neat is not None
    near = ticks(sheet.frame.geometry, sheet.neat)[one.label.axis]
    step = min(one.step, median_low([other.step for other in said]))
    tick = float(near[np.argmin(np.abs(near - one.label.at))])
    drawn = tick if abs(tick - one.label.at) <= one.label.slack else one.label.at
    allowed = max(limit.value, step / 2) if drawn == tick else one.label.slack + step / 2
    return (drawn, allowed) if abs(one.metres - drawn) > allowed + LENGTH_NOISE else None


def _crossed(one: Said, at: float, two: Said, drawn: float) -> bool:
    """Each of two labels, where they stand, is the one that the other should be."""
    return abs(one.metres - drawn) <= one.step / 2 and abs(two.metres - at) <= two.step / 2
