"""Values of an XML file with blanks before or behind: kept without them, and said. A program that takes values as they
are written finds no key that fits. What a line break sets apart is the layout of the file, and no blank of a value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from surveycheck.model import Facts, Issue, Records

CODE = "xml-blanks"


@dataclass
class _Noted:
    """The first value of a field that has blanks around it, and how many have."""

    step: int
    line: int
    count: int = 0


def padded(text: str) -> bool:
    """Does a value have blanks around it that are not the file's layout?"""
    own = text.strip()
    return own != text and "\n" not in text.replace(own, "", 1)


class Blanks:
    """Notes them while elements are taken: of each field of each table the first one, and how many there are."""

    def __init__(self) -> None:
        self._noted: dict[tuple[str, str], _Noted] = {}

    def note(self, table: str, name: str, step: int, line: int) -> None:
        """``step``: the number of the record's element."""
        self._noted.setdefault((table, name), _Noted(step, line)).count += 1

    def issues(self, records: Records) -> Iterator[Issue]:
        for (_, name), noted in self._noted.items():
            row = int(np.searchsorted(records.step, noted.step))
            if row < len(records.step) and records.step[row] == noted.step:
                path = f"{records.xpath(row)}/{name}"
                facts: Facts = {"field": name, "count": noted.count}
                yield Issue(CODE, records.file, line=noted.line, xpath=path, facts=facts)
