"""Drawn things and records that belong together, by the business keys that the drawing carries in extended data.

The pack's table ``xdata`` says which item of which role holds which field of which XML table (``key`` = yes: the item
is part of the key); item 0 is the feature code.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
import shapely

from surveycheck.model import Feature, Features, Record
from surveycheck.model.columns import Bools, Ints
from surveycheck.model.drawing import AREA, CLOSED, LINE, SHAPES
from surveycheck.rule.inputs import Inputs
from surveycheck.rule.number import EMPTY
from surveycheck.rule.paths import matches
from surveycheck.rule.select import Selection

Key = tuple[str, ...]

RING = 4
"""Points of the smallest ring, the last one upon the first."""


@dataclass(frozen=True)
class Link:
    """How a role finds its record: ``fields[i]`` of ``table`` stands in item ``items[i]``."""

    role: str
    table: str
    fields: tuple[str, ...]
    items: tuple[int, ...]


def links(inputs: Inputs) -> tuple[Link, ...]:
    """Every role that carries a key, in the order of the table ``xdata``."""
    return inputs.kept.once(("links",), lambda: _links(inputs))


def _links(inputs: Inputs) -> tuple[Link, ...]:
    rows = [r for r in inputs.tables.get("xdata", ()) if r.yes("key") and r["item"].isdecimal()]
    found = []
    for role in dict.fromkeys(r["role"] for r in rows):
        own = [r for r in rows if r["role"] == role]
        found.append(Link(role, own[0]["table"], tuple(r["field"] for r in own), tuple(int(r["item"]) for r in own)))
    return tuple(found)


def link_of(inputs: Inputs, role: str) -> Link | None:
    """The link of one role."""
    return next((found for found in links(inputs) if found.role == role), None)


def application(inputs: Inputs) -> str:
    """Name of the application whose extended data holds code and keys."""
    return str(inputs.settings.get("xdata_application", "SOUTH"))


def item_says(inputs: Inputs, features: Features, item: int, pattern: str) -> Bools:
    """Whose ``item`` of the extended data (n,) holds a regular expression somewhere."""
    found = re.compile(pattern)
    return features.xdata_labels(application(inputs), item).where(lambda text: bool(found.search(text.strip())))


def of_role(inputs: Inputs, features: Features, role: str) -> Features:
    """Those of the features that are of this role, by layer, geometry and, where only it tells, code. A line that ends
    where it begins (within ``CLOSED``) counts as an area."""
    return inputs.kept.once(("of_role", features, role), lambda: _of_role(inputs, features, role))


def _of_role(inputs: Inputs, features: Features, role: str) -> Features:
    rows = [r for r in inputs.tables.get("features", ()) if r["role"] == role]
    near = features.take(features.layer.where(lambda name: any(matches(row["layer"], name) for row in rows)))
    codes, shapes = near.xdata_labels(application(inputs), 0), _shapes(near)
    found: Bools = np.zeros(len(near), np.bool_)
    for row in rows:
        mask: Bools = near.layer.where(lambda name, layer=row["layer"]: matches(layer, name))  # type: ignore[misc]
        mask &= np.isin(shapes, [SHAPES.index(k) for k in row.list("geometry")])
        found |= mask & codes.where(row.list("code").__contains__) if row.yes("by_code") else mask
    return near.take(found)


def _shapes(features: Features) -> Ints:
    """The shape of each (n,), rings that are not said to be closed as areas."""
    shapes = features.shape.astype(np.int64)
    lines = np.flatnonzero(shapes == LINE)
    drawn = features.geometry[lines]
    lines = lines[shapely.get_type_id(drawn) == shapely.GeometryType.LINESTRING]
    drawn = features.geometry[lines]
    gaps = shapely.distance(shapely.get_point(drawn, 0), shapely.get_point(drawn, -1))
    shapes[lines[(gaps <= CLOSED) & (shapely.get_num_points(drawn) >= RING)]] = AREA
    return shapes


def keys_of(inputs: Inputs, features: Features, link: Link) -> list[Key | None]:
    """The key of each feature; None where an item of it is empty."""
    columns = [features.xdata(application(inputs), item) for item in link.items]
    found = [tuple(str(part).strip() for part in parts) for parts in zip(*columns, strict=True)]
    return [None if any(part in EMPTY for part in key) else key for key in found]


def features_by_key(inputs: Inputs, features: Features, link: Link) -> dict[Key, list[int]]:
    """Numbers of the features that carry each key."""
    found: dict[Key, list[int]] = {}
    for number, key in enumerate(keys_of(inputs, features, link)):
        if key is not None:
            found.setdefault(key, []).append(number)
    return found


def key_of(record: Record, fields: Iterable[str]) -> Key | None:
    """The key of a record; None where a field of it is empty."""
    key = tuple(record.get(field) for field in fields)
    return None if any(part in EMPTY for part in key) else key


def records_by_key(selection: Selection, table: str, fields: tuple[str, ...]) -> Mapping[Key, list[Record]]:
    """The records of a table by their key."""
    found: dict[Key, list[Record]] = {}
    for record in selection.tables.get(table, ()):
        if (key := key_of(record, fields)) is not None:
            found.setdefault(key, []).append(record)
    return found


def shown_by(inputs: Inputs, features: Features) -> Callable[[Record], tuple[Feature, ...]]:
    """Record → the drawn things among ``features`` that carry its key, whichever role shows its table: the second
    witness beside what a record says. Keys are gathered once a table."""
    every = links(inputs)

    @cache
    def drawn(table: str) -> dict[Key, tuple[Feature, ...]]:
        found: dict[Key, tuple[Feature, ...]] = {}
        for link in (link for link in every if link.table == table):
            own = of_role(inputs, features, link.role)
            for key, numbers in features_by_key(inputs, own, link).items():
                found[key] = (*found.get(key, ()), *(own[n] for n in numbers))
        return found

    def shown(record: Record) -> tuple[Feature, ...]:
        link = next((link for link in every if link.table == record.table), None)
        key = key_of(record, link.fields) if link is not None and len(features) else None
        return drawn(record.table).get(key, ()) if key is not None else ()

    return shown
