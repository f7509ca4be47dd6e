"""Slips in what is drawn: labels, data of the application, shapes, points."""

from __future__ import annotations

from ezdxf.entities import DXFGraphic, Insert, LWPolyline, Text
from ezdxf.math import area
from records import SHEETS, Package, Planted, Spot, kind

APPLICATION = "SOUTH"
FREE_CODES = ("GN",)
"""Numbers of function areas: no table has them."""


def things(package: Package, *types: type[DXFGraphic], data: bool = False) -> tuple[str, list[DXFGraphic]]:
    """The things of one layer of one drawing: even over the layers."""
    layers: dict[tuple[str, str], list[DXFGraphic]] = {}
    for name in SHEETS:
        for entity in package.drawing(name).modelspace():
            if isinstance(entity, types) and (not data or entity.has_xdata(APPLICATION)):
                layers.setdefault((name, entity.dxf.layer), []).append(entity)
    chosen = package.chance.choice(sorted(layers))
    return chosen[0], layers[chosen]


def told(name: str, file: str, what: str, *entities: DXFGraphic, names: tuple[str, ...] = ()) -> Planted:
    title = f"{file.split('/')[1]} {entities[0].dxf.layer} {what}"
    return Planted(name, title, tuple(Spot(file, handle=e.dxf.handle) for e in entities), names)


def items(entity: DXFGraphic) -> list[str]:
    return [tag.value for tag in entity.get_xdata(APPLICATION) if tag.code == 1000]


def put(entity: DXFGraphic, values: list[str]) -> None:
    entity.set_xdata(APPLICATION, [(1000, value) for value in values])


def item_kind(name: str, number: int | None) -> None:
    """Another text in one item of the data: 0 the code, 1 the key, None any further."""

    def spoil(package: Package) -> Planted | None:
        file, found = things(package, LWPolyline, Insert, data=True)
        entity = package.chance.choice(found)
        values = items(entity)
        at = package.chance.randrange(2, len(values)) if number is None and len(values) > 2 else number
        if at is None or at >= len(values) or not values[at] or values[at].startswith(FREE_CODES):
            return None
        old = values[at]
        values[at] = old[:-1] + ("7" if old[-1] != "7" else "3") if old[-1].isdigit() else f"{old}七"
        put(entity, values)
        return told(name, file, f"{old} -> {values[at]}", entity, names=(old,))

    kind(name)(spoil)


item_kind("data: code", 0)
item_kind("data: key", 1)
item_kind("data: further item", None)


def alike(one: DXFGraphic, two: DXFGraphic) -> bool:
    """Two areas of one size that say the same but for the key: which is which nobody can tell."""
    if not isinstance(one, LWPolyline) or not isinstance(two, LWPolyline) or items(one)[2:] != items(two)[2:]:
        return False
    sizes = [area(list(ring.vertices())) for ring in (one, two)]
    return abs(abs(sizes[0]) - abs(sizes[1])) < 0.05


@kind("data: keys exchanged")
def data_exchanged(package: Package) -> Planted | None:
    file, found = things(package, LWPolyline, Insert, data=True)
    if len(found) < 2:
        return None
    one, two = package.chance.sample(found, 2)
    a, b = items(one), items(two)
    if len(a) < 2 or len(b) < 2 or a[0] != b[0] or a[1].startswith(FREE_CODES) or alike(one, two):
        return None
    a[1], b[1] = b[1], a[1]
    put(one, a)
    put(two, b)
    return told("data: keys exchanged", file, f"{a[1]} <-> {b[1]}", one, two)


@kind("data: another's key")
def data_anothers(package: Package) -> Planted | None:
    file, found = things(package, LWPolyline, Insert, data=True)
    if len(found) < 2:
        return None
    one, two = package.chance.sample(found, 2)
    a, b = items(one), items(two)
    if len(a) < 2 or len(b) < 2 or a[0] != b[0] or a[1].startswith(FREE_CODES):
        return None
    old, a[1] = a[1], b[1]
    put(one, a)
    return told("data: another's key", file, f"{old} -> {b[1]}", one, two, names=(old,))


@kind("data: removed")
def data_removed(package: Package) -> Planted | None:
    file, found = things(package, LWPolyline, Insert, data=True)
    entity = package.chance.choice(found)
    values = items(entity)
    entity.discard_xdata(APPLICATION)
    return told("data: removed", file, "/".join(values), entity, names=tuple(values[1:2]))


@kind("label changed")
def label_changed(package: Package) -> Planted | None:
    file, found = things(package, Text)
    texts = [t for t in found if t.dxf.layer in ("JMD", "ZJ") and any(c.isdigit() for c in t.dxf.text)]
    if not texts:
        return None
    text = package.chance.choice(texts)
    old = text.dxf.text
    n = package.chance.choice([n for n, c in enumerate(old) if c.isdigit()])
    text.dxf.text = old[:n] + package.chance.choice([d for d in "123456789" if d != old[n]]) + old[n + 1 :]
    return told("label changed", file, f"{old} -> {text.dxf.text}", text)


