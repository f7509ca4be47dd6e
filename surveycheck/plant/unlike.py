"""Values that several places tell, of which one is changed: unlike its like, spelt otherwise, labelled otherwise."""

from __future__ import annotations

from collections import Counter
from typing import Any

from surveycheck.plant.answers import data
from surveycheck.plant.copy import Copy
from surveycheck.plant.elements import name_of, put, value, xpath
from surveycheck.plant.planter import planter
from surveycheck.plant.reach import readers
from surveycheck.rule import Row, Rule
from surveycheck.rule.number import EMPTY


def _changed(copy: Copy, rule: Rule, record: Any, field: str, text: str, *more: str) -> None:
    element = put(record, field, text)
    follows = readers(copy.pack, name_of(record), field)
    copy.at_record(rule, element, data(f"{name_of(record)} {field} = {text}"), *follows, *rule.also, *more)


def _chosen(copy: Copy, found: list[tuple[Any, str]], zh: str, en: str) -> tuple[Any, str]:
    return copy.choose(found, [f"{xpath(record)}/{field}" for record, field in found], zh, en)


@planter("value-unlike")
def unlike(copy: Copy, rule: Rule) -> None:
    """One record has another last digit there than all the others."""
    found = []
    for row in (r for r in copy.pack.table(str(rule.params["table"])) if not r["part"]):
        records = [r for r in copy.records(row["table"]) if value(r, row["field"]) not in EMPTY]
        many = Counter(_group(r, row) for r in records)
        found += [(r, row["field"]) for r in records if many[_group(r, row)] > 3]
    record, field = _chosen(copy, found, "各记录都相同的值", "a value that all records of a table share")
    old = value(record, field)
    _changed(copy, rule, record, field, old[:-1] + str((int(old[-1]) + 1) % 10) if old[-1:].isdigit() else f"{old}改")


def _group(record: Any, row: Row) -> tuple[str, ...]:
    return (row["row"], *(value(record, name) for name in row.list("by")))


@planter("nearly-same")
def spelt_otherwise(copy: Copy, rule: Rule) -> None:
    """A name has another letter than in the other table."""
    found = []
    for row in (
        r for r in copy.pack.table(str(rule.params["table"])) if r["other"] and not r["part"] and not r["link"]
    ):
        others = {value(r, row["other_field"]) for r in copy.records(row["other"])}
        pairs = [r for r in copy.records(row["table"]) if {value(r, row["field"])} == others]
        found += [(r, row["field"]) for r in pairs if len(value(r, row["field"])) > 5]
    record, field = _chosen(copy, found, "两张表都写的名称", "a name that two tables state")
    old = value(record, field)
    _changed(copy, rule, record, field, f"{old[0]}某{old[2:]}")


@planter("name-spaced")
def with_a_blank(copy: Copy, rule: Rule) -> None:
    """A name that two fields state has a blank inside in one of them."""
    names = rule.params["names"]
    places = [str(text).partition(".") for text in names] if isinstance(names, tuple) else []
    said = [(r, field, value(r, field)) for table, _, field in places for r in copy.records(table)]
    found = [(r, f) for r, f, text in said if len(text) > 5 and sum(text == other for *_, other in said) > 1]
    record, field = _chosen(copy, found, "两处都写的名称", "a name that stands in two places")
    old = value(record, field)
    _changed(copy, rule, record, field, f"{old[:2]} {old[2:]}")


@planter("neighbours-agree")
def another_neighbour(copy: Copy, rule: Rule) -> None:
    """A boundary line has a neighbour that the parcel has not."""
    field = str(rule.params["name"])
    found = [(r, field) for r in copy.selected_records(rule.others["lines"]) if value(r, field) not in EMPTY]
    record, _ = _chosen(copy, found, "写有毗邻的界址线", "a boundary line with a neighbour")
    _changed(copy, rule, record, field, "样本空地")


@planter("sorts-agree")
def another_sort(copy: Copy, rule: Rule) -> None:
    """A thing has a size that no sort of its kind has."""
    size, kind, sort = (str(rule.params[name]) for name in ("size", "kind", "sort"))
    told = {
        value(r, kind) for r in copy.selected_records(rule.others["sorts"]) if any(map(str.isdigit, value(r, sort)))
    }
    found = [(r, size) for r in copy.selected_records(rule.select) if value(r, size) not in EMPTY]
    found = [(r, f) for r, f in found if value(r, kind) in told]
    record, _ = _chosen(copy, found, "汇总写有规格的管线", "a pipe whose summary tells the size")
    _changed(copy, rule, record, size, str(copy.random.randint(11, 19)))


@planter("companion-missing")
def companion_lost(copy: Copy, rule: Rule) -> None:
    """A table that goes with another is left out."""
    rows = [
        r for r in copy.pack.table(str(rule.params["table"])) if copy.records(r["table"]) and copy.records(r["other"])
    ]
    row = copy.choose(rows, [r["row"] for r in rows], "配套的两张表", "two tables that go together")
    first = copy.records(row["table"])[0]
    for record in copy.records(row["other"]):
        copy.file_of(record)
        record.getparent().remove(record)
    copy.at_record(rule, first, (f"{row['other']} 全部删除", f"all of {row['other']} removed"), *rule.also, "PAR-22")


