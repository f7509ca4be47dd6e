"""Text in columns for a terminal; Chinese characters take two columns."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

COLUMNS = 100

HIDDEN = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))
"""Unicode categories that show nothing, or change what stands beside them."""


def width(text: str) -> int:
    """Columns that a text takes."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in ("W", "F") else 1 for c in text
    )


def padded(text: str, columns: int) -> str:
    """The text with blanks up to so many columns."""
    return text + " " * (columns - width(text))


def visible(text: str) -> str:
    """Text of a file without what would move the cursor, colour the terminal, or turn the reading direction."""
    if text.isprintable():
        return text
    return "".join(c if c == "\n" or unicodedata.category(c) not in HIDDEN else "\ufffd" for c in text)


def wrapped(text: str, columns: int = COLUMNS) -> Iterator[str]:
    """Lines of at most so many columns, broken at blanks and between Chinese characters; line feeds stay."""
    for paragraph in visible(text).split("\n"):
        line = ""
        for piece in _pieces(paragraph):
            if line and width(line + piece.rstrip()) > columns:
                yield line.rstrip()
                line = ""
            line += piece if line else piece.lstrip()
        yield line.rstrip()


def _pieces(text: str) -> Iterator[str]:
    """Words with the blank after them; wide characters one by one, closing marks kept with what they close."""
    piece = ""
    for c in text:
        wide = width(c) == 2
        closes = unicodedata.category(c) in ("Po", "Pe", "Pf")
        if piece and not closes and (piece.endswith(" ") or wide or width(piece[-1]) == 2):
            yield piece
            piece = ""
        piece += c
    if piece:
        yield piece


def table(rows: Iterable[tuple[str, ...]], indent: str = "  ", columns: int = COLUMNS) -> Iterator[str]:
    """Rows in columns; the last column is wrapped."""
    lines = [tuple(visible(cell) for cell in row) for row in rows]
    if not lines:
        return
    widths = [max(width(row[i]) for row in lines) for i in range(len(lines[0]) - 1)]
    start = len(indent) + sum(widths) + 2 * len(widths)
    for row in lines:
        head = indent + "".join(padded(cell, w + 2) for cell, w in zip(row, widths, strict=False))
        for number, part in enumerate(wrapped(row[-1], max(20, columns - start))):
            yield ((head if number == 0 else " " * start) + part).rstrip()
