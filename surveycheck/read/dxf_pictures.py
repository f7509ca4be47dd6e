"""Which file each IMAGE and each underlay shows.

DXF reference, *IMAGE*: its IMAGEDEF (340); *IMAGEDEF*: the path (1); so it is with underlays and their definitions.
"""

from __future__ import annotations

import numpy as np

from surveycheck.model.columns import Ints
from surveycheck.model.underlays import UNDERLAYS
from surveycheck.read.dxf_records import Records
from surveycheck.read.dxf_strings import Strings

SHOWING = ("IMAGE", *UNDERLAYS)
DEFINING = ("IMAGEDEF", "PDFDEFINITION", "DWFDEFINITION", "DGNDEFINITION")
MOST = 20_000
"""Images; those behind have no name."""


def pictures_of(records: Records, strings: Strings) -> dict[str, str]:
    """The path that each IMAGE or underlay names, by its handle in capitals."""
    images = np.flatnonzero(records.kind.where(SHOWING.__contains__))[:MOST]
    if not len(images):
        return {}
    definitions = np.flatnonzero(records.kind.where(DEFINING.__contains__))[:MOST]
    path = {handle: name for handle, name in _told(records, strings, definitions, 5, 1) if handle}
    named = dict(_told(records, strings, images, 5, 340))
    return {image: path[definition.upper()] for image, definition in named.items() if definition.upper() in path}


def _told(records: Records, strings: Strings, rows: Ints, key: int, value: int) -> list[tuple[str, str]]:
    """The first values of two groups of each record, the one in capitals."""
    found = []
    for record in rows.tolist():
        first: dict[int, str] = {}
        for code, pair in records.groups(record):
            if code in (key, value):
                first.setdefault(code, strings.text(pair).strip())
        found.append((first.get(key, "").upper(), first.get(value, "")))
    return found
