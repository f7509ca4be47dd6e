"""Elements → records: of a whole tree, or of one that still grows and is taken down behind the parser.

A record is every element that has at least one child without children of its own. Document order is the order of the
start tags; the n-th start tag belongs to the n-th element.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

import numpy as np
from lxml import etree
from numpy.typing import NDArray

from surveycheck.model import RecordsBuilder
from surveycheck.read.xml_blanks import Blanks, padded
from surveycheck.read.xml_lines import StartLines
from surveycheck.read.xml_regular import PlainText, Regular

FEW = 64
"""Attributes that are asked for one by one: libxml2 seeks each of them among all."""


class EntityMet(Exception):
    """There is a reference to an entity, which is not resolved."""


class _Names(dict[object, str]):
    """Tag → name without its namespace."""

    def __init__(self, met: Callable[[str], object]) -> None:
        self.met = met

    def known(self, tag: object) -> str:
        """The name of a tag that was met before; raises KeyError."""
        if tag in self:
            return self[tag]
        raise KeyError

    def __missing__(self, tag: object) -> str:
        if not isinstance(tag, str):
            raise EntityMet
        self.met(tag)
        self[tag] = name = tag.rpartition("}")[2]
        return name


@dataclass(slots=True)
class _Open:
    """An element that is being taken: some of its children are known."""

    element: etree._Element
    step: int
    order: int
    line: int
    values: dict[str, tuple[str, int]] = field(default_factory=dict)
    leaves: int = 0
    repeated: dict[str, None] = field(default_factory=dict)
    places: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Children:
    """Complete children of the root that were taken, about to be dropped: ``order`` of the first, the ``places`` that
    the names of those before have taken, and how to get the line of the n-th element."""

    elements: Sequence[etree._Element]
    order: int
    places: Counter[str]
    line: Callable[[int], int]


Watch = Callable[[Children], None]


def unwatched(children: Children) -> None:
    """Nobody looks at the elements."""


class Harvest:
    """Takes elements in document order and puts them into ``build``. ``watch`` sees the children of the root after."""

    def __init__(self, build: RecordsBuilder, watch: Watch = unwatched, stays: bool = False) -> None:
        """``tags`` will have every tag with its namespace → line of the first element that has it, or holds it. Of a
        tree that ``stays`` no text is kept."""
        self.build = build
        self.watch = watch
        self.order = 0
        self.tags: dict[str, int] = {}
        self._lines: list[int] = []
        self._base = 0
        self._starts = StartLines()
        self._names = _Names(lambda tag: self.tags.setdefault(tag, self.line(self.order)))
        self._open: list[_Open] = []
        self.blanks = Blanks()
        self._plain = None if stays else PlainText()

    def feed(self, piece: bytes, last: bool = False) -> None:
        """The text that the parser gets, for the lines."""
        self._lines += self._starts.feed(piece, last)
        if self._plain:
            self._plain.feed(piece, self._starts.at)

    def begin(self, root: etree._Element) -> None:
        """The start tag of the root is there."""
        self._open.append(self._opened(root, 0, -1))

    def line(self, order: int) -> int:
        """Line of the n-th start tag of the document; 0 where it cannot be told."""
        at = order - self._base
        return self._lines[at] if at < len(self._lines) else 0

    def take(self) -> bool:
        """Take every element that is complete out of the growing tree: all but the last child of each open element.
        Returns whether there was any."""
        taken = self._close(next((i for i, o in enumerate(self._open) if i and o.element.getnext() is not None), 0))
        element = self._open[-1].element
        kids = list(element)[:-1]
        if kids:
            if len(self._open) > 1 or not self._alike(self._open[0], kids):
                self._children(self._open[-1], kids)
            del element[: len(element) - 1]  # who watches may have taken some
        self._forget()
        return taken or bool(kids)

    def descend(self) -> str:
        """The last child of the innermost open element is too large to wait for: open it too. Returns its name, "" when
        it has no children yet."""
        kids = list(self._open[-1].element)[-1:]
        if not kids or len(kids[0]) == 0:
            return ""
        outer = self._open[-1]
        name = self._names[kids[0].tag]
        outer.places[name] += 1
        self._open.append(self._opened(kids[0], outer.places[name], outer.step))
        return name

    def depth(self) -> int:
        """How many elements are open."""
        return len(self._open)

    def end(self) -> None:
        """The document is complete: take what is left."""
        self._close(1)
        self._finish(self._open.pop())

    def whole(self, tick: Callable[[], None] = lambda: None) -> None:
        """Take a tree that stays: nothing is removed from it. ``tick`` is called now and then."""
        root = self._open.pop()
        kids = list(root.element)
        for start in range(0, len(kids), 2048):
            self._children(root, kids[start : start + 2048])
            tick()
        self._add(root)

    def names(self, tick: Callable[[], None] = lambda: None) -> None:
        """Meet the names of a tree that stays, and nothing else. ``tick`` is called now and then."""
        for order, element in enumerate(self._open.pop().element.iter()):
            self.order = order
            self._names[element.tag]
            if not order % 65_536:
                tick()

    def _close(self, outermost: int) -> bool:
        """Finish the open elements from the innermost up to this one (0: none), and drop them from the tree."""
        if not outermost:
            return False
        while len(self._open) > outermost:
            done = self._open.pop()
            self._finish(done)
            self._open[-1].element.remove(done.element)
        return True

    def _finish(self, done: _Open) -> None:
        self._children(done, list(done.element))
        del done.element[:]
        self._add(done)

    def _children(self, outer: _Open, kids: list[etree._Element]) -> None:
        order, places = self.order, outer.places.copy()
        for kid in kids:
            name = self._names[kid.tag]
            outer.places[name] += 1
            if len(kid):
                self._element(kid, name, outer.places[name], outer.step)
            else:
                self._value(outer, name, kid)
        if outer.order == 0:
            self.watch(Children(kids, order, places, self.line))

    def _alike(self, root: _Open, kids: list[etree._Element]) -> bool:
        """Take children of the root in bulk, where they are plain records."""
        found = self._plain.records(len(kids), self._name) if self._plain else None
        if found is None or len(self._lines) <= found.tags:
            return False
        order, places = self.order, root.places.copy()
        line = np.array(self._lines[: found.tags])
        place = np.empty(len(found.name), np.int64)
        for number in set(found.name.tolist()):
            mine, name = np.flatnonzero(found.name == number), found.names[number]
            place[mine] = np.arange(len(mine)) + root.places[name] + 1
            root.places[name] += len(mine)
        element = (found.name, place, line[found.tag], found.length)
        value = (found.value_name, line[found.value_tag])
        self._note_padded(found, line)
        self.build.add_all(found.names, root.step, element, value, (found.blob, found.end))
        self.order += found.tags
        self.watch(Children(kids, order, places, self.line))
        return True

    def _note_padded(self, found: Regular, line: NDArray[np.int64]) -> None:
        """Of records that are about to be added: the values with blanks around them."""
        ends = np.cumsum(found.length)
        for at in found.padded:
            record = int(np.searchsorted(ends, at, side="right"))
            table, name = found.names[found.name[record]], found.names[found.value_name[at]]
            self.blanks.note(table, name, self.build.steps + record, int(line[found.value_tag[at]]))

    def _name(self, tag: str) -> str | None:
        """The name in a start tag that has no attributes; None where it is not known yet what it means."""
        prefix, _, name = tag.rpartition(":")
        space = self._open[0].element.nsmap.get(prefix or None, "")
        tag = f"{{{space}}}{name}" if space else name
        return name if tag in self._names and (space or not prefix) else None

    def _value(self, outer: _Open, name: str, leaf: etree._Element) -> None:
        if name in outer.values:
            outer.repeated[name] = None
        text = leaf.text or ""
        outer.values[name] = (text.strip(), self.line(self.order))
        if padded(text):
            self.blanks.note(self._names[outer.element.tag], name, outer.step, self.line(self.order))
        outer.leaves += 1
        self.order += 1

    def _element(self, element: etree._Element, name: str, place: int, above: int) -> None:
        """A complete element with children. Nearly all have values only, which makes it quick."""
        kids = list(element)
        if any(map(len, kids)):
            self._children(inner := self._opened(element, place, above), kids)
            self._add(inner)
            return
        names = self._leaf_names(kids)
        at = self.order - self._base
        self.order += 1 + len(kids)
        lines = self._lines[at : at + 1 + len(kids)]
        lines += [0] * (1 + len(kids) - len(lines))
        step, written = self.build.step(name, place, above), [kid.text or "" for kid in kids]
        texts = [text.strip() for text in written]
        if texts != written:
            for text, own_name, line in zip(written, names, lines[1:], strict=True):
                if padded(text):
                    self.blanks.note(name, own_name, step, line)
        if element.attrib:
            own = _attributes(element)
            names, texts = [*own, *names], [*own.values(), *texts]
            lines[1:1] = [lines[0]] * len(own)
        self.build.add(step, lines[0], names, texts, lines[1:])

    def _leaf_names(self, kids: list[etree._Element]) -> list[str]:
        """Their names, the line of each new one being its own."""
        try:
            return [self._names.known(kid.tag) for kid in kids]
        except KeyError:
            order = self.order
            names = []
            for self.order, kid in enumerate(kids, order + 1):
                names.append(self._names[kid.tag])
            self.order = order
            return names

    def _opened(self, element: etree._Element, place: int, above: int) -> _Open:
        line = self.line(self.order)
        step = self.build.step(self._names[element.tag], place, above)
        self.order += 1
        own = {name: (text, line) for name, text in _attributes(element).items()}
        return _Open(element, step, self.order - 1, line, own)

    def _add(self, done: _Open) -> None:
        """An element is known altogether: it is a record when it has values that are elements."""
        if done.leaves:
            texts, lines = zip(*done.values.values(), strict=True)
            repeated = [name for name in done.values if name in done.repeated]
            self.build.add(done.step, done.line, list(done.values), texts, lines, repeated)

    def _forget(self) -> None:
        done = self.order - self._base
        del self._lines[:done]
        self._base = self.order
        if self._plain:
            self._plain.forget(done, self._starts.held())


def _attributes(element: etree._Element) -> dict[str, str]:
    return {"@" + name: value.strip() for name, value in attributes(element).items()}


def attributes(element: etree._Element) -> dict[str, str]:
    """The attributes of an element by local name, as written."""
    if len(element.attrib) <= FEW:
        return {str(key).rpartition("}")[2]: str(value) for key, value in element.attrib.items()}
    found = cast(list[Any], element.xpath("@*"))
    return {value.attrname.rpartition("}")[2]: str(value) for value in found}
