"""What stands behind the name of a field in the table around a map."""

from __future__ import annotations

import pytest

from surveycheck.geometry.cells import blanks_beside, value_of
from surveycheck.geometry.sketch import sketch
from surveycheck.model import Features

NAMES = ["审核:?(.*)", "日期:?(.*)"]


def texts(*rows: tuple[str, float, float]) -> Features:
    drawn = [{"layer": "TK", "text": t, "height": 1.5, "wkt": f"POINT ({x} {y})"} for t, x, y in rows]
    return Features.every((sketch(drawn),))


@pytest.mark.parametrize(
    ("rows", "value"),
    [
        ([("审核", 0, 0), ("李样本", 10, 0)], ("李样本", 1)),
        ([("审核：李样本", 0, 0), ("张示例", 10, 0)], ("李样本", 0)),
        ([("审核", 0, 0), ("日期", 10, 0)], None),
        ([("审核：", 0, 0), ("李样本", 0, -5)], None),
        ([("审核", 0, 0), ("李样本", 0, -5)], ("李样本", 1)),
        ([("审核", 0, 0), ("李样本", 40, 0)], None),
    ],
)
def test_the_value_of_a_field(rows: list[tuple[str, float, float]], value: tuple[str, int] | None) -> None:
    assert value_of(texts(*rows), 0, NAMES[0], NAMES) == value


@pytest.mark.parametrize(
    ("x", "y", "found"), [(9.5, 0, [1]), (9.5, 1.0, [1]), (9.5, 1.2, []), (23.0, 0, []), (-9.5, 0, [])]
)
def test_a_text_without_words_beside_the_name(x: float, y: float, found: list[int]) -> None:
    assert blanks_beside(texts(("审核", 0, 0), (" ", x, y), ("李样本", 12, 0)), 0) == found
