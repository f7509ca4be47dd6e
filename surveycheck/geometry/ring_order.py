"""The order in which numbered points follow a ring."""

from __future__ import annotations

from collections.abc import Sequence


def direction(places: Sequence[int], size: int) -> int:
    """``places`` (k,): the distinct vertices of a ring of ``size`` vertices at which points lie, in the order of their
    numbers. 1 where they go once around the ring as its vertices do, -1 where they go the other way round, 0 where they
    do neither, or are fewer than three."""
    if len(places) < 3:
        return 0
    following = [*places[1:], places[0]]
    steps = sum((after - before) % size for before, after in zip(places, following, strict=True))
    if steps == size:
        return 1
    return -1 if steps == size * (len(places) - 1) else 0


def strangers(places: Sequence[int], size: int, most: int = 2) -> tuple[int, ...]:
    """Numbers (in ``places``) of those points without which the others go around: one, or else two neighbours in the
    order that were exchanged; empty where more are out of place than ``most``."""
    every = range(len(places))
    for number in every:
        if direction([p for i, p in enumerate(places) if i != number], size):
            return (number,)
    for one in every if most > 1 else ():
        for two in range(one + 1, len(places)):
            swapped = list(places)
            swapped[one], swapped[two] = swapped[two], swapped[one]
            if direction(swapped, size):
                return one, two
    return ()
