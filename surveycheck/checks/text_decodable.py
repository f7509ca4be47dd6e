"""Drawings whose text is not in the encoding that they declare, or cannot be decoded."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from surveycheck.model import Drawing
from surveycheck.rule import Defect, Inputs, check

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


@check
def text_decodable(inputs: Inputs, *, issues: tuple[str, ...]) -> Iterator[Defect]:
    """Yields each drawing of which a reader noticed one of ``issues``, and each with undecodable text (case ``text``).

    ``declared`` is the code page of the header, ``encoding`` the one that the text turned out to be in; ``count`` is
    the number of texts, layer names and values with characters that stand for undecodable bytes.
    """
    for drawing in inputs.drawings:
        noticed = [i for i in inputs.model.issues if i.file == drawing.file and i.code in issues]
        broken = _broken(drawing)
        facts: dict[str, str | int] = {"declared": drawing.declared, "encoding": drawing.encoding}
        if broken:
            yield Defect(drawing, facts={**facts, "count": broken}, case="text")
        elif noticed:
            yield Defect(drawing, facts=facts)


def _broken(drawing: Drawing) -> int:
    entities = drawing.entities
    texts = np.concatenate([entities.text.values, entities.xvalue.values])
    names = (*entities.layer.names, *(layer.name for layer in drawing.layers))
    return sum(REPLACEMENT in text for text in texts if text) + len({n for n in names if REPLACEMENT in n})
