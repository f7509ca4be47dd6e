"""A bulletin (通报) as files: page, paper, workbook and JSON, all of them made of what was issued and kept."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from surveycheck.ledger import Bulletin
from surveycheck.office.bulletin_body import bulletin_paper
from surveycheck.office.bulletin_sheets import bulletin_sheets
from surveycheck.office.page import page_of
from surveycheck.office.papers import Tell, known_formats, paper_files, written
from surveycheck.report.paper.ready import ready
from surveycheck.report.paper.typeset import moment
from surveycheck.report.wish import Wish
from surveycheck.report.xlsx import workbook

FORMATS = ("html", "pdf", "docx", "xlsx", "json")


def write_bulletin(
    bulletin: Bulletin, folder: Path, formats: str, lang: str, templates: Path | None, tell: Tell
) -> tuple[Path, ...]:
    """``TITLE.<format>`` for each format that is wanted (a list with commas).
    Raises LedgerError, PaperError, OSError."""
    made = bulletin_files(bulletin, known_formats(formats, FORMATS), lang, templates, tell)
    return written(folder, bulletin.title, made)


def ready_for(formats: str, templates: Path | None) -> None:
    """Raises LedgerError or PaperError where these formats cannot be written; before anything is issued."""
    ready(known_formats(formats, FORMATS), templates)


def bulletin_files(
    bulletin: Bulletin, formats: Sequence[str], lang: str, templates: Path | None, tell: Tell
) -> dict[str, str | bytes]:
    """Format → file. The same bulletin gives the same bytes; a workbook tells the time at which it was made."""
    language, document = (1 if lang == "en" else 0), bulletin.document
    paper = bulletin_paper(document, bulletin.sha256, language)
    made: dict[str, Any] = {}
    if "json" in formats:
        made["json"] = bulletin.text
    if "html" in formats:
        made["html"] = page_of(paper)
    if "xlsx" in formats:
        sheets = bulletin_sheets(document, language)
        made["xlsx"] = workbook(sheets, Wish(lang), bulletin.title, "surveycheck")
    made |= paper_files(paper, document, document["format"], moment(bulletin.issued), formats, templates, tell)
    return {name: made[name] for name in formats}
