"""How the rows of a spreadsheet become records: which tables there may be, and which words stand over their columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class SheetTable:
    """A table whose records a sheet may hold.

    ``columns``: word over a column (as ``SheetPlan.word`` makes it) → field. ``wanted``: groups of fields, of each of
    which a sheet must have one at least, so that it is this table. ``numbers``: fields that hold numbers, with their
    unit. ``number``: the field that names a record, filled with sheet and row where no column holds it. ``together``:
    fields (two coordinates) of which a sheet has all or none.
    """

    table: str
    columns: Mapping[str, str]
    wanted: tuple[tuple[str, ...], ...]
    numbers: Mapping[str, str]
    number: str
    together: tuple[str, ...] = ()


@dataclass(frozen=True)
class SheetPlan:
    """``paths``: patterns of the files of a deliverable that are read as sheets."""

    paths: tuple[str, ...]
    tables: tuple[SheetTable, ...]

    @staticmethod
    def word(text: str) -> str:
        """A heading as it is compared: without blanks and case, full-width brackets as plain ones."""
        return "".join(text.split()).replace("（", "(").replace("）", ")").casefold()
