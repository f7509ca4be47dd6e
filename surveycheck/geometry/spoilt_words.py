"""What is left of words that a sheet should have, and that nobody recognizes any more: a title cut short, a name
misspelt."""

from __future__ import annotations

from collections.abc import Sequence, Set
from difflib import SequenceMatcher

import numpy as np

from surveycheck.geometry.cells import says
from surveycheck.geometry.sheet import plain
from surveycheck.model import Features
from surveycheck.model.columns import Ints

BEGINS = 4
"""So many letters are no chance: titles of one project begin with its name."""

ALIKE = 0.5
"""Two words of which so much is the same are one, misspelt (``difflib``: twice the letters in common, of all)."""

COMMON = 2
"""What stands on so many other sheets is theirs as it is: it says something else."""


def left_of(
    texts: Features, like: str, known: Set[str], others: Sequence[Set[str]], elsewhere: Sequence[str] = ()
) -> int | None:
    """The number of the text that stands for words which a sheet lacks: the one that is ``like`` them (a regular
    expression for a whole line) or what is left of them as ``known`` from other sheets; of several the tallest. None
    where there is none, or more than one as tall. ``others``: the texts of each other sheet; ``elsewhere``: regular
    expressions of what other things say."""
    common = {text for own in others for text in own if sum(text in sheet for sheet in others) >= COMMON}

    def fits(text: str) -> bool:
        word = plain(text)
        if not word or word in common:
            return False
        return says(text, like) or (not says(text, *elsewhere) and any(_left(word, whole) for whole in known))

    found: Ints = np.flatnonzero(texts.labels("text").where(fits))
    heights = np.nan_to_num(texts.column("height")[found].astype(float))
    tallest = found[heights == heights.max(initial=0.0)]
    return int(tallest[0]) if len(tallest) == 1 else None


def _left(word: str, whole: str) -> bool:
    """A piece from either end, the same beginning, or so much of it."""
    if whole.startswith(word) or whole.endswith(word):
        return word != whole
    if len(word) >= BEGINS and word[:BEGINS] == whole[:BEGINS]:
        return True
    if 2 * min(len(word), len(whole)) < ALIKE * (len(word) + len(whole)):
        return False
    found = SequenceMatcher(None, word, whole, autojunk=False)
    return found.quick_ratio() >= ALIKE and found.ratio() >= ALIKE


def words_of(texts: Features) -> frozenset[str]:
    """The texts of a sheet as they are compared."""
    return frozenset(plain(text) for text in texts.labels("text").counts())
