"""Where a defect is, as a report says it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from dataclasses import field as dataclass_field

from surveycheck.model import Document, Drawing, Feature, Issue, Place, Point, Record, SourceFile
from surveycheck.pack import Pack
from surveycheck.rule import Defect, Row, Value, Where
from surveycheck.rule.masked import masked_key
from surveycheck.run.ident import MANY, record_key, row_key

LONG = 18
"""Characters of the shortest key that may be a person's number."""


@dataclass(frozen=True)
class Places:
    """Makes places with the pack's words: which application and item of extended data hold a business key."""

    pack: Pack
    _made: dict[tuple[int, str], tuple[tuple[Where, ...], tuple[Place, ...]]] = dataclass_field(default_factory=dict)

    def of_defect(self, defect: Defect) -> tuple[Place, tuple[Place, ...]]:
        """The place of a defect and those of its other witnesses; the spot goes to the first."""
        if defect.at is None:
            own = self.of(defect.where, defect.field)
        else:
            at = (float(defect.at[0]), float(defect.at[1]))
            own = replace(self.of(defect.where, defect.field, anchored=False), at=at)
        return own, self._others(defect.others, defect.field)

    def _others(self, others: tuple[Where, ...], field: str) -> tuple[Place, ...]:
        """Defects of one sum have the same witnesses, sometimes hundreds: their places are made once."""
        key = (id(others), field)
        if key not in self._made or len(others) < MANY:
            places = tuple(self.of(other, field if isinstance(other, Record) else "") for other in others)
            if len(others) < MANY:
                return places
            self._made[key] = (others, places)
        return self._made[key][1]

    def of(self, where: Where, field: str = "", anchored: bool = True) -> Place:
        """The place of a thing; of a feature with a point on it, unless it is not to be ``anchored``: on a line of many
        vertices that takes a while. A key that is a person's number is masked."""
        place = self._of(where, field, anchored)
        return replace(place, key=masked_key(place.key)) if len(place.key) >= LONG else place

    def _of(self, where: Where, field: str, anchored: bool) -> Place:
        if isinstance(where, Place):
            return where
        if isinstance(where, Feature):
            return self._feature(where, anchored)
        if isinstance(where, Record):
            return self._record(where, field)
        if isinstance(where, Value):
            return self._record(where.record, where.field)
        if isinstance(where, SourceFile):
            return Place(file=where.path)
        if isinstance(where, Drawing | Document):
            return Place(file=where.file)
        if isinstance(where, Row):
            return Place(key=row_key(where))
        if isinstance(where, Issue):
            handles = (where.handle,) if where.handle else ()
            return Place(file=where.file, handles=handles, xpath=where.xpath, line=where.line)
        return Place()

    def _feature(self, feature: Feature, anchored: bool) -> Place:
        entities, row = feature.drawing.entities, feature.row
        handles = tuple(h for h in map(entities.handle_text, entities.path(row)) if h)
        return Place(
            file=feature.drawing.file,
            layer=feature.layer,
            handles=handles,
            line=int(entities.line[row]),
            key=self._key(feature),
            at=_anchor(feature) if anchored else None,
            layout=entities.layout_of(row),
        )

    def _key(self, feature: Feature) -> str:
        """The item after the code in the extended data of the pack's application."""
        setting = self.pack.settings.get("xdata_application")
        wanted = (str(setting.value) if setting else "SOUTH").upper()
        items = feature.drawing.entities.xdata(feature.row)
        for number, (code, value) in enumerate(items):
            if code == 1001 and value.upper() == wanted:
                own = items[number + 2 : number + 3]
                return own[0][1].strip() if own and own[0][0] == 1000 else ""
        return ""

    def _record(self, record: Record, field: str) -> Place:
        there = field and record.has(field)
        step = f"/{field}" if there else ""
        line = record.line_of(field) if field else record.line
        return Place(file=record.file, xpath=record.xpath + step, line=line, key=record_key(record, self.pack))


def _anchor(feature: Feature) -> Point | None:
    """A point on the thing itself, where a defect names no better one."""
    geometry = feature.drawing.entities.geometry[feature.row]
    if geometry is None or geometry.is_empty:
        return None
    inner = geometry.centroid if geometry.geom_type == "Point" else geometry.point_on_surface()
    return None if inner.is_empty else (float(inner.x), float(inner.y))
