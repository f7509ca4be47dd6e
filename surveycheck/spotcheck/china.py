"""The day of a moment where numbers are drawn: two offices whose computers stand in other zones mean the same day."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

CHINA = timezone(timedelta(hours=8))
"""The legal time of the whole country, without summer time: days and months of lots, lists and bulletins are counted in
it, on whatever computer."""


def day_in_china(moment: str) -> str:
    """The day (ISO) of a moment with its zone (RFC 3339); one without a zone is taken for China's."""
    read = datetime.fromisoformat(moment)
    return (read.astimezone(CHINA) if read.tzinfo else read).date().isoformat()
