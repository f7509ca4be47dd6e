"""The document that a DOCX report is set into: styles, margins, header and footer."""

from __future__ import annotations

from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any

from surveycheck.report.wish import PaperError

MAIN = "report.docx"


def base(folder: Path | None) -> Any:
    """The office's ``report.docx``, else ours. Raises PaperError where it is no such file."""
    from docx import Document

    own = None if folder is None else folder / MAIN
    if own is None or not own.is_file():
        return Document(BytesIO((files("surveycheck.report") / "templates" / MAIN).read_bytes()))
    try:
        return Document(str(own))
    except Exception as error:  # python-docx lets through whatever zip, XML and its parts raise
        zh, en = f"{own} 不是可用的 DOCX 模板：{error}", f"{own} is no DOCX template that can be used: {error}"
        raise PaperError(zh, en) from error
