"""Planters for rules of the pack ``landxml``: points, parcels and observations of a LandXML file."""

from __future__ import annotations

from copy import deepcopy
from decimal import Decimal
from typing import Any

from surveycheck.plant.answers import Note
from surveycheck.plant.copy import Copy
from surveycheck.plant.elements import child, name_of, put, removed, value
from surveycheck.plant.fields import number
from surveycheck.plant.planter import planter
from surveycheck.plant.reach import readers
from surveycheck.rule import Rule


def _parcels(copy: Copy, *pieces: str) -> list[Any]:
    """Parcels all of whose pieces are of these elements and join named points."""
    found = []
    for parcel in copy.records("Parcel"):
        geometry = child(parcel, "CoordGeom")
        sides = list(geometry) if geometry is not None else []
        ends = [child(s, e) for s in sides for e in ("Start", "End") if name_of(s) != "Chain"]
        if sides and all(name_of(s) in pieces for s in sides) and all(e is not None and e.get("pntRef") for e in ends):
            found.append(parcel)
    return found


def _at_named(
    copy: Copy, rule: Rule, element: Any, note: Note, *follows: str, at: tuple[float, float] | None = None
) -> None:
    """A defect of a thing that reports call by its name."""
    copy.at_named(rule, element, value(element, "@name"), note, *follows, at=at)


PARCEL = ("由直线围成、引用点名的宗地", "a parcel of lines between named points")


