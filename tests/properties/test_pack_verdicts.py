"""What a pack says of shapes and of how they lie does not hang on where the drawing lies, on the order of its entities,
or on how a line was drawn; nor do the ids of what it finds."""

from __future__ import annotations

import functools
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from surveycheck.geometry.sketch import sketch
from surveycheck.model import Finding, Model
from surveycheck.pack import Pack, load_pack
from surveycheck.run import run
from surveycheck.run.options import Options

# Millimetres on a coarse grid, with steps at and beside the limits: shapes that meet, touch, and just miss each other.
STEPS = st.sampled_from([0, 0, 0, 0, 1, 2, 9, 11, 30, 50, 51])
COORDINATE = st.builds(lambda metres, mm: metres * 2000 + mm, st.integers(0, 5), STEPS)
POINT = st.tuples(COORDINATE, COORDINATE)
BULGE = st.sampled_from([0.0, 0.0, 0.0, 1.0, -0.5, 0.1])
LAYERS = {
    "geometry": [("LINE", ""), ("LINE", ""), ("AREA", ""), ("OTHER", "")],
    "ningbo": [
        *(("JZD", "300000"), ("JMD", "141111"), ("FCC", "9210200"), ("FCH", "9210300"), ("YDHX", "9410001")),
        *(("LD", "9470105"), ("SWCW", "9460093"), ("DLSS", "163300"), ("GXYZ", "174100")),
    ],
}
FAR = {"geometry": (40_000_000, 0), "ningbo": (40_000_000, 0)}
OPTIONS = {
    "geometry": Options(roles={"line-network": ("LINE",), "area-coverage": ("AREA",)}),
    "ningbo": Options(settings={"city_box": (-1e9, -1e9, 1e9, 1e9)}),
}
NO_DIRECTION = {"GEO-16"}
"""What is about the direction itself."""

Shape = dict[str, Any]
Told = tuple[str, str, str, tuple[float, ...], tuple[tuple[str, object], ...]]


@functools.cache
def pack(name: str) -> Pack:
    return load_pack(name)


@functools.cache
def others(name: str) -> tuple[str, ...]:
    """The rules that are about something else."""
    return tuple(rule.code for rule in pack(name).rules if rule.code[:3] not in ("GEO", "TOP"))


def drawings(name: str) -> st.SearchStrategy[list[Shape]]:
    shape = st.fixed_dictionaries(
        {
            "points": st.lists(POINT, min_size=1, max_size=5, unique=True),
            "bulges": st.lists(BULGE, min_size=5, max_size=5),
            "closed": st.booleans(),
            "layer": st.sampled_from(LAYERS[name]),
        }
    )
    return st.lists(shape, min_size=1, max_size=5)


def row(shape: Shape, shift: tuple[int, int]) -> dict[str, Any]:
    """Millimetres to metres: the double nearest to the written decimal, as any reader would read it."""
    layer, code = shape["layer"]
    points = [tuple((mm + s * 1000) / 1000 for mm, s in zip(p, shift, strict=True)) for p in shape["points"]]
    words: dict[str, Any] = {"layer": layer, "points": points, **({"code": code} if code else {})}
    if len(points) == 1:
        return {**words, "type": "POINT"}
    return {**words, "closed": shape["closed"], "bulges": shape["bulges"][: len(points)]}


def findings(name: str, shapes: list[Shape], shift: tuple[int, int] = (0, 0)) -> list[Finding]:
    base = (0, 0) if name == "geometry" else (612_000, 3_307_000)
    shift = (base[0] + shift[0], base[1] + shift[1])
    model = Model("drawn", drawings=(sketch([row(s, shift) for s in shapes]),))
    options = OPTIONS[name]
    runs = run(model, pack(name), Options(roles=options.roles, settings=options.settings, skip=others(name)))
    assert [(r.code, r.note) for r in runs if r.status == "crashed"] == []
    return [f for r in runs for f in r.findings]


