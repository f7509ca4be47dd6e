"""Rings whose number of corners is not the number of their points in the table."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from surveycheck.rule import Defect, Fact, Feature, Inputs, Record, check
from surveycheck.rule.keyed import features_by_key, link_of, of_role, records_by_key

WITNESSES = 20


@check
def vertex_count_agrees(inputs: Inputs, *, role: str, link: str) -> Iterator[Defect]:
    """Yields each area of ``role`` (with a key, table ``xdata``) whose distinct corners are more or fewer than the
    records of the further selection ``points`` whose field ``link`` is that key. Without any such record nothing is
    said. Areas whose record is missing are another rule's; points that belong to no area at all are further witnesses:
    one of them may be this one's."""
    points = inputs.other("points").records
    known = link_of(inputs, role)
    if known is None or not points:
        return
    own = of_role(inputs, inputs.features, role)
    listed: dict[str, list[Record]] = {}
    for record in points:
        listed.setdefault(record.get(link), []).append(record)
    areas = features_by_key(inputs, own, known)
    keys = {key[0] for key in areas}
    astray = [record for name, found in listed.items() if name not in keys for record in found]
    table = records_by_key(inputs.other("records"), known.table, known.fields)
    for key, numbers in areas.items():
        features = tuple(own[n] for n in numbers)
        corners = sum(_corners(f) for f in features)
        mine = listed.get(key[0], [])
        if key in table and corners != len(mine):
            facts: dict[str, Fact] = {
                "key": key[0],
                "drawn": corners,
                "said": len(mine),
                "difference": len(mine) - corners,
                "limit": 0.0,
            }
            yield Defect(table[key][0], facts=facts, others=(*features, *mine, *astray[:WITNESSES]))


def _corners(feature: Feature) -> int:
    """Distinct corners as drawn: neither a repeated last one nor points of a flattened arc."""
    entities, row = feature.drawing.entities, feature.row
    corners = entities.xyz[entities.start[row] : entities.start[row + 1], :2]
    return len(np.unique(corners, axis=0))
