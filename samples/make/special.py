"""Records of what was permitted building by building, of the site's red line and its condition points, of green blocks,
of pipes point by point, and of who signed which paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise

from surveycheck.samples.make import project
from surveycheck.samples.make.plane import Point, area, metres
from surveycheck.samples.make.site import Pipe, Site

Rows = Iterator[Mapping[str, str]]
RED_LINE = "HX-SL-0001"
LETTERS = {"给水": "JS", "污水": "WS", "雨水": "YS", "电力": "DL"}
MAKE = {
    "给水": {"GJ": "200", "CZ": "铸铁", "MSFS": "直埋"},
    "污水": {"GJ": "300", "CZ": "PVC", "MSFS": "直埋"},
    "雨水": {"GJ": "400", "CZ": "混凝土", "MSFS": "直埋"},
    "电力": {"GJ": "1000*800", "CZ": "铜", "MSFS": "管沟", "DYZ": "10kV", "KD": "1.20"},
}
"""Size in mm, material, how it is laid, voltage, width of the trench: the same in every lane."""
DEPTH = {"给水": Decimal("1.00"), "污水": Decimal("1.60"), "雨水": Decimal("1.30"), "电力": Decimal("1.10")}
PAPERS = ("技术设计书", "技术总结", "检查报告", "竣工测量报告")
"""Papers that are signed."""
APPROVED = "2026-02-27"
"""The design is approved before the survey begins."""


def permitted(site: Site) -> Rows:
    """JG_规划许可分幢信息: as many floors as were built."""
    for b in site.buildings:
        yield {
            "ZRZH": b.number,
            "GHXKZBH": site.project.permit,
            "GHDSCS": str(len(b.above)),
            "GHDXCS": str(len(b.below)),
        }


def red_line(site: Site) -> Rows:
    """JG_用地红线信息: the red line is the parcel's boundary."""
    yield {
        "YDHXGUID": RED_LINE,
        "YDDW": site.project.owner,
        "PZWH": "示例土字〔2023〕1号",
        "YDMJ": str(area(site.parcel)),
    }


def conditions(site: Site) -> Iterator[tuple[str, Point]]:
    """The condition points: the corners of the red line."""
    return ((f"T{i}", p) for i, p in enumerate(site.parcel, 1))


def condition_points(site: Site) -> Rows:
    """JG_条件点."""
    for name, (east, north) in conditions(site):
        yield {"DH": name, "X": str(metres(north)), "Y": str(metres(east))}


def green_block(key: str) -> str:
    """The block that a green area belongs to."""
    return f"K{key[2:]}"


def green_blocks(site: Site) -> Rows:
    """LHHF: each green area is a block of its own."""
    for patch in site.greens:
        yield {"绿地块ID": green_block(patch.key), "LDKMJ": str(patch.area)}


def point_names(pipe: Pipe) -> Mapping[Point, str]:
    """Points of a pipe, by their place."""
    return {p: f"{LETTERS[pipe.kind]}{i}" for i, p in enumerate(pipe.points, 1)}


def line_name(pipe: Pipe, number: int) -> str:
    """The number of a pipe's piece, counted from 1."""
    return f"{LETTERS[pipe.kind]}X{number}"


def pipe_points(site: Site) -> Rows:
    """地下管线点."""
    for pipe in site.pipes:
        for (east, north), name in point_names(pipe).items():
            yield {"DH": name, "GXLB": pipe.kind, "X": str(metres(north)), "Y": str(metres(east))}


def pipe_lines(site: Site) -> Rows:
    """地下管线线: depths fall by 2 cm from point to point and begin anew in each lane."""
    for pipe in site.pipes:
        names, depth = point_names(pipe), _depths(pipe)
        for i, line in enumerate(pipe.lines, 1):
            first, last = line[0], line[-1]
            yield {
                "GXBH": line_name(pipe, i),
                "GXLB": pipe.kind,
                "GXQDDH": names[first],
                "GXZDDH": names[last],
                "GXQDMS": str(depth[first]),
                "GXZDMS": str(depth[last]),
                **MAKE[pipe.kind],
            }


def _depths(pipe: Pipe) -> Mapping[Point, Decimal]:
    found = {pipe.points[0]: DEPTH[pipe.kind]}
    joined = {(line[0], line[-1]) for line in pipe.lines}
    for a, b in pairwise(pipe.points):
        found[b] = found[a] + Decimal("0.02") if (a, b) in joined else DEPTH[pipe.kind]
    return found


def signatures(site: Site) -> Rows:
    """INFO_ZLQS: who wrote, checked and approved a paper."""
    for paper in PAPERS:
        yield {
            "ZLMC": paper,
            "BZR": site.project.people[2],
            "JCR": site.project.reviewer,
            "PZR": site.project.author,
            "PZRQ": APPROVED if paper == "技术设计书" else project.DONE,
            "SFQZ": "1",
            "SFGZ": "1",
        }
