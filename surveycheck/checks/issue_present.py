"""What a reader noticed about a file."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.rule import FACTS, Defect, Inputs, check


@check
def issue_present(inputs: Inputs, *, kinds: tuple[str, ...] = (), without: tuple[str, ...] = ()) -> Iterator[Defect]:
    """Yields each of the selected issues, in the order of the readers; the case is the issue's own word.

    ``kinds`` keeps only issues whose fact ``kind`` is one of these, ``without`` leaves out those whose fact is.
    """
    for issue in inputs.issues:
        kind = str(issue.facts.get("kind", ""))
        if (not kinds or kind in kinds) and kind not in without:
            facts = {name: value for name, value in issue.facts.items() if name in FACTS}
            yield Defect(issue, facts=facts, case=issue.code)
