"""Nothing has a key that others refer to, and one record has a wrong one, or none: that is the one which is meant.

A record whose key repeats that of another, or is empty, is missed under its own. Where all that misses something in its
table misses one and the same key, and just one record there shows such a key, both have one cause.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from surveycheck.model import Finding
from surveycheck.rule import Rule
from surveycheck.run.accounted import record_path

Field = tuple[str, str]
"""A table and one of its fields."""


def named(findings: Sequence[Finding], rules: Mapping[str, Rule]) -> Iterator[tuple[int, int]]:
    """(head, follower) by number. Followers say which table (fact ``expected``) and field (fact ``link``) lacks which
    ``value`` or ``key``; heads name them in ``explains``."""
    missing = _missing(findings)
    for code in sorted({f.code for f in findings if rules[f.code].explains}) if missing else ():
        heads: dict[Field, list[int]] = {}
        for number, finding in enumerate(findings):
            if finding.code == code and finding.severity != "note":
                for field in _fields(finding):
                    heads.setdefault(field, []).append(number)
        for field, followers in missing.items():
            own, keys = heads.get(field, []), {key for key, _ in followers}
            records = {(findings[n].place.file, record_path(findings[n].place)) for n in own}
            if len(records) == 1 and len(keys) == 1:
                named_ = rules[code].explains
                yield from (
                    (own[0], n)
                    for _, n in followers
                    if {findings[n].code, rules[findings[n].code].stage}.intersection(named_)
                )


def _missing(findings: Sequence[Finding]) -> dict[Field, list[tuple[str, int]]]:
    found: dict[Field, list[tuple[str, int]]] = {}
    for number, finding in enumerate(findings):
        table, field = finding.facts.get("expected"), finding.facts.get("link")
        key = finding.facts.get("value", finding.facts.get("key"))
        if isinstance(table, str) and isinstance(field, str) and isinstance(key, str):
            found.setdefault((table, field), []).append((key, number))
    return found


def _fields(finding: Finding) -> Iterator[Field]:
    """The fields that a finding is about: one that it stands at, or several (fact ``field``: ``A+B``)."""
    table = record_path(finding.place).rpartition("/")[2].split("[")[0]
    said = finding.facts.get("field")
    names = said.split("+") if isinstance(said, str) else [finding.place.xpath.rpartition("/")[2]]
    return ((table, name) for name in names if table)
