"""Cell, sheet and book, and the words for what a spreadsheet program does to a cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

TROUBLE: Mapping[str, tuple[str, str]] = {
    "formula": ("是公式，不是值；请复制后“选择性粘贴—数值”", "a formula, no value; copy it and paste it as a value"),
    "uncomputed": ("是尚未计算的公式，没有值", "a formula that was never computed: it has no value"),
    "error": ("是 Excel 的错误值", "an error value of Excel"),
    "hashes": ("只剩 ###：列太窄，原值已丢失", "only ### is left of it: the column was too narrow"),
    "exponent": (
        "是科学计数法：Excel 把长数字改成了浮点数，后面的位数已丢失；请以文本重新填写",
        "in scientific notation: Excel made a floating number of a long code, and its last digits are lost; "
        "enter it anew as text",
    ),
    "digits": (
        "是超过 15 位的数字，Excel 只保留 15 位，后面的位数已丢失；请以文本重新填写",
        "a number of more than 15 digits, of which Excel keeps 15: the others are lost; enter it anew as text",
    ),
    "date": (
        "是日期：Excel 可能把 1-2 这样的代码改成了日期；请以文本重新填写",
        "a date: Excel may have made it of a code such as 1-2; enter it anew as text",
    ),
    "invisible": ("含有看不见的字符（零宽字符、控制符）", "holds invisible characters (zero width, control)"),
    "damaged": ("含有损坏的文字（�）", "holds damaged text (�)"),
    "merged": (
        "是合并单元格的一部分；请取消合并并逐格填写",
        "part of a merged cell; unmerge it and fill every cell",
    ),
}
"""What can be wrong with a cell, in Chinese and English: predicates, to stand behind the cell's value."""

FATAL = ("uncomputed", "error", "hashes", "exponent", "digits", "invisible", "damaged")
"""Troubles that leave no value that could be trusted."""


@dataclass(frozen=True)
class SheetCell:
    """``row`` and ``column`` count from 1, as the program shows them. ``text`` is what a person reads there.
    ``trouble`` is a key of ``TROUBLE`` or empty; ``number`` says that the program holds the cell as a number, which
    shows no leading zeros; ``raw`` what is written there where that is not the value (a formula)."""

    row: int
    column: int
    text: str
    trouble: str = ""
    number: bool = False
    raw: str = ""

    @property
    def place(self) -> str:
        """``B7``."""
        return f"{column_letters(self.column)}{self.row}"


@dataclass(frozen=True)
class Sheet:
    """Cells with content, by row and column, rows ascending. ``spans``: merged cells as least row, least column,
    greatest row, greatest column; their text stands in the first cell; the others have it too, and the trouble
    ``merged``."""

    name: str
    cells: Mapping[int, Mapping[int, SheetCell]]
    spans: tuple[tuple[int, int, int, int], ...] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()

    def rows(self) -> Iterator[tuple[int, Mapping[int, SheetCell]]]:
        yield from self.cells.items()


@dataclass(frozen=True)
class Book:
    """The sheets in their order; ``notes`` say in Chinese and English what was left aside (links, macros)."""

    sheets: tuple[Sheet, ...]
    notes: tuple[tuple[str, str], ...] = field(default=())


class BookError(Exception):
    """It cannot be read at all; in Chinese and English, with what to do about it. ``line``: where, 0 if nowhere."""

    def __init__(self, zh: str, en: str, line: int = 0) -> None:
        self.zh, self.en, self.line = zh, en, line
        super().__init__(en)


def column_letters(number: int) -> str:
    """1 → A, 27 → AA."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
