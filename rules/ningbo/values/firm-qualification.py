"""The survey firm's grade and the number of its certificate."""

from __future__ import annotations

import re
from collections.abc import Iterator

from surveycheck.rule import Defect, Inputs, Value, check
from surveycheck.rule.number import EMPTY
from surveycheck.rule.words import unspaced


@check
def firm_qualification(
    inputs: Inputs, *, grade: str, number: str, grades: tuple[str, ...], pattern: str
) -> Iterator[Defect]:
    """Yields a ``grade`` that is none of ``grades`` (case ``grade``), a ``number`` of another form than ``pattern``,
    and (case ``other``) a number whose grade (group 1 of the pattern) is not that of the firm. Empty values are other
    rules'; width and blanks do not matter."""
    for record in inputs.records:
        said, text = unspaced(record.get(grade)), unspaced(record.get(number))
        if said not in EMPTY and said not in grades:
            facts = {"field": grade, "value": said, "expected": "、".join(grades)}
            yield Defect(record, facts=facts, field=grade, case="grade")
        match = re.fullmatch(pattern, text)
        if text not in EMPTY and match is None:
            yield Defect(record, facts={"field": number, "value": text}, field=number)
        elif match is not None and said in grades and match[1] and not said.startswith(match[1]):
            facts = {"field": number, "value": text, "expected": said}
            yield Defect(record, facts=facts, others=(Value(record, grade),), field=number, case="other")
