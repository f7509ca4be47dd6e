"""Causes: findings with one origin share one.

Within a rule by the card's ``cause`` (same layer, same file, …) or by what many share (``run/common.py``). Between
rules by ``also``: a finding of a rule that another card names there takes that card's cause where both touch the same
object, or where its spot lies on the other's thing: what misses a thing has no other way to tell which one. A stage
named there stands for all rules of it, on the very thing that is wrong (a file: in it) and nowhere else. Nothing is
joined by chance: what merely lies nearby keeps its own cause.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from hashlib import sha256

from surveycheck.model import Finding, Place
from surveycheck.rule import STAGES, Rule
from surveycheck.run.accounted import Rows, accounted
from surveycheck.run.broken import broken
from surveycheck.run.corner import cornered
from surveycheck.run.crossed_keys import crossed_keys
from surveycheck.run.exchanged import exchanged
from surveycheck.run.explained import explained
from surveycheck.run.extra import extra
from surveycheck.run.folder import absent
from surveycheck.run.gap import gaps
from surveycheck.run.headed import headed
from surveycheck.run.heaped import heaped
from surveycheck.run.holder import unheld
from surveycheck.run.inside import inside
from surveycheck.run.label import labelled
from surveycheck.run.line import same_line
from surveycheck.run.moved import lost, moved
from surveycheck.run.named import crosswise, gone, named, renamed, undrawn, untold
from surveycheck.run.outline import elsewhere
from surveycheck.run.roughly import roughly
from surveycheck.run.slipped import slipped
from surveycheck.run.strayed import strayed
from surveycheck.run.suspect import suspect
from surveycheck.run.undone import Undone
from surveycheck.run.unread import unread
from surveycheck.run.upon import Things
from surveycheck.run.witness import witnessed

Token = tuple[str, ...]
Touched = dict[Token, int]
STAGE_NAMES = frozenset(STAGES)


def join(
    findings: Iterable[Finding],
    rules: Mapping[str, Rule],
    things: Things | None = None,
    undone: Undone | None = None,
) -> tuple[Finding, ...]:
    """The same findings, in the same order, with their causes. ``undone``: looks for exchanged values of records."""
    every = list(findings)
    shared = {f.cause for f in every if f.cause != f.id}
    own = [f.cause if f.cause in shared else _within(f, rules[f.code]) for f in every]
    parents = _parents(every, rules)
    if things is not None:
        parents |= _by_spot(every, rules, parents, things)
        parents |= explained(every, rules, parents, things)
        parents = _roots(parents)
        rows = Rows(things.model)
        amounts = (*accounted(every, rules, rows), *moved(every, rules, rows), *lost(every, rules))
        amounts += (*roughly(every, rules, rows),)
        loose = {n for n, f in enumerate(every) if "gap" in rules[f.code].common}
        shapes = (*cornered(every, rules, things), *broken(every, rules, things), *same_line(every, rules))
        shapes += (*elsewhere(every, rules, things), *witnessed(every, rules), *unheld(every, rules, things))
        shapes += (
            *heaped(every, rules, things),
            *labelled(every, rules, things),
            *gaps(every, rules),
            *strayed(every, rules, things),
        )
        keys = (*named(every, rules), *crosswise(every), *gone(every), *renamed(every), *untold(every, rows, rules))
        keys += (*undrawn(every, rules), *extra(every, rules), *slipped(every))
        twos = (*exchanged(every, rows), *crossed_keys(every, rows), *inside(every, rows))
        for head, number in (*amounts, *shapes, *keys, *twos, *unread(every, rows), *suspect(every), *absent(every)):
            _under(parents, *_in_order(every, parents, shared, (head, number), head in loose))
    parents = _roots(parents)
    roots = [parents.get(number, number) for number in range(len(every))]
    for head, number in undone.joined(every, _by_cause(own, roots)) if undone is not None else ():
        _under(parents, head, number)
    parents = _roots(parents)
    roots = [parents.get(number, number) for number in range(len(every))]
    called = {own[root]: own[head] for root, head in headed(every, roots).items()}
    return tuple(with_cause(f, called.get(own[root], own[root])) for f, root in zip(every, roots, strict=True))


def _by_cause(own: list[str], roots: list[int]) -> list[int]:
    """The root of each finding; of roots that have one cause by their card, or by what they share, the first."""
    first: dict[str, int] = {}
    return [first.setdefault(own[root], root) for root in roots]


def _in_order(
    every: list[Finding], parents: dict[int, int], shared: set[str], pair: tuple[int, int], loose: bool
) -> tuple[int, int]:
    """Head and follower. A loose end (``gap``) goes under what has a cause with others by its card already: it would
    take a single one of them out of that."""
    head, number = (every[_root(one, parents)].cause in shared for one in pair)
    return pair[::-1] if loose and number and not head else pair


def with_cause(finding: Finding, cause: str) -> Finding:
    """The finding with this cause."""
    return finding if finding.cause == cause else replace(finding, cause=cause)


def _within(finding: Finding, rule: Rule) -> str:
    """The cause by the card: the finding itself, or what the card says that it has in common with others of its rule.
    What it was found to share (``run/common.py``) goes before that."""
    if not rule.cause:
        return finding.cause
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
    there = {finding.code for finding in findings}
    origins = sorted(code for code in there if rules[code].also)
    touched = {code: _touched(findings, code, tokens) for code in origins}
    things = {
        code: _touched(findings, code, _things) for code in origins if not STAGE_NAMES.isdisjoint(rules[code].also)
    }
    above: dict[str, list[Touched]] = {}
    for code in there:
        above[code] = [touched[o] for o in origins if code in rules[o].also]
        above[code] += [things[o] for o in things if o != code and rules[code].stage in rules[o].also]
    twins = _twins(findings, rules)
    parents = {}
    for number, finding in enumerate(findings):
        if above[finding.code] or twins:
            own = tokens(finding)
            found = [first[t] for first in above[finding.code] for t in own if t in first and first[t] != number]
            found += [twins[finding.code, t] for t in own if (finding.code, t) in twins]
            if found:
                parents[number] = min(found)
    return parents


def _twins(findings: list[Finding], rules: Mapping[str, Rule]) -> dict[tuple[str, Token], int]:
    """Of findings about two things of one kind: (code, the other thing) → the finding, for the codes of its stages that
    only the other one shows. What both show is a defect of its own, drawn twice."""
    pairs = [n for n, f in enumerate(findings) if rules[f.code].twins and f.others and f.severity != "note"]
    shown: dict[Token, set[str]] = {}
    for finding in findings if pairs else ():
        for token in _touched_things(finding):
            shown.setdefault(token, set()).add(finding.code)
    found: dict[tuple[str, Token], int] = {}
    for number in pairs:
        own = {code for token in _things(findings[number]) for code in shown.get(token, ())}
        also = rules[findings[number].code].also
        for token in _things(replace(findings[number], place=findings[number].others[0])):
            for code in shown.get(token, set()) - own:
                if rules[code].stage in also or code in also:
                    found.setdefault((code, token), number)
    return found


def _touched(findings: list[Finding], code: str, of: Callable[[Finding, bool], Iterable[Token]]) -> Touched:
    """What the findings of a rule touch → the first of them that does."""
    touched: Touched = {}
    for number, finding in enumerate(findings):
        if finding.code == code and finding.severity != "note":
            for token in of(finding, True):
                touched.setdefault(token, number)
    return touched


def _touched_things(finding: Finding) -> set[Token]:
    return {("handle", p.file, p.handles[-1]) for p in (finding.place, *finding.others) if p.handles}


def _things(finding: Finding, whole: bool = True) -> Iterable[Token]:
    """The very thing that is wrong, the very record, or the very file with all that is in it."""
    place = finding.place
    if place.handles:
        yield ("handle", place.file, place.handles[-1])
    elif _only_file(place) and place.file:
        yield ("file", place.file)
    yield from _values(place, whole)


def _by_spot(
    findings: list[Finding], rules: Mapping[str, Rule], parents: Mapping[int, int], things: Things
) -> dict[int, int]:
    """Parents of findings that have none yet, and whose spot lies on the thing of one that names their rule."""
    found: dict[int, int] = {}
    there = {finding.code for finding in findings}
    for code in sorted(c for c in there if there.intersection(rules[c].also)):
        heads = [n for n, f in enumerate(findings) if f.code == code and f.severity != "note"]
        left = [n for n, f in enumerate(findings) if f.code in rules[code].also and n not in parents and n not in found]
        on = things.upon([findings[n] for n in left], [findings[n] for n in heads]) if heads and left else {}
        found |= {left[one]: heads[other] for one, other in on.items() if left[one] != heads[other]}
    return found


def _under(parents: dict[int, int], head: int, number: int) -> None:
    """The finding follows from the head, and so does whatever it was found to follow from itself."""
    above, root = _root(head, parents), _root(number, parents)
    if above != root:
        parents[root] = above


def _root(number: int, parents: dict[int, int]) -> int:
    """The finding that this one follows from in the end. The way there is short from now on: where thousands follow
    from each other it would be walked again and again."""
    root = number
    while (up := parents.get(root)) is not None:
        root = up
    while number != root:
        parents[number], number = root, parents[number]
    return root


def _roots(parents: Mapping[int, int]) -> dict[int, int]:
    """The same findings under what they follow from in the end; of some that follow from each other, the first."""
    found: dict[int, int] = {}
    for number in parents:
        way: dict[int, None] = {}
        while number in parents and number not in way and number not in found:
            way[number] = None
            number = parents[number]
        steps = list(way)
        root = min(steps[steps.index(number) :]) if number in way else found.get(number, number)
        found |= dict.fromkeys(steps, root)
    return {number: root for number, root in found.items() if number != root}


def tokens(finding: Finding, whole: bool = False) -> set[Token]:
    """What a finding touches. ``whole``: as the origin of others; then a place that names only a file stands for
    everything in it, one that names only a record for every value of it. Two that name values of one record meet only
    in the same value."""
    found: set[Token] = set()
    for place in (finding.place, *finding.others):
        found.update(_of(place))
        found.update(_values(place, whole))
    found.update(_told(finding, whole))
    if whole:
        own = {p.file for p in (finding.place, *finding.others) if _only_file(finding.place) and _only_file(p)}
        found = {token for token in found if token[0] != "file" or token[1] in own}
    return found


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
