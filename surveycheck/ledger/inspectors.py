"""Inspectors, and firms that they keep away from: 回避."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select, update

from surveycheck.ledger import tables
from surveycheck.ledger.errors import LedgerError
from surveycheck.ledger.people import happened
from surveycheck.spotcheck import Avoidance, Inspector


def add_inspector(connection: Connection, name: str, office: str = "") -> None:
    """An inspector who may be drawn from now on; one who had left is back. Two of one name want different names here.
    Raises LedgerError for an empty name."""
    if not name.strip():
        raise LedgerError("请写明检查员姓名", "say the inspector's name: it is empty")
    table, values = tables.inspector, {"active": True, **({"office": office.strip()} if office.strip() else {})}
    there = connection.execute(select(table.c.id).where(table.c.name == name.strip())).scalar()
    if there is None:
        connection.execute(insert(table).values(name=name.strip(), **values))
    else:
        connection.execute(update(table).where(table.c.id == there).values(values))
    happened(connection, "inspector", (f"检查员 {name} 列入名单", f"the inspector {name} is on the list"))


def retire_inspector(connection: Connection, name: str) -> None:
    """An inspector who is not drawn any more; what he did stays. Raises LedgerError for an unknown name."""
    table = tables.inspector
    connection.execute(update(table).where(table.c.id == inspector_id(connection, name)).values(active=False))
    happened(connection, "inspector", (f"检查员 {name} 不再参加抽取", f"the inspector {name} is drawn no more"))


def avoid(connection: Connection, inspector: str, firm: str, reason: str) -> None:
    """The inspector looks at nothing of the firm from now on; lots that are closed stay as they are. Raises LedgerError
    for unknown names, and without a reason."""
    if not reason.strip():
        raise LedgerError("请写明回避理由", "say the reason to keep away: it is empty")
    own = connection.execute(select(tables.firm.c.id).where(tables.firm.c.name == firm)).scalar()
    if own is None:
        raise LedgerError(f"台账中没有单位 {firm}", f"there is no firm {firm} in the ledger")
    who, table = inspector_id(connection, inspector), tables.avoidance
    there = (table.c.inspector_id == who, table.c.firm_id == own)
    if connection.execute(select(table.c.firm_id).where(*there)).first() is None:
        connection.execute(insert(table).values(inspector_id=who, firm_id=own, reason=reason.strip()))
    else:
        connection.execute(update(table).where(*there).values(reason=reason.strip()))
    words = (f"{inspector} 回避 {firm}：{reason}", f"{inspector} keeps away from {firm}: {reason}")
    happened(connection, "avoidance", words, firm=own)


def no_longer_avoid(connection: Connection, inspector: str, firm: str) -> None:
    """The inspector may look at the firm again; lots that are closed stay as they are. Raises LedgerError where he does
    not keep away from it."""
    who, table = inspector_id(connection, inspector), tables.avoidance
    own = connection.execute(select(tables.firm.c.id).where(tables.firm.c.name == firm)).scalar()
    there = (table.c.inspector_id == who, table.c.firm_id == own)
    if not connection.execute(delete(table).where(*there)).rowcount:
        raise LedgerError(f"{inspector} 没有回避 {firm}", f"{inspector} does not keep away from {firm}")
    words = (f"{inspector} 不再回避 {firm}", f"{inspector} keeps away from {firm} no more")
    happened(connection, "avoidance", words, firm=own)


def active_inspectors(connection: Connection) -> tuple[Inspector, ...]:
    """Those who may be drawn; their name is their key."""
    table = tables.inspector
    rows = connection.execute(select(table).where(table.c.active.is_(True)).order_by(table.c.name)).mappings()
    return tuple(Inspector(row["name"], row["name"], row["office"]) for row in rows)


def avoidances(connection: Connection) -> tuple[Avoidance, ...]:
    """Who keeps away from which firm, of those who may be drawn."""
    who, firm, own = tables.inspector, tables.firm, tables.avoidance
    joined = own.join(who, own.c.inspector_id == who.c.id).join(firm, own.c.firm_id == firm.c.id)
    wanted = select(who.c.name, firm.c.name.label("firm"), own.c.reason).select_from(joined)
    found = connection.execute(wanted.where(who.c.active.is_(True)).order_by(who.c.name, firm.c.name))
    return tuple(Avoidance(*row) for row in found)


def inspector_id(connection: Connection, name: str) -> int:
    """Raises LedgerError where there is no such inspector."""
    table = tables.inspector
    found = connection.execute(select(table.c.id).where(table.c.name == name)).scalar()
    if found is None:
        raise LedgerError(
            f"没有检查员 {name}，请先登记",
            f"there is no inspector {name}: enter the name first",
            option="surveycheck ledger inspector add",
        )
    return int(found)
