"""Whose deliverable it is, as its own data say: rows for covers and tables."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.model import Report
from surveycheck.report.words import Pair


def identity_rows(report: Report) -> Iterator[tuple[str, Pair, str]]:
    """Item, its words, and what the deliverable says of it; what it does not say is left out. Values are masked already
    and not otherwise trusted."""
    for one in report.identity:
        if one.value:
            yield one.item, (one.title, one.title_en[:1].upper() + one.title_en[1:]), one.value
