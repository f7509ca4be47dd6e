"""Texts that stand on one another, on point symbols, or across the lines that matter."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
import shapely

from surveycheck.geometry.areas import as_areas
from surveycheck.geometry.frame import Frame, per_drawing
from surveycheck.geometry.meeting import may_meet, may_meet_another
from surveycheck.geometry.near import near_pairs
from surveycheck.geometry.noise import LENGTH_NOISE, rounded
from surveycheck.geometry.symbol_boxes import symbol_boxes
from surveycheck.geometry.written import Written, written_of
from surveycheck.model import Drawing, Features
from surveycheck.model.columns import Bools, Floats, Ints
from surveycheck.model.shown import seen
from surveycheck.rule import Defect, Inputs, Limit, check
from surveycheck.rule.paths import drawing_role, matches

ROOM = 2.0
"""A label may cross the outline of an area less than so many times its own: it does not fit into it."""

SHORT = 8.0
"""A single straight line shorter than so many heights of the letters is a mark (a cross of the grid), no edge."""

LARGEST = 10.0
"""A block wider than so many heights of the letters is no point symbol."""

HOLLOW = re.compile(r"[ _\u3000]{2,}")
"""Texts with room for another one: 面积：____ 平方米."""


@check
def text_overprint(
    inputs: Inputs,
    *,
    texts: Limit,
    symbols: Limit,
    edges: Limit,
    coincident: Limit,
    leave_out: tuple[str, ...] = (),
    frames: tuple[str, ...] = (),
) -> Iterator[Defect]:
    """Yields each pair of texts of which one covers more than ``texts`` (%) of the smaller; each text that covers more
    than ``symbols`` (%) of a point symbol of the further selection ``symbols`` (case ``symbol``); and each through the
    middle of which an outline of ``edges`` runs longer than ``edges`` (m, by the height of the letters; case ``edge``).

    Boxes of texts are estimates, rather too small (``geometry/text_boxes.py``). Not judged: what is hidden
    (``model/shown.py``), texts of one INSERT among themselves or of two not further apart than ``coincident`` (m;
    points on one another are another rule's), the same words at the same place by the same type (a duplicate), texts
    with room left for another, outlines that are too small for their label, and drawings of the roles ``leave_out``, in
    which floors lie on one another: but for what stands on the layers ``frames``, the frame of the sheet.
    """
    files = inputs.tables.get("files", ())
    for drawn in per_drawing(inputs.features):
        drawing = drawn.drawings[drawn.source[0]]
        shown, lines = drawn.take(_visible(drawn, drawing)), _of(inputs, "edges", drawing)
        if drawing_role(files, drawing.file, inputs.model.lone) in leave_out:
            yield from _on_texts(written_of(_of_frame(shown, frames)), texts, coincident)
            yield from _on_edges(written_of(shown), _of_frame(lines, frames), edges)
            continue
        written = written_of(shown)
        yield from _on_texts(written, texts, coincident)
        yield from _on_symbols(written, _of(inputs, "symbols", drawing), symbols)
        yield from _on_edges(written, lines, edges)


def _of_frame(features: Features, frames: tuple[str, ...]) -> Features:
    return features.take(features.layer.where(lambda name: any(matches(pattern, name) for pattern in frames)))


def _of(inputs: Inputs, name: str, drawing: Drawing) -> Features:
    """The members of a further selection that stand in a drawing and are shown."""
    others = inputs.other(name).features
    mine = others.take(np.array([*(d is drawing for d in others.drawings), False], np.bool_)[others.source])
    return mine.take(_visible(mine, drawing))


def _visible(features: Features, drawing: Drawing) -> Bools:
    mask: Bools = seen(drawing)[features.row]
    return mask


def _on_texts(written: Written, limit: Limit, coincident: Limit) -> Iterator[Defect]:
    near = np.flatnonzero(may_meet_another(written.bounds))
    texts, boxes = written.texts.take(near), written.boxes(near)
    one, two = near_pairs(shapely.STRtree(boxes), boxes, "intersects")
    one, two = one[upper := one < two], two[upper]
    common = shapely.intersection(boxes[one], boxes[two])
    share = 100 * shapely.area(common) / np.minimum(shapely.area(boxes[one]), shapely.area(boxes[two]))
    parent, words = texts.column("parent").astype(np.int64), texts.text
    apart = shapely.hausdorff_distance(boxes[one], boxes[two]) > 1e-3
    wrong = (share > limit.value + 1e-6) & ~_of_one_point(texts, parent, one, two, coincident.value)
    wrong &= apart | (words[one] != words[two]) | (texts.type.codes[one] != texts.type.codes[two])
    for k in np.flatnonzero(wrong).tolist():
        first, second = sorted((int(one[k]), int(two[k])), key=lambda i: (words[i], *_corners(boxes[i])))
        if HOLLOW.search(words[first]) or HOLLOW.search(words[second]):
            continue
        told = {"text": words[first][:40], "name": words[second][:40]}
        told |= {"covered": rounded(share[k]), "allowed": limit.value}
        yield Defect(texts[first], _spot(common[k], written.frame), told, others=(texts[second],))


def _corners(box: shapely.Geometry) -> list[float]:
    corners: list[float] = shapely.bounds(box).round(3).tolist()
    return corners


def _of_one_point(written: Features, parent: Ints, one: Ints, two: Ints, limit: float) -> Bools:
    """Pairs of attributes of the same INSERT, or of two at the same place."""
    both = (parent[one] >= 0) & (parent[two] >= 0)
    if not both.any():
        return both
    at = written.drawings[written.source[0]].entities.geometry
    apart = shapely.distance(at[parent[one]], at[parent[two]])
    mask: Bools = both & (apart <= limit + LENGTH_NOISE)
    return mask


def _on_symbols(written: Written, every: Features, limit: Limit) -> Iterator[Defect]:
    drawn, shows = symbol_boxes(every)
    bounds = written.frame.points(drawn.reshape(-1, 2)).reshape(-1, 4)
    near, far = (np.flatnonzero(mask) for mask in may_meet(written.bounds, bounds))
    texts, boxes, symbols = written.texts.take(near), written.boxes(near), every.take(far)
    shapes = np.where(shows[far], shapely.box(*bounds[far].T), shapely.points(bounds[far, :2]))
    one, two = near_pairs(shapely.STRtree(shapes), boxes, "intersects")
    apart = texts.column("parent").astype(np.int64)[one] != symbols.row[two]
    one, two = one[apart], two[apart]
    size, common = shapely.area(shapes)[two], shapely.intersection(boxes[one], shapes[two])
    height = texts.column("height").astype(float)[one]
    reach = shapely.length(shapes)[two] / 4
    with np.errstate(invalid="ignore", divide="ignore"):
        share = np.where(size > 0, 100 * shapely.area(common) / size, 0.0)
    dot = size == 0
    dot[dot] = shapely.intersects(written.cores(near[one[dot]]), shapes[two[dot]])
    wrong = (reach <= LARGEST * height) & ((share > limit.value + 1e-6) | dot)
    for k in np.flatnonzero(wrong).tolist():
        i, j = int(one[k]), int(two[k])
        told = {"text": texts.text[i][:40], "layer": symbols.layer[j], "allowed": limit.value}
        told |= {"covered": 100.0 if dot[k] else rounded(share[k])}
        yield Defect(texts[i], _spot(common[k], written.frame), told, others=(symbols[j],), case="symbol")


def _on_edges(written: Written, every: Features, limit: Limit) -> Iterator[Defect]:
    near, far = written.beside(every.geometry)
    texts, cores, areas = written.texts.take(near), written.cores(near), every.take(far)
    drawn = written.frame.local(areas.geometry)
    shapes = as_areas(drawn)
    lines = np.where(shapely.is_missing(shapes), drawn, shapely.boundary(shapes))
    one, two = near_pairs(shapely.STRtree(lines), cores, "intersects")
    inside = shapely.intersection(cores[one], lines[two])
    length, height = shapely.length(inside), texts.column("height").astype(float)[one]
    size = shapely.area(written.boxes(near[one]))
    roomy = shapely.is_missing(shapes)[two] | (shapely.area(shapes)[two] >= ROOM * size)
    allowed = np.array([limit.of(float(h)) for h in height])
    mark = (shapely.get_num_points(lines)[two] == 2) & (shapely.length(lines)[two] < SHORT * height)
    for k in np.flatnonzero(roomy & ~mark & (length > allowed + LENGTH_NOISE)).tolist():
        i, j = int(one[k]), int(two[k])
        told = {"text": texts.text[i][:40], "layer": areas.layer[j]}
        told |= {"length": rounded(length[k]), "limit": rounded(allowed[k])}
        yield Defect(texts[i], _spot(inside[k], written.frame), told, others=(areas[j],), case="edge")


def _spot(shape: shapely.Geometry, frame: Frame) -> tuple[float, float]:
    middle: Floats = shapely.get_coordinates(shapely.centroid(shape))[0]
    return frame.drawn(middle)
