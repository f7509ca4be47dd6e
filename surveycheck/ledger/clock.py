"""Times as the ledger writes them, and days as people in China count them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from surveycheck.spotcheck.china import CHINA as CHINA


def now() -> str:
    """RFC 3339 in UTC, to the second."""
    return written(datetime.now(UTC))


def written(moment: datetime) -> str:
    """A moment as the ledger writes it."""
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def here() -> str:
    """RFC 3339 in the time of China, to the second: for papers that people read."""
    return datetime.now(CHINA).isoformat(timespec="seconds")


def today() -> date:
    """The day in China."""
    return datetime.now(CHINA).date()


def begin_of(day: date) -> str:
    """The moment at which a day begins in China."""
    return written(datetime(day.year, day.month, day.day, tzinfo=CHINA))


def end_of(day: date) -> str:
    """The moment at which a day is over: the first that belongs to it no more."""
    return begin_of(day + timedelta(days=1))


def day_of(text: str) -> str:
    """The day in China of a moment, ISO; a day stays what it is, and what is neither gives ""."""
    try:
        return datetime.fromisoformat(text).astimezone(CHINA).date().isoformat() if "T" in text else text[:10]
    except ValueError:
        return ""


def months(first: date, last: date) -> Iterator[str]:
    """``2026-01`` … of every month that has a day from the first to the last."""
    at = first.replace(day=1)
    while at <= last:
        yield at.isoformat()[:7]
        at = (at + timedelta(days=32)).replace(day=1)
