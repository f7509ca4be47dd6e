"""Codes and numbers in full-width letters and digits."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import normalize

from surveycheck.rule import Defect, Fact, Inputs, Row, check
from surveycheck.rule.fields import judged


@check
def field_wide(inputs: Inputs) -> Iterator[Defect]:
    """Yields texts (tables ``fields`` and ``keys``) that would be plain letters, digits and signs if none of them were
    of full width. Words with Chinese in them may have either; numbers, dates and codes of a list are other rules'."""
    for cell, plain in judged(inputs, lambda row: row["type"] == "text" and not row["list"], _wide, keys=True):
        facts: dict[str, Fact] = {**cell.facts, "expected": plain}
        yield Defect(cell.record, facts=facts, field=cell.field)


def _wide(row: Row, value: str) -> str | None:
    """The value in plain letters, where it has others."""
    if value.isascii():
        return None
    plain = normalize("NFKC", value)
    return plain if plain.isascii() and plain.isprintable() and any(map(str.isalnum, plain)) else None
