"""Areas that a record states against areas that are drawn."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import numpy as np
import shapely
from numpy.typing import NDArray

from surveycheck.geometry.areas import as_areas, fills
from surveycheck.geometry.curved_area import with_exact_arcs
from surveycheck.geometry.cut import Cut, Rings, cut_of
from surveycheck.geometry.frame import Frame
from surveycheck.model import Drawing
from surveycheck.model.columns import Bools, Floats, Ints
from surveycheck.rule import Defect, Fact, Feature, Features, Inputs, Limit, Record, check
from surveycheck.rule.keyed import features_by_key, link_of, of_role, records_by_key
from surveycheck.rule.nested import rings
from surveycheck.rule.number import beyond, decimal_of, measured

FILL = 0.01
"""A hatch that follows a drawn ring within this distance (m) is its fill, not a second area."""


@check
def area_agrees(
    inputs: Inputs, *, areas: tuple[str, ...], tolerance: Limit, height: str = "", full: float = 0.0
) -> Iterator[Defect]:
    """``areas``: ``role=TABLE.FIELD``. Pairs drawn things and records of the further selection ``records`` by key
    (table ``xdata``; the key field of TABLE may have another name: ``role=TABLE.FIELD by KEY``), adds up what is drawn
    under one key, and yields keys whose stated area (m²) differs by more than ``tolerance``, a function of the drawn
    area. Keys that several records carry, and values that are no number, are other rules'; so are records whose
    ``height`` (m) is less than ``full``: not all of their area counts."""
    for text in areas:
        role, _, target = text.partition("=")
        place, _, name = (part.strip() for part in target.partition(" by "))
        table, _, field = place.partition(".")
        link = link_of(inputs, role.strip())
        if link is None:
            continue
        own = of_role(inputs, inputs.features, link.role)
        sizes = _sizes(own, rings(inputs))
        drawn = features_by_key(inputs, own, link)
        known = records_by_key(inputs.other("records"), table, (name,) if name else link.fields)
        for key, numbers in drawn.items():
            records = known.get(key, [])
            if len(records) == 1 and not any(sizes[n] is None for n in numbers) and not _low(records[0], height, full):
                features = tuple(own[n] for n in numbers)
                total = sum((sizes[n] or Decimal(0) for n in numbers), Decimal(0))
                yield from _compared(records[0], features, field, key, total, tolerance)


def _low(record: Record, field: str, full: float) -> bool:
    height = decimal_of(record.get(field)) if field else None
    return height is not None and height < measured(full)


def _sizes(features: Features, rings: Rings | None) -> list[Decimal | None]:
    """Area of each in m² without what is cut out of it: None for what has none, 0 for the fill of another and for a
    hole."""
    areas = as_areas(features.geometry)
    fill = fills(areas, features.type.where("HATCH".__eq__), FILL)
    sizes = with_exact_arcs(features, shapely.area(areas))
    if rings is not None:
        for source, drawing in enumerate(features.drawings):
            mine = np.flatnonzero(features.source == source)
            _take_off(cut_of(drawing, rings, Frame()), drawing, features.row[mine], mine, sizes, fill)
    return [None if a is None else Decimal(0) if f else measured(s) for a, f, s in zip(areas, fill, sizes, strict=True)]


def _take_off(cut: Cut, drawing: Drawing, row: NDArray[np.int32], mine: Ints, sizes: Floats, none: Bools) -> None:
    """What is cut out of the areas of a drawing, which stand in ``mine`` and there in ``row``, off their sizes."""
    inner = Features((drawing,), np.zeros(len(cut.inner), np.int32), cut.inner.astype(np.int32))
    lost = with_exact_arcs(inner, shapely.area(as_areas(inner.geometry)))
    sizes[mine] -= np.bincount(cut.shell, lost, len(drawing.entities))[row]
    none[mine[np.isin(row, cut.inner[cut.hole])]] = True


def _compared(
    record: Record, features: tuple[Feature, ...], field: str, key: tuple[str, ...], drawn: Decimal, tolerance: Limit
) -> Iterator[Defect]:
    said, limit = decimal_of(record.get(field)), tolerance.of(float(drawn))
    if said is None or not beyond(said - drawn, limit):
        return
    facts: dict[str, Fact] = {
        "key": " / ".join(key),
        "field": field,
        "table": record.table,
        "said": float(said),
        "drawn": float(drawn),
    }
    facts |= {"difference": float(said - drawn), "limit": round(limit, 6)}
    facts["ratio"] = round(float(abs(said - drawn)) / limit, 3) if limit else 0.0
    yield Defect(record, facts=facts, others=features, field=field)
