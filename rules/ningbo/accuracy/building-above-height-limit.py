"""Buildings higher than their parcel allows."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.rule import Defect, Fact, Inputs, Limit, Record, Value, Written, check
from surveycheck.rule.number import beyond, decimal_of


@check
def building_above_height_limit(inputs: Inputs, *, tops: tuple[str, ...], tolerance: Limit) -> Iterator[Defect]:
    """Subjects: buildings (ZRZ). Their height is from ±0 to the first of ``tops`` that is measured (further selection
    ``levels``: JG_建筑物屋顶高度信息, wz, scgc). Yields those higher than the JZXG (m) of their parcel (``parcels``:
    ZDJBXX) by more than ``tolerance``. From the ground outside a building is higher still; nothing tells that level,
    so only what is certain is said. Without a limit (empty or 0), or a level, nothing is said."""
    levels: dict[tuple[str, str], Record] = {}
    for record in inputs.other("levels").records:
        levels.setdefault((record.get("ID_ZRZ"), record.get("wz")), record)
    parcels = {r.get("ZDDM"): r for r in inputs.other("parcels").records}
    for building in inputs.records:
        number, parcel = building.get("ZRZH"), parcels.get(building.get("ZDDM"))
        places = (*(p for p in tops if decimal_of(_said(levels.get((number, p)))) is not None), "")
        top, zero = levels.get((number, places[0])), levels.get((number, "±0"))
        high, low, most = (
            decimal_of(_said(top)),
            decimal_of(_said(zero)),
            decimal_of(parcel.get("JZXG")) if parcel else None,
        )
        if top is None or zero is None or parcel is None or high is None or low is None or not most:
            continue
        height = high - low
        if height > most and beyond(height - most, tolerance.value):
            facts: dict[str, Fact] = {
                "name": number,
                "text": places[0],
                "actual": float(height),
                "permit": Written(most),
            }
            facts |= {"difference": float(height - most), "limit": tolerance.value}
            yield Defect(top, facts=facts, others=(Value(zero, "scgc"), Value(parcel, "JZXG")), field="scgc")


def _said(record: Record | None) -> str:
    return record.get("scgc") if record is not None else ""
