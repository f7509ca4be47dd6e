"""Numbers of planning permits: their form, and that the project names only permits that are there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from surveycheck.rule import Defect, Inputs, Value, check
from surveycheck.rule.number import EMPTY
from surveycheck.rule.words import unspaced

REMARK = r"(?:\([^()]*\))?"
"""What may stand behind a number: a remark in brackets."""


@check
def permit_number(inputs: Inputs, *, field: str, permit: str, patterns: tuple[str, ...]) -> Iterator[Defect]:
    """``field`` of the subjects (PROJECTINFO) names permits, separated by 、 or ;. The further selection ``permits``
    holds them one by one, in ``permit``. Yields numbers that fit none of ``patterns`` or whose digits are all 0, and
    (case ``unknown``) numbers of the project that no permit has. Width and blanks do not matter."""
    form = re.compile("|".join(f"(?:{p}){REMARK}" for p in patterns))
    permits = inputs.other("permits").records
    known = {unspaced(r.get(permit)) for r in permits if r.get(permit) not in EMPTY}
    for record in permits:
        if record.get(permit) not in EMPTY and not _fits(form, unspaced(record.get(permit))):
            yield Defect(record, facts={"field": permit, "value": record.get(permit)}, field=permit)
    for record in inputs.records:
        for part in _parts(record.get(field)):
            if known and part not in known:
                others = tuple(Value(r, permit) for r in permits)
                facts = {"field": field, "value": part, "expected": "、".join(r.get(permit) for r in permits)}
                yield Defect(record, facts=facts, others=others, field=field, case="unknown")
            elif not known and not _fits(form, part):
                yield Defect(record, facts={"field": field, "value": part}, field=field)


def _parts(text: str) -> list[str]:
    return [] if text in EMPTY else [part for part in re.split("[、;；\n]", unspaced(text)) if part]


def _fits(form: re.Pattern[str], text: str) -> bool:
    digits = "".join(c for c in re.sub(REMARK + "$", "", text) if c.isdecimal())
    return form.fullmatch(text) is not None and bool(digits.strip("0"))
