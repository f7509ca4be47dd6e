"""JSON values → bytes, one way only: what is digested and signed does not depend on who has written it."""

from __future__ import annotations

import json
from collections.abc import Iterator

ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))


def canonical(value: object) -> bytes:
    """The canonical form of a JSON value (as ``json.loads`` gives it).

    JSON in UTF-8 without blanks and line feeds; keys in order of their code points; in texts only ``"``, ``\\`` and
    control characters are escaped (``\\n``, ``\\u001f``), and half a surrogate pair as ``\\udxxx``, a whole pair being
    the one character that it stands for; whole numbers in full; other numbers by the fewest digits that give the same
    IEEE 754 double, with an exponent of at least two digits below 1e-4 and from 1e16 on (``repr`` of Python).
    Raises ValueError for numbers that are not finite.
    """
    text = ENCODER.encode(value)
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        paired = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
        return paired.encode("utf-8", "backslashreplace")


def in_pieces(value: object) -> Iterator[bytes]:
    """The same bytes, of a list one item after the other: reports have lists of a hundred thousand findings."""
    if not isinstance(value, list):
        yield canonical(value)
        return
    yield b"["
    for number, item in enumerate(value):
        yield (b"," if number else b"") + canonical(item)
    yield b"]"
