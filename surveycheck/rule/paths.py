"""Paths of a deliverable against the patterns of a pack's files table."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from surveycheck.rule.row import Row


@lru_cache(maxsize=4096)
def normal(path: str) -> str:
    """A path without the differences that file systems and archives make: case and Unicode normal form."""
    return unicodedata.normalize("NFC", path.replace("\\", "/")).casefold()


@lru_cache(maxsize=4096)
def _expression(pattern: str) -> re.Pattern[str]:
    parts = re.split(r"(\*\*|\*|\?|\{\w+\})", normal(pattern))
    words = {"**": ".*", "*": "[^/]*", "?": "[^/]"}
    return re.compile("".join(words.get(p) or ("[^/]+" if p.startswith("{") else re.escape(p)) for p in parts))


@lru_cache(maxsize=65536)
def matches(pattern: str, path: str) -> bool:
    """Does a path fit a pattern? ``{project}`` is one folder or name, ``*`` any letters, ``**`` any folders."""
    return _expression(pattern).fullmatch(normal(path)) is not None


def role_of(rows: Iterable[Row], path: str) -> Row | None:
    """The first row of the files table one of whose ``path`` patterns the file fits."""
    return next((row for row in rows if any(matches(p, path) for p in row.list("path"))), None)


def drawing_role(rows: Iterable[Row], path: str, lone: bool) -> str:
    """The role of a drawing by the files table, "" if it has none. A lone file has no folders: only the last part of a
    pattern counts."""
    if lone:
        path = path.rsplit("/", 1)[-1]
        rows = [Row(r.table, r.number, {**r.values, "path": _last_parts(r["path"])}) for r in rows]
    row = role_of(rows, path)
    return row["role"] if row else ""


def _last_parts(patterns: str) -> str:
    return "|".join(pattern.rsplit("/", 1)[-1] for pattern in patterns.split("|"))
