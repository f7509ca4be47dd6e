"""Documents against an XSD: every violation is an issue with its place and words in two languages.

The children of the root are checked in small groups while the file is read, so that neither its length nor the number
of its faults counts. libxml2 leaves a record at the first child that it does not expect; that child is taken out and
the record looked at again, until all of it was seen.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple, cast

from lxml import etree

from surveycheck.model import Facts, Issue
from surveycheck.read.xml_places import Places, local
from surveycheck.read.xml_records import Children, Watch, unwatched
from surveycheck.read.xml_schema import Schema
from surveycheck.read.xml_schema_words import MORE, SKIPPED, Seen, facts_of, kind_of

GROUP = 256
"""Children that are validated together: the path that libxml2 gives of each fault takes a walk over its siblings."""

ROUNDS = 32
"""So often a record is looked at again without the child that was not expected."""

LISTED = 500
"""Issues of one kind about one element that are listed; the others are counted."""

LISTED_ALL = 10_000
"""Issues of one file that are listed."""

_STEP = re.compile(r"(.+?)(?:\[(\d+)\])?")


class _Alike(NamedTuple):
    """What libxml2 would have said."""

    type_name: str
    message: str


@dataclass(eq=False)
class _Tally:
    """Lists issues, and counts those that are too many."""

    file: str
    issues: list[Issue] = field(default_factory=list)
    counts: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    unlisted: Counter[tuple[str, str, str]] = field(default_factory=Counter)

    def add(self, entry: Any, name: str, make: Callable[[], Issue]) -> None:
        key = (kind_of(entry.type_name, entry.message), entry.type_name, name)
        if self.counts[key] >= LISTED or len(self.issues) >= LISTED_ALL:
            self.unlisted[key if key in self.counts else (*key[:2], "")] += 1
            return
        self.counts[key] += 1
        self.issues.append(make())

    def all(self) -> Iterator[Issue]:
        yield from self.issues
        for (kind, type_name, name), count in self.unlisted.items():
            notes = [sentence.format(name=name, count=count) for sentence in MORE]
            said: Facts = {"kind": kind, "type": type_name, "name": name, "count": count}
            facts: Facts = {**said, "note": notes[0], "note_en": notes[1]}
            yield Issue("xml-schema-more", self.file, facts=facts)


@dataclass(eq=False)
class Validation:
    """One document against one schema. ``began`` and ``skipped`` are told by the reading; ``concerned`` says whether
    the schema is meant for it: by its root, or by a record of the root's (``lone``: always)."""

    schema: Schema
    file: str
    lone: bool = False
    moves: bool = True
    concerned: bool = False
    _root: etree._Element | None = None
    _line: int = 1
    _tally: _Tally = field(init=False)
    _told: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._tally = _Tally(self.file)

    def began(self, root: etree._Element) -> Watch:
        """The root is there: who is to see its children."""
        self._root = _alike(root)
        self._line = cast(int, root.sourceline or 1)
        self.concerned = self.lone or local(str(root.tag)) in self.schema.roots
        if local(str(root.tag)) not in self.schema.roots:
            return unwatched if self.concerned else self._look_for_records
        self._about_root(self._errors(self._root))
        return self._check if self.schema.flat is not None and not self._told_of_root() else unwatched

    def skipped(self, name: str, line: int) -> None:
        """A child of the root was too large to be looked at."""
        if self.concerned:
            notes = [sentence.format(name=name) for sentence in SKIPPED]
            facts = {"kind": "content", "name": name, "note": notes[0], "note_en": notes[1]}
            self._tally.issues.append(Issue("xml-schema-skipped", self.file, line=line, loss=True, facts=facts))

    def issues(self) -> Iterator[Issue]:
        """All that was found, when the document is at its end."""
        if self.concerned and self._root is not None and local(str(self._root.tag)) not in self.schema.roots:
            self._about_root(self._errors(self._root))
        yield from self._tally.all()

    def whole(self, root: etree._Element, places: Places) -> Iterator[Issue]:
        """A schema that is not flat, against a whole tree."""
        for entry in self._errors(root):
            element = places.find(entry.path)
            seen = root if element is None else element
            self._tally.add(entry, local(str(seen.tag)), lambda e=entry, s=seen: self._in_tree(e, s, places))  # type: ignore[misc]
        yield from self._tally.all()

    def _in_tree(self, entry: Any, element: etree._Element, places: Places) -> Issue:
        above = element.getparent()
        record = local(str(above.tag)) if above is not None and len(element) == 0 else ""
        facts = facts_of(entry, Seen(str(element.tag), element.text or "", record), self.schema.words)
        return Issue("xml-schema", self.file, line=places.line(element), xpath=places.path(element), facts=facts)

    def _told_of_root(self) -> bool:
        return any(issue.facts["kind"] == "root" for issue in self._tally.issues)

    def _look_for_records(self, children: Children) -> None:
        self.concerned = self.concerned or any(local(str(e.tag)) in self.schema.records for e in children.elements)

    def _errors(self, root: etree._Element) -> list[Any]:
        """What libxml2 finds; what only follows from another fault (a key that could not be computed) is left out."""
        if self.schema.validator.validate(root):
            return []
        log = cast(Iterable[Any], self.schema.validator.error_log)
        return [entry for entry in log if "No precomputed value available" not in entry.message]

    def _about_root(self, entries: Iterable[Any]) -> None:
        root = cast(etree._Element, self._root)
        for entry in entries:
            if entry.message not in self._told:
                self._told.add(entry.message)
                facts = facts_of(entry, Seen(str(root.tag), ""), self.schema.words)
                xpath = "/" + local(str(root.tag))
                issue = Issue("xml-schema", self.file, line=self._line, xpath=xpath, facts=facts)
                self._tally.add(entry, local(str(root.tag)), lambda i=issue: i)  # type: ignore[misc]

    def _check(self, children: Children) -> None:
        every = _Group(children)
        known: list[int] = []
        unknown: list[int] = []
        for at, element in enumerate(children.elements):
            (known if element.tag in cast(frozenset[str], self.schema.flat) else unknown).append(at)
        for start in range(0, len(known), GROUP):
            self._records(every, known[start : start + GROUP])
        for at in unknown:
            self._unknown(every, at)

    def _holder(self, elements: Sequence[etree._Element]) -> etree._Element:
        root = cast(etree._Element, self._root)
        holder = _alike(root)
        holder.extend(elements)
        return holder

    def _records(self, every: _Group, numbers: list[int]) -> None:
        """Records that the root may hold, with their children."""
        elements = [every.elements[at] if self.moves else deepcopy(every.elements[at]) for at in numbers]
        for _ in range(ROUNDS):
            holder = self._holder(elements)
            found: dict[int, list[tuple[Any, int]]] = {}
            for entry in self._errors(holder):
                at, child = _where(holder, entry.path)
                if at < 0:
                    self._about_root([entry])
                else:
                    found.setdefault(at, []).append((entry, child))
            again = []
            for at, entries in found.items():
                unexpected = next((e for e in entries if e[1] >= 0 and "is not expected" in e[0].message), None)
                for entry, child in [] if unexpected else entries:
                    self._tell(every, numbers[at], elements[at], entry, child)
                if unexpected:
                    self._take_out(every, numbers[at], elements[at], unexpected)
                    again.append(at)
            numbers, elements = [numbers[at] for at in again], [elements[at] for at in again]
            if not numbers:
                return

    def _take_out(self, every: _Group, number: int, element: etree._Element, unexpected: tuple[Any, int]) -> None:
        """Tell of a child that is not expected, and of the others of which it is plain too, and take them out."""
        entry, first = unexpected
        every.know()
        self._tell(every, number, element, entry, first)
        gone = [first]
        record, seen = local(str(element.tag)), set()
        for child, subject in enumerate(element):
            strange = (record, local(str(subject.tag))) not in self.schema.words or subject.tag in seen
            seen.add(subject.tag)
            if strange and child != first:
                alike = _Alike(entry.type_name, f"Element '{subject.tag}': This element is not expected.")
                self._tell(every, number, element, alike, child)
                gone.append(child)
        every.remove(number, element, gone)

    def _tell(self, every: _Group, number: int, element: etree._Element, entry: Any, child: int) -> None:
        subject = element[child] if child >= 0 else element
        name = local(str(subject.tag))

        def make() -> Issue:
            place, line, twice = every.place(number, element, child)
            root, record = local(str(cast(etree._Element, self._root).tag)), local(str(element.tag))
            xpath = f"/{root}/{record}[{every.position(number)}]" + (f"/{name}[{place}]" if child >= 0 else "")
            seen = Seen(str(subject.tag), subject.text or "", record if child >= 0 else "", twice)
            seen = self._spaced(seen)
            return Issue(
                "xml-schema", self.file, line=line, xpath=xpath, facts=facts_of(entry, seen, self.schema.words)
            )

        self._tally.add(entry, name, make)

    def _unknown(self, every: _Group, at: int) -> None:
        """A child that the root may not hold, alone."""
        element = every.elements[at]
        name = local(str(element.tag))
        key = ("content", "SCHEMAV_ELEMENT_CONTENT", name)
        if self._tally.counts[key] >= LISTED or len(self._tally.issues) >= LISTED_ALL:
            self._tally.unlisted[key if self._tally.counts[key] else (*key[:2], "")] += 1
            return
        holder = self._holder([_alike(element, attributes=False)])
        root = local(str(holder.tag))
        for entry in [e for e in self._errors(holder) if _where(holder, e.path)[0] >= 0]:
            seen = self._spaced(Seen(str(element.tag), element.text or ""))
            xpath = f"/{root}/{name}[{every.position(at)}]"
            facts = facts_of(entry, seen, self.schema.words)
            issue = Issue("xml-schema", self.file, line=every.place(at, element, -1)[1], xpath=xpath, facts=facts)
            self._tally.add(entry, name, lambda i=issue: i)  # type: ignore[misc]

    def _spaced(self, seen: Seen) -> Seen:
        """With the namespace that the element should have, where it is its only fault."""
        space, _, name = seen.tag.rpartition("}")
        right = str(cast(etree._Element, self._root).tag).rpartition("}")[0].removeprefix("{")
        known = (seen.record, name) in self.schema.words if seen.record else name in self.schema.records
        return replace(seen, space=right) if known and space.removeprefix("{") != right else seen


