"""Check measurements that tell of poor work, or of nothing. What hangs together is told by the tables ``check_tables``,
``check_kinds`` and ``check_items``."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from surveycheck.plant.answers import Note
from surveycheck.plant.copy import Copy
from surveycheck.plant.elements import put, removed, value, xpath
from surveycheck.plant.faults import NothingToSpoilError
from surveycheck.plant.planter import planter
from surveycheck.rule import Limit, Row, Rule
from surveycheck.rule.number import decimal_of

ROOT_OF_TWO = Decimal("1.4143")
FIGURE = Decimal("1.12")
"""Times the limit of a figure: beyond it for certain, and no single difference is gross."""

NOTHING = ("检测数据", "check measurements")


@dataclass(frozen=True)
class Group:
    """The records of one kind: ``item`` is its figure, ``number``, ``first`` and ``belongs`` the fields of the name, of
    the first value, and of what it belongs to."""

    kind: Row
    table: Row
    item: Row
    first: str
    records: tuple[Any, ...]

    @property
    def number(self) -> str:
        return self.table["number"]

    @property
    def called(self) -> Note:
        return self.kind["kind"], self.kind["title_en"] or self.kind["kind"]

    def limit(self, copy: Copy) -> Decimal:
        """m0, times √2 where the records say the same precision."""
        limit = Decimal(str(copy.pack.limits[self.item["limit"]].value))
        same = value(self.records[0], self.table["method"]) in copy.setting("check_same")
        return limit * ROOT_OF_TWO if same else limit


def groups(copy: Copy) -> list[Group]:
    """Every kind that has records, for each of its items."""
    tables = {row["table"]: row for row in copy.pack.table("check_tables")}
    items = {row["item"]: row for row in copy.pack.table("check_items")}
    found = []
    for kind in copy.pack.table("check_kinds"):
        table = tables[kind["table"]]
        records = tuple(copy.records(kind["table"], {table["kind"]: (kind["kind"],)}))
        for column, field in (("plane", "north"), ("height", "height"), ("value", "value")):
            if records and kind[column]:
                found.append(Group(kind, table, items[kind[column]], table[field], records))
    return found


def _moved(record: Any, field: str, by: Decimal) -> Any:
    old = decimal_of(value(record, field)) or Decimal(0)
    return put(record, field, str(round(old + by, 3)))


def _one(copy: Copy, found: list[Group]) -> Group:
    names = [f"{group.kind['kind']}/{group.item['item']}" for group in found]
    return copy.choose(found, names, *NOTHING)


@planter("accuracy-figure")
def poor(copy: Copy, rule: Rule) -> None:
    """All measurements of a kind are off the same way: no gross error, and a figure beyond its limit."""
    quantity = rule.params["quantity"]
    group = _one(copy, [g for g in groups(copy) if g.item["quantity"] == quantity and g.item["limit"] and _many(g)])
    by = group.limit(copy) * FIGURE
    for record in group.records:
        _moved(record, group.first, by)
    zh, en = group.called
    note = (f"{zh} 的检测值都多 {by:.3f} m", f"{en}: all check measurements {by:.3f} m too much")
    copy.at_record(rule, group.records[0], note)


def _many(group: Group) -> bool:
    return len(group.records) >= 8


@planter("accuracy-gross")
def gross(copy: Copy, rule: Rule) -> None:
    """One measurement is off by several times the limit: of few it is too great a share, of twenty it is not."""
    single = "share" not in rule.params
    found = [g for g in groups(copy) if g.item["limit"] and _many(g) and (len(g.records) >= 20) == single]
    group = _one(copy, found)
    record = copy.record(group.records, *NOTHING)
    by = group.limit(copy) * copy.random.randint(4, 9)
    element = _moved(record, group.first, by)
    zh, en = group.called
    note = (f"{zh} 一处检测值多 {by:.3f} m", f"{en}: one check measurement {by:.3f} m too much")
    copy.at_record(rule, element, note, *_single(copy))


def _single(copy: Copy) -> list[str]:
    """Rules that hold each difference against a limit of its own."""
    return [rule.code for rule in copy.pack.rules if rule.check == "accuracy-limit"]


@planter("accuracy-count")
def few(copy: Copy, rule: Rule) -> None:
    """So many records are gone that too few are left, though there are more things to measure."""
    least = int(copy.setting("check_points_least"))
    group = _one(copy, [g for g in groups(copy) if g.item["limit"] and len(g.records) == least])
    zh, en = group.called
    note = (f"{zh} 的检测少于 {least} 处", f"{en}: fewer than {least} check measurements")
    copy.at_record(rule, group.records[0], note, *_numbering(copy))
    for record in group.records[-copy.random.randint(2, 5) :]:
        removed(record)


@planter("accuracy-spread")
def in_one_corner(copy: Copy, rule: Rule) -> None:
    """Of things that belong to several others only the first few are left, which are neighbours; so they are few."""
    fewest = max(3, int(copy.setting("check_points_fewest")))
    found = [g for g in groups(copy) if g.kind["role"] and g.table["belongs"] and _owners(g) > 1]
    group = _one(copy, found)
    for record in group.records[fewest:]:
        removed(record)
    zh, en = group.called
    note = (f"{zh} 只检测了前 {fewest} 处", f"{en}: only the first {fewest} were checked")
    for one in (rule, *(r for r in copy.pack.rules if r.check == "accuracy-count")):
        copy.at_record(one, group.records[0], note, *_numbering(copy))


def _numbering(copy: Copy) -> list[str]:
    """Rules that miss the numbers of records that are gone."""
    return [r.code for r in copy.pack.rules if r.check == "numbering"]


def _owners(group: Group) -> int:
    return len({value(record, group.table["belongs"]) for record in group.records})


@planter("accuracy-limit")
def beyond(copy: Copy, rule: Rule) -> None:
    """One measurement is off by several times its own limit; where it is part of a figure, it is a gross error too."""
    items, kinds = _texts(rule, "items"), _texts(rule, "kinds")
    found = [g for g in groups(copy) if g.item["item"] in items and (not kinds or g.kind["kind"] in kinds)]
    group = _one(copy, found)
    record = copy.record(group.records, *NOTHING)
    limit = rule.params["limit"]
    assert isinstance(limit, Limit)
    size = Decimal(str(limit.of(float(decimal_of(value(record, group.first)) or 0))))
    by = size * copy.random.randint(3, 6)
    element = _moved(record, group.first, by)
    zh, en = group.called
    note = (f"{zh} 检测值多 {by:.3f}", f"{en}: check measurement {by:.3f} too much")
    copy.at_record(rule, element, note)


@planter("accuracy-unusable")
def nameless(copy: Copy, rule: Rule) -> None:
    """A measurement of something that is not there; enough others of its kind are left."""
    least = int(copy.setting("check_points_least"))
    found = [g for g in groups(copy) if g.number and (not g.item["limit"] or _more(copy, g) > least)]
    if not found:
        raise NothingToSpoilError(*NOTHING)
    group = _one(copy, found)
    record = copy.record(group.records, *NOTHING)
    old = value(record, group.number)
    place = xpath(record)
    note = (f"{place} {old} 改为不存在的编号", f"{place} {old} changed to a number that does not exist")
    copy.at_record(rule, put(record, group.number, f"{old}X{copy.random.randint(100, 999)}"), note)


def _more(copy: Copy, group: Group) -> int:
    """How many measurements its item has in all."""
    return sum(len(g.records) for g in groups(copy) if g.item["item"] == group.item["item"])


def _texts(rule: Rule, name: str) -> tuple[str, ...]:
    found = rule.params.get(name, ())
    return tuple(map(str, found)) if isinstance(found, tuple) else (str(found),)
