"""What a text calls something against the codes that records have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from unicodedata import normalize

from surveycheck.rule import Defect, Fact, Inputs, NothingToCheck, Record, Value, check
from surveycheck.rule.number import EMPTY

SURE = 2
"""Names of so many letters are told in any text; a single one (钢) only by itself: 钢混 is another structure."""

SHOWN = 20
"""So many records are witnesses."""


@check
def named_by_code(inputs: Inputs, *, field: str, other: str, codes: str, ending: str) -> Iterator[Defect]:
    """Subjects: records whose ``field`` is a text in people's own words. The further selection ``records`` has codes of
    the list ``codes`` (table ``codes``) in the field ``other``. Yields each name of a code, without its ``ending``,
    that the text tells and that none of those records has. Of names within each other the longest counts; words that
    are no name tell nothing. Raises ``NothingToCheck`` where no text tells any, or no record has a code."""
    listed = [row for row in inputs.tables.get("codes", ()) if row["list"] == codes]
    names = {row["code"]: normalize("NFKC", row["title"]).removesuffix(ending) for row in listed}
    records = [r for r in inputs.other("records").records if r.get(other) not in EMPTY]
    told = [(r, name) for r in inputs.records if records for name in _told(r.get(field), names, ending)]
    if not told:
        raise NothingToCheck
    there = {names.get(r.get(other), "") for r in records}
    for record, name in told:
        if name not in there:
            others = tuple(Value(r, other) for r in records[:SHOWN])
            yield Defect(record, facts=_facts(record, field, name, records, other), others=others, field=field)


def _told(text: str, names: Mapping[str, str], ending: str) -> list[str]:
    """The names in a text, the longest first, each where no longer one stands."""
    left = "".join(normalize("NFKC", text).split())
    found = []
    for name in sorted({*names.values()}, key=lambda name: (-len(name), name)):
        if left.removesuffix(ending) == name or (len(name) >= SURE and name in left):
            found.append(name)
            left = left.replace(name, " ")
    return found


def _facts(record: Record, field: str, name: str, records: list[Record], other: str) -> dict[str, Fact]:
    said = "、".join(sorted({r.get(other) for r in records}))
    facts: dict[str, Fact] = {"table": record.table, "field": field, "value": record.get(field), "text": name}
    return facts | {"expected": records[0].table, "link": other, "said": said}
