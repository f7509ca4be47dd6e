"""One table of a file, value by value: what is missing or of another kind is a fault with its line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from math import isfinite
from typing import Any

from surveycheck.waivers.source import Source


@dataclass(frozen=True)
class Row:
    """A table at ``path`` of a file."""

    source: Source
    path: tuple[str | int, ...]
    values: Mapping[str, Any]

    def text(self, name: str, least: int = 1) -> str:
        """A string of at least so many letters; with 0 it may be missing."""
        found = self.values.get(name, "" if least == 0 else None)
        if not isinstance(found, str) or len(found.strip()) < least:
            zh = f"{name} 应为{'不空的' if least else ''}文字"
            raise self.source.fault(zh, f"{name} must be a {'not empty ' if least else ''}text", *self.path, name)
        return found

    def truth(self, name: str) -> bool:
        """true or false."""
        found = self.values.get(name)
        if not isinstance(found, bool):
            raise self.source.fault(f"{name} 应为 true 或 false", f"{name} must be true or false", *self.path, name)
        return found

    def day(self, name: str) -> str:
        """A date, as TOML has it or as text: ISO 8601."""
        found = self.values.get(name)
        if isinstance(found, date) and not isinstance(found, datetime):
            return found.isoformat()
        try:
            return date.fromisoformat(found if isinstance(found, str) else "").isoformat()
        except ValueError as error:
            zh = f"{name} 应为日期，如 2026-01-31"
            raise self.source.fault(zh, f"{name} must be a date such as 2026-01-31", *self.path, name) from error

    def number(self, name: str) -> float | None:
        """A finite number; None where it is missing."""
        found = self.values.get(name)
        if found is None:
            return None
        if isinstance(found, bool) or not isinstance(found, int | float) or not isfinite(found):
            raise self.source.fault(f"{name} 应为数", f"{name} must be a number", *self.path, name)
        return float(found)

    def point(self, name: str) -> tuple[float, float] | None:
        """Two finite numbers in brackets; None where it is missing."""
        found = self.values.get(name)
        if found is None:
            return None
        pair = found if isinstance(found, list) else []
        numbers = [float(n) for n in pair if isinstance(n, int | float) and not isinstance(n, bool) and isfinite(n)]
        if len(numbers) != 2 or len(pair) != 2:
            raise self.source.fault(f"{name} 应为 [x, y]", f"{name} must be [x, y]", *self.path, name)
        return numbers[0], numbers[1]

    def table(self, name: str) -> Row:
        """A table within it."""
        found = self.values.get(name)
        if not isinstance(found, Mapping):
            raise self.source.fault(f"缺少 {name}", f"{name} is missing", *self.path, name)
        return Row(self.source, (*self.path, name), found)

    def tables(self, name: str) -> list[Row]:
        """The tables of a list within it; none where it is missing."""
        found = self.values.get(name, [])
        if not isinstance(found, list) or not all(isinstance(each, Mapping) for each in found):
            raise self.source.fault(f"{name} 应为表的列表", f"{name} must be a list of tables", *self.path, name)
        return [Row(self.source, (*self.path, name, n), each) for n, each in enumerate(found)]
