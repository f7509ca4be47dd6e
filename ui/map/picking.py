"""What of a drawing is under a pixel: the lines, points and texts that are near, then the areas around it.

The boxes of all things are asked with numpy: four comparisons of a column, a millisecond for a hundred thousand things
and no index to build. A tree over as many would take longer to make than a person takes for a hundred picks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .flowing import NEXT

if TYPE_CHECKING:
    from surveycheck import Sheet

DOT, STROKE, FILL, TEXT = range(4)
MOST = 400
"""Things that are looked at closely; where more lie upon each other, the smallest."""


@dataclass(frozen=True)
class Picked:
    """A drawn thing. ``handles``: those of the references that show it, the outermost first, and its own. ``xdata``:
    application → pairs of group code and text; ``code``: its first text. ``area`` and ``length`` in drawing units, None
    where it has none. ``box`` and ``at`` in drawing coordinates."""

    file: str
    layer: str
    handles: tuple[str, ...]
    type: str
    text: str
    tag: str
    color: int
    line: int
    code: str
    xdata: Mapping[str, tuple[tuple[int, str], ...]]
    area: float | None
    length: float | None
    vertices: int
    at: tuple[float, float]
    box: tuple[float, float, float, float]
    unit: str
    place: int
    of: int
    thing: int
    """``place`` of ``of`` things under the pointer; ``thing`` numbers it in the sheet."""

    @property
    def handle(self) -> str:
        return self.handles[-1] if self.handles else ""


def under(sheet: Sheet, x: float, y: float, reach: float, hidden: frozenset[int]) -> list[int]:
    """Numbers of the things within ``reach`` of a place near the origin, the nearest first; behind them those whose
    area it lies in, the smallest first."""
    import numpy as np

    columns = sheet.columns
    box = columns["box"]
    if not len(box):
        return []
    with np.errstate(invalid="ignore"):
        near = (box[:, 0] <= x + reach) & (box[:, 2] >= x - reach) & (box[:, 1] <= y + reach) & (box[:, 3] >= y - reach)
    things = np.flatnonzero(near)
    things = things[~np.isin(columns["switch"][things], list(hidden))]
    if len(things) > MOST:
        size = (box[things, 2] - box[things, 0]) + (box[things, 3] - box[things, 1])
        things = things[np.argsort(size, kind="stable")[:MOST]]
    return _ranked(sheet, things, x, y, reach)


def _ranked(sheet: Sheet, things: Any, x: float, y: float, reach: float) -> list[int]:
    import numpy as np

    away = {int(thing): 0.0 for thing in things[np.isin(sheet.columns["kind"][things], (DOT, TEXT))]}
    inside: dict[int, bool] = {}
    strung = things[np.isin(sheet.columns["kind"][things], (STROKE, FILL))]
    for points, thing in zip(*sheet.strings(strung), strict=True):
        away[thing] = min(away.get(thing, np.inf), _distance(points, x, y))
        if np.isfinite(sheet.columns["area"][thing]):
            inside[thing] = inside.get(thing, False) ^ _around(points, x, y)
    kind, area = sheet.columns["kind"], sheet.columns["area"]
    close = sorted((d, -kind[t], t) for t, d in away.items() if d <= reach)
    found = [int(t) for _, _, t in close]
    return found + sorted((t for t, within in inside.items() if within and away[t] > reach), key=lambda t: area[t])


def _distance(points: Any, x: float, y: float) -> float:
    """From a place to a string of points."""
    import numpy as np

    first, run = points[:-1], np.diff(points, axis=0)
    to = np.array([x, y]) - first
    square = (run * run).sum(axis=1)
    share = np.clip(np.divide((to * run).sum(axis=1), square, out=np.zeros(len(run)), where=square > 0), 0.0, 1.0)
    return float(np.hypot(*(to - share[:, None] * run).T).min())


def _around(points: Any, x: float, y: float) -> bool:
    """Whether a ring is around a place: how often a ray eastward crosses it."""
    import numpy as np

    (x0, y0), (x1, y1) = points[:-1].T, points[1:].T
    cross = (y0 > y) != (y1 > y)
    with np.errstate(all="ignore"):
        at = x0 + (y - y0) / (y1 - y0) * (x1 - x0)
    return bool(np.count_nonzero(cross & (at > x)) % 2)


def nearest_corner(
    sheet: Sheet, x: float, y: float, reach: float, hidden: frozenset[int]
) -> tuple[float, float] | None:
    """The vertex or point that is nearest to a place, within reach."""
    import numpy as np

    things = [t for t in under(sheet, x, y, reach, hidden)[:40] if sheet.columns["kind"][t] in (STROKE, FILL)]
    places = list(sheet.strings(np.array(things, np.int64))[0]) if things else []
    dots = sheet.columns["dot/at"]
    if len(dots):
        some = np.flatnonzero(np.abs(dots - (x, y)).max(axis=1) <= reach)
        places.append(dots[some])
    every = np.concatenate(places) if places else np.zeros((0, 2))
    if not len(every):
        return None
    away = np.hypot(every[:, 0] - x, every[:, 1] - y)
    best = int(np.argmin(away))
    return (float(every[best, 0]), float(every[best, 1])) if away[best] <= reach else None


def picked(sheet: Sheet, things: Sequence[int], place: int, x: float, y: float) -> Picked:
    """What is known of the ``place``-th of some things."""
    thing = things[place]
    columns, labels = sheet.columns, sheet.labels
    xdata = _by_application(sheet.xdata(thing))
    first = next((text for items in xdata.values() for code, text in items if code == 1000), "")
    east, north = sheet.origin
    box = columns["box"][thing].tolist()
    import numpy as np

    return Picked(
        file=sheet.file,
        layer=labels["layer"][thing],
        handles=sheet.handles(thing),
        type=labels["type"][thing],
        text=labels["text"][thing].replace(NEXT, "\n"),
        tag=labels["tag"][thing],
        color=int(columns["color"][thing]),
        line=int(columns["line"][thing]),
        code=first,
        xdata=xdata,
        area=_known(columns["area"][thing]),
        length=_known(columns["length"][thing]),
        vertices=sum(len(points) for points in sheet.strings(np.array([thing]))[0]),
        at=(x + east, y + north),
        box=(box[0] + east, box[1] + north, box[2] + east, box[3] + north),
        unit=sheet.unit,
        place=place + 1,
        of=len(things),
        thing=thing,
    )


def things_of_place(sheet: Sheet, place: Mapping[str, Any]) -> list[int]:
    """Numbers of the things that a place of a finding means: the thing itself, or all that a reference shows."""
    if (place.get("file") or sheet.file) != sheet.file or place.get("layout"):
        return []
    found: list[int] = things_at(sheet, place.get("handles") or ()).tolist()
    return found


def things_at(sheet: Sheet, handles: Sequence[str]) -> Any:
    """Numbers of the things that a place with handles means: the thing itself, or all that a reference shows."""
    import numpy as np

    columns = sheet.columns
    if not handles:
        return np.zeros(0, np.int64)
    mine = np.flatnonzero(columns["handle"] == str(handles[-1]).encode("ascii", "replace"))
    row, parent = columns["row"].astype(np.int64), columns["parent"]
    found = np.isin(row, mine)
    if found.any():
        return np.flatnonzero(found)
    above = parent[row].astype(np.int64)
    while (above >= 0).any():
        found |= np.isin(above, mine)
        above = np.where(above >= 0, parent[above], -1)
    return np.flatnonzero(found)


def _known(value: Any) -> float | None:
    return float(value) if value == value else None


def _by_application(items: Sequence[tuple[int, str]]) -> dict[str, tuple[tuple[int, str], ...]]:
    found: dict[str, list[tuple[int, str]]] = {}
    name = ""
    for code, text in items:
        if code == 1001:
            name = text
            found.setdefault(name, [])
        else:
            found.setdefault(name, []).append((code, text))
    return {name: tuple(rows) for name, rows in found.items()}
