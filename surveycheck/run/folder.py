"""Of a folder that holds no file at all every file that it should hold is missing: one cause (fact ``absent``)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from surveycheck.model import Finding


def absent(findings: Sequence[Finding]) -> Iterator[tuple[int, int]]:
    """(head, follower) by number."""
    heads: dict[object, int] = {}
    for number, finding in enumerate(findings):
        folder = finding.facts.get("absent")
        if folder is not None and heads.setdefault(folder, number) != number:
            yield heads[folder], number
