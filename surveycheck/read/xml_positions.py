"""Where children of the root, and their children, stood before parts of them were taken out."""

from __future__ import annotations

from lxml import etree

from surveycheck.read.xml_places import local
from surveycheck.read.xml_records import Children


class Positions:
    """Of some children of the root."""

    def __init__(self, children: Children) -> None:
        self.elements = children.elements
        self._children = children
        self._whole: dict[int, list[etree._Element]] = {}
        self._orders: list[int] = []
        self._positions: list[int] = []

    def remove(self, number: int, element: etree._Element, children: list[int]) -> None:
        """Take children out of a record, and remember how it was."""
        self._whole.setdefault(number, list(element))
        for subject in [element[child] for child in children]:
            element.remove(subject)

    def position(self, number: int) -> int:
        """Position of a child of the root among those of its name."""
        self.know()
        return self._positions[number]

    def place(self, number: int, element: etree._Element, child: int) -> tuple[int, int, bool]:
        """Of a child of a record: its position among those of its name, its line, whether it is a second one."""
        self.know()
        if child < 0:
            return 0, self._children.line(self._orders[number]), False
        subject = element[child]
        every = self._whole.get(number) or list(element)
        before = every[: every.index(subject)]
        place = sum(local(str(e.tag)) == local(str(subject.tag)) for e in before) + 1
        order = self._orders[number] + 1 + sum(sum(1 for _ in e.iter()) for e in before)
        return place, self._children.line(order), any(e.tag == subject.tag for e in before)

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
