"""The items of a pack beside what was noted of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from surveycheck.manual.noted import Noted, Result, beside, read_noted
from surveycheck.model import MANUAL_RESULTS, ManualBook, ManualEntry
from surveycheck.pack import Pack
from surveycheck.waivers import WaiverError

TABLE = "manual"


def items_of(pack: Pack) -> tuple[ManualEntry, ...]:
    """The rows of the pack's table ``manual``, in its order; none where it has no such table."""
    return tuple(
        ManualEntry(
            item=row["item"],
            title=row["title"],
            title_en=row["title_en"],
            how=row["how"],
            how_en=row["how_en"],
            quality=row["quality"],
            usual=row["severity"],
            source=row["source"],
            certainty=row["certainty"],
        )
        for row in pack.table(TABLE)
    )


def book_of(path: Path, pack: Pack, file: Path | None = None) -> ManualBook | None:
    """What was noted for the deliverable at ``path``: in ``file``, else in the one beside it where there is one. None
    for a pack without manual items and no file.

    Raises WaiverError: with ``loss`` where the file that stands beside it cannot be read, since nobody named it.
    """
    items, there = items_of(pack), beside(path)
    if file is not None and not file.exists():
        raise WaiverError(f"没有这个文件：{file}", f"no such file: {file}")
    if file is not None and not items:
        zh = f"规则包 {pack.name} 没有人工检查项目（manual 表），用不上 {file.name}"
        raise WaiverError(zh, f"the pack {pack.name} has no manual items (table manual) for {file.name}")
    if not items:
        return None
    noted = read_noted(file) if file is not None else read_noted(there, loss=True) if there.exists() else None
    if noted is None:
        return ManualBook("", "", items)
    by_item = {result.item: result for result in noted.results}
    remarks = [*noted.remarks, *_strangers(noted, {entry.item for entry in items}, pack)]
    return ManualBook(
        noted.source.path.name,
        noted.source.sha256,
        tuple(_with(entry, by_item.get(entry.item)) for entry in items),
        tuple(zh for zh, _ in remarks),
        tuple(en for _, en in remarks),
    )


def _with(entry: ManualEntry, result: Result | None) -> ManualEntry:
    if result is None:
        return entry
    kind = next(known for known in MANUAL_RESULTS if known == result.result)
    severity = (result.severity or entry.usual) if kind == "fail" else ""
    words = {name: getattr(result, name) for name in ("note", "evidence", "name", "date")}
    return replace(entry, result=kind, severity=severity, **words)


def _strangers(noted: Noted, known: set[str], pack: Pack) -> list[tuple[str, str]]:
    return [
        (
            f"{noted.source.path.name}：规则包 {pack.name} 没有项目 {result.item}，没有使用",
            f"{noted.source.path.name}: the pack {pack.name} has no item {result.item}; it is not used",
        )
        for result in noted.results
        if result.item not in known
    ]