def told(found: list[Finding], shift: tuple[int, int] = (0, 0)) -> list[Told]:
    """Rule, class, layer, spot moved back, and facts, to the millimetre. A gap's spot lies somewhere well inside it;
    which spot that is hangs on the last bits of its outline."""
    rows = []
    for f in found:
        at = () if f.place.at is None or "area" in f.facts or "overlap" in f.facts else f.place.at
        spot = tuple(round(a - s, 3) for a, s in zip(at, shift, strict=False))
        facts = tuple(sorted((k, round(v, 3) if isinstance(v, float) else v) for k, v in f.facts.items()))
        rows.append((f.code, f.severity, f.place.layer, spot, facts))
    return sorted(rows, key=repr)


def close(one: list[Told], two: list[Told]) -> bool:
    """The same; spots and numbers may differ by the last digit compared."""
    return len(one) == len(two) and all(
        a[:3] == b[:3]
        and all(abs(p - q) <= 0.0021 for p, q in zip(a[3], b[3], strict=True))
        and all(_same(p, q) for p, q in zip(a[4], b[4], strict=True))
        for a, b in zip(one, two, strict=True)
    )


def _same(one: tuple[str, object], two: tuple[str, object]) -> bool:
    if isinstance(one[1], float) and isinstance(two[1], float):
        return one[0] == two[0] and abs(one[1] - two[1]) <= 0.0021
    return one == two


def reversed_(shape: Shape) -> Shape:
    """The same line from its other end: the arcs turn the other way."""
    n = len(shape["points"])
    sides = shape["bulges"][: n - 1] if not shape["closed"] else shape["bulges"][:n]
    back = [-b for b in sides][::-1]
    back = back if not shape["closed"] else [*back[1:], back[0]]  # the closing side stays the last
    return {**shape, "points": shape["points"][::-1], "bulges": [*back, *[0.0] * 5][:5]}


def begun_at(shape: Shape, start: int) -> Shape:
    points, n = shape["points"], len(shape["points"])
    start %= n
    bulges = shape["bulges"][:n]
    turned = [*bulges[start:], *bulges[:start]]
    return {**shape, "points": [*points[start:], *points[:start]], "bulges": [*turned, *[0.0] * 5][:5]}


def sound(shape: Shape) -> bool:
    """A closed polyline may end at its first vertex, so no two neighbours may be the same within the tolerances."""
    points = shape["points"]
    pairs = zip(points, [*points[1:], points[0]], strict=True)
    return len(points) < 2 or all(abs(p[0] - q[0]) > 2 or abs(p[1] - q[1]) > 2 for p, q in pairs)


ids = functools.partial(map, lambda f: f.id)
CALM = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("name", LAYERS)
@CALM
@given(data=st.data())
def test_in_another_order(name: str, data: st.DataObject) -> None:
    shapes = data.draw(drawings(name))
    one, two = findings(name, shapes), findings(name, data.draw(st.permutations(shapes)))
    assert close(told(one), told(two))
    assert sorted(ids(one)) == sorted(ids(two))


@pytest.mark.parametrize("name", LAYERS)
@CALM
@given(data=st.data(), shift=st.tuples(st.sampled_from([0, 40_000_000, -40_000_000]), st.sampled_from([0, 40_000_000])))
def test_far_away(name: str, data: st.DataObject, shift: tuple[int, int]) -> None:
    shapes = data.draw(drawings(name))
    assert close(told(findings(name, shapes, shift), shift), told(findings(name, shapes)))


@pytest.mark.parametrize("name", LAYERS)
@CALM
@given(data=st.data())
def test_drawn_from_the_other_end(name: str, data: st.DataObject) -> None:
    shapes = [s for s in data.draw(drawings(name)) if sound(s)]
    one, two = (
        [f for f in findings(name, drawn) if f.code not in NO_DIRECTION]
        for drawn in (shapes, [*map(reversed_, shapes)])
    )
    assert close(told(one), told(two))
    assert sorted(ids(one)) == sorted(ids(two))


@pytest.mark.parametrize("name", LAYERS)
@CALM
@given(data=st.data(), start=st.integers(1, 4))
def test_begun_at_another_vertex(name: str, data: st.DataObject, start: int) -> None:
    shapes = [{**s, "closed": True} for s in data.draw(drawings(name)) if sound(s)]
    one, two = findings(name, shapes), findings(name, [begun_at(s, start) for s in shapes])
    assert close(told(one), told(two))
    assert sorted(ids(one)) == sorted(ids(two))
