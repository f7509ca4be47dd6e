"""Documents against an XSD: every violation is an issue with its place and words in two languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, cast

from lxml import etree

from surveycheck.model import Facts, Issue
from surveycheck.read.errors import ReadError
from surveycheck.read.xml import Parsed
from surveycheck.read.xml_places import local
from surveycheck.read.xml_words import Pair, translated

_XS = "{http://www.w3.org/2001/XMLSchema}"

_VALUE = r"Element '[^']*'(?:, attribute '[^']*')?: (?:\[facet '\w+'\] )?"

_WORDS: tuple[tuple[str, Pair], ...] = (
    (
        r"Element '([^']*)': This element is not expected\. Expected is (?:one of )?\( (.*) \)\.",
        ("元素 {0} 不应出现在这里，此处应为 {1}", "the element {0} is not expected here; expected: {1}"),
    ),
    (
        r"Element '([^']*)': This element is not expected\.",
        ("元素 {0} 不应出现在这里", "the element {0} is not expected here"),
    ),
    (
        r"Element '([^']*)': Missing child element\(s\)\. Expected is (?:one of )?\( (.*) \)\.",
        ("元素 {0} 缺少子元素 {1}", "the element {0} lacks the child element {1}"),
    ),
    (r"Element '([^']*)': Missing child element", ("元素 {0} 缺少子元素", "the element {0} lacks a child element")),
    (
        r"Element '([^']*)': No matching global (?:element )?declaration",
        ("根元素 {0} 或其命名空间不是规定的", "the root element {0}, or its namespace, is not the one laid down"),
    ),
    (
        r"Element '([^']*)', attribute '([^']*)': The attribute '[^']*' is not allowed",
        ("元素 {0} 不应有属性 {1}", "the element {0} may not have the attribute {1}"),
    ),
    (
        r"Element '([^']*)': The attribute '([^']*)' is required but missing",
        ("元素 {0} 缺少属性 {1}", "the element {0} lacks the attribute {1}"),
    ),
    (
        r"Element '([^']*)': Character content (?:other than whitespace )?is not allowed",
        ("元素 {0} 中不应直接有文字", "the element {0} may not hold text of its own"),
    ),
    (
        r"Element '([^']*)': Element content is not allowed",
        ("元素 {0} 中不应有子元素", "the element {0} may not have child elements"),
    ),
    (
        _VALUE + r"The value has a length of '(\d+)'; this exceeds the allowed maximum length of '(\d+)'",
        ("长 {0} 个字符，最多允许 {1} 个", "{0} characters long; at most {1} are allowed"),
    ),
    (
        _VALUE + r"The value has a length of '(\d+)'; this (?:underruns the allowed minimum|differs from the allowed)"
        r" length of '(\d+)'",
        ("长 {0} 个字符，应为 {1} 个", "{0} characters long; {1} are asked for"),
    ),
    (
        _VALUE + r"The value '(.*)' has more fractional digits than are allowed \('(\d+)'\)",
        ("值 {0} 的小数超过 {1} 位", "the value {0} has more than {1} decimals"),
    ),
    (
        _VALUE + r"The value '(.*)' has more digits than are allowed \('(\d+)'\)",
        ("值 {0} 的数字超过 {1} 位", "the value {0} has more than {1} digits"),
    ),
    (
        _VALUE + r"The value '(.*)' is not an element of the set \{(.*)\}",
        ("值“{0}”不在允许值 {1} 之内", "the value “{0}” is not one of {1}"),
    ),
    (
        _VALUE + r"The value '(.*)' is not accepted by the pattern '(.*)'",
        ("值“{0}”不符合格式 {1}", "the value “{0}” does not have the form {1}"),
    ),
    (
        _VALUE + r"The value '(.*)' is (?:less|greater) than the (maximum|minimum) value allowed \('(.*)'\)",
        ("值 {0} 超出允许的界限 {2}", "the value {0} is beyond the allowed {1} {2}"),
    ),
    (
        _VALUE + r"The value '(.*)' must be (?:less|greater) than '(.*)'",
        ("值 {0} 超出允许的界限 {1}", "the value {0} is beyond the bound {1}"),
    ),
    (
        _VALUE + r"'(.*)' is not a valid value of the (?:\w+ )?(?:atomic |union |list )?type '(.*)'",
        ("值“{0}”不是有效的 {1}", "the value “{0}” is not a valid {1}"),
    ),
    (
        r"Element '([^']*)': Duplicate key-sequence \[(.*)\] in (?:\w+ )?identity-constraint",
        ("元素 {0} 的标识 {1} 重复", "the key {1} of the element {0} is there twice"),
    ),
    (
        r"Element '([^']*)': Not all fields of key identity-constraint",
        ("元素 {0} 缺少作为标识的值", "the element {0} lacks a value that is part of its key"),
    ),
    (
        r"Element '([^']*)': No match found for key-sequence \[(.*)\]",
        ("元素 {0} 引用的 {1} 不存在", "what the element {0} refers to, {1}, does not exist"),
    ),
)


@dataclass(frozen=True, eq=False)
class Schema:
    """A compiled XSD: its root elements and the elements with children below them, by name without namespace."""

    validator: etree.XMLSchema
    roots: frozenset[str]
    records: frozenset[str]


def compile_schema(schema: bytes) -> Schema:
    """Raises ``ReadError`` when the XSD is not one."""
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)
    try:
        tree = etree.fromstring(schema, parser)
        validator = etree.XMLSchema(tree)
    except (etree.XMLSyntaxError, etree.XMLSchemaParseError) as error:
        raise ReadError(f"规则包的 XSD 有错：{error}", f"the XSD of the pack is wrong: {error}") from error
    roots = frozenset(e.get("name", "") for e in tree.findall(_XS + "element"))
    every = tree.iter(_XS + "element")
    records = frozenset(e.get("name", "") for e in every if next(e.iter(_XS + "complexType"), None) is not None)
    return Schema(validator, roots, records - roots)


def concerns(schema: Schema, root: etree._Element) -> bool:
    """Is the schema meant for this document? By its root, or by a record of the root's."""
    return local(str(root.tag)) in schema.roots or any(local(str(c.tag)) in schema.records for c in root)


