"""Formulas: what they compute, and what is none."""

from __future__ import annotations

from decimal import Decimal

import pytest

from surveycheck.rule.formula import equation, formula

VALUES = {"A": "0.1", "B": "0.2", "总面积": "300", "JG_用地": "7", "Z": "0"}


def get(name):
    return Decimal(VALUES[name]) if name in VALUES else None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *[("A + B", "0.3"), ("1 + 2 * 3", "7"), ("(1 + 2) * 3", "9"), ("10 - 4 - 3", "3"), ("12 / 4 / 3", "1")],
        *[
            ("-A + B", "0.1"),
            ("2 * -3", "-6"),
            ("总面积 / JG_用地 * 7", None),
            ("round(2.5)", "3"),
            ("round(2.345, 2)", "2.35"),
        ],
        *[("round(A * 10) + 1", "2"), ("A / Z", None), ("A + 无", None), ("round(无)", None)],
    ],
)
def test_value(text, value):
    found = formula(text).value(get)
    if text.startswith("总"):
        assert round(found, 20) == 300
    else:
        assert found == (None if value is None else Decimal(value))


def test_half_even():
    assert formula("round(2.5)").value(get, "half-even") == 2


def test_names():
    assert formula("A + B * A").names == ("A", "B")
    assert equation("LVL = A / B * 100")[0] == "LVL"


@pytest.mark.parametrize(
    "text",
    ["", "A +", "A B", "(A", "A)", "round(A", "round(A, B)", "A ** 2", "__import__('os')", "A; B", "1.2.3", "A = B"],
)
def test_no_formula(text):
    with pytest.raises(ValueError, match=r"."):
        formula(text)


@pytest.mark.parametrize("text", ["A", "A + B = C", "= A", "A =", "1 = A"])
def test_no_equation(text):
    with pytest.raises(ValueError, match=r"."):
        equation(text)
