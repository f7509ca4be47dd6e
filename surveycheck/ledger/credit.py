"""Credit information on firms: entries of three classes, each with its source and day. There is no score.

The classes are those of 测绘地理信息行业信用管理办法 (in force 2016-01-01, which does away with points and ratings):
basic, good and bad information; bad information is severe, general or light.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, insert, select

from surveycheck.ledger import tables
from surveycheck.ledger.clock import now
from surveycheck.ledger.errors import LedgerError
from surveycheck.ledger.people import happened

KINDS = {"basic": ("基本信息", "basic"), "good": ("良好信息", "good"), "bad": ("不良信息", "bad")}
WEIGHTS = {"severe": ("严重", "severe"), "general": ("一般", "general"), "light": ("轻微", "light")}


@dataclass(frozen=True)
class Credit:
    """An entry. ``kind``: one of ``KINDS``; ``weight``: one of ``WEIGHTS`` where it is bad, else ""."""

    firm: str
    kind: str
    weight: str
    text: str
    source: str
    date: str
    by: str


def add_credit(connection: Connection, entry: Credit) -> Credit:
    """Put an entry in. Raises LedgerError: no such firm or class, no text or source, no day."""
    firm = connection.execute(select(tables.firm.c.id).where(tables.firm.c.name == entry.firm)).scalar()
    if firm is None:
        zh, en = f"台账中没有单位“{entry.firm}”", f"no firm “{entry.firm}” in the ledger"
        raise LedgerError(zh, en, option="surveycheck ledger list firms")
    _sound(entry)
    row = {name: getattr(entry, name) for name in ("kind", "weight", "text", "source", "date", "by")}
    connection.execute(insert(tables.credit).values(firm_id=firm, recorded=now(), **row))
    zh, en = kind_words(entry)
    words = (
        f"信用信息（{zh}）：{entry.text}；来源 {entry.source}",
        f"credit ({en}): {entry.text}; source {entry.source}",
    )
    happened(connection, "credit", words, firm=firm)
    return entry


def entries(
    connection: Connection, firm: str = "", first: date | None = None, last: date | None = None
) -> tuple[Credit, ...]:
    """Entries by day, of a firm or of all, of days from ``first`` to ``last``."""
    own, who = tables.credit, tables.firm
    where = [who.c.name == firm] if firm else []
    where += [own.c.date >= first.isoformat()] if first else []
    where += [own.c.date <= last.isoformat()] if last else []
    asked = select(who.c.name.label("firm"), own).join_from(own, who, who.c.id == own.c.firm_id).where(*where)
    rows = connection.execute(asked.order_by(own.c.date, own.c.id)).mappings()
    return tuple(Credit(**{name: row[name] for name in Credit.__dataclass_fields__}) for row in rows)


def kind_words(entry: Credit) -> tuple[str, str]:
    """The class of an entry, in Chinese and English."""
    zh, en = KINDS.get(entry.kind, (entry.kind, entry.kind))
    more = WEIGHTS.get(entry.weight)
    return (f"{zh}·{more[0]}", f"{en}, {more[1]}") if more else (zh, en)


def _sound(entry: Credit) -> None:
    if entry.kind not in KINDS:
        raise LedgerError("信用信息的类别为 basic、good 或 bad", "the class is basic, good or bad")
    if (entry.weight != "") != (entry.kind == "bad") or (entry.weight and entry.weight not in WEIGHTS):
        raise LedgerError(
            "不良信息须注明 severe（严重）、general（一般）或 light（轻微），其他信息不注明",
            "bad information is severe, general or light; other information has no weight",
        )
    if not entry.text.strip() or not entry.source.strip() or not entry.by.strip():
        raise LedgerError("信用信息须有内容、来源和录入人", "an entry needs a text, a source and who enters it")
    try:
        date.fromisoformat(entry.date)
    except ValueError as error:
        raise LedgerError(f"不是日期：{entry.date}", f"not a day: {entry.date}") from error
