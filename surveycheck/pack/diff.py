"""What differs between two packs as they work, with what they extend: settings, rows, rules, grade policy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from hashlib import sha256
from pathlib import Path
from typing import Literal

from surveycheck.pack.columns import TABLES
from surveycheck.pack.pack import Pack, Policy, SettingInfo
from surveycheck.rule import Limit, Row, Rule

Kind = Literal["added", "removed", "changed"]
Parts = Mapping[str, tuple[object, object]]
"""What has changed: old and new by the name of the part."""

SAID = (
    "title",
    "title_en",
    "edition",
    "notice",
    "notice_en",
    "extends",
    "package",
    "xml_root",
    "xml_namespace",
    "claim",
)
OF_RULE = (
    *("name", "stage", "severity", "severity_column", "severity_when", "title", "title_en", "quality"),
    *("clause", "clause_en"),
    *("certainty", "check", "select", "others", "params", "message", "cases", "why", "fix", "needs", "also", "aliases"),
    *("cause", "common", "unit", "gate", "whole"),
)
"""What a rule does and says; where it stands and its examples are no difference."""


@dataclass(frozen=True)
class Change:
    """``where``: name of the table, "" elsewhere; ``key`` of a setting, row or rule; ``parts`` only of what changed;
    ``title`` in Chinese and English, of the new one where there is one."""

    kind: Kind
    where: str
    key: str
    title: tuple[str, str] = ("", "")
    parts: Parts = field(default_factory=dict)


@dataclass(frozen=True)
class PackDiff:
    """``notes``: what looks like a slip in the new pack, in Chinese and English."""

    old: Pack
    new: Pack
    header: Parts
    settings: tuple[Change, ...]
    rows: tuple[Change, ...]
    rules: tuple[Change, ...]
    grade: Parts
    notes: tuple[tuple[str, str], ...]

    @property
    def same(self) -> bool:
        return not (self.header or self.settings or self.rows or self.rules or self.grade)


def diff(old: Pack, new: Pack) -> PackDiff:
    """Everything that differs, in the order of the packs' own tables and stages."""
    rows = tuple(change for table in _names(old.tables, new.tables) for change in _rows(table, old, new))
    return PackDiff(
        old,
        new,
        _parts(old, new, ("name", *SAID)),
        tuple(_settings(old.settings, new.settings)),
        rows,
        tuple(_rules(old, new)),
        _grade(old, new),
        tuple(_notes(rows)),
    )


def _names(old: Mapping[str, object], new: Mapping[str, object]) -> list[str]:
    return sorted({*old, *new})


