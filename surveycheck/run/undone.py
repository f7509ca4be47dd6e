"""What would not be found if two records had each other's value: those two values were exchanged.

Findings of different causes, at records of one table: where just these are gone once one value of the two records is
exchanged, and nothing new is found, they are one slip. So it is with keys, names and references of every table, against
the drawing, too, for there a key in the wrong place shows just as it does in the record. Only reports with few causes
are looked into, and small files: in others nobody would wait for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product

from surveycheck.model import Finding, Model, Place, Record, Records
from surveycheck.model.records_exchanged import exchanged
from surveycheck.run.accounted import Rows

MOST_CAUSES = 8
"""Of more causes nobody looks for two that are one."""

MOST_FINDINGS = 100
TRIES = 60
"""So many exchanges are tried."""

LARGEST = 4_000_000
"""Bytes of all values of a file; a larger one is not looked into."""

FEW = 4
"""So many witnesses of a finding are looked at."""

Again = Callable[[Model, frozenset[str]], Iterable[Finding] | None]
"""Model and codes of rules → what these find there; None where one of them did not come to its end."""

Trial = tuple[Record, Record, str]
"""Two records and the field whose values are exchanged."""


@dataclass(frozen=True)
class Undone:
    """``names``: table → the fields that tell its records apart or refer to others."""

    rows: Rows
    names: Mapping[str, Sequence[str]]
    again: Again

    def joined(self, findings: Sequence[Finding], roots: Sequence[int]) -> Iterator[tuple[int, int]]:
        """(head, follower) by number, of what one exchange accounts for; ``roots``: what each finding follows from."""
        told = [n for n, f in enumerate(findings) if f.severity != "note"]
        groups = {root: [n for n in told if roots[n] == root] for root in dict.fromkeys(roots[n] for n in told)}
        if not 1 < len(groups) <= MOST_CAUSES or len(findings) > MOST_FINDINGS:
            return
        for one, two, name in self._trials(findings, groups):
            gone = self._gone(findings, (one, two, name))
            whole = [root for root, own in groups.items() if gone.issuperset(own)]
            if len(whole) > 1 and gone.issubset({n for root in whole for n in groups[root]}):
                yield from ((whole[0], root) for root in whole[1:])
                return

    def _trials(self, findings: Sequence[Finding], groups: Mapping[int, Sequence[int]]) -> list[Trial]:
        """The likely ones first: fields that findings stand at, then keys and references, then the others."""
        touched = {root: self._touched(findings[n] for n in own) for root, own in groups.items()}
        ranked: dict[tuple[object, ...], tuple[int, Trial]] = {}
        for first, second in combinations(touched, 2):
            for (one, at), (two, there) in product(touched[first].values(), touched[second].values()):
                same = one.file == two.file and one.table == two.table and one.records is two.records
                for name in self._differing(one, two) if same and one.row != two.row else ():
                    key = (one.file, *sorted((one.row, two.row)), name)
                    ranked.setdefault(key, (self._rank(one, name, at | there), (one, two, name)))
        return [trial for _, trial in sorted(ranked.values(), key=lambda pair: pair[0])[:TRIES]]

    def _touched(self, findings: Iterable[Finding]) -> dict[tuple[str, str], tuple[Record, set[str]]]:
        """The records that findings are about, each with the fields that are named."""
        found: dict[tuple[str, str], tuple[Record, set[str]]] = {}
        for finding in findings:
            for place in (finding.place, *finding.others[:FEW]):
                record = self.rows.at(place)
                if record is not None and isinstance(record.records, Records):
                    found.setdefault((record.file, record.xpath), (record, set()))[1].update(_named(finding, place))
        return found

    def _differing(self, one: Record, two: Record) -> Iterator[str]:
        other = two.values
        return (name for name, text in one.values.items() if text and other.get(name, "") not in ("", text))

    def _rank(self, record: Record, name: str, named: set[str]) -> int:
        return 0 if name in named else 1 if name in self.names.get(record.table, ()) else 2

    def _gone(self, findings: Sequence[Finding], trial: Trial) -> frozenset[int]:
        """The numbers of what is not found any more; nothing where something new is found."""
        one, two, name = trial
        document = next((d for d in self.rows.model.documents if d.records is one.records), None)
        changed = exchanged(one.records, one.row, two.row, name) if document is not None else None
        if document is None or changed is None or len(one.records.blob) > LARGEST:
            return frozenset()
        codes = frozenset(f.code for f in findings)
        found = self.again(self.rows.model.with_records(replace(document, records=changed)), codes)
        ids = {f.id for f in found if f.severity != "note"} if found is not None else None
        known = {f.id: n for n, f in enumerate(findings) if f.severity != "note"}
        return frozenset() if ids is None or ids - known.keys() else frozenset(known[i] for i in known.keys() - ids)


def _named(finding: Finding, place: Place) -> Iterator[str]:
    steps = place.xpath.split("/")
    if len(steps) > 3:
        yield steps[3]
    yield from str(finding.facts.get("field", "")).split("+")
    yield str(finding.facts.get("link", ""))
