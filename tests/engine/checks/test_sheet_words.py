"""What is left of words that a sheet lacks, and labels of a grid that were exchanged."""

from __future__ import annotations

import pytest
from drawn_rows import drawing

from surveycheck.geometry.spoilt_words import left_of
from surveycheck.model import Features

OTHERS = [{"示例花园总平面图", "绘图", "审核", "数字化测图"}, {"示例花园宗地图", "绘图", "审核", "数字化测图"}]


@pytest.mark.parametrize(
    ("texts", "known", "like", "found"),
    [
        (["示例花园竣", "数字化测图"], {"示例花园总平面图"}, ".*图", "示例花园竣"),
        (["示例", "数字化测图"], {"示例花园总平面图"}, ".*图", "示例"),
        (["数字化测图"], {"示例花园总平面图"}, ".*图", None),  # stands on all the others as it is
        (["示例花园宗地图", "数字化测图"], {"示例花园总平面图"}, ".*图", "示例花园宗地图"),  # that of another sheet
        (["绘图", "审"], {"审核"}, "", "审"),
        (["绘图", "侧绘单位"], {"测绘单位"}, "", "侧绘单位"),
        (["审", "核"], {"审核"}, "", None),  # either may be it
        (["日期"], {"审核"}, "", None),
    ],
)
def test_what_is_left_of_words(texts: list[str], known: set[str], like: str, found: str | None) -> None:
    rows = [{"layer": "TK", "text": text, "height": 2.0, "wkt": f"POINT ({n} 0)"} for n, text in enumerate(texts)]
    number = left_of(Features.every((drawing(rows),)), like, known, OTHERS, ["绘图"])
    assert (None if number is None else texts[number]) == found
