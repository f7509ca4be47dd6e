"""Where a plan of floors lies: the middles of its areas and of the buildings that they are floors of."""

from __future__ import annotations

import numpy as np
import shapely

from surveycheck.geometry.areas import as_areas
from surveycheck.model import Features
from surveycheck.model.columns import Floats
from surveycheck.rule.inputs import Inputs
from surveycheck.rule.keyed import application, item_says


def middles(inputs: Inputs, features: Features, item: int, chosen: str = "") -> dict[str, Floats]:
    """Number of a thing (``item`` of the extended data) → centroid (2,) of its area, in drawing coordinates. Only of
    those that one area carries; ``chosen``: areas whose item 1 holds this regular expression."""
    own = features.take(item_says(inputs, features, 1, chosen)) if chosen else features
    areas = as_areas(own.geometry)
    own, areas = own.take(~shapely.is_missing(areas)), areas[~shapely.is_missing(areas)]
    numbers = [str(value).strip() for value in own.xdata(application(inputs), item)]
    spots = shapely.get_coordinates(shapely.centroid(areas))
    return {name: spots[n] for n, name in enumerate(numbers) if name and numbers.count(name) == 1}


def paired(plan: dict[str, Floats], site: dict[str, Floats]) -> tuple[Floats, Floats]:
    """Both middles (n, 2) of what stands in both."""
    names = sorted(plan.keys() & site.keys())
    return tuple(np.array([of[name] for name in names], np.float64).reshape(-1, 2) for of in (plan, site))  # type: ignore[return-value]
