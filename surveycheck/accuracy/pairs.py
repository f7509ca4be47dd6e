"""Every check measurement with its partner, or with the reason why it cannot be compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from surveycheck.accuracy.doubts import Doubt, doubt
from surveycheck.accuracy.partners import Partner, Partners
from surveycheck.accuracy.terms import Kind, Layout, Terms
from surveycheck.model import Fact, Precision, Record
from surveycheck.rule import Inputs
from surveycheck.rule.number import EMPTY, decimal_of
from surveycheck.rule.readable import readable


@dataclass(frozen=True)
class Pair:
    """A measurement and its partner, for one item. ``checked`` and ``drawn``: north and east, or one number; ``field``
    the value of the record that is meant."""

    record: Record
    kind: Kind
    item: str
    precision: Precision
    key: str
    field: str
    checked: tuple[Decimal, ...]
    drawn: tuple[Decimal, ...]
    partner: Partner
    remark: str

    @property
    def difference(self) -> tuple[Decimal, ...]:
        """Handed in minus check."""
        return tuple(d - c for c, d in zip(self.checked, self.drawn, strict=True))

    @property
    def square(self) -> Decimal:
        """The square of the error, exactly: Δ², or ΔX² + ΔY²."""
        return sum((d * d for d in self.difference), Decimal(0))

    @property
    def error(self) -> Decimal:
        """|Δ|, or √(ΔX² + ΔY²)."""
        return abs(self.difference[0]) if len(self.difference) == 1 else self.square.sqrt()


@dataclass(frozen=True)
class Unusable:
    """A measurement that cannot be compared, the value that stands in the way, and the items that it is missing from.
    ``others``: what it may mean. ``precision``: as the record says, "same" where it says nothing known. ``unread``: it
    is missing because none of the drawings in which it stands could be read."""

    record: Record
    field: str
    reason: Doubt
    key: str
    items: tuple[str, ...] = ()
    others: tuple[Partner, ...] = ()
    precision: Precision = "same"
    unread: bool = False


@dataclass(frozen=True)
class Survey:
    """All check measurements of a deliverable, in the order of its records."""

    terms: Terms
    pairs: tuple[Pair, ...] = ()
    unusable: tuple[Unusable, ...] = ()
    partners: Partners | None = None
    given: bool = False

    @property
    def facts(self) -> dict[str, Fact]:
        """What findings about the survey itself say: whether it was given beside the deliverable, whose fault it then
        is not."""
        return {"given": "yes"} if self.given else {}

    def role_of(self, record: Record) -> str:
        """The role of the drawn thing that a record measures where it is told by its place alone; "" of others."""
        layout = self.terms.layouts[record.table]
        kind = self.terms.kinds.get((record.table, record.get(layout.kind)))
        return kind.role if kind is not None and not record.get(layout.number) else ""

    def of_item(self, item: str) -> dict[Precision, list[Pair]]:
        """The pairs of one item by the precision of checking; none where all of it is unusable."""
        found: dict[Precision, list[Pair]] = {}
        for pair in self.pairs:
            if pair.item == item:
                found.setdefault(pair.precision, []).append(pair)
        for unusable in self.unusable:
            if item in unusable.items:
                found.setdefault(unusable.precision, [])
        return dict(sorted(found.items()))

    def lost(self, item: str, precision: Precision) -> int:
        """Measurements of the item that could not be compared."""
        return sum(item in unusable.items and unusable.precision == precision for unusable in self.unusable)


@dataclass(frozen=True)
class _Asked:
    """A record that says what it measures, and how."""

    record: Record
    kind: Kind
    layout: Layout
    precision: Precision
    key: str

    def unusable(self, item: str, field: str, reason: Doubt, others: Iterable[Partner] = ()) -> Unusable:
        field = field or self.layout.number
        return Unusable(self.record, field, reason, self.key, (item,), tuple(others), self.precision)


def survey(inputs: Inputs) -> Survey:
    """Pair the records of the subjects with drawn things (further selection ``points``) and records (``records``). A
    thing that is measured twice counts once."""
    selections = (inputs.subjects, inputs.other("points"), inputs.other("records"))
    return inputs.kept.once(("survey", *selections), lambda: _survey(inputs))


def _survey(inputs: Inputs) -> Survey:
    terms = Terms.of(inputs)
    partners = Partners(inputs, terms.reach)
    known: set[tuple[str, object]] = set()
    pairs: list[Pair] = []
    unusable: list[Unusable] = []
    for record in inputs.records:
        if record.table not in terms.layouts:
            continue
        asked = _asked(record, terms)
        if isinstance(asked, Unusable):
            unusable.append(asked)
            continue
        for found in _of_record(asked, partners):
            if isinstance(found, Unusable):
                unread = found.reason == "missing" and _unread(asked.kind, inputs)
                unusable.append(replace(found, unread=unread))
            elif (thing := (found.item, found.partner.ident)) in known:
                unusable.append(asked.unusable(found.item, "", "again", (found.partner,)))
            else:
                known.add(thing)
                pairs.append(found)
    return Survey(terms, tuple(pairs), tuple(unusable), partners, bool(inputs.model.given))


def _unread(kind: Kind, inputs: Inputs) -> bool:
    """That a drawing is missing is told once, not of each thing in it."""
    return bool(kind.role) and not kind.records and not readable(inputs, kind.role)


def _asked(record: Record, terms: Terms) -> _Asked | Unusable:
    layout = terms.layouts[record.table]
    key = _key(record, layout)
    kind = terms.kinds.get((record.table, record.get(layout.kind)))
    if kind is None:
        return Unusable(record, layout.kind, "kind", key)
    precision = terms.methods.get(record.get(layout.method))
    if precision is None:
        return Unusable(record, layout.method, "method", key, kind.items)
    return _Asked(record, kind, layout, precision, key)


def _key(record: Record, layout: Layout) -> str:
    """The name of what is measured, as people write it; a point without a number is told by its place."""
    ends = "—".join(filter(None, (record.get(layout.number), record.get(layout.second) if layout.second else "")))
    ends = ends or ", ".join(filter(None, (record.get(layout.north), record.get(layout.east))))
    return " ".join(filter(None, (record.get(layout.belongs) if layout.belongs else "", ends)))


def _of_record(asked: _Asked, partners: Partners) -> Iterator[Pair | Unusable]:
    """For each item of the kind: the pair, or why there is none."""
    kind, layout, said = asked.kind, asked.layout, asked.record.get
    found = _partner(asked, partners)
    place_only = said(layout.height) in EMPTY if layout.height else False
    height_only = bool(kind.height) and said(layout.north) in EMPTY and said(layout.east) in EMPTY
    if kind.plane and not height_only:
        yield _paired(asked, kind.plane, (layout.north, layout.east), found)
    if kind.height and not (kind.plane and place_only):
        yield _paired(asked, kind.height, (layout.height,), found)
    if kind.value:
        yield _paired(asked, kind.value, (layout.value,), found)


def _partner(asked: _Asked, partners: Partners) -> list[Partner]:
    """What may be meant: exactly one where all is well."""
    kind, layout, said = asked.kind, asked.layout, asked.record.get
    number, belongs = said(layout.number), said(layout.belongs) if layout.belongs else ""
    if layout.second and not kind.records:
        return _length([partners.named(kind, n, belongs) for n in (number, said(layout.second))])
    if number:
        return partners.named(kind, number, belongs)
    north, east = decimal_of(said(layout.north)), decimal_of(said(layout.east))
    if not kind.role or north is None or east is None:
        return []
    found = partners.near(kind, north, east, belongs)
    return found or partners.near(kind, east, north, belongs)  # exchanged: seen where the two are compared


def _length(ends: list[list[Partner]]) -> list[Partner]:
    """The distance between two drawn points."""
    if any(len(end) != 1 for end in ends):
        return [partner for end in ends if len(end) > 1 for partner in end] if all(ends) else []
    (one,), (two,) = ends
    apart = sum(((a - b) ** 2 for a, b in zip(known(one.numbers), known(two.numbers), strict=True)), Decimal(0))
    middle = ((one.at[0] + two.at[0]) / 2, (one.at[1] + two.at[1]) / 2) if one.at and two.at else None
    ident = frozenset((one.ident, two.ident))
    more = (two.where,) if not isinstance(two.where, Record) else ()
    return [Partner((round(apart.sqrt(), 6),), None, one.where, middle, ident, more)]


def _paired(asked: _Asked, item: str, fields: tuple[str, ...], found: list[Partner]) -> Pair | Unusable:
    values = [decimal_of(asked.record.get(name)) for name in fields]
    checked = known(values)
    if len(checked) < len(values):
        return asked.unusable(item, fields[values.index(None)], "number")
    if len(found) != 1:
        return asked.unusable(item, "", "several" if found else "missing", found)
    partner = found[0]
    drawn = known((partner.height,) if fields == (asked.layout.height,) and partner.is_point else partner.numbers)
    if len(drawn) != len(checked):
        return asked.unusable(item, "", "partner", found)
    off = [abs(one - other) for one, other in zip(checked, drawn, strict=True)]
    farther = fields[off.index(max(off))]  # of north and east the one that is farther off
    if reason := doubt(checked, drawn):
        return asked.unusable(item, farther if reason == "unit" else fields[0], reason, found)
    remark = asked.record.get(asked.layout.remark) if asked.layout.remark else ""
    return Pair(asked.record, asked.kind, item, asked.precision, asked.key, farther, checked, drawn, partner, remark)


def known(numbers: Iterable[Decimal | None]) -> tuple[Decimal, ...]:
    """Those that are numbers."""
    return tuple(number for number in numbers if number is not None)
