"""A paper → DOCX that an office can edit: real headings, styles, tables with repeated heads, page numbers, no macro."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from surveycheck.report.paper.blocks import Paper
from surveycheck.report.paper.clean import Shown, changed, one_line
from surveycheck.report.paper.docx_base import base
from surveycheck.report.paper.docx_contents import listed
from surveycheck.report.paper.docx_set import TWIP, Setter
from surveycheck.report.paper.docx_widths import shares
from surveycheck.report.paper.docx_xml import QUIET, box, field, grid, paragraph, parsed, run, safe
from surveycheck.report.paper.fonts import typeface
from surveycheck.report.paper.typeset import ready_pictures, set_pictures
from surveycheck.report.paper.words import say

DATED = (1980, 1, 1, 0, 0, 0)
"""The time of every part of the file: the same paper gives the same bytes."""


def docx_of(
    raw: Paper,
    date: datetime,
    folder: Path | None,
    tell: Callable[[str, str], None],
    step: Callable[[float], None] = lambda part: None,
) -> bytes:
    """The file. ``folder``: the office's templates; ``tell`` is told why pictures are missing, ``step`` how far it is.
    Raises PaperError where a template is wrong."""
    made: Paper = changed(replace(raw, pictures=()), lambda text: safe(one_line(text)))
    pictures = _pictures(raw, folder, tell)
    step(0.5)
    document = base(folder)
    setter = Setter(document, pictures)
    if made.cover is not None:
        setter.cover(made.cover)
        setter.put(made.front, new_page=True)
        setter.contents(made.contents, say("contents-hint", int(made.lang == "en")), listed(made))
    setter.put(made.body, new_page=made.cover is not None)
    if made.wide:
        _section(document, True)
        setter.put(made.wide)
    step(0.85)
    if made.annexes:
        _section(document, False)
        setter.put(made.annexes)
    _margins(document, made)
    _told(document, made, date)
    return _packed(document)


def _pictures(made: Paper, folder: Path | None, tell: Callable[[str, str], None]) -> Sequence[bytes]:
    """PNG of the pictures; none, and a word about it, where there is no Chinese font."""
    face = typeface(made.pictures, folder) if made.pictures else None
    if face is None and made.pictures:
        tell("没有找到中文字体，DOCX 报告不含附图", "no Chinese font was found: the DOCX report has no pictures")
    return set_pictures(ready_pictures(made.pictures, face, Shown(face.letters)), face) if face else []


def _section(document: Any, wide: bool) -> None:
    """A new page that lies on its side, or stands again."""
    from docx.enum.section import WD_ORIENT, WD_SECTION

    before = document.sections[-1]
    made = document.add_section(WD_SECTION.NEW_PAGE)
    made.different_first_page_header_footer = False
    if (before.page_width > before.page_height) != wide:
        made.page_width, made.page_height = before.page_height, before.page_width
    _thin(document)
    made.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT


def _thin(document: Any) -> None:
    """What ends a section takes no room: behind a full page it would make an empty one."""
    from docx.oxml.ns import qn

    end = document.element.body.findall(qn("w:p"))[-1]
    before = end.getprevious()
    if before is not None and before.tag == end.tag and not before.findall(qn("w:r")):
        before.getparent().remove(before)
    end.style = "Gap"


def _margins(document: Any, made: Paper) -> None:
    """Header and footer where the template has none; the cover has no header."""
    first = document.sections[0]
    own = any(part.text.strip() for part in (*first.header.paragraphs, *first.footer.paragraphs))
    if own:
        return
    first.different_first_page_header_footer = made.cover is not None
    number, _, rest = made.page.partition("{n}")
    middle, _, end = rest.partition("{all}")
    page = run(number, QUIET) + field("PAGE") + run(middle, QUIET) + field("NUMPAGES") + run(end, QUIET)
    for section in document.sections:
        width = int((section.page_width - section.left_margin - section.right_margin) / TWIP)
        foot = run(made.foot, QUIET)
        parts = [(section.footer, foot, page), (section.header, run(made.name, QUIET), run(made.head, QUIET))]
        if section.different_first_page_header_footer:
            parts.append((section.first_page_footer, foot, page))
        for part, left, right in parts:
            part.is_linked_to_previous = False
            _two(part, left, right, width)


def _two(part: Any, left: str, right: str, width: int) -> None:
    """Something at the left and something at the right of the line."""
    widths = shares([3.0, 2.0], width)
    cells = box(paragraph(left, "Footer"), widths[0])
    cells += box(paragraph(right, "Footer", '<w:jc w:val="right"/>'), widths[1])
    part._element.insert(0, parsed(grid([f"<w:tr>{cells}</w:tr>"], widths)))


def _told(document: Any, made: Paper, date: datetime) -> None:
    """What the file says of itself: title, and the paper's own time."""
    told, time, cover = document.core_properties, date.replace(tzinfo=None), made.cover
    told.title, told.subject = made.title[:200], made.name[:200]
    told.author = (cover.office[:200] if cover else "") or "surveycheck"
    told.created = told.modified = time
    told.comments, told.last_modified_by, told.revision = cover.subtitle[:200] if cover else "", "", 1
    told.language = "zh-CN" if made.lang == "zh" else "en"


def _packed(document: Any) -> bytes:
    """The file with one and the same time on all its parts."""
    plain, out = BytesIO(), BytesIO()
    document.save(plain)
    with zipfile.ZipFile(plain) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in made.namelist():
            kept.writestr(zipfile.ZipInfo(name, DATED), made.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
