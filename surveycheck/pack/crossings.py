"""What the tables of a pack say about each other: names in one that must stand in another."""

from __future__ import annotations

import re
from collections.abc import Mapping

from surveycheck.pack.csvfile import CsvTable
from surveycheck.pack.faults import Faults
from surveycheck.rule import Row

XML_NAME = re.compile(r"[^\W\d][\w.-]*")


def check_tables(tables: Mapping[str, CsvTable], faults: Faults) -> None:
    """File roles of features, code lists of fields, parents of tables, bounds that are the wrong way round."""
    roles, lists = _column(tables, "files", "role"), _column(tables, "codes", "list")
    fields = {(r["table"], r["field"]) for r in _rows(tables, "fields")}
    named = _column(tables, "tables", "table")
    _xml_names(tables, faults)
    for row in _rows(tables, "features"):
        for role in row.list("inside"):
            _must(role in roles, tables["features"], row, "inside", f"文件表中没有 {role}", f"no file {role}", faults)
    for row in _rows(tables, "fields"):
        own, table = tables["fields"], row["table"]
        if row["list"]:
            name = row["list"]
            _must(name in lists, own, row, "list", f"代码表中没有 {name}", f"no code list {name}", faults)
        if named:
            _must(table in named, own, row, "table", f"tables 表中没有 {table}", f"table tables has no {table}", faults)
        _ascending(own, row, "lower", "upper", faults)
        _ascending(own, row, "decimals", "length", faults)
    for row in _rows(tables, "keys"):
        zh, en = f"tables 表中没有 {row['table']}", f"table tables has no {row['table']}"
        _must(not named or row["table"] in named, tables["keys"], row, "table", zh, en, faults)
    for row in _rows(tables, "tables"):
        _ascending(tables["tables"], row, "min", "max", faults)
        for table, field in _ends(row):
            zh, en = f"fields 表中没有 {table}.{field}", f"table fields has no {table}.{field}"
            _must((table, field) in fields, tables["tables"], row, "parent", zh, en, faults)


def _xml_names(tables: Mapping[str, CsvTable], faults: Faults) -> None:
    """Names of records and values are names of XML elements; ``@name`` is an attribute of the record."""
    for name, columns in (("tables", ("table",)), ("fields", ("table", "field")), ("keys", ("table", "key"))):
        for row in _rows(tables, name):
            for column in columns:
                word = row[column]
                fine = not word or XML_NAME.fullmatch(word.removeprefix("@")) is not None
                zh, en = f"{word} 不能作 XML 元素名", f"{word} cannot be the name of an XML element"
                _must(fine, tables[name], row, column, zh, en, faults)


def _ends(row: Row) -> list[tuple[str, str]]:
    """Both ends of ``OTHER.field=field``."""
    other, _, own = row["parent"].partition("=")
    table, _, field = other.partition(".")
    return [(table, field), (row["table"], own)] if own else []


def _ascending(table: CsvTable, row: Row, low: str, high: str, faults: Faults) -> None:
    try:
        fine = not row[low] or not row[high] or float(row[low]) <= float(row[high])
    except ValueError:  # a wrong cell is a fault already
        return
    _must(fine, table, row, high, f"{high} 小于 {low}", f"{high} is below {low}", faults)


def _must(fine: bool, table: CsvTable, row: Row, column: str, zh: str, en: str, faults: Faults) -> None:
    if not fine:
        faults.add(table.file, row.number, column, zh, en)


def _rows(tables: Mapping[str, CsvTable], name: str) -> tuple[Row, ...]:
    return tables[name].rows if name in tables else ()


def _column(tables: Mapping[str, CsvTable], name: str, column: str) -> frozenset[str]:
    return frozenset(row[column] for row in _rows(tables, name))
