"""What is missing from listings, beyond what is permitted or usual for its kind, joined wrongly, signed by nobody."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from surveycheck.plant.answers import became
from surveycheck.plant.copy import Copy
from surveycheck.plant.elements import name_of, put, removed, value, xpath
from surveycheck.plant.fields import number
from surveycheck.plant.planter import planter
from surveycheck.plant.reach import readers
from surveycheck.plant.things import set_item
from surveycheck.rule import Rule
from surveycheck.rule.number import EMPTY


def _texts(rule: Rule, name: str) -> tuple[str, ...]:
    found = rule.params.get(name, ())
    return tuple(map(str, found)) if isinstance(found, tuple) else (str(found),)


def _written(copy: Copy, rule: Rule, record: Any, field: str, text: str, *more: str) -> None:
    """Change a value and write it down."""
    old, table = value(record, field), name_of(record)
    element = put(record, field, text)
    copy.at_record(rule, element, became(f"{table} {field}", old, text), *readers(copy.pack, table, field), *more)


@planter("listing-complete")
def not_listed(copy: Copy, rule: Rule) -> None:
    """A listing has lost all rows of one thing; others stay."""
    found = []
    for pair in _texts(rule, "pairs"):
        (table, field), (listing, other) = (side.strip().split(".", 1) for side in pair.split("="))
        rows = copy.records(listing)
        for record in {value(r, field): r for r in reversed(copy.records(table))}.values():
            mine = [row for row in rows if value(row, other) == value(record, field)]
            if mine and len(mine) < len(rows):
                found.append((record, mine, listing))
    names = [f"{xpath(record)}/{listing}" for record, _, listing in found]
    record, mine, listing = copy.choose(found, names, "列入清单的记录", "a record that a listing names")
    follows = [code for row in copy.pack.table("fields") if row["table"] == listing for code in
               readers(copy.pack, listing, row["field"])]  # fmt: skip
    copy.at_record(rule, record, (f"{listing} 中没有这一项", f"not listed in {listing}"), *follows)
    copy.file_of(mine[0])
    for row in mine:
        removed(row)


@planter("linked-above")
def above_permit(copy: Copy, rule: Rule) -> None:
    """The permit allows less than was built, or (``OURS>=THEIRS``) more."""
    ours, theirs = (part.strip() for part in str(rule.params["link"]).split("="))
    permits = {value(r, theirs): r for r in copy.records(str(rule.params["table"]))}
    found = []
    for record in copy.selected_records(rule.select):
        for pair in _texts(rule, "pairs"):
            field, limit = (part.strip() for part in pair.split(">=" if ">=" in pair else "<="))
            permit, actual = permits.get(value(record, ours)), number(record, field)
            if permit is not None and actual is not None and actual >= 1:
                found.append((record, permit, field, limit, 1 if ">=" in pair else -1))
    names = [f"{xpath(r)}/{field}" for r, _, field, *_ in found]
    record, permit, field, limit, more = copy.choose(found, names, "有许可值的记录", "a record with a permit")
    put(permit, limit, str((number(record, field) or 1) + more))
    copy.file_of(permit)
    most = value(permit, limit)
    zh, en = ("少于", "below") if more > 0 else ("超过", "above")
    copy.at_record(rule, record, (f"{field} {zh}许可 {most}", f"{field} {en} the permitted {most}"))


@planter("level-missing")
def no_level(copy: Copy, rule: Rule) -> None:
    """A building has no record of its ±0 level."""
    records = copy.selected_records(rule.select)
    theirs, ours = (part.strip() for part in str(rule.params["link"]).split("="))
    buildings = {value(r, ours): r for r in copy.selected_records(rule.others["buildings"])}
    found = [r for r in records if value(r, theirs) in buildings] if len(records) > 1 else []
    record = copy.record(found, "±0 的记录", "a record of a ±0 level")
    name = value(record, theirs)
    copy.at_record(rule, buildings[name], (f"{name} 幢没有 ±0", f"building {name} has no ±0 level"), *rule.also)
    copy.file_of(record)
    removed(record)


@planter("value-in-range")
def out_of_range(copy: Copy, rule: Rule) -> None:
    """A value lies beyond the greatest of its kind."""
    rows = {row["kind"]: row for row in copy.pack.table(str(rule.params["table"])) if row["upper"]}
    by = str(rule.params["by"])
    found = [
        (r, field)
        for r in copy.selected_records(rule.select)
        for field in _texts(rule, "fields")
        if value(r, by) in rows and number(r, field) is not None
    ]
    names = [f"{xpath(r)}/{field}" for r, field in found]
    record, field = copy.choose(found, names, "有合理范围的数值", "a number with a range")
    upper = Decimal(rows[value(record, by)]["upper"])
    digits = len(value(record, field).partition(".")[2])
    _written(copy, rule, record, field, str((upper * copy.random.randint(2, 4)).quantize(Decimal(1).scaleb(-digits))))


@planter("numbering")
def gap_in_numbers(copy: Copy, rule: Rule) -> None:
    """The last number of a sequence is some further, in the record and in the drawing."""
    field = str(rule.params["field"])
    last: dict[str, tuple[int, Any]] = {}
    for record in copy.selected_records(rule.select):
        text = value(record, field)
        stem = text.rstrip("0123456789")
        if text[len(stem) :] and int(text[len(stem) :]) >= last.get(stem, (0, None))[0]:
            last[stem] = (int(text[len(stem) :]), record)
    found = [(stem, at, record) for stem, (at, record) in sorted(last.items()) if at > 1]
    stem, at, record = copy.choose(found, [f[0] for f in found], "有序号的记录", "records with running numbers")
    old = value(record, field)
    new = f"{stem}{at + copy.random.randint(2, 5):0{len(old) - len(stem)}d}"
    for row in copy.pack.table("xdata"):
        if row["table"] == name_of(record) and row["field"] == field and row.yes("key"):
            for thing in copy.of_role(row["role"]):
                if copy.items(thing)[int(row["item"]) : int(row["item"]) + 1] == [old]:
                    copy.drawing(thing.path)
                    set_item(thing.entity, copy.application, int(row["item"]), new)
    _written(copy, rule, record, field, new)


def _fire_records(copy: Copy, rule: Rule) -> list[Any]:
    roles = rule.select.roles
    keys = {copy.items(t)[1] for role in roles for t in copy.of_role(role) if len(copy.items(t)) > 1}
    rows = [r for r in copy.pack.table("xdata") if r["role"] in roles and r.yes("key")]
    records = copy.records(rows[0]["table"]) if rows else []
    return [r for r in records if value(r, rows[0]["field"]) in keys and number(r, str(rule.params["field"]))]


@planter("clear-width")
def too_narrow(copy: Copy, rule: Rule) -> None:
    """A record states less than its kind must have."""
    least = min(Decimal(row["width"]) for row in copy.pack.table(str(rule.params["table"])))
    record = copy.record(_fire_records(copy, rule), "有宽度的消防要素", "a fire area with a width")
    _written(copy, rule, record, str(rule.params["field"]), str((least * copy.random.randint(5, 9) / 10).quantize(
        Decimal("0.01"))))  # fmt: skip


@planter("width-agrees")
def other_width(copy: Copy, rule: Rule) -> None:
    """A record states more than is drawn."""
    field = str(rule.params["field"])
    record = copy.record(_fire_records(copy, rule), "有宽度的消防要素", "a fire area with a width")
    _written(copy, rule, record, field, str((number(record, field) or Decimal(0)) + copy.random.randint(1, 3)))


@planter("size-in-depth")
def too_large(copy: Copy, rule: Rule) -> None:
    """A depth is less than the pipe's size."""
    size = str(rule.params["size"])
    found = [
        (r, field)
        for r in copy.selected_records(rule.select)
        for field in _texts(rule, "depths")
        if value(r, size) not in EMPTY and number(r, field)
    ]
    names = [f"{xpath(r)}/{field}" for r, field in found]
    record, field = copy.choose(found, names, "有管径和埋深的管线", "a pipe with size and depth")
    _written(copy, rule, record, field, f"0.0{copy.random.randint(1, 9)}")


