"""A planter is a small function that plants one defect; it is known by the code of the rule that must find it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from surveycheck.samples.plant.deliverable import Deliverable

Planter = Callable[..., None]
PLANTERS: dict[str, Planter] = {}


def planter(code: str) -> Callable[[Planter], Planter]:
    """Register a planter; the recipe's other words are its parameters."""

    def register(function: Planter) -> Planter:
        PLANTERS[code] = function
        return function

    return register


def plant(deliverable: Deliverable, code: str, parameters: dict[str, Any]) -> None:
    """Plant one defect. LookupError when there is no such planter or nothing to plant it in."""
    if code not in PLANTERS:
        raise LookupError(f"no planter for {code}; there are {', '.join(sorted(PLANTERS))}")
    PLANTERS[code](deliverable, **parameters)
