"""The area that a Parcel declares against the area of its CoordGeom."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import numpy as np
import shapely

from surveycheck.geometry.areas import as_areas
from surveycheck.geometry.curved_area import with_exact_arcs
from surveycheck.geometry.frame import METRES
from surveycheck.geometry.noise import rounded
from surveycheck.rule import Defect, Fact, Feature, Inputs, Limit, check
from surveycheck.rule.number import decimal_of

AREA, SPIRAL = 5, 9


@check
def parcel_area(inputs: Inputs, *, tolerance: Limit) -> Iterator[Defect]:
    """Yields each parcel whose declared ``area``, in the areaUnit of the file, differs from the exact area of its lines
    and arcs by more than ``tolerance`` (m², a function of the area) and half a unit of its last decimal. Case ``unit``
    where another area unit would agree. Parcels that declare none, or are bounded by a spiral, are not judged."""
    units = {row["area_unit"]: float(row["square_metres"]) for row in inputs.tables.get("area_units", ())}
    features = inputs.features
    areas = shapely.area(as_areas(features.geometry))
    sizes = with_exact_arcs(features, areas)
    said, bent = features.xdata("LandXML", AREA), features.xdata("LandXML", SPIRAL)
    for i in np.flatnonzero(areas > 0):
        declared, unit = decimal_of(str(said[i])), _unit(features[int(i)])
        if declared is None or bent[i] or unit not in units:
            continue
        metres = METRES.get(features[int(i)].drawing.unit, 1.0)
        drawn = float(sizes[i]) * metres * metres
        own = units[unit] * (1200 / 3937 / 0.3048) ** 2 if features[int(i)].drawing.unit == "us-ft" else units[unit]
        limit = tolerance.of(drawn) + _slack(declared) * own
        if abs(float(declared) * own - drawn) > limit + 1e-9:
            facts: dict[str, Fact] = {"name": str(features.text[i]), "said": rounded(float(declared) * own)}
            facts |= {"drawn": rounded(drawn), "difference": rounded(float(declared) * own - drawn)}
            facts |= {"limit": round(limit, 6), "unit": unit}
            better = [u for u, f in units.items() if u != unit and _fits(declared, f, drawn, tolerance)]
            case = "unit" if better else ""
            yield Defect(features[int(i)], facts={**facts, **({"expected": better[0]} if better else {})}, case=case)


def _unit(feature: Feature) -> str:
    return str(feature.drawing.header.get("areaUnit", ""))


def _slack(declared: Decimal) -> float:
    """Half a unit of the last decimal."""
    exponent = declared.as_tuple().exponent
    return float(Decimal(5).scaleb(exponent - 1)) if isinstance(exponent, int) else 0.0


def _fits(declared: Decimal, factor: float, drawn: float, tolerance: Limit) -> bool:
    return abs(float(declared) * factor - drawn) <= tolerance.of(drawn) + min(_slack(declared) * factor, 0.01 * drawn)
