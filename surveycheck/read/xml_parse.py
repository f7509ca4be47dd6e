"""The parser of all XML, fed in pieces. Covers XML 1.0 with namespaces as libxml2 reads it, hardened: no entity is
resolved, no DTD fetched, no network used.

Limits, all of libxml2 without ``huge_tree``: 256 elements within each other; 10 million bytes of one text, one
attribute value, one start tag, one comment; 10 million bytes of names. What is beyond them is malformed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from lxml import etree

from surveycheck.model import Issue, RecordsBuilder
from surveycheck.read.xml_records import EntityMet, Harvest, Watch
from surveycheck.read.xml_words import malformed

HARDENED: dict[str, Any] = {
    "resolve_entities": False,
    "load_dtd": False,
    "no_network": True,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}

PATIENCE = 2 * 1024**2
"""Bytes of one child that are waited for until it is complete; a larger one is taken in parts."""

_SLICE = 4096
_LOG = 100
"""So many warnings libxml2 keeps."""


class Refused(Exception):
    """The file is not read; ``issue`` says why."""

    def __init__(self, issue: Issue) -> None:
        self.issue = issue


@dataclass(frozen=True, eq=False)
class Begin:
    """The start of a document: its root as far as it is known, and the DTD that it names ("" if none)."""

    root: etree._Element
    dtd: str


@dataclass(eq=False)
class Parsing:
    """One file on its way through the parser. ``began`` is called with the root's start tag and returns who watches the
    children; ``keep`` leaves the tree standing, and makes records of it where ``values`` are wanted; ``tick`` is called
    for every piece, and may raise."""

    file: str
    keep: bool
    began: Callable[[Begin], Watch]
    skipped: Callable[[str, int], None]
    tick: Callable[[], None]
    values: bool = True

    def run(self, pieces: Iterable[bytes]) -> tuple[etree._Element, Harvest]:
        """The root (without its children unless ``keep``), and the records. Raises ``Refused``."""
        begin, seen = self._begin(iter(pieces))
        self.harvest = Harvest(RecordsBuilder(self.file), self.began(begin), self.keep)
        parser = etree.XMLPullParser(("start",), encoding="utf-8", tag=begin.root.tag, **HARDENED)
        try:
            root = self._parse(parser, chain(seen, pieces), bool(begin.dtd))
        except EntityMet:
            raise Refused(Issue("xml-doctype", self.file, line=1, loss=True)) from None
        except etree.XMLSyntaxError as error:
            raise Refused(malformed(self.file, parser.feed_error_log, str(error))) from error
        return root, self.harvest

    def _begin(self, pieces: Iterator[bytes]) -> tuple[Begin, list[bytes]]:
        """The root's start tag, and the pieces that were taken for it. Nothing is expanded when entities are there."""
        seen = []
        parser = etree.XMLPullParser(("start",), encoding="utf-8", **HARDENED)
        try:
            for piece in pieces:
                seen.append(piece)
                self.tick()
                for at in range(0, len(piece), _SLICE):
                    self._fed(parser, piece[at : at + _SLICE])
                    for _, root in parser.read_events():
                        return self._declared(root), seen
            root = parser.close()
        except etree.XMLSyntaxError as error:
            raise Refused(malformed(self.file, parser.feed_error_log, str(error))) from error
        return self._declared(root), seen

    def _declared(self, root: Any) -> Begin:
        about = root.getroottree().docinfo
        if about.internalDTD is not None and next(iter(about.internalDTD.iterentities()), None) is not None:
            raise Refused(Issue("xml-doctype", self.file, line=1, loss=True))
        return Begin(root, about.system_url or about.public_id or "")

    def _parse(self, parser: etree.XMLPullParser, pieces: Iterable[bytes], dtd: bool) -> etree._Element:
        root: etree._Element | None = None
        waited = 0
        for piece in pieces:
            self.tick()
            self.harvest.feed(piece)
            self._fed(parser, piece)
            if root is None:
                root = next((e for _, e in parser.read_events() if isinstance(e, etree._Element)), None)
                if root is not None:
                    self.harvest.begin(root)
            if root is not None and not self.keep:
                waited = 0 if self.harvest.take() else waited + len(piece)
                if waited > PATIENCE:
                    waited = 0
                    self._descend()
            for _ in parser.read_events():
                pass
        self.harvest.feed(b"", last=True)
        whole = parser.close()
        if dtd and _unresolved(parser.feed_error_log):
            raise EntityMet
        if root is None:
            self.harvest.begin(whole)
        if self.keep and not self.values:
            self.harvest.names(self.tick)
        elif self.keep:
            self.harvest.whole(self.tick)
        else:
            self.harvest.end()
        return whole

    def _fed(self, parser: etree.XMLPullParser, piece: bytes) -> None:
        """lxml lets some faults pass, and would begin a new document with the next piece."""
        if piece:
            parser.feed(piece)
        if any(entry.level == etree.ErrorLevels.FATAL for entry in parser.feed_error_log):
            raise Refused(malformed(self.file, parser.feed_error_log, ""))

    def _descend(self) -> None:
        depth = self.harvest.depth()
        line = self.harvest.line(self.harvest.order)
        name = self.harvest.descend()
        if name and depth == 1:
            self.skipped(name, line)


def _unresolved(log: Any) -> bool:
    """Was there a reference to an entity that only the DTD could define? Where the log is full, it is not known."""
    return len(log) >= _LOG or any("not defined" in entry.message and "Entity" in entry.message for entry in log)
