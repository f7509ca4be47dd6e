"""Numbers that the column ``look`` has for a hatch that goes over from one colour into another."""

from __future__ import annotations

WAY, ANGLE, COLOR = 450, 460, 421
"""The number of its way in ``WAYS``, its angle in degrees, its two colours."""

WAYS = (
    *("LINEAR", "CYLINDER", "INVCYLINDER", "SPHERICAL", "INVSPHERICAL"),
    *("HEMISPHERICAL", "INVHEMISPHERICAL", "CURVED", "INVCURVED"),
)