@planter("ends-repeated")
def twice(copy: Copy, rule: Rule) -> None:
    """A piece ends where it begins."""
    first, last = str(rule.params["first"]), str(rule.params["last"])
    found = [r for r in copy.selected_records(rule.select) if value(r, first) not in EMPTY]
    record = copy.record(found, "有起止点号的管线", "a pipe with numbers at its ends")
    _written(copy, rule, record, last, value(record, first))


@planter("line-ends-agree")
def joined_wrongly(copy: Copy, rule: Rule) -> None:
    """A piece ends at another point of its kind, to which no piece from its beginning leads."""
    first, last = str(rule.params["first"]), str(rule.params["last"])
    records = copy.selected_records(rule.others["records"])
    joined = {frozenset((value(r, first), value(r, last))) for r in records}
    found = []
    for record, other in zip(records, records[2:], strict=False):
        new = value(other, last)
        if new not in EMPTY and new != value(record, first) and frozenset((value(record, first), new)) not in joined:
            found.append((record, new))
    record, new = copy.choose(found, [xpath(r) for r, _ in found], "可改接的管线", "pipes that can be joined wrongly")
    _written(copy, rule, record, last, new)


@planter("values-required")
def attribute_missing(copy: Copy, rule: Rule) -> None:
    """A value that things of its kind must have is empty."""
    rows = {row["kind"]: row.list("fields") for row in copy.pack.table(str(rule.params["table"]))}
    found = [
        (r, field)
        for r in copy.selected_records(rule.select)
        for field in rows.get(value(r, str(rule.params["by"])), ())
        if value(r, field) not in EMPTY
    ]
    names = [f"{xpath(r)}/{field}" for r, field in found]
    record, field = copy.choose(found, names, "必填的属性", "a value that its kind must have")
    _written(copy, rule, record, field, "")


