"""What became of the findings of an earlier check of the same deliverable."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from surveycheck.model.finding import Finding

SinceState = Literal["new", "reopened", "still"]


@dataclass(frozen=True)
class Since:
    """The earlier report by its name, time, and pack (``digest`` as the pack's). ``states``: id of an open finding of
    now → ``new``, ``reopened`` or ``still``. ``fixed`` are findings of then that are gone, ``unknown`` those of which
    nobody can tell. ``remarks`` say what makes the comparison less than sure."""

    name: str
    started: str
    pack: str
    edition: str
    digest: str
    states: Mapping[str, SinceState]
    fixed: tuple[Finding, ...] = ()
    unknown: tuple[Finding, ...] = ()
    remarks: tuple[str, ...] = ()
    remarks_en: tuple[str, ...] = ()

    def count(self, state: str) -> int:
        """How many there are in a state: those of ``states``, ``fixed``, ``unknown``."""
        gone = {"fixed": self.fixed, "unknown": self.unknown}
        return len(gone[state]) if state in gone else sum(one == state for one in self.states.values())
