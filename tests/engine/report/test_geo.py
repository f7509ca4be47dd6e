"""Findings as layers of a map: GeoJSON and GeoPackage."""

from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO
from math import isclose
from typing import Any

import pytest

from surveycheck.model import Event, Report
from surveycheck.report import gpkg
from surveycheck.report.formats import FORMATS
from surveycheck.report.gauss import grid_of, lon_lat
from surveycheck.report.wish import PaperError, Wish


def geojson(report: Report, crs: str = "", lang: str = "zh") -> tuple[Any, list[str]]:
    said: list[Event] = []
    content = FORMATS["geojson"](report, Wish(lang, progress=said.append, crs=crs))["geojson"]
    assert isinstance(content, bytes)
    return json.loads(content), [str(e.fields["message_en"]) for e in said if e.event == "message"]


@pytest.mark.parametrize(
    ("crs", "meridian", "zone"),
    [
        ("EPSG:4549", 120, 0),
        ("4549", 120, 0),
        ("epsg:4528", 120, 40),
        ("EPSG:4508", 111, 0),
        ("EPSG:4491", 75, 13),
        ("EPSG:4554", 135, 0),
        ("EPSG:4533", 135, 45),
    ],
)
def test_grids_of_epsg(crs: str, meridian: float, zone: int) -> None:
    grid = grid_of(crs)
    assert grid is not None
    assert (grid.meridian, grid.zone) == (meridian, zone)


@pytest.mark.parametrize("crs", ["EPSG:4490", "EPSG:3857", "EPSG:4555", "WGS84", "", "EPSG:45490"])
def test_what_is_no_such_grid(crs: str) -> None:
    assert grid_of(crs) is None


@pytest.mark.parametrize(
    ("crs", "east", "north", "lon", "lat"),
    [
        # from EPSG:4490 by PROJ 9.5.1, to a micrometre
        ("EPSG:4549", 500000.0, 0.0, 120.0, 0.0),
        ("EPSG:4549", 500000.0, 3320113.397845, 120.0, 30.0),
        ("EPSG:4549", 596488.748067, 3320534.436436, 121.0, 30.0),
        ("EPSG:4549", 644926.089721, 3306647.668131, 121.5, 29.87),
        ("EPSG:4549", 436922.528532, 4985255.772282, 119.2, 45.0),
        ("EPSG:4528", 40596488.748067, 3320534.436436, 121.0, 30.0),
    ],
)
def test_longitude_and_latitude(crs: str, east: float, north: float, lon: float, lat: float) -> None:
    grid = grid_of(crs)
    assert grid is not None
    found = lon_lat(grid, east, north)
    assert found is not None
    assert isclose(found[0], lon, abs_tol=1e-11)
    assert isclose(found[1], lat, abs_tol=1e-11)


def test_without_a_system_coordinates_are_as_drawn_and_that_is_said(report: Report) -> None:
    document, said = geojson(report)
    assert document["crs"] is None
    assert document["coordinates"] == "as drawn"
    assert "--crs" in said[0]
    assert [f["id"] for f in document["features"]] == [f.id for f in report.findings]
    gap = next(f for f in document["features"] if f["properties"]["code"] == "GEO-01")
    assert gap["geometry"] == {"type": "Point", "coordinates": [602300.0, 3304540.015]}
    assert gap["properties"]["measured"] == 0.031
    assert sum(f["geometry"] is None for f in document["features"]) == sum(f.place.at is None for f in report.findings)


def test_with_a_system_they_are_longitude_and_latitude(report: Report) -> None:
    document, said = geojson(report, "EPSG:4549", "en")
    assert not said
    assert "crs" not in document
    spots = [f["geometry"]["coordinates"] for f in document["features"] if f["geometry"]]
    assert all(121.05 < lon < 121.07 and 29.85 < lat < 29.86 for lon, lat in spots)
    assert document["features"][-1]["properties"]["title"].isascii()


@pytest.mark.parametrize(("crs", "words"), [("EPSG:3857", "not known"), ("EPSG:4528", "does not lie in EPSG:4528")])
def test_a_wrong_system_is_refused(report: Report, crs: str, words: str) -> None:
    with pytest.raises(PaperError, match=words):
        geojson(report, crs)


def test_hostile_texts(hostile: Report) -> None:
    odd = replace(hostile.findings[0], message="坏\udc81字\u202e")
    document, _ = geojson(replace(hostile, findings=(odd, *hostile.findings[1:])))
    assert document["features"][0]["properties"]["message"] == "坏⟦U+DC81⟧字⟦U+202E⟧"


@pytest.mark.parametrize(("crs", "epsg"), [("", None), ("EPSG:4549", "EPSG:4549")])
def test_a_geopackage_reads_back(report: Report, crs: str, epsg: str | None) -> None:
    raw = pytest.importorskip("pyogrio.raw")
    content = FORMATS["gpkg"](report, Wish(crs=crs))["gpkg"]
    meta, _, _, data = raw.read(BytesIO(content))
    assert meta["crs"] == epsg or (epsg is None and "EPSG" not in str(meta["crs"]))
    columns = dict(zip(meta["fields"], data, strict=True))
    assert list(columns["id"]) == [finding.id for finding in report.findings]
    assert list(columns["message"]) == [finding.message for finding in report.findings]
    assert meta["geometry_type"] == "Point"


def test_without_the_extra_it_says_what_to_install(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gpkg, "find_spec", lambda _: None)
    with pytest.raises(PaperError, match=r"surveycheck\[gis\]"):
        FORMATS["gpkg"](report, Wish())
