"""The table of formats: each stands in a module of its own, which is imported when it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from surveycheck.model import Report
from surveycheck.report.wish import Made, Wish, Writer
from surveycheck.report.words import Pair


def _of(module: str, function: str) -> Writer:
    def writer(report: Report, wish: Wish) -> Made:
        made: Made = getattr(import_module(f"surveycheck.report.{module}"), function)(report, wish)
        return made

    return writer


def _html(report: Report, wish: Wish) -> Made:
    from surveycheck.report.page import to_html

    return {"html": to_html(report, wish.lang)}


def _json(report: Report, wish: Wish) -> Made:
    from surveycheck.report.serialise import to_json

    return {"json": to_json(report)}


FORMATS: dict[str, Writer] = {
    "html": _html,
    "json": _json,
    "pdf": _of("pdf", "write_pdf"),
    "docx": _of("docx", "write_docx"),
    "xlsx": _of("xlsx", "write_xlsx"),
    "dxf": _of("dxf", "write_dxf"),
    "geojson": _of("geojson", "write_geojson"),
    "gpkg": _of("gpkg", "write_gpkg"),
}
"""Format → what it writes. A writer of its own module: ``_of("pdf", "write_pdf")``."""

TITLES: Mapping[str, Pair] = {
    "html": ("网页（HTML，可搜索、可打印）", "Web page (HTML; to search and to print)"),
    "json": ("数据（JSON，可再次打开、比较）", "Data (JSON; to open again and to compare)"),
    "pdf": ("检查报告（PDF）", "Inspection report (PDF)"),
    "docx": ("检查报告（Word，可编辑）", "Inspection report (Word, to be edited)"),
    "xlsx": ("电子表格（XLSX，带筛选）", "Spreadsheet (XLSX, with filters)"),
    "dxf": ("批注图（DXF）和 CAD 定位脚本", "Marked drawings (DXF) and a script for CAD"),
    "geojson": ("问题点（GeoJSON，图上坐标）", "Points (GeoJSON, as drawn)"),
    "gpkg": ("问题点（GeoPackage，需附加组件 gis）", "Points (GeoPackage; needs the extra gis)"),
}
"""What people call the formats."""


def report_formats() -> dict[str, Pair]:
    """The formats that can be written, each with what people call it; in the order of the table."""
    return {name: TITLES.get(name, (name.upper(),) * 2) for name in FORMATS}
