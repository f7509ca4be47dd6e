"""Areas that a record states against areas that are drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from surveycheck.geometry.sizes import sizes_of
from surveycheck.rule import Defect, Fact, Feature, Inputs, Limit, Record, Written, check
from surveycheck.rule.formula import formula
from surveycheck.rule.keyed import Link, features_by_key, link_of, of_role, records_by_key
from surveycheck.rule.nested import rings
from surveycheck.rule.number import beyond, decimal_of, each_measured, measured

EXACT = Decimal("0.02")
"""m²: a stated and a drawn area, each rounded to a square centimetre or so, are the same."""

USUAL = (5, 0.8)
"""So many things that may be drawn in several ways, and such a part of them drawn exactly in one of these: then the
others are held to the way that most of them have, and not to all that lies between two ways."""

Key = tuple[str, ...]
Drawn = tuple[tuple[Feature, ...], Decimal]


@dataclass(frozen=True)
class Pair:
    """A record and what is drawn of it (m²); ``ways``: how much more is drawn than stated when all that may be drawn
    besides is, and when all that may be left out is."""

    record: Record
    features: tuple[Feature, ...]
    key: Key
    said: Decimal
    drawn: Decimal
    ways: tuple[Decimal, Decimal]

    def way(self, within: Decimal) -> int | None:
        """In which way it is drawn, within so much (m²): 0 as stated, 1 with what may be besides, 2 without what may
        lack."""
        amounts = (Decimal(0), self.ways[0], -self.ways[1])
        return next((n for n, a in enumerate(amounts) if abs(self.drawn - self.said - a) <= within), None)

    def allowed(self, usual: int | None, within: float) -> Decimal:
        """What may lie between the two areas besides the tolerance (m²); ``within`` so much it is drawn in some way."""
        more = self.drawn > self.said
        if usual is not None and self.way(max(EXACT, Decimal(str(within)))) is None:
            return self.ways[0] if usual == 1 and more else self.ways[1] if usual == 2 and not more else Decimal(0)
        return self.ways[0] if more else self.ways[1]


@check
def area_agrees(
    inputs: Inputs,
    *,
    areas: tuple[str, ...],
    tolerance: Limit,
    height: str = "",
    full: float = 0.0,
    above: str = "0",
    below: str = "0",
    near: float = 1.0,
) -> Iterator[Defect]:
    """``areas``: ``role=TABLE.FIELD``. Pairs drawn things and records of the further selection ``records`` by key
    (table ``xdata``; the key field of TABLE may have another name: ``role=TABLE.FIELD by KEY``), adds up what is drawn
    under one key, and yields keys whose stated area (m²) differs by more than ``tolerance``, a function of the drawn
    area. Keys that several records carry, and values that are no number, are other rules'; so are records whose
    ``height`` (m) is less than ``full``: not all of their area counts. ``above``, ``below``: formulas over the record,
    how much more, or less, than is stated may be drawn besides (m²; an empty value counts as 0).
    ``near``: within such a part of its tolerance a thing is drawn in another way than nearly all others (``USUAL``)."""
    for text in areas:
        role, _, target = text.partition("=")
        place, _, name = (part.strip() for part in target.partition(" by "))
        table, _, field = place.partition(".")
        link = link_of(inputs, role.strip())
        if link is not None:
            drawn = _drawn(inputs, link)
            known = records_by_key(inputs.other("records"), table, (name,) if name else link.fields)
            found = ((known[key][0], key, drawn[key]) for key in drawn if len(known.get(key, ())) == 1)
            kept = [(record, key, own) for record, key, own in found if not _low(record, height, full)]
            yield from _compared(_pairs(kept, field, (above, below)), field, tolerance, near)


def _drawn(inputs: Inputs, link: Link) -> dict[Key, Drawn]:
    """Of each key the things, and how large they are together; what has no size leaves its key out."""
    own = of_role(inputs, inputs.features, link.role)
    sizes = each_measured(sizes_of(own, rings(inputs)))
    found: dict[Key, Drawn] = {}
    for key, numbers in features_by_key(inputs, own, link).items():
        known = [size for size in (sizes[n] for n in numbers) if size is not None]
        if len(known) == len(numbers):
            found[key] = tuple(own[n] for n in numbers), sum(known, Decimal(0))
    return found


def _pairs(found: Sequence[tuple[Record, Key, Drawn]], field: str, ways: tuple[str, str]) -> list[Pair]:
    pairs = []
    for record, key, (features, drawn) in found:
        said = decimal_of(record.get(field))
        if said is not None:
            pairs.append(
                Pair(record, features, key, said, drawn, (_allowed(record, ways[0]), _allowed(record, ways[1])))
            )
    return pairs


def _allowed(record: Record, text: str) -> Decimal:
    value = formula(text).value(lambda name: decimal_of(record.get(name)) or Decimal(0))
    return max(value or Decimal(0), Decimal(0))


def _low(record: Record, field: str, full: float) -> bool:
    height = decimal_of(record.get(field)) if field else None
    return height is not None and height < measured(full)


def _usual(pairs: Sequence[Pair]) -> int | None:
    """The way in which nearly all of what may be drawn in several ways is drawn; None where there is none."""
    free = [pair.way(EXACT) for pair in pairs if any(pair.ways)]
    ways = Counter(way for way in free if way is not None)
    if not ways or len(free) < USUAL[0] or ways.total() < USUAL[1] * len(free):
        return None
    return min(ways, key=lambda way: (-ways[way], way))


def _compared(pairs: Sequence[Pair], field: str, tolerance: Limit, near: float) -> Iterator[Defect]:
    usual = _usual(pairs)
    for pair in pairs:
        difference = pair.said - pair.drawn
        limit = tolerance.of(float(pair.drawn))
        if not beyond(difference, limit):
            continue
        limit += float(pair.allowed(usual, limit * near))
        if not beyond(difference, limit):
            continue
        facts: dict[str, Fact] = {"key": " / ".join(pair.key), "field": field, "table": pair.record.table}
        facts |= {"said": Written(pair.said), "drawn": float(pair.drawn)}
        facts |= {"difference": float(difference), "limit": round(limit, 6)}
        facts["ratio"] = round(float(abs(difference)) / limit, 3) if limit else 0.0
        yield Defect(pair.record, facts=facts, others=pair.features, field=field)
