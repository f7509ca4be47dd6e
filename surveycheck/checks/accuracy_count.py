"""Too few check measurements to tell the accuracy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from surveycheck.accuracy import Pair, Survey, Unusable, survey
from surveycheck.rule import Defect, Fact, Feature, Inputs, Place, Value, check
from surveycheck.rule.number import EMPTY

ALONE = ("missing", "several", "partner")
"""Why a measurement, good in itself, has nothing to be compared with."""

FEW = 3
"""So many things that were not measured are named."""

WITNESSES = 20
"""So many things of which nobody can say which one is meant stand beside what they are too few for."""


@check
def accuracy_count(inputs: Inputs) -> Iterator[Defect]:
    """Yields each item of which fewer things were measured anew than the pack asks for (``check_points_least``) and
    than there are; case ``none`` where they are too few (``check_points_fewest``) to tell anything. Measurements of
    both precisions count together. What was measured and has no partner counts as measured, but tells nothing; other
    measurements that cannot be compared do not count, and an item of which there are only such is told, too. Where all
    of them lack a partner, nothing is at fault with any of them: the file stands for all; a few are named. Drawings of
    which a part is lost are witnesses."""
    found = survey(inputs)
    for item in (i for i in found.terms.items.values() if i.limit is not None):
        pairs = [pair for own in found.of_item(item.name).values() for pair in own]
        lost = [unusable for unusable in found.unusable if item.name in unusable.items]
        if not pairs and all(unusable.unread for unusable in lost):
            continue
        wanted = min(found.terms.least, _there(found, item.name))
        alone = sum(unusable.reason in ALONE for unusable in lost)
        measured = len(pairs) + alone
        if measured >= max(wanted, found.terms.fewest):
            continue
        few = measured < found.terms.fewest
        facts: dict[str, Fact] = {"item": item.title, "item_en": item.title_en, "count": len(pairs)}
        facts |= {"allowed": found.terms.fewest if few else wanted, "values": len(lost), **found.facts}
        facts |= {"role": roles} if alone and (roles := _roles(found, item.name)) else {}
        meant = [thing for unusable in lost for partner in unusable.others for thing in partner.things]
        first = (pairs or lost)[0].record
        where = Place(file=first.file, key=item.name) if alone == len(lost) and not pairs else first
        broken = tuple(Place(file=file) for file in sorted(inputs.incomplete)) if alone else ()
        doubtful = (*lost, *_nameless(found, pairs))
        single = not pairs and len(lost) <= FEW
        bad = tuple(
            Value(u.record, u.field) for u in doubtful if u.field and (single or u.reason not in ALONE or _bare(u))
        )
        yield Defect(
            where,
            facts=facts,
            others=(*bad[:WITNESSES], *meant[:WITNESSES], *broken, *_unmeasured(found, item.name, pairs)),
            case="none" if few else "",
        )


def _nameless(found: Survey, pairs: Sequence[Pair]) -> Iterator[Unusable]:
    """Of the tables of an item the measurements that do not say what was measured, or lack the very value of what they
    say: it may be one of those."""
    tables = {pair.record.table for pair in pairs}
    return (u for u in found.unusable if u.record.table in tables and (u.reason == "kind" or _bare(u)))


def _bare(unusable: Unusable) -> bool:
    """Is the very value empty by which it cannot be compared?"""
    return bool(unusable.field) and unusable.record.get(unusable.field) in EMPTY


def _unmeasured(found: Survey, item: str, pairs: Sequence[Pair]) -> Iterator[Feature]:
    """The drawn things that nobody has measured, where all were to be, and they are few."""
    kinds = {pair.kind.role: pair.kind for pair in pairs if pair.kind.role and not pair.kind.records}
    there = _there(found, item)
    if found.partners is None or there >= found.terms.least or there - len(pairs) > FEW:
        return
    done = {pair.partner.ident for pair in pairs}
    for kind in kinds.values():
        drawn = found.partners.drawn(kind)
        partners = (drawn.partner(i) for i in range(len(drawn.xy)))
        yield from (p.where for p in partners if p.ident not in done and isinstance(p.where, Feature))


def _there(found: Survey, item: str) -> int:
    """How many things could be measured; lengths between drawn points are beyond count."""
    kinds = [kind for kind in found.terms.kinds.values() if item in kind.items]
    if found.partners is None or any(not kind.role or kind.value for kind in kinds):
        return found.terms.least
    used = {pair.kind.name for pair in found.pairs if pair.item == item}
    return sum(found.partners.count(kind) for kind in kinds if kind.name in used) or found.terms.least


def _roles(found: Survey, item: str) -> str:
    """The roles of the drawn things that are measured for an item."""
    kinds = [kind for kind in found.terms.kinds.values() if item in (kind.plane, kind.height, kind.value)]
    return "|".join(dict.fromkeys(kind.role for kind in kinds if kind.role))
