"""What a deliverable states of itself as a whole, stated otherwise in one place."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from surveycheck.plant.answers import data
from surveycheck.plant.coordinate_files import coordinate_file, head_of, path_of, plots_of
from surveycheck.plant.copy import Copy
from surveycheck.plant.elements import value
from surveycheck.plant.planter import planter
from surveycheck.rule import Row, Rule
from surveycheck.rule.number import EMPTY

OTHER = {"name": "样本单位", "datum": "样本坐标系", "number": "117", "code": "样本"}
"""What no deliverable states, by the way in which it is compared."""

HEAD = "TXT_"
"""The tables of a coordinate file, which is written anew."""


@planter("stated-twice")
def stated_otherwise(copy: Copy, rule: Rule) -> None:
    """The metadata, or the head of a coordinate file, state something else than the results."""
    tables = rule.select.row_where.get("table", ())
    rows = [r for r in copy.pack.table(rule.select.rows) if r["table"] in tables and r["alike"] in OTHER]
    rows = [r for r in rows if _single(copy, r) and not (r["table"].startswith(HEAD) and r["alike"] == "code")]
    names = [f"{r['table']}.{r['field']}" for r in rows]
    row = copy.choose(rows, names, "两处都写有的项", "what two places state")
    new = OTHER[row["alike"]]
    if row["table"].startswith(HEAD):
        path = path_of(copy)
        copy.write(path, coordinate_file(plots_of(copy), head=head_of(copy) | {row["field"]: new}))
    else:
        path = copy.path(_papers(copy, row["field"]), "写有该项的元数据", "metadata that state it")
        copy.write(path, re.sub(_element(row["field"]), rf"\g<1>{escape(new)}\g<2>".encode(), copy.content(path)))
    copy.at_file(rule, path, data(f"{row['field']} = {new}"), *rule.also)


def _single(copy: Copy, row: Row) -> bool:
    """Do the results state it, and does the paper?"""
    there = [r for r in copy.records(row["other"]) if value(r, row["other_field"]) not in EMPTY]
    return len(there) == 1 and (row["table"].startswith(HEAD) or bool(_papers(copy, row["field"])))


def _element(field: str) -> bytes:
    return f"(<{field}>)[^<]+(</{field}>)".encode()


def _papers(copy: Copy, field: str) -> list[str]:
    data = set(copy.xml())
    papers = [p for p in copy.paths if p.lower().endswith(".xml") and p not in data]
    return [p for p in papers if re.search(_element(field), copy.content(p))]


@planter("zone-declared")
def other_zone(copy: Copy, rule: Rule) -> None:
    """A coordinate file declares the next zone."""
    path = path_of(copy)
    copy.write(path, coordinate_file(plots_of(copy), head=head_of(copy) | {str(rule.params["zone"]): "41"}))
    copy.at_file(rule, path, ("带号 41", "zone number 41"), *rule.also)


@planter("attribute-declared")
def other_attribute(copy: Copy, rule: Rule) -> None:
    """The root element states another city or another edition."""
    wanted = rule.params["wanted"]
    pairs = [str(pair).partition("=") for pair in wanted] if isinstance(wanted, tuple) else []
    found = [(p, name) for p in copy.xml() for name, _, own in pairs if copy.tree(p).get(name) == own]
    names = [f"{p} @{name}" for p, name in found]
    path, name = copy.choose(found, names, "根元素写有属性的成果 XML", "a results XML whose root has the attribute")
    copy.tree(path, touch=True).set(name, "样本")
    copy.at_file(rule, path, data(f"{name} = 样本"), *rule.also)
