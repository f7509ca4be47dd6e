"""The pack's tables → how spreadsheets of check measurements are read."""

from __future__ import annotations

from surveycheck.model.sheets import SheetPlan, SheetTable
from surveycheck.pack.pack import Pack
from surveycheck.rule import Row

ROLE = "check-survey"
"""The role, in the table ``files``, of spreadsheets of check measurements."""


def sheet_plan(pack: Pack) -> SheetPlan | None:
    """None where the pack has no table ``check_tables``. A heading is a field's code, one of its titles, or a word of
    the table ``check_columns``."""
    rows = pack.table("check_tables")
    if not rows:
        return None
    paths = tuple(path for row in pack.table("files") if row["role"] == ROLE for path in row.list("path"))
    return SheetPlan(paths, tuple(_table(row, pack) for row in rows))


def _table(layout: Row, pack: Pack) -> SheetTable:
    fields = [row for row in pack.table("fields") if row["table"] == layout["table"]]
    columns: dict[str, str] = {}
    for row in fields:
        for text in (row["field"], row["title"], row["title_en"]):
            columns.setdefault(SheetPlan.word(text), row["field"])
    for row in pack.table("check_columns"):
        if row["field"] in {field["field"] for field in fields} and row["table"] in ("", layout["table"]):
            for text in row.list("words"):
                columns.setdefault(SheetPlan.word(text), row["field"])
    values = tuple(layout[name] for name in ("north", "height", "value") if layout[name])
    numbers = {row["field"]: row["unit"] or "m" for row in fields if row["type"] == "float"}
    number = next((row["field"] for row in fields if row.yes("key")), "")
    wanted = ((layout["kind"],), (layout["method"],), values, (layout["number"],) if not layout["north"] else values)
    together = (layout["north"], layout["east"]) if layout["north"] and layout["east"] else ()
    return SheetTable(layout["table"], columns, wanted, numbers, number, together)
