"""Types whose shape is an ACIS body."""

from __future__ import annotations

BODIES = ("3DSOLID", "BODY", "REGION", "SURFACE", "PLANESURFACE", "EXTRUDEDSURFACE", "REVOLVEDSURFACE", "LOFTEDSURFACE")
