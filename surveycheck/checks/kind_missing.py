"""Records of a kind that every other thing has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from surveycheck.rule import Defect, Fact, Inputs, Record, Value, check
from surveycheck.rule.number import EMPTY

LEAST = 4
"""So many others must have the kind: of fewer nobody can tell what is usual."""


@check
def kind_missing(
    inputs: Inputs, *, kinds: tuple[str, ...], without: tuple[str, ...] = (), owner: str = "", all: bool = False
) -> Iterator[Defect]:
    """``kinds``: ``TABLE: PARENT KIND``, the fields that say what a record belongs to and of which kind it is. Yields
    the only parent that has other records of the table but none of a kind that all other parents have (``LEAST`` at
    least), at its first record; the first of that kind is a witness, and so are its own records of a kind that no
    other parent has, or that are there twice, and those of that kind which another parent has twice: one of them may
    be meant. A parent whose key no record of the further selection ``owners`` has in its field ``owner`` is none: a
    slip has made it, and its record may be the one, too. ``all``: every owner must have the kind, even one that has no
    record of the table at all; then the defect is at the last record of that kind, and the owner is a witness; without
    any owner nobody can tell. Kinds ``without`` are another rule's, and so are values that are empty."""
    owners = {record.get(owner): record for record in inputs.other("owners").records} if owner else {}
    for text in kinds if owners or not all else ():
        table, _, fields = text.partition(":")
        parent, kind = fields.split()
        own: dict[str, dict[str, list[Record]]] = {}
        for record in inputs.subjects.tables.get(table.strip(), ()):
            if record.get(parent) not in EMPTY and record.get(kind) not in EMPTY:
                own.setdefault(record.get(parent), {}).setdefault(record.get(kind), []).append(record)
        every = dict.fromkeys(name for known in own.values() for name in known)
        whole = {key: known for key, known in own.items() if not owners or key in owners}
        if all:
            whole |= {key: {} for key in owners if key not in own and key not in EMPTY}
        for name in every if len(whole) > LEAST else ():
            lacking = [key for key, known in whole.items() if name not in known]
            if len(lacking) == 1 and name not in without:
                strays = [r for key, known in own.items() if key not in whole for r in known.get(name, ())]
                made = _defect(whole, lacking[0], (parent, kind), name, strays)
                yield _at_last(made, whole, name, owners[lacking[0]]) if all else made


def _defect(
    own: dict[str, dict[str, list[Record]]], key: str, fields: tuple[str, str], name: str, strays: list[Record]
) -> Defect:
    mine = own[key]
    witness = next(known[name][0] for known in own.values() if name in known)
    first = next(iter(mine.values()))[0] if mine else witness
    usual = {word for other, known in own.items() if other != key for word in known}
    doubtful = [r for word, records in mine.items() if word not in usual or len(records) > 1 for r in records]
    doubtful += [r for known in own.values() for r in known.get(name, ()) if len(known[name]) > 1]
    doubtful += strays
    facts: dict[str, Fact] = {"table": first.table, "key": key, "field": fields[1], "expected": name}
    others = (Value(witness, fields[1]), *(Value(record, fields[1]) for record in doubtful))
    return Defect(first, facts=facts, others=others, field=fields[0])


def _at_last(made: Defect, own: dict[str, dict[str, list[Record]]], name: str, owner: Record) -> Defect:
    last = [r for known in own.values() for r in known.get(name, ())][-1]
    return replace(made, where=last, others=(owner, *made.others))
