"""Which lines run along each other, and where."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from surveycheck.geometry.near import near_pairs
from surveycheck.geometry.network import Network
from surveycheck.geometry.ordering import ranks
from surveycheck.geometry.pieces import Pieces, turned
from surveycheck.model.columns import Floats, Ints

DRIFT = 100.0
"""Lines that drift apart have a stretch in common when they are within the tolerance for so many times its length: at
an angle of half a degree to a degree. Steeper ones only leave each other, or cross."""


@dataclass(frozen=True)
class Alongside:
    """Lines ``one`` and ``two`` have a stretch of ``length`` (m) in common, with its middle at ``at`` (2,); ``whole``:
    it is all there is of one of them."""

    one: int
    two: int
    length: float
    at: Floats
    whole: bool


def alongside(network: Network, tolerance: float, limit: float) -> list[Alongside]:
    """The stretches longer than ``limit`` (m) on which two different lines lie no farther than ``tolerance`` (m) from
    each other, straight on straight or arc on the same arc; chords of ellipses and splines do not count. By place. Of
    straight ones that drift apart the stretch counts on which they are together (``DRIFT``).

    Lines that lie on each other altogether are drawn twice, which is another rule's.
    """
    pieces = network.pieces.take(network.pieces.drawn)
    rank = ranks(network.lines)
    one, two = near_pairs(shapely.STRtree(pieces.shapes()), pieces.shapes(), "dwithin", tolerance)
    a, b = pieces.owner[one], pieces.owner[two]
    keep = (a != b) & (rank[a] < rank[b]) & ((pieces.bulge[one] != 0) == (pieces.bulge[two] != 0))
    one, two = one[keep], two[keep]
    low, high = _common(pieces.take(one), pieces.take(two), tolerance)
    some = high - low > tolerance
    one, two = one[some], two[some]
    along = _along(pieces)[one]
    track = _Track(pieces, _along(pieces))
    pairs = np.column_stack([pieces.owner[one], pieces.owner[two]])
    found = _stretches(network, track, pairs, low[some] + along, high[some] + along, tolerance)
    kept = (each for each in found if each.length > limit)
    return sorted(kept, key=lambda each: tuple(np.round(each.at, 6)))


@dataclass(frozen=True, eq=False)
class _Track:
    """Pieces, and the way along their line to the beginning of each."""

    pieces: Pieces
    along: Floats

    def length(self, line: int) -> float:
        first, last = np.searchsorted(self.pieces.owner, [line, line + 1])
        return (
            float(self.along[last - 1] + self.pieces.take(np.array([last - 1])).lengths()[0]) if last > first else 0.0
        )

    def at(self, line: int, place: float) -> Floats:
        """The point (2,) so far along the line."""
        first, last = np.searchsorted(self.pieces.owner, [line, line + 1])
        number = first + int(np.searchsorted(self.along[first:last], place, side="right")) - 1
        piece = self.pieces.take(np.array([max(number, first)]))
        rest = np.array([place - self.along[max(number, first)]])
        return np.asarray(_at(piece, rest)[0], np.float64)


def _along(pieces: Pieces) -> Floats:
    """The way (k,) along its line to the beginning of each piece."""
    length = pieces.lengths()
    before = np.cumsum(length) - length
    first = np.searchsorted(pieces.owner, pieces.owner)
    return np.asarray(before - before[first], np.float64)


def _common(one: Pieces, two: Pieces, tolerance: float) -> tuple[Floats, Floats]:
    """Where along the first of each pair of pieces (m) the part begins and ends that both share; nowhere: 0, 0.

    On a straight piece the other's ends are set square, on an arc round its centre; what lies between belongs to both
    where its beginning, middle and end lie on the other piece.
    """
    round_ = one.bulge != 0
    total = one.lengths()
    with np.errstate(all="ignore"):
        radius = np.where(round_, one.circles()[1], 1.0)
        places = np.column_stack([np.where(round_, *_places(one, end)) for end in (two.first, two.last)])
    sweep = total[round_] / radius[round_]
    places[round_] = _unwound(places[round_], sweep, one.take(round_), two.take(round_))
    low = np.clip(places.min(axis=1) * radius, 0.0, total)
    high = np.clip(places.max(axis=1) * radius, 0.0, total)
    low, high = _clipped(one, two, low, high, tolerance)
    spots = [_at(one, low + share * (high - low)) for share in (0.0, 0.5, 1.0)]
    on = np.all([two.distance(spot) <= tolerance for spot in spots], axis=0) & (high > low)
    return np.where(on, low, 0.0), np.where(on, high, 0.0)


def _clipped(one: Pieces, two: Pieces, low: Floats, high: Floats, tolerance: float) -> tuple[Floats, Floats]:
    """Of straight pieces that drift apart the stretch on which they are within the tolerance, if it is ``DRIFT``
    tolerances long: how far they are apart changes evenly along them."""
    run = two.last - two.first
    with np.errstate(all="ignore"):
        normal = np.column_stack([-run[:, 1], run[:, 0]]) / two.chord()[:, None]
        begin, end = (((_at(one, place) - two.first) * normal).sum(axis=1) for place in (low, high))
        shares = np.sort(
            np.stack([(side * (1 - 1e-9) * tolerance - begin) / (end - begin) for side in (-1.0, 1.0)]), axis=0
        )
        from_, to = (low + np.clip(share, 0.0, 1.0) * (high - low) for share in shares)
    drifts = (one.bulge == 0) & (np.maximum(np.abs(begin), np.abs(end)) > tolerance)
    drifts &= np.isfinite(shares).all(axis=0)
    enough = drifts & (to - from_ > DRIFT * tolerance)
    return np.where(enough, from_, np.where(drifts, 0.0, low)), np.where(enough, to, np.where(drifts, 0.0, high))


def _places(pieces: Pieces, points: Floats) -> tuple[Floats, Floats]:
    """Where each point falls on its piece: as an angle (arcs), and as a length (straight ones)."""
    run = pieces.last - pieces.first
    return turned(pieces, points), ((points - pieces.first) * run).sum(axis=1) / pieces.chord()


def _unwound(places: Floats, total: Floats, one: Pieces, two: Pieces) -> Floats:
    """Angles of the beginning and end of other arcs so that the way between them is the other arc."""
    sweep = np.abs(4.0 * np.arctan(two.bulge))
    begin = np.where(np.sign(one.bulge) == np.sign(two.bulge), places[:, 0], places[:, 1])
    begin = np.where(begin >= total, begin - 2.0 * np.pi, begin)
    return np.column_stack([begin, begin + sweep])


def _at(pieces: Pieces, places: Floats) -> Floats:
    """The point (k, 2) of each piece so far (m) from its beginning."""
    with np.errstate(all="ignore"):
        share = np.nan_to_num(places / pieces.chord())[:, None]
    found: Floats = pieces.first + share * (pieces.last - pieces.first)
    curved = np.flatnonzero(pieces.bulge)
    if len(curved):
        arcs = pieces.take(curved)
        centre, radius = arcs.circles()
        turn = np.sign(arcs.bulge) * places[curved] / radius
        ray = arcs.first - centre
        cos, sin = np.cos(turn), np.sin(turn)
        found[curved] = centre + np.column_stack([ray[:, 0] * cos - ray[:, 1] * sin, ray[:, 0] * sin + ray[:, 1] * cos])
    return found


def _stretches(
    network: Network, track: _Track, pairs: Ints, low: Floats, high: Floats, tolerance: float
) -> list[Alongside]:
    """The common parts of pieces, put together to stretches of lines; without lines that are the same altogether."""
    if not len(pairs):
        return []
    order = np.lexsort((low, pairs[:, 1], pairs[:, 0]))
    pairs, low, high = pairs[order], low[order], high[order]
    begins = np.flatnonzero(np.append(True, (pairs[1:] != pairs[:-1]).any(axis=1)))
    found: list[Alongside] = []
    for first, last in zip(begins, np.append(begins[1:], len(pairs)), strict=True):
        one, two = (int(number) for number in pairs[first])
        sizes = [track.length(line) for line in (one, two)]
        runs = _runs(low[first:last], high[first:last], sizes[0] if network.ring[one] else np.inf, tolerance)
        total = sum(b - a for a, b in runs)
        if all(size - total <= 4 * tolerance for size in sizes):
            continue
        for a, b in runs:
            found.append(
                Alongside(one, two, b - a, _middle(track, one, a, b), bool(min(sizes) - (b - a) <= 4 * tolerance))
            )
    return found


def _runs(low: Floats, high: Floats, around: float, tolerance: float) -> list[tuple[float, float]]:
    """Intervals, ascending, put together where they follow each other; across the seam of a ring ``around`` long."""
    runs: list[tuple[float, float]] = []
    for a, b in zip(low.tolist(), high.tolist(), strict=True):
        if runs and a <= runs[-1][1] + 2 * tolerance:
            runs[-1] = (runs[-1][0], max(runs[-1][1], b))
        else:
            runs.append((a, b))
    if len(runs) > 1 and runs[0][0] <= tolerance and runs[-1][1] >= around - tolerance:
        runs[0] = (runs.pop()[0] - around, runs[0][1])
    return runs


def _middle(track: _Track, line: int, low: float, high: float) -> Floats:
    """The middle of a stretch; of a whole ring, which has none, the middle of its most western piece."""
    around = track.length(line)
    if high - low < around - 1e-6:
        return track.at(line, (low + high) / 2 % around)
    pieces = track.pieces.take(track.pieces.owner == line)
    spots = _at(pieces, pieces.lengths() / 2)
    return np.asarray(spots[np.lexsort(np.round(spots.T[::-1], 6))[0]], np.float64)
