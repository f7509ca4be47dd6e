"""What a batch has to do, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from surveycheck.model import Report

Words = tuple[str, str]
"""Chinese, English."""

Verdict = Literal["passes", "fails", "incomplete"]


@dataclass(frozen=True)
class Waiting:
    """A submission that is to be checked: its number in the ledger, and the ``digest`` of its bytes."""

    submission: int
    path: Path
    digest: str


@dataclass(frozen=True)
class Answer:
    """What a check gave: a ``report``, or the ``fault`` for which there is none; both are recorded. ``trouble`` is no
    fault of the deliverable's, and nothing is recorded."""

    report: Report | None = None
    fault: Words | None = None
    trouble: Words | None = None


@dataclass(frozen=True)
class Held:
    """``count`` submissions are checked by other programs, on ``machines``; their results are waited for. Where those
    programs are no more, what they held is taken over in at most ``seconds``."""

    count: int
    machines: tuple[str, ...]
    seconds: float


@dataclass(frozen=True)
class Done:
    """What became of a deliverable. ``level`` and ``score`` as in its grade; ``why`` it was not checked completely.
    ``already``: its result was in the ledger before. ``run``: that result's number there, None where nothing was
    recorded; ``seconds`` that the check took, None where it was not made now or made no report."""

    path: Path
    verdict: Verdict
    level: str = ""
    score: float | None = None
    why: Words = ("", "")
    already: bool = False
    run: int | None = None
    seconds: float | None = None
