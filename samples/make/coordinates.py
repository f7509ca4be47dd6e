"""The coordinate file (TXT) of the parcel: what is loaded into the cadastre and applied with."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.samples.make.plane import area, metres
from surveycheck.samples.make.project import DONE, LAND_USE
from surveycheck.samples.make.site import Site

ZONE = 40
"""Of 3 degrees, central meridian 120°: it stands before the eastings of such a file."""

MILLION = 10**9
"""A thousand kilometres in millimetres: a zone's number stands before six digits of metres."""


def coordinate_file(site: Site) -> str:
    """Two sections of lines; the ring ends with its first point again."""
    return "\n".join((*_attributes(site), *_plot(site), ""))


def _attributes(site: Site) -> Iterator[str]:
    yield "[属性描述]"
    values = {
        "格式版本号": "1.01版本",
        "数据产生单位": site.project.firm,
        "数据产生日期": DONE,
        "坐标系": "2000国家大地坐标系",
        "几度分带": "3",
        "投影类型": "高斯克吕格",
        "计量单位": "米",
        "带号": str(ZONE),
        "精度": "0.001",
    }
    yield from (f"{key}={value}" for key, value in values.items())


def _plot(site: Site) -> Iterator[str]:
    yield "[地块坐标]"
    ring = (*site.parcel, site.parcel[0])
    yield f"{len(ring)},{area(site.parcel, 4)},{site.parcel_code},{site.project.name},面,,{LAND_USE},,@"
    for i, (east, north) in enumerate(ring):
        yield f"J{i % len(site.parcel) + 1},1,{metres(north)},{metres(east + ZONE * MILLION)}"
