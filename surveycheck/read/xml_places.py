"""Where an element stands: its line and its path, in constant time each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import cast

import numpy as np
from lxml import etree

LINES_IN_TREE = 65_534
"""libxml2 keeps 16 bits for the line of an element (libxml/tree.h: ``unsigned short line``)."""

_TAGS = re.compile(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>|(<)[^/!?]", re.DOTALL)
_STEP = re.compile(r"(.+?)(?:\[(\d+)\])?")


@lru_cache(maxsize=65_536)
def local(tag: str) -> str:
    """The name without its namespace."""
    return tag.rpartition("}")[2]


@dataclass(eq=False)
class Places:
    """Lines and paths of the elements of one tree. A path has the local names and, below the root, the position among
    the siblings of that name: ``/root/table[3]/field[1]``. ``starts`` has the line of every start tag, in document
    order, where the tree cannot say it."""

    root: etree._Element
    starts: Sequence[int] | None
    paths: dict[etree._Element, str] = field(default_factory=dict)
    children: dict[etree._Element, list[etree._Element]] = field(default_factory=dict)

    @classmethod
    def of(cls, root: etree._Element, text: str) -> Places:
        """``text`` is what the tree was parsed from; its lines are counted where libxml2 cannot."""
        if text.count("\n") < LINES_IN_TREE:
            return cls(root, None)
        count = sum(1 for _ in root.iter())
        starts = next((lines for find in (_plain_lines, _start_lines) if len(lines := find(text)) == count), None)
        return cls(root, starts)

    @cached_property
    def _lines(self) -> Mapping[etree._Element, int]:
        return dict(zip(self.root.iter(), self.starts or (), strict=True))

    def line(self, element: etree._Element) -> int:
        """1-based line of the start tag."""
        return self._lines[element] if self.starts is not None else cast(int, element.sourceline or 0)

    def lines_of(
        self, element: etree._Element, index: int, leaves: Sequence[etree._Element]
    ) -> tuple[int, Sequence[int]]:
        """Line of an element, the ``index``-th of the document, and of its children without children."""
        if self.starts is None:
            return cast(int, element.sourceline or 0), [cast(int, leaf.sourceline or 0) for leaf in leaves]
        if len(leaves) == len(element):
            return self.starts[index], self.starts[index + 1 : index + 1 + len(leaves)]
        lines, at = [], index + 1
        for child in element:
            if len(child) == 0:
                lines.append(self.starts[at])
            at += sum(1 for _ in child.iter())
        return self.starts[index], lines

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


def _plain_lines(text: str) -> list[int]:
    """The line of everything in a document that looks like a start tag; too many where comments or CDATA hold some."""
    data = np.frombuffer(text.encode("utf-8") + b" ", np.uint8)
    tags = np.flatnonzero(data == ord("<"))
    after = data[tags + 1]
    starts = tags[(after != ord("/")) & (after != ord("!")) & (after != ord("?"))]
    lines: list[int] = (np.searchsorted(np.flatnonzero(data == ord("\n")), starts) + 1).tolist()
    return lines


def _start_lines(text: str) -> list[int]:
    """The line of every start tag of a well-formed document, in document order."""
    lines, line, last = [], 1, 0
    for found in _TAGS.finditer(text):
        if found[1]:
            line += text.count("\n", last, found.start())
            last = found.start()
            lines.append(line)
    return lines
