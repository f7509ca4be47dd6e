"""Single values: empty, too long, of another type, not in their list, of the wrong form; keys that are doubled or
missing. Driven by the pack's tables ``fields``, ``keys`` and ``codes`` and by the cards."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable
from copy import deepcopy
from typing import Any

from surveycheck.plant.answers import Note, data
from surveycheck.plant.copy import Copy
from surveycheck.plant.elements import child, has, name_of, put, removed, value, xpaths
from surveycheck.plant.planter import planter
from surveycheck.plant.reach import readers
from surveycheck.rule import Row, Rule
from surveycheck.rule.number import EMPTY, decimal_of

Cell = tuple[Any, str, Row]
"""A record, a field of it, and the row that describes the field."""


def cells(copy: Copy, rows: Iterable[Row], column: str, wanted: Callable[[Row, str], bool]) -> list[Cell]:
    """The filled values of these rows' fields that are ``wanted``; of those that fewest other rules look at, so that
    one slip stays one."""
    found = [
        (record, row[column], row)
        for row in rows
        for record in copy.records(row["table"])
        if value(record, row[column]) not in EMPTY and wanted(row, value(record, row[column])) and not _draws(record)
    ]
    names = {(row["table"], field) for _, field, row in found}
    reach = {name: len(readers(copy.pack, *name)) for name in names}
    least = min(reach.values(), default=0)
    return [cell for cell in found if reach[cell[2]["table"], cell[1]] == least]


def _draws(record: Any) -> bool:
    """Is it a piece of a shape? Then spoiling it draws another one."""
    return any(name_of(above) == "CoordGeom" for above in record.iterancestors())


def _cell(copy: Copy, found: list[Cell], zh: str, en: str) -> Cell:
    places = xpaths(record for record, _, _ in found)
    return copy.choose(found, [f"{place}/{cell[1]}" for place, cell in zip(places, found, strict=True)], zh, en)


def _spoil(copy: Copy, rule: Rule, cell: Cell, text: str, note: Note, *more: str) -> None:
    record, field, row = cell
    follows = readers(copy.pack, row["table"], field)
    zh, en = (f"{row['table']} {field} {words}" for words in note)
    copy.at_record(rule, put(record, field, text), (zh, en), *follows, *more)


def _fields(copy: Copy) -> tuple[Row, ...]:
    return copy.pack.table("fields")


@planter("field-empty")
def empty(copy: Copy, rule: Rule) -> None:
    """A mandatory value is empty, or a star, which counts as empty."""
    rows = [r for r in _fields(copy) if all(r[c] in allowed for c, allowed in rule.select.row_where.items())]
    keyed = {(t, f) for t, fields in copy.pack.key_fields.items() for f in fields}
    found = cells(copy, rows, "field", lambda r, _: (r["table"], r["field"]) not in keyed and r["type"] == "text")
    found = found or cells(copy, rows, "field", lambda r, _: True)
    cell = _cell(copy, found, "有值的必填字段", "a mandatory value that is filled")
    _spoil(copy, rule, cell, copy.random.choice(("", "*")), ("为空", "is empty"))


@planter("key-missing")
def key_missing(copy: Copy, rule: Rule) -> None:
    """A key of a key/value table is missing."""
    rows = [r for r in copy.pack.table("keys") if r["required"] == "M"]
    found = cells(copy, rows, "key", lambda r, _: True)
    record, key, row = _cell(copy, found, "键值表中的必填项", "a mandatory key of a key/value table")
    follows = [r.code for r in copy.pack.rules if r.check == "issue-present" and "xml-schema" in r.select.issues]
    note = (f"{row['table']} 缺少 {key}", f"{row['table']} has no {key}")
    copy.at_record(rule, record, note, *follows, *readers(copy.pack, row["table"], key))
    removed(child(record, key))


@planter("field-length")
def too_long(copy: Copy, rule: Rule) -> None:
    """A value is longer than its field."""

    def plain(row: Row, text: str) -> bool:
        return row["type"] == "text" and row["length"].isdecimal() and not row["list"] and len(text) > 1

    found = cells(copy, _fields(copy), "field", plain)
    cell = _cell(copy, found, "有长度限制的文字字段", "a text whose field has a length")
    text, length = value(cell[0], cell[1]), int(cell[2]["length"])
    text = (text * (length + 1))[: length + copy.random.randint(1, 9)]
    _spoil(copy, rule, cell, text, ("超长", "is too long"), *rule.also)


@planter("field-type")
def wrong_type(copy: Copy, rule: Rule) -> None:
    """Words where a number or a date belongs."""
    keyed = {(t, f) for t, fields in copy.pack.key_fields.items() for f in fields}
    numbers = ("int", "float", "date")
    found = cells(
        copy, _fields(copy), "field", lambda r, _: r["type"] in numbers and (r["table"], r["field"]) not in keyed
    )
    cell = _cell(copy, found, "数值或日期字段", "a value that is a number or a date")
    words = {"date": "三月二日", "int": "若干", "float": "约一百"}
    _spoil(copy, rule, cell, words[cell[2]["type"]], ("类型错误", "is of the wrong type"))


@planter("field-decimals")
def too_precise(copy: Copy, rule: Rule) -> None:
    """More decimals than the field has; the value hardly changes."""

    def written(row: Row, text: str) -> bool:
        full = "." in text and len(text.partition(".")[2]) == int(row["decimals"] or -1)
        return row["type"] == "float" and row["decimals"].isdecimal() and full

    found = cells(copy, _fields(copy), "field", written)
    cell = _cell(copy, found, "写满小数位的数值", "a number with all of its decimals")
    text = value(cell[0], cell[1])
    _spoil(copy, rule, cell, text + f"0{copy.random.randint(1, 4)}", ("小数位过多", "has too many decimals"))


@planter("field-domain")
def not_in_list(copy: Copy, rule: Rule) -> None:
    """A code that its list does not have."""
    known = {(r["list"], r["code"]) for r in copy.pack.table("codes")}
    where = {name for names in (rule.select.records,) for name in names}
    rows = [r for r in _fields(copy) if r["list"] and ("*" in where or r["table"] in where)]
    found = cells(copy, rows, "field", lambda r, text: (r["list"], text) in known)
    cell = _cell(copy, found, "取自代码表的值", "a value taken from a list of codes")
    length = cell[2]["length"]
    free = [t for t in ("99", "98", "9", "8", "Q", "ZZ") if (cell[2]["list"], t) not in known]
    free = [t for t in free if not length or len(t) <= int(length)]
    _spoil(copy, rule, cell, copy.random.choice(free), ("不在代码表", "is not in its list of codes"))


@planter("value-pattern")
def malformed(copy: Copy, rule: Rule) -> None:
    """A code of the wrong build: one of its letters or digits is another."""
    fields = [text.partition("=")[0] for text in _texts(rule, "patterns")]
    tables = set(rule.select.records)
    rows = [r for r in _fields(copy) if r["table"] in tables and r["field"] in fields]
    found = cells(copy, rows, "field", lambda r, text: len(text) >= 2)
    keys = [r for r in copy.pack.table("keys") if r["table"] in tables and r["key"] in fields]
    found += cells(copy, keys, "key", lambda r, text: len(text) >= 2)
    cell = _cell(copy, found, f"字段 {'、'.join(fields)}", f"a value of {', '.join(fields)}")
    text = value(cell[0], cell[1])
    _spoil(copy, rule, cell, text[:-1] + "#", ("结构错误", "is of the wrong form"))


@planter("value-allowed")
def not_allowed(copy: Copy, rule: Rule) -> None:
    """A value that is none of those allowed, in the form that its field has."""
    fields, allowed = _texts(rule, "fields"), _texts(rule, "allowed")
    found = [
        (record, field)
        for record in copy.selected_records(rule.select)
        for field in fields
        if value(record, field) not in EMPTY
    ]
    words = (f"字段 {'、'.join(fields)}", f"a value of {', '.join(fields)}")
    record, field = copy.choose(found, [f"{id(r)}/{f}" for r, f in found], *words)
    old, prefix = value(record, field), rule.params.get("prefix", 0)
    table = name_of(record)
    row = copy.pack.value_rows.get((table, field))
    others = [r["code"] for r in copy.pack.table("codes") if row is not None and r["list"] == row["list"] != ""]
    new = _other(old, allowed, int(prefix) if isinstance(prefix, int) else 0, [c for c in others if c not in allowed])
    copy.at_record(
        rule, put(record, field, new), data(f"{table} {field} = {new}"), *readers(copy.pack, table, field), *rule.also
    )


def _other(old: str, allowed: tuple[str, ...], prefix: int, listed: list[str]) -> str:
    """Another value: one of the list that is not allowed, other digits for the prefix, or a word put before."""
    if listed:
        return listed[0]
    if prefix:
        ahead = next(p for p in ("110101", "440106", "310101", "999999") if p[:prefix] not in allowed)
        return ahead[:prefix] + old[prefix:]
    return f"旧{old}"


@planter("coordinate-system")
def other_system(copy: Copy, rule: Rule) -> None:
    """A coordinate system that is not allowed is declared."""
    field = str(rule.params["field"])
    found = [r for r in copy.selected_records(rule.select) if value(r, field) not in EMPTY]
    record = copy.record(found, f"字段 {field}", f"a value of {field}")
    follows = (*readers(copy.pack, name_of(record), field), *rule.also)
    copy.at_record(rule, put(record, field, "1980西安坐标系"), data("1980西安坐标系"), *follows)


@planter("value-empty")
def left_empty(copy: Copy, rule: Rule) -> None:
    """A value that ought to be filled is not."""
    fields = _texts(rule, "fields")
    found = [
        (record, field)
        for record in copy.selected_records(rule.select)
        for field in fields
        if value(record, field) not in EMPTY
    ]
    words = (f"有值的字段 {'、'.join(fields)}", f"a filled value of {', '.join(fields)}")
    record, field = copy.choose(found, [f"{id(r)}/{f}" for r, f in found], *words)
    follows = (*readers(copy.pack, name_of(record), field), *rule.also)
    note = (f"{name_of(record)} {field} 为空", f"{name_of(record)} {field} is empty")
    copy.at_record(rule, put(record, field, ""), note, *follows)


@planter("dates-in-order")
def dates_reversed(copy: Copy, rule: Rule) -> None:
    """The later of two dates comes before the earlier one."""
    pair = copy.random.choice(_texts(rule, "order"))
    first, second = (part.strip() for part in pair.split("<="))
    found = [r for r in copy.selected_records(rule.select) if has(r, second) or has(r, first)]
    record = copy.record(found, f"日期字段 {first}、{second}", f"the dates {first} and {second}")
    field, text = (second, "1999-01-04") if has(record, second) else (first, "2049-12-28")
    follows = readers(copy.pack, name_of(record), field)
    put(record, field, text)
    copy.at_record(rule, record, data(f"{field} = {text}"), *follows)


@planter("duplicate-key")
def repeated_key(copy: Copy, rule: Rule) -> None:
    """A record stands there twice under one key: of a table whose keys nothing else refers to, if there is one."""
    referred = {r["table"] for r in copy.pack.table("xdata")} | {r["parent"] for r in copy.pack.table("links")}
    counts = {r["table"]: r["max"] for r in copy.pack.table("tables")}
    tables = [t for t in copy.pack.key_fields if "*" in rule.select.records or t in rule.select.records]
    where = {field: tuple(allowed) for field, allowed in rule.select.where.items()}
    pairs = [
        (t, one, two)
        for t in tables
        if counts.get(t, "") != "1"
        for one, two in _neighbours(copy.records(t, where), copy.pack.key_fields[t])
    ]
    pairs = [p for p in pairs if p[0] not in referred] or pairs
    words = ("同一表的两条记录", "two records of one table with a key")
    table, one, two = copy.choose(pairs, [f"{t}/{id(a)}" for t, a, _ in pairs], *words)
    follows: list[str] = []
    for field in copy.pack.key_fields[table]:
        if value(two, field) != value(one, field):
            put(two, field, value(one, field))
            follows += readers(copy.pack, table, field)
    copy.at_record(rule, two, (f"{table} 标识重复", f"{table}: a key is there twice"), *follows)


def _neighbours(records: list[Any], fields: tuple[str, ...]) -> list[tuple[Any, Any]]:
    """Records that follow one another, keyed and with different keys; differing in few fields if possible."""
    full = [r for r in records if all(value(r, f) not in EMPTY and has(r, f) for f in fields)]
    pairs = [(a, b) for a, b in itertools.pairwise(full) if any(value(a, f) != value(b, f) for f in fields)]
    near = [(a, b) for a, b in pairs if sum(value(a, f) != value(b, f) for f in fields) == 1]
    return near or pairs


@planter("record-count")
def too_few(copy: Copy, rule: Rule) -> None:
    """A table has fewer records than it must, or more than it may."""
    reach = {t: sum(t in select.records for r in copy.pack.rules for select in (r.select, *r.others.values()))
             for t in {row["table"] for row in copy.pack.table("tables")}}  # fmt: skip
    parents = {r["parent"] for r in copy.pack.table("links")}
    rows = [r for r in copy.pack.table("tables") if r["min"] == "1" and copy.records(r["table"])]
    rows = sorted((r for r in rows if r["table"] not in parents), key=lambda r: (reach[r["table"]], r["table"]))[:2]
    row = copy.choose(rows, [r["table"] for r in rows], "必须有记录的表", "a table that must have records")
    records = copy.records(row["table"])
    path = copy.file_of(records[0])
    for record in records:
        removed(record)
    schema = [r.code for r in copy.pack.rules if r.check == "issue-present" and "xml-schema" in r.select.issues]
    copy.at_file(rule, path, (f"{row['table']} 没有记录", f"{row['table']} has no records"), *schema)


@planter("number-sequence")
def gap_in_numbers(copy: Copy, rule: Rule) -> None:
    """The numbers have a gap: the last of them is another, so its drawn thing and its record are alone."""
    field, prefix = str(rule.params["field"]), str(rule.params.get("prefix", "J"))
    found = [r for r in copy.selected_records(rule.select) if value(r, field)[len(prefix) :].isdecimal()]
    found = sorted(found, key=lambda r: int(value(r, field)[len(prefix) :]))[-1:]
    record = copy.record(found, f"连续的 {field}", f"numbers in {field}")
    old = value(record, field)
    new = f"{prefix}{int(old[len(prefix) :]) + copy.random.randint(2, 9)}"
    follows = readers(copy.pack, name_of(record), field)
    copy.at_record(rule, put(record, field, new), (f"{old} 改为 {new}", f"{old} changed to {new}"), *follows)
    for other in (r for r in copy.pack.rules if r.check == "record-without-shape"):
        copy.at_record(other, record, (f"{new} 无图形", f"{new} is not drawn"))
    spoil_link(copy, name_of(record), record, old, "shape-without-record")


def spoil_link(copy: Copy, table: str, record: Any, old: str, *checks: str) -> None:
    """What follows for the drawn thing that carried the key ``old`` of a record: it has no record any more, and a
    coordinate file names a point that no table has."""
    files = [rule.code for rule in copy.pack.rules if rule.check == "coordinate-file-points"]
    codes = [rule.code for rule in copy.pack.rules if rule.check in checks]
    for row in copy.pack.table("xdata"):
        if row["table"] == table and row.yes("key") and codes:
            for thing in copy.of_role(row["role"]):
                if copy.items(thing)[int(row["item"]) : int(row["item"]) + 1] == [old]:
                    copy.at_thing(codes[0], thing, (f"{old} 无记录", f"no record of {old}"), *files)


def copied(record: Any) -> Any:
    """The record once more, behind itself."""
    twin = deepcopy(record)
    record.addnext(twin)
    return twin


def _texts(rule: Rule, name: str) -> tuple[str, ...]:
    """A parameter that is a list of texts."""
    found = rule.params.get(name, ())
    return tuple(map(str, found)) if isinstance(found, tuple) else (str(found),)


def number(record: Any, field: str) -> Any:
    """The number of a value, or None."""
    return decimal_of(value(record, field))
