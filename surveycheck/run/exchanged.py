"""Two things whose numbers were exchanged: each is found where the other should be.

Two findings of one rule, the first of which says what the second shows, and the other way round: pipes with exchanged
numbers, points with exchanged names. Only values of several parts are believed (two ends, two coordinates): single
ones agree by chance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from surveycheck.model import Finding
from surveycheck.rule.number import decimal_of

Value = tuple[Decimal | str, ...]

_ENDS = re.compile("\\s*–\\s*")
_PAIR = re.compile(r"\s*,\s*")


def exchanged(findings: Sequence[Finding]) -> Iterator[tuple[int, int]]:
    """(head, follower) by number; where more than two fit nobody can say which belong together."""
    found: dict[tuple[str, Value, Value], list[int]] = {}
    for number, finding in enumerate(findings):
        said, drawn = _parts(finding.facts.get("said")), _parts(finding.facts.get("drawn"))
        if said and drawn and said != drawn and finding.severity != "note":
            found.setdefault((finding.code, said, drawn), []).append(number)
    for (code, said, drawn), own in found.items():
        others = found.get((code, drawn, said), [])
        if len(own) == len(others) == 1 and own[0] < others[0]:
            yield own[0], others[0]


def _parts(text: object) -> Value:
    """The parts of a value, of two ends whichever way round; none of what is one value. Numbers to a millimetre."""
    if not isinstance(text, str):
        return ()
    if len(ends := _ENDS.split(text)) > 1:
        return tuple(sorted(ends))
    parts = [decimal_of(part) for part in _PAIR.split(text)]
    numbers = [round(part, 3) for part in parts if part is not None]
    return tuple(numbers) if len(parts) == len(numbers) > 1 else ()
