"""Every number is what ``float(text)`` gives, bit for bit."""

from __future__ import annotations

import math
import struct
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveycheck.read.dxf_numbers import integers, numbers
from surveycheck.read.dxf_pairs import pairs_of

DIGITS = st.text("0123456789", max_size=20)
WRITTEN = st.builds("{}{}{}{}".format, st.sampled_from(["", "-", "+"]), DIGITS, st.sampled_from(["", "."]), DIGITS)
NEAR_TIES = st.builds(
    lambda x, down: str(Decimal(x) + Decimal(math.ulp(x)) / 2 - Decimal(down).scaleb(-12)),
    st.floats(2.0**20, 2.0**24),
    st.integers(-2, 2),
)
TEXTS = st.one_of(
    WRITTEN,
    NEAR_TIES,
    st.floats().map(repr),
    st.floats(0, 5e6).map("{:.12f}".format),
    st.integers(-(10**20), 10**20).map(str),
)


def read(texts: list[str]) -> np.ndarray:
    pairs = pairs_of("".join(f" 10\r\n{text}\r\n" for text in texts).encode())
    assert len(pairs) == len(texts)
    return numbers(pairs, np.arange(len(pairs)))


def bits(value: float) -> bytes:
    return b"nan" if math.isnan(value) else struct.pack("<d", value)


def as_python(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return math.nan


@given(st.lists(TEXTS, max_size=30))
def test_numbers_are_those_of_float(texts: list[str]) -> None:
    assert [bits(v) for v in read(texts).tolist()] == [bits(as_python(text)) for text in texts]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *(("  1.5", 1.5), ("1.5  ", 1.5), ("\t1.5", 1.5), (".5", 0.5), ("5.", 5.0), ("1e3", 1000.0), ("-0.0", -0.0)),
        *((text, math.nan) for text in ("1.#QNAN", "1_0", "1,5", "1.2.3", "", "x", "-", ".")),
    ],
)
def test_odd_spellings(text: str, value: float) -> None:
    assert bits(read([text]).tolist()[0]) == bits(value)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_dot_is_the_value_s_own(end: str) -> None:
    """However far behind it stands, and however near the dot of the value before."""
    texts = [f"{sign}{whole}.{'1234567890' * 3}"[: len(whole) + len(sign) + 1 + k] for sign in ("", "-")
             for whole in ("", "7", "12345678", "1234567890") for k in range(27)]  # fmt: skip
    texts = [text for pair in zip(texts, ["5", "8."] * len(texts), strict=False) for text in pair]
    pairs = pairs_of("".join(f"0{end}{text}{end}" for text in texts).encode())
    assert [bits(v) for v in numbers(pairs, np.arange(len(pairs))).tolist()] == [bits(as_python(t)) for t in texts]


def test_whole_numbers() -> None:
    pairs = pairs_of(b" 70\n     7\n 70\n-1\n 70\n3.0\n 70\nx\n")
    assert integers(pairs, np.arange(4)).tolist() == [7, -1, 3, 0]
