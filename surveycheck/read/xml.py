"""XML → Document: records with their places. Nothing is fetched, nothing expanded, nothing repaired."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from surveycheck.model import Document, Fact, Facts, Issue, Records
from surveycheck.read.dxf_encoding_issues import how_sure
from surveycheck.read.encodings import Decoded, decode_xml
from surveycheck.read.xml_garbled import mended
from surveycheck.read.xml_parse import HARDENED, Begin, Parsing, Refused
from surveycheck.read.xml_places import Places
from surveycheck.read.xml_records import Watch, attributes, unwatched
from surveycheck.read.xml_text import PIECE, Text

PEEK = 65_536
"""Bytes of a file within which its root element must begin."""

_NAMED = 5
"""So many names of elements are told where more have one fault."""

_NONE = 'xmlns=""'
"""How XML spells that an element is in no namespace."""

_DOCTYPE = re.compile(r"\ufeff?\s*(?:<\?(?>.*?\?>)\s*|<!--(?>.*?-->)\s*)*+<!DOCTYPE\b", re.DOTALL)


@dataclass(frozen=True, eq=False)
class Parsed:
    """What was read of a file; ``document`` is None when it could not be. ``root`` and ``places`` are there when the
    tree was asked for, ``mixed`` tells of elements in unexpected namespaces."""

    document: Document | None
    root: etree._Element | None
    places: Places | None
    issues: tuple[Issue, ...]
    mixed: tuple[Issue, ...] = ()


@dataclass(frozen=True)
class Root:
    """The root element of an XML file."""

    file: str
    root: str
    namespace: str
    attributes: Mapping[str, str]


@dataclass(eq=False)
class Listener:
    """Who follows the reading of one file: ``began`` gets the root and returns who sees its complete children,
    ``skipped`` hears of a child that was too large to be shown, ``tick`` is called often and may raise. Without
    ``values`` a tree is read without records, and nobody is shown its children."""

    began: Callable[[etree._Element], Watch | None] | None = None
    skipped: Callable[[str, int], None] | None = None
    tick: Callable[[], None] | None = None
    values: bool = True


def parse_xml(data: bytes, file: str, listener: Listener | None = None) -> Parsed:
    """Read one XML file and keep its tree. Issues: ``xml-encoding``, ``xml-bytes``, ``xml-dtd-not-fetched``,
    ``xml-doctype``, ``xml-malformed``; the last two come with no document, as does nothing else."""
    decoded = decode_xml(data)
    utf8 = decoded.text.encode("utf-8", "replace")
    pieces = (utf8[at : at + PIECE] for at in range(0, max(len(utf8), 1), PIECE))
    return _parsed(pieces, lambda: decoded, file, listener or Listener(), utf8)


def stream_xml(text: Text, file: str, listener: Listener | None = None) -> Parsed:
    """Read one XML file without a tree, in the memory that its values take. Issues as ``parse_xml``."""
    return _parsed(text.pieces(), lambda: text.how, file, listener or Listener(), None)


def peek_xml(head: bytes, file: str) -> Root | None:
    """Root element from the first bytes of a file; None where there is none to be seen."""
    text = decode_xml(head[: head.rfind(b">") + 1]).text if b"\x00" not in head else decode_xml(head).text
    if _declares_entities(text):
        return None
    parser = etree.XMLPullParser(("start",), encoding="utf-8", **HARDENED)
    with contextlib.suppress(etree.XMLSyntaxError):
        parser.feed(text.encode("utf-8", "replace"))
    for _, element in parser.read_events():
        if isinstance(element, etree._Element):
            return Root(file, *_named(element), attributes(element))
    return None


def _named(element: etree._Element) -> tuple[str, str]:
    """Local name and namespace; ``etree.QName`` refuses a namespace with a brace in it."""
    namespace, _, name = str(element.tag).rpartition("}")
    return name, namespace[1:]


def _declares_entities(text: str) -> bool:
    found = _DOCTYPE.match(text)
    return found is not None and "<!ENTITY" in text[found.end() :]


def _parsed(
    pieces: Iterable[bytes], how: Callable[[], Decoded], file: str, listener: Listener, whole: bytes | None
) -> Parsed:
    """``whole`` is the text where the tree is to be kept; ``how`` is asked when all pieces were taken."""
    begins: list[Begin] = []

    def began(begin: Begin) -> Watch:
        begins.append(begin)
        return (listener.began and listener.began(begin.root)) or unwatched

    skipped, tick = listener.skipped or _unheard, listener.tick or _idle
    parsing = Parsing(file, whole is not None, began, skipped, tick, listener.values)
    try:
        root, harvest = parsing.run(pieces)
    except Refused as refused:
        return Parsed(None, None, None, (*_encoding_issues(how(), file), refused.issue))
    issues = [*_encoding_issues(how(), file), *_dtd_issues(begins[0], file)]
    records, garbled = mended(harvest.build.build(), replaced=how().bad_line > 0)
    issues += [*garbled, *harvest.blanks.issues(records)]
    document = _document(root, records, how(), file)
    mixed = tuple(_namespace_issues(document.namespace, harvest.tags, file))
    if whole is None:
        return Parsed(document, None, None, tuple(issues), mixed)
    return Parsed(document, root, Places.of(root, whole), tuple(issues), mixed)


def _unheard(name: str, line: int) -> None:
    """Nobody wants to know."""


def _idle() -> None:
    """Nobody counts."""


def _encoding_issues(decoded: Decoded, file: str) -> Iterator[Issue]:
    zh, en = decoded.evidence
    facts: dict[str, Fact] = {
        "declared": decoded.declared or "—",
        "encoding": decoded.used,
        "sample": decoded.sample,
        "evidence": zh or f"其余文字符合 {decoded.used}",
        "evidence_en": en or f"the other texts are valid {decoded.used}",
        **how_sure(decoded.margin),
    }
    if decoded.bad_line:
        same = decoded.declared.casefold() in ("", decoded.used.casefold())
        facts |= {"line": decoded.bad_line}
        yield Issue("xml-bytes" if same else "xml-encoding", file, line=decoded.bad_line, loss=True, facts=facts)
    elif not decoded.agrees:
        yield Issue("xml-encoding", file, line=1, facts=facts)


def _dtd_issues(begin: Begin, file: str) -> Iterator[Issue]:
    if begin.dtd:
        yield Issue("xml-dtd-not-fetched", file, line=1, facts={"path": begin.dtd[:200]})


def _namespace_issues(namespace: str, tags: Mapping[str, int], file: str) -> Iterator[Issue]:
    """Elements that stand in another namespace than the root although they seem to belong to it: in none, or with a
    name that the root's namespace has too. Parts of other vocabularies are nobody's mistake. One issue for each such
    namespace, at the first of its elements: fact ``name`` holds the first names, ``count`` says how many there are."""
    prefix = "{" + namespace + "}" if namespace else ""
    wrong: dict[str, list[tuple[int, str]]] = {}
    for tag, line in tags.items():
        space, _, name = tag.rpartition("}")
        if space.removeprefix("{") != namespace and (not space or prefix + name in tags):
            wrong.setdefault(space.removeprefix("{"), []).append((line, name))
    for space, found in wrong.items():
        names = tuple(name for _, name in found[:_NAMED])
        facts: Facts = {"name": names, "count": len(found), "value": space or _NONE, "expected": namespace or _NONE}
        yield Issue("xml-namespace", file, line=min(found)[0], facts=facts)


def _document(root: etree._Element, records: Records, decoded: Decoded, file: str) -> Document:
    name, namespace = _named(root)
    return Document(
        file=file,
        root=name,
        namespace=namespace,
        declared=decoded.declared,
        encoding=decoded.used,
        attributes=attributes(root),
        records=records,
    )
