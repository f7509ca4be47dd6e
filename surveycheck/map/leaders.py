"""What of a MULTILEADER is no line: its filled heads and its text, as rows of their own behind those of the drawing.

The lines are seen as those of meshes are (``map.looks``), in the row of the leader itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from itertools import islice
from typing import Any

import numpy as np
import shapely

from surveycheck.map.instances import Instances
from surveycheck.model import Drawing
from surveycheck.model.columns import Floats, Ints, Labels
from surveycheck.model.drawing import AREA, IN_BLOCK, TEXT, Entities
from surveycheck.model.leaders import AXES, BLOCK, FILLED, LEADERS, NUMBERS, PLACE, TEXT_COLOR, TRUE_COLOR
from surveycheck.picture.scene import shown

MOST = 5_000
"""Leaders, with those that references show."""

WIDTH, ANCHOR = 43, 71
PASSED_ON = (144, 145, 90, 63, 421)
"""Numbers that ``map.lettering`` asks the row of a text for."""

BYLAYER = 256
STARTS = ("start", "kstart", "xstart")


def with_parts(drawing: Drawing) -> Drawing:
    """The drawing, and behind its rows those of the parts; the same where it has no such leader. Never raises, whatever
    its numbers are: what is not finite is left out."""
    e = drawing.entities
    if not len(e.look) or not (leading := e.type.where(LEADERS.__contains__)).any():
        return drawing
    rows = np.flatnonzero(leading & shown(e))
    instances = Instances(drawing)
    parts = [part for row in islice(rows.tolist(), MOST) for part in _parts(instances, row)]
    if not parts:
        return drawing
    return replace(drawing, entities=_appended(e, parts))


Part = tuple[int, shapely.Geometry, dict[str, float], Floats]
"""Row of the leader, geometry, values of columns, and what its own row says in ``look`` (k, 2)."""


def _parts(instances: Instances, row: int) -> Iterator[Part]:
    e, source = instances.e, int(instances.source[row])
    said = e.look[slice(*np.searchsorted(e.look[:, 0], [source, source + 1])), 1:]
    fills = [ring for ring in _rings(instances, row, said) if ring is not None]
    if fills:
        yield row, shapely.MultiPolygon([shapely.Polygon(ring) for ring in fills]), {}, np.zeros((0, 2))
    drawn = _block(instances, row, said)
    if drawn is not None:
        yield row, drawn, {}, np.zeros((0, 2))
    frame = instances.moved(row, _points(said, PLACE))
    if frame is None or len(frame) < 3 or not np.isfinite(frame).all():
        return
    along, up = frame[1] - frame[0], frame[2] - frame[0]
    told = {int(code): float(value) for code, value in said[::-1]}
    scale = float(np.hypot(*along)) / max(float(np.hypot(*_first(said))), 1e-300)
    values = {
        "height": float(np.hypot(*up)),
        "rotation": float(np.degrees(np.arctan2(along[1], along[0]))),
        "width": told.get(WIDTH, 0.0) * scale,
        "anchor": told.get(ANCHOR, 1.0),
        "color": told.get(TEXT_COLOR, -1.0),
        "rgb": told.get(TRUE_COLOR, -1.0),
    }
    passed = said[np.isin(said[:, 0], PASSED_ON)]
    yield row, shapely.Point(frame[0]), values, passed if source == row else passed[:0]


def _block(instances: Instances, row: int, said: Floats) -> shapely.Geometry | None:
    """The lines of the block that a leader shows, where it stands; those of references in it are left out."""
    number, axes = said[said[:, 0] == BLOCK, 1], instances.moved(row, _points(said, AXES))
    if not len(number) or axes is None or len(axes) != 3:
        return None
    block = instances.drawing.blocks[int(number[0])]
    lines = [shapely.boundary(one) if area else one for one, area in _lines(instances.e, block.name)]
    if not lines:
        return None
    (a, d), (b, e) = axes[1] - axes[0], axes[2] - axes[0]
    points = shapely.transform(shapely.GeometryCollection(lines), lambda p: p - np.array(block.base[:2]))
    moved = shapely.transform(points, lambda p: p @ np.array([(a, d), (b, e)]) + axes[0])
    parts = [line for line in shapely.get_parts(shapely.get_parts(moved)) if np.isfinite(line.bounds).all()]
    return shapely.MultiLineString(parts) if parts else None


def _lines(e: Entities, block: str) -> Iterator[tuple[shapely.Geometry, bool]]:
    """What of a block is a line, or has a border."""
    for row in rows_of(e, block).tolist():
        dimension = shapely.get_dimensions(e.geometry[row])
        if dimension in (1, 2):
            yield e.geometry[row], dimension == 2


def rows_of(e: Entities, block: str) -> Ints:
    """The rows of the contents of a block."""
    wanted = block.casefold()
    return np.flatnonzero((e.space == IN_BLOCK) & e.owner.where(lambda name: name.casefold() == wanted))


def _points(said: Floats, codes: tuple[int, int]) -> Floats:
    points: Floats = said[np.isin(said[:, 0], codes), 1].reshape(-1, 2)
    return points


def _first(said: Floats) -> Floats:
    """One height of letters along the text, as the file has it."""
    place = _points(said, PLACE)
    along: Floats = place[1] - place[0]
    return along


def _rings(instances: Instances, row: int, said: Floats) -> Iterator[Floats | None]:
    """The filled parts of a leader, where it stands."""
    points = _points(said, FILLED)
    counts = said[said[:, 0] == NUMBERS, 1].astype(np.int64)
    for ring in np.split(points, np.cumsum(counts)[:-1]) if len(counts) else ():
        yield instances.moved(row, ring) if len(ring) > 2 else None


def _appended(e: Entities, parts: list[Part]) -> Entities:
    """The columns with those of the parts behind them: each is like its leader but for what it says itself."""
    source = np.array([row for row, *_ in parts], np.int64)
    new = np.arange(len(e), len(e) + len(parts))
    columns: dict[str, Any] = {name: _again(getattr(e, name), source, len(e)) for name in _names(e)}
    for name in STARTS:
        column = getattr(e, name)
        columns[name] = np.append(column, np.full(len(parts), column[-1]))
    columns["geometry"] = np.append(e.geometry, _objects([geometry for _, geometry, *_ in parts]))
    texts = np.array([bool(values) for *_, values, _ in parts])
    columns["shape"][new] = np.where(texts, TEXT, AREA)
    columns |= _lettered(e, parts, new[texts], columns)
    passed = [np.column_stack([np.full(len(said), row), said]) for row, (*_, said) in zip(new, parts, strict=True)]
    columns["look"] = np.concatenate([e.look, *passed])
    return replace(e, **columns)


def _names(e: Entities) -> list[str]:
    """Columns with a value a row, as far as the drawing has them."""
    others = {*STARTS, "xyz", "bulge", "loop", "knot", "weight", "xcode", "xvalue", "look", "geometry"}
    return [f.name for f in fields(e) if f.name not in others]


def _again(column: Any, source: Ints, count: int) -> Any:
    if isinstance(column, Labels):
        if len(column.codes) != count:
            return column
        return Labels(np.concatenate([column.codes, column.codes[source]]), column.names)
    return np.concatenate([column, column[source]]) if len(column) == count else column


def _objects(geometries: list[shapely.Geometry]) -> Any:
    made = np.empty(len(geometries), dtype=object)
    made[:] = geometries
    return made


def _lettered(e: Entities, parts: list[Part], rows: Ints, columns: dict[str, Any]) -> dict[str, Any]:
    """The columns that tell how the texts ``rows`` stand."""
    values = [values for *_, values, _ in parts if values]
    count = len(e) + len(parts)
    letters = columns["letters"] if len(columns["letters"]) == count else np.full((count, 4), np.nan)
    rgb = columns["rgb"] if len(columns["rgb"]) == count else np.full(count, -1, np.int32)
    for row, one in zip(rows.tolist(), values, strict=True):
        columns["height"][row], columns["rotation"][row] = one["height"], one["rotation"]
        letters[row] = one["width"], one["anchor"], np.nan, np.nan
        if one["color"] > 0:
            columns["color"][row], rgb[row] = int(one["color"]), -1
        if one["rgb"] >= 0:
            rgb[row] = int(one["rgb"])
    return {"letters": letters, "rgb": rgb}
