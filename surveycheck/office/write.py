"""Papers of a spot check as files: made whole before the first one is touched."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from surveycheck import __version__
from surveycheck.ledger import Judged, StoredDraw
from surveycheck.ledger.clock import CHINA
from surveycheck.office.inspection_report import every_annex, inspection_report
from surveycheck.office.sampling_sheet import sampling_sheet
from surveycheck.office.told import Task, Told
from surveycheck.office.words import say
from surveycheck.pack import Pack
from surveycheck.report.paper.as_docx import docx_of
from surveycheck.report.paper.as_pdf import Attached, pdf_of
from surveycheck.report.paper.blocks import Paper
from surveycheck.report.paper.office import office_of
from surveycheck.report.paper.typeset import moment
from surveycheck.report.wish import Wish
from surveycheck.report.write import safe_name
from surveycheck.report.xlsx import workbook
from surveycheck.seal import digests_of
from surveycheck.whole import write_whole

DRAW_FORMATS = ("json", "pdf", "docx")
VERDICT_FORMATS = ("json", "pdf", "docx", "xlsx")
LANGUAGES = ("zh", "en")

Tell = Callable[[str, str], None]


def _nobody(zh: str, en: str) -> None:
    """Nobody is told."""


def write_draw(
    made: StoredDraw,
    folder: Path,
    formats: Sequence[str] = DRAW_FORMATS,
    lang: str = "zh",
    templates: Path | None = None,
    tell: Tell = _nobody,
) -> tuple[Path, ...]:
    """The protocol of a draw (``NAME.draw.json``, byte for byte as it is kept) and its sheet. ``tell`` is told which
    letters the fonts lack. Raises PaperError, OSError."""
    attached = Attached("draw.json", made.text, "surveycheck-draw/1")
    paper, date = sampling_sheet(made, LANGUAGES.index(lang), office_of(templates)["name"]), moment(made.entered)
    files: dict[str, str | bytes] = {}
    for name in dict.fromkeys(formats):
        files[name] = made.text if name == "json" else _set(name, paper, attached, date, templates, tell)
    return _written(folder, f"{safe_name(made.stored.lot.name)}.draw", files)


def write_verdict(
    judged: Judged,
    pack: Pack,
    task: Task,
    folder: Path,
    formats: Sequence[str] = VERDICT_FORMATS,
    lang: str = "zh",
    templates: Path | None = None,
    decided: str = "",
    tell: Tell = _nobody,
) -> tuple[Path, ...]:
    """The inspection report with its annexes (``NAME.verdict.…``). ``decided`` (RFC 3339) is when the verdict was kept,
    "" for a draft; ``templates`` may hold ``office.toml``. Raises PaperError, OSError."""
    text = json.dumps(judged.document(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    digest, language = digests_of(text.encode("utf-8")).sha256, LANGUAGES.index(lang)
    day = moment(decided).astimezone(CHINA).date().isoformat() if decided else ""
    told = Told(judged, pack, task, office_of(templates), language, digest, day)
    attached = Attached("verdict.json", text, "surveycheck-verdict/1", say("note-json", language, name="verdict.json"))
    date, paper = moment(decided or judged.draw.entered), inspection_report(told)
    files: dict[str, str | bytes] = {}
    for name in dict.fromkeys(formats):
        if name == "json":
            files[name] = text
        elif name == "xlsx":
            every = [one.table for one in every_annex(judged, task.state, language)]
            files[name] = workbook(
                every, Wish(lang, templates), judged.draw.stored.lot.name, f"surveycheck {__version__}"
            )
        else:
            files[name] = _set(name, paper, attached, date, templates, tell)
    return _written(folder, f"{safe_name(judged.draw.stored.lot.name)}.verdict", files)


def _set(name: str, paper: Paper, attached: Attached, date: datetime, templates: Path | None, tell: Tell) -> bytes:
    if name == "pdf":
        return pdf_of(paper, attached, date, templates, tell)
    return docx_of(paper, date, templates, tell)


def _written(folder: Path, stem: str, files: Mapping[str, str | bytes]) -> tuple[Path, ...]:
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for end, content in files.items():
        paths.append(folder / f"{stem}.{end}")
        write_whole(paths[-1], content)
    return tuple(paths)
