"""Coordinate files (TXT) of the parcels, as their boundary points are recorded, with a fault."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise
from typing import Any

from surveycheck.plant.copy import Copy
from surveycheck.plant.elements import value
from surveycheck.plant.faults import NothingToSpoilError
from surveycheck.plant.planter import planter
from surveycheck.rule import Rule
from surveycheck.rule.number import EMPTY

ROLE = "parcel-coordinates"
HEAD = {
    "格式版本号": "1.01版本",
    "数据产生单位": "示例",
    "数据产生日期": "2026-03-20",
    "坐标系": "2000国家大地坐标系",
    "几度分带": "3",
    "投影类型": "高斯克吕格",
    "计量单位": "米",
    "带号": "40",
    "精度": "0.001",
}
ZONE = 1_000_000 * Decimal(HEAD["带号"])
"""Metres: the number of the zone stands before the six digits of an easting."""

Points = list[tuple[str, Decimal, Decimal]]


def coordinate_file(
    plots: dict[str, Points], rows: int = 0, area: Decimal = Decimal(0), head: Mapping[str, str] = {}
) -> bytes:
    """The file in GBK; the first plot states so many rows and square metres too many. ``head``: what its head says of
    the project."""
    lines = ["[属性描述]", *(f"{key}={text}" for key, text in (HEAD | dict(head)).items()), "[地块坐标]"]
    for number, (code, points) in enumerate(plots.items(), 1):
        ring = [*points, points[0]]
        pairs = pairwise(ring)
        size = abs(sum((x1 * y2 - x2 * y1 for (_, x1, y1), (_, x2, y2) in pairs), Decimal(0))) / 2
        lines.append(f"{len(ring) + rows},{(size + area).quantize(Decimal('0.0001'))},{number},{code},面,,0701,,@")
        lines += [f"{name},1,{x},{y + ZONE if y < ZONE else y}" for name, x, y in ring]
        rows, area = 0, Decimal(0)
    return "\r\n".join([*lines, ""]).encode("gbk")


def head_of(copy: Copy) -> dict[str, str]:
    """What the head says of the project, as the results state it."""
    project = next(iter(copy.records("PROJECTINFO")), None)
    fields = {"数据产生单位": "测绘单位", "坐标系": "坐标系统", "数据产生日期": "测量开始时间"}
    told = {key: value(project, field) for key, field in fields.items()} if project is not None else {}
    return {key: text for key, text in told.items() if text not in EMPTY}


def plots_of(copy: Copy) -> dict[str, Points]:
    """Parcel code → its boundary points in their order."""
    found: dict[str, list[Any]] = {}
    for record in copy.records("JZD"):
        if value(record, "XZBZ") and value(record, "YZBZ"):
            found.setdefault(value(record, "ZDZHDM"), []).append(record)
    if not found:
        raise NothingToSpoilError("有坐标的界址点记录", "records of boundary points with coordinates")
    ordered = {code: sorted(own, key=lambda r: int(value(r, "SXH") or 0)) for code, own in found.items()}
    return {
        code: [(value(r, "JZDH"), Decimal(value(r, "XZBZ")), Decimal(value(r, "YZBZ"))) for r in own]
        for code, own in ordered.items()
    }


def path_of(copy: Copy) -> str:
    """The coordinate file that is there, or where one goes. Raises NothingToSpoilError where the pack knows none."""
    row = next((r for r in copy.pack.table("files") if r["role"] == ROLE), None)
    if row is None:
        raise NothingToSpoilError("坐标文件的文件角色", "a role of files for coordinates")
    return next(iter(copy.in_role(ROLE)), row.list("path")[0].replace("*", ""))


@planter("rows-as-declared")
def other_count(copy: Copy, rule: Rule) -> None:
    """A plot states more rows than follow."""
    path = path_of(copy)
    copy.write(path, coordinate_file(plots_of(copy), rows=copy.random.randint(1, 3), head=head_of(copy)))
    copy.at_file(rule, path, ("坐标行数比实际多", "states more rows than there are"))


@planter("coordinate-file-area")
def other_area(copy: Copy, rule: Rule) -> None:
    """A plot states another area than its points bound."""
    path = path_of(copy)
    copy.write(path, coordinate_file(plots_of(copy), area=Decimal(copy.random.randint(5, 50)), head=head_of(copy)))
    copy.at_file(rule, path, ("面积与坐标围成的不符", "area is not that of the coordinates"))


@planter("coordinate-file-points")
def point_elsewhere(copy: Copy, rule: Rule) -> None:
    """A point of the file is some millimetres from its record: too far for that, and not for the drawing."""
    path, plots = path_of(copy), plots_of(copy)
    own = next(iter(plots.values()))
    at = copy.random.randrange(len(own))
    name, x, y = own[at]
    own[at] = (name, x + Decimal(copy.random.randint(3, 8)) / 1000, y)
    copy.write(path, coordinate_file(plots, head=head_of(copy)))
    copy.at_file(rule, path, (f"点 {name} 的 X 偏 {own[at][1] - x} m", f"X of point {name} off by {own[at][1] - x} m"))
