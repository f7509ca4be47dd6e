"""Lines of a network that lie on each other for a stretch."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.geometry.alongside import alongside
from surveycheck.geometry.network import networks_of
from surveycheck.geometry.noise import LENGTH_NOISE, rounded
from surveycheck.rule import Defect, Inputs, Limit, check
from surveycheck.rule.catalogue import networks


@check
def segments_overlap(inputs: Inputs, *, limit: Limit, tolerance: Limit, application: str = "SOUTH") -> Iterator[Defect]:
    """Yields each stretch longer than ``limit`` (m) that two lines of one network have in common, at its middle.

    They lie no farther than ``tolerance`` (m) from each other there; arcs overlap only arcs of the same circle. Case
    ``whole`` when one of them lies on the other altogether; two that are the same line are drawn twice, which is
    another rule's.
    """
    rows = inputs.tables.get("features", ())
    for network in networks_of(
        inputs.features, networks(inputs.features, rows, application), inputs.settings, tolerance.of
    ):
        features, frame = network.part.features, network.part.frame
        least = limit.of(frame.metres)
        for found in alongside(network, tolerance.of(frame.metres) + LENGTH_NOISE, least + LENGTH_NOISE):
            facts = {"length": rounded(found.length), "limit": least}
            other = (features[found.two],)
            yield Defect(features[found.one], frame.drawn(found.at), facts, other, case="whole" if found.whole else "")