def _parts(old: object, new: object, names: Sequence[str]) -> dict[str, tuple[object, object]]:
    pairs = {name: (plain(getattr(old, name)), plain(getattr(new, name))) for name in names}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def plain(value: object) -> object:
    """A value of a pack as JSON can hold it; a limit as its formula."""
    if isinstance(value, Limit):
        return formula(value)
    if isinstance(value, Mapping):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, tuple | list | frozenset):
        return [plain(inner) for inner in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    return value if isinstance(value, str | int | float | bool) or value is None else str(value)


def formula(limit: Limit) -> str:
    """``0.04·√x + 0.002·x m² (x ≤ 100)``; pieces are separated by semicolons."""
    pieces = []
    for piece in limit.pieces:
        terms = [(piece.constant, ""), (piece.per_sqrt, "·√x"), (piece.per_unit, "·x")]
        words = " + ".join(f"{value:g}{what}" for value, what in terms if value) or "0"
        pieces.append(words if piece.upto == float("inf") else f"{words} (x ≤ {piece.upto:g})")
    return f"{'; '.join(pieces)} {limit.unit}".strip()


def _settings(old: Mapping[str, SettingInfo], new: Mapping[str, SettingInfo]) -> Iterator[Change]:
    names = ("value", "title", "title_en", "unit", "source", "certainty")
    for name in dict.fromkeys((*old, *new)):
        before, after = old.get(name), new.get(name)
        shown = after or before
        title = (shown.title, shown.title_en) if shown else ("", "")
        if before is None or after is None:
            value = {"value": (plain(before.value) if before else None, plain(after.value) if after else None)}
            yield Change("removed" if before else "added", "", name, title, value)
        elif parts := _parts(before, after, names):
            yield Change("changed", "", name, title, parts)


def _rows(table: str, old: Pack, new: Pack) -> Iterator[Change]:
    before, after = _keyed(table, old.table(table)), _keyed(table, new.table(table))
    for key in dict.fromkeys((*before, *after)):
        one, other = before.get(key), after.get(key)
        shown = other or one
        title = (shown["title"], shown["title_en"]) if shown else ("", "")
        if one is None or other is None:
            yield Change("removed" if one else "added", table, key, title)
            continue
        columns = dict.fromkeys((*one.values, *other.values))
        parts = {c: (one[c], other[c]) for c in columns if one[c] != other[c]}
        if parts:
            yield Change("changed", table, key, title, parts)


def _keyed(table: str, rows: Sequence[Row]) -> dict[str, Row]:
    """Rows by their key; in a free table, where several may have the same, numbered."""
    found: dict[str, Row] = {}
    for row in rows:
        key = TABLES[table].key if table in TABLES else tuple(row.values)[:1]
        name = "/".join(row[column] for column in key)
        number = next(n for n in range(1, len(rows) + 2) if (name if n == 1 else f"{name} ({n})") not in found)
        found[name if number == 1 else f"{name} ({number})"] = row
    return found


def _rules(old: Pack, new: Pack) -> Iterator[Change]:
    before, after = {r.code: r for r in old.rules}, {r.code: r for r in new.rules}
    for code in dict.fromkeys((*before, *after)):
        one, other = before.get(code), after.get(code)
        shown = other or one
        title = (shown.title, shown.title_en) if shown else ("", "")
        if one is None or other is None:
            yield Change("removed" if one else "added", "", code, title)
            continue
        parts = dict(_parts(one, other, OF_RULE))
        if one.python and other.python and (pair := (_digest(one, old), _digest(other, new)))[0] != pair[1]:
            parts["python"] = pair
        if parts:
            yield Change("changed", "", code, title, parts)


def _digest(rule: Rule, pack: Pack) -> str:
    """Of the .py beside the card, in the pack or in the one that it stems from; "" where it is in neither."""
    for folder in (pack.folder, rule.home):
        path = Path(folder) / Path(rule.origin).with_suffix(".py")
        if folder and path.is_file():
            return sha256(path.read_bytes()).hexdigest()[:12]
    return ""


def _grade(old: Pack, new: Pack) -> Parts:
    """The policies, key by key; the weights of elements and parts by their names."""
    before, after = _policy(old), _policy(new)
    keys = dict.fromkeys((*before, *after))
    return {key: (before.get(key), after.get(key)) for key in keys if before.get(key) != after.get(key)}


def _policy(pack: Pack) -> dict[str, object]:
    """Of policies by other standards, too: their keys begin with the standard."""
    if pack.policy is None:
        return {}
    said = _keys_of(pack.policy)
    for other in pack.policy.also:
        said |= {f"{other.standard} {key}": value for key, value in _keys_of(other).items()}
    return said


def _keys_of(policy: Policy) -> dict[str, object]:
    names = ("standard", "count", "t", "deduct", "levels", "fail_level", "pass_score", "veto", "profile")
    said = {name: plain(getattr(policy, name)) for name in (*names, "gross_share", "steps")}
    for element in policy.elements:
        said[element.name] = element.weight
        said |= {f"{element.name}/{part.name}": part.weight for part in element.parts}
    return said


def _notes(rows: Sequence[Change]) -> Iterator[tuple[str, str]]:
    """A code that comes where the same one with leading zeros goes."""
    gone = {change.key for change in rows if change.where == "codes" and change.kind == "removed"}
    for change in rows:
        name, _, code = change.key.rpartition("/")
        wide = next((g for g in gone if g.rpartition("/")[0] == name and _shorn(code, g.rpartition("/")[2])), "")
        if change.where == "codes" and change.kind == "added" and wide:
            zh = f"代码 {change.key} 像是丢了前导零的 {wide}"
            yield zh, f"the code {change.key} looks like {wide} without its leading zeros"


def _shorn(code: str, wide: str) -> bool:
    return code.isdigit() and wide.startswith("0") and wide != code and wide.lstrip("0") == code
