"""Where the partner of a check measurement stands: in the drawing by number or by place, or in a record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

import numpy as np
import shapely

from surveycheck.accuracy.terms import Kind
from surveycheck.geometry.noise import LENGTH_NOISE
from surveycheck.model import Feature, Features, Point, Record
from surveycheck.model.columns import Floats
from surveycheck.rule import Value
from surveycheck.rule.inputs import Inputs
from surveycheck.rule.keyed import application, link_of, of_role
from surveycheck.rule.number import EMPTY, decimal_of, written

CLEARLY = 2.0
"""The nearest of several things within reach is meant where the next one is so many times farther away."""

_POINT = int(shapely.GeometryType.POINT)


@dataclass(frozen=True)
class Partner:
    """What was handed in: north and east, or one number (each None where there is none), the height of a point, the
    thing itself, where it is drawn, and what tells it from every other thing."""

    numbers: tuple[Decimal | None, ...]
    height: Decimal | None
    where: Feature | Record
    at: Point | None
    ident: object
    more: tuple[Feature, ...] = ()
    field: str = ""

    @property
    def things(self) -> tuple[Feature | Record | Value, ...]:
        """All that takes part: the one value of a record, of a length both ends, of a corner its outline."""
        where = Value(self.where, self.field) if self.field and isinstance(self.where, Record) else self.where
        return (where, *self.more)

    @property
    def is_point(self) -> bool:
        return len(self.numbers) > 1


@dataclass(frozen=True, eq=False)
class Drawn:
    """Drawn points, or corners of outlines, of one role (n): their things, numbers, what they belong to, and places
    (n, 2) with east first."""

    features: Features
    thing: tuple[int, ...]
    number: tuple[str, ...]
    belongs: tuple[str, ...]
    xy: Floats
    tag: str

    def partner(self, i: int) -> Partner:
        east, north = self.xy[i].tolist()
        feature = self.features[self.thing[i]]
        height, at = self._height(self.thing[i]), (east, north)
        return Partner((written(north), written(east)), height, feature, at, (feature.drawing.file, feature.row, at))

    def _height(self, thing: int) -> Decimal | None:
        """The z of a point, and where that is 0 what its attribute says."""
        feature = self.features[thing]
        entities = feature.drawing.entities
        first, end = int(entities.start[feature.row]), int(entities.start[feature.row + 1])
        z = float(entities.xyz[first, 2]) if first < end else 0.0
        if z and np.isfinite(z):
            return written(z)
        texts = self.features.take(np.array([thing])).attribute(self.tag) if self.tag else (None,)
        return decimal_of(str(texts[0] or ""))


@dataclass(eq=False)
class Partners:
    """Finds partners; what it has looked up once it keeps for the rest of this rule's work."""

    inputs: Inputs
    reach: float
    _drawn: dict[str, Drawn] = field(default_factory=dict)
    _records: dict[tuple[str, str], dict[str, list[Record]]] = field(default_factory=dict)

    def drawn(self, kind: Kind) -> Drawn:
        """Everything of the kind's role that is drawn."""
        if kind.role not in self._drawn:
            self._drawn[kind.role] = _drawn(self.inputs, kind)
        return self._drawn[kind.role]

    def named(self, kind: Kind, number: str, belongs: str) -> list[Partner]:
        """Those with this number (and of what is named, if anything is): records first, else drawn points."""
        if kind.records:
            found = [r for r in self._by_number(kind).get(number, ()) if _of(r, kind, belongs)]
            return [_of_record(kind, r, self._outline(kind, r)) for r in found]
        drawn = self.drawn(kind)
        rows = (i for i, own in enumerate(drawn.number) if own == number and belongs in ("", drawn.belongs[i]))
        return [drawn.partner(i) for i in rows]

    def near(self, kind: Kind, north: Decimal, east: Decimal, belongs: str) -> list[Partner]:
        """Drawn points within reach: one where one is clearly the nearest, else all of them."""
        drawn = self.drawn(kind)
        if not len(drawn.xy):
            return []
        away = np.hypot(drawn.xy[:, 0] - float(east), drawn.xy[:, 1] - float(north))
        within = [int(i) for i in np.argsort(away, kind="stable")[:8] if away[i] <= self.reach + LENGTH_NOISE]
        within = [i for i in within if belongs in ("", drawn.belongs[i])]
        if len(within) > 1 and away[within[1]] >= CLEARLY * max(away[within[0]], self.reach / 100):
            within = within[:1]
        return [drawn.partner(i) for i in within]

    def _outline(self, kind: Kind, record: Record) -> tuple[Feature, ...]:
        """What is drawn of the thing that the record's point belongs to."""
        if not kind.role or not kind.belongs:
            return ()
        drawn, owner = self.drawn(kind), record.get(kind.belongs)
        things = dict.fromkeys(drawn.thing[i] for i, own in enumerate(drawn.belongs) if own == owner)
        return tuple(drawn.features[thing] for thing in things)

    def count(self, kind: Kind) -> int:
        """How many things of the kind there are."""
        if kind.records:
            return sum(map(len, self._by_number(kind).values()))
        return len(self.drawn(kind).xy)

    def numbers(self, kind: Kind) -> tuple[str, ...]:
        """The numbers of all things of the kind."""
        return tuple(filter(None, self._by_number(kind) if kind.records else self.drawn(kind).number))

    def _by_number(self, kind: Kind) -> dict[str, list[Record]]:
        key = kind.records, kind.number
        if key not in self._records:
            found: dict[str, list[Record]] = {}
            for record in self.inputs.other("records").tables.get(kind.records, ()):
                found.setdefault(record.get(kind.number), []).append(record)
            self._records[key] = found
        return self._records[key]


