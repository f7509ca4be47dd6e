"""Records of the real estate: parcel, boundary points, buildings, floors, units, owner."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from surveycheck.samples.make.plane import area, metres, rounded
from surveycheck.samples.make.site import Building, Floor, Site, Unit

BALCONY = {"YTTYMJ": "5.000", "YTJRMJ": "2.500", "YTBJMJ": "2.400"}
"""Projection and half of it; less than 7 % of every dwelling, and what is left uncounted less than 3 m² (DB33/T
1152-2018)."""
Rows = Iterator[Mapping[str, str]]
PARCEL_FEATURE, POINT_FEATURE, BUILDING_FEATURE, UNIT_FEATURE = "6001010000", "6001040000", "6001030110", "6001030130"


def parcels(site: Site) -> Rows:
    ground = area(site.parcel)
    covered = sum((b.footprint for b in site.buildings), Decimal(0))
    green = sum((p.area for p in site.greens), Decimal(0))
    yield {
        "BSM": "1",
        "YSDM": PARCEL_FEATURE,
        "ZDDM": site.parcel_code,
        "BDCDYH": f"{site.parcel_code}W00000000",
        "ZDTZM": site.parcel_code[12:14],
        "ZL": site.project.address,
        "ZDMJ": str(area(site.parcel, 4)),
        **site.project.rights,
        "RJL": str(rounded(sum((f.area for b in site.buildings for f in b.above), Decimal(0)) / ground, 2)),
        "JZMD": str(rounded(covered / ground, 2)),
        "JZXG": "60.00",
        "JZMJ": str(sum((b.area for b in site.buildings), Decimal(0))),
        "JZWZDMJ": str(covered),
        "LHL": str(rounded(green / ground, 3)),
    }


def points(site: Site) -> Rows:
    for i, (east, north) in enumerate(site.parcel, 1):
        yield {
            "BSM": str(100 + i),
            "ZDZHDM": site.parcel_code,
            "YSDM": POINT_FEATURE,
            "JZDH": f"J{i}",
            "SXH": str(i),
            "JBLX": "1",
            "JZDLX": "1",
            "XZBZ": str(metres(north)),
            "YZBZ": str(metres(east)),
        }


def owners(site: Site) -> Rows:
    yield {
        "ZDDM": site.parcel_code,
        "QLR_QLR": site.project.owner,
        "QLRLX": "2",
        "ZJZL": "8",
        "ZJH": site.project.owner_id,
    }


def building_id(building: Building) -> str:
    return str(1000 + int(building.number))


def buildings(site: Site) -> Rows:
    for b in site.buildings:
        yield {
            "BSM": building_id(b),
            "YSDM": BUILDING_FEATURE,
            "BDCDYH": f"{site.parcel_code}F{int(b.number):04d}0000",
            "ZDDM": site.parcel_code,
            "ZRZH": b.number,
            "LDZL": f"{site.project.address}{b.number}幢",
            "ZZDMJ": str(b.footprint),
            "ZYDMJ": str(b.footprint),
            "YCJZMJ": str(b.area),
            "SCJZMJ": str(b.area),
            "ZCS": str(len(b.floors)),
            "DSCS": str(len(b.above)),
            "DXCS": str(len(b.below)),
            "GHYT": b.use.code,
            "FWJG": b.structure,
            "ZTS": str(sum(len(f.units) for f in b.floors)),
            "QLSDFS": "1",
            "JZWZT": "1",
        }


def floors(site: Site) -> Rows:
    for b in site.buildings:
        for f in b.floors:
            yield {
                "CH": f.key(b.number),
                "ZRZBSM": building_id(b),
                "SJC": str(f.number),
                "MYC": f.level,
                "CJZMJ": str(f.area),
                "CTNJZMJ": str(f.inner),
                "CGYJZMJ": str(f.common),
                "CG": str(f.height),
            }


def unit_id(building: Building, unit: Unit) -> str:
    """Ten digits at most: building, floor (900 and more below ground) and number in the floor."""
    level = 900 + int(unit.number[1:-2]) if unit.number.startswith("B") else int(unit.number[:-2])
    return f"{2000 + int(building.number)}{level:03d}{unit.number[-2:]}"


def _areas(when: str, u: Unit, share: Decimal) -> Mapping[str, str]:
    """The areas of a unit before (YC) or after (SC) it was built."""
    return {
        f"{when}JZMJ": str(u.total),
        f"{when}TNJZMJ": str(u.inner),
        f"{when}FTJZMJ": str(u.shared),
        f"{when}FTXS": f"{share:.6f}",
    }


def _unit(site: Site, b: Building, f: Floor, u: Unit, number: int) -> Mapping[str, str]:
    share = Decimal(0) if f.use.below else b.share
    balcony = BALCONY if f.use.house_type == "1" else {}
    return {
        "BSM": unit_id(b, u),
        "BDCDYH": f"{site.parcel_code}F{int(b.number):04d}{number:04d}",
        "ZDDM": site.parcel_code,
        "ZRZBSM": building_id(b),
        "CH": f.key(b.number),
        "YSDM": UNIT_FEATURE,
        "ZL": f"{site.project.address}{b.number}幢{u.number}室",
        "KJWZ": f.use.position,
        "SZC": f.level,
        "HH": u.number,
        "FWLX": f.use.house_type,
        "FWYT1": f.use.code,
        **_areas("YC", u, share),
        **_areas("SC", u, share),
        **balcony,
        "SFJSMJ": "1",
    }


def units(site: Site) -> Rows:
    for b in site.buildings:
        numbered = enumerate(((f, u) for f in b.floors for u in f.units), 1)
        yield from (_unit(site, b, f, u, number) for number, (f, u) in numbered)
