"""A pair as reports show it."""

from __future__ import annotations

from decimal import Decimal

from surveycheck.accuracy.pairs import Pair
from surveycheck.model import Compared, Feature, Place, Point, Record


def compared(pair: Pair, limit: Decimal, beyond: bool) -> Compared:
    """The pair with its limit, and whether it is beyond it."""
    return Compared(
        key=pair.key,
        kind=pair.kind.name,
        checked=tuple(f"{number:f}" for number in pair.checked),
        drawn=tuple(f"{number:f}" for number in pair.drawn),
        difference=pair.difference,
        error=pair.error,
        limit=limit,
        beyond=beyond,
        place=_of_record(pair.record, pair.field, pair.key),
        partner=_partner(pair),
        at=pair.partner.at,
        remark=pair.remark,
        kind_en=pair.kind.name_en,
    )


def _partner(pair: Pair) -> Place:
    where = pair.partner.where
    if isinstance(where, Record):
        return _of_record(where, pair.kind.values[0] if pair.kind.values else "", pair.key)
    return _of_feature(where, pair.key, pair.partner.at)


def _of_record(record: Record, field: str, key: str) -> Place:
    return Place(record.file, xpath=f"{record.xpath}/{field}", line=record.line_of(field), key=key)


def _of_feature(feature: Feature, key: str, at: Point | None) -> Place:
    entities, row = feature.drawing.entities, feature.row
    handles = tuple(h for h in map(entities.handle_text, entities.path(row)) if h)
    return Place(feature.drawing.file, feature.layer, handles, line=int(entities.line[row]), key=key, at=at)
