"""The storeys of a building, one upon the other, against the height of the building."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from surveycheck.rule import Defect, Fact, Inputs, Limit, Record, Value, check
from surveycheck.rule.number import beyond, decimal_of, total


@check
def storey_heights_add_up(inputs: Inputs, *, tolerance: Limit) -> Iterator[Defect]:
    """Subjects: buildings (ZRZ). Yields those whose storeys above ground (further selection ``floors``: C with SJC > 0,
    heights CG) add up to another height than from ±0 to the eaves (``levels``: JG_建筑物屋顶高度信息, measured
    scgc), by more than ``tolerance`` (m). Silent where a value is missing, a level is there twice, or the storeys are
    not as many as the building has (DSCS): those are other rules'. Of a building without eaves nothing is said."""
    levels, floors = _by(inputs.other("levels").records, "ID_ZRZ"), _by(inputs.other("floors").records, "ZRZBSM")
    for building in inputs.records:
        own = levels.get(building.get("ZRZH"), [])
        zero, eaves = (_only([r for r in own if r.get("wz") == place]) for place in ("±0", "檐口"))
        storeys = [f for f in floors.get(building.get("BSM"), []) if (decimal_of(f.get("SJC")) or Decimal(0)) > 0]
        if zero is None or eaves is None or Decimal(len(storeys)) != decimal_of(building.get("DSCS")):
            continue
        low, high = decimal_of(zero.get("scgc")), decimal_of(eaves.get("scgc"))
        computed = total(decimal_of(f.get("CG")) for f in storeys)
        if low is None or high is None or computed is None or not beyond(high - low - computed, tolerance.value):
            continue
        facts: dict[str, Fact] = {"name": building.get("ZRZH"), "said": float(high - low), "computed": float(computed)}
        facts |= {"difference": float(high - low - computed), "limit": tolerance.value, "count": len(storeys)}
        others = (Value(zero, "scgc"), *(Value(f, "CG") for f in storeys))
        yield Defect(eaves, facts=facts, others=others, field="scgc")


def _by(records: tuple[Record, ...], field: str) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = {}
    for record in records:
        found.setdefault(record.get(field), []).append(record)
    return found


def _only(records: list[Record]) -> Record | None:
    return records[0] if len(records) == 1 else None
