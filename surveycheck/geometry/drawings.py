"""Areas of one drawing beside the areas that belong to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import shapely

from surveycheck.geometry.areas import as_areas, fills, flat
from surveycheck.geometry.cut import Rings, cut_of
from surveycheck.geometry.frame import Frame, Part, frame_of, own_frame, part_of, per_drawing
from surveycheck.geometry.same import first_of_equals
from surveycheck.model import Feature, Features
from surveycheck.model.columns import Bools, Ints, Objects, Rows


@dataclass(frozen=True, eq=False)
class Areas:
    """Features that bound areas, and the areas (n,) as sound polygons in the frame of their drawing. ``inner`` (m)
    are further rings that are cut out of them, ``of`` (m,) the number of the area each is cut out of."""

    features: Features
    frame: Frame
    polygons: Objects
    inner: Features
    of: Ints

    def take(self, rows: Rows) -> Areas:
        """Some of the areas, by a mask or by numbers without repetitions."""
        number = np.full(len(self.polygons), -1, np.int64)
        number[rows] = np.arange(len(number[rows]))
        of = number[self.of]
        inner = self.inner.take(of >= 0)
        return Areas(self.features.take(rows), self.frame, self.polygons[rows], inner, of[of >= 0])

    def drawn(self) -> tuple[Features, Ints]:
        """Every drawn ring (n + m), and the number of its area."""
        mine, inner = self.features, self.inner
        source, row = (np.concatenate(pair) for pair in ((mine.source, inner.source), (mine.row, inner.row)))
        return Features(mine.drawings, source, row), np.append(np.arange(len(mine)), self.of)


def areas_of(part: Part, rings: Rings | None = None, tolerance: float = 0.001) -> Areas:
    """The areas among the features of a part; fills of drawn boundaries and what bounds nothing are left out. With
    ``rings`` (see ``cut``) the areas are without their holes, which are no areas of their own."""
    polygons = as_areas(part.geometry)
    hatch = part.features.type.where("HATCH".__eq__)
    keep = ~shapely.is_missing(polygons) & ~fills(polygons, hatch, tolerance)
    features = part.features.take(keep)
    none = features.take(np.zeros(0, np.int64))
    areas = Areas(features, part.frame, polygons[keep], none, np.zeros(0, np.int64))
    return areas if rings is None else without_holes(areas, rings)


def without_holes(areas: Areas, rings: Rings) -> Areas:
    """Areas of which what lies inside is cut out."""
    features, polygons = areas.features, areas.polygons.copy()
    hole = np.zeros(len(features), np.bool_)
    sources, rows, of = [], [], []
    for source in np.unique(features.source):
        cut = cut_of(features.drawings[source], rings, areas.frame)
        mine = np.flatnonzero(features.source == source)
        if not len(cut.inner) or not len(mine):
            continue
        row = features.row[mine].astype(np.int64)
        place, there = _found(row, cut.row)
        polygons[mine[there]] = cut.area[place[there]]
        hole[mine] = np.isin(row, cut.inner[cut.hole])
        order = np.argsort(row)
        at, known = _found(cut.shell, row[order])
        sources.append(np.full(int(known.sum()), source, np.int32))
        rows.append(cut.inner[known].astype(np.int32))
        of.append(mine[order[at[known]]])
    if not sources:
        return areas
    inner = Features(features.drawings, np.concatenate(sources), np.concatenate(rows))
    return Areas(features, areas.frame, polygons, inner, np.concatenate(of)).take(~hole)


def _found(values: Ints, ascending: Ints) -> tuple[Ints, Bools]:
    """Where each value stands in an ascending column, and whether it does."""
    place = np.minimum(np.searchsorted(ascending, values), max(len(ascending) - 1, 0))
    return place, ascending[place] == values


def each_once(areas: Areas) -> Areas:
    """Of areas that are equal to the last bit only the first: what is wrong beside one of them is wrong once."""
    first = first_of_equals(areas.polygons, np.zeros(len(areas.polygons), np.int64))
    single = first == np.arange(len(first))
    return areas if single.all() else areas.take(single)


def lines_of(part: Part) -> Part:
    """The lines of a part that bound no area."""
    line = shapely.get_type_id(part.geometry) == shapely.GeometryType.LINESTRING
    line &= shapely.is_missing(as_areas(part.geometry))
    return Part(part.features.take(line), part.frame, part.geometry[line])


def areas_per_drawing(
    features: Features, settings: Mapping[str, object], rings: Rings | None = None
) -> Iterator[Areas]:
    """The areas of each drawing, in a frame of its own."""
    for mine in per_drawing(features):
        part = _part(mine, settings)
        if len(part.features):
            yield areas_of(part, rings)


def beside(
    features: Features, others: Features, settings: Mapping[str, object], rings: Rings | None = None
) -> Iterator[tuple[Areas, Areas]]:
    """The areas of each drawing and those of ``others`` that they are held against, in the same frame.

    A drawing is held against its own; where it draws none of them, against those of the whole deliverable, each once.
    """
    for mine in areas_per_drawing(features, settings, rings):
        if len(mine.features):
            found = areas_of(others_of(mine.features, mine.frame, others), rings)
            yield mine, found


def others_of(features: Features, frame: Frame, others: Features) -> Part:
    """Those of ``others`` that stand in the drawing of ``features``; if none does, all, each once."""
    file = features[0].drawing.file
    numbers = [n for n, drawing in enumerate(others.drawings) if drawing.file == file]
    same = np.isin(others.source, numbers)
    found = others.take(same) if same.any() else others
    found = found.take(~shapely.is_missing(found.geometry))
    part = part_of(found, frame)
    if same.any() or not len(found):
        return part
    forms = np.array(shapely.to_wkb(shapely.normalize(part.geometry)), dtype=object)
    first = np.sort(np.unique(forms, return_index=True)[1])
    return Part(found.take(first), frame, part.geometry[first])


def placeless(features: Features) -> tuple[Feature, ...]:
    """The one of these that has no shape, as one of its coordinates is no number; where several have none, nobody can
    tell which of them is missed at a place."""
    lost = np.flatnonzero(shapely.is_missing(features.geometry))
    return (features[int(lost[0])],) if len(lost) == 1 else ()


def boundless(features: Features) -> tuple[Feature, ...]:
    """The one of these that bounds no area: open, flat, or without a shape; where several do not, nobody can tell
    which of them is missed at a place."""
    geometry = features.geometry
    none = shapely.is_missing(geometry) | (shapely.area(geometry) == 0)
    none[~none] = flat(geometry[~none])
    found = np.flatnonzero(none)
    return (features[int(found[0])],) if len(found) == 1 else ()


def _part(mine: Features, settings: Mapping[str, object]) -> Part:
    drawn = mine.take(~shapely.is_missing(mine.geometry))
    return part_of(drawn, own_frame(drawn, settings) if len(drawn) else Frame())


def fills_of(features: Features, areas: Features, tolerance: float = 0.001) -> Bools:
    """Which of ``features`` (n,) are hatches that only fill a boundary among ``areas`` of the same drawing."""
    found = np.zeros(len(features), np.bool_)
    hatch = features.type.where("HATCH".__eq__)
    for number in np.unique(features.source[hatch]):
        mine = np.flatnonzero(hatch & (features.source == number) & ~shapely.is_missing(features.geometry))
        file = features.drawings[number].file
        same = [n for n, drawing in enumerate(areas.drawings) if drawing.file == file]
        drawn = areas.take(np.isin(areas.source, same) & ~areas.type.where("HATCH".__eq__))
        both = np.concatenate([features.geometry[mine], drawn.geometry])
        polygons = as_areas(frame_of(both).local(both))
        found[mine] = fills(polygons, np.arange(len(both)) < len(mine), tolerance)[: len(mine)]
    return found
