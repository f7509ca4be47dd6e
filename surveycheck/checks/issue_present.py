"""What a reader noticed about a file."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from surveycheck.model import Issue
from surveycheck.rule import FACTS, Defect, Feature, Inputs, check
from surveycheck.rule.paths import role_of


@check
def issue_present(
    inputs: Inputs,
    *,
    kinds: tuple[str, ...] = (),
    without: tuple[str, ...] = (),
    gravest: tuple[str, ...] = (),
    roles: tuple[str, ...] = (),
) -> Iterator[Defect]:
    """Yields each of the selected issues, in the order of the readers, the entities that show it beside it; the case is
    the issue's own word.

    The fact ``kind`` is the issue's own, or its word. ``kinds`` keeps only issues whose fact ``kind`` is one of these,
    ``without`` leaves out those whose fact is. With ``gravest``, of one file's issues only those of the first of these
    words that occurs are yielded. With ``roles``, files that have another role in the files table are left alone.
    """
    worst: dict[str, int] = {}
    for issue in inputs.issues:
        if issue.code in gravest:
            rank = gravest.index(issue.code)
            worst[issue.file] = min(rank, worst.get(issue.file, rank))
    for issue in inputs.issues:
        row = role_of(inputs.tables.get("files", ()), issue.file) if roles else None
        if row is not None and row["role"] not in roles:
            continue
        if issue.code in gravest and gravest.index(issue.code) > worst[issue.file]:
            continue
        kind = str(issue.facts.get("kind", ""))
        if (not kinds or kind in kinds) and kind not in without:
            facts = {"kind": issue.code, **{name: value for name, value in issue.facts.items() if name in FACTS}}
            yield Defect(issue, facts=facts, others=tuple(_shown(inputs, issue)), case=issue.code)


def _shown(inputs: Inputs, issue: Issue) -> Iterator[Feature]:
    """The entities that show it."""
    for drawing in inputs.model.drawings if issue.evidence else ():
        if drawing.file == issue.file:
            names = np.array([handle.encode("ascii", "replace") for handle in issue.evidence], dtype=bytes)
            rows = np.flatnonzero(np.isin(drawing.entities.of_file().handle, names))
            yield from (Feature(drawing, int(row)) for row in rows)
