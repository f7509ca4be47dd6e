"""The pictures and underlays that a drawing shows: where each lies, what of it is seen, and the name of its file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PureWindowsPath

import numpy as np

from surveycheck.geometry.curves import starts
from surveycheck.map.instances import Instances
from surveycheck.map.looks import BASIS, CORNER, SHOWING, said
from surveycheck.map.seen import Seen
from surveycheck.model import Drawing
from surveycheck.model.columns import Floats, Ints

MOST = 500
"""Pictures that are drawn; those behind have a frame."""


NOTHING = np.zeros((0, 2))


@dataclass(frozen=True, eq=False)
class Images:
    """p pictures: their number among the things; lower left, lower right and upper left corner (p, 3, 2; any three of
    an underlay); the ring of what is seen of each, one behind the other from ``start`` (p + 1,); near the origin.
    ``names`` (p): the paths that the drawing names."""

    thing: Ints
    corners: Floats
    start: Ints
    ring: Floats
    names: tuple[str, ...]


def images(drawing: Drawing, seen: Seen, origin: Floats) -> Images:
    """Those among the things."""
    e = drawing.entities
    basis, border = said(e, BASIS, SHOWING), said(e, CORNER, SHOWING)
    instances = Instances(drawing)
    found: list[tuple[int, Floats, Floats, str]] = []
    things = np.flatnonzero(e.type.take(seen.row).where(SHOWING.__contains__)) if border else np.zeros(0, np.int64)
    for thing in things[:MOST].tolist():
        row = int(seen.row[thing])
        source = int(instances.source[row])
        told = (basis.get(source, border.get(source, NOTHING)[:3]), border.get(source))
        corners, ring = (None if one is None else instances.moved(row, one) for one in told)
        if corners is not None and ring is not None and len(corners) == 3:
            name = drawing.pictures.get(e.handle_text(row).strip().upper(), "")
            found.append((thing, corners - origin, ring - origin, name))
    return Images(
        np.array([one[0] for one in found], np.int64),
        np.array([one[1] for one in found], np.float64).reshape(-1, 3, 2),
        starts(np.array([len(one[2]) for one in found], np.int64)),
        np.concatenate([one[2] for one in found]) if found else np.zeros((0, 2)),
        tuple(one[3] for one in found),
    )


def file_name(path: str) -> str:
    """The last part of a path as any system writes it."""
    return PureWindowsPath(path).name
