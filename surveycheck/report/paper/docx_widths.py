"""How wide the columns of a DOCX are, in twentieths of a point: what sets the page does not fit them by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from surveycheck.report.paper.blocks import Table

MARGIN = 70
"""Of a cell at both sides."""

SLIM, USUAL, BROAD, WIDE, HALF_POINTS, SLACK = 62, 112, 165, 180, 18, 36
"""Room for letters of 9 points in bold Arial, and for a Chinese one; for other fonts a little more."""

SHORT = 3
"""Signs up to which a head is one word, whatever its language."""

CHINESE = re.compile(r"\s+|[\u2e80-\u2fff\u3040-\u9fff\uac00-\ud7af\uf900-\ufaff]+")
"""A text may break at each of these; brackets and commas stay with what is beside them."""

LONG, SEEN = 12, 200
"""Letters up to which a word of a cell is kept whole, and rows whose words are looked at."""


def shares(parts: Sequence[float], whole: int) -> list[int]:
    """Widths that sum up to the line."""
    found = [int(whole * part / sum(parts)) for part in parts]
    found[-1] += whole - sum(found)
    return found


def beside(names: Sequence[str], whole: int, half_points: int) -> list[int]:
    """Widths of names and of their values: so wide that no name is broken, between a fifth and a third of the line."""
    longest = max(map(_room, names), default=0) * half_points // HALF_POINTS + 2 * MARGIN
    own = min(max(longest, whole // 5), whole // 3)
    return [own, whole - own]


def fitted(block: Table, whole: int) -> list[int]:
    """Widths of a table: in proportion, but none narrower than the longest word of its head, nor than the short words
    of its cells, where there is room for all of these. A head that is broken within a word cannot be read."""
    columns = block.columns
    heads = [_head(column.title) for column in columns]
    rows = [[cell if isinstance(cell, str) else cell.text for cell in cells] for cells in block.rows[:SEEN]]
    cells = [_longest([row[n] for row in rows if n < len(row)], LONG) for n in range(len(columns))]
    least = [max(pair) + 2 * MARGIN for pair in zip(heads, cells, strict=True)]
    if sum(least) >= whole:
        least = [room + 2 * MARGIN for room in heads]
    if sum(least) >= whole:
        return shares(least, whole)
    held: dict[int, float] = {}
    while True:
        room = whole - sum(held.values())
        free = {n: column.width for n, column in enumerate(columns) if n not in held}
        found = held | {n: room * part / sum(free.values()) for n, part in free.items()}
        narrow = {n: float(least[n]) for n in free if found[n] < least[n]}
        if not narrow:
            return shares([found[n] for n in range(len(columns))], whole)
        held |= narrow


def _head(title: str) -> int:
    return _room(title) if len(title) <= SHORT else _longest([title])


def _longest(texts: Iterable[str], most: int = 99) -> int:
    """The room that the longest word takes of those with at most so many letters."""
    words = (word for text in texts for word in CHINESE.split(text) if len(word) <= most)
    return max([WIDE, *map(_room, words)])


def _room(word: str) -> int:
    return sum(map(_letter, word)) + SLACK


def _letter(sign: str) -> int:
    if not sign.isascii():
        return WIDE
    return SLIM if sign in "fijlrtI.,:;()-/|'" else BROAD if sign in "mwMWQ@%" else USUAL
