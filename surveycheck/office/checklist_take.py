"""What was noted in a checklist, or of all items at once, into the ledger: all of it, or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from surveycheck.ledger import Ledger, LedgerError, LotUnit, Remark, drawn_unit, note_result, results_of
from surveycheck.manual import Result, items_of
from surveycheck.model import ManualEntry
from surveycheck.office.checklist_read import Filled
from surveycheck.pack import load_pack


@dataclass(frozen=True)
class Taken:
    """How many results are ``noted``, and how many were the ``same`` before."""

    noted: int
    same: int


class ChecklistError(Exception):
    """Rows that cannot be taken, for which nothing was."""

    def __init__(self, remarks: tuple[Remark, ...]) -> None:
        self.remarks = remarks
        super().__init__(remarks[0].en)


def note_all(ledger: Ledger, unit: LotUnit, result: str, inspector: str, pack: str | Path | None = None) -> Taken:
    """Note this result of every manual item of a unit of which nothing is noted yet. Raises LedgerError, PackError."""
    items = items_of(load_pack(pack or unit.pack, examples=False))
    with ledger.write() as connection:
        there = {one.item for one in results_of(connection, unit.id)}
        left = [entry for entry in items if entry.item not in there]
        for entry in left:
            note_result(connection, unit, entry, Result(entry.item, result, name=inspector), None)
    return Taken(len(left), len(items) - len(left))


def take_checklist(ledger: Ledger, lot: str, rows: Sequence[Filled], folder: Path, inspector: str = "") -> Taken:
    """Note the results of a checklist of the sample of a lot; ``folder``: in which files of evidence are looked for;
    ``inspector``: of rows that name none. Raises ChecklistError where a row cannot be taken, LedgerError, PackError."""
    taker = _Taker(lot, folder, inspector)
    with ledger.write() as connection:
        for row in rows:
            taker.take(connection, row)
        if taker.remarks:
            raise ChecklistError(tuple(taker.remarks))
    return Taken(taker.noted, taker.same)


class _Taker:
    def __init__(self, lot: str, folder: Path, inspector: str) -> None:
        self._lot, self._folder, self._inspector = lot, folder, inspector
        self._units: dict[str, LotUnit] = {}
        self._items: dict[str, dict[str, ManualEntry]] = {}
        self._seen: dict[tuple[int, str], int] = {}
        self.remarks: list[Remark] = []
        self.noted = self.same = 0

    def take(self, connection: Any, row: Filled) -> None:
        try:
            unit = self._units.get(row.unit) or drawn_unit(connection, row.unit)
            if unit.lot != self._lot:
                raise LedgerError(f"{row.unit} 属于批 {unit.lot}", f"{row.unit} is a unit of {unit.lot}")
            self._units[row.unit] = unit
            self._take(connection, row, unit)
        except LedgerError as error:
            self.remarks.append(Remark(row.sheet, row.row, "", error.zh, error.en, refused=True))

    def _take(self, connection: Any, row: Filled, unit: LotUnit) -> None:
        entry = self._entry(unit, row.item)
        first = self._seen.setdefault((unit.id, row.item), row.row)
        if first != row.row:
            raise LedgerError(f"第 {first} 行已有同一项目", f"row {first} has the same item of this unit")
        evidence, kept = self._evidence(row.evidence, _before(connection, unit, row.item))
        severity = (row.severity or entry.usual) if row.result == "fail" else ""
        told = Result(row.item, row.result, severity, row.note, kept, row.inspector or self._inspector, row.day)
        before = _before(connection, unit, row.item)
        if before is not None and evidence is None and _same(before, told):
            self.same += 1
            return
        note_result(connection, unit, entry, told, evidence)
        self.noted += 1

    def _entry(self, unit: LotUnit, item: str) -> ManualEntry:
        if unit.pack not in self._items:
            pack = load_pack(unit.pack, examples=False)
            self._items[unit.pack] = {entry.item: entry for entry in items_of(pack)}
        items = self._items[unit.pack]
        if item not in items:
            zh, en = (
                f"没有人工项目 {item}；有：{'、'.join(items)}",
                f"no manual item {item}; there are {', '.join(items)}",
            )
            raise LedgerError(zh, en)
        return items[item]

    def _evidence(self, said: str, before: Result | None) -> tuple[Path | None, str]:
        """The file of evidence, where a new one is named; else what was kept before."""
        if not said or (before is not None and said == before.evidence):
            return None, said
        file = self._folder / said
        if not file.is_file():
            raise LedgerError(f"没有证据文件 {file}", f"there is no file of evidence {file}")
        return file, ""


def _before(connection: Any, unit: LotUnit, item: str) -> Result | None:
    noted: Iterable[Result] = results_of(connection, unit.id)
    return next((one for one in noted if one.item == item), None)


def _same(before: Result, told: Result) -> bool:
    """Who leaves inspector or day empty does not change them."""
    words = ("result", "severity", "note", "evidence")
    same = all(getattr(before, name) == getattr(told, name) for name in words)
    return same and told.name in ("", before.name) and told.date in ("", before.date)
