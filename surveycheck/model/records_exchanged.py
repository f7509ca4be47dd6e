"""Records as they would be with other values."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from surveycheck.model.records import Records


def with_value(records: Records, row: int, name: str, text: str) -> Records | None:
    """The same records, but for the value ``name`` of a row. None where it has none of that name."""
    at = records.find(row, name)
    if at < 0:
        return None
    new, start, end = text.encode("utf-8"), int(records.offset[at]), int(records.offset[at + 1]) - 1
    offset = records.offset.astype(np.int64)
    offset[at + 1 :] += len(new) - (end - start)
    return replace(records, blob=records.blob[:start] + new + records.blob[end:], offset=offset)


def exchanged(records: Records, one: int, two: int, name: str) -> Records | None:
    """The same records, but the values ``name`` of the rows ``one`` and ``two`` are each other's. None where one of
    them does not have it."""
    texts = [records.text(at) for row in (one, two) if (at := records.find(row, name)) >= 0]
    if len(texts) < 2:
        return None
    first = with_value(records, one, name, texts[1])
    return first and with_value(first, two, name, texts[0])
