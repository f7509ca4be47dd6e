"""What stands in paper space, where no other rule looks."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.geometry.standing import standing_for
from surveycheck.model import Drawing, Facts
from surveycheck.model.drawing import PAPER_SPACE
from surveycheck.rule import Defect, Features, Inputs, check


@check
def paper_space(inputs: Inputs, *, allowed: tuple[str, ...] = ("VIEWPORT",)) -> Iterator[Defect]:
    """Yields each drawing with things in paper space (all layouts together) of other DXF types than ``allowed``.
    ``count`` says how many, ``type`` of which types, ``layout`` the tabs where any has a name (case ``named``); one
    stands for all. Attributes belong to their reference."""
    for drawing in inputs.drawings:
        every = Features.every((drawing,))
        there = (every.column("space") == PAPER_SPACE) & (every.column("parent").astype(int) < 0)
        own = every.take(there & ~every.type.where(allowed.__contains__))
        if len(own):
            first, others = standing_for(own)
            facts: Facts = {"count": len(own), "type": tuple(sorted(own.type.counts()))}
            names = _tabs(drawing, own)
            if names:
                yield Defect(first, facts={**facts, "layout": names}, others=others, case="named")
            else:
                yield Defect(first, facts=facts, others=others)


def _tabs(drawing: Drawing, features: Features) -> tuple[str, ...]:
    layout = drawing.entities.layout
    return tuple(sorted(layout.take(features.row).counts().keys() - {""})) if len(layout) else ()
