"""How the tables and cards of an extended pack are laid under those of the pack that extends it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from surveycheck.pack.card import CardFile
from surveycheck.pack.columns import TABLES
from surveycheck.pack.csvfile import CsvTable, shorn
from surveycheck.pack.faults import Faults
from surveycheck.pack.inherited import Inherited
from surveycheck.pack.keys import TomlFile
from surveycheck.pack.pack import Policy
from surveycheck.rule import Row

OVER = "over"
"""The key of a card that gives only what differs from the card of the same path in the extended pack."""

Complain = Callable[[str, str, str], None]
"""Key, Chinese words, English words."""


def key_of(table: str, columns: tuple[str, ...]) -> tuple[str, ...]:
    """The columns that name what replaces and is replaced as a whole: a limit with all of its pieces (pieces of two
    would be neither), else a row. A table that the engine does not know goes by its first column."""
    if table == "limits":
        return ("limit",)
    return TABLES[table].key if table in TABLES else columns[:1]


def name_of(row: Row, key: tuple[str, ...]) -> str:
    """The row's key as patterns see it: the values of its columns, joined by a slash."""
    return "/".join(row[column] for column in key)


def taken_over(tables: Mapping[str, CsvTable], how: Inherited, complain: Complain) -> dict[str, CsvTable]:
    """The extended pack's tables without the rows that are left out, as sure as they are here. A pattern that meets no
    row is a fault: it would hide a slip."""
    for name in how.without.keys() - tables.keys():
        complain(f"inherited.without.{name}", f"被继承的规则包没有表 {name}", f"the extended pack has no table {name}")
    return {name: _thinned(table, how, complain) for name, table in tables.items()}


def _thinned(table: CsvTable, how: Inherited, complain: Complain) -> CsvTable:
    key, patterns = key_of(table.name, table.columns), how.without.get(table.name, ())
    names = [name_of(row, key) for row in table.rows]
    for pattern in patterns:
        if not any(fnmatchcase(name, pattern) for name in names):
            zh = f"被继承的表 {table.name} 中没有 {pattern}（键：{'/'.join(key)}）"
            en = f"the extended table {table.name} has no row {pattern} (key: {'/'.join(key)})"
            complain(f"inherited.without.{table.name}", zh, en)
    kept = [
        row
        for row, name in zip(table.rows, names, strict=True)
        if not any(fnmatchcase(name, pattern) for pattern in patterns)
    ]
    maps = {"certainty": how.certainty, "quality": how.quality if table.name == "manual" else {}}
    maps = {column: names for column, names in maps.items() if names}
    return replace(table, rows=tuple(_renamed_row(row, maps) if maps else row for row in kept))


def _renamed_row(row: Row, maps: Mapping[str, Mapping[str, str]]) -> Row:
    """How sure it is here, and the own sub-element that it counts in."""
    here = {column: names.get(row[column], row[column]) for column, names in maps.items()}
    return Row(row.table, row.number, {**row.values, **here})


def merged(base: CsvTable, own: CsvTable) -> CsvTable:
    """Rows with the same key are replaced."""
    key = key_of(own.name, own.columns)
    mine = {tuple(row[c] for c in key) for row in own.rows}
    kept = tuple(row for row in base.rows if tuple(row[c] for c in key) not in mine)
    columns = tuple(dict.fromkeys((*base.columns, *own.columns)))
    rows = tuple(Row(r.table, r.number, {**dict.fromkeys(columns, ""), **r.values}) for r in (*kept, *own.rows))
    return replace(own, columns=columns, rows=rows)


def compared(base: CsvTable, own: CsvTable, faults: Faults) -> None:
    """Codes that only lack the leading zeros of one below are a fault: they would stand beside it, not replace it."""
    if own.name != "codes":
        return
    known = {(row["list"], row["code"]) for row in base.rows}
    for row in own.rows:
        wide = next((code for name, code in known if name == row["list"] and _shorn(row["code"], code)), "")
        if wide and (row["list"], row["code"]) not in known:
            shorn(own.file, row, wide, faults)


def _shorn(code: str, wide: str) -> bool:
    return code.isdigit() and wide.startswith("0") and len(wide) > len(code) and wide.lstrip("0") == code


def taken_cards(
    cards: Mapping[str, CardFile], folder: Path, policy: Policy | None, how: Inherited, complain: Complain
) -> dict[str, CardFile]:
    """The cards of the pack in ``folder`` with the own sub-elements and certainties. Their examples stay at home: they
    are drawn at its place, with its names and limits."""
    known = {f"{e.name}/{p.name}" for e in policy.elements for p in e.parts} if policy else set()
    for name in how.quality.keys() - known:
        zh, en = f"被继承的评分方案没有 {name}", f"the extended pack's grade policy has no {name}"
        complain(f"inherited.quality.{name}", zh, en)
    maps = {"quality": how.quality, "certainty": how.certainty}
    return {
        path: replace(_with(card, _renamed(card.toml.data, maps)), home=card.home or str(folder))
        for path, card in cards.items()
    }


def _renamed(data: Mapping[str, Any], maps: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    """The card's keys, some of them by other words."""
    other = {
        key: words[data[key]] for key, words in maps.items() if isinstance(data.get(key), str) and data[key] in words
    }
    return {**data, **other}


def patched(card: CardFile, base: CardFile | None, faults: Faults) -> CardFile:
    """A card with ``over = true`` laid over the one below: keys replace keys, tables are laid over tables, lists (also
    those of examples) are replaced. It stays a rule of the pack whose logic it has. Any other card as it is."""
    data = dict(card.toml.data)
    if data.pop(OVER, False) is not True:
        return card
    if base is None:
        zh = f"over：被继承的规则包没有 {card.stage}/{card.name}.toml"
        en = f"over: the extended pack has no {card.stage}/{card.name}.toml"
        faults.add(card.toml.name, card.toml.lines.get((OVER,), 0), OVER, zh, en)
        return card
    if card.python:
        zh = f"over：旁边不能有 {card.python.name}，写完整的卡片"
        en = f"over: there is a {card.python.name} beside it; write the whole card"
        faults.add(card.toml.name, card.toml.lines.get((OVER,), 0), OVER, zh, en)
    toml = TomlFile(card.toml.name, card.toml.text, _laid(base.toml.data, data))
    home = "" if "bad" in data or "good" in data else base.home
    return replace(base, toml=toml, trusted=card.trusted and base.trusted, home=home)


def _laid(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    laid = dict(below)
    for key, value in above.items():
        both = isinstance(value, dict) and isinstance(below.get(key), dict)
        laid[key] = _laid(below[key], value) if both else value
    return laid


def _with(card: CardFile, data: Mapping[str, Any]) -> CardFile:
    return replace(card, toml=TomlFile(card.toml.name, card.toml.text, data))
