"""The map of a whole drawing: every finding is in a mark, strays do not shrink it, classes are letters."""

from __future__ import annotations

import re

import pytest

from surveycheck.picture import overview_map


def marks(svg: str) -> list[str]:
    """The letters of the marks, in the order of drawing."""
    return re.findall(r'text-anchor="middle">([ABCDi])</text>', svg)


def numbers(svg: str) -> set[str]:
    return set(re.findall(r">(\d+(?: \+\d+)?)</text>", svg))


def test_nothing_placed_is_no_map() -> None:
    assert overview_map([]) == ""
    assert overview_map([((float("nan"), 0.0), "A", 1)]) == ""


def test_marks_bear_letter_and_number() -> None:
    svg = overview_map([((0.0, 0.0), "A", 1), ((100.0, 0.0), "note", 2), ((100.0, 80.0), "C", 3)])
    assert sorted(marks(svg)) == ["A", "C", "i"]
    assert numbers(svg) >= {"1", "2", "3"}


def test_spots_at_one_place_share_a_mark_of_the_worst_class() -> None:
    near = [((50.0, 50.0), severity, n) for n, severity in enumerate(("C", "B", "D"), 4)]
    svg = overview_map([((0.0, 0.0), "D", 1), *near, ((100.0, 100.0), "D", 9)])
    assert sorted(marks(svg)) == ["B", "D", "D"]
    assert "4 +2" in numbers(svg)


@pytest.mark.parametrize("count", [1, 100_000])
def test_many_spots_are_a_bounded_picture(count: int) -> None:
    spots = [((n % 317 * 3.0, n // 317 * 2.0), "B", n + 1) for n in range(count)]
    svg = overview_map(spots)
    assert len(svg) < 400_000
    assert svg == overview_map(spots)
