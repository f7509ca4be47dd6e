"""Records that the drawing does not show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

import numpy as np

from surveycheck.model import Point
from surveycheck.model.columns import Bools
from surveycheck.model.drawing import POINT, SHAPES
from surveycheck.rule import Defect, Fact, Feature, Features, Inputs, Place, Record, check
from surveycheck.rule.coordinate_file import without_zone
from surveycheck.rule.defect import Where
from surveycheck.rule.in_pieces import closing, with_key
from surveycheck.rule.keyed import Key, Link, application, features_by_key, keys_of, links, of_role, records_by_key
from surveycheck.rule.number import decimal_of
from surveycheck.rule.paths import matches
from surveycheck.rule.readable import inside_of, readable, stands_for

WITNESSES = 20
"""So many drawn things that may be the one are named."""


@check
def record_without_shape(
    inputs: Inputs, *, unless: tuple[str, ...] = (), points: tuple[str, ...] = ()
) -> Iterator[Defect]:
    """Yields each subject whose key no drawn thing of its role carries (table ``xdata``); a table that several
    roles show is shown by any of them. Drawn things of the role without a key (without a known code, where the code
    tells the role) are named as witnesses: one of them may be it; so is the one drawn thing without a record, and the
    things that share the one key that several have, when just one record is without a thing, and every drawing of
    the role that was read only in part: what is missing may be lost there. So are the
    drawings of a role that nothing is drawn of (``count`` 0). First of all stand the lines on its
    layer that carry its key and code and are no areas: those of an exploded area; lines there without a code that
    close rings come last. ``unless``: ``TABLE.FIELD=VALUE``, records that need no shape. Nothing is said for roles
    none of whose drawings (column ``inside`` of ``features``) could be read. ``points``: ``TABLE=NORTH,EAST``, the
    fields of records that say where the thing should stand: there is the spot."""
    features = inputs.other("features").features
    every = links(inputs)
    for table in dict.fromkeys(link.table for link in every):
        shown = [link for link in every if link.table == table]
        if not all(readable(inputs, link.role) for link in shown):
            continue
        drawn = [(link, of_role(inputs, features, link.role)) for link in shown]
        keys = {key for link, own in drawn for key in features_by_key(inputs, own, link)}
        spare = tuple(f for link, own in drawn for f in _without_key(inputs, own, link))
        written = records_by_key(inputs.subjects, table, shown[0].fields)
        missing = [(key, r) for key, rs in written.items() if key not in keys for r in rs if not _excepted(r, unless)]
        if missing:
            spare += tuple(f for link in shown for f in _without_code(inputs, link.role))
            spare += tuple(f for link in shown for f in closing(inputs, inputs.other("codeless").features, link.role))
        if len(missing) == 1:
            spare = (*_only_stranger(inputs, drawn, written), *_only_doubled(inputs, drawn), *spare)
        bare = _bare(inputs, drawn) if missing else ()
        others: tuple[Where, ...] = (*_damaged(inputs, shown), *bare, *spare[:WITNESSES])
        pieces = with_key(inputs, inputs.other("codeless").features, shown) if missing else {}
        for key, record in missing:
            facts: dict[str, Fact] = {
                "table": table,
                "key": " / ".join(key),
                "role": shown[0].role,
                "field": "+".join(shown[0].fields),
            }
            if bare:
                facts["count"] = 0
            field = shown[0].fields[0] if len(shown[0].fields) == 1 else ""  # of several no one is the wrong one
            witnesses = (*pieces.get(key, ())[:WITNESSES], *others)
            yield Defect(record, _said_place(record, points), facts, witnesses, field)


def _only_stranger(
    inputs: Inputs, drawn: list[tuple[Link, Features]], written: Mapping[Key, list[Record]]
) -> tuple[Feature, ...]:
    """The drawn thing whose key no record has, if there is just one: most likely the one record's,
    under a mistyped key; where there is none, the points that share a key: one of them may be it."""
    found = [
        own[number]
        for link, own in drawn
        for key, numbers in features_by_key(inputs, own, link).items()
        if key not in written
        for number in numbers
    ]
    return tuple(found) if len(found) == 1 else () if found else _sharing(inputs, drawn)


def _sharing(inputs: Inputs, drawn: list[tuple[Link, Features]]) -> tuple[Feature, ...]:
    """The drawn points whose key others of their drawing have, too; an area may have parts."""
    same: list[list[Feature]] = []
    for link, own in drawn:
        for numbers in features_by_key(inputs, own, link).values():
            points = [own[n] for n in numbers if own.shape[n] == POINT] if len(numbers) > 1 else []
            by_file = Counter(thing.drawing.file for thing in points)
            same.append([thing for thing in points if by_file[thing.drawing.file] > 1])
    return tuple(thing for things in same for thing in things)


def _only_doubled(inputs: Inputs, drawn: list[tuple[Link, Features]]) -> tuple[Feature, ...]:
    """The drawn things that share a key, if it is just one key: one of them may be the one record's."""
    shared = [
        tuple(own[number] for number in numbers)
        for link, own in drawn
        for numbers in features_by_key(inputs, own, link).values()
        if len(numbers) > 1
    ]
    return shared[0] if len(shared) == 1 else ()


def _without_key(inputs: Inputs, features: Features, link: Link) -> Features:
    return features.take(np.array([key is None for key in keys_of(inputs, features, link)], np.bool_))


def _without_code(inputs: Inputs, role: str) -> Features:
    """Where only the code tells the role: what lies on its layer, looks like it and has no code of the catalogue (of
    the further selection ``codeless``)."""
    features = inputs.other("codeless").features
    rows = [r for r in inputs.tables.get("features", ()) if r["role"] == role and r.yes("by_code")]
    known = {code for row in inputs.tables.get("features", ()) for code in row.list("code")}
    bare = features.xdata_labels(application(inputs), 0).where(lambda code: code.strip() not in known)
    mine = np.zeros(len(features), np.bool_)
    for row in rows:
        there: Bools = features.layer.where(lambda name, layer=row["layer"]: matches(layer, name))  # type: ignore[misc]
        mine |= there & np.isin(features.shape, [SHAPES.index(kind) for kind in row.list("geometry")])
    return features.take(mine & bare)


def _damaged(inputs: Inputs, shown: list[Link]) -> tuple[Place, ...]:
    """Drawings of these roles with a loss."""
    lost = {issue.file for issue in inputs.model.issues if issue.loss}
    drawings = [d.file for d in inputs.model.drawings if d.file in lost]
    return tuple(
        Place(file=f) for f in drawings if any(stands_for(inputs, f, inside_of(inputs, k.role)) for k in shown)
    )


def _said_place(record: Record, points: tuple[str, ...]) -> Point | None:
    """East and north as the record says them, without the number of a zone."""
    for text in points:
        table, _, fields = text.partition("=")
        if record.table == table:
            north, east = (decimal_of(record.get(name.strip())) for name in fields.split(","))
            return None if north is None or east is None else (float(without_zone(east)), float(north))
    return None


def _bare(inputs: Inputs, drawn: list[tuple[Link, Features]]) -> tuple[Place, ...]:
    """The drawings of a role nothing of which is drawn anywhere."""
    empty = {part for link, own in drawn if not len(own) for part in inside_of(inputs, link.role)}
    return tuple(Place(file=d.file) for d in inputs.model.drawings if empty and stands_for(inputs, d.file, empty))


def _excepted(record: Record, unless: tuple[str, ...]) -> bool:
    for text in unless:
        name, _, value = text.partition("=")
        table, _, field = name.partition(".")
        if record.table == table and record.get(field) == value:
            return True
    return False
