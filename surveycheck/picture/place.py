"""The drawn place of a finding, and the picture of a card's example."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import shapely
from shapely.errors import GEOSException

from surveycheck.model import Facts, Finding, Model, Place, Point
from surveycheck.model.drawing import PLACED, TEXT
from surveycheck.picture.panel import Shown, close_up_mark, north, panel
from surveycheck.picture.paths import Geometry
from surveycheck.picture.scene import METRES, DrawingIndex, Scene
from surveycheck.picture.window import HEIGHT, WIDTH, Windows, windows

MOST_OVERLAID = 20_000
"""Corners of what is laid over each other for a picture."""

Subjects = list[tuple[DrawingIndex, int]]
Texts = Sequence[tuple[str, Geometry]]


@dataclass(frozen=True)
class Picture:
    """What a picture shows, before it is drawn: the windows, the geometries in them, what takes part."""

    indexes: Sequence[DrawingIndex]
    windows: Windows
    shapes: Sequence[Geometry]
    shown: Shown
    skip: set[tuple[str, int]]
    metre: float

    def svg(self) -> str:
        """As SVG, north up."""
        body = panel(self.windows.wide, self.indexes, self.skip, self.shown, self.metre)
        if self.windows.close:
            body += close_up_mark(self.windows.wide, self.windows.close)
            body += panel(self.windows.close, self.indexes, self.skip, self.shown, self.metre)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {HEIGHT:g}" '
            f'font-family="sans-serif">{body}{north(self.windows.close or self.windows.wide)}</svg>'
        )


def place_picture(scene: Scene, finding: Finding) -> str:
    """SVG of the surroundings of a finding, north up, with a close-up where the defect is small; "" where it has no
    drawn place. The first drawn witness is blue, the others amber and dashed, the spot is ringed. Deterministic."""
    places = [place for place in (finding.place, *finding.others) if place.file in scene.indexes]
    if not places:
        return ""
    first = scene.subjects(places[0])
    others = [subject for other in places[1:] for subject in scene.subjects(other) if subject not in first]
    spots = [at] if (at := _spot(places[0])) and (first or not places[0].handles) else []
    found = _picture([scene.indexes[places[0].file]], first, others, spots, finding.facts)
    return found.svg() if found else ""


def example_picture(model: Model, findings: Sequence[Finding]) -> str:
    """SVG of a whole fragment with all that was found in it, and the layers and codes of what is drawn; "" where
    nothing is. Where nothing was found everything is the subject."""
    found = example_scene(model, findings)
    return found.svg() if found else ""


def example_scene(model: Model, findings: Sequence[Finding]) -> Picture | None:
    """The same before it is drawn."""
    scene = Scene(model)
    indexes = list(scene.indexes.values())
    every: Subjects = [(index, int(row)) for index in indexes for row in index.rows]
    if not every:
        return None
    found = [(finding.place, scene.subjects(finding.place)) for finding in findings]
    spots = [at for place, subjects in found if (at := _spot(place)) and (subjects or not place.handles)]
    taking: Subjects = [subject for _, subjects in found for subject in subjects]
    others: Subjects = [s for finding in findings for place in finding.others for s in scene.subjects(place)]
    first = list(dict.fromkeys(taking)) if findings else every
    rest = [subject for subject in dict.fromkeys(others) if subject not in first]
    facts = findings[0].facts if len(findings) == 1 else {}
    return _picture(indexes, first, rest, spots, facts, every, _labels(every))


def _spot(place: Place) -> Point | None:
    at = place.at
    return at if at is not None and all(abs(value) < 1e12 for value in at) else None


def _picture(
    indexes: Sequence[DrawingIndex],
    first: Subjects,
    others: Subjects,
    spots: Sequence[Point],
    facts: Facts,
    frame_by: Subjects | None = None,
    labels: Texts = (),
) -> Picture | None:
    metre = METRES.get(indexes[0].drawing.unit, 1.0)
    subjects = ([_geometry(s) for s in first], [_geometry(s) for s in others])
    both = _both(*subjects) if "overlap" in facts else None
    if both is not None and both.area:  # the mean width of a sliver tells how close one has to look, its area does not
        facts = {**facts, "width": 2 * both.area / both.length * metre}
    shapes = [_geometry(subject) for subject in frame_by or [*first, *others]]
    extent = max(index.extent for index in indexes)
    found = windows(shapes, spots[0] if spots else None, facts, extent, metre)
    if found is None:
        return None
    shown = Shown(*subjects, [*_inscriptions([*first, *others]), *labels], both, spots)
    skip = {(index.drawing.file, row) for index, row in [*first, *others]}
    return Picture(indexes, found, shapes, shown, skip, metre)


def _inscriptions(subjects: Subjects) -> list[tuple[str, Geometry]]:
    texts = [(str(index.drawing.entities.text[row]), _geometry((index, row))) for index, row in subjects]
    return [(text, geometry) for text, geometry in texts if text]


def _labels(subjects: Subjects) -> list[tuple[str, Geometry]]:
    """Layer and code of everything but texts, at the upper left corner; each corner once."""
    found: dict[tuple[str, float, float], tuple[str, Geometry]] = {}
    for index, row in subjects:
        entities = index.drawing.entities
        if entities.shape[row] == TEXT or entities.space[row] == PLACED or entities.tag[row]:
            continue
        label = f"{entities.layer[row]} {entities.xdata_labels('SOUTH', 0)[row]}".strip()
        places = shapely.get_coordinates(_geometry((index, row)))
        x, y = max(places.tolist(), key=lambda place: (place[1], -place[0]))
        found.setdefault((label, x, y), (label, shapely.Point(x, y)))
    return list(found.values())


def _geometry(subject: tuple[DrawingIndex, int]) -> Geometry:
    index, row = subject
    return index.drawing.entities.geometry[row]


def _both(first: Sequence[Geometry], others: Sequence[Geometry]) -> Geometry | None:
    """Where the first witness and the others lie on each other; None where that cannot be computed."""
    areas = [[g for g in group if g.geom_type == "Polygon"] for group in (first, others)]
    if not all(areas) or shapely.get_num_coordinates([*areas[0], *areas[1]]).sum() > MOST_OVERLAID:
        return None
    try:
        return shapely.intersection(*(shapely.union_all(shapely.make_valid(group)) for group in areas))
    except GEOSException:
        return None
