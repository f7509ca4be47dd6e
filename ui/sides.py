"""How large pages, map, findings and card of a result are as long as nobody has moved what is between them."""

from __future__ import annotations

SIDES = [360, 580, 340]
"""Pixels of the three columns at the first start."""

WIDE, PAGES, CARD = 1440, 0.1, 0.25
"""Pixels of a window above which the pages at the left grow, too, and the shares of what is more than usual that they
and the card take; the map and the findings take the rest."""

MOST_PAGES, MOST_CARD, MOST_LESSON = 660, 920, 1600
"""Pixels from which on more room is only emptiness beside the words; a card with good and bad beside each other has
use for more."""

LIST, HIGH = 0.48, 900
"""The share of the findings below the map, and pixels of both from which on a short list leaves the map more."""


def columns(room: int, pages: int) -> list[int]:
    """The widths of pages, middle and card; ``pages``: what the pages need."""
    left = max(pages, min(MOST_PAGES, pages + round(PAGES * (room - WIDE)))) if room > WIDE else pages
    card = min(MOST_CARD, SIDES[2] + round(CARD * max(0, room - sum(SIDES))))
    return [left, max(0, room - left - card), card]


def lesson(room: int) -> list[int]:
    """A lesson has no pages at its left, and good and bad beside each other in its card."""
    card = min(MOST_LESSON, round(0.56 * room))
    return [0, room - card, card]


def rows(room: int, need: int) -> list[int]:
    """The heights of map and findings: of a high window a list that is shorter takes no more than it ``need``s."""
    share = round(LIST * room)
    height = share if room < HIGH else max(round(LIST * HIGH), min(share, need))
    return [room - height, height]
