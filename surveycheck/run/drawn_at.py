"""Where is it drawn? A finding at records alone is told of on paper, and people would rather look: the drawn thing that
carries the record's key, or that of the record which it belongs to, is named beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from surveycheck.model import Features, Finding, Place, Record
from surveycheck.rule import Inputs, Row, Select
from surveycheck.rule.keyed import Link, features_by_key, key_of, links
from surveycheck.run.accounted import Rows
from surveycheck.run.gate import Withheld
from surveycheck.run.place import Places
from surveycheck.run.select import Given, resolve

DEEP = 3
"""Steps from a record to those that it belongs to: a height, its building, the parcel of that."""

MANY = 10
"""Witnesses that are asked; more of them are the parts of a total."""

MOST = 3
"""Drawn things that are named for one finding: the same building stands on several plans."""


def with_drawn(findings: Iterable[Finding], given: Given, inputs: Inputs) -> tuple[Finding, ...]:
    """The same findings; those that name records and nothing drawn have the drawn things as last witnesses. ``inputs``:
    tables and settings of the run; nothing is selected."""
    seen = _Drawn(given, inputs)
    return tuple(replace(f, others=(*f.others, *seen.of(f))) if _only_written(f) else f for f in findings)


def _only_written(finding: Finding) -> bool:
    places = (finding.place, *finding.others)
    return any(p.xpath for p in places) and not any(p.handles or p.at for p in places)


@dataclass(frozen=True)
class _Drawn:
    """Drawn things by the record that they show; each is looked for when it is first asked for."""

    given: Given
    inputs: Inputs
    _made: dict[str, tuple[Place, ...]] = field(default_factory=dict)
    _by_role: dict[str, tuple[Features, Mapping[tuple[str, ...], list[int]]]] = field(default_factory=dict)
    _by_key: dict[tuple[str, str], dict[str, Record]] = field(default_factory=dict)

    def of(self, finding: Finding) -> tuple[Place, ...]:
        """The drawn things of the record that a finding stands at; where it has none, those of its witnesses, if all of
        them lead to the same: a total of many is drawn nowhere."""
        own = self._rows.at(finding.place)
        if own is not None and (drawn := self._of(own)):
            return drawn
        records = (self._rows.at(place) for place in finding.others[:MANY])
        found = {self._of(record) for record in records if record is not None}
        return found.pop() if len(found) == 1 else ()

    def _of(self, record: Record) -> tuple[Place, ...]:
        name = f"{record.file} {record.xpath}"
        if name not in self._made:
            home = (self._things(one) for one in self._homes(record, DEEP))
            self._made[name] = next((drawn for drawn in home if drawn), ())
        return self._made[name]

    def _homes(self, record: Record, deep: int) -> Iterator[Record]:
        """The record, then those that it belongs to."""
        yield record
        for row in self._parents.get(record.table, ()) if deep else ():
            parent = self._named(row["parent"], row["parent_field"]).get(record.get(row["field"]))
            if parent is not None:
                yield from self._homes(parent, deep - 1)

    def _named(self, table: str, name: str) -> dict[str, Record]:
        if (table, name) not in self._by_key:
            records = self.given.model.tables.get(table, ())
            self._by_key[table, name] = {value: r for r in reversed(records) if (value := r.get(name))}
        return self._by_key[table, name]

    def _things(self, record: Record) -> tuple[Place, ...]:
        found = []
        for link in self._links.get(record.table, ()):
            features, numbers = self._of_role(link)
            key = key_of(record, link.fields)
            found += [features[n] for n in numbers.get(key, ())[:1]] if key is not None else []
        return tuple(map(self._places.of, found[:MOST]))

    def _of_role(self, link: Link) -> tuple[Features, Mapping[tuple[str, ...], list[int]]]:
        if link.role not in self._by_role:
            features = resolve(Select(roles=(link.role,)), self.given, Withheld()).selection.features
            self._by_role[link.role] = (features, features_by_key(self.inputs, features, link))
        return self._by_role[link.role]

    @cached_property
    def _rows(self) -> Rows:
        return Rows(self.given.model)

    @cached_property
    def _places(self) -> Places:
        return Places(self.given.pack)

    @cached_property
    def _links(self) -> Mapping[str, list[Link]]:
        found: dict[str, list[Link]] = {}
        for link in links(self.inputs):
            found.setdefault(link.table, []).append(link)
        return found

    @cached_property
    def _parents(self) -> Mapping[str, list[Row]]:
        """Rows of the table ``links``: what a record of each table belongs to, where it is one."""
        found: dict[str, list[Row]] = {}
        for row in self.given.pack.table("links"):
            if not row.yes("several"):
                found.setdefault(row["table"], []).append(row)
        return found
