"""Pictures of check measurements: what is long stays within, what lies beyond is red, names are only text."""

from __future__ import annotations

import re
from decimal import Decimal
from math import hypot

import pytest
from lxml import etree

from surveycheck.model import Compared, Place
from surveycheck.picture import histogram, target, vector_map
from surveycheck.picture.vectors import BEYOND, HEIGHT, WIDTH, WITHIN

M0 = 0.05


def measured(key: str, at: tuple[float, float], north: str, east: str) -> Compared:
    difference = (Decimal(north), Decimal(east))
    error = Decimal(str(hypot(*map(float, difference))))
    beyond = float(error) > 2 * M0
    return Compared(key, "", ("0",), ("0",), difference, error, Decimal("0.1"), beyond, Place(), Place(), at)


def ends(picture: str) -> list[tuple[float, float]]:
    """Where the shafts of the arrows begin and end."""
    found = re.findall(r"M(-?[\d.]+) (-?[\d.]+)l(-?[\d.]+) (-?[\d.]+)", picture)
    return [
        end for x, y, dx, dy in found for end in ((float(x), float(y)), (float(x) + float(dx), float(y) + float(dy)))
    ]


@pytest.mark.parametrize("east", ["-9", "9", "0"])
@pytest.mark.parametrize("north", ["-9", "9", "0.2"])
def test_no_arrow_leaves_the_map(north: str, east: str) -> None:
    corners = [(612000.0, 3307000.0), (612400.0, 3307000.0), (612400.0, 3307300.0), (612000.0, 3307300.0)]
    picture = vector_map([measured(f"J{n}", at, north, east) for n, at in enumerate(corners)], M0)
    assert len(ends(picture)) > 8
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in ends(picture))
    assert BEYOND in picture


def test_north_is_up_and_east_is_right() -> None:
    picture = vector_map([measured("J1", (612000.0, 3307000.0), "0.04", "0.02")], M0)
    (x, y), (to_x, to_y) = ends(picture)[:2]
    assert to_x > x
    assert to_y < y
    assert BEYOND not in picture


def test_gross_errors_stand_in_the_outermost_bar_in_red() -> None:
    found = [measured("a", (0.0, 0.0), "0.01", "0"), measured("b", (1.0, 1.0), "3", "0")]
    picture = histogram(found, M0, 0.01)
    assert (picture.count(f'fill="{WITHIN}" fill-opacity'), picture.count(f'fill="{BEYOND}" fill-opacity')) == (1, 1)


@pytest.mark.parametrize("draw", [lambda f: vector_map(f, M0), lambda f: histogram(f, M0), lambda f: target(f, M0)])
def test_names_are_only_text(draw: object) -> None:
    picture = draw([measured("<b>&", (0.0, 0.0), "0.01", "0.2")])  # type: ignore[operator]
    etree.fromstring(picture)
    assert "<b>" not in picture
    assert draw([]) == ""  # type: ignore[operator]
