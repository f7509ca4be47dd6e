"""Symbols drawn with another block than their feature code stands for, or than all others of their code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from surveycheck.geometry.frame import per_drawing
from surveycheck.geometry.standing import standing_for
from surveycheck.rule import Defect, Fact, Inputs, Limit, check
from surveycheck.rule.paths import matches

FEWEST = 3
"""So many references of one code with one block are a custom."""


@check
def block_of_code(
    inputs: Inputs, *, application: str, symbols: str = "symbols", share: Limit | None = None
) -> Iterator[Defect]:
    """Subjects: block references. Yields, for each drawing, each pair of feature code and block where the table
    ``symbols`` (columns ``code``, ``block``; ``|`` and ``*`` allowed) lays down other blocks for the code. ``count``
    says how often; one reference stands for all. Of codes that the table does not have, those (case ``other``) that
    differ from at least ``share`` (%) of their code in the drawing: one code has one symbol. Things that are no block
    references are other rules'."""
    meant = {code: row.list("block") for row in inputs.tables.get(symbols, ()) for code in row.list("code")}
    for mine in per_drawing(inputs.features):
        coded = mine.xdata_labels(application, 0)
        codes, blocks = coded.values, mine.labels("block").values
        pairs = Counter(zip(codes.tolist(), blocks.tolist(), strict=True))
        custom = _custom(pairs, 100.0 if share is None else share.value) if share else {}
        for code, block in sorted(pair for pair in pairs if pair[0]):
            allowed = meant.get(code) or custom.get(code, (block,))
            if not any(matches(pattern, block) for pattern in allowed):
                there = mine.take((codes == code) & (blocks == block))
                first, others = standing_for(there)
                facts: dict[str, Fact] = {"code": code, "block": block, "expected": "|".join(allowed)}
                case = "" if code in meant else "other"
                yield Defect(first, facts={**facts, "count": len(there)}, others=others, case=case)


def _custom(pairs: Counter[tuple[str, str]], share: float) -> dict[str, tuple[str, ...]]:
    """Code → the block that so great a part (%) of its references show."""
    every: Counter[str] = Counter()
    for (code, _), count in pairs.items():
        every[code] += count
    return {c: (b,) for (c, b), n in pairs.items() if n >= FEWEST and n < every[c] and n * 100 >= share * every[c]}
