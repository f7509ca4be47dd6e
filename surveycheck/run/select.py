"""Select → Selection: who a rule applies to, and how many of them a gate keeps back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from surveycheck.model import Features, Model, Record
from surveycheck.model.columns import Bools, Objects
from surveycheck.model.drawing import IN_BLOCK, MODEL_SPACE, PAPER_SPACE, PLACED, SHAPES
from surveycheck.pack import Pack
from surveycheck.rule import Row, Select, Selection
from surveycheck.rule.paths import matches, normal, role_of
from surveycheck.run.gate import Withheld
from surveycheck.run.options import Options
from surveycheck.run.roles import layer_test, role_layers

SPACES = {"model": MODEL_SPACE, "paper": PAPER_SPACE, "block": IN_BLOCK, "placed": PLACED}


@dataclass(frozen=True)
class Resolved:
    """A selection, and how many subjects are missing from it because of a gate."""

    selection: Selection
    withheld: int = 0


def resolve(select: Select, model: Model, pack: Pack, options: Options, withheld: Withheld) -> Resolved:
    """The subjects of ``select`` in ``model``. Order: as in the model."""
    kept = Withheld() if select.failed else withheld
    kind = select.kind()
    if kind == "features":
        return _features(select, model, pack, options, kept)
    if kind == "records":
        return _records(select, model, kept)
    if kind == "rows":
        if model.lone and select.rows == "files":  # one file is no package: nothing can be missing from it
            return Resolved(Selection())
        return Resolved(Selection(rows=tuple(r for r in pack.table(select.rows) if _row_fits(r, select))))
    if kind == "issues":
        files = tuple(f for f in model.files if not select.issue_kinds or f.kind in select.issue_kinds)
        return Resolved(Selection(files=files, issues=tuple(i for i in model.issues if i.code in select.issues)))
    return _whole_files(select, kind, model, pack, options, kept)


def _row_fits(row: Row, select: Select) -> bool:
    return all(row[column] in allowed for column, allowed in select.row_where.items())


def _records(select: Select, model: Model, withheld: Withheld) -> Resolved:
    names = tuple(model.tables) if "*" in select.records else select.records
    found = {table: model.tables[table] for table in names if table in model.tables}
    if select.where:
        found = {table: tuple(r for r in records if _says(r, select.where)) for table, records in found.items()}
    free = {table: withheld.free(records) for table, records in found.items()}
    gone = sum(len(found[table]) - len(free[table]) for table in found)
    return Resolved(Selection.of_tables(free), gone)


def _says(record: Record, wanted: Mapping[str, tuple[str, ...]]) -> bool:
    return all(record.get(name) in allowed for name, allowed in wanted.items())


def _whole_files(select: Select, kind: str, model: Model, pack: Pack, options: Options, withheld: Withheld) -> Resolved:
    wanted = getattr(select, kind)

    def split(paths: list[str]) -> tuple[set[str], int]:
        found = [p for p in paths if in_role(p, wanted, model, pack, bool(options.focus))]
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


def in_role(path: str, wanted: tuple[str, ...], model: Model, pack: Pack, fragment: bool) -> bool:
    """Has the file one of these roles (of the files table), or does it fit one of these patterns?

    A lone file has no folders, so only the last part of a role's path counts. In an example's fragment, a file that
    stands nowhere in the table may be any of them."""
    if "*" in wanted or "**" in wanted:
        return True
    rows = pack.table("files")
    if model.lone:
        last = normal(path).rsplit("/", 1)[-1]
        own = [p.rsplit("/", 1)[-1] for r in rows if r["role"] in wanted for p in r.list("path")]
        return any(matches(p, last) for p in own)
    row = role_of(rows, path)
    if row is None and fragment and "/" not in path:
        return True
    return (row is not None and row["role"] in wanted) or any(matches(p, path) for p in wanted if "." in p)


def _features(select: Select, model: Model, pack: Pack, options: Options, withheld: Withheld) -> Resolved:
    every = model.features
    notes: tuple[tuple[str, str], ...] = ()
    mask = _general(select, every, model, pack, options)
    if select.roles:
        rows = tuple(r for r in pack.table("features") if r["role"] in select.roles)
        rows, notes = role_layers(rows, options, every.take(mask))
        mask &= _any(tuple(_of_row(r, select, every, model, pack, options) for r in rows), len(every))
    found = every.take(mask)
    kept_back = withheld.features(found)
    return Resolved(replace(Selection(features=found.take(~kept_back)), notes=notes), int(kept_back.sum()))


def _general(select: Select, every: Features, model: Model, pack: Pack, options: Options) -> Bools:
    """What holds for every role: space, layers, kinds, DXF types, blocks, codes, drawings."""
    mask: Bools = np.ones(len(every), np.bool_)
    space = every.column("space")
    mask &= (space != PLACED) if select.space == "any" else (space == SPACES[select.space])
    if "ATTRIB" not in select.types:
        mask &= (every.column("parent").astype(np.int64) < 0) | (space == PLACED)
    if select.layers:
        mask &= every.layer.where(_any_pattern(select.layers))
    if select.kinds:
        mask &= np.isin(every.shape, [SHAPES.index(k) for k in select.kinds])
    if select.types:
        mask &= every.type.where(lambda name: name in select.types)
    if select.blocks:
        mask &= every.labels("block").where(_any_pattern(select.blocks))
    if select.codes:
        mask &= np.isin(codes(every, pack), select.codes)
    if select.inside:
        mask &= _inside(every, select.inside, model, pack, options)
    return mask


def _of_row(row: Row, select: Select, every: Features, model: Model, pack: Pack, options: Options) -> Bools:
    """One row of the features table: its layer, its geometry, and its codes where only they tell the role."""
    mask = every.layer.where(layer_test(row["layer"]))
    kinds = select.kinds or row.list("geometry")
    if kinds:
        mask &= np.isin(every.shape, [SHAPES.index(k) for k in kinds])
    if row.yes("by_code"):
        mask &= np.isin(codes(every, pack), row.list("code"))
    if row["inside"] and not select.inside:
        mask &= _inside(every, row.list("inside"), model, pack, options)
    return mask


def _inside(every: Features, roles: tuple[str, ...], model: Model, pack: Pack, options: Options) -> Bools:
    fits = [in_role(d.file, roles, model, pack, bool(options.focus)) for d in every.drawings]
    return np.array([*fits, False], np.bool_)[every.source]


def codes(features: Features, pack: Pack) -> Objects:
    """The feature code of each: first item of the application named by the setting ``xdata_application`` (SOUTH)."""
    setting = pack.settings.get("xdata_application")
    return features.xdata(str(setting.value) if setting else "SOUTH", 0)


def _any_pattern(patterns: tuple[str, ...]) -> Callable[[str], bool]:
    return lambda name: any(layer_test(p)(name) for p in patterns)


def _any(masks: tuple[Bools, ...], count: int) -> Bools:
    return np.logical_or.reduce(masks) if masks else np.zeros(count, np.bool_)