@planter("report-agrees")
def other_than_reported(copy: Copy, rule: Rule) -> None:
    """A record says another name than the report: a value that fewest rules look at."""
    rows = [r for r in copy.pack.table(str(rule.params["table"])) if r["kind"] == "text"]
    found = [(record, r["field"]) for r in rows for record in copy.records(r["table"]) if value(record, r["field"])]
    reach = [len(readers(copy.pack, name_of(record), field)) for record, field in found]
    found = [one for one, count in zip(found, reach, strict=True) if count == min(reach)]
    names = [f"{xpath(r)}/{field}" for r, field in found]
    record, field = copy.choose(found, names, "报告写有的名称", "a name that the report states")
    _written(copy, rule, record, field, f"{value(record, field)}二期")


@planter("points-paired")
def not_measured_again(copy: Copy, rule: Rule) -> None:
    """A stake has lost its measured point."""
    name = str(rule.params["name"])
    seen = {value(r, name): r for r in copy.selected_records(rule.select)}
    found = [r for r in copy.selected_records(rule.others["stakes"]) if value(r, name) in seen]
    stake = copy.record(found if len(seen) > 1 else [], "有校核点的桩点", "a stake that was measured again")
    own = value(stake, name)
    copy.at_record(rule, stake, (f"{own} 没有实测校核", f"{own} was not measured again"))
    copy.file_of(stake)
    removed(seen[value(stake, name)])


@planter("standards-in-force")
def withdrawn(copy: Copy, rule: Rule) -> None:
    """A withdrawn edition is cited."""
    field = str(rule.params["field"])
    rows = [row for row in copy.pack.table("standards") if row["until"]]
    old = copy.choose(rows, [f"{r['standard']}-{r['edition']}" for r in rows], "已作废的标准", "a withdrawn standard")
    record = copy.record(copy.selected_records(rule.select), "作业依据", "standards applied")
    _written(copy, rule, record, field, f"{value(record, field)}；{old['standard']}-{old['edition']}《{old['title']}》")


@planter("papers-signed")
def not_signed(copy: Copy, rule: Rule) -> None:
    """A paper is not signed."""
    rows = {row["paper"]: row for row in copy.pack.table(str(rule.params["table"]))}
    flags = [tuple(part.strip() for part in text.split("=")) for text in _texts(rule, "flags")]
    paper = str(rule.params["paper"])
    found = [
        (r, field)
        for r in copy.selected_records(rule.select)
        for column, field in flags
        if value(r, paper) in rows and rows[value(r, paper)].yes(column) and value(r, field)
    ]
    names = [f"{xpath(r)}/{field}" for r, field in found]
    record, field = copy.choose(found, names, "应签字盖章的资料", "a paper that is signed or sealed")
    _written(copy, rule, record, field, "0")


@planter("paper-approved")
def approved_late(copy: Copy, rule: Rule) -> None:
    """A paper was approved when the work had long begun, or by nobody."""
    found = [r for r in copy.selected_records(rule.select) if value(r, str(rule.params["day"])) not in EMPTY]
    record = copy.record(found, "已审批的资料", "a paper that was approved")
    field, text = copy.random.choice(((str(rule.params["day"]), "2049-12-28"), (str(rule.params["person"]), "")))
    _written(copy, rule, record, field, text)


@planter("earlier-values")
def other_than_before(copy: Copy, rule: Rule) -> None:
    """A value says something else than at the earlier stage: one that fewest rules look at."""
    rows = [r for r in copy.pack.table(str(rule.params["table"])) if r["group"] == rule.params["group"]]
    found = [(row, r) for row in rows for r in copy.records(row["table"]) if value(r, row["field"]) not in EMPTY]
    reach = [len(readers(copy.pack, row["table"], row["field"])) for row, _ in found]
    found = [one for one, count in zip(found, reach, strict=True) if count == min(reach)]
    names = [f"{xpath(r)}/{row['field']}" for row, r in found]
    row, record = copy.choose(found, names, "前一阶段也有的值", "a value that an earlier stage has, too")
    old = value(record, row["field"])
    if row["how"] == "text":
        return _written(copy, rule, record, row["field"], f"{old}改")
    limit = copy.pack.limits[row["limit"]].of(float(old)) if row["limit"] else 0.0
    step = Decimal(1).scaleb(-len(old.partition(".")[2]))
    by = max(Decimal(repr(limit)) * copy.random.randint(5, 20), step * copy.random.randint(2, 4)).quantize(step)
    return _written(copy, rule, record, row["field"], str(Decimal(old) + by))
