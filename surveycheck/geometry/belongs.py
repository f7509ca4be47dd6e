"""Which things belong to which holders by a number that both carry: the unit to its floor, the floor to its building.

Floors are drawn in place, one above the other, so that what lies inside what does not tell which one is meant.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from surveycheck.model.columns import Bools, Ints, Objects

ANY = -1


@dataclass(frozen=True, eq=False)
class Belongs:
    """``own`` (n,) and ``holder`` (m,): numbers of the keys of things and holders; ``ANY`` of a thing whose key no
    holder has, or that has none: it may belong to each."""

    own: Ints
    holder: Ints

    def together(self, one: Ints, two: Ints) -> Bools:
        """Which pairs of a thing and a holder (k,) belong together."""
        mask: Bools = (self.own[one] == ANY) | (self.own[one] == self.holder[two])
        return mask

    def those(self, one: int, holders: Ints) -> Ints:
        """Those of the holders (k,) that one thing may belong to."""
        return holders if self.own[one] == ANY else holders[self.holder[holders] == self.own[one]]

    def of_one(self, one: int) -> Ints:
        """All holders that one thing may belong to."""
        return self.those(one, np.arange(len(self.holder)))


def to_any(things: int, holders: int) -> Belongs:
    """Nothing is numbered."""
    return Belongs(np.full(things, ANY, np.int64), np.zeros(holders, np.int64))


def belonging(own: Objects, holder: Objects) -> Belongs:
    """By texts (n,) and (m,) as the drawing carries them; blanks around them do not count, and "" is no number."""
    mine, theirs = (np.array([str(text).strip() for text in texts], dtype=object) for texts in (own, holder))
    number = {text: n for n, text in enumerate(dict.fromkeys(theirs.tolist())) if text}
    blank = len(number) + 1
    return Belongs(
        np.array([number.get(text, ANY) for text in mine], np.int64),
        np.array([number.get(text, blank) for text in theirs], np.int64),
    )
