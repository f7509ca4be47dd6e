"""Waivers: what a firm asks to be let off, what an inspector decides, and what became of both in a report."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Literal

from surveycheck.model.finding import Finding, Place

WaiverState = Literal["asked", "accepted", "rejected", "unmatched"]
WAIVER_STATES: tuple[WaiverState, ...] = ("unmatched", "asked", "rejected", "accepted")
"""In the order in which people need them."""


@dataclass(frozen=True)
class Waiver:
    """What a firm asks: to let a defect be, for a reason, on the ground of a clause. ``about`` is the finding as it was
    then; of its facts only ``field`` and ``margin`` are kept, of its place no handles. ``date`` is ISO 8601."""

    about: Finding
    reason: str
    clause: str
    name: str
    date: str

    @cached_property
    def digest(self) -> str:
        """``sha256:…`` of everything that it says: who changes a word has not got the same waiver."""
        about = self.about
        said: list[object] = [about.id, about.code, self.reason, self.clause, self.name, self.date, about.severity]
        said += [about.message, about.message_en, _place(about.place), sorted(map(_place, about.others), key=str)]
        text = json.dumps([*said, sorted(about.facts.items())])
        return f"sha256:{sha256(text.encode('ascii')).hexdigest()}"


def _place(place: Place) -> list[object]:
    return [place.file, place.layer, place.xpath, place.key, None if place.at is None else list(place.at)]


@dataclass(frozen=True)
class Decision:
    """What an inspector decides on the waiver with the digest ``waiver``, asked for in the deliverable of that name.
    ``finding`` is its finding, for people."""

    waiver: str
    deliverable: str
    accepted: bool
    name: str
    date: str
    note: str = ""
    finding: str = ""


@dataclass(frozen=True)
class WaiverEntry:
    """What became of one waiver. ``finding`` is the id of the finding that it meets now, "" where it meets none;
    ``asked_for`` the one that it was asked for. ``remark`` says why a waiver does not hold, "" where that is plain."""

    state: WaiverState
    finding: str
    asked_for: str
    code: str
    message: str
    message_en: str
    reason: str
    clause: str
    name: str
    date: str
    digest: str
    decision: Decision | None = None
    remark: str = ""
    remark_en: str = ""


@dataclass(frozen=True)
class WaiverBook:
    """The waivers of one file, and the file of decisions on them ("" where there is none). Names without folders,
    digests in hexadecimal. ``remarks`` say what in the files was passed over."""

    file: str
    sha256: str
    entries: tuple[WaiverEntry, ...] = ()
    decisions_file: str = ""
    decisions_sha256: str = ""
    remarks: tuple[str, ...] = ()
    remarks_en: tuple[str, ...] = ()
