"""A sheet → one HTML file that needs nothing else: for reading, and for a printer."""

from __future__ import annotations

from markupsafe import Markup

from surveycheck.report.html import environment, policy, template
from surveycheck.report.paper.blocks import Cell, Paper


def page_of(paper: Paper) -> str:
    """The blocks of a sheet as a page, in its language; every text is escaped."""
    style = template("office", "sheet.css")
    made = environment(lambda name: template("office", name), {"cell": _cell}, {})
    values = {"paper": paper, "style": Markup(style), "policy": policy(style, "")}
    return made.get_template("sheet.html").render(values)


def _cell(value: str | Cell) -> Cell:
    return Cell(value) if isinstance(value, str) else value
