"""Report → GeoPackage: the findings as a layer of points. Needs the extra ``gis`` (pyogrio)."""

from __future__ import annotations

from importlib.util import find_spec
from io import BytesIO
from warnings import catch_warnings, simplefilter

import numpy as np
import shapely

from surveycheck.model import Report
from surveycheck.report.columns import FINDING, Cell, Column
from surveycheck.report.layers import LAYER, grid_asked, spots
from surveycheck.report.wish import Made, PaperError, Wish

NUMBERS = ("number", "line", "north", "east", "dxf_x", "dxf_y", "measured")


def write_gpkg(report: Report, wish: Wish) -> Made:
    """One layer; coordinates as drawn, in the system that the user has named, else in none (an engineering one)."""
    if find_spec("pyogrio") is None:
        raise PaperError(
            '写 GeoPackage 需要附加组件 gis，请先安装：pip install "surveycheck[gis]"',
            'GeoPackage needs the extra gis, which is not installed: pip install "surveycheck[gis]"',
        )
    from pyogrio import raw

    grid, found = grid_asked(wish), list(spots(report, wish))
    points = np.array([None if spot.at is None else shapely.Point(spot.at) for spot in found], dtype=object)
    columns = [_column(column, [spot.values[column.name] for spot in found]) for column in FINDING]
    stream = BytesIO()
    with catch_warnings():
        simplefilter("ignore")  # that no system is named is what we want to say
        raw.write(
            stream,
            shapely.to_wkb(points),
            columns,
            [column.name for column in FINDING],
            layer=LAYER,
            driver="GPKG",
            geometry_type="Point",
            crs=None if grid is None else f"EPSG:{grid.epsg}",
            encoding="UTF-8",
        )
    return {"gpkg": stream.getvalue()}


def _column(column: Column, values: list[Cell]) -> object:
    if column.name in NUMBERS:
        return np.array([np.nan if not isinstance(v, int | float) else float(v) for v in values], dtype=float)
    return np.array([None if v is None or v == "" else _utf8(str(v)) for v in values], dtype=object)


def _utf8(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
