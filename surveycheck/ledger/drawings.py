"""Draws: one for each lot, kept with the protocol by which anybody can repeat it."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from surveycheck.ledger import tables
from surveycheck.ledger.clock import here
from surveycheck.ledger.errors import LedgerError
from surveycheck.ledger.inspectors import inspector_id
from surveycheck.ledger.lots import Stored, ids_of, lot_named
from surveycheck.ledger.people import happened
from surveycheck.ledger.units import owner
from surveycheck.seal import digests_of
from surveycheck.spotcheck import Drawing, draw, protocol, replay


@dataclass(frozen=True)
class StoredDraw:
    """``text``: the protocol, whose SHA-256 is ``sha256``; ``entered`` (RFC 3339) is when the number was typed in."""

    stored: Stored
    number: str
    entered: str
    text: str
    sha256: str

    @property
    def drawing(self) -> Drawing:
        return draw(self.stored.lot, self.number)


def draw_lot(connection: Connection, name: str, number: str, entered: str = "") -> StoredDraw:
    """Draw a lot by its public number, once. Raises LedgerError for a lot that is drawn already; SpotCheckError for an
    empty number and before its day."""
    stored = lot_named(connection, name)
    before = _row(connection, stored)
    if before is not None:
        raise LedgerError(
            f"批 {name} 已于 {before.entered} 按号码 {before.number} 抽样，不能再抽",
            f"the lot {name} was drawn on {before.entered} by the number {before.number}: it is drawn once",
        )
    entered = entered or here()
    text = protocol(stored.lot, number, entered)
    made = StoredDraw(stored, str(json.loads(text)["number"]["value"]), entered, text, _digest(text))
    _kept(connection, made)
    return made


def draw_of(connection: Connection, name: str) -> StoredDraw:
    """The draw of a lot. Raises LedgerError where there is none, or where it is not what its number gives."""
    made = _row(connection, lot_named(connection, name))
    if made is None:
        raise LedgerError(f"批 {name} 尚未抽样", f"the lot {name} is not drawn yet")
    if made.sha256 != _digest(made.text) or not replay(made.text).same:
        raise LedgerError(
            f"批 {name} 的抽样记录与其号码不符：台账已被改动",
            f"the protocol of {name} is not what its number gives: the ledger was changed",
        )
    return made


def _row(connection: Connection, stored: Stored) -> StoredDraw | None:
    row = connection.execute(select(tables.drawing).where(tables.drawing.c.lot_id == stored.id)).mappings().first()
    if row is None:
        return None
    return StoredDraw(stored, row["number"], row["entered"], row["protocol"], row["sha256"])


def _digest(text: str) -> str:
    return digests_of(text.encode("utf-8")).sha256


def _kept(connection: Connection, made: StoredDraw) -> None:
    lot, table = made.stored.lot, tables.drawing
    values = {"lot_id": made.stored.id, "number": made.number, "entered": made.entered}
    row = insert(table).values(**values, protocol=made.text, sha256=made.sha256).returning(table.c.id)
    own = int(connection.execute(row).scalar_one())
    drawn = made.drawing.drawn
    ids = ids_of(connection, [one.unit for one in drawn])
    people = {who: inspector_id(connection, who) for one in drawn for who in one.inspectors}
    places = [(number, ids[one.unit.key], one) for number, one in enumerate(drawn, 1)]
    connection.execute(
        insert(tables.drawn_unit), [{"drawing_id": own, "submission_id": i, "place": n} for n, i, _ in places]
    )
    looks = [{"submission_id": i, "inspector_id": people[who]} for _, i, one in places for who in one.inspectors]
    if looks:
        connection.execute(insert(tables.drawn_inspector), [{"drawing_id": own, **look} for look in looks])
    words = (f"批 {lot.name} 抽样：{len(drawn)} 个", f"the lot {lot.name} is drawn: {len(drawn)} units")
    happened(connection, "drawing", words)
    for number, submission, one in places:
        names, listed = "、".join(one.inspectors) or "—", ", ".join(one.inspectors) or "—"
        zh = f"{one.unit.name} 在批 {lot.name} 中被抽中（第 {number}），检查员：{names}"
        en = f"{one.unit.name} is drawn in {lot.name} (number {number}); inspectors: {listed}"
        happened(connection, "drawn", (zh, en), *owner(connection, submission), submission)
