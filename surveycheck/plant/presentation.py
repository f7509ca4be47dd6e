"""Planters for what stands around the map and is written in it: TXT."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from surveycheck.geometry.sheet import plain, scales_in
from surveycheck.plant.copy import Copy
from surveycheck.plant.planter import planter
from surveycheck.plant.shapes import signed
from surveycheck.plant.things import Thing, centre, spot
from surveycheck.plant.topology import inside
from surveycheck.rule import Row, Rule
from surveycheck.rule.paths import matches
from surveycheck.rule.standards import cited_in

TEXT = ("一处注记", "a text")
CATALOGUE = "sheet"
MOST_ALONE = 2
"""Of so few sheets nobody can say that each has a number of its own."""


def _texts(copy: Copy, path: str, wanted: Callable[[str], bool], framed: bool | None = None) -> list[Thing]:
    """Texts of a drawing whose words are wanted; on the layers of the frame (True), or on others (False)."""
    frames = copy.setting("frame_layers")
    found = [t for t in copy.every(path) if t.entity.dxftype() == "TEXT" and wanted(str(t.entity.dxf.text))]
    on_frame = [any(matches(p, t.layer) for p in frames) for t in found]
    return [t for t, on in zip(found, on_frame, strict=True) if framed is None or on is framed]


def _shows(row: Row, thing: Thing) -> bool:
    """Is this what the row asks for: its words, or its block?"""
    if thing.entity.dxftype() == "TEXT":
        return bool(row["words"]) and re.fullmatch(row["words"], plain(str(thing.entity.dxf.text))) is not None
    name = str(thing.entity.dxf.name) if thing.entity.dxftype() == "INSERT" else ""
    return any(matches(pattern, name) for pattern in row.list("blocks")) if name else False


@planter("sheet-item-missing")
def no_item(copy: Copy, rule: Rule) -> None:
    """Something that a sheet must say around the map is not there."""
    rows = [r for r in copy.pack.table(CATALOGUE) if r["rule"] == rule.code and r["required"] == "M"]
    there = [(path, row) for row in rows for path in copy.drawings(row.list("inside") or row.list("alike"))]
    there = [(path, row) for path, row in there if any(_shows(row, t) for t in copy.every(path))]
    names = [f"{path} {row['item']}" for path, row in there]
    path, row = copy.choose(there, names, "图廓整饰", "something around the map")
    space = copy.drawing(path).modelspace()
    for thing in [t for t in copy.every(path) if _shows(row, t)]:
        space.delete_entity(thing.entity)
    unused = [r.code for r in copy.pack.rules if r.check == "unused-definition"]
    copy.at_file(rule, path, (f"没有{row['title']}", f"no {row['title_en']}"), *unused, key=row["item"])


@planter("sheet-number-repeated")
def number_of_another(copy: Copy, rule: Rule) -> None:
    """A sheet bears the number of another one."""
    words = [re.compile(row["words"]) for row in copy.pack.table(CATALOGUE) if row["item"] == "number"]
    wanted = partial(_fits, words)
    found = [t for path in copy.drawings() for t in _texts(copy, path, wanted, framed=True)]
    thing = copy.thing(found if len(found) > MOST_ALONE else [], "至少三幅图的图号", "numbers of at least three sheets")
    other = copy.random.choice([t for t in found if t.path != thing.path])
    thing.entity.dxf.text = str(other.entity.dxf.text)
    copy.at_thing(
        rule, max(thing, other, key=lambda t: t.path), (f"与 {other.path} 同号", f"the number of {other.path}")
    )


def _fits(words: list[re.Pattern[str]], text: str) -> bool:
    return any(word.fullmatch(plain(text)) for word in words)


@planter("standards-on-sheets")
def old_standard(copy: Copy, rule: Rule) -> None:
    """A sheet cites the edition of its standard that was withdrawn."""
    old = {row["standard"]: row["edition"] for row in copy.pack.table("standards") if row["until"]}
    texts = [t for path in copy.drawings() for t in _texts(copy, path, lambda w: bool(cited_in(w)), framed=True)]
    found = [t for t in texts if cited_in(str(t.entity.dxf.text))[0][0] in old]
    thing = copy.thing(found, "注有标准的图", "a sheet that cites a standard of which an older edition is known")
    words = str(thing.entity.dxf.text)
    standard, edition = cited_in(words)[0]
    thing.entity.dxf.text = words.replace(edition, old[standard])
    copy.at_thing(rule, thing, (f"{words} 写成 {thing.entity.dxf.text}", f"{words} written as {thing.entity.dxf.text}"))


@planter("scale-text")
def wrong_scale(copy: Copy, rule: Rule) -> None:
    """The sheet states twice its scale."""
    found = [t for path in copy.drawings() for t in _texts(copy, path, lambda w: len(scales_in(w)) == 1, framed=True)]
    thing = copy.thing(found, "比例尺注记", "a stated scale")
    words = str(thing.entity.dxf.text)
    scale = scales_in(words)[0]
    thing.entity.dxf.text = words.replace(str(scale), str(2 * scale))
    copy.at_thing(rule, thing, (f"1:{scale} 写成 1:{2 * scale}", f"1:{scale} written as 1:{2 * scale}"))


@planter("frame-labels")
def wrong_label(copy: Copy, rule: Rule) -> None:
    """A coordinate along the frame is off by some units of its last digit."""
    number = re.compile(r"\d{2,8}\.\d{1,3}")
    found = [t for p in copy.drawings() for t in _texts(copy, p, lambda w: bool(number.fullmatch(w)), framed=True)]
    thing = copy.thing(found, "图廓坐标注记", "a coordinate along the frame")
    words = str(thing.entity.dxf.text)
    decimals = len(words.partition(".")[2])
    thing.entity.dxf.text = f"{float(words) + copy.random.randint(1, 9) * 10.0**-decimals:.{decimals}f}"
    copy.at_thing(rule, thing, (f"{words} 写成 {thing.entity.dxf.text}", f"{words} written as {thing.entity.dxf.text}"))


@planter("text-height")
def tiny(copy: Copy, rule: Rule) -> None:
    """A text is a fifth as high as it was."""
    thing = copy.thing([t for p in copy.drawings() for t in _texts(copy, p, bool, framed=False)], *TEXT)
    thing.entity.dxf.height = round(thing.entity.dxf.height / 5, 3)
    copy.at_thing(rule, thing, ("字高缩成五分之一", "text height made a fifth"))


@planter("text-upside-down")
def upside_down(copy: Copy, rule: Rule) -> None:
    """A text stands on its head, about the place where it begins."""
    thing = copy.thing([t for p in copy.drawings() for t in _texts(copy, p, bool, framed=False)], *TEXT)
    thing.entity.dxf.rotation = (thing.entity.dxf.get("rotation", 0.0) + 180.0) % 360.0
    copy.at_thing(rule, thing, ("倒了半圈", "turned by half a turn"), *rule.also)


@planter("text-odd")
def odd(copy: Copy, rule: Rule) -> None:
    """A letter of a text is lost: two question marks stand for it."""
    thing = copy.thing([t for p in copy.drawings() for t in _texts(copy, p, _long, framed=False)], *TEXT)
    words = str(thing.entity.dxf.text)
    thing.entity.dxf.text = f"{words[:1]}??{words[2:]}"
    copy.at_thing(rule, thing, (f"{words} 写成 {thing.entity.dxf.text}", f"{words} written as {thing.entity.dxf.text}"))


def _long(words: str) -> bool:
    return len(words) > 1


@planter("text-overprint")
def overprint(copy: Copy, rule: Rule) -> None:
    """A text stands on another one; not a label of a building, which would be missing where it was."""
    roles = rule.params.get("leave_out", ())
    left_out = [path for role in (roles if isinstance(roles, tuple) else ()) for path in copy.in_role(str(role))]
    labels = {row["layer"] for row in copy.pack.table("features") if row["role"] == "building-label"}
    kept = [path for path in copy.drawings() if path not in left_out]
    free = {p: [t for t in _texts(copy, p, bool, framed=False) if t.layer not in labels] for p in kept}
    thing = copy.thing([t for texts in free.values() if len(texts) > 1 for t in texts], *TEXT)
    other = copy.random.choice([t for t in free[thing.path] if t.handle != thing.handle])
    thing.entity.dxf.insert = (*spot(other.entity), 0.0)
    thing.entity.dxf.rotation = other.entity.dxf.get("rotation", 0.0)
    copy.at_thing(
        rule, thing, (f"压盖注记 {other.entity.dxf.text}", f"stands on text {other.entity.dxf.text}"), *rule.also
    )


@planter("legend-unexplained")
def symbol_without_words(copy: Copy, rule: Rule) -> None:
    """The words beside a symbol of the legend are gone."""
    heading = next(row["words"] for row in copy.pack.table(CATALOGUE) if row["item"] == "legend")
    found = []
    for path in copy.drawings():
        things = copy.every(path)
        titles = [t for t in things if t.entity.dxftype() == "TEXT" and re.fullmatch(heading, plain(t.entity.dxf.text))]
        boxes = [t for t in things if any(t.ring and inside(spot(title.entity), t.corners) for title in titles)]
        for box in sorted(boxes, key=lambda t: abs(signed(t.corners)))[:1]:
            words = [t for t in things if t.entity.dxftype() == "TEXT" and inside(spot(t.entity), box.corners)]
            symbols = [t for t in things if t.ring and t is not box and inside(centre(t.corners), box.corners)]
            found += [(s, w) for w in words for s in symbols if _beside(s, w)]
    names = [f"{w.path}#{w.handle}" for _, w in found]
    symbol, word = copy.choose(found, names, "图例中的符号及其说明", "a symbol of a legend and its words")
    copy.drawing(word.path).modelspace().delete_entity(word.entity)
    copy.at_thing(rule, symbol, ("图例符号无说明", "a symbol without words"))


def _beside(symbol: Thing, word: Thing) -> bool:
    """Does a text begin to the right of a symbol, at its height?"""
    east, north = spot(word.entity)[:2]
    norths = [corner[1] for corner in symbol.corners]
    return east > max(corner[0] for corner in symbol.corners) and min(norths) - 1 <= north <= max(norths)
