"""Where an element stands: its line and its path, in constant time each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from lxml import etree

from surveycheck.read.xml_lines import StartLines

_STEP = re.compile(r"(.+?)(?:\[(\d+)\])?")


@lru_cache(maxsize=65_536)
def local(tag: str) -> str:
    """The name without its namespace."""
    return tag.rpartition("}")[2]


@dataclass(eq=False)
class Places:
    """Lines and paths of the elements of one tree. A path has the local names and, below the root, the position among
    the siblings of that name: ``/root/table[3]/field[1]``. ``text`` is the whole of it, in UTF-8."""

    root: etree._Element
    text: bytes
    paths: dict[etree._Element, str] = field(default_factory=dict)
    children: dict[etree._Element, list[etree._Element]] = field(default_factory=dict)

    @classmethod
    def of(cls, root: etree._Element, text: bytes) -> Places:
        """``text`` is what the tree was parsed from, in UTF-8."""
        return cls(root, text)

    @cached_property
    def _lines(self) -> Mapping[etree._Element, int]:
        return dict(zip(self.root.iter(), StartLines().feed(self.text, last=True), strict=False))

    def line(self, element: etree._Element) -> int:
        """1-based line of the start tag, 0 where it cannot be told."""
        return self._lines.get(element, 0)

    def path(self, element: etree._Element) -> str:
        """Absolute path by local names."""
        if element not in self.paths:
            parent = element.getparent()
            if parent is None:
                self.paths[element] = "/" + local(str(element.tag))
            else:
                self._name_children(parent)
        return self.paths[element]

    def _name_children(self, parent: etree._Element) -> None:
        above = self.path(parent)
        seen: Counter[str] = Counter()
        for child in parent:
            name = local(str(child.tag))
            seen[name] += 1
            self.paths[child] = f"{above}/{name}[{seen[name]}]"

    def find(self, path: str | None) -> etree._Element | None:
        """The element that a path of libxml2 names (``/*/*[2]/p:x[3]``)."""
        element = self.root
        for step in (path or "").split("/")[2:]:
            found = _STEP.fullmatch(step)
            if found is None:
                return element
            number = int(found[2] or 1) - 1
            same = self._named(element, found[1])
            if number >= len(same):
                return element
            element = same[number]
        return element if path else None

    def _named(self, parent: etree._Element, test: str) -> list[etree._Element]:
        if parent not in self.children:
            self.children[parent] = list(parent)
        every = self.children[parent]
        return every if test == "*" else [child for child in every if _spelled(child) == test]


def _spelled(element: etree._Element) -> str:
    name = local(str(element.tag))
    return f"{element.prefix}:{name}" if element.prefix else name
