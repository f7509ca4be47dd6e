"""A file of which lines are cut out, or put in: its bytes, and where its lines stood before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from surveycheck.model.columns import Ints
from surveycheck.model.drawing import Drawing
from surveycheck.model.source import Issue


@dataclass(frozen=True, eq=False)
class Piece:
    """So many whole lines; the first of them was line ``origin`` before, counted from 0."""

    content: bytes | memoryview
    lines: int
    origin: int


@dataclass(frozen=True, eq=False)
class Lines:
    """Lines from ``begin`` on (ascending, from 0) were lines from ``origin`` on."""

    begin: Ints
    origin: Ints

    def before(self, lines: Ints) -> Ints:
        """Where lines (from 1) stood before; 0, which is unknown, stays."""
        piece = np.maximum(np.searchsorted(self.begin, lines - 1, side="right") - 1, 0)
        moved: Ints = np.where(lines > 0, lines - self.begin[piece] + self.origin[piece], 0)
        return moved


def joined(pieces: Sequence[Piece]) -> tuple[bytes, Lines]:
    """The bytes of all pieces, one behind the other."""
    counts = np.array([piece.lines for piece in pieces], np.int64)
    origin = np.array([piece.origin for piece in pieces], np.int64)
    return b"".join(piece.content for piece in pieces), Lines(np.cumsum(counts) - counts, origin)


def relined(drawing: Drawing, issues: Iterable[Issue], edits: Sequence[Lines]) -> tuple[Drawing, tuple[Issue, ...]]:
    """The same with the lines of the file as it was before these edits, the last of them first."""

    def moved(lines: Ints) -> Ints:
        for edit in reversed(edits):
            lines = edit.before(lines)
        return lines

    def one(line: int) -> int:
        return int(moved(np.array([line], np.int64))[0])

    def told(issue: Issue) -> Issue:
        lines = issue.facts.get("lines")
        facts = {**issue.facts, "lines": tuple(map(one, lines))} if isinstance(lines, tuple) else issue.facts  # type: ignore[arg-type]
        return replace(issue, line=one(issue.line), facts=facts)

    if not edits:
        return drawing, tuple(issues)
    entities = replace(drawing.entities, line=moved(drawing.entities.line))
    parts = replace(drawing.parts, line=moved(drawing.parts.line))
    layers = tuple(replace(layer, line=one(layer.line)) for layer in drawing.layers)
    blocks = tuple(replace(block, line=one(block.line)) for block in drawing.blocks)
    drawing = replace(drawing, entities=entities, parts=parts, layers=layers, blocks=blocks)
    return drawing, tuple(map(told, issues))
