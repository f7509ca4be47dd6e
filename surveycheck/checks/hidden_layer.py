"""Layers that are switched off or frozen, with things on them, and things that are invisible."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

import numpy as np

from surveycheck.geometry.standing import standing_for
from surveycheck.model import Drawing, Facts
from surveycheck.model.drawing import MODEL_SPACE, PLACED
from surveycheck.rule import Defect, Features, Inputs, check


@check
def hidden_layer(inputs: Inputs) -> Iterator[Defect]:
    """Yields, for each drawing, each layer that is off or frozen (case ``off``, ``frozen``; both: ``frozen``) and on
    which something stands in model space, the contents of inserted blocks included. ``count`` says how much. Attributes
    stand on a layer of their own, as the definition says; they are counted too. And each other layer on which something
    in model space is invisible itself (case ``invisible``). In blocks that is usual: they show one of several states.
    """
    for drawing in inputs.drawings:
        yield from _invisible(drawing)
        hidden = {layer.name.casefold(): layer for layer in drawing.layers if layer.off or layer.frozen}
        if not hidden:
            continue
        every = Features.every((drawing,))
        space = every.column("space")
        own = every.take(((space == MODEL_SPACE) | (space == PLACED)) & every.layer.where(_one_of(hidden)))
        for name in sorted(hidden):
            there = own.take(own.layer.where(lambda word, wanted=name: word.casefold() == wanted))  # type: ignore[misc]
            if len(there):
                first, others = standing_for(there)
                case = "frozen" if hidden[name].frozen else "off"
                facts: Facts = {"layer": hidden[name].name, "count": len(there), "kind": case}
                yield Defect(first, facts=facts, others=others, case=case)


def _invisible(drawing: Drawing) -> Iterator[Defect]:
    e = drawing.entities
    if not len(e.invisible):
        return
    hidden = _one_of({layer.name.casefold() for layer in drawing.layers if layer.off or layer.frozen})
    rows = np.flatnonzero(e.invisible & (e.space == MODEL_SPACE) & (e.parent < 0) & ~e.layer.where(hidden))
    own = Features((drawing,), np.zeros(len(rows), np.int32), rows.astype(np.int32))
    for name in sorted(own.layer.counts()):
        there = own.take(own.layer.where(name.__eq__))
        first, others = standing_for(there)
        facts: Facts = {"layer": name, "count": len(there), "kind": "invisible"}
        yield Defect(first, facts=facts, others=others, case="invisible")


def _one_of(names: Collection[str]) -> Callable[[str], bool]:
    return lambda name: name.casefold() in names
