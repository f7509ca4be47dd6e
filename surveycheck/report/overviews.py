"""Maps of whole drawings with their findings, drawn when somebody looks at them; the numbers of findings in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from surveycheck.model import Finding, Model, RuleRun
from surveycheck.picture import Mark, Scene, overview_map
from surveycheck.report.causes import Group, groups


def numbered(found: Sequence[Group]) -> dict[str, int]:
    """Finding → its number, from 1, in the order in which people mend them: findings of one cause together."""
    every = (f.id for group in found for cause in group.causes for f in (cause.first, *cause.rest))
    return {identity: number for number, identity in enumerate(every, 1)}


def marks_of(findings: Sequence[Finding], numbers: Mapping[str, int]) -> dict[str, list[Mark]]:
    """File → marks of the findings that have a place in it, by number."""
    found: dict[str, list[Mark]] = {}
    for finding in sorted(findings, key=lambda finding: numbers[finding.id]):
        place = finding.place
        if place.at is not None and not place.xpath:
            found.setdefault(place.file, []).append((place.at, finding.severity, numbers[finding.id]))
    return found


class Overviews(Mapping[str, str]):
    """File → SVG of the drawing with its findings."""

    def __init__(self, model: Model, findings: Sequence[Finding], runs: Sequence[RuleRun]) -> None:
        self._scene = Scene(model)
        self._findings, self._runs = findings, runs

    @cached_property
    def _marks(self) -> dict[str, list[Mark]]:
        found = marks_of(self._findings, numbered(groups(self._findings, self._runs)))
        return {file: marks for file, marks in found.items() if file in self._scene.indexes}

    def __getitem__(self, key: str) -> str:
        return overview_map(self._marks[key], self._scene.indexes[key])

    def __iter__(self) -> Iterator[str]:
        return iter(self._marks)

    def __len__(self) -> int:
        return len(self._marks)
