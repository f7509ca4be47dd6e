"""All planters, and the way to use several of them on one copy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from surveycheck.pack import Pack
from surveycheck.plant import (
    accuracy,
    borders,
    coordinate_files,
    drawings,
    fields,
    files,
    houses,
    issues,
    landxml,
    layers,
    links,
    marginalia,
    missed,
    network,
    ningbo,
    outlines,
    pairs,
    papers,
    parcels,
    presentation,
    shapes,
    special,
    stated,
    sums,
    together,
    told,
    topology,
    unlike,
    words,
)  # fmt: skip
from surveycheck.plant.copy import Copy
from surveycheck.plant.faults import PlantError
from surveycheck.plant.planter import gathered, plant
from surveycheck.read.members import Source

PLANTERS = gathered(
    (
        accuracy,
        borders,
        coordinate_files,
        drawings,
        fields,
        files,
        houses,
        issues,
        landxml,
        layers,
        links,
        network,
        ningbo,
        outlines,
        pairs,
        papers,
        parcels,
        marginalia,
        missed,
        presentation,
        shapes,
        special,
        stated,
        sums,
        together,
        told,
        topology,
        unlike,
        words,
    )
)
"""Every planter, by check or by pack and rule."""


def planted(
    source: Source, pack: Pack, codes: Sequence[str], seed: int, layers: Mapping[str, Sequence[str]] | None = None
) -> Copy:
    """A copy of the deliverable with a defect for each of the codes (or names) of the pack's rules, in that order;
    a code may stand there several times. ``layers``: role → layers, where the pack leaves that to the user. The same
    arguments give the same bytes.

    Raises PlantError: an unknown code, a rule without planter, or nothing in the deliverable to plant it in.
    """
    rules = [pack.rule(code) for code in codes]
    unknown = [code for code, rule in zip(codes, rules, strict=True) if rule is None]
    if unknown:
        raise PlantError(
            f"规则包 {pack.name} 中没有规则：{'、'.join(unknown)}",
            f"pack {pack.name} has no rule {', '.join(unknown)}",
        )
    copy = Copy(source, pack, seed, layers)
    for rule in rules:
        if rule is not None:
            plant(copy, rule, PLANTERS)
    copy.save()
    return copy
