"""Rows of a pack's tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True)
class Row:
    """One row of ``tables/<table>.csv``; ``number`` is its line in that file. Values are stripped text."""

    table: str
    number: int
    values: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.values.get(column, "")

    def list(self, column: str) -> tuple[str, ...]:
        """A cell that holds several values, separated by ``|``."""
        return _parts(self[column])

    def yes(self, column: str) -> bool:
        """Is the cell ``yes``?"""
        return self[column] == "yes"


@lru_cache(maxsize=4096)
def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())
