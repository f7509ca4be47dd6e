"""What is wrong with a whole package has one cause: of a folder that holds no file at all every file that it should
hold is missing (fact ``absent``), and letters are lost in all names at once (``lost``)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from surveycheck.model import Finding

WORDS = ("absent", "lost")
"""Findings with the same fact belong together."""


def absent(findings: Sequence[Finding]) -> Iterator[tuple[int, int]]:
    """(head, follower) by number."""
    heads: dict[object, int] = {}
    for number, finding in enumerate(findings):
        for word in WORDS:
            token = (word, finding.facts[word]) if word in finding.facts else None
            if token and heads.setdefault(token, number) != number:
                yield heads[token], number
