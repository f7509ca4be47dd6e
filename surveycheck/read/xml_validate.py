"""Documents against an XSD: every violation is an issue with its place and words in two languages.

Of a schema that is a free choice of records, the children of the root are looked at while the file is read
(``xml_check_records``); any other is held against the whole tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, cast

from lxml import etree

from surveycheck.model import Issue
from surveycheck.read.xml_check_records import RecordCheck
from surveycheck.read.xml_holder import alike
from surveycheck.read.xml_places import Places, local
from surveycheck.read.xml_records import Children, Watch, unwatched
from surveycheck.read.xml_schema import Schema
from surveycheck.read.xml_schema_sentences import SKIPPED
from surveycheck.read.xml_schema_words import Seen, facts_of
from surveycheck.read.xml_tally import Tally


def _first_causes(entries: Sequence[Any]) -> Iterator[Any]:
    """Without keys that lack a value only because that value has another fault, and values of what is no value."""
    faulty = {str(entry.path).rpartition("/")[0] for entry in entries if "IDC" not in entry.type_name}
    nested = {str(entry.path) for entry in entries if "Element content is not allowed" in entry.message}
    for entry in entries:
        key = "Not all fields of key" in entry.message and str(entry.path) in faulty
        if not key and not ("is not a valid value of" in entry.message and str(entry.path) in nested):
            yield entry


_REFERENCE = re.compile(r"Element '([^']*)': No match found for key-sequence \[(.*)\]", re.DOTALL)


def _referring(message: str, element: etree._Element) -> etree._Element:
    """The element that refers to nothing: libxml2 gives the place of the whole within which references are meant."""
    found = _REFERENCE.match(message)
    if found is None or str(element.tag) == found[1]:
        return element
    values = {value.strip("' ") for value in found[2].split(", ")}
    for each in element.iter(found[1]):
        own = {(child.text or "").strip() for child in each} | {str(value) for value in each.attrib.values()}
        if values <= own | {(each.text or "").strip()}:
            return each
    return element


@dataclass(eq=False)
class Validation:
    """One document against one schema. ``began`` and ``skipped`` are told by the reading; ``concerned`` says whether
    the schema is meant for it: by its root, or by a record of the root's (``lone``: always). ``moves``: the elements
    may leave their tree."""

    schema: Schema
    file: str
    lone: bool = False
    moves: bool = True
    concerned: bool = False
    _root: etree._Element | None = None
    _line: int = 1
    _tally: Tally = field(init=False)
    _told: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._tally = Tally(self.file)

    def began(self, root: etree._Element) -> Watch:
        """The root is there: who is to see its children."""
        self._root = alike(root)
        self._line = cast(int, root.sourceline or 1)
        self.concerned = self.lone or local(str(root.tag)) in self.schema.roots
        if local(str(root.tag)) not in self.schema.roots:
            return unwatched if self.concerned else self._look_for_records
        self._about_root(self.schema.errors(self._root))
        if self.schema.flat is None or self._told_of_root():
            return unwatched
        return RecordCheck(self.schema, self._root, self._tally, self.moves, self._about_root).look

    def skipped(self, name: str, line: int) -> None:
        """A child of the root was too large to be looked at."""
        if self.concerned:
            notes = [sentence.format(name=name) for sentence in SKIPPED]
            facts = {"kind": "content", "name": name, "note": notes[0], "note_en": notes[1]}
            self._tally.issues.append(Issue("xml-schema-skipped", self.file, line=line, loss=True, facts=facts))

    def issues(self) -> Iterator[Issue]:
        """All that was found, when the document is at its end."""
        if self.concerned and self._root is not None and local(str(self._root.tag)) not in self.schema.roots:
            self._about_root(self.schema.errors(self._root))
        yield from self._tally.all()

    def whole(self, root: etree._Element, places: Places) -> Iterator[Issue]:
        """A schema that is not flat, against a whole tree."""
        entries = self.schema.errors(root)
        for entry in _first_causes(entries):
            element = places.find(entry.path)
            seen = _referring(entry.message, root if element is None else element)
            self._tally.add(entry, local(str(seen.tag)), lambda e=entry, s=seen: self._in_tree(e, s, places))  # type: ignore[misc]
        yield from self._tally.all()

    def _in_tree(self, entry: Any, element: etree._Element, places: Places) -> Issue:
        above = element.getparent()
        record = local(str(above.tag)) if above is not None and len(element) == 0 else ""
        parent = local(str(above.tag)) if above is not None else ""
        many = next(element.itersiblings(str(element.tag), preceding=True), None) is not None
        seen = Seen(str(element.tag), element.text or "", record, parent=parent, many=many)
        if record and above is not None and above.getparent() is None and (name := local(str(element.tag))):
            seen = replace(seen, record="" if (name, "") in self.schema.words else record)
        if above is None:
            seen = self._seen_root(entry, element)
        facts = facts_of(entry, seen, self.schema.words)
        return Issue("xml-schema", self.file, line=places.line(element), xpath=places.path(element), facts=facts)

    def _seen_root(self, entry: Any, root: etree._Element) -> Seen:
        """The root, and which ones may be."""
        roots = "、".join(sorted(self.schema.roots)) if "No matching global" in entry.message else ""
        return Seen(str(root.tag), "", space=self.schema.space, parent=roots)

    def _told_of_root(self) -> bool:
        return any(issue.facts["kind"] == "root" for issue in self._tally.issues)

    def _look_for_records(self, children: Children) -> None:
        self.concerned = self.concerned or any(local(str(e.tag)) in self.schema.records for e in children.elements)

    def _about_root(self, entries: Iterable[Any]) -> None:
        root = cast(etree._Element, self._root)
        for entry in entries:
            if entry.message not in self._told:
                self._told.add(entry.message)
                facts = facts_of(entry, self._seen_root(entry, root), self.schema.words)
                xpath = "/" + local(str(root.tag))
                issue = Issue("xml-schema", self.file, line=self._line, xpath=xpath, facts=facts)
                self._tally.add(entry, local(str(root.tag)), lambda i=issue: i)  # type: ignore[misc]
