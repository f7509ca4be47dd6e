"""Report → PDF/A-3a by typst, the JSON report attached. The same report, fonts and templates: the same bytes."""

from __future__ import annotations

from surveycheck.model import Report
from surveycheck.report.paper.as_pdf import Attached, pdf_of
from surveycheck.report.paper.content import paper
from surveycheck.report.paper.office import office_of
from surveycheck.report.paper.typeset import moment
from surveycheck.report.paper.words import say
from surveycheck.report.serialise import ATTACHED, seal_of, to_json
from surveycheck.report.wish import Made, Wish


def write_pdf(report: Report, wish: Wish) -> Made:
    """The paper with its attachment. Raises PaperError where there is no Chinese font, or a template is wrong."""
    words = say("note-json", wish.language, name=ATTACHED)
    attached = Attached(ATTACHED, to_json(report), "surveycheck-report/1", words)
    made = paper(report, wish.language, office_of(wish.templates), seal_of(report).code, wish.part(0.0, 0.5).step)
    wish.step(0.55)
    return {"pdf": pdf_of(made, attached, moment(report.started), wish.templates, wish.say)}
