"""A card's ``select`` and ``others`` → Select, held against the pack's tables."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from surveycheck.pack.columns import GEOMETRIES
from surveycheck.pack.keys import Keys
from surveycheck.rule import Row, Select

SPACES = ("model", "paper", "block", "placed", "any")
FEATURE_LISTS = ("roles", "layers", "kinds", "types", "blocks", "codes", "inside")
WHOLE = ("files", "drawings", "documents")
LISTS = (*FEATURE_LISTS, *WHOLE, "records", "issues", "issue_kinds")
BELONGS = {
    **dict.fromkeys((*FEATURE_LISTS, "features", "space"), "features"),
    "records": "records",
    "where": "records",
    "survey": "records",
    "rows": "rows",
    "row_where": "rows",
    "issues": "issues",
    "issue_kinds": "issues",
    **{word: word for word in WHOLE},
}
"""Which kind of subject each key narrows."""


@dataclass(frozen=True)
class Known:
    """What the tables of a pack name: roles, files, XML tables with their fields, and all tables with their columns."""

    roles: frozenset[str]
    files: frozenset[str]
    records: Mapping[str, frozenset[str]]
    tables: Mapping[str, frozenset[str]]


def known_of(tables: Mapping[str, tuple[Row, ...]], columns: Mapping[str, tuple[str, ...]]) -> Known:
    """What may be named."""

    def every(table: str, column: str) -> frozenset[str]:
        return frozenset(row[column] for row in tables.get(table, ()))

    records: dict[str, set[str]] = {name: set() for name in every("tables", "table")}
    for row in tables.get("fields", ()):
        records.setdefault(row["table"], set()).add(row["field"])
    for row in tables.get("keys", ()):
        records.setdefault(row["table"], set()).add(row["key"])
    return Known(
        every("features", "role"),
        every("files", "role"),
        {name: frozenset(fields) for name, fields in records.items()},
        {name: frozenset(names) for name, names in columns.items()},
    )


def read_select(keys: Keys, known: Known) -> Select:
    """One selection; unknown names, and keys that would narrow something else, are faults."""
    keys.asked.update(LISTS)
    lists = {word: keys.texts(word) for word in LISTS if word in keys}
    select = Select(
        features=keys.flag("features"),
        space=keys.one_of("space", SPACES, "model"),
        where=_where(keys, "where"),
        rows=keys.text("rows"),
        row_where=_where(keys, "row_where"),
        failed=keys.flag("failed"),
        survey=keys.flag("survey"),
        earlier=keys.flag("earlier"),
        **lists,
    )
    keys.finish()
    _one_kind(keys, select)
    _names(keys, "roles", select.roles, known.roles)
    _names(keys, "kinds", select.kinds, GEOMETRIES)
    _names(keys, "records", [r for r in select.records if r != "*"], known.records)
    for word in ("inside", *WHOLE):
        _names(keys, word, [v for v in lists.get(word, ()) if not set(v) & set("*?./")], known.files)
    _names(keys, "rows", [select.rows] if select.rows else [], known.tables)
    _columns(keys, select, known)
    return select


def _where(keys: Keys, key: str) -> dict[str, tuple[str, ...]]:
    child = keys.child(key)
    return {name: (v,) if isinstance(v := child.raw(name), str) else child.texts(name) for name in child.data}


def _one_kind(keys: Keys, select: Select) -> None:
    kind = select.kind()
    if not kind:
        zh = "没有选择任何检查对象（features、records、files、drawings、documents、rows、issues）"
        keys.fault("", zh, "selects nothing: features, records, files, drawings, documents, rows or issues")
        return
    if select.earlier and kind not in ("features", "records"):
        keys.fault("earlier", "earlier 只能与图形或 records 同用", "earlier goes with features or records only")
    for key in keys.data:
        if BELONGS.get(key, kind) != kind:
            keys.fault(key, f"{key} 与 {kind} 不能同用，会被忽略", f"{key} has no effect beside {kind}")


def _names(keys: Keys, key: str, wanted: Collection[str], known: Collection[str]) -> None:
    for word in wanted:
        if word not in known:
            keys.fault(key, f"规则包的表中没有 {word!r}", f"{word!r} stands in no table of the pack")


def _columns(keys: Keys, select: Select, known: Known) -> None:
    if select.rows in known.tables:
        _names(keys, "row_where", select.row_where, known.tables[select.rows])
    for table in select.records:
        if fields := known.records.get(table):
            _names(keys, "where", [f for f in select.where if not f.startswith("@")], fields)
