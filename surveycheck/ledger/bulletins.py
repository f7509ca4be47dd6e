"""Bulletins: the figures of a span of days, kept as they were issued, with their digest."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, insert, select

from surveycheck.ledger import tables
from surveycheck.ledger.clock import begin_of, end_of, months, now
from surveycheck.ledger.credit import entries
from surveycheck.ledger.errors import LedgerError
from surveycheck.ledger.figures import Submitted, Tally, by, failing, percent, tally
from surveycheck.ledger.gathered import defects, named, span, submitted
from surveycheck.ledger.people import happened
from surveycheck.seal import digests_of
from surveycheck.seal.canonical import canonical

FORM = "surveycheck-bulletin/1"
COMMONEST = 20
FAILING = 500
"""Rules and failing projects that a bulletin lists; of more it says how many there are."""


@dataclass(frozen=True)
class Bulletin:
    """As it was issued: ``text`` is the canonical JSON that ``sha256`` is of."""

    title: str
    issued: str
    text: str
    sha256: str

    @property
    def document(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.text)
        return found


def issue_bulletin(
    connection: Connection, title: str, first: date, last: date, by_whom: str, office: str = ""
) -> Bulletin:
    """Issue the bulletin of the days from ``first`` to ``last``; it is kept under its title.

    Raises LedgerError: days in the wrong order, no title, one that is taken.
    """
    if not title.strip() or not by_whom.strip():
        raise LedgerError("请给出通报的标题和经办人", "a bulletin needs a title, and somebody who issues it")
    if first > last:
        raise LedgerError(f"{first} 晚于 {last}", f"{first} is after {last}")
    if connection.execute(select(tables.bulletin.c.id).where(tables.bulletin.c.title == title)).first():
        zh = f"已有标题为“{title}”的通报，发布后不变；可以把它再次写出"
        en = f"there is a bulletin “{title}” already, which stays as it is; it can be written once more"
        raise LedgerError(zh, en, option="--again")
    issued = now()
    said = {"format": FORM, "title": title, "office": office, "by": by_whom, "issued": issued}
    text = canonical({**said, **figures_of(connection, first, last)})
    made = Bulletin(title, issued, text.decode("utf-8"), digests_of(text).sha256)
    row = {"title": title, "first_day": first.isoformat(), "last_day": last.isoformat(), "issued": issued}
    connection.execute(insert(tables.bulletin).values(**row, document=made.text, sha256=made.sha256))
    happened(connection, "bulletin", (f"发布通报：{title}（{by_whom}）", f"bulletin: {title} ({by_whom})"))
    return made


def bulletin_of(connection: Connection, title: str) -> Bulletin:
    """The bulletin of that title, as it was issued. Raises LedgerError: there is none, or it was changed since."""
    table = tables.bulletin
    row = connection.execute(select(table).where(table.c.title == title)).mappings().first()
    if row is None:
        raise LedgerError(f"没有标题为“{title}”的通报", f"there is no bulletin “{title}”")
    if digests_of(row["document"].encode("utf-8")).sha256 != row["sha256"]:
        zh, en = f"通报“{title}”与发布时的摘要不符", f"the bulletin “{title}” is not what was issued"
        raise LedgerError(zh, en)
    return Bulletin(title, row["issued"], row["document"], row["sha256"])


def bulletins(connection: Connection) -> tuple[tuple[str, str, str, str], ...]:
    """Title, first and last day, and time of issue of all bulletins, the newest first."""
    table = tables.bulletin
    asked = select(table.c.title, table.c.first_day, table.c.last_day, table.c.issued).order_by(table.c.id.desc())
    return tuple((row.title, row.first_day, row.last_day, row.issued) for row in connection.execute(asked))


def figures_of(connection: Connection, first: date, last: date) -> dict[str, Any]:
    """All figures of the days from ``first`` to ``last``, as plain JSON values."""
    where = span(first, last)
    rows = submitted(connection, where)
    firms = named(connection, tables.firm, [r.firm for r in rows if r.firm is not None], "name")
    every = defects(connection, where)
    bad = failing(rows)
    by_month = by(rows, lambda row: row.month)
    return {
        "first_day": first.isoformat(),
        "last_day": last.isoformat(),
        "all": plain(tally(rows)),
        "levels": [{"level": level, "submissions": n} for level, n in _levels(rows)],
        "firms": _by_name(by(rows, lambda row: row.firm), firms),
        "months": [{"month": month, **plain(by_month.get(month, Tally()))} for month in months(first, last)],
        "defects": [_defect(one, len(rows)) for one in every[:COMMONEST]],
        "rules": len(every),
        "failing": _failing(connection, bad[:FAILING], firms),
        "failing_all": len(bad),
        "notices": _notices(connection, first, last),
        "lots": _lots(connection, first, last),
        "credit": [dict(one.__dict__) for one in entries(connection, first=first, last=last)],
        "contracts": _contracts(connection, {row.project for row in rows if row.project is not None}),
    }


def plain(found: Tally) -> dict[str, Any]:
    """A tally as JSON: the shares as texts to one digit, null where nothing is known."""
    counts = {name: getattr(found, name) for name in found.__dataclass_fields__} | {"unknown": found.unknown}
    shares = {name: getattr(found, name) for name in ("rate", "first_rate")}
    return counts | {name: None if value is None else str(value) for name, value in shares.items()}


def _levels(rows: Iterable[Submitted]) -> list[tuple[str, int]]:
    from surveycheck.ledger.runs import LEVELS

    counts = {level: found.submitted for level, found in by(rows, lambda row: row.level).items()}
    known = [level for level in LEVELS if level in counts]
    return [(level, counts[level]) for level in [*known, *sorted(set(counts) - set(known))]]


def _by_name(found: Mapping[int | None, Tally], firms: Mapping[int, Mapping[str, Any]]) -> list[dict[str, Any]]:
    """By name, those without one last; the same order on every database."""
    rows = [{"firm": "" if key is None else str(firms[key]["name"]), **plain(one)} for key, one in found.items()]
    return sorted(rows, key=lambda row: (row["firm"] == "", row["firm"]))


def _defect(one: Any, submissions: int) -> dict[str, Any]:
    return {**one.__dict__, "share": str(percent(one.submissions, submissions))}


def _failing(
    connection: Connection, rows: list[Submitted], firms: Mapping[int, Mapping[str, Any]]
) -> list[dict[str, Any]]:
    projects = named(connection, tables.project, [r.project for r in rows if r.project is not None], "number", "name")
    handed = named(connection, tables.submission, [r.id for r in rows], "name", "score")
    notice = tables.notice
    told = {}
    for part in (rows[i : i + 500] for i in range(0, len(rows), 500)):
        asked = select(notice.c.submission_id, notice.c.number, notice.c.deadline).order_by(notice.c.id)
        for own, number, deadline in connection.execute(asked.where(notice.c.submission_id.in_([r.id for r in part]))):
            told[own] = {"notice": number, "deadline": deadline}
    made = []
    for row in rows:
        project = projects.get(row.project or 0, {"number": "", "name": ""})
        said = {"project": project["number"], "project_name": project["name"]}
        said |= {"firm": firms.get(row.firm or 0, {"name": ""})["name"], "name": handed[row.id]["name"]}
        said |= {"stage": row.stage, "level": row.level, "score": handed[row.id]["score"]}
        made.append({**said, **told.get(row.id, {"notice": "", "deadline": ""})})
    return made


def _notices(connection: Connection, first: date, last: date) -> dict[str, int]:
    """Notices that were issued on these days, and what became of them until now."""
    own = tables.notice
    where = (own.c.issued >= begin_of(first), own.c.issued < end_of(last))
    rows = connection.execute(select(own.c.outcome, own.c.closed).where(*where)).all()
    mended = sum(row.outcome == "mended" for row in rows)
    return {"issued": len(rows), "closed": sum(row.closed != "" for row in rows), "mended": mended}


def _lots(connection: Connection, first: date, last: date) -> list[dict[str, Any]]:
    lot, said = tables.lot, tables.verdict
    told = select(lot.c.name, lot.c.units, lot.c.size, said.c.verdict, said.c.level, said.c.score)
    where = (said.c.decided >= begin_of(first), said.c.decided < end_of(last))
    rows = connection.execute(told.join_from(said, lot, lot.c.id == said.c.lot_id).where(*where).order_by(lot.c.id))
    return [dict(row) for row in rows.mappings()]


def _contracts(connection: Connection, projects: set[int]) -> dict[str, Any]:
    """Of the projects of these days: how many have the standard contract text, as far as that is known."""
    own = tables.contract
    every = {row.project_id: row.standard for row in connection.execute(select(own.c.project_id, own.c.standard))}
    known = [every[one] for one in projects if one in every]
    share = percent(sum(known), len(known))
    found = {"projects": len(projects), "known": len(known), "standard": sum(known)}
    return {**found, "share": None if share is None else str(share)}
