"""Two records whose keys were exchanged in one part: each repeats the key of another record.

Two findings of repeated keys of one table, each of just two records. With the last part of the one key for that of the
other neither key would be there twice, and both were missing: that is where the two records belong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from surveycheck.model import Finding
from surveycheck.run.accounted import Rows

MOST = 20
"""Of more repeated keys of one table nobody looks for two that are exchanged."""

TWICE = 2
Key = tuple[str, ...]


def crossed_keys(findings: Sequence[Finding], rows: Rows) -> Iterator[tuple[int, int]]:
    """(head, follower) by number; where more than two fit nobody can say which belong together."""
    tables: dict[tuple[str, str, str], list[tuple[int, Key]]] = {}
    for number, finding in enumerate(findings):
        facts = finding.facts
        table, field, value = (str(facts.get(name, "")) for name in ("table", "field", "value"))
        if facts.get("count") == TWICE and table and "+" in field and finding.severity != "note":
            tables.setdefault((finding.code, table, field), []).append((number, tuple(value.split(" / "))))
    for (_, table, field), found in tables.items():
        if not 1 < len(found) <= MOST:
            continue
        names = field.split("+")
        there = {tuple(record.get(name) for name in names) for record in rows.model.tables.get(table, ())}
        fits = [(one, two) for (one, a), (two, b) in combinations(found, 2) if _crossed(a, b, there)]
        if len(fits) == 1:
            yield fits[0]


def _crossed(one: Key, two: Key, there: set[Key]) -> bool:
    if one[:-1] == two[:-1] or one[-1] == two[-1]:
        return False
    return (*one[:-1], two[-1]) not in there and (*two[:-1], one[-1]) not in there
