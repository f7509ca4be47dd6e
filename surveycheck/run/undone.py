"""What would not be found if one value were another: that value is the cause of it all.

Findings of different causes that touch records: where just these are gone, and nothing new is found by any rule, once
two records of a table have each other's value of one field, or once one value is what its neighbours, or the findings
themselves, say. So it is with keys, names and references of every table; against the drawing, too, for there a key in
the wrong place shows just as it does in the record. Only reports with few causes are looked into, and small files: in
others nobody would wait for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from itertools import combinations, product
from typing import Protocol

from surveycheck.model import Document, Finding, Model, Place, Record, Records
from surveycheck.model.records_exchanged import exchanged, with_value
from surveycheck.rule.number import decimal_of
from surveycheck.run.accounted import Rows

MOST_CAUSES = 8
"""Of more causes nobody looks for one that is behind some of them."""

MOST_FINDINGS = 100
TRIES = 80
"""So many other values are tried."""

PROVED = 3
"""So many of those that fit are tried with all rules."""

LARGEST = 4_000_000
"""Bytes of all values of a file; a larger one is not looked into."""

LEAST = 2
"""Causes that one value must account for."""

FEW = 4
"""So many witnesses of a finding are looked at."""

SAID = ("expected", "drawn", "said", "actual", "value", "text", "name", "key")
"""Facts that may tell what a value should be."""

Again = Callable[[Model], "Tried"]
"""A model that differs in its records → what rules find there."""


class Tried(Protocol):
    """What rules find in another model. Each is asked once."""

    def found(self, codes: Iterable[str]) -> Sequence[Finding] | None:
        """Of these rules; None where one of them does not end that did before."""

    def reading(self, table: str) -> Iterable[str]:
        """The codes of all rules that read records of a table."""


Groups = Mapping[int, Sequence[int]]
"""What a finding follows from → the findings, by number."""

Rank = tuple[bool, bool, bool]

Touched = dict[tuple[str, str], tuple[Record, set[str]]]
"""Records by file and path, each with the fields that are named."""


@dataclass(frozen=True)
class Trial:
    """A value that is tried: ``text``, or that of the record ``other`` (of the field ``beside`` of its own record),
    whose own this one has then."""

    record: Record
    name: str
    other: Record | None = None
    beside: str = ""
    text: str = ""
    told: bool = False
    """Does only a finding tell of this text?"""

    @property
    def key(self) -> tuple[object, ...]:
        rows = sorted((self.record.row, self.other.row)) if self.other is not None else (self.record.row,)
        return (self.record.file, *rows, self.name, self.beside, self.text)

    def records(self) -> Records | None:
        """The records of the file with the other values."""
        if self.other is not None:
            return exchanged(self.record.records, self.record.row, self.other.row, self.name)
        if self.beside:
            own, row = self.record, self.record.row
            first = with_value(own.records, row, self.name, own.get(self.beside))
            return first and with_value(first, row, self.beside, own.get(self.name))
        return with_value(self.record.records, self.record.row, self.name, self.text)


@dataclass(frozen=True)
class Undone:
    """``names``: table → the fields that tell its records apart or refer to others; ``seconds``: what a rule took."""

    rows: Rows
    names: Mapping[str, Sequence[str]]
    again: Again
    seconds: Mapping[str, float] = field(default_factory=dict)

    def joined(self, findings: Sequence[Finding], roots: Sequence[int]) -> Iterator[tuple[int, int]]:
        """(head, follower) by number, of what one value accounts for; ``roots``: what each finding follows from."""
        told = [n for n, f in enumerate(findings) if f.severity != "note"]
        groups = {root: [n for n in told if roots[n] == root] for root in dict.fromkeys(roots[n] for n in told)}
        if not 1 < len(groups) <= MOST_CAUSES or len(findings) > MOST_FINDINGS:
            return
        codes, proofs = sorted({findings[n].code for n in told}), 0
        for trial, between in self._trials(findings, groups):
            tried = self._tried(trial)
            if tried is None or not self._likely(findings, {root: groups[root] for root in between}, tried):
                continue
            whole = _accounted(findings, groups, tried.found(codes))
            if len(whole) > 1 and proofs < PROVED:
                proofs += 1
                if _accounted(findings, groups, tried.found((*codes, *tried.reading(trial.record.table)))) == whole:
                    yield from ((whole[0], root) for root in whole[1:])
                    return

    def _tried(self, trial: Trial) -> Tried | None:
        document = self._document(trial.record)
        records = trial.records() if document is not None else None
        if document is None or records is None:
            return None
        return self.again(self.rows.model.with_records(replace(document, records=records)))

    def _likely(self, findings: Sequence[Finding], groups: Groups, tried: Tried) -> bool:
        """Are two of the groups gone between which the value was looked for? Their own rules tell that, which are few
        among those of all findings: one by one, the quickest first, as most values are out with the first."""
        own: dict[str, dict[str, int]] = {}
        for root, numbers in groups.items():
            for number in numbers:
                own.setdefault(findings[number].code, {})[findings[number].id] = root
        gone = set(groups)
        for code in sorted(own, key=lambda code: (self.seconds.get(code, 0.0), code)):
            found = tried.found((code,))
            gone -= {own[code][f.id] for f in found or () if f.id in own[code]}
            if found is None or len(gone) < LEAST:
                return False
        return True

    def _document(self, record: Record) -> Document | None:
        documents = (*self.rows.model.documents, *self.rows.model.sheets)
        return next((d for d in documents if d.records is record.records), None)

    def _trials(self, findings: Sequence[Finding], groups: Groups) -> list[tuple[Trial, set[int]]]:
        """Of fields that findings name, then of keys and references; values that other records have before those that
        findings tell, which are tried in the first only. Each with the groups between which it was looked for."""
        touched = {root: self._touched(findings[n] for n in own) for root, own in groups.items()}
        ranked: dict[tuple[object, ...], tuple[Rank, Trial]] = {}
        between: dict[tuple[object, ...], set[int]] = {}
        for first, second in combinations(touched, 2):
            for (one, at), (two, there) in product(touched[first].values(), touched[second].values()):
                if one.records is two.records and one.table == two.table:
                    own = [findings[n] for n in (*groups[first], *groups[second])]
                    apart = one.row != two.row
                    trials = (
                        self._exchanges(one, two) if apart else (*_crossed(one, at, there), *self._others(one, own))
                    )
                    for trial in trials:
                        rank = self._rank(trial, at | there)
                        if rank is not None:
                            ranked.setdefault(trial.key, (rank, trial))
                            between.setdefault(trial.key, set()).update((first, second))
        best = sorted(ranked.values(), key=lambda pair: pair[0])[:TRIES]
        return [(trial, between[trial.key]) for _, trial in best]

    def _touched(self, findings: Iterable[Finding]) -> Touched:
        """The records that findings are about, each with the fields that are named."""
        found: Touched = {}
        for finding in findings:
            for place in (finding.place, *finding.others[:FEW]):
                record = self.rows.at(place)
                small = record is not None and isinstance(record.records, Records)
                if record is not None and small and len(record.records.blob) <= LARGEST:
                    found.setdefault((record.file, record.xpath), (record, set()))[1].update(_named(finding, place))
        return found

    def _exchanges(self, one: Record, two: Record) -> Iterator[Trial]:
        other = two.values
        names = (name for name, text in one.values.items() if text and other.get(name, "") not in ("", text))
        return (Trial(one, name, two) for name in names)

    def _others(self, record: Record, findings: Sequence[Finding]) -> Iterator[Trial]:
        """Values of the records before and after it, and what the findings tell."""
        table = self.rows.model.tables.get(record.table, ())
        beside = (r for r in table if r.records is record.records and abs(r.number - record.number) == 1)
        neighbours = [r.values for r in beside]
        said = [str(f.facts[n]) for f in findings for n in SAID if isinstance(f.facts.get(n), str)]
        said += [place.key for f in findings for place in f.others if place.key]
        for name, text in record.values.items():
            near = {values.get(name, "") for values in neighbours}
            forms = {_is_number(t) for t in (near - {""} or {text})}
            texts = dict.fromkeys(near) | dict.fromkeys(t for t in said if _is_number(t) in forms)
            yield from (Trial(record, name, text=t, told=t not in near) for t in texts if t not in ("", text))

    def _rank(self, trial: Trial, named: set[str]) -> Rank | None:
        """The lowest comes first; None for what is not likely enough."""
        key = trial.name not in named
        telling = trial.name in self.names.get(trial.record.table, ()) and not trial.told
        return (key, trial.told, trial.other is None and not trial.beside) if not key or telling else None


def _crossed(record: Record, at: AbstractSet[str], there: AbstractSet[str]) -> Iterator[Trial]:
    """Two values of one record in each other's fields, of one of which the one side tells, of the other the other."""
    values = record.values
    pairs = {tuple(sorted((a, b))) for a, b in product(values.keys() & at, values.keys() & there) if a != b}
    yield from (Trial(record, a, beside=b) for a, b in sorted(pairs) if values[a] and values[b] not in ("", values[a]))


def _accounted(findings: Sequence[Finding], groups: Groups, found: Iterable[Finding] | None) -> Sequence[int]:
    """The groups all of which, and nothing but which, is gone; none where something new is found."""
    if found is None:
        return ()
    ids, known = ({f.id: n for n, f in enumerate(fs) if f.severity != "note"} for fs in (found, findings))
    gone = {known[i] for i in known.keys() - ids.keys()}
    whole = [root for root, own in groups.items() if gone.issuperset(own)]
    all_ = gone.issubset({n for root in whole for n in groups[root]})
    return whole if all_ and not ids.keys() - known.keys() else ()


def _is_number(text: str) -> bool:
    return decimal_of(text) is not None


def _named(finding: Finding, place: Place) -> Iterator[str]:
    """The fields that a finding names of the record at this place."""
    steps = place.xpath.split("/")
    if len(steps) > 3:
        yield steps[3]
    yield from str(finding.facts.get("field", "")).split("+")
    yield str(finding.facts.get("link", ""))
