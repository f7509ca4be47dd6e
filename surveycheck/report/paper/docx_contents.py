"""The table of contents of a DOCX (ECMA-376 part 1, §17.16.5.68): a field that stands there with its titles.

Only the program that sets the pages knows their numbers, so there are none until it is asked to bring the field up to
date; a number that may be wrong is worse than none, and a question at each opening is worse than a key. How to ask is
said in a last line, which is a part of the field: it goes as the numbers come.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from surveycheck.report.paper.blocks import Block, Heading, Paper
from surveycheck.report.paper.docx_xml import NAMESPACE, QUIET, paragraph, run

DEPTH = 2
"""Levels of headings that it lists."""

FIELD = f'TOC \\o "1-{DEPTH}" \\h \\z \\u'
"""Headings of these levels, as links, without numbers in a browser's view."""


def listed(made: Paper) -> list[Heading]:
    """The headings that it lists, in the order in which they are set."""
    every: list[Block] = [*made.front, *made.body, *made.wide, *made.annexes]
    return [block for block in every if isinstance(block, Heading) and block.level <= DEPTH]


def bookmark(number: int) -> str:
    """The name of the place at the ``number``-th heading (from 0), as word processors name theirs."""
    return f"_Toc{number + 1:08}"


def marks(number: int) -> tuple[str, str]:
    """Begin and end of that place."""
    begin = f'<w:bookmarkStart {NAMESPACE} w:id="{number + 1}" w:name="{bookmark(number)}"/>'
    return begin, f'<w:bookmarkEnd {NAMESPACE} w:id="{number + 1}"/>'


def contents(title: str, hint: str, headings: Sequence[Heading], styles: Sequence[str]) -> str:
    """Its title on a new page and a line for each heading. ``styles``: of the title, and of the lines by level."""
    lines = [paragraph(run(title), styles[0], "<w:pageBreakBefore/>")]
    for number, one in enumerate(headings):
        text = f'<w:r><w:t xml:space="preserve">{escape(one.text)}</w:t></w:r>'
        link = f'<w:hyperlink w:anchor="{bookmark(number)}" w:history="1">{text}</w:hyperlink>'
        lines.append(paragraph(link if number else _opened() + link, styles[one.level]))
    lines.append(paragraph(run(hint, QUIET) + _char("end"), "TableText"))
    kind = '<w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>'
    told = f"<w:sdtPr><w:docPartObj>{kind}</w:docPartObj></w:sdtPr>"
    return f"<w:sdt {NAMESPACE}>{told}<w:sdtContent>{''.join(lines)}</w:sdtContent></w:sdt>"


def _opened() -> str:
    said = f'<w:r><w:instrText xml:space="preserve"> {escape(FIELD)} </w:instrText></w:r>'
    return _char("begin") + said + _char("separate")


def _char(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
