"""The limits table → Limit objects."""

from __future__ import annotations

from math import inf

from surveycheck.pack.faults import Faults
from surveycheck.rule import Limit, Piece, Row


def read_limits(rows: tuple[Row, ...], file: str, faults: Faults) -> dict[str, Limit]:
    """One limit for each name; its pieces in the order of the rows, ends ascending, an open end last."""
    grouped: dict[str, list[Row]] = {}
    for row in rows:
        grouped.setdefault(row["limit"], []).append(row)
    return {name: _limit(name, pieces, file, faults) for name, pieces in grouped.items()}


def _limit(name: str, rows: list[Row], file: str, faults: Faults) -> Limit:
    pieces = tuple(_piece(row) for row in rows)
    for row, before, piece in zip(rows[1:], pieces, pieces[1:], strict=False):
        if not before.upto < piece.upto:
            faults.add(file, row.number, "upto", f"{name} 的分段必须由小到大", f"the pieces of {name} must ascend")
    for row, piece in zip(rows, pieces, strict=True):
        if not any(row[c] for c in ("constant", "per_sqrt", "per_unit")):
            faults.add(file, row.number, "constant", f"限差 {name} 没有数值", f"limit {name} has no number")
        elif min(piece.constant, piece.per_sqrt, piece.per_unit) < 0 and len(rows) == 1 and piece.upto == inf:
            faults.add(file, row.number, "constant", f"限差 {name} 不能为负", f"limit {name} must not be negative")
    return Limit(name, pieces, rows[0]["unit"], rows[0]["source"])


def _piece(row: Row) -> Piece:
    return Piece(_number(row["upto"], inf), *(_number(row[c], 0.0) for c in ("constant", "per_sqrt", "per_unit")))


def _number(cell: str, empty: float) -> float:
    try:
        return float(cell) if cell else empty
    except ValueError:  # a wrong cell is a fault already
        return empty
