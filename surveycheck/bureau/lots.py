"""Lots: what would go into a lot, its closing, its draw, its verdict, and the papers of these."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from surveycheck.bureau.opened import Opened
from surveycheck.ledger import (
    Judged,
    Kept,
    LedgerError,
    Stored,
    StoredDraw,
    Terms,
    Wanted,
    active_inspectors,
    avoidances,
    close_lot,
    decide,
    draw_lot,
    draw_of,
    found_for,
    judge,
    kept_of,
    lists,
    lot_named,
    remember,
    rules_of,
    sizes_of,
)
from surveycheck.ledger.paging import ALL, SIZE, Filter, Page
from surveycheck.ledger.rows import LotRow
from surveycheck.office import Task, write_draw, write_verdict
from surveycheck.pack import Pack
from surveycheck.report.sources import source_titles
from surveycheck.report.write import safe_name
from surveycheck.spotcheck import Avoidance, Inspector, Left, replay
from surveycheck.spotcheck.protocol import Replayed
from surveycheck.whole import write_whole

LARGEST = 64 * 1024 * 1024
"""Bytes of a protocol: far more than the largest lot needs."""


@dataclass(frozen=True)
class Preview:
    """What would be closed now: ``units``, of which ``size`` are drawn by the table of ``edition``; ``size`` None: too
    many for one lot (``greatest``), or none. ``source``: of the row that tells the size, in both languages.
    ``strata``: units by stratum."""

    units: int
    size: int | None
    edition: str
    source: tuple[str, str]
    greatest: int
    pack: str
    strata: tuple[tuple[str, int], ...]
    left: tuple[Left, ...]
    inspectors: tuple[Inspector, ...]
    avoidances: tuple[Avoidance, ...]


class Lots(Opened):
    """Calls as of ``surveycheck.ledger`` and ``surveycheck.office``, with the same errors."""

    def preview(self, wanted: Wanted, edition: str) -> Preview:
        """What ``close_lot`` would close now. Raises LedgerError, PackError, SpotCheckError."""
        with self.ledger.read() as connection:
            found = found_for(connection, wanted)
            people, apart = active_inspectors(connection), avoidances(connection)
        if not found.units:
            return Preview(0, None, edition, ("", ""), 0, "", (), found.left, people, apart)
        pack = self._pack(found.packs)
        sizes, count = sizes_of(pack, edition), len(found.units)
        step = next((step for step in sizes.steps if count <= step.upto), None)
        size = sizes.of(count) if step is not None else None
        strata = Counter(unit.stratum for unit in found.units) if wanted.by else Counter[str]()
        source = source_titles(pack, step.source) if step else ("", "")
        return Preview(
            count,
            size,
            edition,
            source,
            sizes.greatest,
            pack.name,
            tuple(sorted(strata.items())),
            found.left,
            people,
            apart,
        )

    def close_lot(self, name: str, wanted: Wanted, terms: Terms, edition: str) -> tuple[Stored, ...]:
        """Close the list, once and for all."""
        with self.ledger.read() as connection:
            pack = self._pack(found_for(connection, wanted).packs)
        with self.ledger.write() as connection:
            remember(connection, pack)
            sizes, whole = sizes_of(pack, edition), replace(terms, split=True)
            return close_lot(connection, name, wanted, whole, sizes, pack.name, pack.digest)

    def lots(self, wanted: Filter = ALL, offset: int = 0, limit: int = SIZE) -> Page[LotRow]:
        """Closed lots, the newest first."""
        with self.ledger.read() as connection:
            return lists.lots(connection, wanted, offset, limit)

    def lot(self, name: str) -> tuple[Stored, StoredDraw | None, tuple[str, str]]:
        """A lot, its draw where it is drawn, and where the size of its sample comes from, in both languages."""
        with self.ledger.read() as connection:
            stored = lot_named(connection, name)
            drawn = lists.lots(connection, Filter(text=name, open=False), 0, SIZE).rows
            made = draw_of(connection, name) if any(row.name == name for row in drawn) else None
        return stored, made, source_titles(self.pack_of(stored.place), stored.lot.sizes_source)

    def keep_closing(self, name: str, folder: Path) -> tuple[Path, ...]:
        """Write what is made public before the day of the number."""
        with self.ledger.read() as connection:
            stored = lot_named(connection, name)
        file = folder / f"{safe_name(name)}.closing.json"
        write_whole(file, stored.closing())
        return (file,)

    def draw(self, name: str, number: str) -> StoredDraw:
        """Draw a lot by its public number, once."""
        with self.ledger.write() as connection:
            return draw_lot(connection, name, number)

    def keep_draw(self, name: str, folder: Path, formats: Sequence[str], lang: str) -> tuple[Path, ...]:
        """Write the protocol and the sheet of a draw."""
        with self.ledger.read() as connection:
            made = draw_of(connection, name)
        return write_draw(made, folder, tuple(formats), lang)

    def replay(self, file: Path) -> Replayed:
        """Does the draw of a protocol give the same? Raises SpotCheckError for what is none, OSError."""
        if file.stat().st_size > LARGEST:
            raise LedgerError(f"{file} 不是抽样记录", f"{file} is no protocol of a draw")
        return replay(file.read_bytes().decode("utf-8", "replace"))

    def judge(self, name: str) -> tuple[Judged, Kept]:
        """The verdict as it stands now, and what is kept of it."""
        with self.ledger.read() as connection:
            stored = lot_named(connection, name)
            judged = judge(connection, name, rules_of(self.pack_of(stored.place)))
            return judged, kept_of(connection, judged)

    def decide(self, name: str, again: bool = False) -> bool:
        """Keep the verdict; is it new?"""
        with self.ledger.read() as connection:
            pack = self.pack_of(lot_named(connection, name).place)
        with self.ledger.write() as connection:
            return decide(connection, judge(connection, name, rules_of(pack)), again)

    def keep_verdict(self, name: str, task: Task, folder: Path, formats: Sequence[str], lang: str) -> tuple[Path, ...]:
        """Write the inspection report with its annexes; a draft while the verdict is not kept as it stands now."""
        judged, kept = self.judge(name)
        decided = kept.decided if kept.holds else ""
        pack = self.pack_of(judged.draw.stored.place)
        return write_verdict(judged, pack, task, folder, tuple(formats), lang, decided=decided)

    def _pack(self, names: Sequence[str]) -> Pack:
        """Whose tables and levels hold."""
        if len(names) == 1:
            return self.pack_of(names[0])
        if not names:
            raise LedgerError("没有可以组成批的成果", "there is nothing to make a lot of")
        zh, en = "、".join(names), ", ".join(names)
        raise LedgerError(
            f"这些成果由不同的规则包检查过（{zh}），请缩小筛选范围",
            f"these were checked by several packs ({en}): narrow the filter",
        )
