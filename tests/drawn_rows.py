"""A drawing in a few words, and what a check says about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from surveycheck.geometry.sketch import sketch
from surveycheck.model import Drawing, Features
from surveycheck.rule import Defect, Inputs, Limit, Selection

MM = Limit.constant(0.001)
"""The usual tolerance."""


def limit(value: float) -> Limit:
    return Limit.constant(value)


def square(x: float = 0, y: float = 0, w: float = 10, h: float = 10) -> str:
    return f"POLYGON (({x} {y}, {x + w} {y}, {x + w} {y + h}, {x} {y + h}, {x} {y}))"


def row(shape: str | Mapping[str, Any], layer: str = "A") -> dict[str, Any]:
    """A row of a sketch from WKT or from words."""
    given = {"wkt": shape} if isinstance(shape, str) else dict(shape)
    return {"layer": layer, **given}


def drawing(rows: Iterable[str | Mapping[str, Any]], **words: Any) -> Drawing:
    return sketch([row(r) for r in rows], **words)


def inputs_of(
    rows: Sequence[str | Mapping[str, Any]],
    others: Mapping[str, Sequence[str | Mapping[str, Any]]] | None = None,
    settings: Mapping[str, Any] | None = None,
    **words: Any,
) -> Inputs:
    """Subjects are the things of layer A; each further selection stands on a layer of its name."""
    rest = [row(r, name) for name, given in (others or {}).items() for r in given]
    one = sketch([*(row(r) for r in rows), *rest], **words)
    features = Features.every((one,))
    chosen = {
        name: Selection(features=features.take(features.layer.where(name.__eq__))) for name in ("A", *(others or {}))
    }
    subjects = chosen.pop("A")
    return Inputs(subjects, chosen, settings=dict(settings or {}))


def found(check: Callable[..., Iterable[Defect]], inputs: Inputs, **params: Any) -> list[Defect]:
    return list(check(inputs, **params))


def facts(defects: Iterable[Defect], *names: str) -> list[tuple[Any, ...]]:
    """The named facts of each defect."""
    return [tuple(d.facts.get(name) for name in names) for d in defects]
