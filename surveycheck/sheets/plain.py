"""CSV as programs write it → a sheet: UTF-8 with or without BOM, UTF-16, GB18030; any line end; commas, tabs."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from surveycheck.sheets.cell import Book, BookError, Sheet, SheetCell
from surveycheck.sheets.damage import ERROR, damage

BOMS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))
SEPARATORS = (",", "\t", ";")
MOST = 64_000_000
"""Bytes of a table: no table of a specification is near it."""


def read_plain(content: bytes, name: str) -> Book:
    """One sheet called ``name``; its rows are numbered by the lines of the file. Raises BookError. Empty lines, and
    lines that begin with # but hold no error value, are left out."""
    if len(content) > MOST:
        raise BookError(f"文件有 {len(content)} 字节，太大", f"the file has {len(content)} bytes: too large")
    text = _decoded(content).replace("\r\n", "\n").replace("\r", "\n")
    try:
        cells = dict(_rows(text))
    except csv.Error as error:
        raise BookError(f"不是有效的 CSV：{error}", f"not valid CSV: {error}") from error
    return Book((Sheet(name, cells),))


def _decoded(content: bytes) -> str:
    """The text. Without BOM it is UTF-8, else GB18030 if all of it is and reads as Chinese. Raises BookError."""
    encoding = next((word for bom, word in BOMS if content.startswith(bom)), "")
    try:
        return content.decode(encoding or "utf-8")
    except UnicodeDecodeError as error:
        line = bytes(error.object[: error.start]).count(b"\n") + 1
    try:
        text = "" if encoding else content.decode("gb18030")
    except UnicodeDecodeError:
        text = ""
    if not _chinese(text):
        zh = "文件既不是 UTF-8 也不是 GBK 编码，请另存为“CSV UTF-8”"
        raise BookError(zh, "neither UTF-8 nor GBK; save it as CSV UTF-8", line)
    return text


def _chinese(text: str) -> bool:
    """Is what is not ASCII nearly all common letters (GB 2312)? Other code pages, read as GB18030, give rare and
    private ones."""
    letters = [c for c in text if ord(c) > 127]
    common = "".join(letters).encode("gb2312", "ignore").decode("gb2312")
    return bool(letters) and len(common) >= 0.9 * len(letters)


def _separator(text: str) -> str:
    """That of the first line which is no comment; a line ``sep=;`` says it."""
    for line in text.split("\n"):
        bare = line.strip()
        if bare.lower().startswith("sep=") and len(bare) == 5:
            return bare[4]
        if bare and not bare.startswith(("#", '"#')):
            return max(SEPARATORS, key=line.count) if not line.count(",") else ","
    return ","


def _rows(text: str) -> Iterator[tuple[int, dict[int, SheetCell]]]:
    """Line number and cells of every row. A # only begins a comment where a row could begin."""
    fresh, start = True, 0

    def feed() -> Iterator[str]:
        nonlocal fresh, start
        for number, line in enumerate(text.split("\n"), 1):
            if fresh and _skipped(line):
                continue
            start = number if fresh else start
            fresh = False
            yield line + "\n"

    for words in csv.reader(feed(), strict=True, delimiter=_separator(text)):
        fresh = True
        first = next((word.strip() for word in words if word.strip()), "")
        if first and not _comment(first):
            yield start, dict(_cells(start, words))


def _skipped(line: str) -> bool:
    bare = line.strip()
    return not bare or _comment(bare) or (bare.lower().startswith("sep=") and len(bare) == 5)


def _comment(text: str) -> bool:
    return text.startswith("#") and not ERROR.match(text)


def _cells(number: int, words: list[str]) -> Iterator[tuple[int, SheetCell]]:
    for column, word in enumerate(words, 1):
        text = word.strip().lstrip("\ufeff").strip()
        if text:
            yield column, SheetCell(number, column, text, damage(text))
