"""Drawn things as ezdxf entities: which kind they are, their corners, what their extended data say."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from surveycheck.plant.answers import Spot

KINDS = {"INSERT": "point", "POINT": "point", "TEXT": "text", "MTEXT": "text", "LINE": "line", "ARC": "line"}
AREAS = ("HATCH", "CIRCLE")


@dataclass(frozen=True)
class Thing:
    """An entity of model space, and the drawing it stands in."""

    path: str
    entity: Any

    @property
    def handle(self) -> str:
        return str(self.entity.dxf.handle)

    @property
    def layer(self) -> str:
        return str(self.entity.dxf.layer)

    @property
    def kind(self) -> str:
        """point, line, area, text or ""; a polyline that ends where it begins is an area."""
        name = self.entity.dxftype()
        if name == "LWPOLYLINE":
            points = corners(self.entity)
            return "area" if self.entity.closed or (len(points) > 3 and points[0] == points[-1]) else "line"
        return "area" if name in AREAS else KINDS.get(name, "")

    @property
    def ring(self) -> bool:
        """A closed polyline of straight sides, with three different corners or more."""
        if self.entity.dxftype() != "LWPOLYLINE" or not self.entity.closed or self.entity.has_arc:
            return False
        return len(set(corners(self.entity))) >= 3

    @property
    def corners(self) -> list[Spot]:
        return corners(self.entity)


def corners(entity: Any) -> list[Spot]:
    """The vertices of a polyline, as drawn."""
    return [(float(x), float(y)) for x, y in entity.get_points("xy")]


def redraw(entity: Any, points: Iterable[Spot]) -> None:
    """Give a polyline other vertices, to the millimetre."""
    entity.set_points([(round(x, 3), round(y, 3)) for x, y in points], format="xy")


def items(entity: Any, application: str) -> list[str]:
    """The texts that an application has put on an entity."""
    return [str(tag.value) for tag in entity.get_xdata(application)] if entity.has_xdata(application) else []


def set_item(entity: Any, application: str, number: int, text: str) -> None:
    """Change one of them."""
    tags = [(tag.code, tag.value) for tag in entity.get_xdata(application)]
    tags[number] = (tags[number][0], text)
    entity.discard_xdata(application)
    entity.set_xdata(application, tags)


def mapped(entity: Any, where: Callable[[Spot], Spot]) -> None:
    """Every coordinate of a thing becomes another one."""
    kind = entity.dxftype()
    if kind == "LWPOLYLINE":
        points = [(*where((x, y)), s, e, b) for x, y, s, e, b in entity.get_points("xyseb")]
        entity.set_points(points, format="xyseb")
    elif kind == "HATCH":
        for path in entity.paths:
            if hasattr(path, "vertices"):
                path.vertices = [(*where((x, y)), bulge) for x, y, bulge in path.vertices]
    else:
        for name in ("insert", "location", "center", "start", "end", "align_point"):
            if entity.dxf.hasattr(name):
                at = entity.dxf.get(name)
                entity.dxf.set(name, (*where((at.x, at.y)), at.z))
        for attribute in getattr(entity, "attribs", ()):
            mapped(attribute, where)


def shift(entity: Any, east: float, north: float) -> None:
    """Move a thing, to the millimetre."""
    mapped(entity, lambda p: (round(p[0] + east, 3), round(p[1] + north, 3)))


def spot(entity: Any) -> Spot:
    """Where a point or a text stands, or a polyline begins."""
    if entity.dxftype() == "LWPOLYLINE":
        return corners(entity)[0]
    at = next(entity.dxf.get(n) for n in ("insert", "location", "center", "start") if entity.dxf.hasattr(n))
    return float(at.x), float(at.y)


def towards(a: Spot, b: Spot, distance: float) -> Spot:
    """The point so many metres from ``a`` in the direction of ``b``, to the millimetre."""
    part = distance / math.dist(a, b)
    return round(a[0] + (b[0] - a[0]) * part, 3), round(a[1] + (b[1] - a[1]) * part, 3)


def middle(a: Spot, b: Spot) -> Spot:
    return (a[0] + b[0]) / 2, (a[1] + b[1]) / 2


def centre(ring: Iterable[Spot]) -> Spot:
    """The mean of the corners."""
    points = list(ring)
    return sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points)


def crossing(a: Spot, b: Spot, c: Spot, d: Spot) -> Spot:
    """Where the lines a–b and c–d meet (not for parallels)."""
    along = ((c[0] - a[0]) * (d[1] - c[1]) - (c[1] - a[1]) * (d[0] - c[0])) / (
        (b[0] - a[0]) * (d[1] - c[1]) - (b[1] - a[1]) * (d[0] - c[0])
    )
    return a[0] + (b[0] - a[0]) * along, a[1] + (b[1] - a[1]) * along
