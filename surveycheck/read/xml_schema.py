"""An XSD, compiled, with what its words say. Covers XML Schema 1.0 as the packs write it (``pack/xsd.py``): a root
whose children are records in any order and number, each with values of simple types. Any other XSD works too, but needs
the whole tree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from lxml import etree

from surveycheck.read.errors import ReadError
from surveycheck.read.xml_places import local
from surveycheck.read.xml_words import Pair

XS = "{http://www.w3.org/2001/XMLSchema}"
_SHOWN = 8
_IDENTITY = (XS + "key", XS + "keyref", XS + "unique")
_BASES: dict[str, Pair] = {
    "integer": ("整数", "a whole number"),
    "int": ("整数", "a whole number"),
    "decimal": ("数字", "a number"),
    "double": ("数字", "a number"),
    "date": ("日期（如 2026-03-01）", "a date such as 2026-03-01"),
    "long": ("整数", "a whole number"),
    "short": ("整数", "a whole number"),
    "positiveInteger": ("大于 0 的整数", "a whole number above 0"),
    "nonNegativeInteger": ("不小于 0 的整数", "a whole number, 0 or more"),
    "float": ("数字", "a number"),
    "gYear": ("年份（如 2026）", "a year such as 2026"),
    "time": ("时刻（如 08:30:00）", "a time such as 08:30:00"),
    "dateTime": ("日期和时刻（如 2026-03-01T08:30:00）", "a date and time such as 2026-03-01T08:30:00"),
    "boolean": ("true 或 false", "true or false"),
    "token": ("文字", "text"),
    "string": ("文字", "text"),
}
_FACETS: dict[str, Pair] = {
    "minInclusive": ("不小于 {0}", "at least {0}"),
    "maxInclusive": ("不大于 {0}", "at most {0}"),
    "minExclusive": ("大于 {0}", "more than {0}"),
    "maxExclusive": ("小于 {0}", "less than {0}"),
    "totalDigits": ("最多 {0} 位数字", "at most {0} digits"),
    "fractionDigits": ("小数最多 {0} 位", "at most {0} decimals"),
    "length": ("长 {0} 个字符", "{0} characters long"),
    "maxLength": ("最多 {0} 个字符", "at most {0} characters"),
    "pattern": ("格式 {0}", "of the form {0}"),
}
_DIGITS = re.compile(r"(?:\\d|\[0-9\])\{(\d+)\}")


@dataclass(frozen=True)
class Words:
    """What an element is called, and what its value may be; each ("", "") when the XSD does not say. ``required``:
    there is no record without it."""

    title: Pair = ("", "")
    allowed: Pair = ("", "")
    required: bool = False


@dataclass(frozen=True, eq=False)
class Schema:
    """``roots`` and ``records`` by local name; ``flat``: the tags that the root may hold in any order and number, None
    when the XSD asks more of its root than that. ``words``: (record, value) or (record, "") → words.
    ``space`` is the target namespace."""

    validator: etree.XMLSchema
    roots: frozenset[str]
    records: frozenset[str]
    flat: frozenset[str] | None = None
    words: Mapping[tuple[str, str], Words] = field(default_factory=dict)
    space: str = ""

    def errors(self, root: etree._Element) -> list[Any]:
        """What libxml2 finds; what only follows from another fault (a key that could not be computed) is left out."""
        if self.validator.validate(root):
            return []
        log = cast(Iterable[Any], self.validator.error_log)
        return [entry for entry in log if "No precomputed value available" not in entry.message]


def compile_schema(schema: bytes) -> Schema:
    """Raises ``ReadError`` when the XSD is not one."""
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)
    try:
        tree = etree.fromstring(schema, parser)
        validator = etree.XMLSchema(tree)
    except (etree.XMLSyntaxError, etree.XMLSchemaParseError) as error:
        raise ReadError(f"规则包的 XSD 有错：{error}", f"the XSD of the pack is wrong: {error}") from error
    roots = frozenset(e.get("name", "") for e in tree.findall(XS + "element"))
    every = tree.iter(XS + "element")
    records = frozenset(e.get("name", "") for e in every if next(e.iter(XS + "complexType"), None) is not None)
    return Schema(validator, roots, records - roots, _flat(tree), _words(tree), tree.get("targetNamespace", ""))


def _flat(tree: etree._Element) -> frozenset[str] | None:
    """The tags below the root, when the XSD has one root, a free choice of named elements, and no keys."""
    roots = tree.findall(XS + "element")
    choice = roots[0].find(f"{XS}complexType/{XS}choice") if len(roots) == 1 else None
    if choice is None or (choice.get("minOccurs"), choice.get("maxOccurs")) != ("0", "unbounded"):
        return None
    space = tree.get("targetNamespace", "")
    names = [e.get("name") for e in choice if e.tag == XS + "element"]
    free = len(names) == len(choice) and None not in names and not any(True for _ in tree.iter(*_IDENTITY))
    if not free or (space and tree.get("elementFormDefault") != "qualified"):
        return None
    return frozenset(f"{{{space}}}{name}" if space else str(name) for name in names)


def _words(tree: etree._Element) -> dict[tuple[str, str], Words]:
    found: dict[tuple[str, str], Words] = {}
    named = {e.get("name", ""): e for e in tree.findall(XS + "simpleType")}
    for element in tree.iter(XS + "element"):
        above = next((a for a in element.iterancestors(XS + "element") if a.getparent() is not tree), None)
        name = element.get("name", "")
        key = (name, "") if above is None else (above.get("name", ""), name)
        found.setdefault(key, Words(_title(element), _allowed(element, named), _required(element)))
    return found


def _title(element: etree._Element) -> Pair:
    """First and second of three: Chinese title, English title, source. Without English there are two."""
    said = [d.text or "" for d in element.findall(f"{XS}annotation/{XS}documentation")]
    return (said[0] if said else "", said[1] if len(said) > 2 else "")


def _allowed(element: etree._Element, named: Mapping[str, etree._Element]) -> Pair:
    """What the value may be: the innermost restriction of the element's own type."""
    kind = element.get("type", "")
    restriction = next((r for r in element.iter(XS + "restriction") if not _is_record(element)), None)
    if restriction is not None:
        kind = restriction.get("base", "")
    base = local(kind.replace(":", "}"))
    parts = [_BASES[base]] if base in _BASES else []
    listed = named.get(base, restriction)
    codes = [e.get("value", "") for e in listed.iter(XS + "enumeration")] if listed is not None else []
    if codes:
        parts = [shortened(codes)]
    for facet in restriction if restriction is not None else ():
        if local(str(facet.tag)) in _FACETS:
            zh, en = _FACETS[local(str(facet.tag))]
            if digits := _DIGITS.fullmatch(facet.get("value", "")):
                zh, en = f"{digits[1]} 位数字", f"{digits[1]} digits"
            parts.append((zh.format(facet.get("value")), en.format(facet.get("value"))))
    if len(parts) > 1 and parts[0] == _BASES["string"]:
        parts = parts[1:]
    return "，".join(p[0] for p in parts), ", ".join(p[1] for p in parts)


def _required(element: etree._Element) -> bool:
    above = element.getparent()
    return above is not None and above.tag != XS + "choice" and element.get("minOccurs") != "0"


def _is_record(element: etree._Element) -> bool:
    return element.find(XS + "complexType") is not None


def shortened(names: list[str]) -> Pair:
    """Some of the names, and how many there are."""
    if len(names) <= _SHOWN:
        return "、".join(names), ", ".join(names)
    zh, en = "、".join(names[:_SHOWN]), ", ".join(names[:_SHOWN])
    return f"{zh} 等 {len(names)} 种之一", f"one of {len(names)}, such as {en}"
