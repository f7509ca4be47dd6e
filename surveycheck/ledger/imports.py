"""Projects of an approval system into the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, insert, select, update

from surveycheck.ledger import tables
from surveycheck.ledger.clock import today
from surveycheck.ledger.listed import Listed, ListedProject, Remark
from surveycheck.ledger.people import PROJECT, firm_id, happened, project_id


@dataclass(frozen=True)
class Imported:
    """How many projects are ``new``, how many were ``known``; ``remarks``: where the ledger says otherwise, and that
    stays."""

    new: int
    known: int
    remarks: tuple[Remark, ...] = ()


def import_projects(connection: Connection, listed: Listed, source: str) -> Imported:
    """Enter the projects of a list, in the transaction of the connection: all of them or none. ``source``: the name of
    the file. What the ledger says of a project stays; empty cells of it are filled in."""
    new = 0
    remarks: list[Remark] = []
    for one in listed.projects:
        before = connection.execute(_own(one)).mappings().first()
        new += before is None
        for name in PROJECT:
            said, wanted = (before[name] if before else ""), one.values.get(name, "")
            if said and wanted and said != wanted:
                zh = f"{listed.columns[name]}：台账中为“{said}”，文件中为“{wanted}”；保留台账"
                en = f"{listed.columns[name]}: “{said}” in the ledger, “{wanted}” here; the ledger's stays"
                remarks.append(Remark(listed.sheet, one.row, "", zh, en))
        remarks += _entered(connection, one, source, listed, before is None)
    return Imported(new, len(listed.projects) - new, tuple(remarks))


def _own(one: ListedProject) -> Select[Any]:
    return select(tables.project).where(tables.project.c.number == one.values["number"])


def _entered(connection: Connection, one: ListedProject, source: str, listed: Listed, new: bool) -> list[Remark]:
    number = one.values["number"]
    project = project_id(connection, number, source, **{name: one.values.get(name, "") for name in PROJECT})
    firm = firm_id(connection, one.values["firm"]) if one.values.get("firm") else None
    remarks = _contract(connection, project, one, source, listed) if one.contract is not None else []
    if new:
        words = (f"由 {source} 导入项目 {number}", f"project {number} imported from {source}")
        happened(connection, "imported", words, project, firm)
    return remarks


def _contract(connection: Connection, project: int, one: ListedProject, source: str, listed: Listed) -> list[Remark]:
    """Whether the project has the standard text of a contract; a later list may say otherwise, and it is told."""
    table = tables.contract
    before = connection.execute(select(table.c.standard).where(table.c.project_id == project)).scalar()
    values = {"standard": one.contract, "source": source, "date": today().isoformat()}
    if before is None:
        connection.execute(insert(table).values(project_id=project, **values))
    elif before != one.contract:
        connection.execute(update(table).where(table.c.project_id == project).values(values))
        zh, en = "合同示范文本：与台账不同，已更新", "standard contract: the ledger said otherwise, and was changed"
        return [Remark(listed.sheet, one.row, "", zh, en)]
    return []
