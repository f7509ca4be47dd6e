"""Charts: lengths and heights are those of the numbers, every number is written, nothing of a name is markup."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from surveycheck.picture.charts import Bar, Line, bars, shares, shortened

KINDS = ("合格", "不合格", "未能判定")
RECT = re.compile(r'<rect x="[\d.]+" y="[\d.]+" width="([\d.]+)"[^>]*fill="(#0072b2|url\(#stripes\)|#fff)"')


def texts(picture: str) -> list[str]:
    return [one.text or "" for one in ElementTree.fromstring(picture).iter() if one.tag.endswith("text")]


def test_bars_are_as_long_as_their_numbers() -> None:
    picture = bars([Bar("甲", (4, 2, 0), "6"), Bar("乙", (1, 0, 2), "3")], KINDS)
    found = [(float(wide), fill) for wide, fill in RECT.findall(picture)][-4:]
    whole = found[0][0] / 4
    assert [(round(wide / whole, 2), fill) for wide, fill in found] == [
        (4.0, "#0072b2"),
        (2.0, "url(#stripes)"),
        (1.0, "#0072b2"),
        (2.0, "#fff"),
    ]
    assert texts(picture) == [*KINDS, "甲", "6", "乙", "3"]


def test_a_line_is_broken_where_nothing_is_known() -> None:
    picture = shares(["1", "2", "3", "4"], [Line("率", [100, None, 0, 50])])
    path = re.findall(r'<path d="(M[^"]+)" fill="none" stroke="#0072b2" stroke-width="2"', picture)[0]
    assert re.sub("[^A-Z]", "", path) == "MML"
    heights = [float(y) for y in re.findall(r'<circle cx="[\d.]+" cy="([\d.]+)"', picture)][:3]
    assert heights[0] < heights[2] < heights[1]
    assert heights[2] * 2 == heights[0] + heights[1]


def test_of_two_lines_the_higher_number_stands_above() -> None:
    picture = shares(["1"], [Line("甲", [80.5]), Line("乙", [90.5])])
    places = {
        one.text: float(one.get("y") or 0) for one in ElementTree.fromstring(picture).iter() if one.tag.endswith("text")
    }
    assert places["90.5"] < places["80.5"]


def test_names_are_texts_and_fit() -> None:
    evil = '<script>"&'
    assert texts(bars([Bar(evil, (1,), evil)], [""])) == [evil, evil]
    assert shortened("示例空间信息技术股份有限公司（示例市分公司）") == "示例空间信息技术股份有限公司（示例市…"
    assert shortened("short") == "short"


def test_nothing_to_draw() -> None:
    assert bars([], KINDS) == ""
    assert shares([], []) == ""
    ElementTree.fromstring(bars([Bar("甲", (0, 0, 0), "0")], KINDS))