@kind("label removed")
def label_removed(package: Package) -> Planted | None:
    file, found = things(package, Text)
    texts = [t for t in found if t.dxf.layer == "JMD"]
    if not texts:
        return None
    text = package.chance.choice(texts)
    planted = told("label removed", file, text.dxf.text, text, names=(text.dxf.text,))
    package.drawing(file).modelspace().delete_entity(text)
    return planted


@kind("labels exchanged")
def labels_exchanged(package: Package) -> Planted | None:
    file, found = things(package, Text)
    texts = [t for t in found if t.dxf.layer in ("JMD", "ZJ")]
    pairs = [(a, b) for a in texts for b in texts if a.dxf.text != b.dxf.text and a.dxf.text[-1] != "．"]
    if not pairs:
        return None
    one, two = package.chance.choice(pairs)
    one.dxf.text, two.dxf.text = two.dxf.text, one.dxf.text
    return told("labels exchanged", file, f"{two.dxf.text} <-> {one.dxf.text}", one, two)


def rings(package: Package) -> tuple[str, list[DXFGraphic]]:
    return things(package, LWPolyline, data=True)


@kind("shape scaled")
def scaled(package: Package) -> Planted | None:
    file, found = rings(package)
    ring = package.chance.choice(found)
    points = ring.get_points("xyseb")
    cx, cy = (sum(p[i] for p in points) / len(points) for i in (0, 1))
    factor = package.chance.choice((0.9, 0.95))
    ring.set_points([(cx + (p[0] - cx) * factor, cy + (p[1] - cy) * factor, *p[2:]) for p in points], format="xyseb")
    return told("shape scaled", file, f"{'/'.join(items(ring))} x {factor}", ring, names=tuple(items(ring)[1:2]))


@kind("vertex moved")
def vertex_moved(package: Package) -> Planted | None:
    file, found = rings(package)
    ring = package.chance.choice(found)
    points = [list(p) for p in ring.get_points("xyseb")]
    n = package.chance.randrange(len(points))
    points[n][0] += package.chance.choice((-0.6, 0.6))
    points[n][1] += package.chance.choice((-0.35, 0.35))
    ring.set_points(points, format="xyseb")
    return told("vertex moved", file, f"{'/'.join(items(ring))} vertex {n}", ring, names=tuple(items(ring)[1:2]))


@kind("vertex deleted")
def vertex_deleted(package: Package) -> Planted | None:
    file, found = rings(package)
    ring = package.chance.choice(found)
    points = ring.get_points("xyseb")
    if len(points) < 4:
        return None
    n = package.chance.randrange(len(points))
    ring.set_points([p for m, p in enumerate(points) if m != n], format="xyseb")
    return told("vertex deleted", file, f"{'/'.join(items(ring))} vertex {n}", ring, names=tuple(items(ring)[1:2]))


@kind("thing deleted")
def thing_deleted(package: Package) -> Planted | None:
    file, found = things(package, LWPolyline, Insert, data=True)
    entity = package.chance.choice(found)
    values = items(entity)
    if len(values) < 2 or values[1].startswith(FREE_CODES):
        return None
    planted = told("thing deleted", file, "/".join(values), entity, names=(values[1],))
    package.drawing(file).modelspace().delete_entity(entity)
    return planted


@kind("thing drawn twice")
def thing_twice(package: Package) -> Planted | None:
    file, found = things(package, LWPolyline, Insert, data=True)
    entity = package.chance.choice(found)
    again = entity.copy()
    package.drawing(file).modelspace().add_entity(again)
    return told("thing drawn twice", file, "/".join(items(entity)), entity, again)


@kind("point moved")
def point_moved(package: Package) -> Planted | None:
    file, found = things(package, Insert, data=True)
    entity = package.chance.choice(found)
    if entity.dxf.layer == "GCD":
        return None
    entity.translate(package.chance.choice((-0.05, 0.05, 0.8)), 0.03, 0)
    return told("point moved", file, "/".join(items(entity)), entity, names=tuple(items(entity)[1:2]))


@kind("on another layer")
def other_layer(package: Package) -> Planted | None:
    file, found = things(package, LWPolyline, Insert, data=True)
    entity = package.chance.choice(found)
    layers = {e.dxf.layer for e in package.drawing(file).modelspace()} - {entity.dxf.layer, "TK"}
    if not layers:
        return None
    old, entity.dxf.layer = entity.dxf.layer, package.chance.choice(sorted(layers))
    return told("on another layer", file, f"{old}: {'/'.join(items(entity))}", entity, names=tuple(items(entity)[1:2]))
