"""Blocks and layers that a drawing defines and does not use."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.model import Drawing, Facts, Place
from surveycheck.rule import Defect, Inputs, check
from surveycheck.rule.paths import matches

XREF = 4 | 8 | 16
"""Flags of a block that is, or depends on, an external reference (DXF reference, BLOCK, group 70)."""

DYNAMIC = "*U"
"""Names of the anonymous copies that a dynamic block is shown by begin so. Which definition they are copies of stands
in data that is not read: where there are any, no block is called unused."""

ARROWS = ("DIMENSION", "ARC_DIMENSION", "LARGE_RADIAL_DIMENSION", "LEADER", "MULTILEADER", "MLEADER", "TOLERANCE")
"""Types whose styles, which are not read, may show any block as an arrow head: where there are any, no block is called
unused either."""

NAMED = 5
"""So many names are told; the others are counted."""


@check
def unused_definition(
    inputs: Inputs, *, kept_layers: tuple[str, ...] = (), kept_blocks: tuple[str, ...] = (), catalogue: str = "features"
) -> Iterator[Defect]:
    """Yields each drawing with blocks that nothing refers to (case ``blocks``), and each with layers on which nothing
    stands in any space or block (case ``layers``). ``count`` says how many, ``name`` the first few by name.

    Drawings with dynamic blocks (``*U``), dimensions or leaders are not asked for blocks: what these show is not read.
    Layers of the table ``catalogue`` may be empty, those and blocks that fit ``kept_…`` (``*`` allowed) too. Anonymous
    blocks, arrow heads (names that begin with ``*``, ``_``) and external references are no leftovers. A drawing that is
    cut off or had to be repaired is not judged.
    """
    catalogued = tuple(row["layer"] for row in inputs.tables.get(catalogue, ()) if row["layer"])
    for drawing in (d for d in inputs.drawings if d.file not in inputs.incomplete):
        for case, names in (
            ("blocks", _blocks(drawing, kept_blocks)),
            ("layers", _layers(drawing, (*kept_layers, *catalogued))),
        ):
            if names:
                facts: Facts = {"count": len(names), "name": tuple(names[:NAMED]), "kind": case}
                yield Defect(Place(file=drawing.file, key=case), facts=facts, case=case)


def _blocks(drawing: Drawing, kept: tuple[str, ...]) -> list[str]:
    entities = drawing.entities.of_file()
    used = {name.casefold() for name in entities.block.counts()}
    if entities.type.where(ARROWS.__contains__).any() or any(name.startswith(DYNAMIC.casefold()) for name in used):
        return []
    return sorted(
        block.name
        for block in drawing.blocks
        if block.name
        and not block.name.startswith(("*", "_", "$"))
        and not block.flags & XREF
        and block.name.casefold() not in used
        and not any(matches(pattern, block.name) for pattern in kept)
    )


def _layers(drawing: Drawing, kept: tuple[str, ...]) -> list[str]:
    used = {name.casefold() for name in drawing.entities.of_file().layer.counts()}
    return sorted(
        layer.name
        for layer in drawing.layers
        if layer.name.casefold() not in used
        and "|" not in layer.name  # of an external reference
        and not any(matches(pattern, layer.name) for pattern in kept)
    )
