"""What tells whose a deliverable is becomes something else of the same shape; what the pack knows stays."""

from __future__ import annotations

import pytest

from surveycheck.share.blank import Blank, Shift

WORDS = ("住宅", "2000国家大地坐标系", "711140|711150", "竣工验收")
SHIFT = Shift(1234, -4321, (602000.0, 3304000.0, 603000.0, 3305000.0))


@pytest.mark.parametrize(
    "text",
    [
        "住宅",
        " 竣工验收 ",
        "2000国家大地坐标系",
        "711140",
        "711150",
        "0701",
        "1234.50",
        "2026-03-20",
        "20260320",
        "J1",
        "",
    ],
)
def test_what_stays(text: str) -> None:
    assert Blank.of(WORDS).text(text) == text


@pytest.mark.parametrize(
    "text", ["海曙区某某小区", "330281900900GB90001", "SL-2026-0001-03", "张三丰", "电话 13800138000"]
)
def test_what_goes_has_the_same_shape(text: str) -> None:
    blank = Blank.of(WORDS)
    made = blank.text(text)
    assert made != text
    assert len(made) == len(text)
    assert blank.text(text) == made
    assert [c.isdigit() for c in made] == [c.isdigit() for c in text]


def test_names_stay_apart_and_within_sentences() -> None:
    blank = Blank.of(WORDS)
    made = [blank.text(f"{name}住宅") for name in ("张三", "李四", "王五六")]
    assert len(set(made)) == 3
    assert blank.text("宗地330281900900GB90001之内")[2:14] == blank.text("330281900900GB90001")[:12]
    assert blank.text("330281900900GB90001").startswith("3302")


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("602300.125", "603534.125"),
        ("3304500.10", "3300179.10"),
        ("X=3304500.100 Y=602300.500", "X=3300179.100 Y=603534.500"),
        ("1150.00", "1150.00"),
        ("602300.125m", "603534.125m"),
        ("702300.125", "702300.125"),
        ("12.5", "12.5"),
    ],
)
def test_coordinates_move_and_keep_their_decimals(text: str, moved: str) -> None:
    assert SHIFT.text(text) == moved


def test_chance_moves_by_whole_kilometres_at_least() -> None:
    made = {Shift.by_chance(None) for _ in range(20)}
    assert len(made) > 15
    assert all(1000 <= abs(one.east) < 9000 and 1000 <= abs(one.north) < 9000 for one in made)
