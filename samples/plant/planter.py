"""A planter is a small function that plants one defect; it is known by the code of the rule that must find it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from surveycheck.samples.plant.deliverable import Deliverable

from surveycheck.plant.elements import put, value

Planter = Callable[..., None]
PLANTERS: dict[str, Planter] = {}


def planter(code: str) -> Callable[[Planter], Planter]:
    """Register a planter; the recipe's other words are its parameters."""

    def register(function: Planter) -> Planter:
        PLANTERS[code] = function
        return function

    return register


def plant(deliverable: Deliverable, code: str, parameters: dict[str, Any]) -> None:
    """Plant one defect. Where no planter is known by the code, the recipe names a value and what becomes of it.
    ``follows`` names rules that break besides.

    LookupError when there is neither, or nothing to plant it in.
    """
    parameters = dict(parameters)
    follows, before = tuple(parameters.pop("follows", ())), len(deliverable.answers)
    _planted(deliverable, code, parameters)
    for number in range(before, len(deliverable.answers)):
        answer = deliverable.answers[number]
        deliverable.answers[number] = replace(answer, consequences=(*answer.consequences, *follows))


def _planted(deliverable: Deliverable, code: str, parameters: dict[str, Any]) -> None:
    if code in PLANTERS:
        PLANTERS[code](deliverable, **parameters)
    elif "table" in parameters:
        change(deliverable, code, **parameters)
    else:
        raise LookupError(f"no planter for {code}; there are {', '.join(sorted(PLANTERS))}")


def change(
    d: Deliverable,
    code: str,
    table: str,
    field: str,
    note: str,
    note_en: str,
    where: dict[str, str] | None = None,
    by: str = "",
    text: str = "",
) -> None:
    """One value of a record becomes ``text``, or more by ``by``."""
    record = d.record(table, **where) if where else d.records(table)[0]
    put(record, field, str(Decimal(value(record, field)) + Decimal(by)) if by else text)
    d.found_at_record(code, record, (note, note_en))
