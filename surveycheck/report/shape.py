"""How much of a group a page shows at full length. Everything is there; what is many is shown shorter.

With these numbers a page of 10 000 findings takes 5 MB and half a second to make; one of 50 000 takes 23 MB and 2 s.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from surveycheck.model import Finding
from surveycheck.report.causes import Cause, Group

OPEN = 4
"""Causes of a group that are shown at once."""

FOLDED = 40
"""Causes of a group shown at full length, the first ones included."""

SHORT = 20_000
"""Findings of a group in the short list; what goes beyond stands in the JSON report."""

MEMBERS = 60
"""Further findings of one cause that are shown with it."""


@dataclass(frozen=True)
class Listing:
    """A group cut into what is open, folded, and listed in short; ``beyond`` is only counted."""

    group: Group
    open: Sequence[Cause]
    folded: Sequence[Cause]
    short: Sequence[Finding]
    beyond: int


def listing(group: Group) -> Listing:
    """The first causes in full, the next ones folded, the rest in short lines."""
    full = group.causes[:FOLDED]
    cut = [_cut(cause) for cause in full]
    rest = [finding for cause in full for finding in cause.rest[MEMBERS:]]
    rest += [finding for cause in group.causes[FOLDED:] for finding in (cause.first, *cause.rest)]
    return Listing(group, cut[:OPEN], cut[OPEN:], rest[:SHORT], max(0, len(rest) - SHORT))


def _cut(cause: Cause) -> Cause:
    return replace(cause, rest=cause.rest[:MEMBERS], hidden=max(0, len(cause.rest) - MEMBERS))
