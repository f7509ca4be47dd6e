"""A draw: uniform, in proportion, repeatable, and out of nobody's hands."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_lots import closed, lot, sizes, unit

from surveycheck.spotcheck import Avoidance, SpotCheckError, close, closing_of, draw, protocol, replay
from surveycheck.spotcheck.protocol import _document, _text

ENTERED = "2026-11-03T21:30:00+08:00"


def _keys(lot, number: str) -> list[str]:
    return [one.unit.key for one in draw(lot, number).drawn]


def test_ten_thousand_draws_are_uniform() -> None:
    """Pearson's chi-square of how often each of 40 units is drawn: 39 degrees of freedom, 99.9 % quantile 72.05; and
    of which pair comes first (780 pairs, 779 degrees, quantile 907.6 by Wilson and Hilferty)."""
    one = closed(40, each=0)
    drawn, pairs = Counter[str](), Counter[frozenset[str]]()
    for number in range(10_000):
        keys = _keys(one, str(number))
        drawn.update(keys)
        pairs[frozenset(keys[:2])] += 1
    expected = 10_000 * 5 / 40
    # A draw without replacement spreads the counts less than independent ones: scaled by (N - 1) / (N - n).
    assert sum((drawn[u.key] - expected) ** 2 / expected for u in one.units) * 39 / 35 < 72.05
    expected = 10_000 / 780
    assert sum((count - expected) ** 2 / expected for count in pairs.values()) + (780 - len(pairs)) * expected < 907.6


@given(st.randoms(use_true_random=False))
def test_the_order_of_the_list_does_not_matter(random: Random) -> None:
    units, people = list(lot(30).units), list(lot(30).inspectors)
    random.shuffle(units)
    random.shuffle(people)
    again = close(replace(lot(30), units=tuple(units), inspectors=tuple(people)), sizes())
    assert closing_of(again) == closing_of(closed(30))
    assert draw(again, "123") == draw(closed(30), "123")


def test_strata_get_their_share_and_no_more() -> None:
    one = closed(40, strata=("甲", "甲", "甲", "乙"), by="firm")
    drawing = draw(one, "5")
    assert sorted(drawing.shares) == [("乙", 10, 1), ("甲", 30, 4)]
    assert Counter(d.unit.stratum for d in drawing.drawn) == {"甲": 4, "乙": 1}


def test_number_lot_source_and_day_each_change_the_draw() -> None:
    base = closed(40)
    others = [replace(base, source="另一个"), replace(base, day="2026-11-04"), replace(base, name="另一批")]
    drawn = {tuple(_keys(base, "1")), tuple(_keys(base, "2")), *(tuple(_keys(one, "1")) for one in others)}
    assert len(drawn) == 5


@pytest.mark.parametrize("typed", ["123", " 123 ", "１２３"])
def test_a_number_is_what_people_read(typed: str) -> None:
    assert draw(closed(40), typed) == draw(closed(40), "123")


def test_inspectors_keep_away_and_share_the_work() -> None:
    away = (Avoidance("i0", "F1", "近亲属"), Avoidance("i1", "F1", "曾任职"))
    drawing = draw(closed(120, avoidances=away), "9")
    for one in drawing.drawn:
        assert len(set(one.inspectors)) == 2
        assert one.unit.firm != "F1" or not {"i0", "i1"} & set(one.inspectors)
    load = Counter(key for one in drawing.drawn for key in one.inspectors)
    assert max(load.values()) - min(load.values()) <= 2
    assert {one.inspectors for one in draw(closed(120), "9").drawn} != {
        one.inspectors for one in draw(closed(120), "10").drawn
    }


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"day": "2026-11-01"}, "必须晚于"),
        ({"day": "2026-10-31"}, "必须晚于"),
        ({"day": "2026-11-02", "closed": "2026-11-01T16:30:00+00:00"}, "必须晚于"),
        ({"day": "明天"}, "不是日期"),
        ({"source": " "}, "公开号码"),
        ({"units": ()}, "没有单位成果"),
        ({"units": (unit(1), replace(unit(2), project="P1"))}, "P1"),
        ({"units": (unit(1), unit(1))}, "P1"),
        ({"inspectors": ()}, "检查员"),
        ({"avoidances": tuple(Avoidance(f"i{n}", "F1", "") for n in range(4))}, "回避后只剩 1 名"),
        ({"units": tuple(map(unit, range(121)))}, "分成 2 批"),
    ],
)
def test_what_cannot_be_closed(changes: dict, said: str) -> None:
    with pytest.raises(SpotCheckError) as caught:
        close(lot(**changes), sizes())
    assert said in caught.value.zh


def test_a_protocol_repeats_itself() -> None:
    text = protocol(closed(40, strata=("甲", "乙")), "123", ENTERED)
    found = replay(text)
    assert found.same
    assert len(found.drawn) == 5
    assert (found.number, found.closing) == ("123", closing_of(closed(40, strata=("甲", "乙"))).sha256)
    assert protocol(closed(40, strata=("甲", "乙")), "123", ENTERED) == text


@pytest.mark.parametrize(
    ("path", "value", "differs"),
    [
        (("number", "value"), "124", "drawn"),
        (("lot", "units", 0, "name"), "改名", "closing"),
        (("drawn", 0, "unit"), "u999", "drawn"),
        (("drawn", 0, "inspectors"), ["i9", "i8"], "drawn"),
        (("closing", "sha256"), "0" * 64, "closing"),
        (("seed",), "0" * 64, "seed"),
        (("shares", 0, "drawn"), 6, "shares"),
    ],
)
def test_what_was_changed_is_told(path: tuple, value: object, differs: str) -> None:
    row = json.loads(protocol(closed(40), "123", ENTERED))
    at = row
    for step in path[:-1]:
        at = at[step]
    assert at[path[-1]] != value
    at[path[-1]] = value
    found = replay(json.dumps(row, ensure_ascii=False, indent=1) + "\n")
    assert not found.same
    assert differs in found.differs


@pytest.mark.parametrize("change", ["closed on its day", "typed in before", "no times"])
def test_a_number_that_may_have_been_known(change: str) -> None:
    """Whoever knows the number while the list is open can try lists until he likes what is drawn."""
    made = closed(40)
    known = replace(made, closed=f"{made.day}T00:00:00+08:00") if change == "closed on its day" else made
    known = replace(made, closed="x") if change == "no times" else known
    entered = f"{made.day}T00:00:00+08:00"
    if change == "typed in before":
        entered = "2000-01-01T00:00:00+08:00"
    text = _text(_document(known, "123", entered))
    with pytest.raises(SpotCheckError, match=r"not steered|damaged"):
        replay(text)
    assert replay(_text(_document(made, "123", f"{made.day}T00:00:00+08:00"))).same


def test_the_same_said_in_other_bytes_is_not_the_same() -> None:
    found = replay(protocol(closed(40), "123", ENTERED).rstrip("\n"))
    assert found.differs == ("text",)


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", "null", '{"lot": 1}', '{"lot": {"method": "surveycheck-draw/9"}}', "[" * 100_000]
)
def test_no_protocol(text: str) -> None:
    with pytest.raises(SpotCheckError):
        replay(text)


def test_not_before_the_day_and_not_without_a_number() -> None:
    with pytest.raises(SpotCheckError, match="nothing to draw"):
        protocol(closed(), "1", "2026-11-02T23:59:59+08:00")
    with pytest.raises(SpotCheckError, match="nothing to draw"):
        protocol(closed(), "1", "2026-11-03T00:30:00+09:00")
    with pytest.raises(SpotCheckError, match="empty"):
        protocol(closed(), " ", ENTERED)


def test_the_day_is_that_of_china() -> None:
    assert protocol(closed(), "1", "2026-11-02T16:00:00Z")
    assert closed(day="2026-11-02", closed="2026-11-01T15:59:59Z")
