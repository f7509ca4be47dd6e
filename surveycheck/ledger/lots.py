"""Lots: closed once, with the digests that are made public, and never changed."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, RowMapping, insert, select

from surveycheck.ledger import tables
from surveycheck.ledger.candidates import Candidates, Wanted, candidates
from surveycheck.ledger.clock import here
from surveycheck.ledger.errors import LedgerError
from surveycheck.ledger.inspectors import active_inspectors, avoidances
from surveycheck.ledger.packs import whereabouts
from surveycheck.ledger.people import happened
from surveycheck.pack import Pack
from surveycheck.seal import Digests
from surveycheck.spotcheck import Lot, SampleSizes, Unit, close, closing_of, in_lots, lot_from, sample_sizes
from surveycheck.spotcheck.lot import document_of

CLOSING = "surveycheck-closing/1"


@dataclass(frozen=True)
class Stored:
    """A closed lot as the ledger has it. ``pack``: the name of the one whose tables and grades it goes by; ``folder``:
    where that is, "" for one that its name tells."""

    id: int
    lot: Lot
    pack: str
    digests: Digests
    folder: str = ""

    @property
    def place(self) -> str:
        """What to load the pack by."""
        return self.folder or self.pack

    def closing(self) -> str:
        """What is made public before the day of the number, as JSON text."""
        told = {"schema": CLOSING, "lot": document_of(self.lot), "pack": self.pack, **self.digests.document()}
        return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


@dataclass(frozen=True)
class Terms:
    """``source`` and ``day`` (ISO) name the public number; ``each``: inspectors for one unit; ``split``: make as many
    lots as the table asks for."""

    source: str
    day: str
    each: int = 2
    split: bool = False


def sizes_of(pack: Pack, edition: str) -> SampleSizes:
    """The sampling table of the pack (``sample_sizes``) in an edition of the standard. Raises SpotCheckError."""
    rows = pack.table("sample_sizes")
    return sample_sizes(((row["edition"], row["upto"], row["size"], row["source"]) for row in rows), edition)


def found_for(connection: Connection, wanted: Wanted) -> Candidates:
    """What would go into a lot that is closed now."""
    return candidates(connection, wanted, bool(avoidances(connection)))


def close_lot(
    connection: Connection, name: str, wanted: Wanted, terms: Terms, sizes: SampleSizes, pack: str, digest: str = ""
) -> tuple[Stored, ...]:
    """Close the list and keep it, with name and digest of the pack whose tables and levels hold; several lots
    ``NAME-1`` … where it must be split. Raises LedgerError for a name that is there, and for too many units without
    ``split``; SpotCheckError as ``spotcheck.close``."""
    _alone(connection)
    found = found_for(connection, wanted)
    parts = _parts(name, len(found.units), terms, sizes)
    units = iter(sorted(found.units, key=lambda unit: unit.key))
    closed = here()
    people: Mapping[str, Any] = {"inspectors": active_inspectors(connection), "avoidances": avoidances(connection)}
    made = []
    for own, size in parts:
        some = tuple(next(units) for _ in range(size))
        bare = Lot(own, closed, terms.source, terms.day, "", 0, "", wanted.by, terms.each, some, found.left, **people)
        made.append(_kept(connection, close(bare, sizes), pack, digest))
    return tuple(made)


def _parts(name: str, units: int, terms: Terms, sizes: SampleSizes) -> list[tuple[str, int]]:
    """The lots that are made: name and units."""
    if not name.strip():
        raise LedgerError("请给批命名", "the lot has no name")
    parts, most = in_lots(units, sizes.greatest) or (0,), sizes.greatest
    if len(parts) == 1:
        return [(name, parts[0])]
    if not terms.split:
        raise LedgerError(
            f"{units} 个单位成果超过 {sizes.edition} 版抽样表的 {most}，应分成 {len(parts)} 批",
            f"{units} units are more than the {most} of the table of {sizes.edition}: split them into "
            f"{len(parts)} lots",
            option="--split",
        )
    return [(f"{name}-{number}", size) for number, size in enumerate(parts, 1)]


def lot_named(connection: Connection, name: str) -> Stored:
    """The lot of that name. Raises LedgerError where there is none, or where it is not what was closed."""
    row = connection.execute(select(tables.lot).where(tables.lot.c.name == name)).mappings().first()
    if row is None:
        names = lot_names(connection)[:5]
        zh, en = "、".join(names) or "—", ", ".join(names) or "—"
        raise LedgerError(f"没有批 {name}；已有：{zh}", f"there is no lot {name}; there are: {en}")
    return _stored(row, whereabouts(connection, row["pack"], row["pack_digest"]))


def lot_names(connection: Connection) -> tuple[str, ...]:
    """All lots, the newest first."""
    return tuple(connection.execute(select(tables.lot.c.name).order_by(tables.lot.c.id.desc())).scalars())


def ids_of(connection: Connection, units: Sequence[Unit]) -> dict[str, int]:
    """Key of a unit → its submission."""
    table, keys = tables.submission, [unit.key for unit in units]
    found = connection.execute(select(table.c.digest, table.c.id).where(table.c.digest.in_(keys)))
    return {row.digest: row.id for row in found}


def _stored(row: RowMapping, place: str) -> Stored:
    told = Digests(row["sha256"], row["sm3"])
    try:
        lot = lot_from(json.loads(row["document"]))
    except (ValueError, KeyError, TypeError):
        lot = None
    if lot is None or closing_of(lot) != told:
        raise LedgerError(
            f"批 {row['name']} 的名单与关闭时的摘要不符：台账已被改动",
            f"the list of {row['name']} does not agree with the digests of its closing: the ledger was changed",
        )
    return Stored(row["id"], lot, row["pack"], told, place)


def _kept(connection: Connection, lot: Lot, pack: str, digest: str) -> Stored:
    table, told = tables.lot, closing_of(lot)
    if connection.execute(select(table.c.id).where(table.c.name == lot.name)).first() is not None:
        zh, en = f"已有批 {lot.name}；关闭的批不能改动", f"there is a lot {lot.name}; a closed lot is never changed"
        raise LedgerError(zh, en)
    text = json.dumps(document_of(lot), ensure_ascii=False)
    values = {name: getattr(lot, name) for name in ("name", "closed", "source", "day", "edition", "size")}
    values |= {"document": text, "pack": pack, "pack_digest": digest}
    values |= {"units": len(lot.units), **told.document()}
    own = int(connection.execute(insert(table).values(values).returning(table.c.id)).scalar_one())
    ids = ids_of(connection, lot.units)
    rows = [{"lot_id": own, "submission_id": ids[unit.key], "stratum": unit.stratum} for unit in lot.units]
    connection.execute(insert(tables.lot_unit), rows)
    words = (
        f"批 {lot.name} 关闭：{len(lot.units)} 个单位成果",
        f"the lot {lot.name} is closed: {len(lot.units)} units",
    )
    happened(connection, "lot", words)
    return Stored(own, lot, pack, told, whereabouts(connection, pack, digest))


def _alone(connection: Connection) -> None:
    """Two who close lots at once must not take the same projects. In SQLite whoever writes is alone anyway."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("LOCK TABLE lot IN SHARE ROW EXCLUSIVE MODE")
