"""Roles that the user gives layers to (``--as AREA=…``), or that a layer is clearly fit for."""

from __future__ import annotations

from collections.abc import Callable
from fnmatch import fnmatchcase

from surveycheck.geometry.coverage import is_coverage
from surveycheck.model import Features
from surveycheck.model.drawing import AREA
from surveycheck.rule import Row
from surveycheck.run.options import Options

Notes = tuple[tuple[str, str], ...]


def layer_test(pattern: str) -> Callable[[str], bool]:
    """Does a layer's name fit a pattern with ``*`` and ``?``? Case does not matter in DXF."""
    wanted = pattern.strip().casefold()
    return lambda name: fnmatchcase(name.strip().casefold(), wanted)


def role_layers(rows: tuple[Row, ...], options: Options, candidates: Features) -> tuple[tuple[Row, ...], Notes]:
    """The rows with the layers that they stand for in this run, and a note for each layer that was taken by test.

    ``?coverage`` as a row's layer: layers named by the user for that role, else each layer whose areas clearly are a
    coverage (``geometry.coverage.is_coverage``)."""
    found: list[Row] = []
    notes: list[tuple[str, str]] = []
    for row in rows:
        named = options.roles.get(row["role"])
        if named is not None:
            found += [_with_layer(row, pattern) for pattern in named]
        elif options.focus and row["layer"] in ("", "?coverage"):  # an example names such a layer as the role
            found.append(_with_layer(row, row["role"]))
        elif row["layer"] == "?coverage":
            for layer, note in _coverages(candidates):
                found.append(_with_layer(row, layer))
                notes.append(note)
        elif row["layer"]:
            found.append(row)
    return tuple(found), tuple(notes)


def _with_layer(row: Row, layer: str) -> Row:
    return Row(row.table, row.number, {**row.values, "layer": layer})


def _coverages(candidates: Features) -> list[tuple[str, tuple[str, str]]]:
    areas = candidates.take(candidates.shape == AREA)
    found = []
    for layer in sorted(areas.layer.counts()):
        evidence = is_coverage(areas.take(areas.layer.where(layer.__eq__)).geometry)
        if evidence.holds:
            found.append((layer.replace("[", "[[]"), (evidence.zh(layer), evidence.en(layer))))
    return found
