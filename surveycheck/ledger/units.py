"""Units of a lot: found by what people call them, in the sample or outside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, or_, select

from surveycheck.ledger import tables
from surveycheck.ledger.errors import LedgerError
from surveycheck.ledger.lots import Stored, lot_named
from surveycheck.ledger.packs import checked_by

DIGEST = re.compile(r"[0-9a-f]{6,64}")
SHOWN = 6


@dataclass(frozen=True)
class LotUnit:
    """A submission in a lot. ``digest`` is what its files are held to, ``place`` its number in the draw, 0 outside the
    sample; ``pack``: name or folder of the one it was last checked by."""

    id: int
    lot: str
    name: str
    project: str
    firm: str
    digest: str
    path: str
    pack: str
    received: str
    files: int
    place: int = 0
    inspectors: tuple[str, ...] = ()


def drawn_unit(connection: Connection, word: str) -> LotUnit:
    """The unit of a sample whose project's number, name or beginning of the digest (six digits at least) that is.
    Raises LedgerError where there is none, or several."""
    drawn, one = _units().where(tables.drawn_unit.c.place.is_not(None)), tables.submission
    called = or_(tables.project.c.number == word, one.c.name == word, one.c.digest.startswith(word, autoescape=True))
    rows = connection.execute(drawn.where(called)).mappings().all()
    if not rows:  # what there is instead
        rows = connection.execute(drawn.order_by(one.c.id.desc()).limit(SHOWN + 1)).mappings().all()
    return _one([_unit(connection, row) for row in rows], word, ("样本中", "in a sample"))


def owner(connection: Connection, submission: int) -> tuple[int | None, int | None]:
    """Project and firm of a submission."""
    table = tables.submission
    row = connection.execute(select(table.c.project_id, table.c.firm_id).where(table.c.id == submission)).one()
    return row.project_id, row.firm_id


def units_of(connection: Connection, name: str) -> tuple[LotUnit, ...]:
    """All units of a lot: those that were drawn in their order, then the others by project."""
    stored = lot_named(connection, name)
    rows = connection.execute(_units().where(tables.lot_unit.c.lot_id == stored.id)).mappings()
    found = [_unit(connection, row) for row in rows]
    return tuple(sorted(found, key=lambda unit: (unit.place == 0, unit.place, unit.project, unit.digest)))


def other_unit(connection: Connection, name: str, word: str) -> tuple[Stored, LotUnit]:
    """A unit of a lot outside its sample. Raises LedgerError as ``drawn_unit``."""
    stored = lot_named(connection, name)
    found = [unit for unit in units_of(connection, name) if not unit.place]
    return stored, _one(found, word, (f"批 {name} 的样本以外", f"of {name} outside its sample"))


def _units() -> Select[Any]:
    unit, one, lot, drawing = tables.lot_unit, tables.submission, tables.lot, tables.drawing
    drawn, project, firm = tables.drawn_unit, tables.project, tables.firm
    joined = unit.join(one, unit.c.submission_id == one.c.id).join(lot, unit.c.lot_id == lot.c.id)
    joined = joined.outerjoin(drawing, drawing.c.lot_id == lot.c.id)
    mine = (drawn.c.drawing_id == drawing.c.id) & (drawn.c.submission_id == one.c.id)
    joined = joined.outerjoin(drawn, mine).outerjoin(project, one.c.project_id == project.c.id)
    joined = joined.outerjoin(firm, one.c.firm_id == firm.c.id)
    columns = (
        one.c.id,
        one.c.name,
        one.c.digest,
        one.c.path,
        one.c.pack,
        one.c.received,
        one.c.files,
        lot.c.name.label("lot"),
    )
    more = (project.c.number, firm.c.name.label("firm"), drawing.c.id.label("drawing"), drawn.c.place)
    return select(*columns, *more).select_from(joined)


def _unit(connection: Connection, row: Any) -> LotUnit:
    pack = checked_by(connection, row["id"]) or row["pack"]
    people: tuple[str, ...] = ()
    if row["place"]:
        look, who = tables.drawn_inspector, tables.inspector
        mine = (look.c.drawing_id == row["drawing"], look.c.submission_id == row["id"])
        names = select(who.c.name).select_from(look.join(who, look.c.inspector_id == who.c.id)).where(*mine)
        people = tuple(connection.execute(names.order_by(who.c.name)).scalars())
    told = {name: row[name] or "" for name in ("lot", "name", "firm", "digest", "path", "received")}
    return LotUnit(
        row["id"],
        project=row["number"] or "",
        pack=pack,
        files=row["files"],
        place=row["place"] or 0,
        inspectors=people,
        **told,
    )


def _one(units: Sequence[LotUnit], word: str, where: tuple[str, str]) -> LotUnit:
    found = [unit for unit in units if word in (unit.project, unit.name)]
    if not found and DIGEST.fullmatch(word):
        found = [unit for unit in units if unit.digest.startswith(word)]
    if len(found) == 1:
        return found[0]
    named = [f"{unit.project} {unit.digest[:12]} {unit.name}" for unit in (found or units)[:SHOWN]]
    more = " …" if len(found or units) > SHOWN else ""
    if found:
        zh, en = f"{word} 不止一个，请写摘要的开头", f"{word} is more than one: say the beginning of its digest"
    else:
        zh, en = f"{where[0]}没有 {word}；有", f"there is no {word} {where[1]}; there are"
    raise LedgerError(f"{zh}：{'；'.join(named) or '—'}{more}", f"{en}: {'; '.join(named) or '—'}{more}")
