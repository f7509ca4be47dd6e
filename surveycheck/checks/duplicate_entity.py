"""Things drawn twice in the same drawing."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely

from surveycheck.geometry.frame import Frame, Part, bounds_in, frame_of, own_frame, part_of, per_drawing
from surveycheck.geometry.heights import height_range
from surveycheck.geometry.moved_copies import moved_copies, reach_of_forms
from surveycheck.geometry.near import with_neighbours
from surveycheck.geometry.noise import LENGTH_NOISE, rounded
from surveycheck.geometry.ordering import numbered
from surveycheck.geometry.same import twins
from surveycheck.model import Fact, Features
from surveycheck.model.columns import Bools, Floats, Ints, Labels, joined
from surveycheck.model.drawing import POINT
from surveycheck.rule import Defect, Inputs, Limit, check

LEFT_OUT = ("HATCH", "ATTRIB", "ATTDEF")
ITEMS = 3
"""Code, business key and what it belongs to: the same room on two floors, drawn in place, is two things."""


@check
def duplicate_entity(
    inputs: Inputs,
    *,
    tolerance: Limit,
    application: str = "SOUTH",
    named: Limit | None = None,
    plain: Limit | None = None,
    coincident: Limit | None = None,
) -> Iterator[Defect]:
    """Yields each copy of a thing of the same kind, layer, code and key at the same place, the first one beside it.

    Start vertex and direction do not matter. Of texts the words, height and rotation must agree too, of INSERTs the
    block, rotation and scale, and of everything the height above zero and the
    extrusion. Hatches are fills and may lie on each other. Copies that only fit each other within the tolerance are
    case ``within``.

    With ``named`` and ``plain`` (m) also a copy of the same form a little beside it (case ``near``), at most ``named``
    away where both say what they are: a key, the words of a text (at most half its height away), values of a block, or
    a form with a bend (at most a tenth of its size away); points and straight lines at most ``plain`` (lines a tenth of
    their length, too). What says nothing of what it is, and stands in a row of three, is a pattern. Points no farther
    apart than ``coincident`` (m) are another rule's.
    """
    for part, around in _suspects(inputs, tolerance, named or tolerance):
        near = tolerance.of(part.frame.metres)
        exact: set[int] = set()
        for first, copy in twins(part.geometry, _kinds(part, application, near), near) if len(part.features) else ():
            exact.update(part.features.row[[first, copy]].tolist())
            yield _defect(part, int(first), int(copy), _within(part, int(first), int(copy), near))
        if named is not None and plain is not None:
            yield from _beside(around, application, (tolerance, named, plain, coincident or tolerance), exact)


def _within(part: Part, first: int, copy: int, tolerance: float) -> dict[str, Fact]:
    """Nothing of two that are the same; of two that only fit each other within the tolerance (m), this and how far
    their bounds differ (m)."""
    one, two = shapely.bounds(part.geometry[[first, copy]])
    away = rounded(float(np.max(np.abs(one - two))))
    return {"distance": away, "tolerance": tolerance} if away > LENGTH_NOISE else {}


def _beside(part: Part, application: str, limits: tuple[Limit, ...], exact: set[int]) -> Iterator[Defect]:
    """Copies a little beside each other. ``exact``: rows that lie upon another anyway."""
    near, named, plain, coincident = (limit.of(part.frame.metres) for limit in limits)
    own = np.array([row not in exact for row in part.features.row.tolist()], np.bool_)
    if not own.any():
        return
    part, kinds = _alike_nearby(part.features.take(own), part.frame, application, (near, named))
    if not len(kinds):
        return
    reach, nameless = _reach(part, application, near, named, plain)
    for first, copy in moved_copies(part.geometry, kinds, reach, near, nameless):
        middles = [shapely.centroid(shapely.envelope(part.geometry[i])) for i in (first, copy)]
        away = rounded(shapely.distance(*middles))
        if part.features.shape[copy] == POINT and away <= coincident + LENGTH_NOISE:
            continue
        facts: dict[str, Fact] = {"distance": away, "limit": float(min(reach[first], reach[copy]))}
        yield _defect(part, int(first), int(copy), facts)


def _alike_nearby(features: Features, frame: Frame, application: str, limits: tuple[float, float]) -> tuple[Part, Ints]:
    """Those that have another of their kind near them, with their kinds: the forms of few are looked at."""
    near, named = limits
    values, shapes = Labels.of(features.block_values()).codes, features.column("shape")
    kinds = numbered([_kinds(part_of(features, frame), application, near), values, shapes])
    bounds = bounds_in(features, frame)
    some = with_neighbours((bounds[:, :2] + bounds[:, 2:]) / 2.0, named + LENGTH_NOISE, kinds)
    return part_of(features.take(some), frame), kinds[some]


def _reach(part: Part, application: str, near: float, named: float, plain: float) -> tuple[Floats, Bools]:
    """How far each may lie from its copy (n,), in metres; which of them say nothing of what they are."""
    features = part.features
    key = np.array([bool(str(text or "").strip()) for text in features.xdata(application, 1)], np.bool_)
    key |= np.array([bool(text) for text in features.block_values()], np.bool_)
    words = features.type.where(("TEXT", "MTEXT").__contains__)
    height = np.nan_to_num(features.column("height").astype(float)) * part.frame.metres
    reach = np.minimum(reach_of_forms(part.geometry, near, plain), named)
    reach[words] = np.minimum(height[words] / 2.0, named)
    reach[key] = named
    return np.asarray(reach, np.float64), ~key & ~words


def _defect(part: Part, first: int, copy: int, facts: dict[str, Fact]) -> Defect:
    own: dict[str, Fact] = {"type": part.features.type[copy], "layer": part.features.layer[copy], **facts}
    at = _upon(part.features.geometry[copy])
    case = "near" if "limit" in facts else "within" if facts else ""
    return Defect(part.features[copy], at, own, (part.features[first],), case=case)


def _suspects(inputs: Inputs, tolerance: Limit, reach: Limit) -> Iterator[tuple[Part, Part]]:
    """Of each drawing the things that share their layer and their middle with another, and those of one layer whose
    middles are within ``reach`` of each other: few, and only they are compared."""
    every = inputs.features
    meant = every.take(~every.type.where(LEFT_OUT.__contains__) & ~shapely.is_missing(every.geometry))
    for mine in per_drawing(meant):
        frame = own_frame(mine, inputs.settings)
        bounds = bounds_in(mine, frame)
        kind = mine.layer.codes.astype(np.int64) * (len(mine.type.names) + 1) + _shape_of(mine)
        middle = (bounds[:, :2] + bounds[:, 2:]) / 2.0
        around = with_neighbours(middle, reach.of(frame.metres) + LENGTH_NOISE, kind)
        if len(around):
            near = around[with_neighbours(middle[around], tolerance.of(frame.metres) + LENGTH_NOISE, kind[around])]
            yield part_of(mine.take(near), frame), part_of(mine.take(around), frame)


def _upon(drawn: shapely.Geometry) -> tuple[float, float]:
    """A point on a drawn geometry. In a frame of its own: of two points that would do, the choice must not hang on what
    else is drawn."""
    own = frame_of(np.array([drawn], dtype=object))
    (local,) = own.local(np.array([drawn], dtype=object))
    return own.drawn(shapely.get_coordinates(shapely.point_on_surface(shapely.normalize(local)))[0])


def _kinds(part: Part, application: str, tolerance: float) -> Ints:
    """Features that may be copies of each other have the same number (n,)."""
    features = part.features
    low, high = height_range(features, part.frame.metres)
    labels: list[np.ndarray] = [features.layer.codes, features.labels("block").codes, features.labels("style").codes]
    labels += [joined([features.labels("text")]).codes, _shape_of(features)]  # texts spelled in two ways may read alike
    texts = [features.xdata_labels(application, item).codes for item in range(ITEMS)]
    turns = [np.nan_to_num(features.column(c).astype(float)) for c in ("rotation", "height")]
    scale = np.nan_to_num(features.column("scale").astype(float))
    scale = np.column_stack([scale, np.nan_to_num(features.column("extrusion").astype(float))])
    levels = [np.round(z / max(tolerance, 1e-6)) for z in (low, high)]
    columns = [*labels, *texts, *(np.round(c, 6) for c in (*turns, *scale.T)), *levels]
    return numbered(columns)


def _shape_of(features: Features) -> Ints:
    """POINT, INSERT and text are things of their own; lines and polylines may be copies of each other."""
    point = features.type.where(("POINT", "INSERT", "TEXT", "MTEXT").__contains__)
    return np.where(point, features.type.codes, -1).astype(np.int64)
