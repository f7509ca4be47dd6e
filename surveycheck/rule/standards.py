"""Standards that a text cites, and the table of their editions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple
from unicodedata import normalize

from surveycheck.model import Fact
from surveycheck.rule.fields import date_of
from surveycheck.rule.row import Row

_CODE = re.compile(
    r"(?<![A-Z0-9])((?:GBJ?|CJJ|CJ|CH|TD|DZ|JGJ|SL|YD|DB\d{2}|DBJ\d{0,2}|DGJ?\d{0,2})(?:/[TZ])?)\s*"
    r"(\d+(?:\.\d+)*)\s*[-–—―]\s*((?:19|20)\d{2}|9\d)(?!\d)",
    re.ASCII,
)
"""``GB/T 17986.1-2000``: kind, number, edition."""


class Cited(NamedTuple):
    """A cited edition that was not in force: "" (withdrawn), ``later``, ``edition`` or ``unknown``; its row."""

    case: str
    facts: dict[str, Fact]
    row: Row | None


def cited_in(text: str) -> tuple[tuple[str, str], ...]:
    """The standards that a text cites: number and edition, each once, as ``("GB/T 17986.1", "2000")``."""
    found = (match.groups() for match in _CODE.finditer(normalize("NFKC", text).upper()))
    return tuple(dict.fromkeys((f"{kind} {number}", edition) for kind, number, edition in found))


def judged(cited: tuple[str, str], rows: Sequence[Row], begun: date | None) -> Cited | None:
    """What is wrong with citing this edition in work that began on a day, by the table of editions (columns
    ``standard``, ``edition``, ``since``, ``until``, ``next``); None where nothing is. Without a day the newest edition
    is asked for."""
    own = [row for row in rows if row["standard"] == cited[0]]
    row = next((row for row in own if row["edition"] == cited[1]), None)
    case = _case(own, row, begun)
    if case is None:
        return None
    newest = max(own, key=lambda r: r["since"], default=None)
    following = (row["next"] if row is not None and row["next"] else "") or (
        f"{newest['standard']}-{newest['edition']}" if newest is not None else ""
    )
    day = (row["since"] if case == "later" else row["until"]) if row is not None else ""
    facts: dict[str, Fact] = {"value": "-".join(cited), "kind": case or "withdrawn", "expected": following, "date": day}
    return Cited(case, facts, row)


def _case(own: Sequence[Row], row: Row | None, begun: date | None) -> str | None:
    """ "" for withdrawn, a word for the other cases, None where nothing is wrong."""
    if row is None:
        return "edition" if own else "unknown"
    first, last = date_of(row["since"]), date_of(row["until"])
    if last is not None and (begun is None or last < begun):
        return ""
    return "later" if begun is not None and first is not None and first > begun else None
