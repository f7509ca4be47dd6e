"""Arcs and bulges as short chords, and object coordinates as world coordinates. Whole columns at a time.

The curve itself stays in the columns (``bulge``, ``radius``, ``angle``): what wants an exact area or length uses the
closed form on those. The chords here serve predicates and pictures.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from surveycheck.model.columns import Bools, Floats, Ints

SAGITTA = 2.5e-4
"""Greatest distance between an arc and its chord, in drawing units: in a drawing in metres a quarter of a millimetre,
and of the finest tolerance that the packs hold shapes against (1 mm)."""

SYMBOL_SAGITTA = 2e-3
"""The same for circles and arcs of blocks where references put them: symbols stand in a drawing by the ten thousand,
and are looked at rather than measured."""

MOST_PER_ARC = 2048
"""No arc gets more chords, however large its radius: ``SAGITTA`` holds up to √(radius) · sweep = 91 (metres, radians),
which is a full turn of r = 210 m, a right angle of 3.3 km, or 10° of 270 km."""

FEWEST_PER_TURN = 8

LONG = 256
"""Chords of an arc that is long: with ``SAGITTA`` a circle of more than 3.3 m, or 60° of 120 m."""

MOST_IN_LONG = 8_000_000
"""So many chords are made for the long arcs of a drawing together: 4000 of the longest. A drawing that asks for more
has radii that are wrong (or thousands of circles of a kilometre): its long arcs have no geometry, and it says so."""


@dataclass(frozen=True, eq=False)
class Strings:
    """Point strings of n rows: row i has ``points[start[i]:start[i+1]]``, of shape (m, 3)."""

    points: Floats
    start: Ints


def ranges(counts: Ints) -> tuple[Ints, Ints]:
    """For each item of n runs with ``counts`` items: the number of its run, and its place in the run."""
    run = np.repeat(np.arange(len(counts)), counts)
    first = np.cumsum(counts) - counts
    return run, np.arange(len(run)) - first[run]


def starts(counts: Ints) -> Ints:
    """Offsets (n + 1) of n runs."""
    offsets = np.zeros(len(counts) + 1, np.int64)
    np.cumsum(counts, out=offsets[1:])
    return offsets


def leads(values: NDArray[Any]) -> Bools:
    """Where a run of equal values begins."""
    lead = np.ones(len(values), np.bool_)
    np.not_equal(values[1:], values[:-1], out=lead[1:])
    return lead


def distinct(values: NDArray[Any]) -> NDArray[Any]:
    """Each value of an ascending column once. (``np.unique`` sorts again, and imports numpy's masked arrays.)"""
    return values[leads(values)]


def chords(radius: Floats, sweep: Floats, sagitta: float = SAGITTA) -> Ints:
    """Number of chords for arcs of a radius and a sweep in radians (of either sign); 1 where either is not finite."""
    with np.errstate(all="ignore"):
        step = 4.0 * np.arcsin(np.sqrt(np.clip(sagitta / (2.0 * np.abs(radius)), 0.0, 1.0)))
        step = np.minimum(step, 2.0 * np.pi / FEWEST_PER_TURN)
        number = np.ceil(np.abs(sweep) / step - 1e-9)
    usable = np.isfinite(radius) & np.isfinite(sweep)
    return np.where(usable, np.clip(number, 1.0, MOST_PER_ARC), 1.0).astype(np.int64)


def too_long(pieces: Ints) -> Bools:
    """Which arcs (n,) of a drawing have no geometry, by the chords that each would take."""
    long = pieces > LONG
    room = len(pieces) * MOST_PER_ARC <= MOST_IN_LONG or int(pieces[long].sum()) <= MOST_IN_LONG
    return np.zeros(len(pieces), np.bool_) if room else long


def straight(xyz: Floats, begin: Ints, counts: Ints, closed: Bools) -> Strings:
    """Polylines without bulges as point strings; row i has ``counts[i]`` vertices (at least one) from ``begin[i]``.

    A ``closed`` row ends exactly at its first point.
    """
    last = begin + counts - 1
    again = closed & (counts > 1)
    again &= ~((xyz[begin, 0] == xyz[last, 0]) & (xyz[begin, 1] == xyz[last, 1]))
    start = starts(counts + again)
    place = np.repeat(begin - start[:-1], np.diff(start))
    place += np.arange(len(place))
    place[start[1:][again] - 1] = begin[again]
    return Strings(xyz.take(place, axis=0), start)


def with_bulges(xyz: Floats, bulge: Floats, start: Ints, closed: Bools) -> Strings:
    """Polylines with bulges as point strings. Rows have at least one vertex.

    A ``closed`` row gets its last segment, and ends exactly at its first point. The same arc drawn from either end
    gives the same points, so that neighbours with a common arc have a common border. Where an arc is ``too_long``
    there is a NaN: what has it has no geometry.
    """
    count = np.diff(start)
    first, last = start[:-1], start[1:] - 1
    following = np.arange(1, len(xyz) + 1)
    following[last] = first
    drawn = np.ones(len(xyz), np.bool_)
    closed = closed & (count > 1)
    already = np.all(xyz[first, :2] == xyz[last, :2], axis=1) & (count > 1)
    drawn[last] = closed & ~already
    b = np.where(drawn, bulge, 0.0)
    theta = 4.0 * np.arctan(b)
    span = xyz[following, :2] - xyz[:, :2]
    with np.errstate(all="ignore"):
        radius = np.hypot(span[:, 0], span[:, 1]) * (1.0 + b * b) / (4.0 * np.abs(b))
    pieces = np.where(b != 0, chords(radius, theta), 1)
    if (endless := too_long(pieces)).any():
        pieces, xyz = np.where(endless, 1, pieces), np.where(endless[:, None], np.nan, xyz)
    emitted = pieces.copy()
    emitted[last] += closed & ~already
    vertex, k = ranges(emitted)
    points = xyz[np.where(k == pieces[vertex], following[vertex], vertex)]
    inner = np.flatnonzero((k > 0) & (k < pieces[vertex]))
    points[inner, :2] = _on_arc(xyz, following, theta, pieces, vertex[inner], k[inner])
    total = np.add.reduceat(emitted, first) if len(first) else np.zeros(0, np.int64)
    return Strings(points, starts(total))


def _on_arc(xyz: Floats, following: Ints, theta: Floats, pieces: Ints, vertex: Ints, k: Ints) -> Floats:
    """Point k of the arc that begins at ``vertex``: with the chord c as a complex number and the sweep θ,
    z(t) = p + c · sin(tθ/2) / sin(θ/2) · exp(i(t-1)θ/2). Stable for the flattest arc."""
    p, q = xyz[vertex, :2], xyz[following[vertex], :2]
    sweep, n = theta[vertex], pieces[vertex]
    turned = (q[:, 0] < p[:, 0]) | ((q[:, 0] == p[:, 0]) & (q[:, 1] < p[:, 1]))
    p, q = np.where(turned[:, None], q, p), np.where(turned[:, None], p, q)
    half = np.where(turned, -sweep, sweep) / 2.0
    t = np.where(turned, n - k, k) / n
    with np.errstate(all="ignore"):
        length = np.sin(t * half) / np.sin(half)
    turn = (t - 1.0) * half
    cos, sin = length * np.cos(turn), length * np.sin(turn)
    c = q - p
    return np.column_stack([p[:, 0] + c[:, 0] * cos - c[:, 1] * sin, p[:, 1] + c[:, 0] * sin + c[:, 1] * cos])


def arcs(centre: Floats, radius: Floats, angle: Floats, sagitta: float = SAGITTA) -> Strings:
    """Arcs, counter-clockwise from ``angle[:, 0]`` to ``angle[:, 1]`` in degrees, as point strings.

    Equal angles are a full circle, which ends exactly at its first point. ``centre`` is (n, 3).
    """
    with np.errstate(all="ignore"):
        degrees = np.mod(angle[:, 1] - angle[:, 0], 360.0)
    full = degrees == 0
    sweep = np.radians(np.where(full, 360.0, degrees))
    pieces = chords(radius, sweep, sagitta)
    row, k = ranges(pieces + 1)
    turn = np.radians(angle[row, 0]) + sweep[row] * np.where(full[row] & (k == pieces[row]), 0, k) / pieces[row]
    points = centre[row]
    points[:, 0] += radius[row] * np.cos(turn)
    points[:, 1] += radius[row] * np.sin(turn)
    return Strings(points, starts(pieces + 1))


def circles(centre: Floats, radius: Floats, sagitta: float = SAGITTA) -> Strings:
    """Full circles as ``arcs`` gives them, bit for bit, with one cosine for all circles of as many chords: symbols of
    one size stand in a drawing by the ten thousand. ``centre`` is (n, 3), or (n, 2) where nobody needs the height."""
    pieces = chords(radius, np.full(len(radius), np.radians(360.0)), sagitta)
    sizes = np.flatnonzero(np.bincount(pieces))
    size, k = ranges(sizes + 1)
    turn = np.radians(360.0) * np.where(k == sizes[size], 0, k) / sizes[size]
    unit = np.column_stack([np.cos(turn), np.sin(turn)])
    first = np.zeros(int(pieces.max(initial=0)) + 1, np.int64)
    first[sizes] = starts(sizes + 1)[:-1]
    start = starts(pieces + 1)
    place = np.repeat(first[pieces] - start[:-1], pieces + 1)
    place += np.arange(len(place))
    points = unit.take(place, axis=0)
    points *= np.repeat(radius, pieces + 1)[:, None]
    points += np.repeat(centre[:, :2], pieces + 1, axis=0)
    if centre.shape[1] == 3:
        points = np.column_stack([points, np.repeat(centre[:, 2], pieces + 1)])
    return Strings(points, start)


def to_world(xyz: Floats, extrusion: Floats) -> Floats:
    """World coordinates of points given in the object coordinate system of their own extrusion, both (m, 3).

    The arbitrary axis algorithm of the DXF reference (*Object Coordinate Systems*). A zero vector is no extrusion.
    """
    with np.errstate(all="ignore"):
        length = np.linalg.norm(extrusion, axis=1)
        sound = np.isfinite(length) & (length > 0)
        n = np.where(sound[:, None], extrusion / np.where(sound, length, 1.0)[:, None], (0.0, 0.0, 1.0))
    near_z = (np.abs(n[:, 0]) < 1.0 / 64.0) & (np.abs(n[:, 1]) < 1.0 / 64.0)
    ax = np.cross(np.where(near_z[:, None], (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)), n)
    ax /= np.linalg.norm(ax, axis=1)[:, None]
    ay = np.cross(n, ax)
    world: Floats = xyz[:, :1] * ax + xyz[:, 1:2] * ay + xyz[:, 2:] * n
    return world
