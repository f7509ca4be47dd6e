"""Codes and numbers in full-width letters and digits, or with blanks between their digits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

from surveycheck.rule import Defect, Fact, Inputs, Row, check
from surveycheck.rule.fields import judged

INSIDE = re.compile("[０-９Ａ-Ｚａ-ｚ]+")
"""Letters and digits of full width."""


@check
def field_wide(inputs: Inputs, *, named: str = "") -> Iterator[Defect]:
    """Yields texts (tables ``fields`` and ``keys``) that would be plain letters, digits and signs if none of them were
    of full width, and those with letters or digits of full width among others in fields whose title is all of ``named``
    (a regular expression), or by which records are told apart; and fields of records that are digits alone but for
    blanks between them. Other words with Chinese in them may have either; numbers, dates and codes of a list are other
    rules'."""
    titles = re.compile(named)

    def wide(row: Row, value: str) -> str | None:
        exact = named and (titles.fullmatch(row["title"]) or row.yes("key"))
        return _wide(value) or (_wide_inside(value) if exact else None) or (_parted(value) if row["field"] else None)

    for cell, plain in judged(inputs, lambda row: row["type"] == "text" and not row["list"], wide, keys=True):
        facts: dict[str, Fact] = {**cell.facts, "expected": plain}
        yield Defect(cell.record, facts=facts, field=cell.field)


def _parted(value: str) -> str | None:
    """Digits without the blanks between them, where the value is nothing else."""
    return re.sub("\\s", "", value) if re.fullmatch(r"[0-9]+(\s+[0-9]+)+", value, re.ASCII) else None


def _wide(value: str) -> str | None:
    """The value in plain letters, where it has others."""
    if value.isascii():
        return None
    plain = normalize("NFKC", value)
    return plain if plain.isascii() and plain.isprintable() and any(map(str.isalnum, plain)) else None


def _wide_inside(value: str) -> str | None:
    """The value with plain letters and digits, where it has others; its signs and blanks stay."""
    plain = INSIDE.sub(lambda match: normalize("NFKC", match.group()), value)
    return plain if plain != value else None
