"""Extended data with types: DXF reference, *Group Codes in Extended Data* (1000 to 1071)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

Point = tuple[float, float, float]
Value = str | float | int | Point
"""Text (1000, 1002 braces, 1003 layer, 1004 binary in hex, 1005 handle), point (1010 to 1013), real (1040 to 1042) or
whole number (1070, 1071). What does not read as its type stays the text that it is."""

NAME = 1001


def typed(items: Iterable[tuple[int, str]]) -> dict[str, tuple[tuple[int, Value], ...]]:
    """Pairs of code and text, as written, by application; the three groups of a point are one value.

    Values before the first name belong to the application "". An application that comes twice keeps both parts.
    """
    found: dict[str, list[tuple[int, Value]]] = {}
    name = ""
    for code, value in _points_joined(items):
        if code == NAME:
            name = str(value)
            found.setdefault(name, [])
        else:
            found.setdefault(name, []).append((code, value))
    return {name: tuple(values) for name, values in found.items()}


def _points_joined(items: Iterable[tuple[int, str]]) -> Iterator[tuple[int, Value]]:
    rows = list(items)
    place = 0
    while place < len(rows):
        code, text = rows[place]
        if 1010 <= code <= 1013:
            parts = [t for k, (c, t) in enumerate(rows[place : place + 3]) if c == code + 10 * k]
            numbers = [_number(part) for part in parts]
            if len(parts) == 3 and all(isinstance(n, float) for n in numbers):
                x, y, z = (float(n) for n in numbers)
                yield code, (x, y, z)
                place += 3
                continue
        yield code, _value(code, text)
        place += 1


def _value(code: int, text: str) -> Value:
    if not 1010 <= code <= 1071:
        return text
    number = _number(text)
    whole = code in (1070, 1071) and isinstance(number, float) and number.is_integer()
    return int(number) if whole else number


def _number(text: str) -> float | str:
    try:
        return float(text) if "_" not in text else text
    except ValueError:
        return text
