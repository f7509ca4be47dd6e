"""One table of a TOML file, read key by key; whatever was not asked for is an unknown key."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import isfinite
from pathlib import Path as FilePath
from typing import Any

import tomli

from surveycheck.pack.faults import Faults
from surveycheck.pack.lines import Path, line_of, lines_of

EXAMPLE = re.compile(r"^\[\[(bad|good)\]\]", re.MULTILINE)
OTHER_TABLE = re.compile(r"^\[(?!\[(bad|good)\]\])", re.MULTILINE)
"""The head of a table that is no example, or a line that might be taken for one."""


@dataclass(frozen=True)
class TomlFile:
    """``name`` is the path as faults show it."""

    name: str
    text: str
    data: Mapping[str, Any]

    @cached_property
    def lines(self) -> Mapping[Path, int]:
        return lines_of(self.text)


def read_toml(path: FilePath, name: str, faults: Faults, examples: bool = True) -> TomlFile | None:
    """The file parsed, or None and a fault; of a card without its ``examples``, where they come last as they should."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
        text = text if examples else _before_examples(text)
        return TomlFile(name, text, tomli.loads(text))
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        faults.add(name, line, "", "文件不是 UTF-8 编码，请另存为 UTF-8", "the file is not UTF-8; save it as UTF-8")
    except tomli.TOMLDecodeError as error:
        line = next((int(w.rstrip(",")) for w in str(error).split("line ")[1:2] for w in w.split()[:1]), 0)
        faults.add(name, line, "", f"不是有效的 TOML：{error}", f"not valid TOML: {error}")
    except RecursionError:
        faults.add(name, 0, "", "嵌套过深", "nested too deeply")
    except OSError as error:
        faults.add(name, 0, "", f"无法读取：{error.strerror}", f"cannot be read: {error.strerror}")
    return None


def _before_examples(text: str) -> str:
    """A card up to its first example; all of it where something else follows."""
    first = EXAMPLE.search(text)
    if first is None or OTHER_TABLE.search(text, first.start()):
        return text
    return text[: first.start()]


class Keys:
    """The keys of one table. Each reader notes a fault and gives its default when the value is not of its kind."""

    def __init__(self, file: TomlFile, faults: Faults, data: Mapping[str, Any] | None = None, path: Path = ()) -> None:
        self.file, self.faults, self.path = file, faults, path
        self.data: Mapping[str, Any] = file.data if data is None else data
        self.asked: set[str] = set()

    def __contains__(self, key: str) -> bool:
        return key in self.data

    def fault(self, key: str, zh: str, en: str) -> None:
        """A fault at this key."""
        path = (*self.path, key) if key else self.path
        column = ".".join(str(p) for p in path)
        self.faults.add(self.file.name, line_of(self.file.lines, path), column, zh, en)

    def raw(self, key: str, default: Any = None) -> Any:
        """The value as parsed."""
        self.asked.add(key)
        return self.data.get(key, default)

    def _of(self, key: str, kinds: tuple[type, ...], zh: str, en: str, default: Any, required: bool = False) -> Any:
        self.asked.add(key)
        if key not in self.data:
            if required:
                self.fault(key, f"缺少 {key}", f"{key} is missing")
            return default
        value = self.data[key]
        if isinstance(value, kinds) and (bool in kinds or not isinstance(value, bool)):
            return value
        self.fault(key, f"{key} 应为{zh}", f"{key} must be {en}")
        return default

    def text(self, key: str, required: bool = False, default: str = "") -> str:
        """A text; a required one must not be empty."""
        value: str = self._of(key, (str,), "文字", "a text", default, required)
        if required and key in self.data and value == "" and isinstance(self.data[key], str):
            self.fault(key, f"{key} 不能为空", f"{key} must not be empty")
        return value.strip()

    def number(self, key: str, default: float = 0.0, required: bool = False) -> float:
        value: float = self._of(key, (int, float), "数字", "a number", default, required)
        if not isfinite(value):
            self.fault(key, f"{key} 应为有限的数字", f"{key} must be a finite number")
            return default
        return float(value)

    def flag(self, key: str, default: bool = False) -> bool:
        value: bool = self._of(key, (bool,), " true 或 false", "true or false", default)
        return value

    def one_of(self, key: str, allowed: tuple[str, ...], default: str = "", required: bool = False) -> str:
        """A text out of a few."""
        value = self.text(key, required, default)
        if value and value not in allowed:
            zh = f"{key} 应为 {'、'.join(allowed)} 之一，不是 {value!r}"
            self.fault(key, zh, f"{key} must be one of {', '.join(allowed)}, not {value!r}")
            return default
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        value = self._of(key, (list,), "文字列表", "a list of texts", [])
        if not all(isinstance(v, str) for v in value):
            self.fault(key, f"{key} 应为文字列表", f"{key} must be a list of texts")
            return ()
        return tuple(value)

    def child(self, key: str) -> Keys:
        """A table below this one; an empty one when there is none."""
        value = self._of(key, (dict,), "表", "a table", {})
        return Keys(self.file, self.faults, value, (*self.path, key))

    def named(self, key: str) -> dict[str, Keys]:
        """Tables below this one, by the names that the author gave them."""
        group = self.child(key)
        return {name: group.child(name) for name in group.data}

    def children(self, key: str) -> list[Keys]:
        """The tables of an array of tables."""
        value = self._of(key, (list,), "表的列表", "a list of tables", [])
        if not all(isinstance(v, dict) for v in value):
            self.fault(key, f"{key} 应为表的列表", f"{key} must be a list of tables")
            return []
        return [Keys(self.file, self.faults, v, (*self.path, key, n)) for n, v in enumerate(value)]

    def finish(self) -> None:
        """Every key that nobody asked for is a fault: a misspelled key must not be ignored."""
        for key in self.data:
            if key not in self.asked:
                known = ", ".join(sorted(self.asked))
                self.fault(key, f"未知的键 {key}（可用：{known}）", f"unknown key {key} (known: {known})")
