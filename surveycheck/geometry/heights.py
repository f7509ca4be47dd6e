"""What only the heights of vertices tell: things upright, and lines that pass over themselves."""

from __future__ import annotations

import numpy as np

from surveycheck.geometry.noise import LENGTH_NOISE
from surveycheck.geometry.vertices import Vertices
from surveycheck.model import Features
from surveycheck.model.columns import Floats


def rise(vertices: Vertices, count: int) -> Floats:
    """Highest minus lowest vertex of each of ``count`` features, in metres (count,); 0 without vertices."""
    top, foot = np.full(count, -np.inf), np.full(count, np.inf)
    np.maximum.at(top, vertices.owner, vertices.xyz[:, 2])
    np.minimum.at(foot, vertices.owner, vertices.xyz[:, 2])
    return np.where(np.isfinite(top) & np.isfinite(foot), top - foot, 0.0)


def height_range(features: Features, metres: float) -> tuple[Floats, Floats]:
    """Lowest and highest z (n,) of the vertices of features of one drawing, in metres."""
    entities = features.drawings[features.source[0]].entities
    z = np.append(np.nan_to_num(entities.xyz[:, 2]) * metres, 0.0)
    bounds = np.column_stack([entities.start[features.row], entities.start[features.row + 1]]).ravel()
    return np.minimum.reduceat(z, bounds)[::2], np.maximum.reduceat(z, bounds)[::2]


def ring_area(points: Floats) -> float:
    """Area in space (m²) of the ring through points (n, 3), by Newell's sum of cross products."""
    centred = points - points[0]
    return float(np.linalg.norm(np.cross(centred, np.roll(centred, -1, axis=0)).sum(axis=0)) / 2)


def meets_in_space(points: Floats, spot: Floats, tolerance: float) -> bool:
    """Do two parts of the open line through points (n, 3), which meet in plan at ``spot`` (2,), meet in height, too?

    An upright segment stands at all heights between its ends. Segments that follow each other meet at their joint
    anyhow; that is not meant.
    """
    near = tolerance + LENGTH_NOISE
    first, last = points[:-1], points[1:]
    run = last[:, :2] - first[:, :2]
    square = (run**2).sum(axis=1)
    flat = square > LENGTH_NOISE**2
    share = np.clip(((spot - first[:, :2]) * run).sum(axis=1) / np.where(flat, square, 1.0), 0.0, 1.0)
    touching = np.flatnonzero(np.hypot(*(first[:, :2] + share[:, None] * run - spot).T) <= near)
    rises = last[:, 2] - first[:, 2]
    low = first[:, 2] + np.where(flat, share * rises, np.minimum(rises, 0.0))
    high = np.where(flat, low, low + np.abs(rises))
    for number, one in enumerate(touching):
        for two in touching[number + 1 :]:
            joint = two - one == 1 and np.hypot(*(points[two, :2] - spot)) <= near
            if not joint and max(low[one], low[two]) - min(high[one], high[two]) <= near:
                return True
    return False
