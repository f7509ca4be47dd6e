"""Defects of the TXT coordinate file, row by row and in its head."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from damaged import TEXTS
from drawing import XML, Copy, Planted, codes, kind
from judge import Spot

WHERE = (Spot(TEXTS), Spot(XML))
Rows = list[str]


def _changed(copy: Copy, meant: str, change: Callable[[Rows, list[int]], str]) -> Planted:
    """``change`` gets all lines, and which of them are points."""
    path = copy.folder / TEXTS
    lines = path.read_text("utf-8").splitlines()
    said = change(lines, [n for n, line in enumerate(lines) if line.startswith("J")])
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return Planted(codes(meant), WHERE, said)


def _row(copy: Copy, random: Random, meant: str, pattern: str, new: str, last: bool = True) -> Planted:
    """One point row, in which the pattern is replaced."""

    def change(lines: Rows, points: list[int]) -> str:
        at = random.choice(points if last else points[:-1])
        lines[at] = re.sub(pattern, new, lines[at], count=1)
        return lines[at]

    return _changed(copy, meant, change)


def _head(copy: Copy, meant: str, pattern: str, new: str) -> Planted:
    def change(lines: Rows, _: list[int]) -> str:
        at = next(n for n, line in enumerate(lines) if re.search(pattern, line))
        lines[at] = re.sub(pattern, new, lines[at], count=1)
        return lines[at]

    return _changed(copy, meant, change)


@kind
def txt_point_moved(copy: Copy, random: Random) -> Planted:
    """Any row, the closing one too."""

    def change(lines: Rows, points: list[int]) -> str:
        at = random.choice(points)
        name, part, north, east = lines[at].split(",")
        lines[at] = f"{name},{part},{float(north) + random.choice((-1, 1)) * random.uniform(0.02, 5):.3f},{east}"
        return lines[at]

    return _changed(copy, "PAR-17 PAR-15 PAR-16 PAR-18", change)


@kind
def txt_point_gone(copy: Copy, random: Random) -> Planted:
    def change(lines: Rows, points: list[int]) -> str:
        return lines.pop(random.choice(points[1:-1]))

    return _changed(copy, "PAR-17 PAR-16", change)


@kind
def txt_not_closed(copy: Copy, random: Random) -> Planted:
    def change(lines: Rows, points: list[int]) -> str:
        return lines.pop(points[-1])

    return _changed(copy, "PAR-15", change)


@kind
def txt_point_doubled(copy: Copy, random: Random) -> Planted:
    def change(lines: Rows, points: list[int]) -> str:
        at = random.choice(points[1:-1])
        lines.insert(at, lines[at])
        return lines[at]

    return _changed(copy, "PAR-15 PAR-16 PAR-17", change)


@kind
def txt_rows_exchanged(copy: Copy, random: Random) -> Planted:
    def change(lines: Rows, points: list[int]) -> str:
        at = random.choice(points[1:-2])
        lines[at], lines[at + 1] = lines[at + 1], lines[at]
        return lines[at]

    return _changed(copy, "PAR-15 PAR-16 PAR-17 PAR-18 PAR-05 PAR-04", change)


@kind
def txt_name_wrong(copy: Copy, random: Random) -> Planted:
    return _row(copy, random, "PAR-15 PAR-17 PAR-05", r"^J(\d+)", r"J9\1")


@kind
def txt_ring_wrong(copy: Copy, random: Random) -> Planted:
    return _row(copy, random, "PAR-15 PAR-16 PAR-17", r",1,", ",2,")


@kind
def txt_axes_swapped(copy: Copy, random: Random) -> Planted:
    """Every row, or one."""
    one = random.random() < 0.5

    def change(lines: Rows, points: list[int]) -> str:
        for at in [random.choice(points)] if one else points:
            lines[at] = re.sub(r",(\d[\d.]+),(\d[\d.]+)$", r",\2,\1", lines[at])
        return "one" if one else "all"

    return _changed(copy, "PAR-15 PAR-17 PAR-21 CRS-04", change)


@kind
def txt_zone_left_out(copy: Copy, random: Random) -> Planted:
    """Out of one row, or some."""
    one = random.random() < 0.5

    def change(lines: Rows, points: list[int]) -> str:
        for at in random.sample(points, 1 if one else random.randint(2, len(points) // 2)):
            lines[at] = re.sub(r",40(\d{6}\.\d+)$", r",\1", lines[at])
        return "one" if one else "some"

    return _changed(copy, "PAR-17 PAR-21 PAR-15 CRS-03", change)


@kind
def txt_full_width_comma(copy: Copy, random: Random) -> Planted:
    return _row(copy, random, "PAR-15", ",", "，")


@kind
def txt_with_a_blank(copy: Copy, random: Random) -> Planted:
    return _row(copy, random, "PAR-15 PAR-19", ",", ", ")


@kind
def txt_letter_in_number(copy: Copy, random: Random) -> Planted:
    return _row(copy, random, "PAR-15 PAR-19", r"\d$", "O")


@kind
def txt_head_key_gone(copy: Copy, random: Random) -> Planted:
    name = random.choice(("坐标系", "几度分带", "投影类型", "计量单位", "带号", "精度", "数据产生单位", "格式版本号"))

    def change(lines: Rows, _: list[int]) -> str:
        return lines.pop(next(n for n, line in enumerate(lines) if line.startswith(f"{name}=")))

    return _changed(copy, "PAR-15 PAR-20", change)


@kind
def txt_head_value_wrong(copy: Copy, random: Random) -> Planted:
    name, new = random.choice(
        (("坐标系", "1980西安坐标系"), ("几度分带", "6"), ("带号", "39"), ("计量单位", "厘米"), ("投影类型", "墨卡托"))
    )
    return _head(copy, "PAR-15 PAR-20 PAR-21 CRS-01", f"^{name}=.*", f"{name}={new}")


@kind
def txt_section_gone(copy: Copy, random: Random) -> Planted:
    return _head(copy, "PAR-15 PAR-19", random.choice((r"^\[属性描述\]", r"^\[地块坐标\]")), "")


@kind
def txt_area_wrong(copy: Copy, random: Random) -> Planted:
    return _head(copy, "PAR-18 PAR-17", r"^(\d+),\d+\.\d+,", r"\g<1>,27999.1234,")


@kind
def txt_count_wrong(copy: Copy, random: Random) -> Planted:
    return _head(copy, "PAR-16 PAR-15", r"^\d+,(\d+\.\d+,)", r"19,\1")


@kind
def txt_parcel_wrong(copy: Copy, random: Random) -> Planted:
    return _head(copy, "PAR-17 ATT-20 ATT-19 ATT-03", r"(GB9)(\d+),", r"\g<1>9\2,")


@kind
def txt_end_sign_gone(copy: Copy, random: Random) -> Planted:
    return _head(copy, "PAR-15", r",@$", ",")


@kind
def txt_fewer_decimals(copy: Copy, random: Random) -> Planted:
    def change(lines: Rows, points: list[int]) -> str:
        for at in points:
            lines[at] = re.sub(r"(\.\d)\d\d", r"\1", lines[at])
        return lines[points[0]]

    return _changed(copy, "PAR-17 PAR-15 PAR-18 ATT-06", change)
