"""Defects of names, numbers, dates, districts and control: of what a deliverable says of itself as a whole."""

from __future__ import annotations

import re
from typing import Any

from surveycheck.plant.copy import Copy
from surveycheck.plant.elements import has, put, removed, value
from surveycheck.plant.planter import planter
from surveycheck.plant.things import mapped, spot
from surveycheck.rule import Row, Rule
from surveycheck.rule.number import EMPTY, decimal_of

MARKS = ("-副本", "(1)", "_草稿", "草稿", "-copy", "_temp", "最终版")


@planter("file-name")
def marked(copy: Copy, rule: Rule) -> None:
    """The name of a file says that it is a copy or a draft."""
    patterns = _texts(rule, "marks")
    found = [(p, mark) for p in copy.paths if copy.role(p) for mark in MARKS if _new(p, mark, patterns)]
    found = [(p, mark) for p, mark in found if copy.role(_renamed(p, mark)) == copy.role(p) != "other"]
    found = [(p, mark) for p, mark in found if not p.lower().endswith((".dxf", ".xml"))] or found
    path, mark = copy.choose(
        found, [f"name {p}" for p, _ in found], "有规定名称的文件", "a file whose name is laid down"
    )
    new = _renamed(path, mark)
    copy.write(new, copy.content(path))
    copy.remove(path)
    copy.at_file(rule, new, (f"名称里有“{mark}”", f'the name has "{mark}" in it'), *rule.also)


def _renamed(path: str, mark: str) -> str:
    stem, _, suffix = path.rpartition(".")
    return f"{stem}{mark}.{suffix}"


def _new(path: str, mark: str, patterns: tuple[str, ...]) -> bool:
    stem = _renamed(path, mark).rpartition("/")[2].rpartition(".")[0]
    return any(re.search(pattern, stem, re.IGNORECASE) for pattern in patterns)


@planter("folder-name")
def other_folder(copy: Copy, rule: Rule) -> None:
    """A folder of papers has another name."""
    folders = sorted({p.rpartition("/")[0] for p in copy.paths if "/" in p})
    papers = [f for f in folders if not any(p.lower().endswith((".dxf", ".xml")) for p in copy.paths if _in(p, f))]
    fixed = [f for f in papers if all(copy.role(p) not in ("", "other") for p in copy.paths if _in(p, f))]
    folder = copy.choose(fixed, [f"folder {f}" for f in fixed], "资料文件夹", "a folder of papers")
    new = f"{folder}2"
    for path in [p for p in copy.paths if _in(p, folder)]:
        copy.write(new + path[len(folder) :], copy.content(path))
        copy.remove(path)
    copy.at_file(rule, new, (f"文件夹 {folder} 改名为 {new}", f"folder {folder} renamed to {new}"), *rule.also, key=new)


def _in(path: str, folder: str) -> bool:
    return path.startswith(f"{folder}/")


@planter("project-number")
def other_number(copy: Copy, rule: Rule) -> None:
    """Another paper of the deliverable names another project."""
    field = str(rule.params["field"])
    number = next((value(r, field) for r in copy.selected_records(rule.select) if value(r, field)), "")
    data = set(copy.xml())
    papers = [p for p in copy.paths if p.lower().endswith(".xml") and p not in data]
    found = [p for p in papers if number and number.encode() in copy.content(p)]
    path = copy.path(found, "写有项目编号的元数据", "metadata with the number of the project")
    new = f"{number[:-1]}{(int(number[-1]) + 1) % 10 if number[-1].isdecimal() else 'X'}"
    copy.write(path, copy.content(path).replace(number.encode(), new.encode(), 1))
    copy.at_file(rule, path, (f"项目编号 {new}", f"project number {new}"), *rule.also)


_DATE = re.compile(r"(?<![\w-])(20\d\d)([-.年/])(?=\d{1,2}[-.月/]\d{1,2})")


@planter("dates-of-drawing")
def old_title(copy: Copy, rule: Rule) -> None:
    """The date in the frame of a drawing is that of another year; where frames have none, the survey begins later."""
    titles = str(rule.params.get("titles", "frame"))
    found = [
        t for t in copy.of_role(titles, ("text",)) if t.entity.dxftype() == "TEXT" and _DATE.search(t.entity.dxf.text)
    ]
    text = copy.thing(found, "图廓里的日期", "a date in the frame of a drawing")
    text.entity.dxf.text = _DATE.sub(lambda m: f"{int(m[1]) - 7}{m[2]}", text.entity.dxf.text)
    copy.at_thing(rule, text, (f"日期 {text.entity.dxf.text}", f"date {text.entity.dxf.text}"), *rule.also)


