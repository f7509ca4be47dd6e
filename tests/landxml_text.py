"""LandXML written by hand, for tests."""

from __future__ import annotations

import textwrap

SPACE = "http://www.landxml.org/schema/LandXML-1.2"

METRIC = (
    '<Units><Metric linearUnit="meter" areaUnit="squareMeter" volumeUnit="cubicMeter" temperatureUnit="celsius"'
    ' pressureUnit="HPA" angularUnit="decimal dd.mm.ss" directionUnit="decimal dd.mm.ss"/></Units>'
)


def landxml(body: str, units: str = METRIC, namespace: str = SPACE, encoding: str = "UTF-8") -> bytes:
    """A whole document around ``body``; an empty namespace is none."""
    space = f' xmlns="{namespace}"' if namespace else ""
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?>\n<LandXML{space} version="1.2" date="2026-01-01" time="08:00:00">'
    )
    return f"{text}\n{units}\n{textwrap.dedent(body).strip()}\n</LandXML>\n".encode(encoding)


def line(start: str, end: str) -> str:
    return f"<Line><Start>{start}</Start><End>{end}</End></Line>"


def ring(*corners: str) -> str:
    """Lines from corner to corner and back to the first."""
    return "".join(line(a, b) for a, b in zip(corners, (*corners[1:], corners[0]), strict=True))


def parcel(body: str, name: str = "L1", more: str = "") -> str:
    return f'<Parcel name="{name}" {more}><CoordGeom>{body}</CoordGeom></Parcel>'


SQUARE = ring("1000 2000", "1000 2010", "1010 2010", "1010 2000")
"""10 m × 10 m: north 1000 … 1010, east 2000 … 2010."""
