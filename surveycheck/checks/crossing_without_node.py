"""Lines of a network that cross where they have no common node."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.geometry.network import networks_of
from surveycheck.geometry.noise import LENGTH_NOISE
from surveycheck.geometry.passing import passings
from surveycheck.rule import Defect, Inputs, Limit, check
from surveycheck.rule.catalogue import networks


@check
def crossing_without_node(
    inputs: Inputs, *, limit: Limit, tolerance: Limit, height: float, application: str = "SOUTH"
) -> Iterator[Defect]:
    """Yields each spot at which two lines of one network cross and do not both have a vertex within ``tolerance`` (m).

    Arcs and lines that only touch do not cross, and what runs past by no more than ``limit`` (m) is a dangle. Lines
    whose heights differ by more than ``height`` (m) there pass over each other.
    """
    rows = inputs.tables.get("features", ())
    for network in networks_of(
        inputs.features, networks(inputs.features, rows, application), inputs.settings, tolerance.of
    ):
        features, frame = network.part.features, network.part.frame
        reach, near = (each.of(frame.metres) + LENGTH_NOISE for each in (limit, tolerance))
        found = passings(network, reach, near, height)
        for one, two, at in zip(found.one.tolist(), found.two.tolist(), found.at, strict=True):
            yield Defect(features[one], frame.drawn(at), {}, (features[two],))
