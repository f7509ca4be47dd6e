"""Defects of layers, codes and coordinates: what lies where it does not belong, or without its code."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from surveycheck.plant.answers import Note, Spot, data
from surveycheck.plant.copy import Copy
from surveycheck.plant.planter import planter
from surveycheck.plant.things import Thing, mapped, set_item, shift, spot
from surveycheck.rule import Rule

LINE = ("带要素编码的图形", "a drawn thing with a feature code")


def quiet_layer(copy: Copy, document: Any) -> str:
    """A layer of the drawing on which nothing needs a code."""
    rows = copy.pack.table("features")
    coded_layers = {r["layer"] for r in rows if r["code"]}
    names = [r["layer"] for r in rows if r["layer"] and r["layer"] not in coded_layers]
    return next((name for name in names if name in document.layers), "0")


def coded(copy: Copy, rule: Rule) -> list[Thing]:
    """Things with a code and no key: to no record, so that one slip stays one. Else any with a code."""
    every = [t for t in copy.things(rule.select) if copy.items(t)]
    layers = {r["layer"].casefold() for r in copy.pack.table("features")}
    every = [t for t in every if t.layer.casefold() in layers]
    needed = {role for r in copy.pack.rules if "points" in r.others for role in r.others["points"].roles}
    held = {(t.path, t.handle) for role in needed for t in copy.of_role(role)}
    found = [t for t in every if len(copy.items(t)) == 1 and t.kind in ("line", "point")]
    return [t for t in found if (t.path, t.handle) not in held] or found or every


@planter("layer-known")
def unknown_layer(copy: Copy, rule: Rule) -> None:
    """A thing is left on a layer that the catalogue does not know."""
    thing = copy.thing(coded(copy, rule), *LINE)
    name = f"草稿{copy.random.randint(1, 99)}"
    copy.drawing(thing.path).layers.add(name)
    thing.entity.dxf.layer = name
    copy.at_thing(rule, thing, (f"图层 {name} 不在规定中", f"layer {name} is not in the specification"))


@planter("code-on-layer")
def wrong_layer(copy: Copy, rule: Rule) -> None:
    """A thing lies on the layer of other things of its geometry and drawing."""
    rows = [r for r in copy.pack.table("features") if r["code"]]
    found = []
    for thing in coded(copy, rule):
        code = copy.items(thing)[0]
        own = {r["layer"] for r in rows if code in r.list("code")}
        for row in rows:
            inside = not row["inside"] or copy.role(thing.path) in row.list("inside")
            fits = thing.kind in row.list("geometry") and inside and thing.layer in own and not row.yes("by_code")
            if fits and row["layer"] not in own and code not in row.list("code"):
                found.append((thing, row["layer"]))
    names = [f"{t.path}#{t.handle}" for t, _ in found]
    thing, layer = copy.choose(found, names, *LINE)
    old = thing.layer
    thing.entity.dxf.layer = layer
    copy.at_thing(
        rule, thing, (f"应在 {old} 层，实在 {layer} 层", f"belongs on layer {old}, is on {layer}"), *rule.also
    )


@planter("code-present")
def no_code(copy: Copy, rule: Rule) -> None:
    """A thing without its feature code."""
    thing = copy.thing(coded(copy, rule), *LINE)
    thing.entity.discard_xdata(copy.application)
    copy.at_thing(rule, thing, ("无要素编码", "no feature code"))


@planter("code-known")
def unknown_code(copy: Copy, rule: Rule) -> None:
    """A code that the catalogue does not have."""
    thing = copy.thing(coded(copy, rule), *LINE)
    new = f"99{copy.items(thing)[0][2:]}"
    set_item(thing.entity, copy.application, 0, new)
    copy.at_thing(
        rule,
        thing,
        (f"编码 {new} 不在目录中", f"code {new} is not in the catalogue"),
        *[r.code for r in copy.pack.rules if r.check == "code-on-layer"],
    )


@planter("code-geometry")
def other_geometry(copy: Copy, rule: Rule) -> None:
    """A line that carries the code of a point of its layer, or the other way round."""
    found = _misfits(copy, coded(copy, rule)) or _misfits(copy, [t for t in copy.things(rule.select) if copy.items(t)])
    names = [f"{t.path}#{t.handle}" for t, _ in found]
    words = ("一层上几何类型不同的要素", "features of different geometry on one layer")
    thing, code = copy.choose(found, names, *words)
    set_item(thing.entity, copy.application, 0, code)
    copy.at_thing(rule, thing, (f"编码 {code} 与几何类型不符", f"code {code} does not fit the geometry"))


def _misfits(copy: Copy, things: list[Thing]) -> list[tuple[Thing, str]]:
    """Things, each with a code of its layer that stands for another geometry."""
    return [
        (thing, row.list("code")[0])
        for row in copy.pack.table("features")
        for thing in things
        if thing.layer.casefold() == row["layer"].casefold() and thing.kind not in row.list("geometry")
        if row.list("code") and "text" not in row.list("geometry")
    ]


@planter("layer-empty")
def on_layer_0(copy: Copy, rule: Rule) -> None:
    """A thing left on a layer that should be empty."""
    layers = rule.params["layers"]
    thing = copy.thing(coded(copy, rule), *LINE)
    name = str(layers[0] if isinstance(layers, tuple) else "0").replace("*", "1")
    if name not in copy.drawing(thing.path).layers:
        copy.drawing(thing.path).layers.add(name)
    thing.entity.dxf.layer = name
    copy.at_thing(rule, thing, (f"图形在 {name} 层", f"drawn on layer {name}"))


@planter("layer-present")
def no_layer(copy: Copy, rule: Rule) -> None:
    """A layer that must be there is not: nothing lies on it, and it is not defined. Of those that carry no records."""
    needed = [r for r in copy.pack.table("features") if r["required"] == "M" and r["layer"]]
    keyed = {r["role"] for r in copy.pack.table("xdata")}
    apart = {r["layer"] for r in needed if r["role"] in keyed}
    rows = [r for r in needed if r["layer"] not in apart and copy.of_role(r["role"])]
    row = copy.choose(rows, [f"layer {r['layer']}" for r in rows], "必需的图层", "a layer that must be there")
    for path in copy.drawings(row.list("inside") or ("*",)):
        document = copy.drawing(path)
        space = document.modelspace()
        for entity in [e for e in space if str(e.dxf.layer).casefold() == row["layer"].casefold()]:
            space.delete_entity(entity)
        _swept(document)
        if row["layer"] in document.layers:
            document.layers.remove(row["layer"])
    lost = [r.code for r in copy.pack.rules if any(row["role"] in s.roles for s in (r.select, *r.others.values()))]
    for path in copy.drawings(row.list("inside") or ("*",))[:1]:
        copy.at_file(rule, path, (f"缺少图层 {row['layer']}", f"no layer {row['layer']}"), *lost)


def _swept(document: Any) -> None:
    """Blocks that nothing shows any more go with what showed them."""
    shown = {str(e.dxf.name).casefold() for layout in document.blocks for e in layout.query("INSERT")}
    for block in [b for b in document.blocks if not b.name.startswith(("*", "_", "$"))]:
        if block.name.casefold() not in shown:
            document.blocks.delete_block(block.name, safe=False)


@planter("feature-in-block")
def in_block(copy: Copy, rule: Rule) -> None:
    """A thing is drawn inside a block, where nobody counts it."""
    thing = copy.thing([t for t in coded(copy, rule) if t.entity.dxftype() == "LWPOLYLINE"], *LINE)
    document = copy.drawing(thing.path)
    name = next(n for n in (f"组{i}" for i in range(1, 999)) if n not in document.blocks)
    block = document.blocks.new(name)
    east, north = spot(thing.entity)
    document.modelspace().add_blockref(name, (east, north), dxfattribs={"layer": quiet_layer(copy, document)})
    shift(thing.entity, -east, -north)
    document.modelspace().move_to_layout(thing.entity, block)
    copy.at_thing(rule, thing, (f"图形画在图块 {name} 里", f"drawn inside block {name}"))


@planter("application-registered")
def no_application(copy: Copy, rule: Rule) -> None:
    """The application of the feature codes is not registered."""
    path = _path(copy, rule)
    document = copy.drawing(path)
    if copy.application in document.appids:
        document.appids.remove(copy.application)
    copy.at_file(rule, path, (f"未登记 {copy.application}", f"{copy.application} is not registered"))


@planter("drawing-units")
def wrong_units(copy: Copy, rule: Rule) -> None:
    """Drawn in metres, declared otherwise (4: millimetres, 1: inches)."""
    path = _path(copy, rule)
    unit = copy.random.choice((1, 4))
    copy.drawing(path).header["$INSUNITS"] = unit
    copy.at_file(rule, path, data(f"$INSUNITS = {unit}"))


def _path(copy: Copy, rule: Rule) -> str:
    return copy.path(copy.drawings(rule.select.drawings), "DXF 图", "a drawing")


def _moved(copy: Copy, rule: Rule, where: Callable[[Spot], Spot], note: Note, *follows: str) -> None:
    """Every coordinate of a drawing that holds nothing but model space becomes another one."""
    path = _path(copy, rule)
    for entity in copy.drawing(path).modelspace():
        mapped(entity, where)
    copy.at_file(rule, path, note, *follows)


@planter("zone-prefix")
def zone_prefix(copy: Copy, rule: Rule) -> None:
    """One drawing carries the number of a zone before its eastings."""
    _moved(copy, rule, lambda p: (p[0] + 40e6, p[1]), ("东坐标带有带号 40", "eastings with zone number 40"))


@planter("axes-swapped")
def swapped_axes(copy: Copy, rule: Rule) -> None:
    """North and east are exchanged in one drawing."""
    _moved(copy, rule, lambda p: (p[1], p[0]), ("纵横坐标颠倒", "north and east exchanged"))


@planter("inside-box")
def outside_box(copy: Copy, rule: Rule) -> None:
    """One drawing lies outside the city: hundreds of kilometres to the north."""
    box = rule.params["box"]
    height = float(box[3]) - float(box[1]) if isinstance(box, tuple) else 2e5
    _moved(
        copy,
        rule,
        lambda p: (p[0], round(p[1] + height + 1e5, 3)),
        ("坐标超出城市范围", "coordinates outside the city"),
    )
