"""Issues of one document against its schema: so many are listed, the others are counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from surveycheck.model import Facts, Issue
from surveycheck.read.xml_schema_sentences import MORE
from surveycheck.read.xml_schema_words import kind_of

LISTED = 500
"""Issues of one kind about one element that are listed; the others are counted."""

LISTED_ALL = 10_000
"""Issues of one file that are listed."""

_Key = tuple[str, str, str]


class Alike(NamedTuple):
    """What libxml2 would have said."""

    type_name: str
    message: str


@dataclass(eq=False)
class Tally:
    """Lists issues, and counts those that are too many."""

    file: str
    issues: list[Issue] = field(default_factory=list)
    counts: Counter[_Key] = field(default_factory=Counter)
    unlisted: Counter[_Key] = field(default_factory=Counter)

    def add(self, entry: Any, name: str, make: Callable[[], Issue]) -> None:
        """One more about the element ``name``; the issue is made where it is listed."""
        key = (kind_of(entry.type_name, entry.message), entry.type_name, name)
        if not self.full(key):
            self.counts[key] += 1
            self.issues.append(make())

    def full(self, key: _Key) -> bool:
        """Are there too many of this kind (kind, type, name of the element)? Then one more is counted."""
        if self.counts[key] < LISTED and len(self.issues) < LISTED_ALL:
            return False
        self.unlisted[key if self.counts[key] else (*key[:2], "")] += 1
        return True

    def all(self) -> Iterator[Issue]:
        """Those that are listed, and how many there are of the others."""
        yield from self.issues
        for (kind, type_name, name), count in self.unlisted.items():
            notes = [sentence.format(name=name, count=count) for sentence in MORE]
            said: Facts = {"kind": kind, "type": type_name, "name": name, "count": count}
            facts: Facts = {**said, "note": notes[0], "note_en": notes[1]}
            yield Issue("xml-schema-more", self.file, facts=facts)
