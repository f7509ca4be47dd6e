"""A file of waivers or decisions as it was read, and its rows with the lines on which they stand."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from surveycheck.pack.lines import line_of, lines_of
from surveycheck.waivers.errors import WaiverError

LARGEST = 16 * 1024 * 1024
"""Bytes of such a file: a waiver for each of the findings that a rule lists (20 000) fits."""

AT_LINE = re.compile(r" \(at line (\d+), column (\d+)\)| \(at end of document\)")
Words = tuple[str, str]


@dataclass(frozen=True)
class Source:
    """``text`` of the file, its ``sha256``, and what it holds as TOML. ``loss`` as in WaiverError."""

    path: Path
    text: str
    sha256: str
    held: Mapping[str, Any]
    loss: bool = False
    lines: Mapping[tuple[str | int, ...], int] = field(default_factory=dict)

    def line(self, *path: str | int) -> int:
        """The line on which something stands, or what is around it; 0 where nobody can tell."""
        return line_of(self.lines, path)

    def fault(self, zh: str, en: str, *path: str | int) -> WaiverError:
        """What is wrong at a place of the file."""
        return fault(self.path, zh, en, self.loss, self.line(*path))


def fault(path: Path, zh: str, en: str, loss: bool, line: int = 0) -> WaiverError:
    """What is wrong with a file, with its name and line."""
    at = (f" 第 {line} 行", f" line {line}") if line else ("", "")
    return WaiverError(f"{path.name}{at[0]}：{zh}", f"{path.name}{at[1]}: {en}", loss)


def load(path: Path, format_name: str, rows: str, loss: bool = False) -> Source:
    """The file at ``path``, whose key ``format`` must be ``format_name`` and whose list of tables is ``rows``.

    Raises WaiverError, with the line, for what is no such file."""
    text, digest = _text(path, loss)
    try:
        held = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise _no_toml(path, error, loss, text.count("\n") + 1) from error
    source = Source(path, text, digest, held, loss, lines_of(text))
    if held.get("format") != format_name:
        raise source.fault(f'应有 format = "{format_name}"', f'format = "{format_name}" is missing', "format")
    found = held.get(rows, [])
    if not isinstance(found, list) or not all(isinstance(row, Mapping) for row in found):
        raise source.fault(f"{rows} 应写作 [[{rows}]]", f"{rows} must be written as [[{rows}]]", rows)
    return source


def _text(path: Path, loss: bool) -> tuple[str, str]:
    if not path.exists():
        raise fault(path, "没有这个文件", "no such file", loss)
    if not path.is_file():
        raise fault(path, "不是文件", "no file", loss)
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise fault(path, f"无法读取（{error.strerror}）", f"cannot be read ({error.strerror})", loss) from error
    if len(data) > LARGEST:
        raise fault(path, f"大于 {LARGEST >> 20} MB", f"larger than {LARGEST >> 20} MB", loss)
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n"), sha256(data).hexdigest()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise fault(path, "不是 UTF-8：请另存为 UTF-8", "not UTF-8: save it as UTF-8", loss, line) from error


def _no_toml(path: Path, error: Exception, loss: bool, last: int) -> WaiverError:
    words = str(error) or type(error).__name__
    at = AT_LINE.search(words)
    line = int(at[1]) if at and at[1] else last if at else 0
    said = AT_LINE.sub("", words)[:200]
    return fault(path, f"不是正确的 TOML：{said}", f"no valid TOML: {said}", loss, line)


def unknown(source: Source, known: Mapping[str, object], found: Mapping[str, Any], *path: str | int) -> Sequence[Words]:
    """What is said of keys that nobody knows, in tables within tables too: Chinese, English."""
    said: list[Words] = []
    for name, item in found.items():
        inner, line = known.get(name, _NONE), source.line(*path, name)
        if inner is _NONE:
            at = (f"第 {line} 行的 " if line else "", f"line {line}: " if line else "")
            zh = f"{source.path.name}：{at[0]}{name} 未知，没有使用"
            said.append((zh, f"{source.path.name}: {at[1]}{name} is unknown and not used"))
        elif isinstance(inner, Mapping) and isinstance(item, Mapping):
            said += unknown(source, inner, item, *path, name)
        elif isinstance(inner, Mapping) and isinstance(item, list):
            for number, each in enumerate(item):
                if isinstance(each, Mapping):
                    said += unknown(source, inner, each, *path, name, number)
    return said


_NONE = object()
