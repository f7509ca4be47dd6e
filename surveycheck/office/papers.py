"""Papers as files: the same values, fonts and templates give the same bytes."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from surveycheck.ledger import LedgerError
from surveycheck.ledger.clock import CHINA
from surveycheck.report.paper.as_docx import docx_of
from surveycheck.report.paper.as_pdf import Attached, pdf_of
from surveycheck.report.paper.blocks import Paper
from surveycheck.report.paper.typeset import moment
from surveycheck.report.write import safe_name
from surveycheck.whole import write_whole

Tell = Callable[[str, str], None]


def paper_files(
    paper: Paper,
    data: Mapping[str, Any],
    form: str,
    date: datetime,
    formats: Sequence[str],
    folder: Path | None,
    tell: Tell,
) -> dict[str, bytes]:
    """``pdf`` and ``docx`` of a paper, those that are wanted. ``data``: what it shows, attached to the PDF as JSON of
    the format ``form``. Raises PaperError."""
    made: dict[str, bytes] = {}
    if "pdf" in formats:
        attached = Attached("data.json", json.dumps(data, ensure_ascii=False, indent=1), form)
        made["pdf"] = pdf_of(paper, attached, date, folder, tell)
    if "docx" in formats:
        made["docx"] = docx_of(paper, date, folder, tell)
    return made


def in_china(time: str) -> str:
    """A moment (RFC 3339) as day and time in China."""
    return moment(time).astimezone(CHINA).strftime("%Y-%m-%d %H:%M")


def written(folder: Path, name: str, made: Mapping[str, str | bytes]) -> tuple[Path, ...]:
    """The files ``NAME.<format>`` in a folder, which is made if need be; written whole. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for end, content in made.items():
        paths.append(folder / f"{safe_name(name)}.{end}")
        write_whole(paths[-1], content)
    return tuple(paths)


def known_formats(text: str, there: Sequence[str]) -> tuple[str, ...]:
    """The formats of a list with commas. Raises LedgerError for one that there is not."""
    names = tuple(dict.fromkeys(one.strip().lower() for one in text.split(",") if one.strip()))
    unknown = [one for one in names if one not in there]
    if unknown or not names:
        said, can = ", ".join(unknown) or "—", ", ".join(there)
        raise LedgerError(f"不支持的格式：{said}（可用：{can}）", f"no format {said} (there are: {can})")
    return names
