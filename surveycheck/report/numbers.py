"""Numbers as people read them."""

from __future__ import annotations

from decimal import Decimal
from math import isfinite

from surveycheck.model import Point, Written

UNKNOWN = "—"
SURVEYED = 4
"""Decimals of metres that a survey may write."""


def plain_number(value: object) -> str:
    """A fact's value: numbers as a record writes them, or with what digits they need (a float's noise cut), sequences
    with commas."""
    if value is None:
        return UNKNOWN
    if isinstance(value, tuple | list):
        return ", ".join(plain_number(item) for item in value)
    if isinstance(value, Written):
        return value.text
    if isinstance(value, bool) or not isinstance(value, float):
        return str(value)
    if not isfinite(value):
        return UNKNOWN
    text = f"{value:.6g}" if abs(value) < 1000 else f"{value:.3f}".rstrip("0").rstrip(".")
    if "e-" in text and abs(value) >= 1e-6:
        text = f"{Decimal(text):f}"  # 0.00001, not 1e-05
    return "0" if text == "-0" else text


def digits(written: str) -> str:
    """A measured number as it is written; one that was computed, with more decimals than a survey has, to three."""
    return f"{Decimal(written):.3f}" if len(written.partition(".")[2]) > SURVEYED else written


def coordinate(value: float) -> str:
    """A coordinate to the millimetre; where the drawing is small, to what it needs."""
    return f"{value:.3f}" if abs(value) >= 100 else f"{value:.6g}"


def survey_order(at: Point) -> str:
    """X north, Y east, as survey tables have it."""
    return f"X {coordinate(at[1])}　Y {coordinate(at[0])}"


def survey_spoken(at: Point) -> tuple[str, str]:
    """``survey_order`` in Chinese and English, each letter with its direction: CAD has them the other way round."""
    north, east = coordinate(at[1]), coordinate(at[0])
    return f"X（北）\u00a0{north}　Y（东）\u00a0{east}", f"X\u00a0(north)\u00a0{north}  Y\u00a0(east)\u00a0{east}"


def as_drawn(at: Point) -> str:
    """x east, y north, as CAD shows it."""
    return f"x = {coordinate(at[0])}, y = {coordinate(at[1])}"


def size(count: int) -> str:
    """Bytes with a unit."""
    if count < 1000:
        return f"{count} B"
    return f"{count / 1000:.1f} kB" if count < 1_000_000 else f"{count / 1_000_000:.1f} MB"
