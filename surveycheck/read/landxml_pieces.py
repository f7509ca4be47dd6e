"""LandXML: the pieces of a CoordGeom (Line, Curve, IrregularLine, Chain, Spiral) as vertices and bulges.

A Curve goes from Start to End round Center in the sense ``rot`` (cw, ccw: as seen on the map, north up). Without a
Center its ``radius`` gives the arc, the smaller one unless its ``length`` says otherwise. A Spiral is drawn as its
chord, and said to be so.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from lxml import etree

from surveycheck.geometry.rows import Vertex
from surveycheck.read.landxml_points import Points, child, coordinate, point_list
from surveycheck.read.xml_places import local

PIECES = ("Line", "Curve", "Spiral", "IrregularLine")
"""Elements between a Start and an End."""

NOT_DRAWN = ("Feature", "FieldNote", "Start", "End", "Desc")
"""Children of CoordGeom that are no pieces of the line."""

LIST = "PntList"
"""Beginning of the names of lists of points; an IrregularLine has those that end in 2D and 3D."""

HALF_TURN_SLACK = 1e-3
"""A chord may be longer than two radii by this share: both are rounded."""


@dataclass(frozen=True)
class Piece:
    """One element of a CoordGeom: n + 1 ``points`` and the bulges of the n segments between them; ``centre`` of a
    Curve that gives one."""

    element: etree._Element
    kind: str
    points: tuple[Vertex, ...]
    bulges: tuple[float, ...]
    centre: Vertex | None = None


@dataclass(frozen=True)
class Trouble:
    """Why an element could not be drawn, or not as it is: a word of ``read/issues.py`` and the name of what is
    missing."""

    element: etree._Element
    code: str
    name: str = ""
    drawn: bool = False


def piece_of(element: etree._Element, points: Points) -> tuple[Piece | None, list[Trouble]]:
    """A piece, or what keeps it from being drawn."""
    kind = local(str(element.tag))
    if kind == "Chain":
        return _chain(element, points)
    if kind not in PIECES:
        return None, [Trouble(element, "landxml-geometry", kind)]
    placed = _placed(element, kind, points)
    start, end, troubles = placed.places.get("Start"), placed.places.get("End"), placed.troubles
    if placed.strange:
        return None, placed.strange
    if kind == "IrregularLine":
        return _irregular(element, start, end, troubles)
    if start is None or end is None:
        return None, troubles or [Trouble(element, "landxml-coordinate", kind)]
    if kind == "Curve":
        return _curve(element, start, end, placed.places.get("Center"), troubles)
    if kind == "Spiral":
        troubles.append(Trouble(element, "landxml-spiral", kind, drawn=True))
    return Piece(element, kind, (start, end), (0.0,)), troubles


def located(element: etree._Element | None, points: Points) -> Vertex | None:
    """Where an element is, by its own coordinates or by the point that it names."""
    if element is None:
        return None
    own = coordinate(element.text)
    return own if own is not None else points.place(element.get("pntRef", "").strip())


@dataclass(frozen=True)
class _Placed:
    """The first Start, End and Center of a piece; what of these cannot be placed: it names no known point, or holds no
    coordinate; and lists of points that the schema does not know there: without them the line would be another one."""

    places: dict[str, Vertex | None]
    troubles: list[Trouble]
    strange: list[Trouble]


def _placed(element: etree._Element, kind: str, points: Points) -> _Placed:
    found = _Placed({}, [], [])
    lists = (LIST + "2D", LIST + "3D") if kind == "IrregularLine" else ()
    for part in element:
        name = _name(part)
        if name in ("Start", "End", "Center"):
            place = located(part, points)
            found.places.setdefault(name, place)
            if place is None:
                named = part.get("pntRef", "").strip()
                code = "landxml-reference" if named else "landxml-coordinate"
                found.troubles.append(Trouble(part, code, named or name))
        elif name.startswith(LIST) and name not in lists:
            found.strange.append(Trouble(part, "landxml-geometry", name))
    return found


def _name(element: etree._Element) -> str:
    return local(str(element.tag))


def _chain(element: etree._Element, points: Points) -> tuple[Piece | None, list[Trouble]]:
    """A Chain lists names of points."""
    names = (element.text or "").split()
    places = [points.place(name) for name in names]
    troubles = [Trouble(element, "landxml-reference", name) for name, p in zip(names, places, strict=True) if p is None]
    known = tuple(p for p in places if p is not None)
    if troubles or len(known) < 2:
        return None, troubles or [Trouble(element, "landxml-coordinate", "Chain")]
    return Piece(element, "Chain", known, (0.0,) * (len(known) - 1)), []


def _irregular(
    element: etree._Element, start: Vertex | None, end: Vertex | None, troubles: list[Trouble]
) -> tuple[Piece | None, list[Trouble]]:
    """The list may or may not hold the ends once more."""
    between: list[Vertex] = []
    for name, width in (("PntList2D", 2), ("PntList3D", 3)):
        if (part := child(element, name)) is not None:
            if (found := point_list(part.text, width)) is None:
                return None, [*troubles, Trouble(part, "landxml-coordinate", name)]
            between += found
    if start is not None and (not between or between[0][:2] != start[:2]):
        between.insert(0, start)
    if end is not None and (len(between) < 2 or between[-1][:2] != end[:2]):
        between.append(end)
    if troubles or len(between) < 2:
        return None, troubles or [Trouble(element, "landxml-coordinate", "IrregularLine")]
    return Piece(element, "IrregularLine", tuple(between), (0.0,) * (len(between) - 1)), []


def _curve(
    element: etree._Element, start: Vertex, end: Vertex, centre: Vertex | None, troubles: list[Trouble]
) -> tuple[Piece | None, list[Trouble]]:
    sense = {"cw": -1.0, "ccw": 1.0}.get(element.get("rot", "").strip().lower())
    if sense is None or troubles:
        return None, troubles or [Trouble(element, "landxml-curve", "rot")]
    if centre is not None and start[:2] == end[:2]:
        opposite = (2 * centre[0] - start[0], 2 * centre[1] - start[1], start[2])
        return Piece(element, "Curve", (start, opposite, end), (sense, sense), centre), []
    sweep = _about(start, end, centre, sense) if centre is not None else _by_radius(element, start, end)
    if not sweep:
        return None, [Trouble(element, "landxml-curve", "radius")]
    return Piece(element, "Curve", (start, end), (sense * math.tan(sweep / 4),), centre), []


def _about(start: Vertex, end: Vertex, centre: Vertex, sense: float) -> float:
    """The sweep round a centre from start to end, 0 to 2π; 0 where an end is the centre itself."""
    (ax, ay), (bx, by) = ((p[0] - centre[0], p[1] - centre[1]) for p in (start, end))
    if not (ax or ay) or not (bx or by):
        return 0.0
    return (sense * math.atan2(ax * by - ay * bx, ax * bx + ay * by)) % (2 * math.pi)


def _by_radius(element: etree._Element, start: Vertex, end: Vertex) -> float:
    """The sweep of the arc over a chord with the radius that is said, 0 where there is no such arc."""
    chord = math.dist(start[:2], end[:2])
    radius, length = number(element.get("radius")), number(element.get("length"))
    if radius is None or radius <= 0 or not chord or chord > 2 * radius * (1 + HALF_TURN_SLACK):
        return 0.0
    sweep = 2 * math.asin(min(1.0, chord / (2 * radius)))
    return 2 * math.pi - sweep if length is not None and length > math.pi * radius else sweep


def number(text: str | None) -> float | None:
    """A finite number, or None."""
    try:
        value = float(text or "")
    except ValueError:
        return None
    return value if math.isfinite(value) else None
