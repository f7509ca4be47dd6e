"""Layers that are switched off, frozen or not plotted, with things on them, and things that show nothing."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping

import numpy as np

from surveycheck.geometry.standing import standing_for
from surveycheck.model import Drawing, Facts, Layer
from surveycheck.model.drawing import MODEL_SPACE, PLACED
from surveycheck.rule import Defect, Features, Inputs, check
from surveycheck.rule.bare import bare_references
from surveycheck.rule.layers import catalogued


@check
def hidden_layer(inputs: Inputs, *, catalogue: str = "") -> Iterator[Defect]:
    """Yields, for each drawing, each layer that is off or frozen (case ``off``, ``frozen``; both: ``frozen``) and on
    which something stands in model space, the contents of inserted blocks included. ``count`` says how much. Attributes
    stand on a layer of their own, as the definition says; they are counted too. And each other layer on which something
    in model space is invisible itself (case ``invisible``). In blocks that is usual: they show one of several states.
    Layers of the table ``catalogue`` are on paper too: case ``unplotted`` where they are seen, but not plotted. Case
    ``bare``: references to a block, ``name``, that shows nothing, by layer.
    """
    wanted = catalogued(inputs.tables.get(catalogue, ()))
    for drawing in inputs.drawings:
        yield from _invisible(drawing)
        yield from _bare(drawing)
        kept = {layer.name.casefold(): layer for layer in drawing.layers if _kept(layer, wanted)}
        yield from _of_layers(drawing, kept)


def _kept(layer: Layer, wanted: Collection[str]) -> bool:
    """Whether things on the layer are kept from the screen, or from the paper that they belong on."""
    return layer.off or layer.frozen or (not layer.plots and layer.name.casefold() in wanted)


def _of_layers(drawing: Drawing, hidden: Mapping[str, Layer]) -> Iterator[Defect]:
    if not hidden:
        return
    every = Features.every((drawing,))
    space = every.column("space")
    own = every.take(((space == MODEL_SPACE) | (space == PLACED)) & every.layer.where(_one_of(hidden)))
    for name in sorted(hidden):
        there = own.take(own.layer.where(lambda word, wanted=name: word.casefold() == wanted))  # type: ignore[misc]
        if len(there):
            first, others = standing_for(there)
            layer = hidden[name]
            case = "frozen" if layer.frozen else "off" if layer.off else "unplotted"
            facts: Facts = {"layer": layer.name, "count": len(there), "kind": case}
            yield Defect(first, facts=facts, others=others, case=case)


def _bare(drawing: Drawing) -> Iterator[Defect]:
    rows = bare_references(drawing)
    own = Features((drawing,), np.zeros(len(rows), np.int32), rows.astype(np.int32))
    pairs = list(zip(own.layer.values.tolist(), own.labels("block").values.tolist(), strict=True))
    for layer, block in sorted(set(pairs)):
        there = own.take(np.array([pair == (layer, block) for pair in pairs]))
        first, others = standing_for(there)
        facts: Facts = {"layer": layer, "name": block, "count": len(there), "kind": "bare"}
        yield Defect(first, facts=facts, others=others, case="bare")


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
