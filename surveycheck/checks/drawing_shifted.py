"""Drawings that lie as a whole elsewhere than their records say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from surveycheck.geometry.box import ZONE
from surveycheck.geometry.middles import middles, paired
from surveycheck.geometry.noise import LENGTH_NOISE, rounded
from surveycheck.geometry.similar import similar
from surveycheck.model import Drawing, Facts
from surveycheck.model.columns import Bools, Floats
from surveycheck.rule import Defect, Features, Inputs, Limit, check
from surveycheck.rule.keyed import application, item_says
from surveycheck.rule.paired import Pairs, levels_of, pairs_of
from surveycheck.rule.paths import drawing_role


@check
def drawing_shifted(
    inputs: Inputs,
    *,
    points: tuple[str, ...],
    tolerance: Limit,
    least: int = 3,
    heights: tuple[str, ...] = (),
    height: Limit | None = None,
    tag: str = "height",
    items: tuple[float, ...] = (),
    chosen: str = "",
) -> Iterator[Defect]:
    """``points``: ``role=NORTH,EAST``. Pairs the points of these roles with the records of the further selection
    ``records`` by key (table ``xdata``), and yields each drawing of whose pairs more than half, and ``least`` at least,
    differ by one and the same shift (each within ``tolerance``, m, of it in both axes; the shift itself is greater), or
    have north and east exchanged in the records (case ``swapped``; the points of one role are enough), or lie where one
    similarity takes them (case ``scaled``: a scale, a rotation and a shift, within ``tolerance`` again; one pair more,
    as it has two unknowns more and three points would nearly always fit). Where the records may be the wrong ones (a
    shift of whole zones, ``swapped``), one is a witness. Single points that differ are other rules'.
    Keys that several things or records carry tell nothing. Of ``heights`` (``role=FIELD``; the Z of the points, or
    where that is 0 their ATTRIB ``tag``) more than half, and ``least``, may differ by one and the same amount beyond
    ``height`` (m; case ``height``): another height system.

    Drawings of the further selection ``plans`` are held, middle by middle, against the areas of the further selection
    ``site`` with the same number (``items``: of plans and site, the item of the extended data that holds it;
    ``chosen``: only plans whose item 1 holds this regular expression) of drawings that agree with their records (cases
    ``plan``, ``plan-scaled``): which of two that differ is wrong is known of no other.
    """
    sound = set[str]()
    for number, drawing in enumerate(inputs.features.drawings):
        mine = inputs.features.take(inputs.features.source == number)
        pairs = pairs_of(inputs, mine, points) if len(mine) else None
        if pairs is not None and len(pairs.drawn) >= least:
            found = [*_judged(drawing, pairs, least, tolerance.value)]
            found = found or [*_swapped_roles(inputs, drawing, mine, points, least, tolerance.value)]
            sound |= set() if found else {drawing.file}
            found += _lifted(inputs, drawing, mine, heights, height.value, tag, least) if height is not None else []
            yield from (replace(defect, facts={**defect.facts, "role": _roles(inputs, drawing)}) for defect in found)
    for drawing, pairs in _plans(inputs, sound, items, chosen):
        for defect in _judged(drawing, pairs, least, tolerance.value) if len(pairs.drawn) >= least else ():
            if defect.case != "swapped":
                yield replace(defect, case="plan-scaled" if defect.case else "plan")


def _roles(inputs: Inputs, drawing: Drawing) -> str:
    """All roles whose things stand in such drawings."""
    own = drawing_role(inputs.tables.get("files", ()), drawing.file, inputs.model.lone)
    return "|".join(dict.fromkeys(r["role"] for r in inputs.tables.get("features", ()) if own in r.list("inside")))


def _swapped_roles(
    inputs: Inputs, drawing: Drawing, mine: Features, points: tuple[str, ...], least: int, limit: float
) -> Iterator[Defect]:
    """The points of one role alone, whose records have north and east exchanged."""
    for text in points:
        pairs = pairs_of(inputs, mine, (text,))
        if len(pairs.drawn) >= least:
            yield from (d for d in _judged(drawing, pairs, least, limit) if d.case == "swapped")


def _plans(inputs: Inputs, sound: set[str], items: tuple[float, ...], chosen: str) -> Iterator[tuple[Drawing, Pairs]]:
    """Each drawing of plans, and where its areas are and the site of sound drawings says that they are."""
    plans, site = (inputs.other(name).features for name in ("plans", "site"))
    site = site.take(np.array([d.file in sound for d in site.drawings], np.bool_)[site.source])
    said = _middles(inputs, site, items[1]) if items and len(site) and len(plans) else {}
    for number, drawing in enumerate(plans.drawings if said else ()):
        own = plans.take(plans.source == number)
        own = own.take(item_says(inputs, own, 1, chosen)) if chosen else own
        yield drawing, Pairs(*paired(_middles(inputs, own, items[0]), said))


def _middles(inputs: Inputs, features: Features, item: float) -> dict[str, Floats]:
    """Middles by the number in an item of the extended data."""
    numbers = [str(value).strip() for value in features.xdata(application(inputs), int(item))]
    return middles(features.geometry, numbers)


def _judged(drawing: Drawing, pairs: Pairs, least: int, limit: float) -> Iterator[Defect]:
    slack = limit + LENGTH_NOISE
    away = pairs.drawn - pairs.said
    shift = np.median(away, axis=0)
    same = _near(away - shift, slack)
    at = (rounded(np.median(pairs.drawn[:, 0])), rounded(np.median(pairs.drawn[:, 1])))
    facts: Facts = {"limit": limit}
    if _most(same, least) and np.hypot(*shift) > slack:
        moved = {"distance": rounded(np.hypot(*shift)), "x": rounded(shift[0]), "y": rounded(shift[1])}
        zoned = pairs.records and abs(shift[0]) >= ZONE / 2 and abs(shift[0] / ZONE % 1 - 0.5) > 0.5 - slack / ZONE
        others = (pairs.records[int(np.argmax(same))],) if zoned else ()
        yield Defect(drawing, at, {**facts, **moved, "count": int(same.sum())}, others)
        return
    swapped: Bools = _near(pairs.drawn - pairs.said[:, ::-1], slack) & ~_near(away, slack)
    if _most(swapped, least):
        apart = rounded(np.median(np.hypot(*away[swapped].T)))
        told = {**facts, "distance": apart, "count": int(swapped.sum())}
        yield Defect(drawing, at, told, pairs.records[:1], case="swapped")
    elif not _most(_near(away, slack), least):
        yield from _scaled(drawing, at, pairs, slack, least, facts)


def _scaled(
    drawing: Drawing, at: tuple[float, float], pairs: Pairs, slack: float, least: int, facts: Facts
) -> Iterator[Defect]:
    fit = similar(pairs.drawn, pairs.said, slack)
    if fit is not None and _most(fit.same, least + 1) and np.median(fit.moved[fit.same]) > slack:
        found: Facts = {
            "ratio": round(fit.scale, 7),
            "angle": round(fit.rotation, 5) + 0.0,
            "distance": rounded(fit.moved[fit.same].max()),
            "count": int(fit.same.sum()),
        }
        yield Defect(drawing, at, {**facts, **found}, case="scaled")


def _lifted(
    inputs: Inputs, drawing: Drawing, mine: Features, heights: tuple[str, ...], limit: float, tag: str, least: int
) -> list[Defect]:
    drawn, said = levels_of(inputs, mine, heights, tag)
    away, slack = drawn - said, limit + LENGTH_NOISE
    by = np.median(away) if len(away) else 0.0
    same: Bools = np.abs(away - by) <= slack
    if not _most(same, least) or abs(by) <= slack:
        return []
    facts: Facts = {"limit": limit, "difference": rounded(by), "count": int(same.sum())}
    return [Defect(drawing, None, facts, case="height")]


def _near(away: Floats, slack: float) -> Bools:
    return np.asarray((np.abs(away) <= slack).all(axis=1), np.bool_)


def _most(mask: Bools, least: int) -> bool:
    return bool(mask.sum() * 2 > len(mask) and mask.sum() >= least)
