"""Values as TOML: what ``tomllib`` reads, this writes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, time
from math import isinf, isnan

BARE = re.compile(r"[A-Za-z0-9_-]+")


def dumps(table: Mapping[str, object], path: tuple[str, ...] = ()) -> str:
    """A table and what is in it: values first, then tables and lists of tables, each in its order. ``path`` are the
    keys that lead to it. Raises TypeError for what TOML cannot hold."""
    return "".join(f"{line}\n" for line in _lines(table, path)).lstrip("\n")


def _lines(table: Mapping[str, object], path: tuple[str, ...]) -> Iterator[str]:
    yield from (f"{_key(name)} = {value(item)}" for name, item in table.items() if not _nested(item))
    for name, item in table.items():
        inner = (*path, name)
        head = ".".join(map(_key, inner))
        if isinstance(item, Mapping):
            yield from ("", f"[{head}]", *_lines(item, inner))
        elif isinstance(item, list) and _nested(item):
            for each in item:
                yield from ("", f"[[{head}]]", *_lines(each, inner))


def _nested(item: object) -> bool:
    if isinstance(item, list):
        return bool(item) and all(isinstance(each, Mapping) for each in item)
    return isinstance(item, Mapping)


def _key(name: str) -> str:
    return name if BARE.fullmatch(name) else text(name)


def value(item: object) -> str:
    """One value on one line."""
    if isinstance(item, bool):
        return "true" if item else "false"
    if isinstance(item, str):
        return text(item)
    if isinstance(item, int):
        return str(item)
    if isinstance(item, float):
        return "nan" if isnan(item) else ("inf" if item > 0 else "-inf") if isinf(item) else repr(item)
    if isinstance(item, date | time):
        return item.isoformat()
    if isinstance(item, list | tuple):
        return f"[{', '.join(map(value, item))}]"
    if isinstance(item, Mapping):
        return "{ " + ", ".join(f"{_key(name)} = {value(inner)}" for name, inner in item.items()) + " }"
    raise TypeError(f"TOML holds no {type(item).__name__}")


def text(words: str) -> str:
    """A string in quotes: letters as they are, what cannot be seen by its number. JSON escapes are TOML escapes, but
    for U+007F, which TOML wants escaped, and halves of surrogate pairs, which it cannot hold."""
    whole = words.encode("utf-8", "replace").decode("utf-8")
    quoted = json.dumps(whole, ensure_ascii=False)
    return "".join(letter if letter.isprintable() else _escaped(letter) for letter in quoted)


def _escaped(letter: str) -> str:
    return f"\\u{ord(letter):04x}" if ord(letter) < 0x10000 else f"\\U{ord(letter):08x}"
