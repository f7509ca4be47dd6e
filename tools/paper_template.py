"""Writes surveycheck/report/templates/report.docx anew: the styles that DOCX reports are set in. An office may copy it
into a folder of its own, change it in Word and use it with ``--templates``."""

from __future__ import annotations

import sys
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

TARGET = Path(__file__).resolve().parents[1] / "surveycheck" / "report" / "templates" / "report.docx"
TEXT, HEADS, LATIN = "宋体", "黑体", "Arial"
"""What office documents in China are set in."""

INK, QUIET, ACCENT, WARN = "1B2430", "5A6675", "0A5AA8", "A01C34"


def main() -> int:
    """The file, the same bytes each time."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin, section.bottom_margin = Cm(2.4), Cm(2.3)
    style(document, "Normal", TEXT, 10.5, INK, after=6)
    style(document, "Title", HEADS, 22, INK, before=54, after=4, middle=True)
    style(document, "Subtitle", TEXT, 11, WARN, after=26, middle=True)
    for level, size, color, before in ((1, 16, ACCENT, 22), (2, 13, INK, 16), (3, 11, ACCENT, 14)):
        style(document, f"Heading {level}", HEADS, size, color, before=before, after=6, keep=True)
    style(document, "TOC Heading", HEADS, 16, ACCENT, before=0, after=12)
    for level, before in ((1, 5), (2, 0)):
        lines(document, style(document, f"toc {level}", TEXT, 10.5, INK, before=before, after=3), level)
    style(document, "Caption", TEXT, 9, QUIET, before=2, after=8)
    style(document, "List Bullet", TEXT, 10.5, INK, after=3)
    style(document, "List Number", TEXT, 10.5, INK, after=4)
    style(document, "Header", TEXT, 8.5, QUIET, after=0)
    style(document, "Footer", TEXT, 8.5, QUIET, after=0)
    style(document, "Cover", HEADS, 14, INK, before=16, after=0, middle=True)
    style(document, "Quiet", TEXT, 9.5, QUIET, after=6)
    style(document, "Warning", HEADS, 10.5, WARN, after=6)
    style(document, "Finding", TEXT, 10.5, INK, before=8, after=3, keep=True)
    style(document, "TableText", TEXT, 9, INK, before=1.5, after=1.5)
    style(document, "Gap", TEXT, 4, INK, after=2)
    for name in ("Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3", "TOC Heading"):
        strip(document.styles[name])
    told = document.core_properties
    told.author, told.comments, told.title, told.last_modified_by = "surveycheck", "", "", ""
    buffer = BytesIO()
    document.save(buffer)
    pack(buffer)
    return 0


def lines(document: Any, made: Any, level: int) -> None:
    """Of a table of contents: further in by level, dots to the number of the page where there is one."""
    section, shape = document.sections[0], made.paragraph_format
    width = section.page_width - section.left_margin - section.right_margin
    shape.left_indent = Cm(0.6 * (level - 1))
    shape.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def style(document: Any, name: str, font: str, size: float, color: str, **more: Any) -> Any:
    """A paragraph style with its Latin and East Asian font."""
    styles = document.styles
    made = styles[name] if name in styles else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, name.startswith("toc"))
    if name not in ("Normal",) and made.base_style is None:
        made.base_style = styles["Normal"]
    made.font.name, made.font.size, made.font.color.rgb = LATIN, Pt(size), RGBColor.from_string(color)
    fonts = made.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in list(fonts.attrib):
        if "Theme" in attribute:
            del fonts.attrib[attribute]
    fonts.set(qn("w:eastAsia"), font)
    fonts.set(qn("w:cs"), LATIN)
    made.font.bold, made.font.italic = (font == HEADS) or None, None
    shape = made.paragraph_format
    shape.space_before, shape.space_after = Pt(more.get("before", 0)), Pt(more.get("after", 0))
    shape.line_spacing = 1.25 if name not in ("TableText", "Gap") else 1.1
    shape.keep_with_next = True if more.get("keep") else None
    shape.alignment = WD_ALIGN_PARAGRAPH.CENTER if more.get("middle") else None
    return made


def strip(made: Any) -> None:
    """Without the lines and spaced letters that the usual styles have."""
    for part in (made.element.pPr, made.element.rPr):
        for name in ("w:pBdr", "w:spacing" if part is made.element.rPr else "w:none", "w:kern"):
            for found in part.findall(qn(name)) if name != "w:none" else ():
                part.remove(found)


def pack(buffer: BytesIO) -> None:
    """One time on all parts; no picture of the first page of another document."""
    with zipfile.ZipFile(buffer) as made, zipfile.ZipFile(TARGET, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in made.namelist():
            kept.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), made.read(name), zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    sys.exit(main())
