"""Records against an XSD that is a free choice of them, in small groups while the file is read, so that neither its
length nor the number of its faults counts.

libxml2 leaves a record at the first child that it does not expect; that child is taken out and the record looked at
again, until all of it was seen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Any, cast

from lxml import etree

from surveycheck.model import Issue
from surveycheck.read.xml_holder import Holder, alike
from surveycheck.read.xml_places import local
from surveycheck.read.xml_positions import Positions
from surveycheck.read.xml_records import Children
from surveycheck.read.xml_schema import Schema
from surveycheck.read.xml_schema_words import Seen, facts_of
from surveycheck.read.xml_tally import Alike, Tally

GROUP = 256
"""Children that are validated together: the path that libxml2 gives of each fault takes a walk over its siblings."""

ROUNDS = 32
"""So often a record is looked at again without the child that was not expected."""


@dataclass(frozen=True, eq=False)
class RecordCheck:
    """Looks at children of ``root`` and tells ``tally``. ``moves``: they may leave their place; ``about_root`` hears
    what libxml2 says of the root itself."""

    schema: Schema
    root: etree._Element
    tally: Tally
    moves: bool
    about_root: Callable[[Iterable[Any]], None]

    def look(self, children: Children) -> None:
        """All of these children."""
        every = Positions(children)
        known: list[int] = []
        unknown: list[int] = []
        for at, element in enumerate(children.elements):
            (known if element.tag in cast(frozenset[str], self.schema.flat) else unknown).append(at)
        for start in range(0, len(known), GROUP):
            self._records(every, known[start : start + GROUP])
        for at in unknown:
            self._unknown(every, at)

    def _records(self, every: Positions, numbers: list[int]) -> None:
        """Records that the root may hold, with their children."""
        elements = [every.elements[at] if self.moves else deepcopy(every.elements[at]) for at in numbers]
        for _ in range(ROUNDS):
            again = []
            for at, entries in self._found(Holder(self.root, elements)).items():
                unexpected = next((e for e in entries if e[1] >= 0 and "is not expected" in e[0].message), None)
                for entry, child in [] if unexpected else entries:
                    self._tell(every, numbers[at], elements[at], entry, elements[at][child] if child >= 0 else None)
                if unexpected:
                    self._take_out(every, numbers[at], elements[at], unexpected)
                    again.append(at)
            numbers, elements = [numbers[at] for at in again], [elements[at] for at in again]
            if not numbers:
                return

    def _found(self, holder: Holder) -> dict[int, list[tuple[Any, int]]]:
        """What is wrong with each of the elements (its number): with which child (-1: with itself)."""
        found: dict[int, list[tuple[Any, int]]] = {}
        for entry in self.schema.errors(holder.root):
            at, child = holder.where(entry.path)
            if at < 0:
                self.about_root([entry])
            else:
                found.setdefault(at, []).append((entry, child))
        return found

    def _take_out(self, every: Positions, number: int, element: etree._Element, unexpected: tuple[Any, int]) -> None:
        """Tell of a child that is not expected, and of the others of which it is plain too, and take them out."""
        entry, first = unexpected
        every.know()
        self._tell(every, number, element, entry, element[first])
        gone = [first]
        record, seen = local(str(element.tag)), set()
        for child, subject in enumerate(element):
            strange = (record, local(str(subject.tag))) not in self.schema.words or subject.tag in seen
            seen.add(subject.tag)
            if strange and child != first:
                said = Alike(entry.type_name, f"Element '{subject.tag}': This element is not expected.")
                self._tell(every, number, element, said, subject)
                gone.append(child)
        every.remove(number, element, gone)

    def _tell(
        self, every: Positions, number: int, element: etree._Element, entry: Any, child: etree._Element | None
    ) -> None:
        """Something is wrong with a record, or with one of its children."""
        subject = element if child is None else child
        if "is not a valid value of" in entry.message and len(subject):
            return  # it is no value at all, which is said
        name, record = local(str(subject.tag)), local(str(element.tag))

        def make() -> Issue:
            place, line, twice = every.place(number, element, child)
            xpath = f"{self._above}/{record}[{every.position(number)}]" + (f"/{name}[{place}]" if place else "")
            parent = record if place else ""
            seen = Seen(str(subject.tag), subject.text or "", parent, twice, parent=parent)
            facts = facts_of(entry, self._spaced(seen), self.schema.words)
            return Issue("xml-schema", self.tally.file, line=line, xpath=xpath, facts=facts)

        self.tally.add(entry, name, make)

    def _unknown(self, every: Positions, at: int) -> None:
        """A child that the root may not hold, alone."""
        element = every.elements[at]
        name = local(str(element.tag))
        if self.tally.full(("content", "SCHEMAV_ELEMENT_CONTENT", name)):
            return
        holder = Holder(self.root, [alike(element, attributes=False)])
        for entry in [e for e in self.schema.errors(holder.root) if holder.where(e.path)[0] >= 0]:
            seen = self._spaced(Seen(str(element.tag), element.text or "", parent=local(str(self.root.tag))))
            xpath = f"{self._above}/{name}[{every.position(at)}]"
            facts = facts_of(entry, seen, self.schema.words)
            issue = Issue(
                "xml-schema", self.tally.file, line=every.place(at, element, None)[1], xpath=xpath, facts=facts
            )
            self.tally.add(entry, name, lambda i=issue: i)  # type: ignore[misc]

    @property
    def _above(self) -> str:
        return "/" + local(str(self.root.tag))

    def _spaced(self, seen: Seen) -> Seen:
        """With the namespace that the element should have, where it is its only fault."""
        space, _, name = seen.tag.rpartition("}")
        right = str(self.root.tag).rpartition("}")[0].removeprefix("{")
        known = (seen.record, name) in self.schema.words if seen.record else name in self.schema.records
        return replace(seen, space=right) if known and space.removeprefix("{") != right else seen
