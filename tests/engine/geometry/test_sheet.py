"""What a sheet says around the map: scales, inner frame, labels along it."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from surveycheck.geometry.sheet import neat_line, scales_in, sheet_of
from surveycheck.geometry.sheet_labels import labels_along, read_labels, ticks
from surveycheck.geometry.sheet_scale import agreed_scale, even_step, shown_scale
from surveycheck.geometry.sketch import sketch
from surveycheck.model import Features


@pytest.mark.parametrize(
    ("text", "scales"),
    [
        ("1:500", (500,)),
        ("１：１０００", (1000,)),
        ("1 ∶ 2000", (2000,)),
        ("比例尺：1:500", (500,)),
        ("测绘单位：示例 比例尺 1:500 2026-03-20", (500,)),
        ("1:10,000", (10000,)),
        ("1:1.5", ()),
        ("坡度1:200", ()),
        ("1:50", ()),
        ("11:500", ()),
        ("", ()),
    ],
)
def test_scales_as_people_write_them(text: str, scales: tuple[int, ...]) -> None:
    assert scales_in(text) == scales


def ring(west: float, south: float, east: float, north: float) -> str:
    return f"POLYGON (({west} {south}, {east} {south}, {east} {north}, {west} {north}, {west} {south}))"


FRAME = {"layer": "TK", "wkt": ring(610000, 3300000, 610300, 3300200)}
OUTER = {"layer": "TK", "wkt": ring(609994, 3299994, 610306, 3300206)}
LEGEND = {"layer": "TK", "wkt": ring(610320, 3300000, 610345, 3300040)}
THING = {"layer": "JMD", "wkt": ring(610100, 3300100, 610110, 3300110)}


def test_the_inner_frame_is_the_smallest_that_holds_the_map() -> None:
    every = Features.every((sketch([OUTER, LEGEND, FRAME]),))
    inside = np.array([[610100.0, 3300100.0]])
    assert neat_line(every.geometry, inside) == pytest.approx([610000, 3300000, 610300, 3300200])
    assert neat_line(every.geometry, np.array([[0.0, 0.0]])) is None


def test_four_lines_make_a_frame_too() -> None:
    corners = [(0, 0), (30, 0), (30, 20), (0, 20), (0, 0)]
    lines = [{"layer": "TK", "points": [a, b], "type": "LINE"} for a, b in pairwise(corners)]
    every = Features.every((sketch([*lines, {"layer": "TK", "points": [(10, 0), (10, 2)], "type": "LINE"}]),))
    assert neat_line(every.geometry, np.array([[5.0, 5.0]])) == pytest.approx([0, 0, 30, 20])


def labelled(words: list[str], *more: dict[str, object]) -> Features:
    labels = [
        {"layer": "TK", "text": word, "height": 1.0, "wkt": f"POINT ({610000 + 50 * i - 0.3 * len(word)} 3299996)"}
        for i, word in enumerate(words)
    ]
    return Features.every((sketch([FRAME, THING, *labels, *more]),))


@pytest.mark.parametrize(
    "words",
    [
        [f"{610 + i / 20:.2f}" for i in range(7)],
        [f"{610000 + 50 * i}" for i in range(7)],
        [f"{610000 + 50 * i:.3f}" for i in range(7)],
        [f"40{610 + i / 20:.2f}" for i in range(7)],
        [f"{10 + i / 20:.2f}" for i in range(7)],
        [f"{50 * i:03d}" for i in range(7)],
    ],
)
@pytest.mark.parametrize("wrong", [None, 3])
def test_labels_are_read_as_most_of_them_agree(words: list[str], wrong: int | None) -> None:
    if wrong is not None:
        words = [*words[:wrong], words[0], *words[wrong + 1 :]]
    texts = labelled(words)
    said = read_labels(labels_along(texts.take(texts.shape == 4), np.array([610000.0, 3300000, 610300, 3300200])))
    assert said is not None
    assert [i for i, one in enumerate(said) if not one.right] == ([] if wrong is None else [wrong])
    assert said[5].metres == pytest.approx(610250)


def test_numbers_that_are_no_coordinates_are_not_read() -> None:
    texts = labelled(["11", "12", "13", "14", "15", "16", "17"])
    labels = labels_along(texts.take(texts.shape == 4), np.array([610000.0, 3300000, 610300, 3300200]))
    assert labels
    assert read_labels(labels) is None
    assert read_labels([]) is None


def test_ticks_are_ends_of_lines_on_the_frame_and_corners() -> None:
    tick = {"layer": "TK", "points": [(610050, 3300000), (610050, 3300002.5)], "type": "LINE"}
    east, north = ticks(labelled([], tick).geometry, np.array([610000.0, 3300000, 610300, 3300200]))
    assert east.tolist() == [610000, 610050, 610300]
    assert north.tolist() == [3300000, 3300200]


@pytest.mark.parametrize(("stated", "agreed"), [("1:500", 500), ("1:1000", 0), ("示例", 0)])
def test_the_scale_is_known_where_the_frame_does_not_gainsay_it(stated: str, agreed: int) -> None:
    words = [f"{610 + i / 20:.2f}" for i in range(7)]
    (drawing,) = labelled(words, {"layer": "TK", "text": stated, "wkt": "POINT (610150 3299980)"}).drawings
    sheet = sheet_of(drawing, "TK".__eq__)
    shown = shown_scale(sheet, 0.1, (0.4, 0.5), (500.0, 1000.0, 2000.0))
    assert (shown.scales, shown.step) == ((500.0,), pytest.approx(50))
    assert agreed_scale(sheet, shown) == agreed


def test_the_step_of_a_grid_occurs_twice_at_least() -> None:
    assert even_step([0, 50, 100, 250], 0.01) == pytest.approx(50)
    assert even_step([0, 250], 0.01) == 0
    assert even_step([], 0.01) == 0
