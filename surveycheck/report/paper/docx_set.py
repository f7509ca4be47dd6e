"""The blocks of a paper into a document of python-docx."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

from surveycheck.report.paper.blocks import (
    Block,
    Card,
    Cover,
    Facts,
    Figure,
    Figures,
    Heading,
    NewPage,
    Points,
    Rule,
    Table,
    Text,
    Verdict,
)
from surveycheck.report.paper.docx_contents import DEPTH, contents, marks
from surveycheck.report.paper.docx_widths import beside, shares
from surveycheck.report.paper.docx_xml import (
    INK,
    LINE,
    MAIN,
    NAMESPACE,
    QUIET,
    TONES,
    box,
    edge,
    grid,
    paragraph,
    parsed,
    row,
    run,
    table,
)

TWIP = 635
"""English metric units in a twentieth of a point: python-docx counts in those."""

NUMBER = "No. {}　"
CARD_PICTURE = 0.55
"""Share of the line that the picture of a finding takes."""


class Setter:
    """Puts blocks at the end of a document. ``pictures`` are PNG; none where there is no font to draw them with."""

    def __init__(self, document: Any, pictures: Sequence[bytes]) -> None:
        self._document = document
        self._pictures = pictures
        self._turn = False
        self._listed = 0
        self._styles = {style.name for style in document.styles}
        self._do: dict[type, Callable[[Any], None]] = {
            NewPage: self._new_page,
            Heading: self._heading,
            Text: self._text,
            Points: self._points,
            Facts: lambda block: self.facts(block.rows),
            Table: self._table,
            Figure: self._figure,
            Figures: self._figures,
            Rule: self._rule,
            Card: self._card,
            Verdict: self.verdict,
        }

    @property
    def whole(self) -> int:
        """Width of the line in twentieths of a point."""
        section = self._document.sections[-1]
        return int((section.page_width - section.left_margin - section.right_margin) / TWIP)

    def put(self, blocks: Sequence[Block], new_page: bool = False) -> None:
        """All of them, in their order. ``new_page``: the first, a heading, begins one."""
        for number, block in enumerate(blocks):
            self._do[type(block)](block)
            if isinstance(block, Text) and isinstance((*blocks, None)[number + 1], Table | Figure | Figures):
                self._document.paragraphs[-1].paragraph_format.keep_with_next = True
            if new_page and not number:
                self._document.paragraphs[-1].paragraph_format.page_break_before = True

    def line(self, text: str, style: str = "Normal", keep: bool = False) -> Any:
        """A paragraph. An office's template without a style gets its usual one."""
        made = self._document.add_paragraph(text, style=style if style in self._styles else "Normal")
        if keep:
            made.paragraph_format.keep_with_next = True
        return made

    def xml(self, text: str) -> None:
        """Something that is written already; a small space after it, without which Word joins two tables."""
        self._document.element.body.insert_element_before(parsed(text), "w:sectPr")
        self.line("", "Gap")

    def cover(self, cover: Cover) -> None:
        """Title, facts, verdict, who signs and where the stamp goes."""
        self.line(cover.office, "Cover")
        self.line(cover.title, "Title")
        self.line(cover.subtitle, "Subtitle")
        self.facts(cover.rows, lines=True)
        self._space(16)
        self.verdict(cover.verdict)
        self._space(36)
        whole, names = self.whole, cover.signatures
        widths = shares([1.0] * len(names), whole)
        space = paragraph("", "TableText", '<w:spacing w:before="560" w:after="0"/>')
        dated = paragraph(run(cover.dated, QUIET), "TableText")
        under = edge("bottom", QUIET, 4)
        first = "".join(
            box(paragraph(run(who, QUIET), "TableText") + space, width, under)
            for who, width in zip(names, widths, strict=True)
        )
        self.xml(grid([row(first), row("".join(box(dated, width) for width in widths))], widths))
        self._space(14)
        stamp = paragraph(run(cover.stamp, QUIET), "TableText", '<w:spacing w:before="60" w:after="760"/>')
        sides = "".join(edge(side, LINE, 6).replace("single", "dashed") for side in ("top", "left", "bottom", "right"))
        self.xml(grid([row(box(stamp, whole))], [whole], sides))

    def _space(self, points: float) -> None:
        from docx.shared import Pt

        self.line("", "Gap").paragraph_format.space_before = Pt(points)

    def facts(self, rows: Sequence[tuple[str, str]], lines: bool = False) -> None:
        """Names and values; what is empty has a line to write on."""
        widths = beside([name for name, _ in rows], self.whole, 22 if lines else 18)
        made = []
        for name, value in rows:
            under = edge("bottom", QUIET if not value else LINE, 4) if lines or not value else ""
            size, more = (22, '<w:spacing w:before="150" w:after="50"/>') if lines else (0, "")
            said = box(paragraph(run(value, half_points=size), "TableText", more), widths[1], under)
            named = run(name, QUIET, half_points=size)
            made.append(row(box(paragraph(named, "TableText", more), widths[0]) + said))
        self.xml(grid(made, widths))

    def verdict(self, block: Verdict) -> None:
        """Large letters beside a bar in the colour of the verdict."""
        color, whole = TONES.get(block.tone, INK), self.whole
        big = run(block.big, color, True, 36) + (run(f"　　{block.score}", INK, True, 28) if block.score else "")
        content = paragraph(big, "TableText") + paragraph(run(block.why), "TableText")
        content += paragraph(run(block.warning, TONES["warn"]), "TableText") if block.warning else ""
        sides = "".join(
            edge(s, *((color, 36) if s == "left" else (LINE, 4))) for s in ("top", "left", "bottom", "right")
        )
        self.xml(grid([row(box(content, whole))], [whole], sides, 160))

    def _new_page(self, block: NewPage) -> None:
        self._turn = True

    def contents(self, title: str, hint: str, headings: Sequence[Heading]) -> None:
        """The table of contents, on a page of its own."""
        names = ("TOC Heading", "toc 1", "toc 2")
        ids = {style.name: style.style_id for style in self._document.styles}
        xml = contents(title, hint, headings, [ids.get(name, ids.get("Normal", "")) for name in names])
        self._document.element.body.insert_element_before(parsed(xml), "w:sectPr")

    def _heading(self, block: Heading) -> None:
        made = self.line(block.text, f"Heading {block.level}")
        made.paragraph_format.page_break_before = self._turn or None
        self._turn = False
        if block.level <= DEPTH:
            begin, end = marks(self._listed)
            made._p.insert_element_before(parsed(begin), "w:r")
            made._p.append(parsed(end))
            self._listed += 1

    def _text(self, block: Text) -> None:
        made = self.line(block.text, {"quiet": "Quiet", "warn": "Warning"}.get(block.tone, "Normal"))
        for one in made.runs:
            one.bold = True if block.tone == "strong" else None

    def _points(self, block: Points) -> None:
        for item in block.items:
            self.line(item, "List Number" if block.numbered else "List Bullet")

    def _table(self, block: Table) -> None:
        if block.caption:
            self.line(block.caption, "Caption", keep=True)
        self.xml(table(block, self.whole))

    def _figure(self, block: Figure) -> None:
        self._picture(self.line("", keep=True), block.picture, block.width, block.caption)
        self.line(block.caption, "Caption")

    def _figures(self, block: Figures) -> None:
        widths = [int(self.whole * figure.width) for figure in block.figures]
        cells = [paragraph("", "TableText") + paragraph(run(f.caption, QUIET), "TableText") for f in block.figures]
        self.xml(grid([row("".join(box(c, w) for c, w in zip(cells, widths, strict=True)))], widths))
        for place, figure in zip(self._document.tables[-1].rows[0].cells, block.figures, strict=True):
            self._picture(place.paragraphs[0], figure.picture, figure.width - 0.02, figure.caption)

    def _picture(self, made: Any, number: int, width: float, alt: str) -> None:
        if not 0 <= number < len(self._pictures):
            return
        stream = BytesIO(self._pictures[number])
        shape = made.add_run().add_picture(stream, width=int(self.whole * TWIP * min(width, 0.99)))
        shape._inline.docPr.set("descr", alt)

    def _rule(self, block: Rule) -> None:
        self.line(block.title, "Heading 3")
        made = self.line("", keep=True)
        self._runs(made, run(f" {block.label} ", "FFFFFF", fill=TONES[block.tone]) + run(f"　{block.said}", QUIET))
        if block.rows:
            self.facts(block.rows)

    def _card(self, block: Card) -> None:
        made = self.line("", "Finding", keep=True)
        tag = run(f"　〔{block.tag}〕", QUIET) if block.tag else ""
        label = run(f" {block.label} ", "FFFFFF", fill=TONES[block.tone])
        self._runs(made, label + run(f"　{NUMBER.format(block.number)}", QUIET) + run(block.text, bold=True) + tag)
        picture = 0 <= block.picture < len(self._pictures)
        widths = shares([1 - CARD_PICTURE, CARD_PICTURE] if picture else [1.0, 0.001], self.whole)
        lines = [paragraph(run(f"{name}　", QUIET) + run(value), "TableText") for name, value in block.rows]
        bar = edge("left", TONES[block.tone], 18)
        cells = box("".join(lines) or paragraph("", "TableText"), widths[0], bar)
        cells += box(paragraph("", "TableText"), widths[1]) if picture else ""
        self.xml(grid([row(cells)], widths if picture else [self.whole]))
        if picture:
            place = self._document.tables[-1].rows[0].cells[1].paragraphs[0]
            self._picture(place, block.picture, CARD_PICTURE - 0.02, block.alt)

    def _runs(self, made: Any, xml: str) -> None:
        for one in parsed(paragraph(xml).replace("<w:p>", f"<w:p {NAMESPACE}>", 1)).findall(f"{{{MAIN}}}r"):
            made._p.append(one)
