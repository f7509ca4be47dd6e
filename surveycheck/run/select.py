"""Select → Selection: who a rule applies to, and how many of them a gate keeps back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from surveycheck.model import Features, Model, Record
from surveycheck.model.columns import Bools, Labels
from surveycheck.model.drawing import IN_BLOCK, MODEL_SPACE, PAPER_SPACE, PLACED, SHAPES
from surveycheck.pack import Pack
from surveycheck.rule import Row, Select, Selection
from surveycheck.rule.kept import Kept
from surveycheck.rule.paths import matches, normal, role_of
from surveycheck.run.gate import Withheld
from surveycheck.run.options import Options
from surveycheck.run.roles import Notes, layer_test, role_layers

NARROWING = ("roles", "layers", "kinds", "types", "blocks", "codes", "space", "inside")
"""What of a selection tells which drawn things are meant."""

SPACES = {"model": MODEL_SPACE, "paper": PAPER_SPACE, "block": IN_BLOCK, "placed": PLACED}


@dataclass(frozen=True)
class Given:
    """What a run is about. ``kept`` holds what was selected before, by what was asked: many rules ask for the same,
    and so share the columns that they make. ``earlier``: the same of an earlier stage; ``prefix``: what stands before
    the paths of its files."""

    model: Model
    pack: Pack
    options: Options
    earlier: Given | None = None
    prefix: str = ""
    kept: Kept = field(default_factory=Kept)


@dataclass(frozen=True)
class Resolved:
    """A selection, and how many subjects are missing from it because of a gate."""

    selection: Selection
    withheld: int = 0


def nobody(given: Given) -> Withheld:
    """Nothing is kept back: always the same, for what is selected is kept by it."""
    return given.kept.once(("nobody",), Withheld)


def resolve(select: Select, given: Given, withheld: Withheld) -> Resolved:
    """The subjects of ``select``. Order: as in the model."""
    if select.earlier:
        own = replace(select, earlier=False)
        return resolve(own, given.earlier, Withheld()) if given.earlier is not None else Resolved(Selection())
    model = given.model
    kept = nobody(given) if select.failed else withheld
    kind = select.kind()
    if kind == "features":
        return _features(select, given, kept)
    if kind == "records":
        return given.kept.once(("records", select.key, kept), lambda: _records(select, model, kept))
    if kind == "rows":
        if model.lone and select.rows == "files":  # one file is no package: nothing can be missing from it
            return Resolved(Selection())
        return given.kept.once(("rows", select.key), lambda: _rows(select, given.pack))
    if kind == "issues":
        files = tuple(f for f in model.files if not select.issue_kinds or f.kind in select.issue_kinds)
        return Resolved(Selection(files=files, issues=tuple(i for i in model.issues if i.code in select.issues)))
    return _whole_files(select, kind, given, kept)


def _rows(select: Select, pack: Pack) -> Resolved:
    return Resolved(Selection(rows=tuple(row for row in pack.table(select.rows) if _row_fits(row, select))))


def _row_fits(row: Row, select: Select) -> bool:
    return all(row[column] in allowed for column, allowed in select.row_where.items())


def _records(select: Select, model: Model, withheld: Withheld) -> Resolved:
    tables = model.surveyed if select.survey else model.tables
    names = tuple(tables) if "*" in select.records else select.records
    found = {table: tables[table] for table in names if table in tables}
    if select.where:
        found = {table: tuple(r for r in records if _says(r, select.where)) for table, records in found.items()}
    free = {table: withheld.free(records) for table, records in found.items()}
    gone = sum(len(found[table]) - len(free[table]) for table in found)
    return Resolved(Selection.of_tables(free), gone)


def _says(record: Record, wanted: Mapping[str, tuple[str, ...]]) -> bool:
    return all(record.get(name) in allowed for name, allowed in wanted.items())


def _whole_files(select: Select, kind: str, given: Given, withheld: Withheld) -> Resolved:
    model, wanted = given.model, getattr(select, kind)

    def split(paths: list[str]) -> tuple[set[str], int]:
        found = [p for p in paths if in_role(p, wanted, given)]
        free = {p for p in found if p not in withheld.files}
        return free, len(found) - len(free)

    if kind == "files":
        free, gone = split([f.path for f in model.files])
        return Resolved(Selection(files=tuple(f for f in model.files if f.path in free)), gone)
    if kind == "drawings":
        free, gone = split([d.file for d in model.drawings])
        return Resolved(Selection(drawings=tuple(d for d in model.drawings if d.file in free)), gone)
    free, gone = split([d.file for d in model.documents])
    return Resolved(Selection(documents=tuple(d for d in model.documents if d.file in free)), gone)


def in_role(path: str, wanted: tuple[str, ...], given: Given) -> bool:
    """Has the file one of these roles (of the files table), or does it fit one of these patterns?

    A lone file has no folders, so only the last part of a role's path counts. In an example's fragment, a file that
    stands nowhere in the table may be any of them."""
    return given.kept.once(("in_role", path, wanted), lambda: _in_role(path, wanted, given))


def _in_role(path: str, wanted: tuple[str, ...], given: Given) -> bool:
    if "*" in wanted or "**" in wanted:
        return True
    path = path.removeprefix(given.prefix)
    rows = given.pack.table("files")
    if given.model.lone:
        last = normal(path).rsplit("/", 1)[-1]
        own = [p.rsplit("/", 1)[-1] for r in rows if r["role"] in wanted for p in r.list("path")]
        return any(matches(p, last) for p in own)
    row = role_of(rows, path)
    if row is None and given.options.focus and "/" not in path:
        return True
    return (row is not None and row["role"] in wanted) or any(matches(p, path) for p in wanted if "." in p)


def _features(select: Select, given: Given, withheld: Withheld) -> Resolved:
    found, notes = _drawn(select, given)
    kept_back = withheld.features(found)
    if not kept_back.any():  # the very same features, with the columns that others have asked for
        asked = ("selection", found, notes)
        return given.kept.once(asked, lambda: Resolved(Selection(features=found, notes=notes)))
    return Resolved(Selection(features=found.take(~kept_back), notes=notes), int(kept_back.sum()))


def _drawn(select: Select, given: Given) -> tuple[Features, Notes]:
    """The drawn things that are meant, whether a gate keeps them back or not."""
    asked = tuple(getattr(select, name) for name in NARROWING)
    return given.kept.once(("drawn", *asked), lambda: _searched(select, given))


def _searched(select: Select, given: Given) -> tuple[Features, Notes]:
    """By layer first: few things stand on the layers of one role."""
    every = given.model.features
    if not len(every):
        return every, ()
    if not select.roles:
        near = every.take(every.on_layers(_any_pattern(select.layers))) if select.layers else every
        return _narrowed(select, near, given), ()
    rows = tuple(r for r in given.pack.table("features") if r["role"] in select.roles)
    tested = any(r["layer"] == "?coverage" for r in rows)
    rows, notes = role_layers(rows, given.options, _narrowed(select, every, given) if tested else every)
    found = [(row, every.on_layers(layer_test(row["layer"]))) for row in rows]
    mine = [at[_of_row(row, select, every.take(at), given)] for row, at in found if len(at)]
    numbers = np.unique(np.concatenate(mine)) if mine else np.zeros(0, np.int64)
    return _narrowed(select, every.take(numbers), given), notes


def _narrowed(select: Select, near: Features, given: Given) -> Features:
    """What holds for every role: space, layers, kinds, DXF types, blocks, codes, drawings."""
    space = near.column("space")
    mask = (space != PLACED) if select.space == "any" else (space == SPACES[select.space])
    if "ATTRIB" not in select.types:
        mask &= (near.column("parent").astype(np.int64) < 0) | (space == PLACED)
    if select.layers:
        mask &= near.layer.where(_any_pattern(select.layers))
    if select.kinds:
        mask &= _of_kinds(near, select.kinds)
    if select.types:
        mask &= near.type.where(select.types.__contains__)
    if select.blocks:
        mask &= near.labels("block").where(_any_pattern(select.blocks))
    if select.codes:
        mask &= codes(near, given.pack).where(select.codes.__contains__)
    if select.inside:
        mask &= _inside(near, select.inside, given)
    return near.take(mask)


def _of_kinds(features: Features, kinds: Sequence[str]) -> Bools:
    wanted = np.array([kind in kinds for kind in SHAPES], np.bool_)
    mask: Bools = wanted[features.shape]
    return mask


def _of_row(row: Row, select: Select, near: Features, given: Given) -> Bools:
    """One row of the features table, of things on its layer: its geometry, and its codes where only they tell the
    role."""
    mask: Bools = np.ones(len(near), np.bool_)
    kinds = select.kinds or row.list("geometry")
    if kinds:
        mask &= _of_kinds(near, kinds)
    if row.yes("by_code"):
        mask &= codes(near, given.pack).where(row.list("code").__contains__)
    if row["inside"] and not select.inside:
        mask &= _inside(near, row.list("inside"), given)
    return mask


def _inside(every: Features, roles: tuple[str, ...], given: Given) -> Bools:
    fits = [in_role(d.file, roles, given) for d in every.drawings]
    return np.array([*fits, False], np.bool_)[every.source]


def codes(features: Features, pack: Pack) -> Labels:
    """The feature code of each: first item of the application named by the setting ``xdata_application`` (SOUTH)."""
    setting = pack.settings.get("xdata_application")
    return features.xdata_labels(str(setting.value) if setting else "SOUTH", 0)


def _any_pattern(patterns: tuple[str, ...]) -> Callable[[str], bool]:
    tests = [layer_test(p) for p in patterns]
    return lambda name: any(test(name) for test in tests)
