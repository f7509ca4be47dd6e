"""Names that are written with a blank in one place and without it in another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unicodedata import normalize

from surveycheck.rule import Defect, Fact, Feature, Features, Inputs, Record, Value, check
from surveycheck.rule.fields import judged
from surveycheck.rule.keyed import of_role
from surveycheck.rule.number import EMPTY

BLANKS = re.compile("[ \t\u00a0\u2000-\u200a\u3000]+")
BRACKETS = re.compile(r"\([^()]*\)$")

PART = 4
"""Letters of the shortest name that is looked for within longer texts; a shorter one must be all of them."""

FEW = 50
"""Records of a table that no row describes: of so many all values are looked at."""

WITNESSES = 3

Where = Value | Feature


@dataclass(frozen=True)
class _Text:
    where: Where
    text: str


@check
def name_spaced(inputs: Inputs, *, names: tuple[str, ...], drawn: tuple[str, ...] = ()) -> Iterator[Defect]:
    """Subjects: records. ``names``: ``TABLE.FIELD`` of names and addresses that a deliverable states in several places.
    Yields each text of records, of drawings (further selection ``texts``; case ``text``) and of extended data
    (``drawn``: ``ROLE:ITEM``, of ``things``; case ``text``) that holds one of them but for blanks inside; and the name
    itself where that has them, and the same stands elsewhere without. Names that other records refer to (table
    ``links``) are another rule's; so is a name with blanks that is said once. Width does not matter, and letters that
    are all set apart are lettering."""
    known = [t for name in names for t in _named(inputs, *name.split("."))]
    if not known:
        return
    linked = {(row["table"], row["field"]) for row in inputs.tables.get("links", ())}
    linked |= {(row["parent"], row["parent_field"]) for row in inputs.tables.get("links", ())}
    every = [*_records(inputs), *_drawn(inputs, drawn)]
    texts = [t for t in every if not isinstance(t.where, Value) or _place(t.where)[:2] not in linked]
    told: set[tuple[object, ...]] = set()
    plain = [t for t in known if not BLANKS.search(t.text.strip())]
    for text in (t for t in texts if BLANKS.search(t.text.strip())):
        other = next((name for name in plain if _holds(text.text, name.text) and name.where != text.where), None)
        if other is not None:
            told.add(_place(text.where))
            yield _defect(text, (other,))
    for name in (t for t in known if BLANKS.search(t.text.strip()) and _place(t.where) not in told):
        others = [t for t in every if _solid(name.text) in BLANKS.sub("", normalize("NFKC", t.text))]
        others = [t for t in others if not _holds(t.text, _solid(name.text)) and _place(t.where) != _place(name.where)]
        if others:
            yield _defect(name, others[:WITNESSES])


def _named(inputs: Inputs, table: str, field: str) -> Iterator[_Text]:
    for record in inputs.subjects.tables.get(table, ())[:FEW]:
        if (text := record.get(field)) not in EMPTY:
            yield _Text(Value(record, field), text)


def _records(inputs: Inputs) -> list[_Text]:
    """Texts of records with letters: what rows describe as texts, and all of small tables that none describes."""
    cells = judged(inputs, lambda row: row["type"] == "text" and not row["list"], lambda _, text: _wordy(text), True)
    found = [_Text(Value(cell.record, cell.field), cell.value) for cell, _ in cells]
    described = {row["table"] for name in ("fields", "keys") for row in inputs.tables.get(name, ())}
    for table, records in inputs.subjects.tables.items():
        rows: Sequence[Record] = records if len(records) <= FEW else ()
        there = {(r["table"], r["field"]) for r in inputs.tables.get("fields", ())} if table in described else set()
        for record in rows if table not in described or table.startswith("TXT_") else ():
            found += [_Text(Value(record, n), t) for n, t in record.values.items() if t and (table, n) not in there]
    return found


def _wordy(text: str) -> bool | None:
    return True if re.search("[\u4e00-\u9fff]", text) else None


def _drawn(inputs: Inputs, drawn: tuple[str, ...]) -> list[_Text]:
    found = [*_lettered(inputs.other("texts").features)]
    things = inputs.other("things").features
    application = str(inputs.settings.get("xdata_application", "SOUTH"))
    for text in drawn:
        role, _, item = text.partition(":")
        own = of_role(inputs, things, role)
        said = own.xdata(application, int(item)).tolist()
        found += [_Text(own[n], word) for n, word in enumerate(said) if word]
    return found


def _lettered(features: Features) -> Iterator[_Text]:
    own = features.take(features.labels("text").where(lambda text: _wordy(text) is not None))
    return (_Text(own[n], text) for n, text in enumerate(own.text.tolist()))


def _solid(text: str) -> str:
    """The name without blanks in plain width, and without what stands in brackets behind it."""
    whole = BLANKS.sub("", normalize("NFKC", text))
    short = BRACKETS.sub("", whole)
    return short if len(short) >= PART else whole


def _holds(text: str, name: str) -> bool:
    """Does a text hold the name but for blanks inside? Not where all of its letters are set apart."""
    wide, solid = normalize("NFKC", text), _solid(name)
    if len(solid) < PART and BLANKS.sub("", wide) != solid:
        return False
    found = re.search("[ \t]*".join(map(re.escape, solid)), BLANKS.sub(" ", wide))
    if found is None or solid in BLANKS.sub(" ", wide):
        return False
    return any(solid[n : n + 2] in found[0] for n in range(len(solid) - 1))


def _place(where: Where) -> tuple[object, ...]:
    if isinstance(where, Value):
        return where.record.table, where.field, where.record.file, where.record.number
    return where.drawing.file, where.row


def _defect(text: _Text, others: Sequence[_Text]) -> Defect:
    facts: dict[str, Fact] = {"text": text.text, "said": others[0].text}
    witnesses = tuple(t.where for t in others)
    if isinstance(text.where, Value):
        facts |= {"table": text.where.record.table, "field": text.where.field}
        return Defect(text.where.record, facts=facts, others=witnesses, field=text.where.field)
    return Defect(text.where, facts=facts, others=witnesses, case="text")
