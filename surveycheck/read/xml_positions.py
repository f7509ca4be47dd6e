"""Where children of the root, and their children, stood before parts of them were taken out."""

from __future__ import annotations

from collections import Counter

from lxml import etree

from surveycheck.read.xml_places import local
from surveycheck.read.xml_records import Children


class Positions:
    """Of some children of the root."""

    def __init__(self, children: Children) -> None:
        self.elements = children.elements
        self._children = children
        self._whole: dict[int, dict[etree._Element, tuple[int, int, bool]]] = {}
        self._orders: list[int] = []
        self._positions: list[int] = []

    def remove(self, number: int, element: etree._Element, children: list[int]) -> None:
        """Take children out of a record, and remember how it was."""
        self._standing(number, element)
        every = list(element)
        for subject in [every[child] for child in children]:
            element.remove(subject)

    def position(self, number: int) -> int:
        """Position of a child of the root among those of its name."""
        self.know()
        return self._positions[number]

    def place(self, number: int, element: etree._Element, child: etree._Element | None) -> tuple[int, int, bool]:
        """Of a child of a record, or the record itself (None): its position among those of its name (0: the record),
        its line, whether it is a second one."""
        self.know()
        if child is None:
            return 0, self._children.line(self._orders[number]), False
        place, order, twice = self._standing(number, element)[child]
        return place, self._children.line(self._orders[number] + order), twice

    def _standing(self, number: int, element: etree._Element) -> dict[etree._Element, tuple[int, int, bool]]:
        """Of every child of a record as it was: its position among those of its name, how many elements after the
        record's it stands, whether it is a second one."""
        if number not in self._whole:
            places: Counter[str] = Counter()
            tags: set[object] = set()
            order = 1
            whole = self._whole[number] = {}
            for child in element:
                name = local(str(child.tag))
                places[name] += 1
                whole[child] = (places[name], order, child.tag in tags)
                tags.add(child.tag)
                order += sum(1 for _ in child.iter())
        return self._whole[number]

    def know(self) -> None:
        """Orders and positions are counted before the first part is taken out, and only when something is wrong."""
        if self._orders:
            return
        order, places = self._children.order, self._children.places
        for element in self.elements:
            name = local(str(element.tag))
            places[name] += 1
            self._orders.append(order)
            self._positions.append(places[name])
            order += sum(1 for _ in element.iter())
