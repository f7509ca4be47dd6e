"""Is everything here that a report on paper needs? Asked before a check, which may take long."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from surveycheck.report.paper.docx_base import base
from surveycheck.report.paper.fonts import no_font, typeface
from surveycheck.report.paper.office import office_of
from surveycheck.report.paper.typeset import template_text


def ready(formats: Sequence[str], folder: Path | None) -> None:
    """Raises PaperError where a template cannot be used, or a PDF is wanted and there is no Chinese font."""
    office_of(folder)
    if "docx" in formats:
        base(folder)
    if "pdf" in formats:
        template_text(folder)
        if typeface([], folder) is None:
            raise no_font()