def _of(record: Record, kind: Kind, belongs: str) -> bool:
    return not belongs or not kind.belongs or record.get(kind.belongs) == belongs


def _of_record(kind: Kind, record: Record, more: tuple[Feature, ...]) -> Partner:
    numbers = tuple(decimal_of(record.get(name)) for name in kind.values)
    north, east = (*numbers, None)[:2]
    at = (float(east), float(north)) if len(numbers) == 2 and north is not None and east is not None else None
    field = kind.values[0] if len(kind.values) == 1 else ""
    return Partner(numbers, None, record, at, (record.file, record.table, record.number), more, field)


def _drawn(inputs: Inputs, kind: Kind) -> Drawn:
    """Points as they are; of outlines every corner once."""
    found = of_role(inputs, inputs.other("points").features, kind.role)
    there = ~(shapely.is_missing(found.geometry) | shapely.is_empty(found.geometry))
    own = found.take(there)
    link, app = link_of(inputs, kind.role), application(inputs)
    columns = [own.xdata(app, item) for item in link.items] if link else []
    points = shapely.get_type_id(own.geometry) == _POINT
    coordinates, owner = shapely.get_coordinates(own.geometry, return_index=True)
    if not points.all():
        _, first = np.unique(coordinates, axis=0, return_index=True)
        coordinates, owner = coordinates[np.sort(first)], owner[np.sort(first)]
    outlines = ~points[owner] if len(owner) else np.zeros(0, np.bool_)
    numbers = [_said(columns, 0, i) if not corner else "" for i, corner in zip(owner, outlines, strict=True)]
    belongs = [_said(columns, 0 if corner else 1, i) for i, corner in zip(owner, outlines, strict=True)]
    return Drawn(own, tuple(owner.tolist()), tuple(numbers), tuple(belongs), coordinates, kind.tag)


def _said(columns: Iterable[object], item: int, row: int) -> str:
    own = list(columns)
    text = str(own[item][row]).strip() if item < len(own) else ""  # type: ignore[index]
    return "" if text in EMPTY else text
