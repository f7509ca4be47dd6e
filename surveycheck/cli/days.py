"""Days that people type, and times as they read them."""

from __future__ import annotations

from datetime import date, datetime

from surveycheck.cli.command import Complaint

YEARS = (1900, 2999)
"""What is typed as a year beyond these is a slip."""


def day_of(text: str | None, option: str) -> date | None:
    """``2026-05-01`` as a day, None for None. Raises ``Complaint``."""
    if text is None:
        return None
    try:
        day = date.fromisoformat(text.strip())
        if not YEARS[0] <= day.year <= YEARS[1]:
            raise ValueError(text)
    except ValueError as error:
        zh, en = f"{option} 应为 2026-05-01 这样的日期", f"{option} wants a day such as 2026-05-01"
        raise Complaint(zh, en) from error
    return day


def shown(moment: str) -> str:
    """A moment of the ledger (UTC) as day and time in China; a day stays what it is."""
    from surveycheck.ledger.clock import CHINA

    try:
        return datetime.fromisoformat(moment).astimezone(CHINA).strftime("%Y-%m-%d %H:%M") if "T" in moment else moment
    except ValueError:
        return moment
