"""The keys in the columns ``source`` as words: the pack's table ``sources`` says what they stand for."""

from __future__ import annotations

import re
from collections.abc import Mapping

from surveycheck.pack.pack import Pack

KEY = re.compile(r"(?<![\w-])[A-Za-z][\w-]*")
"""What may be a key within a source: ``S3``, ``own-knowledge``; ``S3 §4.1`` and ``S3（第二位）`` go on behind it."""


def source_words(pack: Pack, text: str) -> tuple[str, str]:
    """A source in Chinese and English, with the key behind each title; what the table does not name stays as it is.

    ``S3 §4.1|S8`` → ``宁波…脚本 [S3] §4.1；国土…流程 [S8]``.
    """
    rows = {row["key"]: row.values for row in pack.table("sources")}
    parts = [part.strip() for part in text.split("|")]
    zh = "；".join(_titled(part, rows, "title") for part in parts)
    return zh, "; ".join(_titled(part, rows, "title_en") for part in parts)


def source_titles(pack: Pack, text: str) -> tuple[str, str]:
    """The same without the keys, for who reads no table: ``S2|S8`` → the two titles."""
    rows = {row["key"]: row for row in pack.table("sources")}
    keys = [key.strip() for key in text.split("|") if key.strip()]
    named = [(key, rows.get(key)) for key in keys]
    zh = [(row["title"] if row else "") or key for key, row in named]
    en = [(row["title_en"] or row["title"] if row else "") or key for key, row in named]
    return "；".join(zh), "; ".join(en)


def _titled(part: str, rows: Mapping[str, Mapping[str, str]], column: str) -> str:
    def title(found: re.Match[str]) -> str:
        row = rows.get(found[0])
        words = (row.get(column) or row.get("title", "")) if row else ""
        return f"{words} [{found[0]}]" if words else found[0]

    return KEY.sub(title, part)
