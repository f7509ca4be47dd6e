"""Where a key stands in a TOML text: the parser does not say, and a fault without a line is a search."""

from __future__ import annotations

import re
from collections.abc import Mapping

Path = tuple[str | int, ...]

_TABLE = re.compile(r"\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?")
_KEY = re.compile(r"\s*((?:\"[^\"]*\"|'[^']*'|[\w-]+)(?:\s*\.\s*(?:\"[^\"]*\"|'[^']*'|[\w-]+))*)\s*=")
_PART = re.compile(r"\"([^\"]*)\"|'([^']*)'|([^\s.]+)")
_LONG = re.compile(r'"""|\'\'\'')


def lines_of(text: str) -> Mapping[Path, int]:
    """The line of every table header and of every key that begins a line; array tables carry their number."""
    found: dict[Path, int] = {}
    counts: dict[Path, int] = {}
    table: Path = ()
    inside = False
    for number, line in enumerate(text.split("\n"), 1):
        if inside or _LONG.search(line):
            if not inside and (key := _KEY.match(line)):
                found.setdefault(table + _parts(key.group(1)), number)
            inside = inside != (len(_LONG.findall(line)) % 2 == 1)
        elif head := _TABLE.fullmatch(line):
            table = _header(head.group(2), head.group(1) == "[[", counts)
            found.setdefault(table, number)
        elif key := _KEY.match(line):
            found.setdefault(table + _parts(key.group(1)), number)
    return found


def line_of(lines: Mapping[Path, int], path: Path) -> int:
    """The line of the key, else of the nearest thing around it; 0 if there is none."""
    return next((lines[path[:n]] for n in range(len(path), 0, -1) if path[:n] in lines), 0)


def _parts(spelled: str) -> tuple[str, ...]:
    return tuple(a or b or c for a, b, c in _PART.findall(spelled))


def _header(spelled: str, array: bool, counts: dict[Path, int]) -> Path:
    """``grade.element.part`` → ("grade", "element", 1, "part"), with the number of the array table it belongs to."""
    path: Path = ()
    parts = _parts(spelled)
    for position, part in enumerate(parts):
        path += (part,)
        if position == len(parts) - 1 and array:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path += (counts[path],)
    return path
