"""Drawings without the application that feature codes are written under."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from surveycheck.rule import Defect, Inputs, check


@check
def application_registered(inputs: Inputs, *, application: str) -> Iterator[Defect]:
    """Yields each drawing with things in it whose APPID table lacks ``application`` (case ignored).

    ``count`` is the number of entities that carry its extended data all the same.
    """
    for drawing in inputs.drawings:
        registered = {name.upper() for name in drawing.appids}
        if not len(drawing.entities) or application.upper() in registered:
            continue
        entities = drawing.entities.of_file()
        names = np.flatnonzero(entities.xcode == 1001)
        count = sum(entities.xvalue[int(i)].upper() == application.upper() for i in names)
        yield Defect(drawing, facts={"name": application, "count": count})
