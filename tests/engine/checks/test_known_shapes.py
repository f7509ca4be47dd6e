"""Shapes whose validity public suites know, against what the pack ``geometry`` finds: the data file tells both."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely

from surveycheck.geometry.sketch import sketch
from surveycheck.model import Model
from surveycheck.pack import Pack, load_pack
from surveycheck.run import run
from surveycheck.run.options import Options

ROLES = {"A": "area-coverage", "C": "area-coverage", "N": "line-network"}
FAR = 40_000_000
ASKED = ("GEO-02", "GEO-03", "GEO-04", "GEO-06", "GEO-07", "GEO-09", "GEO-21", "TOP-01", "TOP-11")
"""Short sides, spikes and dangles are of other concern here; gaps are asked for among the coverages."""
GAP = 0.9
"""Metres: gaps up to this width are looked for by them (and up to 1 m by us)."""


@dataclass(frozen=True)
class Known:
    """One line of the data file."""

    kind: str
    valid: bool
    ours: frozenset[str]
    name: str
    shapes: tuple[shapely.Geometry, ...]
    because: str


def _known() -> list[Known]:
    lines = Path(__file__).with_name("known_shapes.txt").read_text("utf-8").splitlines()
    cells = (line.split("|") for line in lines if line.strip() and not line.startswith("#"))
    return [
        Known(k, v == "yes", frozenset(ours.split()), name, tuple(map(shapely.from_wkt, wkt.split(";"))), why)
        for k, v, ours, name, wkt, why in cells
    ]


KNOWN = _known()


@functools.cache
def pack() -> Pack:
    return load_pack("geometry")


def row(kind: str, shape: shapely.Geometry) -> dict[str, Any]:
    if kind == "H" or shape.geom_type == "MultiPolygon" or (kind == "C" and shape.interiors):
        return {"layer": kind, "type": "HATCH", "wkt": shapely.to_wkt(shape, rounding_precision=-1)}
    points = [tuple(p) for p in shapely.get_coordinates(shape).tolist()]
    if kind in "RAC":
        return {"layer": kind, "points": points[:-1], "closed": True}
    return {"layer": kind, "points": points}


def codes(known: Known, shapes: list[shapely.Geometry]) -> set[str]:
    """What the rules that are asked find."""
    model = Model("drawn", drawings=(sketch([row(known.kind, shape) for shape in shapes]),))
    roles = {ROLES[known.kind]: (known.kind,)} if known.kind in ROLES else {}
    asked = (*ASKED, "TOP-02") if known.kind == "C" else ASKED
    runs = run(model, pack(), Options(roles=roles, only=asked))
    assert not [r for r in runs if r.status == "crashed"]
    return {f.code for r in runs for f in r.findings}


@pytest.mark.parametrize("known", KNOWN, ids=lambda k: f"{k.kind}-{k.name}")
def test_our_verdict(known: Known) -> None:
    assert codes(known, list(known.shapes)) == known.ours


@pytest.mark.parametrize("known", KNOWN, ids=lambda k: f"{k.kind}-{k.name}")
def test_the_data_are_right_about_the_others(known: Known) -> None:
    """Their verdict is that of GEOS, which descends from JTS; where ours is another, the file says why."""
    one = known.shapes[0]
    if known.kind in "RH":
        valid = bool(shapely.is_valid(one) and shapely.area(one) > 0)
    elif known.kind == "L":
        valid = bool(shapely.is_simple(one) and shapely.length(one) > 0)
    elif known.kind == "A":
        valid = not any(shapely.relate_pattern(a, b, "2********") for a, b in _pairs(known))
    elif known.kind == "C":
        valid = bool(shapely.coverage_is_valid(np.array(known.shapes), GAP))
    else:
        valid = bool(shapely.is_simple(shapely.multilinestrings(list(known.shapes))))
    assert valid == known.valid
    assert bool(known.because) == (valid == bool(known.ours))


def _pairs(known: Known) -> list[tuple[shapely.Geometry, shapely.Geometry]]:
    return [(a, b) for n, a in enumerate(known.shapes) for b in known.shapes[:n]]


def _seam_repeated(ring: shapely.Geometry) -> bool:
    points = shapely.get_coordinates(ring)
    return bool((points[-2] == points[0]).all() or (points[1] == points[0]).all())


def _reversed(shape: shapely.Geometry) -> shapely.Geometry:
    return shapely.reverse(shape)


def _begun_later(shape: shapely.Geometry) -> shapely.Geometry:
    """Rings begun at their second vertex; lines as they are."""

    def turned(ring: shapely.Geometry) -> np.ndarray:
        points = np.roll(shapely.get_coordinates(ring)[:-1], -1, axis=0)
        return np.concatenate([points, points[:1]])

    parts = [
        shapely.Polygon(turned(p.exterior), [turned(r) for r in p.interiors]) if p.geom_type == "Polygon" else p
        for p in shapely.get_parts(shape)
    ]
    return shapely.multipolygons(parts) if len(parts) > 1 else parts[0]


def _far(shape: shapely.Geometry) -> shapely.Geometry:
    return shapely.transform(shape, lambda xy: xy + np.array([FAR, -FAR]))


def _mirrored(shape: shapely.Geometry) -> shapely.Geometry:
    return shapely.transform(shape, lambda xy: xy * (-1, 1))


def _askew(shape: shapely.Geometry) -> shapely.Geometry:
    """At an angle at which no corner lies on a side by its digits."""
    turn = np.array([[np.cos(0.7), np.sin(0.7)], [-np.sin(0.7), np.cos(0.7)]])
    return shapely.transform(shape, lambda xy: xy @ turn)


@pytest.mark.parametrize("way", [_reversed, _begun_later, _far, _mirrored, _askew], ids=lambda w: w.__name__)
@pytest.mark.parametrize("known", KNOWN, ids=lambda k: f"{k.kind}-{k.name}")
def test_however_it_is_drawn(known: Known, way: Any) -> None:
    if way in (_begun_later, _reversed) and known.kind == "R" and _seam_repeated(known.shapes[0]):
        pytest.skip("the seam of a closed polyline may repeat its first vertex, another corner may not")
    again = [way(shape) for shape in known.shapes]
    assert codes(known, again[::-1]) == known.ours
