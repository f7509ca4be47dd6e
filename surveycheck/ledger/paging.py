"""Pages of the ledger's lists: what is wanted, how it is sorted, and how it is found."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, Table, func, or_, select

from surveycheck.ledger import tables
from surveycheck.ledger.clock import begin_of, end_of
from surveycheck.ledger.errors import LedgerError

SIZE = 50
"""Rows of a page."""

FEW = 200
"""As many ids are taken at once."""

Row = TypeVar("Row")


@dataclass(frozen=True)
class Filter:
    """What is wanted; "" and None mean all. ``firm``: its name, ``project``: its number, whole. ``first`` and ``last``:
    days in China, both included, on which it was received, issued or closed. ``level``: one of ``LEVELS``. ``text``: a
    part of a name or number. ``open``: notices that are not closed, lots that are not drawn."""

    firm: str = ""
    project: str = ""
    stage: str = ""
    first: date | None = None
    last: date | None = None
    level: str = ""
    text: str = ""
    submission: int | None = None
    open: bool | None = None


ALL = Filter()


@dataclass(frozen=True)
class Page(Generic[Row]):
    """``total``: how many rows there are on all pages; ``offset``: how many stand before this one."""

    rows: tuple[Row, ...]
    total: int
    offset: int


@dataclass(frozen=True)
class Order:
    """By which columns of a list it may be sorted; the first of them is the usual one."""

    columns: Mapping[str, Sequence[ColumnElement[Any]]]

    def by(self, name: str, down: bool | None) -> Sequence[ColumnElement[Any]]:
        """Raises LedgerError for an order that there is not."""
        name = name or next(iter(self.columns))
        if name not in self.columns:
            there = ", ".join(self.columns)
            zh, en = f"不能按 {name} 排序（可用：{there}）", f"no order by {name} (there are: {there})"
            raise LedgerError(zh, en)
        newest = name in ("received", "issued", "started", "closed")
        return [one.desc() if (newest if down is None else down) else one.asc() for one in self.columns[name]]


def page(
    connection: Connection,
    own: Table,
    where: Sequence[ColumnElement[bool]],
    order: Sequence[ColumnElement[Any]],
    rows: Callable[[Select[Any]], Select[Any]],
    made: Callable[[Mapping[str, Any]], Row],
    offset: int,
    limit: int,
) -> Page[Row]:
    """Ids first, along an index; what they are about then, for these few."""
    wanted, total = _ids(connection, select(own.c.id).where(*where), order, offset, limit)
    at = {number: place for place, number in enumerate(wanted)}
    few = select(own.c.id).where(own.c.id.in_(wanted))
    found = sorted(connection.execute(rows(few)).mappings(), key=lambda row: at[row["id"]]) if wanted else []
    return Page(tuple(made(dict(row)) for row in found), total, offset)


def _ids(
    connection: Connection, every: Select[Any], order: Sequence[ColumnElement[Any]], offset: int, limit: int
) -> tuple[list[int], int]:
    """The ids of a page and how many there are in all. What fits may be told by a look at every row alone: that is done
    once where it is not much, for page and number."""
    first = connection.execute(every.order_by(*order).limit(FEW + 1)).scalars().all()
    if len(first) <= FEW:
        return list(first[offset : offset + limit]), len(first)
    total = int(connection.execute(select(func.count()).select_from(every.subquery())).scalar_one())
    if offset + limit <= FEW:
        return list(first[offset : offset + limit]), total
    after = total - offset - limit
    if offset <= after:
        return list(connection.execute(every.order_by(*order).limit(limit).offset(offset)).scalars()), total
    # Rows near the end are counted from there.
    back = every.order_by(*(_turned(one) for one in order)).limit(limit + min(after, 0)).offset(max(after, 0))
    return (list(connection.execute(back).scalars())[::-1] if total > offset else []), total


def _turned(one: ColumnElement[Any]) -> ColumnElement[Any]:
    from sqlalchemy.sql.elements import UnaryExpression
    from sqlalchemy.sql.operators import asc_op

    if isinstance(one, UnaryExpression):
        inner: ColumnElement[Any] = one.element
        return inner.desc() if one.modifier is asc_op else inner.asc()
    return one.desc()


def fitting(connection: Connection, wanted: Filter) -> list[ColumnElement[bool]]:
    """What a submission has to be."""
    own, project, firm = tables.submission, tables.project, tables.firm
    where = [own.c.id == wanted.submission] if wanted.submission is not None else []
    # Who it is of is asked first: a number goes along the index of the submissions as a query within does not.
    for name, table, key in ((wanted.firm, firm, own.c.firm_id), (wanted.project, project, own.c.project_id)):
        if name:
            by = table.c.name if table is firm else table.c.number
            where.append(key == (connection.execute(select(table.c.id).where(by == name)).scalar() or 0))
    where += [own.c.level == wanted.level] if wanted.level else []
    where += [own.c.stage == wanted.stage] if wanted.stage else []
    where += within_days(own.c.received, wanted)
    if wanted.text:
        of_project = select(project.c.id).where(like(connection, wanted.text, project.c.number, project.c.name))
        of_firm = select(firm.c.id).where(like(connection, wanted.text, firm.c.name))
        named = like(connection, wanted.text, own.c.name)
        where.append(or_(named, own.c.project_id.in_(of_project), own.c.firm_id.in_(of_firm)))
    return where


def within_days(column: ColumnElement[str], wanted: Filter) -> list[ColumnElement[bool]]:
    """A moment on one of the days that are wanted."""
    where = [column >= begin_of(wanted.first)] if wanted.first else []
    return where + ([column < end_of(wanted.last)] if wanted.last else [])


def like(connection: Connection, text: str, *columns: ColumnElement[str]) -> ColumnElement[bool]:
    """A part of one of the columns; letters of either case. SQLite's LIKE makes no difference by itself, and for a text
    without letters that have cases it is a waste."""
    if connection.dialect.name == "sqlite" or text.lower() == text.upper():
        return or_(*(column.contains(text, autoescape=True) for column in columns))
    return or_(*(column.icontains(text, autoescape=True) for column in columns))
