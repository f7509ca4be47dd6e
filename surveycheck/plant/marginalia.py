"""Planters for dates that cannot be, distorted symbols, and systems that a sheet names wrongly."""

from __future__ import annotations

import math
import re
from collections import Counter

from surveycheck.geometry.sheet import plain
from surveycheck.plant.answers import became
from surveycheck.plant.copy import Copy
from surveycheck.plant.elements import name_of, put, value, xpath
from surveycheck.plant.planter import planter
from surveycheck.plant.reach import readers
from surveycheck.plant.things import shift
from surveycheck.rule import Rule
from surveycheck.rule.paths import matches


@planter("date-plausible")
def another_century(copy: Copy, rule: Rule) -> None:
    """A date was written in the wrong century, or far in the future."""
    rows = [(r, "field") for r in copy.pack.table("fields")] + [(r, "key") for r in copy.pack.table("keys")]
    dated = [(r["table"], r[column]) for r, column in rows if r["type"] == "date"]
    found = [(e, field) for table, field in dated for e in copy.records(table) if value(e, field)]
    names = [f"{xpath(e)}/{field}" for e, field in found]
    record, field = copy.choose(found, names, "日期", "a date")
    old = value(record, field)
    new = copy.random.choice(("1900", "2099")) + old[4:]
    follows = readers(copy.pack, name_of(record), field)
    copy.at_record(rule, put(record, field, new), became(field, old, new), *follows)


@planter("symbol-scale")
def mirrored(copy: Copy, rule: Rule) -> None:
    """A symbol is mirrored, or twice as high as wide."""
    found = [t for t in copy.things(rule.select) if t.entity.dxftype() == "INSERT"]
    thing = copy.thing(found, "点状符号", "the symbol of a point")
    east, north = copy.random.choice(((-1.0, 1.0), (1.0, 2.0)))
    thing.entity.dxf.xscale, thing.entity.dxf.yscale = east, north
    copy.at_thing(rule, thing, (f"比例改为 {east:g}、{north:g}", f"scale changed to {east:g}, {north:g}"))


@planter("datum-text")
def another_datum(copy: Copy, rule: Rule) -> None:
    """The sheet names another system than it was made in."""
    rows = copy.pack.table("datums")
    others = {r["name"]: next(o["name"] for o in rows if o["field"] == r["field"] and o is not r) for r in rows}
    texts = [t for t in copy.things(rule.others["texts"]) if t.entity.dxftype() == "TEXT"]
    found = [(t, r) for t in texts for r in rows if re.search(r["words"], plain(str(t.entity.dxf.text)))]
    names = [f"{t.path}#{t.handle}" for t, _ in found]
    thing, row = copy.choose(found, names, "注明坐标系或高程基准的文字", "a text that names a system")
    old = str(thing.entity.dxf.text)
    thing.entity.dxf.text = others[row["name"]]
    copy.at_thing(rule, thing, (f"{old} 写成 {thing.entity.dxf.text}", f"{old} written as {thing.entity.dxf.text}"))


@planter("grid-line-off")
def cross_moved(copy: Copy, rule: Rule) -> None:
    """A short line of the grid is moved by some decimetres, across its direction."""
    frames = copy.setting("frame_layers")
    on_frame = [t for p in copy.drawings() for t in copy.every(p) if any(matches(f, t.layer) for f in frames)]
    lines = [t for t in on_frame if t.entity.dxftype() == "LWPOLYLINE" and len(t.entity) == 2]
    ends = [(t, [tuple(map(float, p)) for p in t.entity.get_points("xy")]) for t in lines]
    length = Counter(round(math.dist(*pair), 3) for _, pair in ends).most_common(1)
    found = [t for t, pair in ends if length and round(math.dist(*pair), 3) == length[0][0]]
    thing = copy.thing(found, "格网线", "a line of the grid")
    (x1, _), (x2, _) = thing.entity.get_points("xy")
    by = copy.random.randint(2, 9) / 10
    shift(thing.entity, *((by, 0.0) if x1 == x2 else (0.0, by)))
    copy.at_thing(rule, thing, (f"移动 {by} m", f"moved by {by} m"))