@planter("landxml/parcel-area")
def declared_area(copy: Copy, rule: Rule) -> None:
    """A parcel declares another area than it has."""
    parcel = copy.record(
        [p for p in copy.records("Parcel") if number(p, "@area") and child(p, "CoordGeom") is not None], *PARCEL
    )
    said = number(parcel, "@area") or Decimal(0)
    new = said + max(Decimal(30), said // 8)
    put(parcel, "@area", str(new))
    _at_named(copy, rule, parcel, (f"面积 {said} 误为 {new}", f"area {said} stated as {new}"))


@planter("landxml/observation-off")
def misread(copy: Copy, rule: Rule) -> None:
    """A distance was read one metre too long."""
    found = [r for r in copy.records("ReducedObservation") if number(r, "@horizDistance")]
    record = copy.record(found, "观测平距", "an observed distance")
    old = number(record, "@horizDistance") or Decimal(0)
    copy.at_record(rule, put(record, "@horizDistance", str(old + 1)), ("平距多 1 m", "distance 1 m too long"))


@planter("landxml/curve-inconsistent")
def other_radius(copy: Copy, rule: Rule) -> None:
    """A curve says another radius than its centre."""
    found = [c for c in copy.records("Curve") if number(c, "@radius") and child(c, "Center") is not None]
    curve = copy.record(found, "有圆心的曲线", "a curve with its centre")
    old = number(curve, "@radius") or Decimal(0)
    put(curve, "@radius", str(old + Decimal("0.5")))
    parcel = next((p for p in curve.iterancestors() if value(p, "@name")), curve)
    new = old + Decimal("0.5")
    copy.at_named(rule, curve, value(parcel, "@name"), (f"半径 {old} 误为 {new}", f"radius {old} stated as {new}"))


@planter("landxml/parcel-not-closed")
def not_closed(copy: Copy, rule: Rule) -> None:
    """The last side of a parcel ends 4 cm beside its first corner."""
    parcel = copy.record(_parcels(copy, "Line"), *PARCEL)
    last = child(child(parcel, "CoordGeom")[-1], "End")
    place = next((p for p in copy.records("CgPoint") if value(p, "@name") == last.get("pntRef")), None)
    north, east = (Decimal(word) for word in str(place.text).split()[:2]) if place is not None else (Decimal(0),) * 2
    del last.attrib["pntRef"]
    last.text = f"{north + Decimal('0.032')} {east + Decimal('0.024')}"
    at = (float(east + Decimal("0.012")), float(north + Decimal("0.016")))
    note = ("最后一边与起点相距 4 cm", "the last side ends 4 cm from its start")
    _at_named(copy, rule, parcel, note, *rule.also, at=at)


@planter("landxml/parcel-without-geometry")
def no_geometry(copy: Copy, rule: Rule) -> None:
    """A parcel that draws nothing."""
    parcel = copy.record(_parcels(copy, "Line", "Curve", "IrregularLine", "Chain"), *PARCEL)
    removed(child(parcel, "CoordGeom"))
    copy.at_record(rule, parcel, ("没有 CoordGeom", "no CoordGeom"))


@planter("landxml/reference-missing")
def dead_reference(copy: Copy, rule: Rule) -> None:
    """An observation names a setup that is not there."""
    found = copy.records("ReducedObservation")
    record = copy.record(found, "观测值", "an observation")
    put(record, "@targetSetupID", f"{value(record, '@targetSetupID')}-0")
    copy.at_record(rule, record, ("测站不存在", "the setup does not exist"))


@planter("landxml/axes-swapped")
def all_swapped(copy: Copy, rule: Rule) -> None:
    """Every point of the file stands easting first."""
    path = copy.path(copy.xml(), "LandXML 文件", "a LandXML file")
    for element in copy.tree(path, touch=True).iter():
        words = str(element.text or "").split()
        if name_of(element) in ("CgPoint", "Start", "End", "Center", "PntList2D") and len(words) > 1:
            pairs = zip(words[::2], words[1::2], strict=False)
            element.text = " ".join(f"{east} {north}" for north, east in pairs)
    copy.at_file(rule, path, ("北、东坐标颠倒", "north and east exchanged"), *rule.also)


def _new_point(copy: Copy, north: Decimal, east: Decimal) -> Any:
    """A further point that nothing refers to, so far from the first one (m)."""
    placed = [p for p in copy.records("CgPoint") if len(str(p.text or "").split()) > 1]
    first = copy.record(placed, "有坐标的点", "a point with coordinates")
    twin = deepcopy(first)
    first.getparent().append(twin)
    names = {value(p, "@name") for p in copy.records("CgPoint")}
    put(twin, "@name", next(f"P{n}" for n in range(900, 9999) if f"P{n}" not in names))
    old_north, old_east, *rest = str(first.text).split()
    twin.text = " ".join([str(Decimal(old_north) + north), str(Decimal(old_east) + east), *rest])
    copy.file_of(first)
    return twin


def _spot(point: Any) -> tuple[float, float]:
    north, east = str(point.text).split()[:2]
    return float(east), float(north)


@planter("landxml/point-out-of-place")
def far_point(copy: Copy, rule: Rule) -> None:
    """A point lies hundreds of kilometres away."""
    point = _new_point(copy, Decimal(500_000), Decimal(0))
    _at_named(
        copy,
        rule,
        point,
        ("远离测区的点", "a point far from the site"),
        *[r.code for r in copy.pack.rules if r.name == "point-isolated"],
        at=_spot(point),
    )


@planter("landxml/point-isolated")
def lonely_point(copy: Copy, rule: Rule) -> None:
    """A point that no line touches and nothing names."""
    point = _new_point(copy, Decimal("0.777"), Decimal("1.333"))
    name = value(point, "@name")
    copy.at_file(rule, copy.file_of(point), (f"孤立的点 {name}", f"isolated point {name}"))


@planter("landxml/duplicate-name")
def same_name(copy: Copy, rule: Rule) -> None:
    """Two points have one name; the first of them is the one that everything refers to."""
    name = value(copy.record(copy.records("CgPoint"), "点", "a point"), "@name")
    point = _new_point(copy, Decimal("0.777"), Decimal("1.333"))
    copy.at_record(rule, put(point, "@name", name), (f"点名 {name} 重复", f"point name {name} is there twice"))


@planter("landxml/coincident-points")
def twin(copy: Copy, rule: Rule) -> None:
    """Two points of different names stand on one another."""
    point = _new_point(copy, Decimal(0), Decimal(0))
    _at_named(copy, rule, point, ("点重合", "points on one another"), at=_spot(point))


@planter("landxml/parcels-overlap")
def drawn_twice(copy: Copy, rule: Rule) -> None:
    """A parcel lies on another: the same, under a new name."""
    parcel = copy.record(_parcels(copy, "Line"), *PARCEL)
    again = deepcopy(parcel)
    parcel.addnext(again)
    put(again, "@name", f"{value(parcel, '@name')}X")
    name = value(parcel, "@name")
    _at_named(copy, rule, again, (f"与宗地 {name} 重叠", f"overlaps parcel {name}"))


@planter("landxml/self-intersection")
def crossed(copy: Copy, rule: Rule) -> None:
    """Two corners of a parcel are exchanged in the order of its sides."""
    parcel = copy.record([p for p in _parcels(copy, "Line") if len(child(p, "CoordGeom")) == 4], *PARCEL)
    sides = list(child(parcel, "CoordGeom"))
    names = [child(side, "Start").get("pntRef") for side in sides]
    order = [names[0], names[2], names[1], names[3]]
    for side, start, end in zip(sides, order, [*order[1:], order[0]], strict=True):
        child(side, "Start").set("pntRef", start)
        child(side, "End").set("pntRef", end)
    follows = [r.code for r in copy.pack.rules if r.name in ("parcel-area", "parcels-overlap")]
    _at_named(copy, rule, parcel, ("两个角点的次序颠倒", "two corners exchanged in their order"), *follows)


@planter("landxml/repeated-vertex")
def side_of_no_length(copy: Copy, rule: Rule) -> None:
    """A side that ends where it begins."""
    parcel = copy.record(_parcels(copy, "Line"), *PARCEL)
    side = child(parcel, "CoordGeom")[0]
    again = deepcopy(side)
    side.addnext(again)
    child(again, "Start").set("pntRef", child(side, "End").get("pntRef"))
    _at_named(copy, rule, parcel, ("有一边首尾为同一点", "a side ends where it begins"))


@planter("element-missing")
def no_element(copy: Copy, rule: Rule) -> None:
    """A document lacks an element that it must have."""
    elements = rule.params["elements"]
    names = tuple(map(str, elements)) if isinstance(elements, tuple) else ()
    found = [e for name in names for e in copy.records(name)]
    element = copy.record(found, "、".join(names), " or ".join(names))
    path = copy.file_of(element)
    follows = readers(copy.pack, name_of(element), "@epsgCode")
    removed(element)
    copy.at_file(rule, path, (f"没有 {' / '.join(names)}", f"no {' / '.join(names)}"), *follows)


@planter("landxml/no-landxml")
def other_root(copy: Copy, rule: Rule) -> None:
    """The root element is another."""
    path = copy.path(copy.xml(), "LandXML 文件", "a LandXML file")
    copy.write(path, copy.content(path).replace(b"<LandXML ", b"<Land ", 1).replace(b"</LandXML>", b"</Land>"))
    copy.at_file(rule, path, ("根元素不是 LandXML", "the root element is not LandXML"))
