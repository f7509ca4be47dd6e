"""Lines cut in two where nothing else meets them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely

from surveycheck.geometry.near import near_pairs
from surveycheck.geometry.network import Network, near_places, networks_of
from surveycheck.geometry.noise import LENGTH_NOISE, rounded
from surveycheck.geometry.ordering import ranks
from surveycheck.model import Features
from surveycheck.model.columns import Bools, Ints
from surveycheck.rule import Defect, Inputs, Limit, check
from surveycheck.rule.catalogue import networks


@check
def pseudo_node(
    inputs: Inputs, *, tolerance: Limit, angle: float = 5.0, application: str = "SOUTH"
) -> Iterator[Defect]:
    """Yields each node at which exactly two lines of a network end that look alike, and one goes on as the other came.

    Alike are layer, code, colour and line type; an ellipse cannot be joined to anything else. Their directions, of arcs
    the tangents, differ by at most ``angle`` degrees (180: whatever they are). No other line passes within
    ``tolerance`` (m), and none of the further selection ``nodes`` stands there.
    """
    rows = inputs.tables.get("features", ())
    for network in networks_of(
        inputs.features, networks(inputs.features, rows, application), inputs.settings, tolerance.of
    ):
        near = tolerance.of(network.part.frame.metres) + LENGTH_NOISE
        yield from _nodes(network, near, angle, application, inputs.other("nodes").features)


def _nodes(network: Network, tolerance: float, angle: float, application: str, places: Features) -> Iterator[Defect]:
    line, xy = network.ends
    one, two = _pairs(network, tolerance)
    rank, alike = ranks(network.lines), _alike(network.part.features, line[one], line[two], application)
    keep = alike & (rank[line[one]] < rank[line[two]])
    keep &= ~near_places(xy[one], places.geometry, network.part.frame, tolerance)
    bend = np.abs((network.headings[one] - network.headings[two]) % 360.0 - 180.0)
    keep &= bend <= angle + 1e-6
    for i in np.flatnonzero(keep):
        at = network.part.frame.drawn((xy[one[i]] + xy[two[i]]) / 2)
        mine, other = (network.part.features[int(line[end[i]])] for end in (one, two))
        yield Defect(mine, at, {"angle": rounded(bend[i]), "allowed": angle}, (other,))


def _pairs(network: Network, tolerance: float) -> tuple[Ints, Ints]:
    """Ends of two lines that meet each other and nothing else, each pair both ways."""
    line, xy = network.ends
    points = shapely.points(xy)
    one, two = near_pairs(shapely.STRtree(points), points, "dwithin", tolerance)
    alone = np.bincount(one, minlength=len(points)) == 2
    point, piece, _ = network.beside(xy, line, tolerance)
    met = np.unique(np.column_stack([point, network.pieces.owner[piece]]), axis=0)
    alone &= np.bincount(met[:, 0], minlength=len(points)) == 1
    keep = (line[one] != line[two]) & alone[one] & alone[two]
    return one[keep], two[keep]


def _alike(features: Features, one: Ints, two: Ints, application: str) -> Bools:
    code = features.xdata(application, 0)
    columns = (features.layer.codes, features.labels("linetype").codes, features.column("color"), code)
    ellipse = features.type.where("ELLIPSE".__eq__)
    same: Bools = np.logical_and.reduce([column[one] == column[two] for column in columns])
    same &= ellipse[one] == ellipse[two]
    return same
