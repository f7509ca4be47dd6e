"""Names and texts lost to question marks: a program had no character for what was Chinese, and wrote ``?``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from surveycheck.model.drawing import Drawing
from surveycheck.model.source import Issue

RUN = re.compile(r"\?{2,}")
SEVERAL = 3
"""So many different texts with runs of question marks are no doubts that somebody noted down."""


def lost_to_question_marks(drawing: Drawing) -> tuple[Issue, ...]:
    """``dxf-text-lost``, with loss: names that hold ``?``, which no program allows in a name (AutoCAD, *symbol names*),
    and with them every text with a run of it; without such names, texts when there are several."""
    names = [name for name in _names(drawing) if "?" in name]
    entities = drawing.entities
    texts = [text for text in (*entities.text.names, *entities.xvalue.names) if "??" in text and RUN.search(text)]
    lost = sorted({*names, *texts} if names or len(set(texts)) >= SEVERAL else set())
    if not lost:
        return ()
    return (Issue("dxf-text-lost", drawing.file, loss=True, facts={"count": len(lost), "sample": lost[0][:24]}),)


def _names(drawing: Drawing) -> Iterator[str]:
    yield from drawing.entities.layer.names
    for table in (drawing.layers, drawing.blocks, drawing.styles):
        yield from (item.name for item in table)
