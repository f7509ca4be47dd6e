"""Values that an earlier stage of the project stated otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from surveycheck.rule import Defect, Fact, Inputs, Record, Row, Value, check
from surveycheck.rule.keyed import Key, key_of
from surveycheck.rule.number import EMPTY, beyond, decimal_of


@check
def earlier_values(inputs: Inputs, *, table: str, group: str) -> Iterator[Defect]:
    """Follows the rows of the pack's ``table`` with this ``group``: ``field`` of the records of ``table`` against
    ``earlier_field`` of the records of ``earlier_table`` in the further selection ``earlier``, paired by ``key`` and
    ``earlier_key`` (several fields: ``|``; none: the only record of each). ``how``: ``text`` must be the same but for
    blanks, ``number`` the same within ``limit`` (of the pack, a function of the earlier value; empty: exactly),
    ``at-most`` not more than the earlier one by more than that. Values are given as written.

    Where both have records and no key in common, nothing was compared: case ``unpaired``. Empty values, values that are
    no numbers and keys that several records carry are other rules'.
    """
    for row in inputs.tables.get(table, ()):
        if row["group"] == group:
            mine = _by_key(inputs.subjects.tables.get(row["table"], ()), row.list("key"))
            theirs = _by_key(inputs.other("earlier").tables.get(row["earlier_table"], ()), row.list("earlier_key"))
            both = [key for key in mine if key in theirs]
            for key in both:
                if len(mine[key]) == len(theirs[key]) == 1:
                    yield from _compared(inputs, row, key, mine[key][0], theirs[key][0])
            if mine and theirs and not both:
                yield _unpaired(row, next(iter(mine.values()))[0], next(iter(theirs.values()))[0])


def _by_key(records: tuple[Record, ...], fields: tuple[str, ...]) -> Mapping[Key, list[Record]]:
    found: dict[Key, list[Record]] = {}
    for record in records:
        key = key_of(record, fields)
        if key is not None:
            found.setdefault(key, []).append(record)
    return found


def _compared(inputs: Inputs, row: Row, key: Key, record: Record, partner: Record) -> Iterator[Defect]:
    said, expected = record.get(row["field"]), partner.get(row["earlier_field"])
    if said in EMPTY or expected in EMPTY:
        return
    facts: dict[str, Fact] = {"table": row["table"], "field": row["field"], "name": " ".join(key)}
    facts |= {"title": row["title"], "kind_en": row["title_en"], "said": said, "expected": expected}
    if row["how"] == "text":
        if "".join(said.split()) != "".join(expected.split()):
            yield _defect(row, record, partner, facts)
        return
    one, two = decimal_of(said), decimal_of(expected)
    if one is None or two is None or (row["how"] == "at-most" and one <= two):
        return
    limit = inputs.limits[row["limit"]].of(float(two)) if row["limit"] else 0.0
    if beyond(one - two, limit):
        facts |= {"difference": float(one - two), "limit": round(limit, 6)}
        yield _defect(row, record, partner, facts, "number")


def _defect(row: Row, record: Record, partner: Record, facts: Mapping[str, Fact], case: str = "") -> Defect:
    others = (Value(partner, row["earlier_field"]),)
    return Defect(record, facts=facts, others=others, field=row["field"], case=case)


def _unpaired(row: Row, record: Record, partner: Record) -> Defect:
    facts = {"table": row["table"], "title": row["title"], "kind_en": row["title_en"], "reason": "unpaired"}
    return Defect(record, facts=facts, others=(partner,), case="unpaired")
