"""Items that a person looks at: what the pack asks for, and what an inspector noted of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ManualResult = Literal["open", "pass", "fail", "not-applicable"]
MANUAL_RESULTS: tuple[ManualResult, ...] = ("fail", "open", "pass", "not-applicable")
"""In the order in which people need them. ``open``: nobody has noted anything."""


@dataclass(frozen=True)
class ManualEntry:
    """One item of the pack's table ``manual`` and what was noted of it. ``severity`` is the class of a failure: as
    noted, else that of the table; "" where it did not fail. ``evidence`` names a file or page. ``name`` and ``date``
    (ISO 8601) are the inspector's."""

    item: str
    title: str
    title_en: str
    how: str
    how_en: str
    quality: str
    usual: str
    source: str
    certainty: str
    result: ManualResult = "open"
    severity: str = ""
    note: str = ""
    evidence: str = ""
    name: str = ""
    date: str = ""


@dataclass(frozen=True)
class ManualBook:
    """All items of a pack, in its order, with the file that they were noted in ("" where there is none; its sha256 in
    hexadecimal). ``remarks`` say what in the file was passed over."""

    file: str
    sha256: str
    entries: tuple[ManualEntry, ...] = ()
    remarks: tuple[str, ...] = ()
    remarks_en: tuple[str, ...] = ()

    @property
    def failed(self) -> tuple[ManualEntry, ...]:
        """What did not pass, as far as it deducts."""
        return tuple(entry for entry in self.entries if entry.result == "fail" and entry.severity != "note")