@planter("height-in-range")
def no_height(copy: Copy, rule: Rule) -> None:
    """A height of 9999 stands for one that was not measured."""
    found = [t for t in copy.things(rule.select) if t.entity.dxftype() == "INSERT" and t.entity.dxf.insert.z]
    point = copy.thing(found, "有高程的点", "a point with a height")
    at = point.entity.dxf.insert
    point.entity.dxf.insert = (at.x, at.y, 9999.0)
    copy.at_thing(rule, point, ("高程 9999 m", "height 9999 m"), *rule.also, at=spot(point.entity))


@planter("drawing-shifted")
def shifted(copy: Copy, rule: Rule) -> None:
    """A whole drawing lies a metre beside its records."""
    found = sorted({t.path for role in rule.select.roles for t in copy.of_role(role)})
    path = copy.path(found, "有界址点或控制点的图", "a drawing with boundary or control points")
    for entity in copy.drawing(path).modelspace():
        mapped(entity, lambda p: (round(p[0] + 1.0, 3), p[1]))
    copy.at_file(rule, path, ("整图东移 1 m", "the whole drawing moved 1 m east"), *rule.also)


@planter("control-points")
def no_grade(copy: Copy, rule: Rule) -> None:
    """A control point does not say of which grade it is."""
    fields = _texts(rule, "fields")
    records = copy.selected_records(rule.others["records"])
    found = [(r, f) for r in records for f in fields if has(r, f) and value(r, f) not in EMPTY]
    record, field = copy.choose(
        found, [str(id(r)) for r, _ in found], "写有等级的控制点", "a control point with its grade"
    )
    copy.at_record(rule, put(record, field, "已复测"), ("没有等级", "no grade"), *rule.also)


@planter("near-district")
def other_district(copy: Copy, rule: Rule) -> None:
    """All codes of the deliverable name another district, far from the site."""
    field, digits = str(rule.params["field"]), int(str(rule.params["digits"]))
    old = next((value(r, field)[:digits] for r in copy.selected_records(rule.others["records"])), "")
    rows = [r for r in copy.pack.table("districts") if next(iter(r.values.values())) != old]
    there = [t for path in copy.drawings() for t in copy.every(path)[:1]]
    site = spot(there[0].entity)
    far = max(rows, key=lambda r: _away(r, site))
    new = next(iter(far.values.values()))
    changed = [
        p for p in copy.paths if p.lower().endswith((".dxf", ".xml", ".txt")) and old.encode() in copy.content(p)
    ]
    for path in changed:
        copy.write(path, re.sub(rf"\b{old}(?=\d{{6}}[A-Z])".encode(), new.encode(), copy.content(path)))
    for path in copy.drawings(rule.select.drawings):
        copy.at_file(rule, path, (f"宗地代码属于 {new}", f"parcel codes of district {new}"), *rule.also)


def _away(row: Row, site: tuple[float, float]) -> float:
    """How far a district's box is from the site (the four numbers of its row: east and north, least and greatest)."""
    numbers = [float(n) for text in list(row.values.values())[1:] if (n := decimal_of(text)) is not None]
    box = numbers[-4:] if len(numbers) >= 4 else [0.0, 0.0, 0.0, 0.0]
    return abs((box[0] + box[2]) / 2 - site[0]) + abs((box[1] + box[3]) / 2 - site[1])


@planter("survey-present")
def no_survey(copy: Copy, rule: Rule) -> None:
    """All records of one survey are missing."""
    rows = [r for r in copy.pack.table(rule.select.rows) if all(copy.records(t) for t in r.list("tables"))]
    parents = {r["parent"] for r in copy.pack.table("links")}
    rows = [r for r in rows if r["required"] == "M" and not set(r.list("tables")) & parents] or rows
    row = copy.choose(rows, [f"survey {r.number}" for r in rows], "一项测绘的数据", "the data of a survey")
    records: list[Any] = [e for table in row.list("tables") for e in copy.records(table)]
    copy.file_of(records[0])
    for record in records:
        removed(record)
    schema = [r.code for r in copy.pack.rules if r.check == "issue-present" and "xml-schema" in r.select.issues]
    copy.at_file(rule, "", (f"没有 {row['title']} 的记录", f"no records of {row['title_en']}"), *schema, *rule.also)


def _texts(rule: Rule, name: str) -> tuple[str, ...]:
    found = rule.params.get(name, ())
    return tuple(map(str, found)) if isinstance(found, tuple) else (str(found),)
