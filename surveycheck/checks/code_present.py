"""Things without a feature code, where the catalogue asks for one."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from surveycheck.geometry.drawings import fills_of
from surveycheck.model.drawing import AREA, LINE, POINT, SHAPES
from surveycheck.rule import Defect, Inputs, check


@check
def code_present(inputs: Inputs, *, application: str, catalogue: str = "features") -> Iterator[Defect]:
    """Yields each thing without a code whose layer and geometry stand in the catalogue with codes only, or whose layer
    stands there with codes and without anything of its geometry (texts, images and the like are other rules').

    The code is the first item of the extended data of ``application``. Hatches that fill a drawn boundary need none.
    """
    features = inputs.features
    missing = features.xdata_labels(application, 0).where(lambda code: not code.strip())
    coded, free, known = (np.zeros(len(features), np.bool_) for _ in range(3))
    for row in inputs.tables.get(catalogue, ()):
        kinds = [SHAPES.index(kind) for kind in row.list("geometry")]
        wanted = row["layer"].casefold()
        there = features.layer.where(lambda name, wanted=wanted: name.casefold() == wanted)  # type: ignore[misc]
        if there.any():
            mine = there & np.isin(features.shape, kinds)
            known |= mine
            coded |= there if row["code"] else False
            free |= mine if not row["code"] else False
    judged = known | np.isin(features.shape, (POINT, LINE, AREA))
    found = features.take(missing & coded & ~free & judged)
    for feature in found.take(~fills_of(found, features)):
        yield Defect(feature, facts={"layer": feature.layer, "kind": feature.kind})
