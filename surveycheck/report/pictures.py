"""Pictures of findings, drawn when somebody looks at them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from surveycheck.model import Finding, Model
from surveycheck.picture import Scene, place_picture

PER_RULE = 12
"""Pictures for each rule; the report says how many findings go without."""

IN_ALL = 400
"""Pictures in one report."""


class Pictures(Mapping[str, str]):
    """Finding id → SVG. Drawing waits until a picture is asked for, so that a report without pictures costs nothing."""

    def __init__(self, model: Model, findings: Mapping[str, Finding]) -> None:
        self._scene = Scene(model)
        self._findings = findings
        self._drawn: dict[str, str] = {}

    @classmethod
    def of(cls, model: Model, findings: Sequence[Finding]) -> Pictures:
        """Pictures of the first findings of each rule that have a place in a drawing."""
        taken: Counter[str] = Counter()
        chosen: dict[str, Finding] = {}
        drawn = {drawing.file for drawing in model.drawings}
        for finding in findings:
            if seen(finding, drawn) and taken[finding.code] < PER_RULE and len(chosen) < IN_ALL:
                taken[finding.code] += 1
                chosen[finding.id] = finding
        return cls(model, chosen)

    def __getitem__(self, key: str) -> str:
        finding = self._findings[key]
        if key not in self._drawn:
            self._drawn[key] = place_picture(self._scene, finding)
        return self._drawn[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._findings)

    def __len__(self) -> int:
        return len(self._findings)


def seen(finding: Finding, drawings: Collection[str]) -> bool:
    """Does a witness of the finding stand in one of these drawings, at a spot or by its handle?"""
    places = (finding.place, *finding.others)
    return any(place.file in drawings and (place.at is not None or place.handles) for place in places)
