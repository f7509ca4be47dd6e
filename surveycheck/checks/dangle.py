"""Ends of lines that meet nothing."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from surveycheck.geometry.loose import Loose, isolated, loose_ends
from surveycheck.geometry.network import Network, near_places, networks_of
from surveycheck.geometry.noise import LENGTH_NOISE, rounded
from surveycheck.model import Facts, Features
from surveycheck.rule import Defect, Inputs, Limit, check
from surveycheck.rule.catalogue import networks

CASES = {"short": "", "over": "overshoot", "near": "near", "end": "end"}


@check
def dangle(inputs: Inputs, *, limit: Limit, tolerance: Limit, application: str = "SOUTH") -> Iterator[Defect]:
    """Yields each end of a line that touches no other line of its network within ``tolerance`` (m).

    Arcs are held to as arcs, rings are lines without ends, and an end may come back to its own line. No farther than
    ``limit`` from another line it is a miss (``gap``): it ends just before it (no case), has run past it (case
    ``overshoot``), or lies beside the end of another line (case ``near``; of two such ends the first). Farther away it
    is a dead end (case ``end``, ``kind`` "end"), which a network may have, above all where one of the further selection
    ``nodes`` stands: such ends are none. A line that touches nothing at all is one defect (case ``isolated``).
    """
    rows = inputs.tables.get("features", ())
    places = inputs.other("nodes").features
    for network in networks_of(
        inputs.features, networks(inputs.features, rows, application), inputs.settings, tolerance.of
    ):
        metres = network.part.frame.metres
        reach, near = limit.of(metres) + LENGTH_NOISE, tolerance.of(metres) + LENGTH_NOISE
        found = list(loose_ends(network, reach, near))
        alone = isolated(network, near)
        ended = np.bincount([each.line for each in found if each.kind == "end"], minlength=len(alone)) == 2
        alone &= ended
        yield from _lines(network, alone)
        noded = near_places(
            np.array([each.at for each in found]), _of_drawing(network, places), network.part.frame, near
        )
        for each, node in zip(found, noded, strict=True):
            if each.kind != "end" or not (alone[each.line] or node):
                yield _defect(network, each, limit.of(metres))


def _of_drawing(network: Network, places: Features) -> np.ndarray:
    file = network.part.features[0].drawing.file
    same = [number for number, drawing in enumerate(places.drawings) if drawing.file == file]
    return places.take(np.isin(places.source, same)).geometry


def _lines(network: Network, alone: np.ndarray) -> Iterator[Defect]:
    for i in np.flatnonzero(alone):
        at = network.lines[i].interpolate(0.5, normalized=True)
        facts: Facts = {"kind": "isolated"}
        yield Defect(
            network.part.features[int(i)], network.part.frame.drawn(np.array([at.x, at.y])), facts, case="isolated"
        )


def _defect(network: Network, loose: Loose, limit: float) -> Defect:
    feature, at = network.part.features[loose.line], network.part.frame.drawn(loose.at)
    if loose.kind == "end":
        return Defect(feature, at, {"kind": "end"}, case="end")
    facts: Facts = {"kind": "miss", "gap": rounded(loose.gap), "limit": limit}
    return Defect(feature, at, facts, (network.part.features[loose.other],), case=CASES[loose.kind])
