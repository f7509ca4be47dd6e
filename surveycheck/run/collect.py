"""What a check yields, taken in while the work tells that it goes on; of very many defects some are listed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from surveycheck.model import Assessment
from surveycheck.pack import Pack
from surveycheck.rule import Defect, Rule
from surveycheck.run.stamp import OFTEN, severity

MOST = 20_000
"""Findings of one rule that are listed. Nobody reads more, each takes more than a kilobyte of memory and some hundred
bytes of every report, and a quality element with half a percent of them is at the end of its points already."""

UNLISTED = "unlisted"
"""The fact of a run: how many defects it has found and does not list."""


@dataclass(eq=False)
class Collected:
    """The first ``MOST`` defects; how many follow (``unlisted``), and those of them that a gate keeps back. What check
    measurements amount to stands apart."""

    listed: list[Defect] = field(default_factory=list)
    unlisted: int = 0
    failed: list[Defect] = field(default_factory=list)
    accuracy: list[Assessment] = field(default_factory=list)

    @property
    def facts(self) -> dict[str, object]:
        """What the run tells of it."""
        return {UNLISTED: self.unlisted} if self.unlisted else {}

    @property
    def notes(self) -> tuple[tuple[str, str], ...]:
        if not self.unlisted:
            return ()
        zh = f"缺陷过多：列出 {len(self.listed)} 处，另有 {self.unlisted} 处未列出"
        return ((zh, f"very many defects: {len(self.listed)} are listed, {self.unlisted} more are not"),)


def collect(found: Iterable[Defect | Assessment], rule: Rule, pack: Pack, tick: Callable[[], None]) -> Collected:
    """Take in the defects of one rule. ``tick`` is called now and then, and may raise."""
    taken = Collected()
    for number, defect in enumerate(found):
        if not number % OFTEN:
            tick()
        if isinstance(defect, Assessment):
            taken.accuracy.append(replace(defect, code=rule.code, quality=rule.quality))
            continue
        if len(taken.listed) < MOST:
            taken.listed.append(defect)
            continue
        taken.unlisted += 1
        if rule.gate and severity(rule, defect, pack) != "note":
            taken.failed.append(defect)
    return taken
