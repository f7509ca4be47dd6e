"""Pictures of findings, drawn when somebody looks at them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from surveycheck.model import Assessment, Finding, Model
from surveycheck.picture import Scene, place_picture, vector_map
from surveycheck.picture.scene import DrawingIndex
from surveycheck.report.accuracy import map_key

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


class Maps(Mapping[str, str]):
    """Assessment → SVG of its error vectors upon the drawing, by ``map_key``; drawn when it is asked for."""

    def __init__(self, model: Model, accuracy: Sequence[Assessment]) -> None:
        self._scene = Scene(model)
        self._made = {map_key(one): one for one in accuracy if one.quantity == "plane"}

    def __getitem__(self, key: str) -> str:
        one = self._made[key]
        return vector_map(one.compared, float(one.allowed or 0) or 1.0, self._ground(one))

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)

    def _ground(self, one: Assessment) -> DrawingIndex | None:
        """The drawing that most partners stand in; of records the one with most things among the points."""
        files = Counter(compared.partner.file for compared in one.compared)
        for file, _ in files.most_common():
            if file in self._scene.indexes:
                return self._scene.indexes[file]
        places = [compared.at for compared in one.compared if compared.at is not None]
        if not places:
            return None
        xs, ys = zip(*places, strict=True)
        box = (min(xs), min(ys), max(xs), max(ys))
        return max(self._scene.indexes.values(), key=lambda index: len(index.within(box)), default=None)


def seen(finding: Finding, drawings: Collection[str]) -> bool:
    """Does a witness of the finding stand in one of these drawings, at a spot or by its handle?"""
    places = (finding.place, *finding.others)
    return any(place.file in drawings and (place.at is not None or place.handles) for place in places)
