"""What is told of itself: papers in each other's places, placeholders, years, serial numbers, names of codes."""

from __future__ import annotations

import re

from surveycheck.plant.answers import became
from surveycheck.plant.copy import Copy
from surveycheck.plant.elements import name_of, put, value
from surveycheck.plant.fields import cells
from surveycheck.plant.planter import planter
from surveycheck.plant.reach import readers
from surveycheck.rule import Rule
from surveycheck.rule.number import EMPTY

Note = tuple[str, str]


@planter("file-of-another")
def in_each_others_place(copy: Copy, rule: Rule) -> None:
    """Two papers with text lie under each other's names."""
    main = {r["role"] for r in copy.pack.table("files") if r.yes("main")}
    there = [p for p in copy.paths if p.lower().endswith(".pdf") and copy.role(p) and copy.role(p) not in main]
    texts = [p for p in there if b"/Font" in copy.content(p)]
    words = ("有文字的 PDF 资料", "papers (PDF) that have text")
    one = copy.path(texts, *words)
    other = copy.path([p for p in texts if copy.role(p) != copy.role(one)], *words)
    first, second = copy.content(one), copy.content(other)
    copy.write(one, second)
    copy.write(other, first)
    for path, held in ((one, other), (other, one)):
        copy.at_file(rule, path, (f"放的是 {held} 的内容", f"holds what belongs into {held}"), *rule.also)


@planter("value-placeholder")
def placeholder(copy: Copy, rule: Rule) -> None:
    """A required text is what an export leaves behind."""
    rows = [r for r in copy.pack.table("keys") if r["required"] == "M" and r["type"] == "text"]
    found = cells(copy, rows, "key", lambda _, text: len(text) > 1)
    record, field, _ = copy.choose(found, [f"{id(r)}/{f}" for r, f, _ in found], "写有文字的必填项", "a required text")
    _put(copy, rule, record, field, copy.random.choice(("NULL", "-", "N/A", "待补充")))


@planter("year-of-number")
def later_year(copy: Copy, rule: Rule) -> None:
    """An approval number has a year after the survey."""
    field, until = str(rule.params["field"]), str(rule.params["until"])
    found = [r for r in copy.selected_records(rule.select) if re.search(r"[〔\[]\d{4}[〕\]]", value(r, field))]
    record = copy.record(found, "写有年份的批准文号", "an approval number with a year")
    days = [value(r, until)[:4] for r in copy.selected_records(rule.others["project"])]
    year = max((int(day) for day in days if day.isdigit()), default=2000) + copy.random.randint(1, 20)
    text = re.sub(r"([〔\[])\d{4}([〕\]])", rf"\g<1>{year}\g<2>", value(record, field), count=1)
    _put(copy, rule, record, field, text)


@planter("serials-in-order")
def other_serial(copy: Copy, rule: Rule) -> None:
    """The serial number of one record, in the midst of its group, is far beyond the others."""
    field, group = str(rule.params["field"]), str(rule.params["group"])
    groups: dict[str, list[object]] = {}
    for record in copy.selected_records(rule.select):
        if value(record, field) not in EMPTY:
            groups.setdefault(value(record, group), []).append(record)
    found = [record for own in groups.values() if len(own) > 6 for record in own[1:-1]]
    record = copy.record(found, "同组的记录", "records of one group")
    old = value(record, field)
    _put(copy, rule, record, field, f"{old[:-4]}{9000 + int(old[-4:]):04d}")


@planter("named-by-code")
def other_name(copy: Copy, rule: Rule) -> None:
    """A text names a code that no record has."""
    field, other, codes = (str(rule.params[name]) for name in ("field", "other", "codes"))
    had = {value(r, other) for r in copy.selected_records(rule.others["records"])}
    ending = str(rule.params["ending"])
    free = [r["title"] for r in copy.pack.table("codes") if r["list"] == codes and r["code"] not in had]
    free = [title for title in free if len(title.removesuffix(ending)) > 1]
    found = [r for r in copy.selected_records(rule.select) if had and free and value(r, field) not in EMPTY]
    record = copy.record(found, f"填有 {field} 的记录", f"a record with {field}")
    _put(copy, rule, record, field, copy.random.choice(free))


def _put(copy: Copy, rule: Rule, record: object, field: str, text: str) -> None:
    old = value(record, field)
    element = put(record, field, text)
    follows = (*readers(copy.pack, name_of(record), field), *rule.also)
    copy.at_record(rule, element, became(f"{name_of(record)} {field}", old, text), *follows)
