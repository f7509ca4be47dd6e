"""A planter is a small function that plants one defect. It is known by the name of the check that must find it, so
that every card with that check has it; a rule whose logic is its pack's own has it by pack and name.

It is handed the copy that is being spoilt and the rule, chooses its victim by the copy's random numbers, and writes
down what it did.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from surveycheck.pack import Pack
from surveycheck.plant.copy import Copy
from surveycheck.plant.faults import NoPlanterError, NothingToSpoilError
from surveycheck.rule import Rule

Planter = Callable[[Copy, Rule], None]


@dataclass(frozen=True)
class Planters:
    """``known``: name of a check, or ``pack/rule`` → planter."""

    known: dict[str, Planter]

    def of(self, rule: Rule) -> Planter | None:
        """The planter of a rule, or None."""
        return self.known.get(f"{rule.pack}/{rule.name}") or self.known.get(rule.check)

    def codes(self, pack: Pack) -> tuple[str, ...]:
        """The codes of a pack's rules that have one, in the pack's order."""
        return tuple(rule.code for rule in pack.rules if self.of(rule) is not None)


def planter(*names: str) -> Callable[[Planter], Planter]:
    """Say by which names (of checks, or ``pack/rule``) a planter is known."""

    def mark(function: Planter) -> Planter:
        function.__dict__["planter_of"] = names
        return function

    return mark


def gathered(modules: Sequence[object]) -> Planters:
    """All planters of some modules."""
    functions = [f for module in modules for f in vars(module).values() if callable(f)]
    return Planters({name: f for f in functions for name in getattr(f, "planter_of", ())})


def plant(copy: Copy, rule: Rule, planters: Planters) -> None:
    """Plant one defect. Raises NoPlanterError, and NothingToSpoilError where the copy has nothing for it."""
    function = planters.of(rule)
    if function is None:
        raise NoPlanterError(rule.code)
    try:
        function(copy, rule)
    except NothingToSpoilError as error:
        raise error.of(rule.code) from None
