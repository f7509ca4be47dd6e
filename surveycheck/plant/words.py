"""Words that say nothing, too much, or something else than the drawing or another paper."""

from __future__ import annotations

import re
from decimal import Decimal

from surveycheck.plant.answers import data
from surveycheck.plant.copy import Copy
from surveycheck.plant.elements import name_of, put, value
from surveycheck.plant.fields import number
from surveycheck.plant.planter import planter
from surveycheck.plant.reach import readers
from surveycheck.plant.shapes import limit_of
from surveycheck.plant.things import spot
from surveycheck.plant.topology import inside
from surveycheck.rule import Limit, Rule
from surveycheck.rule.number import EMPTY


@planter("value-says-nothing")
def nothing_said(copy: Copy, rule: Rule) -> None:
    """A value is a dash, or a word for not knowing."""
    fields = rule.params["fields"] if isinstance(rule.params["fields"], tuple) else ()
    found = [(r, str(f)) for r in copy.selected_records(rule.select) for f in fields if value(r, str(f)) not in EMPTY]
    words = ("写明了的值", "a value that says something")
    record, field = copy.choose(found, [f"{id(r)}/{f}" for r, f in found], *words)
    text = copy.random.choice(("/", "不详", "——"))
    follows = readers(copy.pack, name_of(record), field)
    copy.at_record(rule, put(record, field, text), data(f"{field} = {text}"), *follows)


@planter("value-at-most")
def too_much(copy: Copy, rule: Rule) -> None:
    """A value is above what is allowed."""
    field, size = str(rule.params["field"]), str(rule.params.get("size", ""))
    found = [r for r in copy.selected_records(rule.select) if number(r, field) is not None]
    record = copy.record(found, f"数值 {field}", f"a number in {field}")
    most = rule.params["most"]
    of = float(number(record, size) or 0) if size else 0.0
    limit = most.of(of) if isinstance(most, Limit) else limit_of(rule, "most")
    text = str(Decimal(str(limit)) + Decimal(copy.random.randint(1, 9)) / 10)
    follows = readers(copy.pack, name_of(record), field)
    copy.at_record(rule, put(record, field, text), data(f"{field} = {text}"), *follows)


@planter("label-agrees")
def other_label(copy: Copy, rule: Rule) -> None:
    """The record of a labelled area says something else than the label: another code of the list, a number higher, or
    (of a key) the label itself another number."""
    role, field = str(rule.params["role"]), str(rule.params["field"])
    rows = [r for r in copy.pack.table("xdata") if r["role"] == role and r.yes("key")]
    table, key = rows[0]["table"], rows[0]["field"]
    labels = copy.things(rule.others["labels"])
    found = []
    for area in (a for a in copy.of_role(role, ("area",)) if a.entity.dxftype() == "LWPOLYLINE"):
        words = [w for w in labels if w.path == area.path and inside(spot(w.entity), area.corners)]
        records = [r for r in copy.records(table) if value(r, key) == copy.items(area)[1]]
        found += [(area, words, r) for r in records if words and value(r, field) not in EMPTY]
    names = [f"{a.path}#{a.handle}" for a, _, _ in found]
    area, words, record = copy.choose(found, names, "有注记和记录的面", "an area with a label and a record")
    if field == key:
        own = value(record, key)
        named = next(w for w in words if re.search(rf"(?<![0-9A-Za-z]){own}(?![0-9])", str(w.entity.dxf.text)))
        copy.drawing(named.path)
        named.entity.dxf.text = str(named.entity.dxf.text).replace(own, f"{own}9")
        copy.at_thing(
            rule, area, (f"注记改为 {named.entity.dxf.text}", f"label changed to {named.entity.dxf.text}"), *rule.also
        )
        return
    row = copy.pack.value_rows.get((table, field))
    codes = [r["code"] for r in copy.pack.table("codes") if row is not None and r["list"] == row["list"] != ""]
    told = "".join(str(w.entity.dxf.text) for w in words)
    fits = {
        c for r in copy.pack.table(str(rule.params.get("codes", ""))) if r["label"] in told for c in r.list("codes")
    }
    free = [c for c in codes if c not in fits]
    new = copy.random.choice(free) if free else str((number(record, field) or Decimal(0)) + 1)
    above = [r.code for r in copy.pack.rules if rule.code in r.also]
    follows = (*readers(copy.pack, table, field), *rule.also, *above)
    put(record, field, new)
    note = (f"{table} {field} = {new}，注记为 {told}", f"{table} {field} = {new}, the label is {told}")
    copy.at_record(rule, record, note, *follows)


@planter("stage-declared")
def other_stage(copy: Copy, rule: Rule) -> None:
    """The root element says another stage of the project."""
    attribute, own = str(rule.params["attribute"]), str(rule.params["stage"])
    others = [row["stage"] for row in copy.pack.table(str(rule.params["table"])) if row["stage"] != own]
    found = [path for path in copy.xml() if copy.tree(path).get(attribute) == own]
    path = copy.path(found if others else [], "说明阶段的成果 XML", "a results XML that says its stage")
    said = copy.random.choice(others)
    copy.tree(path, touch=True).set(attribute, said)
    copy.at_file(rule, path, (f"{attribute}：{own} → {said}", f"{attribute}: {own} → {said}"))


@planter("project-name")
def other_project(copy: Copy, rule: Rule) -> None:
    """The title of a sheet names another project."""
    name = next((value(r, str(rule.params["field"])) for r in copy.selected_records(rule.select)), "")
    titles = copy.of_role(str(rule.params.get("titles", "frame")), ("text",))
    found = [t for t in titles if name and t.entity.dxftype() == "TEXT" and t.entity.dxf.text.startswith(name)]
    title = copy.thing(found, "写有项目名称的图名", "a title with the project's name")
    title.entity.dxf.text = title.entity.dxf.text.replace(name, f"样本{name[2:4]}（另一处）")
    copy.at_thing(
        rule, title, (f"图名改为 {title.entity.dxf.text}", f"title changed to {title.entity.dxf.text}"), *rule.also
    )
