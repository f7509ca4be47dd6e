"""Points of coordinate files (TXT) against the records of boundary points and the drawn parcels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

import numpy as np
import shapely

from surveycheck.model.columns import Floats
from surveycheck.rule import Defect, Fact, Inputs, Limit, Record, check
from surveycheck.rule.coordinate_file import NUMBER, parcels_of, plot_of, points_of, without_zone
from surveycheck.rule.keyed import features_by_key, link_of
from surveycheck.rule.number import beyond, decimal_of, measured


@check
def coordinate_file_points(
    inputs: Inputs, *, code: str, number: str, north: str, east: str, role: str, tolerance: Limit, drawn: Limit
) -> Iterator[Defect]:
    """Subjects: plots. ``points`` are the points of the files, ``records`` those of boundary points with the fields
    ``code`` (parcel), ``number``, ``north`` and ``east``, ``parcels`` the drawn ones of ``role``.

    Yields points farther than ``tolerance`` (m) from the record of their number, those without a record (case
    ``missing``), records without a point (``absent``), points farther than ``drawn`` (m) from every corner of the drawn
    parcel (``drawn``), and plots of which nobody can tell the parcel (``unknown``). Numbers of zones do not matter.
    """
    known: dict[str, dict[str, Record]] = {}
    for record in inputs.other("records").records:
        known.setdefault(record.get(code), {}).setdefault(record.get(number), record)
    points, parcels = points_of(inputs.other("points").records), parcels_of(inputs.records, known)
    corners = _corners(inputs, role)
    for plot in inputs.records:
        parcel = parcels.get(plot_of(plot), "")
        if not parcel:
            yield Defect(plot, facts={"name": plot.get("地块编号") or plot.get("地块名称")}, case="unknown")
            continue
        own = [point for ring in points.get(plot_of(plot), {}).values() for point in ring]
        for point in own:
            partner = known[parcel].get(point.get(NUMBER))
            yield from _against_record(point, partner, parcel, (north, east), tolerance)
            yield from _against_drawing(point, corners.get(parcel), parcel, drawn)
        said = {point.get(NUMBER) for point in own}
        for name, record in known[parcel].items():
            if name not in said:
                yield Defect(record, facts={"point": name, "name": parcel}, others=(plot,), field=number, case="absent")


def _place(record: Record, fields: tuple[str, str]) -> tuple[Decimal, Decimal] | None:
    x, y = (decimal_of(record.get(f)) for f in fields)
    return None if x is None or y is None else (x, without_zone(y))


def _against_record(
    point: Record, partner: Record | None, parcel: str, fields: tuple[str, str], tolerance: Limit
) -> Iterator[Defect]:
    facts: dict[str, Fact] = {"point": point.get(NUMBER), "name": parcel}
    if partner is None:
        yield Defect(point, facts=facts, field=NUMBER, case="missing")
        return
    one, two = _place(point, ("X", "Y")), _place(partner, fields)
    if one is None or two is None:
        return
    apart = ((one[0] - two[0]) ** 2 + (one[1] - two[1]) ** 2).sqrt()
    if beyond(apart, tolerance.value):
        facts |= {"said": f"{point.get('X')}, {point.get('Y')}"}
        facts |= {"expected": ", ".join(partner.get(f) for f in fields)}
        facts |= {"distance": float(measured(float(apart))), "limit": tolerance.value}
        yield Defect(point, (float(one[1]), float(one[0])), facts, (partner,), "X")


def _corners(inputs: Inputs, role: str) -> Mapping[str, Floats]:
    """The corners (n, 2: east, north) of every drawn parcel by its code."""
    link, features = link_of(inputs, role), inputs.other("parcels").features
    if link is None:
        return {}
    found = {}
    for key, numbers in features_by_key(inputs, features, link).items():
        drawn = [features.geometry[n] for n in numbers if features.geometry[n] is not None]
        places = shapely.get_coordinates(drawn)
        if len(places):
            places[:, 0] = np.where(places[:, 0] >= 1e7, places[:, 0] % 1e6, places[:, 0])
            found[key[0]] = places
    return found


def _against_drawing(point: Record, corners: Floats | None, parcel: str, drawn: Limit) -> Iterator[Defect]:
    place = _place(point, ("X", "Y"))
    if corners is None or place is None:
        return
    apart = float(np.hypot(corners[:, 0] - float(place[1]), corners[:, 1] - float(place[0])).min())
    if beyond(measured(apart), drawn.value):
        facts: dict[str, Fact] = {"point": point.get(NUMBER), "name": parcel, "limit": drawn.value}
        facts |= {"said": f"{point.get('X')}, {point.get('Y')}", "distance": float(measured(apart))}
        yield Defect(point, (float(place[1]), float(place[0])), facts, field="X", case="drawn")
