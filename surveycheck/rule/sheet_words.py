"""The words of a table of what sheets must say around their maps (``sheet``)."""

from __future__ import annotations

from dataclasses import dataclass

from surveycheck.rule.row import Row


@dataclass(frozen=True)
class SheetWords:
    """The words of all rows: what else a text on a sheet may say. ``fillers``: values that say nothing."""

    rows: tuple[Row, ...]
    fillers: tuple[str, ...] = ()

    @property
    def fields(self) -> list[str]:
        return [row["words"] for row in self.rows if row.yes("value")]

    @property
    def alone(self) -> list[str]:
        """What names no field, and is no value of one either."""
        return [row["words"] for row in self.rows if row["words"] and not row.yes("value")]

    def same(self, row: Row) -> list[str]:
        """Of the row, and of those with which it shares what is ``like`` them: the titles of all kinds of sheets."""
        return [r["words"] for r in self.rows if r["item"] == row["item"] or (row["like"] and r["like"] == row["like"])]

    def others(self, row: Row) -> list[str]:
        same = self.same(row)
        return [words for r in self.rows if (words := r["words"]) and words not in same]
