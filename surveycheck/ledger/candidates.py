"""Which submissions go into a lot: the newest of each project that was checked and never drawn.

A project is drawn once (国测国发〔2010〕9号). But a lot that did not pass is returned, handed in anew and sampled
anew (GB/T 24356-2023, 4.6), so what its projects hand in after it is drawn from again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, func, select

from surveycheck.ledger import tables
from surveycheck.ledger.clock import begin_of, day_of, end_of
from surveycheck.ledger.errors import LedgerError
from surveycheck.ledger.packs import whereabouts
from surveycheck.spotcheck import Left, Unit
from surveycheck.spotcheck.verdict import LOT_FAILS

STRATA = ("", "firm", "district", "qualification", "kind", "month", "stage")
UNTOLD = "未注明"
"""The stratum of a unit of which nobody has said what it is."""

Words = tuple[str, str]


def stratum_words(name: str) -> Words:
    """A stratum in Chinese and English: what nobody has said has a word, everything else is a name."""
    return (name, "not said") if name == UNTOLD else (name, name)


@dataclass(frozen=True)
class _Taken:
    """The lot in which a project was drawn, with the submission, and whether that lot did not pass."""

    lot: str
    submission: int
    failed: bool


@dataclass(frozen=True)
class Wanted:
    """``first`` and ``last``: days of receipt (ISO, in China, both counted); "" for any. ``by``:
    one of ``STRATA``."""

    first: str = ""
    last: str = ""
    stage: str = ""
    firm: str = ""
    district: str = ""
    kind: str = ""
    by: str = ""


@dataclass(frozen=True)
class Candidates:
    """``packs``: names or folders of the packs that the units were checked by."""

    units: tuple[Unit, ...]
    left: tuple[Left, ...]
    packs: tuple[str, ...]


def candidates(connection: Connection, wanted: Wanted, wary: bool) -> Candidates:
    """Of what is wanted, the newest submission of each project; everything else is in ``left``, with the reason.
    ``wary``: a unit whose firm is unknown is left, since nobody can say who must keep away. Raises LedgerError."""
    if wanted.by not in STRATA:
        known = ", ".join(name for name in STRATA if name)
        raise LedgerError(f"不能按 {wanted.by} 分层（可用：{known}）", f"no strata by {wanted.by} (there are: {known})")
    rows = connection.execute(_rows(wanted)).mappings().all()
    taken, waiting = _in_lots(connection)
    units: list[Unit] = []
    left: list[Left] = []
    packs: set[tuple[str, str]] = set()
    seen: dict[int, str] = {}
    for row in rows:
        why = _why_not(row, taken, waiting, seen, wary)
        if why is not None:
            left.append(Left(row["number"] or "", row["name"], *why))
            continue
        seen[row["project_id"]] = row["name"]
        packs.add((row["checked_by"] or "", row["pack_digest"] or ""))
        stratum = (_stratum(row, wanted.by) or UNTOLD) if wanted.by else ""
        units.append(Unit(row["digest"], row["number"], row["name"], row["firm"] or "", row["digest"], stratum))
    places = {whereabouts(connection, *pack) for pack in packs}
    return Candidates(tuple(units), tuple(left), tuple(sorted(places - {""})))


def _rows(wanted: Wanted) -> Select[Any]:
    """The submissions that are wanted, the newest first; ``rank`` 1: the newest of its project and stage of all."""
    one, project, firm, run = tables.submission, tables.project, tables.firm, tables.run
    order = (one.c.received.desc(), one.c.id.desc())
    rank = func.row_number().over(partition_by=(one.c.project_id, one.c.stage), order_by=order).label("rank")
    ranked = select(one.c.id, rank).subquery()
    checked = select(run.c.submission_id, func.max(run.c.id).label("run")).where(run.c.fault == "")
    newest = checked.group_by(run.c.submission_id).subquery()
    joined = one.join(ranked, ranked.c.id == one.c.id).outerjoin(project, one.c.project_id == project.c.id)
    joined = joined.outerjoin(firm, one.c.firm_id == firm.c.id).outerjoin(newest, newest.c.submission_id == one.c.id)
    joined = joined.outerjoin(run, run.c.id == newest.c.run)
    columns = (one.c.id, one.c.name, one.c.digest, one.c.received, one.c.stage, one.c.project_id, ranked.c.rank)
    more = (project.c.number, project.c.district, project.c.kind, firm.c.name.label("firm"), firm.c.qualification)
    made = select(*columns, *more, newest.c.run, run.c.pack.label("checked_by"), run.c.pack_digest).select_from(joined)
    equal = {one.c.stage: wanted.stage, firm.c.name: wanted.firm, project.c.district: wanted.district}
    equal[project.c.kind] = wanted.kind
    made = made.where(*(column == text for column, text in equal.items() if text))
    if wanted.first:
        made = made.where(one.c.received >= begin_of(_day(wanted.first)))
    if wanted.last:
        made = made.where(one.c.received < end_of(_day(wanted.last)))
    return made.order_by(*order)


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
        end_of(day)
    except (ValueError, OverflowError):
        raise LedgerError(f"不是日期（年-月-日）：{text}", f"not a date (YYYY-MM-DD): {text}") from None
    return day


def _in_lots(connection: Connection) -> tuple[dict[int, _Taken], dict[int, str]]:
    """Project → where it was drawn, the last time; project → the lot that holds it and waits for its number."""
    one, lot, drawing, verdict = tables.submission, tables.lot, tables.drawing, tables.verdict
    unit, drawn = tables.lot_unit, tables.drawn_unit
    way = drawn.join(drawing, drawn.c.drawing_id == drawing.c.id).join(lot, drawing.c.lot_id == lot.c.id)
    way = way.join(one, drawn.c.submission_id == one.c.id).outerjoin(verdict, verdict.c.lot_id == lot.c.id)
    drawn_before = select(one.c.project_id, lot.c.name, one.c.id, verdict.c.verdict).select_from(way)
    taken = connection.execute(drawn_before.order_by(drawing.c.id))
    way = unit.join(lot, unit.c.lot_id == lot.c.id).outerjoin(drawing, drawing.c.lot_id == lot.c.id)
    held = select(one.c.project_id, lot.c.name).select_from(way.join(one, unit.c.submission_id == one.c.id))
    waiting = connection.execute(held.where(drawing.c.id.is_(None)))
    last = {row[0]: _Taken(row[1], row[2], row[3] == LOT_FAILS) for row in taken}
    return last, {row[0]: row[1] for row in waiting}


def _why_not(
    row: RowMapping, taken: Mapping[int, _Taken], waiting: Mapping[int, str], seen: Mapping[int, str], wary: bool
) -> Words | None:
    project = row["project_id"]
    if row["run"] is None:
        return ("没有检查结果", "never checked")
    if project is None:
        return ("成果没有说明项目编号", "it does not say which project it is of")
    if row["rank"] > 1:
        return ("同一项目、同一阶段有更新的成果", "there is a newer submission of its project and stage")
    if project in taken:
        before = taken[project]
        if not before.failed:
            return (f"项目已在 {before.lot} 中被抽中", f"its project was drawn in {before.lot}")
        if before.submission == row["id"]:
            zh = f"批 {before.lot} 不合格，尚未重新提交"
            return (zh, f"{before.lot} did not pass, and it was not handed in anew")
    if project in waiting:
        return (f"项目在尚未抽样的批 {waiting[project]} 中", f"its project is in {waiting[project]}, not drawn yet")
    if project in seen:
        name = seen[project]
        return (f"同一项目的 {name} 已列入本批", f"{name} of the same project is in this lot")
    if wary and not row["firm"]:
        return ("生产单位未知，无法判断回避", "its firm is unknown: nobody can say who must keep away")
    return None


def _stratum(row: RowMapping, by: str) -> str:
    if by == "month":
        return day_of(row["received"])[:7]
    return str(row[by] or "")
