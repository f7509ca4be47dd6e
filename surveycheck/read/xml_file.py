"""One XML file of a deliverable: read in the way that fits it, and held against the schema.

Every file is streamed, its values into columns. Only where somebody needs the tree itself (LandXML, and a schema that
is no free choice of records) it is kept, up to a size.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import IO, cast

from lxml import etree

from surveycheck.model import Event, Issue, Progress
from surveycheck.read.xml import Listener, Parsed, parse_xml, stream_xml
from surveycheck.read.xml_places import local
from surveycheck.read.xml_records import Watch
from surveycheck.read.xml_schema import Schema
from surveycheck.read.xml_text import Survey, Text
from surveycheck.read.xml_validate import Validation
from surveycheck.read.zip import DAMAGE

MOST_TREE = 64 * 1024**2
"""Bytes of a file whose tree is kept; a tree takes some twenty times as much."""


class _TreeNeeded(Exception):
    """The tree is asked for; ``values``: with the records that every document has."""

    def __init__(self, values: bool) -> None:
        self.values = values


class UnreadableError(Exception):
    """The file could be read once and cannot be read again, or is not what it was; ``error`` says why."""

    def __init__(self, error: BaseException) -> None:
        self.error = error


@dataclass(eq=False)
class _Again:
    """The second pass over a file of ``size`` bytes: what goes wrong with it is no fault of who reads."""

    stream: IO[bytes]
    size: int
    done: int = 0

    def read(self, count: int) -> bytes:
        """As of a stream. Raises ``UnreadableError``."""
        try:
            data = self.stream.read(count)
        except DAMAGE as error:
            raise UnreadableError(error) from error
        self.done += len(data)
        if self.done > self.size or (not data and self.done < self.size):
            raise UnreadableError(OSError("the file changed while it was read"))
        return data


@dataclass(frozen=True, eq=False)
class XmlFile:
    """An XML file that is to be read: how to open it, what a first pass over it saw, and what is to be asked of it.

    ``tree`` tells by the root's local name whether the tree is wanted; who wants it makes records of it where there is
    no schema to ask them.
    """

    path: str
    size: int
    open: Callable[[], IO[bytes]]
    survey: Survey
    schema: Schema | None = None
    lone: bool = False
    tree: Callable[[str], bool] = lambda root: False

    def read(self, progress: Progress) -> Parsed:
        """The document with all issues of it, those of the schema included. ``progress`` is told of every piece.

        Raises ``UnreadableError``.
        """
        try:
            with self._again() as stream:
                return self._streamed(stream, progress)
        except _TreeNeeded as needed:
            return self._kept(progress, needed.values)

    @contextmanager
    def _again(self) -> Iterator[_Again]:
        try:
            stream = self.open()
        except DAMAGE as error:
            raise UnreadableError(error) from error
        with stream:
            yield _Again(stream, self.size)

    def _streamed(self, stream: _Again, progress: Progress) -> Parsed:
        validation = Validation(self.schema, self.path, self.lone) if self.schema else None

        def began(root: etree._Element) -> Watch | None:
            name = local(str(root.tag))
            asked = self.schema and self.schema.flat is None and (self.lone or name in self.schema.roots)
            if (asked and self.size <= MOST_TREE) or self.tree(name):
                raise _TreeNeeded(self.schema is not None or not self.tree(name))
            if asked and validation:
                validation.skipped(name, cast(int, root.sourceline or 1))
            return validation.began(root) if validation else None

        text = Text(stream, self.survey.decoded())
        tick = _ticking(progress, lambda: text.read / max(self.size, 1))
        skipped = validation.skipped if validation else None
        parsed = stream_xml(text, self.path, Listener(began, skipped, tick))
        return _with_issues(parsed, validation)

    def _kept(self, progress: Progress, values: bool) -> Parsed:
        if self.size > MOST_TREE:
            facts = {"value": self.size, "upper": MOST_TREE}
            return Parsed(None, None, None, (Issue("file-too-large", self.path, loss=True, facts=facts),))
        with self._again() as stream:
            data = stream.read(MOST_TREE + 1)
        validation = Validation(self.schema, self.path, self.lone, moves=False) if self.schema else None
        began = validation.began if validation else None
        skipped = validation.skipped if validation else None
        tick = _ticking(progress, lambda: 0.5)
        parsed = parse_xml(data, self.path, Listener(began, skipped, tick, values))
        if validation and validation.concerned and self.schema and self.schema.flat is None and parsed.places:
            whole = Validation(self.schema, self.path, self.lone)
            return replace(parsed, issues=(*parsed.issues, *whole.whole(parsed.places.root, parsed.places)))
        return _with_issues(parsed, validation)


def _with_issues(parsed: Parsed, validation: Validation | None) -> Parsed:
    """Elements in a wrong namespace are told by the schema where there is one for the document."""
    if parsed.document is None:
        return parsed
    if validation and validation.concerned:
        return replace(parsed, issues=(*parsed.issues, *validation.issues()))
    return replace(parsed, issues=(*parsed.issues, *parsed.mixed))


def _ticking(progress: Progress, fraction: Callable[[], float]) -> Callable[[], None]:
    return lambda: progress(Event("stage", min(1.0, fraction())))
