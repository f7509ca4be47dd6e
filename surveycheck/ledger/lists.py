"""Lists of the ledger, a page at a time: every row a value, with the number of all rows that fit.

A page first finds its ids along an index and only then what they are about, so that a ledger of 100 000 submissions
gives any page within 50 ms (``tests/benchmarks/ledger.py``).
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, func, or_, select

from surveycheck.ledger import tables
from surveycheck.ledger.clock import today
from surveycheck.ledger.paging import ALL, SIZE, Filter, Order, Page, fitting, like, page, within_days
from surveycheck.ledger.rows import DrawingRow, FirmRow, LotRow, NoticeRow, ProjectRow, RunRow, SubmissionRow


def projects(
    connection: Connection,
    wanted: Filter = ALL,
    offset: int = 0,
    limit: int = SIZE,
    order: str = "",
    down: bool = False,
) -> Page[ProjectRow]:
    """Projects by number, with how many submissions they have and what the newest one says."""
    own, handed = tables.project, tables.submission
    where = [like(connection, wanted.text, own.c.number, own.c.name, own.c.place, own.c.client)] if wanted.text else []
    where += [own.c.number == wanted.project] if wanted.project else []
    if wanted.firm or wanted.level or wanted.stage or wanted.first or wanted.last:
        fits = fitting(connection, Filter(wanted.firm, "", wanted.stage, wanted.first, wanted.last, wanted.level))
        where.append(own.c.id.in_(select(handed.c.project_id).where(*fits)))
    sorted_by = Order({"number": (own.c.number,), "name": (own.c.name, own.c.id)}).by(order, down)

    def rows(ids: Select[Any]) -> Select[Any]:
        every = handed.alias()
        count = select(func.count()).where(every.c.project_id == own.c.id).scalar_subquery()
        newest = select(func.max(every.c.id)).where(every.c.project_id == own.c.id).correlate(own).scalar_subquery()
        told = select(*own.c, count.label("submissions"), handed.c.level, handed.c.stage, handed.c.received)
        return told.outerjoin_from(own, handed, handed.c.id == newest).where(own.c.id.in_(ids))

    return page(connection, own, where, sorted_by, rows, ProjectRow.of, offset, limit)


def firms(
    connection: Connection,
    wanted: Filter = ALL,
    offset: int = 0,
    limit: int = SIZE,
    order: str = "",
    down: bool = False,
) -> Page[FirmRow]:
    """Firms by name, with how many submissions they have, how many of these pass and do not."""
    own, handed = tables.firm, tables.submission
    where = [like(connection, wanted.text, own.c.name, own.c.code, own.c.certificate)] if wanted.text else []
    where += [own.c.name == wanted.firm] if wanted.firm else []
    fits = fitting(connection, Filter("", "", wanted.stage, wanted.first, wanted.last, wanted.level))
    if fits:
        where.append(own.c.id.in_(select(handed.c.firm_id).where(*fits)))

    def rows(ids: Select[Any]) -> Select[Any]:
        return select(own).where(own.c.id.in_(ids))

    sorted_by = Order({"name": (own.c.name,)}).by(order, down)
    found = page(connection, own, where, sorted_by, rows, dict, offset, limit)
    by = (handed.c.firm_id, handed.c.passes)
    within = handed.c.firm_id.in_([row["id"] for row in found.rows])
    counts: dict[int, Counter[bool | None]] = {}
    for firm, passes, count in connection.execute(select(*by, func.count()).where(within, *fits).group_by(*by)):
        counts.setdefault(firm, Counter())[passes] += count
    told = (FirmRow.of({**row, **_judged(counts.get(row["id"], Counter()))}) for row in found.rows)
    return Page(tuple(told), found.total, offset)


def _judged(counts: Counter[bool | None]) -> dict[str, int]:
    return {"submissions": counts.total(), "passed": counts[True], "failed": counts[False]}


def submissions(
    connection: Connection,
    wanted: Filter = ALL,
    offset: int = 0,
    limit: int = SIZE,
    order: str = "",
    down: bool | None = None,
) -> Page[SubmissionRow]:
    """Submissions, the newest first, each with its last result."""
    own = tables.submission
    columns = {"received": (own.c.received, own.c.id), "name": (own.c.name, own.c.id), "score": (own.c.score, own.c.id)}

    def rows(ids: Select[Any]) -> Select[Any]:
        run, project, firm = tables.run, tables.project, tables.firm
        told = select(
            *own.c,
            project.c.number.label("project"),
            project.c.name.label("project_name"),
            firm.c.name.label("firm"),
            *(run.c[name] for name in ("complete", "a", "b", "c", "d", "notes", "fault", "fault_en", "started")),
        )
        joined = told.outerjoin_from(own, project, project.c.id == own.c.project_id)
        joined = joined.outerjoin(firm, firm.c.id == own.c.firm_id).outerjoin(run, run.c.id == own.c.last_run_id)
        return joined.where(own.c.id.in_(ids))

    where = fitting(connection, wanted)
    return page(connection, own, where, Order(columns).by(order, down), rows, SubmissionRow.of, offset, limit)


def runs(connection: Connection, wanted: Filter = ALL, offset: int = 0, limit: int = SIZE) -> Page[RunRow]:
    """Results, the newest first."""
    own, handed = tables.run, tables.submission
    where = [own.c.submission_id == wanted.submission] if wanted.submission is not None else []
    fits = fitting(connection, Filter(wanted.firm, wanted.project, wanted.stage, text=wanted.text))
    where += [own.c.submission_id.in_(select(handed.c.id).where(*fits))] if fits else []
    where += [own.c.level == wanted.level] if wanted.level else []
    where += within_days(own.c.started, wanted)

    def rows(ids: Select[Any]) -> Select[Any]:
        told = select(*own.c, handed.c.name.label("name"))
        return told.join_from(own, handed, handed.c.id == own.c.submission_id).where(own.c.id.in_(ids))

    return page(connection, own, where, [own.c.id.desc()], rows, RunRow.of, offset, limit)


def lots(connection: Connection, wanted: Filter = ALL, offset: int = 0, limit: int = SIZE) -> Page[LotRow]:
    """Closed lots, the newest first, with number and verdict where they have one. ``open``: not drawn yet."""
    own, drawn, said = tables.lot, tables.drawing, tables.verdict
    where = [like(connection, wanted.text, own.c.name)] if wanted.text else []
    where += within_days(own.c.closed, wanted)
    if wanted.open is not None:
        is_drawn = own.c.id.in_(select(drawn.c.lot_id))
        where.append(~is_drawn if wanted.open else is_drawn)
    where += [own.c.id.in_(select(said.c.lot_id).where(said.c.level == wanted.level))] if wanted.level else []

    def rows(ids: Select[Any]) -> Select[Any]:
        told = select(*own.c, drawn.c.number, drawn.c.entered, said.c.verdict, said.c.level, said.c.score)
        joined = told.outerjoin_from(own, drawn, drawn.c.lot_id == own.c.id)
        return joined.outerjoin(said, said.c.lot_id == own.c.id).where(own.c.id.in_(ids))

    return page(connection, own, where, [own.c.id.desc()], rows, LotRow.of, offset, limit)


def drawings(connection: Connection, wanted: Filter = ALL, offset: int = 0, limit: int = SIZE) -> Page[DrawingRow]:
    """Draws, the newest first, with the lot and how many units were drawn."""
    own, lot, unit = tables.drawing, tables.lot, tables.drawn_unit
    where = within_days(own.c.entered, wanted)
    fits = select(lot.c.id).where(like(connection, wanted.text, lot.c.name))
    where += [own.c.lot_id.in_(fits)] if wanted.text else []

    def rows(ids: Select[Any]) -> Select[Any]:
        count = select(func.count()).where(unit.c.drawing_id == own.c.id).scalar_subquery()
        told = select(*own.c, lot.c.name.label("lot"), lot.c.units.label("units"), count.label("drawn"))
        return told.join_from(own, lot, lot.c.id == own.c.lot_id).where(own.c.id.in_(ids))

    return page(connection, own, where, [own.c.id.desc()], rows, DrawingRow.of, offset, limit)


def notices(
    connection: Connection, wanted: Filter = ALL, offset: int = 0, limit: int = SIZE, day: date | None = None
) -> Page[NoticeRow]:
    """Notices, those due first; ``day``: today, by which a notice is overdue. ``open``: not closed."""
    own, handed = tables.notice, tables.submission
    where = within_days(own.c.issued, wanted)
    if wanted.open is not None:
        where.append(own.c.closed == "" if wanted.open else own.c.closed != "")
    fits = fitting(connection, Filter(wanted.firm, wanted.project, wanted.stage, level=wanted.level))
    within = own.c.submission_id.in_(select(handed.c.id).where(*fits))
    where += [within] if fits else []
    if wanted.text:
        named = fitting(connection, Filter(text=wanted.text))
        by_name = own.c.submission_id.in_(select(handed.c.id).where(*named))
        where.append(or_(like(connection, wanted.text, own.c.number), by_name))

    def rows(ids: Select[Any]) -> Select[Any]:
        again, against = tables.recheck, tables.objection
        firm, project = tables.firm, tables.project
        told = select(
            *(one for one in own.c if one.name != "document"),
            handed.c.name.label("name"),
            firm.c.name.label("firm"),
            project.c.number.label("project"),
            select(func.count()).where(again.c.notice_id == own.c.id).scalar_subquery().label("rechecks"),
            select(func.count())
            .where(against.c.notice_id == own.c.id, against.c.decided == "")
            .scalar_subquery()
            .label("objections"),
            _waiting(own, handed),
        )
        joined = told.join_from(own, handed, handed.c.id == own.c.submission_id)
        joined = joined.outerjoin(firm, firm.c.id == handed.c.firm_id)
        return joined.outerjoin(project, project.c.id == handed.c.project_id).where(own.c.id.in_(ids))

    at = (day or today()).isoformat()
    sorted_by = [own.c.closed, own.c.deadline, own.c.id]
    return page(connection, own, where, sorted_by, rows, lambda row: NoticeRow.of(row, at), offset, limit)


def _waiting(own: Table, about: Table) -> ColumnElement[Any]:
    """The newest submission of the same project and stage after the one that a notice is about, where it has a result
    and the notice is open and has not been held against it."""
    later, again = tables.submission.alias(), tables.recheck.alias()
    seen = select(again.c.id).where(again.c.notice_id == own.c.id, again.c.run_id == later.c.last_run_id)
    same = (later.c.project_id == about.c.project_id, later.c.stage == about.c.stage, later.c.id > about.c.id)
    newest = select(func.max(later.c.id)).where(*same, own.c.closed == "", ~seen.correlate(own, later).exists())
    found = newest.where(later.c.last_run_id.is_not(None)).correlate(own, about).scalar_subquery()
    return found.label("resubmission")


def due(connection: Connection, offset: int = 0, limit: int = SIZE, day: date | None = None) -> Page[NoticeRow]:
    """Notices that are not closed, the first due first."""
    return notices(connection, Filter(open=True), offset, limit, day)
