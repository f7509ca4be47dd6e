"""Report → DOCX that an office can edit."""

from __future__ import annotations

from surveycheck.model import Report
from surveycheck.report.paper.as_docx import docx_of
from surveycheck.report.paper.content import paper
from surveycheck.report.paper.office import office_of
from surveycheck.report.paper.typeset import moment
from surveycheck.report.serialise import seal_of
from surveycheck.report.wish import Made, Wish


def write_docx(report: Report, wish: Wish) -> Made:
    """The same paper as the PDF. Raises PaperError where a template is wrong."""
    made = paper(report, wish.language, office_of(wish.templates), seal_of(report).code, wish.part(0.0, 0.4).step)
    step = wish.part(0.4, 1.0).step
    return {"docx": docx_of(made, moment(report.started), wish.templates, wish.say, step)}
