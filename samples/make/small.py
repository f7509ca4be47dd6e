"""Small drawings of one layer or two for the geometry pack: a street block of parcels, a net of roads, odd shapes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from surveycheck.samples.make.plane import Point, Ring, box
from surveycheck.samples.make.sheet import Sheet

from surveycheck.plant.answers import Answer, Note, Spot, write

EAST, NORTH = 612_000_000, 3_307_000_000
SIDE = 20_000
"""Parcels and road cells are squares of 20 m."""


FOLLOWS = {"TOP-01": ("TOP-11",), "TOP-02": ("TOP-11",)}
"""The corners of the parcel whose side is pushed come to lie on the sides of its neighbours."""


@dataclass(frozen=True)
class Drawn:
    """A drawing and what is wrong in it: code, number of the thing in drawing order, spot, note."""

    sheet: Sheet
    wrong: tuple[tuple[str, int, Spot | None, Note], ...] = ()

    def write(self, path: Path, answers: Path) -> None:
        self.sheet.write(path)
        handles = [str(e.dxf.handle) for e in self.sheet.space]
        found = [
            Answer(code, path.name, handles[i], at=at, note=zh, note_en=en, consequences=FOLLOWS.get(code, ()))
            for code, i, at, (zh, en) in self.wrong
        ]
        write(answers / f"{path.stem}.json", found)


def _spot(x: int, y: int) -> Spot:
    return (EAST + x) / 1000, (NORTH + y) / 1000


def _put(ring: Ring) -> Ring:
    return tuple((EAST + x, NORTH + y) for x, y in ring)


def _parcels(push: int) -> Sheet:
    """Four by four parcels; the eastern side of one inside is pushed east by so many millimetres."""
    sheet = Sheet("R2000", ("PARCEL",), "gbk")
    for row in range(4):
        for column in range(4):
            ring = box(column * SIDE, row * SIDE, SIDE, SIDE)
            if (row, column) == (1, 1):
                ring = tuple((x + push if x == 2 * SIDE else x, y) for x, y in ring)
            sheet.area("PARCEL", _put(ring))
    return sheet


MIDDLE = 5
"""The middle parcel is the sixth that is drawn."""


def parcels_clean() -> Drawn:
    return Drawn(_parcels(0))


def parcels_overlap() -> Drawn:
    return Drawn(_parcels(400), (("TOP-01", MIDDLE, None, ("重叠 0.4 m × 20 m", "overlaps by 0.4 m × 20 m")),))


def parcels_gap() -> Drawn:
    return Drawn(_parcels(-300), (("TOP-02", MIDDLE, None, ("缝隙宽 0.3 m", "a gap 0.3 m wide")),))


def parcels_sliver() -> Drawn:
    return Drawn(_parcels(-20), (("TOP-02", MIDDLE, None, ("缝隙宽 2 cm", "a gap 2 cm wide")),))


def roads_dangle() -> Drawn:
    """A grid of streets, cut at the crossings; one street ends 3 cm short of its crossing."""
    sheet = Sheet("R2000", ("ROAD",), "gbk")
    ends: list[tuple[Point, Point]] = []
    for i in range(4):
        for k in range(3):
            ends.append(((k * SIDE, i * SIDE), ((k + 1) * SIDE, i * SIDE)))
            ends.append(((i * SIDE, k * SIDE), (i * SIDE, (k + 1) * SIDE)))
    short = ends.index(((SIDE, SIDE), (2 * SIDE, SIDE)))
    ends[short] = (ends[short][0], (2 * SIDE - 30, SIDE))
    for line in ends:
        sheet.line("ROAD", _put(line))
    return Drawn(
        sheet, (("GEO-08", short, _spot(2 * SIDE - 30, SIDE), ("端点差 3 cm 未接上", "an end 3 cm short of the line")),)
    )


def odd_shapes() -> Drawn:
    """One thing wrong in each of six shapes, and one that is sound."""
    sheet = Sheet("R2000", ("SHAPE",), "gbk")
    sheet.area("SHAPE", _put(box(-40_000, 0, SIDE, SIDE)))
    sheet.line("SHAPE", _put((*box(0, 0, SIDE, SIDE), (0, 20))))
    sheet.area("SHAPE", _put(((40_000, 0), (60_000, 20_000), (60_000, 0), (40_000, 10_000))))
    for _ in range(2):
        sheet.line("SHAPE", _put(((80_000, 0), (100_000, 5_000), (110_000, 20_000))))
    sheet.line("SHAPE", _put(((120_000, 0), (130_000, 5_000), (130_000, 5_000), (140_000, 0))))
    sheet.line("SHAPE", _put(((160_000, 0), (160_000, 0))))
    wrong = (
        ("GEO-01", 1, _spot(0, 10), ("首尾点相距 2 cm", "first and last point 2 cm apart")),
        ("GEO-02", 2, _spot(46_667, 6_667), ("自相交", "crosses itself")),
        ("GEO-03", 4, None, ("同一条线画了两次", "the same line drawn twice")),
        ("GEO-07", 5, _spot(130_000, 5_000), ("重复顶点", "a vertex is there twice")),
        ("GEO-06", 6, _spot(160_000, 0), ("零长度", "no length")),
    )
    return Drawn(sheet, wrong)


FIGURES: Mapping[str, Callable[[], Drawn]] = {
    "parcels-clean": parcels_clean,
    "parcels-gap": parcels_gap,
    "parcels-overlap": parcels_overlap,
    "parcels-sliver": parcels_sliver,
    "roads-dangle": roads_dangle,
    "odd-shapes": odd_shapes,
}
