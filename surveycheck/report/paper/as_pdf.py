"""A paper → PDF/A-3a by typst, with its data attached. The same paper, fonts and templates: the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from surveycheck.report.paper.blocks import Paper
from surveycheck.report.paper.clean import Shown, breakable, one_line, through
from surveycheck.report.paper.fonts import Typeface, no_font, typeface
from surveycheck.report.paper.typeset import ready_pictures, set_pdf
from surveycheck.report.paper.words import say


@dataclass(frozen=True)
class Attached:
    """A JSON file within the PDF. ``words`` say in the notes of the paper what it is, "" for nothing."""

    name: str
    text: str
    description: str
    words: str = ""


def pdf_of(
    made: Paper, attached: Attached, date: datetime, folder: Path | None, tell: Callable[[str, str], None]
) -> bytes:
    """The file. ``folder``: the office's templates; ``tell`` is told which letters the fonts lack. Raises PaperError
    where there is no Chinese font, or a template is wrong."""
    plain: dict[str, Any] = through({**asdict(made), "pictures": []}, one_line)
    face = face_for(plain, made, folder)
    shown = Shown(face.letters)
    pictures = ready_pictures(made.pictures, face, shown)
    ready = through(through(plain, shown), breakable)
    language = 1 if made.lang == "en" else 0
    notes = [block for block in ready["front"] if block["kind"] == "points"]
    if notes:
        notes[0]["items"] += through(_notes(language, attached, face, shown), breakable)
    if shown.missing:
        tell(*(say("note-missing", i, characters=shown.names()) for i in (0, 1)))
    data = {"paper": ready, "pictures": pictures, "fonts": list(face.families), "bold": face.bold}
    data["date"] = {name: getattr(date, name) for name in ("year", "month", "day", "hour", "minute", "second")}
    data["attachment"] = {name: getattr(attached, name) for name in ("name", "text", "description")}
    return set_pdf(data, face, folder, date)


def face_for(plain: dict[str, Any], made: Paper, folder: Path | None) -> Typeface:
    """The fonts for a paper. Raises PaperError where there is none for Chinese."""
    face = typeface([*_texts(plain), *made.pictures, NOTES], folder)
    if face is None:
        raise no_font()
    return face


NOTES = "".join(say(key, i, fonts="", characters="", name="") for key in ("note-json", "note-font") for i in (0, 1))


def _notes(language: int, attached: Attached, face: Typeface, shown: Shown) -> list[str]:
    """What the file itself has to say: what is attached, its fonts, what they lack."""
    notes = [attached.words] if attached.words else []
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
