"""Areas that were drawn in pieces: what is left of an exploded outline on its layer."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely

from surveycheck.model import Feature, Features
from surveycheck.model.columns import Bools, Ints, Objects
from surveycheck.model.drawing import LINE
from surveycheck.rule.inputs import Inputs
from surveycheck.rule.keyed import Key, Link, application, keys_of, link_of, of_role
from surveycheck.rule.paths import matches
from surveycheck.rule.row import Row

MANY = 5000
"""Of more lines without a code on a layer nobody asks which of them close rings."""


def with_key(inputs: Inputs, features: Features, shown: list[Link]) -> dict[Key, list[Feature]]:
    """Of the features the lines on the layers of these roles that carry a key without being things of the role: lines
    of its code, where areas are drawn."""
    found: dict[Key, list[Feature]] = {}
    for link in shown:
        near = _beside(inputs, features, link.role)
        codes = {code for row in _rows(inputs, link.role) for code in row.list("code")}
        if codes:
            near = near.take(near.xdata_labels(application(inputs), 0).where(codes.__contains__))
        for number, key in enumerate(keys_of(inputs, near, link)):
            if key is not None:
                found.setdefault(key, []).append(near[number])
    return found


def closing(inputs: Inputs, features: Features, role: str) -> tuple[Feature, ...]:
    """Of the features the lines without a code on the layer of a role of areas that close rings together."""
    near = _beside(inputs, features, role)
    near = near.take(near.xdata_labels(application(inputs), 0).where(lambda code: not code.strip()))
    lines = near.take(~shapely.is_missing(near.geometry))
    found: list[Feature] = []
    for number in range(len(lines.drawings)):
        own = lines.take(lines.source == number)
        if 0 < len(own) <= MANY:
            rings = shapely.get_parts(shapely.polygonize(own.geometry))
            borders = shapely.union_all(shapely.boundary(rings))
            found += [own[int(n)] for n in np.flatnonzero(shapely.covered_by(own.geometry, borders))]
    return tuple(found)


def rings(inputs: Inputs, features: Features, role: str) -> Iterator[Features]:
    """Of the features the lines on the layer of a role that close a ring together without being an area of it, ring by
    ring: first those of one key, then whatever is left there with the role's code or with none. Rings that are drawn as
    an area, too, are not meant: their lines are copies of its border."""
    codes = {code for row in _rows(inputs, role) for code in row.list("code")}
    near = _beside(inputs, features, role)
    coded = near.xdata_labels(application(inputs), 0).where(lambda code: not code.strip() or code in codes)
    near = near.take(coded & (shapely.get_type_id(near.geometry) == shapely.GeometryType.LINESTRING))
    link = link_of(inputs, role)
    keys = keys_of(inputs, near, link) if link is not None and len(near) else [None] * len(near)
    areas = of_role(inputs, features, role) if len(near) else near
    named = keys_of(inputs, areas, link) if link is not None and len(near) else [None] * len(areas)
    for number in range(len(near.drawings)):
        here = np.flatnonzero(near.source == number)
        left = set(here.tolist()) if len(here) <= MANY else set[int]()
        alike = {keys[n]: [m for m in left if keys[m] == keys[n]] for n in left if keys[n] is not None}
        for group in (*(sorted(alike[key]) for key in sorted(alike, key=str)), None):
            mine = np.array(sorted(left) if group is None else group, np.int64)
            for outline, along in _rings(near.geometry[mine]):
                own = {keys[n] for n in mine[along].tolist()} - {None}
                drawn = areas.geometry[[not own or key in own for key in named]]
                if not shapely.equals(drawn, outline).any():
                    left.difference_update(mine[along].tolist())
                    yield near.take(mine[along])


def _rings(lines: Objects) -> Iterator[tuple[shapely.Geometry, Ints]]:
    """Each ring that some of the lines close, and the numbers of the lines along it."""
    for ring in shapely.get_parts(shapely.polygonize(lines)) if len(lines) > 1 else ():
        yield ring, np.flatnonzero(shapely.covered_by(lines, shapely.boundary(ring)))


def _rows(inputs: Inputs, role: str) -> list[Row]:
    return [r for r in inputs.tables.get("features", ()) if r["role"] == role and "area" in r.list("geometry")]


def _beside(inputs: Inputs, features: Features, role: str) -> Features:
    """The lines on the layers of the areas of a role that are no areas."""
    layers = [row["layer"] for row in _rows(inputs, role)]
    there: Bools = features.layer.where(lambda name: any(matches(layer, name) for layer in layers))
    near = features.take(there & (features.shape == LINE))
    own = of_role(inputs, near, role)
    mine = set(zip(own.source.tolist(), own.row.tolist(), strict=True))
    same = [pair in mine for pair in zip(near.source.tolist(), near.row.tolist(), strict=True)]
    return near.take(~np.array(same, np.bool_))
