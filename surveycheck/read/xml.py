"""XML → Document: records with their places. Nothing is fetched, nothing expanded, nothing repaired."""

from __future__ import annotations

import contextlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from surveycheck.model import Document, Issue, Records, RecordsBuilder
from surveycheck.read.encodings import Decoded, decode_xml
from surveycheck.read.xml_places import Places, local
from surveycheck.read.xml_words import malformed

PEEK = 65_536
"""Bytes of a file within which its root element must begin."""

_DOCTYPE = re.compile(r"\ufeff?\s*(?:<\?(?>.*?\?>)\s*|<!--(?>.*?-->)\s*)*+<!DOCTYPE\b", re.DOTALL)


@dataclass(frozen=True, eq=False)
class Parsed:
    """The tree of a file, for the schema; ``root`` is None when it could not be parsed."""

    document: Document | None
    root: etree._Element | None
    places: Places | None
    issues: tuple[Issue, ...]


@dataclass(frozen=True)
class Root:
    """The root element of an XML file."""

    file: str
    root: str
    namespace: str
    attributes: Mapping[str, str]


def parse_xml(data: bytes, file: str) -> Parsed:
    """Read one XML file. Issues: ``xml-encoding``, ``xml-doctype``, ``xml-malformed``; the last two come with no
    document, as does nothing else."""
    decoded = decode_xml(data)
    issues = list(_encoding_issues(decoded, file))
    if _declares_entities(decoded.text):
        return Parsed(None, None, None, (*issues, Issue("xml-doctype", file, line=1, loss=True)))
    parser = _parser()
    try:
        root = etree.fromstring(decoded.text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        return Parsed(None, None, None, (*issues, malformed(file, parser.error_log, str(error))))
    if next(root.iter(etree.Entity), None) is not None:
        return Parsed(None, None, None, (*issues, Issue("xml-doctype", file, line=1, loss=True)))
    places = Places.of(root, decoded.text)
    return Parsed(_document(root, places, decoded, file), root, places, tuple(issues))


def peek_xml(head: bytes, file: str) -> Root | None:
    """Root element from the first bytes of a file; None where there is none to be seen."""
    text = decode_xml(head[: head.rfind(b">") + 1]).text if b"\x00" not in head else decode_xml(head).text
    if _declares_entities(text):
        return None
    parser = etree.XMLPullParser(("start",), encoding="utf-8", **_HARDENED)
    with contextlib.suppress(etree.XMLSyntaxError):
        parser.feed(text.encode("utf-8", "replace"))
    for _, element in parser.read_events():
        if isinstance(element, etree._Element):
            name = etree.QName(element)
            return Root(file, name.localname, name.namespace or "", _attributes(element))
    return None


_HARDENED: dict[str, Any] = {
    "resolve_entities": False,
    "load_dtd": False,
    "no_network": True,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}


def _parser() -> etree.XMLParser:
    return etree.XMLParser(encoding="utf-8", **_HARDENED)


def _declares_entities(text: str) -> bool:
    found = _DOCTYPE.match(text)
    return found is not None and "<!ENTITY" in text[found.end() :]


def _encoding_issues(decoded: Decoded, file: str) -> Iterator[Issue]:
    facts = {"declared": decoded.declared, "encoding": decoded.used}
    if decoded.bad_line:
        yield Issue("xml-encoding", file, line=decoded.bad_line, loss=True, facts=facts)
    elif not decoded.agrees:
        yield Issue("xml-encoding", file, line=1, facts=facts)


def _document(root: etree._Element, places: Places, decoded: Decoded, file: str) -> Document:
    name = etree.QName(root)
    return Document(
        file=file,
        root=name.localname,
        namespace=name.namespace or "",
        declared=decoded.declared,
        encoding=decoded.used,
        attributes=_attributes(root),
        records=_records(root, places, file),
    )


def _attributes(element: etree._Element) -> dict[str, str]:
    return {local(str(key)): str(value) for key, value in element.attrib.items()}


def _records(root: etree._Element, places: Places, file: str) -> Records:
    """Every element that has at least one child without children of its own."""
    build = RecordsBuilder(file)
    steps: dict[etree._Element, int] = {}
    taken: dict[etree._Element, Counter[str]] = {}
    for index, element in enumerate(root.iter()):
        table, parent = local(str(element.tag)), element.getparent()
        place = 0
        if parent is not None:
            taken.setdefault(parent, Counter())[table] += 1
            place = taken[parent][table]
        if len(element) == 0:
            continue
        steps[element] = build.step(table, place, steps[parent] if parent is not None else -1)
        leaves = [child for child in element if len(child) == 0]
        if leaves:
            attributes = {"@" + key: value.strip() for key, value in _attributes(element).items()}
            line, own = places.lines_of(element, index, leaves)
            names = [*attributes, *(local(str(leaf.tag)) for leaf in leaves)]
            texts = [*attributes.values(), *((leaf.text or "").strip() for leaf in leaves)]
            build.add(steps[element], index, line, names, texts, [*(0 for _ in attributes), *own])
    return build.build()
