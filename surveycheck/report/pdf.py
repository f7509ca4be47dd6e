"""Report → PDF/A-3a by typst, the JSON report attached. The same report, fonts and templates: the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from surveycheck.model import Report
from surveycheck.report.paper.blocks import Paper
from surveycheck.report.paper.clean import Shown, breakable, one_line, through
from surveycheck.report.paper.content import paper
from surveycheck.report.paper.fonts import Typeface, no_font, typeface
from surveycheck.report.paper.office import office_of
from surveycheck.report.paper.typeset import moment, ready_pictures, set_pdf
from surveycheck.report.paper.words import say
from surveycheck.report.serialise import ATTACHED, seal_of, to_json
from surveycheck.report.wish import Made, Wish


def write_pdf(report: Report, wish: Wish) -> Made:
    """The paper with its attachment. Raises PaperError where there is no Chinese font, or a template is wrong."""
    text = to_json(report)
    made = paper(report, wish.language, office_of(wish.templates), seal_of(report).code, wish.part(0.0, 0.5).step)
    plain: dict[str, Any] = through({**asdict(made), "pictures": []}, one_line)
    face = face_for(plain, made, wish.templates)
    shown = Shown(face.letters)
    pictures = ready_pictures(made.pictures, face, shown)
    ready = through(through(plain, shown), breakable)
    ready["front"][1]["items"] += through(_notes(wish.language, face, shown), breakable)
    if shown.missing:
        wish.say(*(say("note-missing", i, characters=shown.names()) for i in (0, 1)))
    wish.step(0.55)
    date = moment(report.started)
    data = {"paper": ready, "pictures": pictures, "fonts": list(face.families), "bold": face.bold}
    data["date"] = {name: getattr(date, name) for name in ("year", "month", "day", "hour", "minute", "second")}
    data["attachment"] = {"name": ATTACHED, "text": text, "description": "surveycheck-report/1"}
    return {"pdf": set_pdf(data, face, wish.templates, date)}


def face_for(plain: dict[str, Any], made: Paper, folder: Path | None) -> Typeface:
    """The fonts for a paper. Raises PaperError where there is none for Chinese."""
    face = typeface([*_texts(plain), *made.pictures, NOTES], folder)
    if face is None:
        raise no_font()
    return face


NOTES = "".join(say(key, i, fonts="", characters="", name="") for key in ("note-json", "note-font") for i in (0, 1))


def _notes(language: int, face: Typeface, shown: Shown) -> list[str]:
    """What the file itself has to say: what is attached, its fonts, what they lack."""
    notes = [say("note-json", language, name=ATTACHED)]
    notes.append(say("note-font", language, fonts=("、", ", ")[language].join(face.families)))
    notes += [say("note-missing", language, characters=shown.names())] if shown.missing else []
    return notes


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
