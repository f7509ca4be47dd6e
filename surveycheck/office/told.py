"""All that an inspection report is made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from surveycheck.ledger import Judged
from surveycheck.office.words import say
from surveycheck.pack import Pack


@dataclass(frozen=True)
class Task:
    """What the ledger does not know; "" is filled in by hand. ``number``: ``X测质检（YYYY）第（NNN）号``."""

    number: str = ""
    client: str = ""
    state: str = ""
    samplers: str = ""
    place: str = ""


@dataclass(frozen=True)
class Told:
    """All that a report is made of. ``digest``: SHA-256 of the document of the verdict; ``date``: the day on which it
    was decided (ISO), "" for a draft."""

    judged: Judged
    pack: Pack
    task: Task
    office: Mapping[str, str]
    language: int
    digest: str
    date: str

    def __call__(self, key: str, **values: object) -> str:
        return say(key, self.language, **values)

    @property
    def draft(self) -> str:
        """What a draft says of itself; "" for a verdict that was decided."""
        if self.judged.batch.verdict is None:
            return self("draft")
        return "" if self.date else self("draft-kept")

    def of(self, pair: Sequence[str]) -> str:
        return pair[self.language] or pair[0]

    @property
    def client(self) -> str:
        return self.task.client or self.office["client"]
