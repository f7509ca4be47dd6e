"""Causes: findings with one origin share one.

Within a rule by the card's ``cause`` (same layer, same file, …). Between rules by ``also``: a finding of a rule that
another card names there takes that card's cause where both touch the same object. Nothing is joined by chance: what
merely lies nearby keeps its own cause.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256

from surveycheck.model import Finding, Place
from surveycheck.rule import Rule
from surveycheck.run.stamp import with_cause

Token = tuple[str, ...]


def join(findings: Iterable[Finding], rules: Mapping[str, Rule]) -> tuple[Finding, ...]:
    """The same findings, in the same order, with their causes."""
    own = [with_cause(f, _within(f, rules[f.code])) for f in findings]
    parents = _parents(own, rules)
    return tuple(with_cause(f, own[_root(i, parents)].cause) for i, f in enumerate(own))


def _within(finding: Finding, rule: Rule) -> str:
    """The cause by the card: the finding itself, or what it has in common with others of its rule."""
    if not rule.cause:
        return finding.id
    common = [rule.code]
    for word in rule.cause:
        if word in ("file", "layer", "key"):
            common.append(str(getattr(finding.place, word)))
        elif word == "field":
            common.append(finding.place.xpath.rsplit("/", 1)[-1] if finding.place.xpath else "")
        elif word != "rule":
            common.append(str(finding.facts.get(word, "")))
    return f"{rule.code}-{sha256(chr(31).join(common).encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def _parents(findings: list[Finding], rules: Mapping[str, Rule]) -> dict[int, int]:
    """Finding → the first finding that it follows from."""
    touched: dict[tuple[str, Token], int] = {}
    for number, finding in enumerate(findings):
        if finding.severity == "note":
            continue
        for code in rules[finding.code].also:
            for token in tokens(finding, whole=True):
                touched.setdefault((code, token), number)
    parents = {}
    for number, finding in enumerate(findings):
        found = [touched[key] for t in tokens(finding) if (key := (finding.code, t)) in touched]
        found = [n for n in found if n != number]
        if found:
            parents[number] = min(found)
    return parents


def _root(number: int, parents: Mapping[int, int]) -> int:
    seen = {number}
    while (up := parents.get(number)) is not None and up not in seen:
        seen.add(up)
        number = up
    return number


def tokens(finding: Finding, whole: bool = False) -> tuple[Token, ...]:
    """What a finding touches. ``whole``: as the origin of others; then a place that names only a file stands for
    everything in it, one that names only a record for every value of it. Two that name values of one record meet only
    in the same value."""
    found: dict[Token, None] = {}
    for place in (finding.place, *finding.others):
        for token in (*_of(place), *_values(place, whole)):
            found[token] = None
    for token in _told(finding, whole):
        found[token] = None
    if whole:
        found = {t: None for t in found if t[0] != "file" or _only_file(finding.place)}
    return tuple(found)


def _told(finding: Finding, whole: bool) -> Iterable[Token]:
    """What facts tell beyond places. ``role`` (several: ``a|b``): a finding without a thing of its own is about all of
    the role, and meets every finding of it; two things of one role do not meet. ``key``: the key that is looked for, as
    the drawing carries it (its first item)."""
    general = not finding.place.handles and not finding.place.xpath
    roles = finding.facts.get("role")
    for role in roles.split("|") if isinstance(roles, str) and roles else ():
        if whole or general:
            yield ("role", role)
        if (general and whole) or (not general and not whole):
            yield ("all of role", role)
    key = finding.facts.get("key")
    if isinstance(key, str) and key:
        yield ("key", key.split(" / ")[0])


def _only_file(place: Place) -> bool:
    return not place.handles and not place.xpath


def _of(place: Place) -> Iterable[Token]:
    for handle in place.handles:
        yield ("handle", place.file, handle)
    if place.key:
        yield ("key", place.key)
    if place.file:
        yield ("file", place.file)


def _values(place: Place, whole: bool) -> Iterable[Token]:
    """``record``: the whole record; ``in record``: something in it; ``value``: this value of it."""
    steps = place.xpath.split("/")
    if len(steps) < 3:
        return
    record, value = "/".join(steps[:3]), place.xpath if len(steps) > 3 else ""
    if whole:
        yield ("in record", place.file, record)
        yield ("value", place.file, value) if value else ("record", place.file, record)
    elif value:
        yield ("value", place.file, value)
        yield ("record", place.file, record)
    else:
        yield ("in record", place.file, record)
