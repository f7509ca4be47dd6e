"""Records of the boundary: its lines as checked, and the land classes of the parcel."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from surveycheck.samples.make.plane import area, length, rounded
from surveycheck.samples.make.project import LAND_USE
from surveycheck.samples.make.site import Site

Rows = Iterator[Mapping[str, str]]
STREET, STREET_SHARE = "1004", Decimal("0.08")
"""Land class of the part that serves as a street, and how much of the parcel it is."""
CHECKED = 3
"""Every third line was measured again, to the tape's centimetre."""


def lines(site: Site) -> Rows:
    """JZX: from each boundary point to the next; measured as drawn."""
    ring = site.parcel
    for i, ends in enumerate(zip(ring, (*ring[1:], ring[0]), strict=True), 1):
        measured = length(ends)
        yield {
            "BSM": str(300 + i),
            "ZDZHDM": site.parcel_code,
            "QDH": f"J{i}",
            "ZDH": f"J{i % len(ring) + 1}",
            "JZXCD": str(measured),
            **({"JCCD": f"{rounded(measured, 2)}0"} if i % CHECKED == 1 else {}),
            "JZXLB": "8",
            "JZXWZ": "2",
            "LZMC": site.project.neighbours[_side(ends[0], ends[1])],
        }


def _side(start: tuple[int, int], end: tuple[int, int]) -> int:
    """East, south, west or north of a clockwise ring, from the direction of the line."""
    east, north = end[0] - start[0], end[1] - start[1]
    if abs(east) > abs(north):
        return 3 if east > 0 else 1
    return 2 if north > 0 else 0


def land_classes(site: Site) -> Rows:
    """TDFLMJ: what is no street is dwelling land, so that both are the parcel."""
    whole = area(site.parcel, 4)
    street = rounded(whole * STREET_SHARE, 4)
    for code, part in ((LAND_USE, whole - street), (STREET, street)):
        yield {"ZDDM": site.parcel_code, "DLBM": code, "MJ": str(part)}
