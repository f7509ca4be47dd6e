"""Uses that do not go together: of a unit with its house type, of a building with its units."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.rule import Defect, Inputs, Record, Value, check
from surveycheck.rule.number import EMPTY


@check
def uses_contradict(inputs: Inputs) -> Iterator[Defect]:
    """Subjects: units (H). Yields units none of whose uses FWYT1 … FWYT3 begins as their house type FWLX demands (table
    ``house_uses``; a type without row demands nothing), and (case ``building``) buildings (further selection
    ``buildings``: ZRZ) whose planned use GHYT none of their units has: codes of which one begins the other agree.
    Empty
    values, and uses that the list FWYT does not have, are other rules'."""
    rows = {row["house_type"]: row for row in inputs.tables.get("house_uses", ())}
    known = {row["code"] for row in inputs.tables.get("codes", ()) if row["list"] == "FWYT"}
    units: dict[str, list[Record]] = {}
    for unit in inputs.records:
        units.setdefault(unit.get("ZRZBSM"), []).append(unit)
        uses, row = [use for use in _uses(unit) if use in known], rows.get(unit.get("FWLX"))
        if row is not None and uses and not any(use.startswith(row.list("uses")) for use in uses):
            facts = {"key": unit.get("BSM"), "value": "、".join(uses), "said": unit.get("FWLX"), "title": row["title"]}
            yield Defect(unit, facts=facts, others=(Value(unit, "FWLX"), Value(unit, "")), field="FWYT1")
    for building in inputs.other("buildings").records:
        planned, own = building.get("GHYT"), [u for u in units.get(building.get("BSM"), []) if _uses(u)]
        found = [use for unit in own for use in _uses(unit)]
        if planned in known and found and not any(u.startswith(planned) or planned.startswith(u) for u in found):
            facts = {"key": building.get("ZRZH"), "said": planned, "value": "、".join(dict.fromkeys(found))}
            others = tuple(Value(unit, "FWYT1") for unit in own[:1])
            yield Defect(building, facts=facts, others=others, field="GHYT", case="building")


def _uses(unit: Record) -> list[str]:
    return [use for field in ("FWYT1", "FWYT2", "FWYT3") if (use := unit.get(field)) not in EMPTY]
