"""Findings as points of a map layer: for GeoJSON and GeoPackage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from surveycheck.model import Point, Report
from surveycheck.report.columns import FINDING, Cell, rows
from surveycheck.report.gauss import Grid, grid_of
from surveycheck.report.visible import visible
from surveycheck.report.wish import PaperError, Wish

LAYER = "findings"
OFTEN = 2000


@dataclass(frozen=True)
class Spot:
    """One finding with its spot as drawn (x east, y north; None without) and its columns."""

    at: Point | None
    values: dict[str, Cell]


def spots(report: Report, wish: Wish) -> Iterator[Spot]:
    """Every finding of the report, in its order; one without a spot has none. Its texts can be looked at safely."""
    for number, found in enumerate(rows(report, wish.language)):
        x, y = found["dxf_x"], found["dxf_y"]
        at = (x, y) if isinstance(x, float) and isinstance(y, float) else None
        yield Spot(at, {c.name: _shown(found[c.name]) for c in FINDING})
        if not number % OFTEN:
            wish.step(0.9 * number / len(report.findings))


def _shown(value: Cell) -> Cell:
    return visible(value) if isinstance(value, str) else value


def grid_asked(wish: Wish) -> Grid | None:
    """The grid that the user has named; None where he has not. Raises ``PaperError`` for one that is none."""
    if not wish.crs:
        return None
    grid = grid_of(wish.crs)
    if grid is None:
        raise PaperError(
            f"不认识坐标系 {wish.crs}：请给出 CGCS2000 高斯–克吕格投影的 EPSG 编号（4491–4554），例如 EPSG:4549",
            f"{wish.crs} is not known: give the EPSG code of a Gauss–Krüger grid of CGCS2000 (4491–4554), as EPSG:4549",
        )
    return grid
