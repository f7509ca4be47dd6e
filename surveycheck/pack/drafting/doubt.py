"""What a person must look at in a draft."""

from __future__ import annotations

from dataclasses import dataclass, field

from surveycheck.sheets import column_letters


class NoTables(Exception):
    """No table of layers, fields or codes was recognised in a file."""


@dataclass(frozen=True)
class Doubt:
    """``row`` 0: the sheet as a whole; ``column`` 0: the row as a whole; ``sheet`` empty: the draft as a whole."""

    sheet: str
    row: int
    column: int
    message: str
    message_en: str

    @property
    def place(self) -> str:
        """``附录B!C7``, ``附录B!7`` or ``附录B``."""
        spot = f"{column_letters(self.column) if self.column else ''}{self.row or ''}"
        return f"{self.sheet}!{spot}" if spot else self.sheet


@dataclass
class Doubts:
    """Doubts so far, in the order in which they came up."""

    found: list[Doubt] = field(default_factory=list)

    def add(self, sheet: str, row: int, column: int, zh: str, en: str) -> None:
        self.found.append(Doubt(sheet, row, column, zh, en))
