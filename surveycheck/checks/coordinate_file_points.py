"""Points of coordinate files (TXT) against the records of boundary points and the drawn parcels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
import shapely

from surveycheck.geometry.frame import Frame, metres_of, per_drawing
from surveycheck.geometry.noise import LENGTH_NOISE
from surveycheck.geometry.vertices import STRUNG, vertices_of
from surveycheck.model import Features
from surveycheck.model.columns import Floats, Ints
from surveycheck.rule import Defect, Fact, Feature, Inputs, Limit, Record, check
from surveycheck.rule.coordinate_file import NUMBER, RING, parcels_of, plot_of, points_of, without_zone
from surveycheck.rule.keyed import features_by_key, link_of
from surveycheck.rule.number import beyond, decimal_of, measured
from surveycheck.rule.whole_plot import Place, another_parcel, coarse, swapped, turned

MOST = 20
"""Points that are named of those that are all wrong."""


@check
def coordinate_file_points(
    inputs: Inputs, *, code: str, number: str, north: str, east: str, role: str, tolerance: Limit, drawn: Limit
) -> Iterator[Defect]:
    """Subjects: plots. ``points`` are the points of the files, ``records`` those of boundary points with the fields
    ``code`` (parcel), ``number``, ``north`` and ``east``, ``parcels`` the drawn ones of ``role``, ``marks`` the drawn
    points.

    Yields points farther than ``tolerance`` (m) from the record of their number, those without a record (case
    ``missing``; what else is at that place is a witness), records without a point (``absent``), points farther than
    ``drawn`` (m) from every corner of the drawn parcel (``drawn``); plots all points of which have north and east
    exchanged (``swapped``) or lack digits (``coarse``), whose only ring runs the other way round than the records
    (``turned``), those that name another parcel (``other``), and those of which nobody can tell the parcel
    (``unknown``). A point that stands at the place of a record has that one under another number: it is not missed
    besides. Corners are those drawn, not those of chords along arcs. Numbers of zones do not matter. Where there are
    neither records nor parcels, nothing is said.
    """
    fields = (north, east)
    known: dict[str, dict[str, Record]] = {}
    for record in inputs.other("records").records:
        known.setdefault(record.get(code), {}).setdefault(record.get(number), record)
    there, corners = _there(inputs, fields), _corners(inputs, role)
    points = points_of(inputs.other("points").records)
    parcels = parcels_of(inputs.records, known or corners)
    for plot in inputs.records if known or corners else ():
        parcel = parcels.get(plot_of(plot), "")
        if not parcel:
            yield Defect(plot, facts={"name": plot.get("地块编号") or plot.get("地块名称")}, case="unknown")
            continue
        own = [point for ring in points.get(plot_of(plot), {}).values() for point in ring]
        records, shape = known.get(parcel, {}), corners.get(parcel)
        if other := another_parcel(plot, parcel):
            yield Defect(plot, facts={"name": other, "expected": parcel}, field="地块编号", case="other")
        whole = [*_as_a_whole(plot, own, parcel, records, fields, shape, (tolerance.value, drawn.value))]
        yield from whole
        if whole:
            continue
        told = {point.get(NUMBER) for point in own}
        for point in own:
            partner, place = records.get(point.get(NUMBER)), _place(point, ("X", "Y"))
            upon = (*_upon(inputs, there, shape, place, drawn.value), plot)
            if records and partner is None:
                yield _missing(point, parcel, place, upon)
                told |= {r.get(number) for r in upon if isinstance(r, Record) and r in records.values()}
            elif partner is not None and place is not None:
                meant = there.get(place)
                misnamed = meant is not None and meant.get(number) not in told and meant in records.values()
                witnesses = (partner, plot, meant) if misnamed and meant is not None else (partner, plot)
                told |= {meant.get(number)} if misnamed and meant is not None else set()
                yield from _against_record(point, place, witnesses, parcel, fields, tolerance)
            if place is not None:
                yield from _against_drawing(point, place, shape, parcel, drawn, upon)
        for name, record in records.items():
            if name not in told:
                yield Defect(record, facts={"point": name, "name": parcel}, others=(plot,), field=number, case="absent")


def _as_a_whole(
    plot: Record,
    own: list[Record],
    parcel: str,
    records: Mapping[str, Record],
    fields: tuple[str, str],
    shape: _Drawn | None,
    limits: tuple[float, float],
) -> Iterator[Defect]:
    """What all of its points have in common. ``limits``: against the records, and the drawing."""
    meant = [_place(records[n], fields) if (n := p.get(NUMBER)) in records else _nearest(p, shape) for p in own]
    facts: dict[str, Fact] = {"name": parcel, "count": len(own)}
    if swapped(meant, [_place(point, ("Y", "X")) for point in own], limits[1]):
        yield Defect(plot, facts=facts, others=tuple(own[:MOST]), case="swapped")
    texts = [point.get(name) for point in own for name in ("X", "Y")]
    step = coarse(meant, [_place(point, ("X", "Y")) for point in own], texts, limits[0])
    if len({point.get(RING) for point in own}) == 1 and turned([p.get(NUMBER) for p in own], list(records)):
        yield Defect(plot, facts=facts, others=tuple(own[:MOST]), case="turned")
    if step is not None:
        facts |= {"decimals": max(0, -int(step.as_tuple().exponent))}
        yield Defect(plot, facts=facts, others=tuple(own[:MOST]), case="coarse")


def _nearest(point: Record, shape: _Drawn | None) -> Place | None:
    """The drawn corner that is nearest to a point whose north and east are exchanged."""
    place = _place(point, ("Y", "X"))
    if place is None or shape is None:
        return None
    apart = np.hypot(shape.at[:, 0] - float(place[1]), shape.at[:, 1] - float(place[0]))
    east, north = shape.at[int(apart.argmin())].tolist()
    return Decimal(repr(north)), Decimal(repr(east))


def _place(record: Record, fields: tuple[str, str]) -> Place | None:
    x, y = (decimal_of(record.get(f)) for f in fields)
    return None if x is None or y is None else (x, without_zone(y))


def _there(inputs: Inputs, fields: tuple[str, str]) -> Mapping[Place, Record]:
    """What records state which place, whatever their parcel and number."""
    placed = ((_place(record, fields), record) for record in inputs.other("records").records)
    return {place: record for place, record in placed if place is not None}


def _against_record(
    point: Record, place: Place, others: tuple[Record, ...], parcel: str, fields: tuple[str, str], tolerance: Limit
) -> Iterator[Defect]:
    partner = others[0]
    two = _place(partner, fields)
    if two is None:
        return
    apart = ((place[0] - two[0]) ** 2 + (place[1] - two[1]) ** 2).sqrt()
    if beyond(apart, tolerance.value):
        facts: dict[str, Fact] = {"point": point.get(NUMBER), "name": parcel, "limit": tolerance.value}
        facts |= {"said": f"{point.get('X')}, {point.get('Y')}", "distance": float(measured(float(apart)))}
        facts |= {"expected": ", ".join(partner.get(f) for f in fields)}
        yield Defect(point, (float(two[1]), float(two[0])), facts, others, "X")


@dataclass(frozen=True, eq=False)
class _Drawn:
    """Corners (n, 2: east, north; metres) of what is drawn under one key, and the things."""

    at: Floats
    features: tuple[Feature, ...]


def _corners(inputs: Inputs, role: str) -> Mapping[str, _Drawn]:
    """The drawn parcels by their code."""
    link, features = link_of(inputs, role), inputs.other("parcels").features
    if link is None:
        return {}
    found = {}
    for key, numbers in features_by_key(inputs, features, link).items():
        own = features.take(np.isin(np.arange(len(features)), numbers))
        places = _vertices(inputs, own)
        if len(places):
            found[key[0]] = _Drawn(places, tuple(own[n] for n in range(len(own))))
    return found


def _vertices(inputs: Inputs, features: Features) -> Floats:
    """As drawn, (n, 2), in metres and without the number of a zone; of what has no vertices its outline's."""
    found = [np.zeros((0, 2))]
    for own in per_drawing(features.take(~shapely.is_missing(features.geometry))):
        frame, strung = Frame(metres=metres_of(own, inputs.settings)), own.type.where(STRUNG.__contains__)
        found.append(vertices_of(own.take(strung), frame).xyz[:, :2])
        found.append(frame.points(shapely.get_coordinates(own.geometry[~strung])))
    places = np.concatenate(found)
    places[:, 0] = np.where(places[:, 0] >= 1e7, places[:, 0] % 1e6, places[:, 0])
    return places


