"""Boundary points whose numbers do not follow the boundary."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely

from surveycheck.geometry.areas import as_areas
from surveycheck.geometry.noise import LENGTH_NOISE
from surveycheck.geometry.ring_order import direction, strangers
from surveycheck.rule import Defect, Inputs, Limit, Record, Value, check
from surveycheck.rule.keyed import features_by_key, link_of
from surveycheck.rule.number import EMPTY, decimal_of

MOST = 300
"""Of a parcel with more points, those out of place are not looked for one by one."""


@check
def boundary_number_order(inputs: Inputs, *, tolerance: Limit) -> Iterator[Defect]:
    """Subjects: drawn parcels; further selection ``points``: JZD, whose places are those of the nearest corner of the
    outer ring within ``tolerance`` (m). Yields (once a parcel) those whose points, in the order of SXH, or where that
    is not filled of the digits of JZDH when they run from 1 without gap, do not go once around the ring, one way or the
    other. Points off the corners, and numbers that repeat, are other rules'."""
    link = link_of(inputs, "parcel")
    listed: dict[str, list[Record]] = {}
    for record in inputs.other("points").records:
        listed.setdefault(record.get("ZDZHDM"), []).append(record)
    for key, numbers in (features_by_key(inputs, inputs.features, link) if link else {}).items():
        points = _ordered(listed.get(key[0], []))
        area = as_areas(inputs.features.geometry[numbers[:1]])[0]
        if len(numbers) != 1 or len(points) < 3 or area is None:
            continue
        corners = shapely.get_coordinates(shapely.get_exterior_ring(shapely.get_geometry(area, 0)))[:-1]
        placed = [(r, p) for r in points if (p := _place(r, corners, tolerance.value)) is not None]
        places = [place for _, place in placed]
        if len(set(places)) != len(places) or len(places) < 3 or direction(places, len(corners)):
            continue
        wrong = strangers(places, len(corners)) if len(places) <= MOST else ()
        odd = [placed[i][0] for i in wrong] or [r for r, _ in placed[:1]]
        around = "、".join(r.get("JZDH") for r, _ in sorted(placed, key=lambda pair: pair[1])[:30])
        facts = {"key": key[0], "value": around, "point": "、".join(r.get("JZDH") for r in odd) if wrong else ""}
        others = (inputs.features[numbers[0]], *(Value(r, "SXH") for r in odd[1:]))
        yield Defect(odd[0], facts=facts, others=others, field="SXH" if odd[0].get("SXH") else "JZDH")


def _ordered(points: list[Record]) -> list[Record]:
    """In the order of their sequence; empty where nobody can tell."""
    for field in ("SXH", "JZDH"):
        said = [r.get(field) for r in points]
        numbers = [decimal_of("".join(c for c in text if c.isdecimal())) for text in said if text not in EMPTY]
        plain = [int(n) for n in numbers if n is not None]
        if len(plain) == len(points) and len(set(plain)) == len(plain) and (field == "SXH" or max(plain) == len(plain)):
            return [r for _, r in sorted(zip(plain, points, strict=True), key=lambda pair: pair[0])]
    return []


def _place(record: Record, corners: np.ndarray, tolerance: float) -> int | None:
    north, east = decimal_of(record.get("XZBZ")), decimal_of(record.get("YZBZ"))
    if north is None or east is None:
        return None
    away = np.hypot(corners[:, 0] - float(east), corners[:, 1] - float(north))
    return int(np.argmin(away)) if float(away.min()) <= tolerance + LENGTH_NOISE else None
