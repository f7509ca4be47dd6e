"""Which text stands in which area: where it begins, else at its middle, in its own drawing."""

from __future__ import annotations

from surveycheck.geometry.labels import labels_of
from surveycheck.geometry.sketch import sketch
from surveycheck.model import Features

SQUARE = "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))"
NARROW = "POLYGON ((20 0, 21 0, 21 10, 20 10, 20 0))"


def pairs(areas: list[dict[str, object]], texts: list[dict[str, object]]) -> list[tuple[int, int]]:
    rows = [*({"layer": "A", "wkt": wkt["wkt"]} for wkt in areas), *({"layer": "T", "height": 2.0, **t} for t in texts)]
    every = Features.every((sketch(rows),))
    area, text = labels_of(every.take(every.layer.where("A".__eq__)), every.take(every.layer.where("T".__eq__)), None)
    return list(zip(area.tolist(), text.tolist(), strict=True))


def test_where_it_begins() -> None:
    assert pairs([{"wkt": SQUARE}], [{"text": "住宅住宅住宅住宅住宅", "wkt": "POINT (9 5)"}]) == [(0, 0)]


def test_at_its_middle_where_it_begins_in_none() -> None:
    texts = [{"text": "住宅", "wkt": "POINT (18.5 5)"}, {"text": "住宅", "wkt": "POINT (30 5)"}]
    assert pairs([{"wkt": SQUARE}, {"wkt": NARROW}], texts) == [(1, 0)]


def test_begins_in_one_and_has_its_middle_in_the_other() -> None:
    other = "POLYGON ((10 0, 20 0, 20 10, 10 10, 10 0))"
    assert pairs([{"wkt": SQUARE}, {"wkt": other}], [{"text": "住宅住宅", "wkt": "POINT (9 5)"}]) == [(0, 0)]


def test_the_border_belongs_to_both() -> None:
    other = "POLYGON ((10 0, 20 0, 20 10, 10 10, 10 0))"
    assert pairs([{"wkt": SQUARE}, {"wkt": other}], [{"text": "1", "wkt": "POINT (10 5)"}]) == [(0, 0), (1, 0)]
