"""Tables of a pack → XSD 1.0, so that any XML editor can hold a file against the specification.

What a flat list of records cannot hold in XSD is left to rules: how many records a table may have, relations between
records, conditions. The schema is never stricter than the tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from surveycheck.pack.pack import Pack
from surveycheck.rule import Row

HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
ANY_NUMBER = 'minOccurs="0" maxOccurs="unbounded"'
EMPTY = "empty"
DATE = "date"
_TIME = "[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?"
DATES = (
    f"[0-9]{{4}}-[0-9]{{1,2}}-[0-9]{{1,2}}([T ]{_TIME})?",
    f"[0-9]{{4}}[/.][0-9]{{1,2}}[/.][0-9]{{1,2}}( {_TIME})?",
    "[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日",
    "[0-9]{8}",
)


def schema(pack: Pack) -> str:
    """The XSD of the pack's XML layout: one root, its children the records in any order, their children the values in
    any order. An optional value may be absent or empty; a mandatory one must be there and not be empty."""
    namespace = _attribute(pack.xml_namespace)
    target = f" targetNamespace={namespace} xmlns:own={namespace}" if pack.xml_namespace else ""
    head = f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"{target} elementFormDefault="qualified"'
    edition = _attribute(f"{pack.name} {pack.edition}")
    lines = [HEAD, f"{head} version={edition}>", *_notice(pack), *_root(pack)]
    return "\n".join([*lines, *_common(), *_lists(pack), "</xs:schema>", ""])


def _notice(pack: Pack) -> Iterator[str]:
    yield from _words("  ", pack.title, pack.title_en, pack.notice, pack.notice_en)


def _root(pack: Pack) -> Iterator[str]:
    yield f"  <xs:element name={_attribute(pack.xml_root or 'data')}>"
    yield "    <xs:complexType>"
    tables = _tables(pack)
    if tables:
        yield f"      <xs:choice {ANY_NUMBER}>"
        for name in tables:
            yield from _record(pack, name)
        yield "      </xs:choice>"
    yield '      <xs:anyAttribute processContents="skip"/>'
    yield "    </xs:complexType>"
    yield "  </xs:element>"


def _tables(pack: Pack) -> tuple[str, ...]:
    rows = (*pack.table("tables"), *pack.table("fields"), *pack.table("keys"))
    return tuple(dict.fromkeys(row["table"] for row in rows))


def _record(pack: Pack, table: str) -> Iterator[str]:
    yield f"        <xs:element name={_attribute(table)}>"
    about = next((row for row in pack.table("tables") if row["table"] == table), None)
    if about:
        yield from _words("          ", about["title"], about["title_en"], about["source"])
    yield "          <xs:complexType>"
    fields = [row for row in pack.table("fields") if row["table"] == table and not row["field"].startswith("@")]
    keys = [row for row in pack.table("keys") if row["table"] == table]
    values = {row["key"]: _value(row, "key", row["required"], pack) for row in keys}
    values |= {row["field"]: _value(row, "field", row["constraint"], pack) for row in fields}
    if values:
        yield "            <xs:all>"
        for lines in values.values():
            yield from lines
        yield "            </xs:all>"
    else:
        yield f'            <xs:sequence><xs:any {ANY_NUMBER} processContents="skip"/></xs:sequence>'
    yield "          </xs:complexType>"
    yield "        </xs:element>"


def _value(row: Row, column: str, need: str, pack: Pack) -> list[str]:
    """The element of one field or key."""
    must = need == "M"
    indent = " " * 14
    lines = [f'{indent}<xs:element name={_attribute(row[column])} minOccurs="{int(must)}">']
    unit = f"（{row['unit']}）" if row["unit"] else ""
    lines += _words(indent + "  ", row["title"] + unit, row["title_en"], row["source"])
    kind = _kind(row, must, "own:" if pack.xml_namespace else "")
    lines += [f"{indent}  {line}" for line in (kind if must else _or_empty(kind, "own:" if pack.xml_namespace else ""))]
    return [*lines, f"{indent}</xs:element>"]


def _or_empty(kind: list[str], prefix: str) -> list[str]:
    inner = [f"    {line}" for line in kind]
    return [
        "<xs:simpleType>",
        f'  <xs:union memberTypes="{prefix}{EMPTY}">',
        *inner,
        "  </xs:union>",
        "</xs:simpleType>",
    ]


def _kind(row: Row, must: bool, prefix: str) -> list[str]:
    """The simple type of a value that is there."""
    if row["list"]:
        return _restriction(_attribute(prefix + _list_name(row["list"])), [])
    if row["type"] in ("int", "float"):
        return _restriction('"xs:integer"' if row["type"] == "int" else '"xs:decimal"', _number_facets(row))
    if row["type"] == "date":
        return _restriction(f'"{prefix}{DATE}"', [])
    facets = ['<xs:minLength value="1"/>'] if must else []
    return _restriction('"xs:token"', facets + ([f'<xs:maxLength value="{row["length"]}"/>'] if row["length"] else []))


def _number_facets(row: Row) -> list[str]:
    bounds = (("lower", "minInclusive"), ("upper", "maxInclusive"))
    facets = [f"<xs:{facet} value={_attribute(row[column])}/>" for column, facet in bounds if row[column]]
    if row["length"] and int(row["length"]) > 0:
        facets.append(f'<xs:totalDigits value="{int(row["length"])}"/>')
    if row["type"] == "float" and row["decimals"]:
        facets.append(f'<xs:fractionDigits value="{int(row["decimals"])}"/>')
    return facets


def _restriction(base: str, facets: list[str]) -> list[str]:
    inner = [f"    {facet}" for facet in facets]
    return ["<xs:simpleType>", f"  <xs:restriction base={base}>", *inner, "  </xs:restriction>", "</xs:simpleType>"]


def _common() -> Iterator[str]:
    """No value: empty, or the * that is often written instead. Dates: as ``rule.fields.date_of`` takes them."""
    for name, pattern in ((EMPTY, r"\*?"), (DATE, "|".join(DATES))):
        yield f'  <xs:simpleType name="{name}">'
        yield f'    <xs:restriction base="xs:token"><xs:pattern value="{pattern}"/></xs:restriction>'
        yield "  </xs:simpleType>"


def _lists(pack: Pack) -> Iterator[str]:
    """A named type for every code list."""
    lists: dict[str, list[Row]] = {}
    for row in pack.table("codes"):
        lists.setdefault(row["list"], []).append(row)
    for name, rows in lists.items():
        yield f"  <xs:simpleType name={_attribute(_list_name(name))}>"
        yield '    <xs:restriction base="xs:token">'
        for row in rows:
            yield f"      <xs:enumeration value={_attribute(row['code'])}>"
            yield from _words("        ", row["title"], row["title_en"])
            yield "      </xs:enumeration>"
        yield "    </xs:restriction>"
        yield "  </xs:simpleType>"


def _list_name(name: str) -> str:
    return "codes." + re.sub(r"[^\w.-]", "_", name)


def _words(indent: str, *words: str) -> Iterator[str]:
    """An annotation, when there is anything to say."""
    said = [escape(NOT_XML.sub(" ", word)) for word in words if word]
    if said:
        yield f"{indent}<xs:annotation>"
        yield from (f"{indent}  <xs:documentation>{word}</xs:documentation>" for word in said)
        yield f"{indent}</xs:annotation>"


def _attribute(text: str) -> str:
    return f'"{escape(NOT_XML.sub(" ", text))}"'