def _upon(
    inputs: Inputs, there: Mapping[Place, Record], drawn: _Drawn | None, place: Place | None, reach: float
) -> tuple[Record | Feature, ...]:
    """What else says that there is a point: a record, a drawn point; else the drawn parcel."""
    if place is None:
        return ()
    marks = inputs.other("marks").features
    marks = marks.take(~shapely.is_missing(marks.geometry))
    near = _near(shapely.get_coordinates(marks.geometry), place, reach) if len(marks) else ()
    found: tuple[Record | Feature, ...] = (there[place],) if place in there else ()
    return (*found, *(marks[int(mark)] for mark in near)) or (() if drawn is None else drawn.features)


def _near(at: Floats, place: Place, reach: float) -> Ints:
    return np.flatnonzero(np.hypot(at[:, 0] - float(place[1]), at[:, 1] - float(place[0])) <= reach + LENGTH_NOISE)


def _missing(point: Record, parcel: str, place: Place | None, others: tuple[Record | Feature, ...]) -> Defect:
    at = None if place is None else (float(place[1]), float(place[0]))
    return Defect(point, at, {"point": point.get(NUMBER), "name": parcel}, others, NUMBER, "missing")


def _against_drawing(
    point: Record,
    place: Place,
    corners: _Drawn | None,
    parcel: str,
    drawn: Limit,
    upon: tuple[Record | Feature, ...],
) -> Iterator[Defect]:
    if corners is None:
        return
    apart = float(np.hypot(corners.at[:, 0] - float(place[1]), corners.at[:, 1] - float(place[0])).min())
    if beyond(measured(apart), drawn.value):
        facts: dict[str, Fact] = {"point": point.get(NUMBER), "name": parcel, "limit": drawn.value}
        facts |= {"said": f"{point.get('X')}, {point.get('Y')}", "distance": float(measured(apart))}
        yield Defect(point, (float(place[1]), float(place[0])), facts, upon, "X", "drawn")
