"""Defects of a drawing as a whole: what it should not hold, how its layers, styles and symbols are set up."""

from __future__ import annotations

from typing import Any

from surveycheck.plant.copy import Copy
from surveycheck.plant.layers import coded, quiet_layer
from surveycheck.plant.planter import planter
from surveycheck.plant.things import Thing, spot
from surveycheck.rule import Rule
from surveycheck.rule.paths import matches


def _path(copy: Copy, rule: Rule) -> str:
    return copy.path(copy.drawings(rule.select.drawings or ("*",)), "DXF 图", "a drawing")


def _texts(copy: Copy, *layers: str) -> list[Thing]:
    every = [t for path in copy.drawings() for t in copy.every(path) if t.kind == "text"]
    return [t for t in every if not layers or t.layer in layers]


@planter("entity-type")
def picture(copy: Copy, rule: Rule) -> None:
    """A drawing shows a picture file."""
    path = _path(copy, rule)
    document = copy.drawing(path)
    at = next((spot(e) for e in document.modelspace().query("TEXT INSERT LWPOLYLINE")), (0.0, 0.0))
    definition = document.add_image_def(filename="scan.png", size_in_pixel=(64, 48))
    image = document.modelspace().add_image(definition, at, (4, 3), dxfattribs={"layer": quiet_layer(copy, document)})
    shown = [r.code for r in copy.pack.rules if "dxf-shown-file" in r.select.issues]
    copy.at_thing(rule, Thing(path, image), ("图像 scan.png", "picture scan.png"), *shown)


@planter("paper-space")
def on_paper(copy: Copy, rule: Rule) -> None:
    """A text is left in paper space."""
    path = _path(copy, rule)
    document = copy.drawing(path)
    attributes = {"layer": quiet_layer(copy, document), "height": 2.5}
    text = document.layout().add_text("1:500", dxfattribs=attributes)
    copy.at_thing(rule, Thing(path, text), ("图纸空间有文字", "a text in paper space"))


@planter("unused-definition")
def leftover(copy: Copy, rule: Rule) -> None:
    """A block or a layer that nothing uses."""
    path = _path(copy, rule)
    document = copy.drawing(path)
    kind = copy.random.choice(("blocks", "layers"))
    if kind == "blocks":
        document.blocks.new("未用图块").add_circle((0, 0), 1)
    else:
        document.layers.add("未用图层")
    copy.at_file(rule, path, ("未清理的定义", "a definition that nothing uses"), key=kind)


@planter("hidden-layer")
def switched_off(copy: Copy, rule: Rule) -> None:
    """A layer with things on it is switched off or frozen, or what stands on it is made invisible."""
    path = _path(copy, rule)
    document = copy.drawing(path)
    names = sorted({str(e.dxf.layer) for e in document.modelspace()} - {"0"})
    name = copy.choose(names, [f"{path} layer {n}" for n in names], "有图形的图层", "a layer with things on it")
    layer = document.layers.get(name)
    way = copy.random.choice(("off", "freeze", "invisible"))
    if way == "invisible":
        for entity in document.modelspace().query(f'*[layer=="{name}"]'):
            entity.dxf.invisible = 1
    else:
        getattr(layer, way)()
    note = (f"图层 {name} 关闭、冻结或其图形不可见", f"layer {name} is off or frozen, or what is on it invisible")
    copy.at_file(rule, path, note)


@planter("text-style")
def unknown_font(copy: Copy, rule: Rule) -> None:
    """A text in a style whose font nobody has."""
    text = copy.thing(_texts(copy), "图中文字", "a text in a drawing")
    styles = copy.drawing(text.path).styles
    if "自定义" not in styles:
        styles.add("自定义", font="selfmade.shx").dxf.bigfont = "hztxt.shx"
    text.entity.dxf.style = "自定义"
    copy.at_thing(rule, text, ("字体 selfmade.shx 不在允许之列", "font selfmade.shx is not allowed"))


@planter("layer-spelling")
def misspelt(copy: Copy, rule: Rule) -> None:
    """A thing lies on a layer that is spelt nearly as its own."""
    thing = copy.thing(coded(copy, rule), "带要素编码的图形", "a thing with a feature code")
    name = f"{thing.layer}_"
    copy.drawing(thing.path).layers.add(name)
    thing.entity.dxf.layer = name
    unknown = [r.code for r in copy.pack.rules if r.check == "layer-known"]
    copy.at_thing(rule, thing, (f"图层 {name} 拼写有误", f"layer {name} is misspelt"), *unknown, *rule.also)


@planter("layer-look")
def other_colour(copy: Copy, rule: Rule) -> None:
    """A layer has another colour than the catalogue lays down."""
    colours = {r["layer"].casefold(): r["color"] for r in reversed(copy.pack.table("features")) if r["color"]}
    layers = {p: sorted({t.layer for t in copy.every(p)}) for p in copy.drawings()}
    found = [(p, name) for p, there in layers.items() for name in there if name.casefold() in colours]
    names = [f"{p} layer {n}" for p, n in found]
    path, name = copy.choose(found, names, "规定了颜色的图层", "a layer whose colour is laid down")
    copy.drawing(path).layers.get(name).color = next(c for c in (140, 141) if str(c) != colours[name.casefold()])
    copy.at_file(rule, path, (f"图层 {name} 的颜色不符", f"layer {name} has another colour than laid down"))


@planter("text-layer")
def text_elsewhere(copy: Copy, rule: Rule) -> None:
    """A note stands on a layer for things that are no texts."""
    rows = copy.pack.table("features")
    fit = {r["layer"] for r in rows if "text" in r.list("geometry")}
    notes = {r["layer"] for r in rows if r.list("geometry") == ("text",)} - {r["layer"] for r in rows if r["code"]}
    allowed = tuple(map(str, _tuple(rule.params.get("allowed", ()))))
    free = {r["layer"] for r in rows} - fit
    free = {name for name in free if not any(matches(pattern, name) for pattern in allowed)}
    found = [(t, n) for t in _texts(copy, *notes) for n in sorted(free & {o.layer for o in copy.every(t.path)})]
    names = [f"{t.path}#{t.handle}" for t, _ in found]
    text, name = copy.choose(found, names, "注记和无注记的图层", "a note, and a layer without texts")
    text.entity.dxf.layer = name
    follows = [r.code for r in copy.pack.rules if r.check in ("code-present", "label-agrees")]
    copy.at_thing(rule, text, (f"注记在 {name} 层", f"a text on layer {name}"), *follows)


def _tuple(found: object) -> tuple[Any, ...]:
    return found if isinstance(found, tuple) else (found,)


@planter("block-of-code")
def other_symbol(copy: Copy, rule: Rule) -> None:
    """A point is drawn with the symbol of another code."""
    blocks = {code: r.list("block") for r in copy.pack.table("symbols") for code in r.list("code")}
    found = []
    for path in copy.drawings():
        defined = [b.name for b in copy.drawing(path, touch=False).blocks if not b.name.startswith(("*", "_"))]
        for thing in copy.every(path):
            code = next(iter(copy.items(thing)), "")
            if thing.entity.dxftype() == "INSERT" and code in blocks:
                other = [n for n in defined if not any(matches(pattern, n) for pattern in blocks[code])]
                found += [(thing, other[0])] if other else []
    names = [f"{t.path}#{t.handle}" for t, _ in found]
    thing, name = copy.choose(found, names, "规定了图块的点状要素", "a point whose symbol is laid down")
    thing.entity.dxf.name = name
    copy.at_thing(rule, thing, (f"用图块 {name} 表示", f"drawn with block {name}"))