@planter("written-on-sheet")
def text_lost(copy: Copy, rule: Rule) -> None:
    """A text of the sheet, one that a record says, is another one."""
    rows = copy.pack.table(str(rule.params["table"]))
    said = {value(r, row["field"]) for row in rows for r in copy.records(row["table"])} - set(EMPTY)
    labels = [t for t in copy.things(rule.others["labels"]) if t.entity.dxftype() == "TEXT"]
    papers = {t.path: t for t in copy.of_role(str(rule.params["role"]), ("area",))}
    found = [t for t in labels if t.path in papers and t.entity.dxf.text in said]
    label = copy.thing(found, "与记录一致的注记", "a text that a record says")
    old, label.entity.dxf.text = label.entity.dxf.text, "样本字样"
    copy.drawing(label.path)
    copy.at_thing(
        rule, papers[label.path], (f"注记 {old} 改为 样本字样", f"text {old} changed to 样本字样"), *rule.also
    )


@planter("label-beside")
def number_beside(copy: Copy, rule: Rule) -> None:
    """The number beside a thing is another one."""
    item = int(str(rule.params["item"]))
    things = copy.of_role(str(rule.params["role"]))
    names = {(t.path, copy.items(t)[item]) for t in things if len(copy.items(t)) > item}
    labels = [t for t in copy.things(rule.others["labels"]) if t.entity.dxftype() == "TEXT"]
    found = [t for t in labels if any(p == t.path and _says(str(t.entity.dxf.text), n) for p, n in names)]
    label = copy.thing(found, "旁注的编号", "a number that is written beside a thing")
    old = str(label.entity.dxf.text)
    digits = "".join(c for c in old if c.isdigit())
    label.entity.dxf.text = old.replace(digits, f"{int(digits) + 70}")
    note = (f"注记 {old} 改为 {label.entity.dxf.text}", f"text {old} changed to {label.entity.dxf.text}")
    copy.at_thing(rule, label, note, *rule.also)


def _says(text: str, name: str) -> bool:
    return text == name or (name.isdigit() and text.startswith(name) and not text[len(name) : len(name) + 1].isdigit())


FULL = str.maketrans("0123456789", "０１２３４５６７８９")


@planter("field-wide")
def full_width(copy: Copy, rule: Rule) -> None:
    """A text of plain letters and digits is written in full-width digits: one that fewest rules look at."""
    rows = [r for r in copy.pack.table("fields") if r["type"] == "text" and not r["list"]]
    reach = {r.number: len(readers(copy.pack, r["table"], r["field"])) for r in rows}
    cells = [(reach[r.number], record, r["field"]) for r in rows for record in copy.records(r["table"])]
    cells = [c for c in cells if value(c[1], c[2]).isascii() and any(map(str.isdigit, value(c[1], c[2])))]
    least = min((number for number, *_ in cells), default=0)
    found = [(record, field) for number, record, field in cells if number == least]
    record, field = _chosen(copy, found, "不含汉字的文本值", "a text of letters and digits")
    _changed(copy, rule, record, field, value(record, field).translate(FULL))


@planter("values-repeated")
def copied(copy: Copy, rule: Rule) -> None:
    """A record has the values of another one beside its own key."""
    fields = [str(f) for f in rule.params["fields"]] if isinstance(rule.params["fields"], tuple) else []
    records = [r for r in copy.selected_records(rule.select) if all(value(r, f) not in EMPTY for f in fields)]
    pairs = [(a, b) for n, a in enumerate(records) for b in records[:n] if value(a, fields[0]) == value(b, fields[0])]
    words = ("有坐标的两条记录", "two records with coordinates")
    own, other = copy.choose(pairs, [f"{xpath(a)} {xpath(b)}" for a, b in pairs], *words)
    for element in list(own):
        if name_of(element) != str(rule.params["key"]):
            put(own, name_of(element), value(other, name_of(element)))
    name = value(own, str(rule.params["key"]))
    copy.at_record(rule, own, (f"{name} 抄了另一条", f"{name} is a copy of another record"), *rule.also)


@planter("named-on-sheets")
def another_name(copy: Copy, rule: Rule) -> None:
    """A sheet has another letter in a name that all of them show."""
    field = str(rule.params["field"])
    names = {value(r, field) for r in copy.selected_records(rule.others["records"])} - set(EMPTY)
    texts = [t for t in copy.things(rule.select) if t.entity.dxftype() == "TEXT"]
    found = [t for t in texts if str(t.entity.dxf.text) in names and len(str(t.entity.dxf.text)) > 5]
    text = copy.thing(found, "写有单位名称的图廓文字", "a frame with the name")
    old = str(text.entity.dxf.text)
    text.entity.dxf.text = f"{old[0]}某{old[2:]}"
    note = (f"{old} 改为 {text.entity.dxf.text}", f"{old} changed to {text.entity.dxf.text}")
    copy.at_thing(rule, text, note, *rule.also)
