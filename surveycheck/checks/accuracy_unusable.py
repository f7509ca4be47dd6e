"""Check measurements that cannot be compared with anything."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
import shapely

from surveycheck.accuracy import Survey, survey
from surveycheck.geometry.site import strays
from surveycheck.rule import Defect, Fact, Inputs, Place, Record, Value, Where, check
from surveycheck.rule.keyed import of_role

FAR = 100.0
"""Metres from the others: a point so far away was put there by mistake."""

WITNESSES = 3

FEWEST = 3
"""Of so many numbers one can tell how they are written."""


@check
def accuracy_unusable(inputs: Inputs) -> Iterator[Defect]:
    """Yields each of them once, with the reason as its case: ``kind`` and ``method`` (words that the pack does not
    know), ``number`` (a value that is none), ``missing`` and ``several`` (nothing, or more than one thing, is meant),
    ``misnamed`` (missing, by a number that is written unlike all others), ``partner`` (what is meant has no value),
    ``again`` (measured before), ``swapped`` (north for east), ``unit`` (one of the two is in millimetres). ``field``
    names the value. Of what was measured before the first record is a witness, of what is missing the names are, of
    what has none the drawn things of its role that lie far from all others; that a whole drawing is missing is told
    elsewhere, once."""
    told: set[tuple[str, int, str]] = set()
    every = survey(inputs)
    for found in (unusable for unusable in every.unusable if not unusable.unread):
        record = found.record
        if (known := (record.table, record.number, found.reason)) in told:
            continue
        told.add(known)
        facts: dict[str, Fact] = {"point": found.key, "reason": found.reason, "field": found.field}
        facts |= {
            "value": record.get(found.field),
            "line": record.line_of(found.field),
            "file": record.file,
            **every.facts,
        }
        others: tuple[Where, ...] = tuple(thing for partner in found.others for thing in partner.things)
        if found.reason == "again":
            idents = {partner.ident for partner in found.others}
            others += tuple(Value(p.record, found.field) for p in every.pairs if p.partner.ident in idents)[:1]
        if found.reason == "missing":
            others = tuple(Place(key=name) for name in re.split("[ —]+", found.key))
            facts |= {"role": role} if (role := every.role_of(record)) else {}
            facts |= {"reason": "misnamed"} if _misnamed(every, record) else {}
            others += _astray(inputs, role)
        yield Defect(record, facts=facts, others=others, field=found.field, case=str(facts["reason"]))


def _misnamed(every: Survey, record: Record) -> bool:
    """Its number is written unlike those of all things of its kind: a slip, and nothing that is gone from the
    deliverable. Names without digits have no form of their own."""
    layout = every.terms.layouts[record.table]
    kind = every.terms.kinds.get((record.table, record.get(layout.kind)))
    numbers = every.partners.numbers(kind) if every.partners is not None and kind is not None else ()
    forms, own = set(map(_form, numbers)), (layout.number, layout.second)
    unlike = any(_form(text) not in forms for text in (record.get(name) for name in own if name) if text)
    return len(numbers) >= FEWEST and all("0" in form for form in forms) and unlike


def _form(text: str) -> str:
    return re.sub(r"\d+", "0", text)


def _astray(inputs: Inputs, role: str) -> tuple[Where, ...]:
    points = inputs.other("points").features
    own = of_role(inputs, points, role) if role else points.take(np.zeros(0, np.int64))
    own = own.take(~shapely.is_missing(own.geometry))
    if not len(own):
        return ()
    stray, _ = strays(shapely.bounds(own.geometry).reshape(-1, 4), FAR)
    return tuple(own[int(number)] for number in np.flatnonzero(stray)[:WITNESSES])