class _Group:
    """Children of the root with what is needed to say where they are, after parts of them were taken out."""

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


def _alike(element: etree._Element, attributes: bool = True) -> etree._Element:
    """An element with the same start tag. A copy, because lxml makes no tag whose namespace has a brace in it."""
    copy = deepcopy(element)
    del copy[:]
    copy.text = copy.tail = None
    if not attributes:
        copy.attrib.clear()
    return copy


def _where(holder: etree._Element, path: str | None) -> tuple[int, int]:
    """The child of the root, and its child, that a path of libxml2 names (``/*/*[2]/p:x[3]``); -1 where it stops."""
    numbers = [-1, -1]
    element = holder
    for depth, step in enumerate((path or "").split("/")[2:4]):
        found = _STEP.fullmatch(step)
        same = list(element) if found and found[1] == "*" else _named(element, found[1] if found else "")
        at = int(found[2] or 1) - 1 if found else -1
        if not 0 <= at < len(same):
            break
        numbers[depth] = at if found and found[1] == "*" else element.index(same[at])
        element = same[at]
    return numbers[0], numbers[1]


def _named(parent: etree._Element, name: str) -> list[etree._Element]:
    prefix, _, own = name.rpartition(":")
    return [e for e in parent if local(str(e.tag)) == own and (e.prefix or "") == prefix]
