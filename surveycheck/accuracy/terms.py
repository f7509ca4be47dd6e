"""What the pack says about check measurements: its tables and settings, as frozen nouns."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import cast

from surveycheck.model import Precision, Quantity
from surveycheck.rule import Inputs, Limit, Row
from surveycheck.rule.number import measured, written


@dataclass(frozen=True)
class Layout:
    """Which field of an XML table holds what; "" where there is none. ``north``, ``east`` and ``height`` are those of
    points, ``value`` the one number of everything else; ``second`` names the other end of a length."""

    table: str
    quantity: str
    kind: str
    number: str
    second: str
    belongs: str
    north: str
    east: str
    height: str
    value: str
    method: str
    remark: str


@dataclass(frozen=True)
class Kind:
    """A kind of thing that is measured anew, of the XML table ``table``.

    Its partner is drawn, as a point (or corner of an outline) of ``role``, or stands in a record of ``records``, found
    by its fields ``number`` and ``belongs``, in ``values``: north and east of a point, else one number. ``plane``,
    ``height`` and ``value`` name the items that its differences belong to; ``tag`` is the ATTRIB that holds the height
    where a drawn point has none.
    """

    name: str
    name_en: str
    table: str
    role: str
    tag: str
    records: str
    number: str
    belongs: str
    values: tuple[str, ...]
    plane: str
    height: str
    value: str

    @property
    def items(self) -> tuple[str, ...]:
        return tuple(filter(None, (self.plane, self.height, self.value)))


@dataclass(frozen=True)
class Item:
    """A figure, with the limit m0 of it; without one its differences are held against a limit of their own."""

    name: str
    title: str
    title_en: str
    quantity: Quantity
    limit: Limit | None
    certainty: str

    @property
    def allowed(self) -> Decimal | None:
        """m0 in metres."""
        return None if self.limit is None else measured(self.limit.value)


@dataclass(frozen=True)
class Terms:
    """All of it. ``least``: from so many measurements on a figure is an RMSE; ``fewest``: with fewer there is none.
    ``factor``: of m0, beyond which an error is gross. ``reach``: of what has no number, in metres."""

    layouts: dict[str, Layout]
    kinds: dict[tuple[str, str], Kind]
    items: dict[str, Item]
    methods: dict[str, Precision]
    least: int
    fewest: int
    factor: Decimal
    reach: float

    @classmethod
    def of(cls, inputs: Inputs) -> Terms:
        """KeyError where the pack has the tables but lacks a setting that they need."""
        tables, settings = inputs.tables, inputs.settings
        return cls(
            {row["table"]: _layout(row) for row in tables.get("check_tables", ())},
            {(row["table"], row["kind"]): _kind(row) for row in tables.get("check_kinds", ())},
            {row["item"]: _item(row, inputs) for row in tables.get("check_items", ())},
            _methods(_words(settings["check_same"]), _words(settings["check_higher"])),
            int(cast(int, settings["check_points_least"])),
            int(cast(int, settings["check_points_fewest"])),
            written(float(cast(float, settings["check_gross_factor"]))),
            inputs.limits["check_reach"].value,
        )


def _words(value: object) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(map(str, cast(tuple[object, ...], value)))


def _methods(same: tuple[str, ...], higher: tuple[str, ...]) -> dict[str, Precision]:
    found: dict[str, Precision] = {}
    found |= dict.fromkeys(same, "same")
    found |= dict.fromkeys(higher, "higher")
    return found


def _layout(row: Row) -> Layout:
    return Layout(**{name: row[name] for name in Layout.__dataclass_fields__})


def _kind(row: Row) -> Kind:
    texts = {name: row[name] for name in Kind.__dataclass_fields__ if name not in ("name", "name_en", "values")}
    return Kind(name=row["kind"], name_en=row["title_en"], values=row.list("values"), **texts)


def _item(row: Row, inputs: Inputs) -> Item:
    limit = inputs.limits[row["limit"]] if row["limit"] else None
    quantity = cast(Quantity, row["quantity"])
    return Item(row["item"], row["title"], row["title_en"], quantity, limit, row["certainty"])
