"""LandXML: coordinates and the points that other elements name (CgPoints / CgPoint, every ``pntRef``).

A coordinate is "northing easting [elevation]"; drawn are x = east, y = north. A CgPoint may itself be given by
``pntRef``, the name of another.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from surveycheck.geometry.rows import Vertex
from surveycheck.read.xml_places import local


def elements(parent: etree._Element, *names: str) -> list[etree._Element]:
    """The children of an element with one of these local names, in order."""
    return [child for child in parent if local(str(child.tag)) in names]


def child(parent: etree._Element, name: str) -> etree._Element | None:
    """The first child of that local name."""
    return next(iter(elements(parent, name)), None)


def coordinate(text: str | None) -> Vertex | None:
    """(east, north, elevation) of "N E" or "N E Z"; None where it is neither. Without elevation: 0."""
    numbers = coordinates(text)
    if numbers is None or len(numbers) not in (2, 3):
        return None
    return (numbers[1], numbers[0], numbers[2] if len(numbers) == 3 else 0.0)


def coordinates(text: str | None) -> list[float] | None:
    """The numbers of a list, as XML Schema spells a double; None where one is no finite number."""
    text = text or ""
    if "_" in text or not text.isascii():  # float() would take 1_000, and digits of other scripts
        return None
    try:
        numbers = [float(word) for word in text.split()]
    except ValueError:
        return None
    return numbers if all(map(math.isfinite, numbers)) else None


def point_list(text: str | None, width: int) -> list[Vertex] | None:
    """The points of a PntList2D (``width`` 2) or PntList3D (3); None where the numbers do not go up in points."""
    numbers = coordinates(text)
    if numbers is None or len(numbers) % width:
        return None
    groups = (numbers[i : i + width] for i in range(0, len(numbers), width))
    return [(g[1], g[0], g[2] if width == 3 else 0.0) for g in groups]


@dataclass(eq=False)
class Points:
    """The CgPoints of a file by name. Of several with one name the first counts: which of them is meant nobody knows,
    and that the name is there twice is the question of a rule."""

    places: dict[str, Vertex] = field(default_factory=dict)
    references: dict[str, str] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    ends: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, found: Iterable[etree._Element]) -> Points:
        """The table of all CgPoint elements of a document."""
        points = cls()
        for element in found:
            points.add(element)
        return points

    def add(self, element: etree._Element) -> None:
        name = element.get("name", "").strip()
        if not name or name in self.names:
            return
        self.names.add(name)
        if (reference := element.get("pntRef", "").strip()) and coordinate(element.text) is None:
            self.references[name] = reference
        elif (place := coordinate(element.text)) is not None:
            self.places[name] = place

    def place(self, name: str) -> Vertex | None:
        """Where the point of that name is, by way of the points that it refers to; None where that leads nowhere."""
        end = self._end(name)
        return self.places.get(end)

    def circular(self, name: str) -> bool:
        """Do the points that it refers to lead back to themselves?"""
        return self._end(name) in self.references

    def _end(self, name: str) -> str:
        """The last name on the way: one with a place, one that no point has, or one on the way already. Every name
        on the way is led there at once, so that a long chain is walked once only."""
        way: dict[str, None] = {}
        while name in self.references and name not in way:
            way[name] = None
            name = self.ends.get(name) or self.references[name]
        self.ends.update(dict.fromkeys(way, name))
        return name
