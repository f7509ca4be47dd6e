"""Parcels of lines and arcs, written as LandXML, are read back as the same shapes with the same areas."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from landxml_text import landxml, parcel

from surveycheck.geometry.curved_area import ring_area, with_exact_arcs
from surveycheck.model.drawing import MODEL_SPACE
from surveycheck.read import read_bytes

Corner = tuple[float, float]

SWEEPS = st.sampled_from([0.0]) | st.floats(0.02, 5.5) | st.floats(-5.5, -0.02)


@st.composite
def boundaries(draw: st.DrawFn) -> tuple[list[Corner], list[float], list[str]]:
    """Corners round a middle, the sweep of each side (0: a line; positive: counter-clockwise), and how each is told."""
    east, north = draw(st.floats(-1e6, 1e6)), draw(st.floats(-1e6, 5e6))
    steps = draw(st.lists(st.tuples(st.floats(0.5, 1.5), st.floats(5, 500)), min_size=3, max_size=9))
    whole = sum(step for step, _ in steps)
    angles = np.cumsum([step for step, _ in steps]) * 2 * math.pi / whole
    corners = [
        (east + size * math.cos(a), north + size * math.sin(a)) for a, (_, size) in zip(angles, steps, strict=True)
    ]
    sweeps = draw(st.lists(SWEEPS, min_size=len(corners), max_size=len(corners)))
    ways = draw(st.lists(st.sampled_from(["centre", "radius"]), min_size=len(corners), max_size=len(corners)))
    return corners, sweeps, ways


def text(place: Corner) -> str:
    return f"{place[1]!r} {place[0]!r}"


def side(start: Corner, end: Corner, sweep: float, way: str) -> str:
    ends = f"<Start>{text(start)}</Start>%s<End>{text(end)}</End>"
    if not sweep:
        return f"<Line>{ends % ''}</Line>"
    chord = math.dist(start, end)
    radius, rot = chord / (2 * math.sin(abs(sweep) / 2)), "ccw" if sweep > 0 else "cw"
    if way == "radius":
        return f'<Curve rot="{rot}" radius="{radius!r}" length="{radius * abs(sweep)!r}">{ends % ""}</Curve>'
    along = math.atan2(end[1] - start[1], end[0] - start[0])
    turn = along + math.copysign(1.0, sweep) * (math.pi / 2 - abs(sweep) / 2)
    centre = (start[0] + radius * math.cos(turn), start[1] + radius * math.sin(turn))
    return f'<Curve rot="{rot}">{ends % f"<Center>{text(centre)}</Center>"}</Curve>'


@settings(max_examples=150, deadline=None)
@given(boundaries())
def test_a_parcel_comes_back_as_it_was(boundary: tuple[list[Corner], list[float], list[str]]) -> None:
    corners, sweeps, ways = boundary
    following = [*corners[1:], corners[0]]
    sides = [side(*words) for words in zip(corners, following, sweeps, ways, strict=True)]
    model = read_bytes({"a.xml": landxml("<Parcels>" + parcel("".join(sides)) + "</Parcels>")})
    assert model.issues == ()
    every = model.features
    lot = every.take(every.layer.where("Parcel".__eq__) & (every.column("space") == MODEL_SPACE))
    assert len(lot) == 1
    entities = model.drawings[0].entities
    rows = slice(entities.start[lot.row[0]], entities.start[lot.row[0] + 1])
    assert entities.xyz[rows, :2].tolist() == [list(c) for c in corners]
    bulges = np.tan(np.array(sweeps) / 4)
    assert entities.bulge[rows] == pytest.approx(bulges, rel=1e-6, abs=1e-9)
    exact = ring_area(np.array(corners), bulges)
    size = float(with_exact_arcs(lot, np.array([lot.geometry[0].area]))[0])
    perimeter = sum(math.dist(a, b) for a, b in zip(corners, following, strict=True))
    assert size == pytest.approx(exact, rel=1e-6, abs=1e-7 * perimeter * max(1.0, *map(abs, bulges)) ** 2)
