"""Faults of a pack are collected, never raised one by one: who mends a pack wants to see all of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from surveycheck.pack.pack import PackFault


@dataclass
class Faults:
    """What is wrong so far, in the order in which it was seen."""

    found: list[PackFault] = field(default_factory=list)

    def add(self, file: str, row: int, column: str, zh: str, en: str) -> None:
        """``file`` relative to the pack, ``row`` a line number (0: none), ``column`` a column or key ("": none)."""
        self.found.append(PackFault(file, row, column, zh, en))

    def sorted(self) -> tuple[PackFault, ...]:
        """By file and line; each only once."""
        return tuple(sorted(dict.fromkeys(self.found), key=lambda f: (f.file, f.row, f.column)))