def violations(schema: Schema, parsed: Parsed, file: str) -> Iterator[Issue]:
    """One issue for each error; what only follows from another (a key that could not be computed) is left out."""
    if parsed.root is None or parsed.places is None or schema.validator.validate(parsed.root):
        return
    for entry in cast(Iterable[Any], schema.validator.error_log):
        if "No precomputed value available" in entry.message:
            continue
        element = parsed.places.find(entry.path)
        line = parsed.places.line(element) if element is not None else entry.line
        path = parsed.places.path(element) if element is not None else ""
        yield Issue("xml-schema", file, line=line, xpath=path, facts=_facts(entry))


def _facts(entry: Any) -> Facts:
    message = re.sub(r"\{[^{}']*\}(?=[\w*])", "", entry.message)
    zh, en = translated(message, _WORDS, (message, message))
    element = re.match(r"Element '([^']*)'", message)
    return {
        "kind": _kind(entry.type_name, message),
        "type": entry.type_name,
        "name": element[1] if element else "",
        "note": zh,
        "note_en": en,
    }


def _kind(type_name: str, message: str) -> str:
    """``facet``, ``datatype``, ``attribute``, ``key``, ``root``, ``content`` (elements) or ``other``."""
    if "[facet '" in message:
        return "facet"
    words: Iterable[tuple[str, str]] = (
        ("CVC_TYPE_3_1_2", "content"),
        ("DATATYPE", "datatype"),
        ("CVC_TYPE", "datatype"),
        ("CVC_ELT_1", "root"),
        ("IDC", "key"),
        ("COMPLEX_TYPE_3", "attribute"),
        ("COMPLEX_TYPE_4", "attribute"),
        ("ELEMENT_CONTENT", "content"),
        ("COMPLEX_TYPE_2", "content"),
    )
    return next((kind for part, kind in words if part in type_name), "other")
