"""Workbooks for tests, made with openpyxl and, where openpyxl would not make them, by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

from openpyxl import Workbook

Change = Callable[[Any], object]


def book(sheets: Mapping[str, list[list[object]]], change: Change | None = None) -> bytes:
    """A workbook: sheets by name, each a list of rows; ``change`` is given the workbook before it is saved."""
    made = Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    if change:
        change(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def repacked(
    content: bytes, replace: Mapping[str, Callable[[bytes], bytes]], add: Mapping[str, bytes] | None = None
) -> bytes:
    """The same archive with some members changed and others added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            part = old.read(info)
            new.writestr(info.filename, replace[info.filename](part) if info.filename in replace else part)
        for name, part in (add or {}).items():
            new.writestr(name, part)
    return out.getvalue()
