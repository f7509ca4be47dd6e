"""Drawings whose text is not in the encoding that they declare, or cannot be decoded."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

import numpy as np

from surveycheck.model import Drawing
from surveycheck.rule import Defect, Feature, Inputs, check

DESTROYED = re.compile("\N{REPLACEMENT CHARACTER}|锟斤|斤拷")
"""U+FFFD, and its UTF-8 taken for GBK."""

MOST = 20
"""Things that are named; ``count`` says how many there are."""

TOLD = ("sample", "evidence", "evidence_en", "sure", "sure_en", "sureness")
"""What the reader says of the encoding that it found."""


@check
def text_decodable(inputs: Inputs, *, issues: tuple[str, ...]) -> Iterator[Defect]:
    """Yields each drawing of which a reader noticed one of ``issues``, and each with undecodable text (case ``text``).
    Case ``undeclared``: the header names no code page.

    ``declared`` is the code page of the header, ``encoding`` the one that the text turned out to be in; ``count`` is
    the number of texts, layer names and values with characters that stand, or once stood, for undecodable bytes; the
    first things that hold them stand beside it, as do those that hold the ``sample``. Of an encoding that the reader
    found out, its ``evidence``, a ``sample`` and how ``sure`` it is are told too.
    """
    for drawing in inputs.drawings:
        noticed = [i for i in inputs.model.issues if i.file == drawing.file and i.code in issues]
        broken = _broken(drawing)
        facts: dict[str, str | int] = {"declared": drawing.declared, "encoding": drawing.encoding}
        if broken:
            yield Defect(drawing, facts={**facts, "count": broken}, others=_things(drawing, _destroyed), case="text")
        elif noticed:
            found = noticed[0].facts
            told = {name: found[name] for name in TOLD if name in found}
            sample = str(told.get("sample", ""))
            others = _things(drawing, partial(_holds, sample)) if sample else ()
            yield Defect(drawing, None, {**facts, **told}, others, case="" if drawing.declared else "undeclared")


def _holds(sample: str, text: str) -> bool:
    return sample in text


def _things(drawing: Drawing, wanted: Callable[[str], bool]) -> tuple[Feature, ...]:
    """Entities with such a text, on such a layer, or with such a value; of many some, whatever their order."""
    entities = drawing.entities.of_file()
    rows = entities.text.where(wanted) | entities.layer.where(wanted)
    values = np.flatnonzero(entities.xvalue.where(wanted))
    rows[np.searchsorted(entities.xstart, values, side="right") - 1] = True
    found = np.flatnonzero(rows).tolist()
    found.sort(key=lambda row: (entities.text[row], entities.layer[row], *_start(drawing, row)))
    return tuple(Feature(drawing, row) for row in found[:MOST])


def _start(drawing: Drawing, row: int) -> list[float]:
    first, end = (int(n) for n in drawing.entities.start[row : row + 2])
    start: list[float] = drawing.entities.xyz[first:end][:1].ravel().tolist()
    return start


def _broken(drawing: Drawing) -> int:
    entities = drawing.entities.of_file()
    names = (*entities.layer.names, *(layer.name for layer in drawing.layers))
    texts = sum(int(np.count_nonzero(column.where(_destroyed))) for column in (entities.text, entities.xvalue))
    return texts + len({name for name in names if _destroyed(name)})


def _destroyed(text: str) -> bool:
    return bool(DESTROYED.search(text))
