"""The table of formats: each stands in a module of its own, which is imported when it is asked for."""

from __future__ import annotations

from importlib import import_module

from surveycheck.model import Report
from surveycheck.report.wish import Made, Wish, Writer


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
    "xlsx": _of("xlsx", "write_xlsx"),
    "dxf": _of("dxf", "write_dxf"),
    "pdf": _of("pdf", "write_pdf"),
    "docx": _of("docx", "write_docx"),
    "geojson": _of("geojson", "write_geojson"),
    "gpkg": _of("gpkg", "write_gpkg"),
}
"""Format → what it writes. A writer of its own module: ``_of("pdf", "write_pdf")``."""
