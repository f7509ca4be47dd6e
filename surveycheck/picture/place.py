"""The drawn place of a finding, and the picture of a card's example."""

from __future__ import annotations

from collections.abc import Sequence

import shapely
from shapely.errors import GEOSException

from surveycheck.model import Facts, Finding, Model, Place, Point
from surveycheck.picture.panel import Shown, close_up_mark, north, panel
from surveycheck.picture.paths import Geometry
from surveycheck.picture.scene import METRES, DrawingIndex, Scene
from surveycheck.picture.window import HEIGHT, WIDTH, Windows, windows

Subjects = list[tuple[DrawingIndex, int]]


def place_picture(scene: Scene, finding: Finding) -> str:
    """SVG of the surroundings of a finding, north up, with a close-up where the defect is small; "" where it has no
    drawn place. The first drawn witness is blue, the others amber and dashed, the spot is ringed. Deterministic."""
    places = [place for place in (finding.place, *finding.others) if place.file in scene.indexes]
    if not places:
        return ""
    first = scene.subjects(places[0])
    others = [subject for other in places[1:] for subject in scene.subjects(other) if subject not in first]
    spots = [at] if (at := _spot(places[0])) else []
    return _svg([scene.indexes[places[0].file]], first, others, spots, finding.facts)


def example_picture(model: Model, findings: Sequence[Finding]) -> str:
    """SVG of a whole fragment with all that was found in it; "" where nothing is drawn."""
    scene = Scene(model)
    indexes = list(scene.indexes.values())
    every: Subjects = [(index, int(row)) for index in indexes for row in index.rows]
    spots = [at for finding in findings if (at := _spot(finding.place))]
    taking: Subjects = [s for finding in findings for s in scene.subjects(finding.place)]
    others: Subjects = [s for finding in findings for place in finding.others for s in scene.subjects(place)]
    first = list(dict.fromkeys(taking)) if findings else []
    rest = [subject for subject in dict.fromkeys(others) if subject not in first]
    facts = findings[0].facts if len(findings) == 1 else {}
    return _svg(indexes, first, rest, spots, facts, every) if every else ""


def _spot(place: Place) -> Point | None:
    at = place.at
    return at if at is not None and all(abs(value) < 1e12 for value in at) else None


def _svg(
    indexes: Sequence[DrawingIndex],
    first: Subjects,
    others: Subjects,
    spots: Sequence[Point],
    facts: Facts,
    frame_by: Subjects | None = None,
) -> str:
    metre = METRES.get(indexes[0].drawing.unit, 1.0)
    subjects = ([_geometry(s) for s in first], [_geometry(s) for s in others])
    both = _both(*subjects) if "overlap" in facts else None
    if both is not None and both.area:  # the mean width of a sliver tells how close one has to look, its area does not
        facts = {**facts, "width": 2 * both.area / both.length * metre}
    shapes = [_geometry(subject) for subject in frame_by or [*first, *others]]
    extent = max(index.extent for index in indexes)
    found = windows(shapes, spots[0] if spots else None, facts, extent, metre)
    if found is None:
        return ""
    shown = Shown(*subjects, _inscriptions([*first, *others]), both, spots)
    skip = {(index.drawing.file, row) for index, row in [*first, *others]}
    return _page(found, indexes, skip, shown, metre)


def _page(
    found: Windows, indexes: Sequence[DrawingIndex], skip: set[tuple[str, int]], shown: Shown, metre: float
) -> str:
    body = panel(found.wide, indexes, skip, shown, metre)
    if found.close:
        body += close_up_mark(found.wide, found.close) + panel(found.close, indexes, skip, shown, metre)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {HEIGHT:g}" '
        f'font-family="sans-serif">{body}{north(found.close or found.wide)}</svg>'
    )


def _inscriptions(subjects: Subjects) -> list[tuple[str, Geometry]]:
    texts = [(str(index.drawing.entities.text[row]), _geometry((index, row))) for index, row in subjects]
    return [(text, geometry) for text, geometry in texts if text]


def _geometry(subject: tuple[DrawingIndex, int]) -> Geometry:
    index, row = subject
    return index.drawing.entities.geometry[row]


def _both(first: Sequence[Geometry], others: Sequence[Geometry]) -> Geometry | None:
    """Where the first witness and the others lie on each other; None where that cannot be computed."""
    areas = [[g for g in group if g.geom_type == "Polygon"] for group in (first, others)]
    if not all(areas):
        return None
    try:
        return shapely.intersection(*(shapely.union_all(shapely.make_valid(group)) for group in areas))
    except GEOSException:
        return None
