"""Progress and stopping are one callable: what is told the progress may raise ``Stopped``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


class Stopped(Exception):
    """Raised out of a progress callable: the work ends here, nothing is half written."""


class TooMuch(Exception):
    """What a rule is asked to compare would take hours: it stops, and says in two languages what there is too much of.
    Its run is stopped then, which is never a pass."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh, self.en = zh, en


class NothingToCheck(Exception):
    """Raised by a check that has found nothing and could judge nothing of what it was given: its subjects are rows
    that are there whatever was handed in. Its run says so then: it is never a pass."""


@dataclass(frozen=True)
class Event:
    """``event`` is pack, stage, rule, finding, message or done; ``fraction`` of the whole work, 0 to 1."""

    event: str
    fraction: float
    fields: Mapping[str, object] = field(default_factory=dict)


Progress = Callable[[Event], None]


def silent(event: Event) -> None:
    """Nobody wants to know."""
