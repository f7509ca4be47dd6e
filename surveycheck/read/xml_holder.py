"""Some children of a root under a copy of it: to be validated, and found again by the paths that libxml2 gives."""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import deepcopy

from lxml import etree

from surveycheck.read.xml_places import local

_STEP = re.compile(r"(.+?)(?:\[(\d+)\])?")


def alike(element: etree._Element, attributes: bool = True) -> etree._Element:
    """An element with the same start tag. A copy, because lxml makes no tag whose namespace has a brace in it."""
    copy = deepcopy(element)
    del copy[:]
    copy.text = copy.tail = None
    if not attributes:
        copy.attrib.clear()
    return copy


class Holder:
    """A copy of ``root`` that holds ``elements``, which leave their place."""

    def __init__(self, root: etree._Element, elements: Sequence[etree._Element]) -> None:
        self.elements = elements
        self.root = alike(root)
        self.root.extend(elements)
        self._named: dict[str, list[int]] = {}

    def where(self, path: str | None) -> tuple[int, int]:
        """The number of the element, and that of its child, that a path names (``/*/*[2]/p:x[3]``); -1 where it stops.
        There may be one path for every value of the elements."""
        steps = (path or "").split("/")[2:4]
        at = self._number(steps[0]) if steps else -1
        if at < 0 or len(steps) < 2:
            return at, -1
        name, number = _read(steps[1])
        every = range(len(self.elements[at])) if name == "*" else _named(self.elements[at], name)
        return at, every[number] if 0 <= number < len(every) else -1

    def _number(self, step: str) -> int:
        name, number = _read(step)
        if name == "*":
            return number if 0 <= number < len(self.elements) else -1
        if name not in self._named:
            self._named[name] = _named(self.elements, name)
        every = self._named[name]
        return every[number] if 0 <= number < len(every) else -1


def _read(step: str) -> tuple[str, int]:
    """The name of a step, and its number from 0 (-1: it is none)."""
    found = _STEP.fullmatch(step)
    return (found[1], int(found[2] or 1) - 1) if found else ("", -1)


def _named(elements: Sequence[etree._Element] | etree._Element, name: str) -> list[int]:
    prefix, _, own = name.rpartition(":")
    return [at for at, e in enumerate(elements) if local(str(e.tag)) == own and (e.prefix or "") == prefix]
