"""Causes that only the drawing can tell: whose thing a spot lies on, what a corner beside its point accounts for."""

from __future__ import annotations

import pytest
import shapely
import small_pack as small

from surveycheck.geometry.sketch import sketch
from surveycheck.model import Finding, Place
from surveycheck.run.cause import join
from surveycheck.run.upon import Things

EAST, NORTH = 610000.0, 3300000.0
OUTLINE = [(0, 0), (10, 0), (10, 10), (0, 11)]
"""The last corner was drawn one metre too far north: its point stands at (0, 10); the area is 5 m² too large."""


def at(x: float, y: float) -> tuple[float, float]:
    return EAST + x, NORTH + y


def things() -> Things:
    ring = ", ".join(f"{x + EAST} {y + NORTH}" for x, y in [*OUTLINE, OUTLINE[0]])
    road = f"LINESTRING ({EAST} {NORTH}, {EAST + 20} {NORTH})"
    rows = [{"handle": "A", "wkt": f"POLYGON (({ring}))"}, {"handle": "B", "wkt": road}]
    return Things(small.model(drawings=(sketch(rows, file="a"),)))


def finding(code: str, ident: str, place: Place, others=(), **facts) -> Finding:
    return Finding(ident, code, code, "", "", "C", "图/形", "", "", "", ident, place, facts, others)


def causes(found: list[Finding], **rules) -> dict[str, str]:
    made = {code: small.rule(code, small.nothing, **words) for code, words in rules.items()}
    return {f.id: f.cause for f in join(found, made, things())}


@pytest.mark.parametrize(
    ("spot", "cause"), [((20, 0), "x"), ((7, 0.0015), "x"), ((20, 0.003), "y"), ((21, 0), "y"), ((5, 5), "y")]
)
def test_a_spot_on_the_thing_follows(spot: tuple[float, float], cause: str) -> None:
    found = [
        finding("A1", "x", Place(file="a", handles=("B",))),
        finding("B1", "y", Place(file="a", handles=("C",), at=at(*spot))),
    ]
    assert causes(found, A1={"also": ("B1",)}, B1={})["y"] == cause


def test_the_inside_of_an_area_is_not_its_outline() -> None:
    found = [finding("A1", "x", Place(file="a", handles=("A",)))]
    found += [
        finding("B1", i, Place(file="a", handles=("C",), at=at(*s))) for i, s in (("in", (5, 5)), ("on", (10, 4)))
    ]
    assert causes(found, A1={"also": ("B1",)}, B1={}) == {"x": "x", "in": "in", "on": "x"}


@pytest.mark.parametrize(("area", "cause"), [(105.0, "x"), (60.0, "x"), (40.0, "y"), (None, "y")])
def test_a_gap_where_the_area_still_lies_follows(area: float | None, cause: str) -> None:
    """The area (105 m²) is no tile any more: most of it is the gap. A small gap inside it has another reason."""
    told = {} if area is None else {"area": area}
    found = [
        finding("A1", "x", Place(file="a", handles=("A",))),
        finding("B1", "y", Place(file="a", handles=("C",), at=at(5, 5)), **told),
    ]
    assert causes(found, A1={"also": ("B1",)}, B1={})["y"] == cause


@pytest.mark.parametrize(("spot", "cause"), [((30, 40), "x"), ((30, 41), "y")])
def test_the_place_that_a_thing_was_shifted_from_follows(spot: tuple[float, float], cause: str) -> None:
    moved = Place(file="a", handles=("P",), at=at(3030, 40))
    found = [
        finding("A1", "x", Place(file="d", xpath="/r/T[1]", at=moved.at), (moved,), shift_east=3000.0, shift_north=0.0),
        finding("B1", "y", Place(file="a", handles=("C",), at=at(*spot))),
    ]
    assert causes(found, A1={"also": ("B1",)}, B1={})["y"] == cause


@pytest.mark.parametrize(
    ("facts", "spot", "cause"),
    [
        ({"difference": -5.0, "limit": 0.01}, None, "x"),
        ({"difference": 5.0, "limit": 0.01}, None, "y"),
        ({"difference": -5.1, "limit": 0.01}, None, "y"),
        ({"distance": 1.0}, (1, 10.5), "x"),
        ({"distance": 1.0}, (9, 9), "y"),
    ],
)
def test_a_corner_beside_its_point_accounts_for_the_piece_between(facts, spot, cause: str) -> None:
    """What would be right with the corner at its point follows; what would still be wrong does not."""
    point = Place(file="a", handles=("P",), at=at(0, 10))
    place = Place(file="a", handles=("A",))
    other = Place(file="a", handles=("C",), at=at(*spot)) if spot else Place(file="d", xpath="/r/T[1]/MJ")
    found = [
        finding("A1", "x", Place(file="a", handles=("A",), at=at(0, 11)), (point,)),
        finding("B1", "y", other, (place,), **facts),
    ]
    assert causes(found, A1={"explains": ("B1",)}, B1={})["y"] == cause
    assert causes(found, A1={}, B1={})["y"] == "y"


@pytest.mark.parametrize(("radius", "cause"), [(0.5, "x"), (3.0, "x"), (4.0, "y")])
def test_the_middle_of_a_symbol_s_circle_follows(radius: float, cause: str) -> None:
    """A symbol was exploded: its circle is left around the point. A tank is no symbol."""
    circle = shapely.Point(at(30, 30)).buffer(radius, 16)
    model = small.model(drawings=(sketch([{"handle": "A", "wkt": circle.wkt}], file="a"),))
    found = [
        finding("A1", "x", Place(file="a", handles=("A",))),
        finding("B1", "y", Place(file="a", handles=("C",), at=at(30, 30))),
    ]
    made = {"A1": small.rule("A1", small.nothing, also=("B1",)), "B1": small.rule("B1", small.nothing)}
    assert [f.cause for f in join(found, made, Things(model))] == ["x", cause]
