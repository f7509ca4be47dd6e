"""Declared coordinate systems that are not allowed, or not with their central meridian."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.rule import Defect, Inputs, check
from surveycheck.rule.number import EMPTY, decimal_of


@check
def coordinate_system(inputs: Inputs, *, field: str, meridian: str, allowed: tuple[str, ...]) -> Iterator[Defect]:
    """Yields records whose ``field`` names none of the ``allowed`` systems, and those whose ``meridian`` is none that
    the table ``coordinate_systems`` gives for the system (case ``meridian``; in degrees). Empty values, and meridians
    that are no number, are other rules'."""
    wanted = {"".join(text.split()) for text in allowed}
    for record in inputs.records:
        name = "".join(record.get(field).split())
        if name in EMPTY:
            continue
        if name not in wanted:
            yield Defect(record, facts={"field": field, "value": record.get(field), "allowed": allowed}, field=field)
            continue
        rows = [r for r in inputs.tables.get("coordinate_systems", ()) if "".join(r["name"].split()) == name]
        known = [d for r in rows if (d := decimal_of(r["meridian"])) is not None]
        said = decimal_of(record.get(meridian))
        if said is not None and known and said not in known:
            facts = {"field": meridian, "value": record.get(meridian), "name": record.get(field)}
            yield Defect(
                record, facts={**facts, "allowed": tuple(str(d) for d in known)}, field=meridian, case="meridian"
            )
