"""@check: marks the one function of a file in ``surveycheck/checks`` (or in a pack's ``.py`` rule).

A check's parameters are its keyword-only arguments; a card gives them under ``params``. Allowed types: ``str``,
``int``, ``float``, ``bool``, ``tuple[str, ...]``, ``tuple[float, ...]`` and ``Limit``; a default makes one optional.
Checks yield defects in an order that depends only on what they saw, and keep no state. Those that hold check
measurements against a deliverable yield what they amount to (``Assessment``), too.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, get_type_hints

from surveycheck.model import Assessment
from surveycheck.rule.defect import Defect

CheckFunction = Callable[..., Iterable[Defect | Assessment]]


@dataclass(frozen=True)
class Parameter:
    """A keyword-only argument of a check; ``default`` is ``Parameter.required`` when the card must give it."""

    name: str
    kind: Any
    default: object

    required = object()


def check(function: CheckFunction) -> CheckFunction:
    """Mark a function ``(inputs: Inputs, *, …) -> Iterator[Defect]`` as a check; reads its parameters once."""
    hints = get_type_hints(function)
    found = {}
    for parameter in list(inspect.signature(function).parameters.values())[1:]:
        if parameter.kind is not inspect.Parameter.KEYWORD_ONLY:
            raise TypeError(f"check {function.__name__}: parameter {parameter.name} must be keyword-only")
        default = Parameter.required if parameter.default is inspect.Parameter.empty else parameter.default
        found[parameter.name] = Parameter(parameter.name, hints[parameter.name], default)
    function.__parameters__ = found  # type: ignore[attr-defined]
    return function


def parameters(function: CheckFunction) -> Mapping[str, Parameter]:
    """The parameters of a check by name."""
    marked: Mapping[str, Parameter] = function.__parameters__  # type: ignore[attr-defined]
    return marked


def is_check(thing: object) -> bool:
    return callable(thing) and hasattr(thing, "__parameters__")
