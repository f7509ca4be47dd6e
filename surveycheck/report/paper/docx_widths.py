"""How wide the columns of a DOCX are, in twentieths of a point: what sets the page does not fit them by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from surveycheck.report.paper.blocks import Column

MARGIN = 70
"""Of a cell at both sides."""

SLIM, USUAL, BROAD, WIDE = 62, 112, 165, 180
"""Room for letters of 9 points in bold Arial, and for a Chinese one."""

CHINESE = re.compile(r"[\s\u2e80-\uffef]+")
"""A head may break at each of these."""


def shares(parts: Sequence[float], whole: int) -> list[int]:
    """Widths that sum up to the line."""
    found = [int(whole * part / sum(parts)) for part in parts]
    found[-1] += whole - sum(found)
    return found


def fitted(columns: Sequence[Column], whole: int) -> list[int]:
    """Widths of a table: in proportion, but none narrower than the longest word of its head, where there is room for
    all of these. A head that is broken within a word cannot be read."""
    least = [_longest(column.title) + 2 * MARGIN for column in columns]
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


def _longest(title: str) -> int:
    """The room that the longest word of a head takes."""
    return max(WIDE, *(_room(word) for word in CHINESE.split(title)))


def _room(word: str) -> int:
    return sum(SLIM if letter in "fijlrtI.,:;()-/|'" else BROAD if letter in "mwMWQ@%" else USUAL for letter in word)
