"""Which rows of one selection stand in another one, too."""

from __future__ import annotations

import numpy as np

from surveycheck.model import Features
from surveycheck.model.columns import Bools


def among(features: Features, wanted: Features) -> Bools:
    """Which features of one drawing are among the wanted ones."""
    if not len(features):
        return np.zeros(0, np.bool_)
    file = features.drawings[features.source[0]].file
    same = [number for number, drawing in enumerate(wanted.drawings) if drawing.file == file]
    return np.isin(features.row, wanted.row[np.isin(wanted.source, same)])
