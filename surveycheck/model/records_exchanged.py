"""Records as they would be if two of them had each other's value."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from surveycheck.model.records import Records


def exchanged(records: Records, one: int, two: int, name: str) -> Records | None:
    """The same records, but the values ``name`` of the rows ``one`` and ``two`` are each other's. None where one of
    them does not have it."""
    low, high = sorted((records.find(one, name), records.find(two, name)))
    if low < 0 or low == high:
        return None
    first, second = (records.text(at).encode("utf-8") for at in (low, high))
    start, end = int(records.offset[low]), int(records.offset[high])
    blob = records.blob
    between = blob[start + len(first) : end]
    offset = records.offset.astype(np.int64)
    offset[low + 1 : high + 1] += len(second) - len(first)
    return replace(records, blob=blob[:start] + second + between + first + blob[end + len(second) :], offset=offset)
