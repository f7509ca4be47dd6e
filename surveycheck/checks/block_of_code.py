"""Symbols drawn with another block than their feature code stands for."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.geometry.frame import per_drawing
from surveycheck.geometry.standing import standing_for
from surveycheck.rule import Defect, Inputs, check
from surveycheck.rule.paths import matches


@check
def block_of_code(inputs: Inputs, *, application: str, symbols: str = "symbols") -> Iterator[Defect]:
    """Subjects: block references. Yields, for each drawing, each pair of feature code and block where the table
    ``symbols`` (columns ``code``, ``block``; ``|`` and ``*`` allowed) lays down other blocks for the code. ``count``
    says how often; one reference stands for all. Codes that the table does not have may have any block, and things
    that are no block references are other rules'."""
    meant = {code: row.list("block") for row in inputs.tables.get(symbols, ()) for code in row.list("code")}
    for mine in per_drawing(inputs.features):
        coded = mine.xdata_labels(application, 0)
        codes, blocks = coded.values, mine.labels("block").values
        known = coded.where(meant.__contains__)
        for code, block in sorted(set(zip(codes[known].tolist(), blocks[known].tolist(), strict=True))):
            if not any(matches(pattern, block) for pattern in meant[code]):
                there = mine.take((codes == code) & (blocks == block))
                first, others = standing_for(there)
                facts = {"code": code, "block": block, "expected": "|".join(meant[code]), "count": len(there)}
                yield Defect(first, facts=facts, others=others)
