"""Numbers as written: decimals, rounding, limits."""

from __future__ import annotations

from decimal import Decimal

import pytest

from surveycheck.rule.number import beyond, decimal_of, decimals_of, measured, rounded_to, total, written


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *[("12.50", "12.5"), (" 7 ", "7"), ("-0.01", "-0.01"), ("+3", "3"), (".5", "0.5"), ("5.", "5")],
        *[("", None), ("*", None), ("1e3", None), ("1,000", None), ("12㎡", None), ("１２", None), ("1.2.3", None)],
        *[("nan", None), ("Infinity", None), ("-", None), (".", None), ("9" * 31, None)],
    ],
)
def test_decimal_of(text, value):
    assert decimal_of(text) == (None if value is None else Decimal(value))


@pytest.mark.parametrize(("text", "count"), [("12.500", 1), ("12", 0), ("1200", 0), ("0.000", 0), ("-1.205", 3)])
def test_zeros_at_the_end_are_no_decimals(text, count):
    assert decimals_of(Decimal(text)) == count


@pytest.mark.parametrize(
    ("text", "digits", "up", "even"),
    [("2.345", 2, "2.35", "2.34"), ("2.355", 2, "2.36", "2.36"), ("0.5", 0, "1", "0"), ("-2.345", 2, "-2.35", "-2.34")],
)
def test_half_up_and_half_even(text, digits, up, even):
    assert rounded_to(Decimal(text), digits) == Decimal(up)
    assert rounded_to(Decimal(text), digits, "half-even") == Decimal(even)


def test_a_huge_coordinate_keeps_its_millimetre():
    assert written(3300000.457) - written(3300000.456) == Decimal("0.001")


def test_equal_to_the_limit_is_within():
    assert not beyond(Decimal("0.01"), 0.01)
    assert not beyond(Decimal("-0.10"), 0.1)
    assert beyond(Decimal("0.0100001") + 1, 1.01)
    assert beyond(Decimal("-0.011"), 0.01)


def test_noise_of_a_computed_area_is_not_beyond():
    assert not beyond(Decimal("600.01") - measured(600.0000000001), 0.01)


def test_a_sum_with_a_gap_is_none():
    assert total([Decimal("0.1")] * 3) == Decimal("0.3")
    assert total([Decimal(1), None]) is None
    assert total([]) == 0
