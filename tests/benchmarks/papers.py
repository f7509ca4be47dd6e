"""Reports on paper against bare typst on the same text, and how long very many findings take.

python tests/benchmarks/papers.py [SAMPLE] [COUNT …]
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
from typst import Compiler

from surveycheck import inspect
from surveycheck.model import Report
from surveycheck.report.docx import write_docx
from surveycheck.report.paper import typeset
from surveycheck.report.paper.clean import SOFT
from surveycheck.report.paper.fonts import known_fonts, typeface
from surveycheck.report.pdf import write_pdf
from surveycheck.report.wish import Wish

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "defects" / "05-parcel-and-boundary.zip"
COUNTS = (1_000, 10_000, 100_000)
TIMES = 3

BARE = """
#let d = json(bytes(sys.inputs.data))
#set page(paper: "a4", margin: (x: 2.2cm, y: 2.3cm))
#set text(font: d.fonts, fallback: false, size: 9pt)
#for one in d.lines { par(one) }
"""
"""A line of the report is a paragraph: as many pages, without a table, a picture or an attachment."""


def best(work: Callable[[], object]) -> float:
    """Seconds of the fastest of some runs."""
    found = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        work()
        found.append(time.perf_counter() - begun)
    return min(found)


def many(report: Report, count: int) -> Report:
    """The report with so many findings, each with a cause of its own."""
    old = report.findings
    more = tuple(replace(old[n % len(old)], id=f"{n}-{old[n % len(old)].code}", cause="") for n in range(count))
    return replace(report, findings=more)


def bare(pdf: bytes) -> tuple[float, int]:
    """Seconds that typst takes for the text of a PDF, and the pages that it makes of it."""
    pages = [page.extract_text().replace(SOFT, "") for page in pypdf.PdfReader(BytesIO(pdf)).pages]
    lines = [line for page in pages for line in page.splitlines() if line.strip()]
    face = typeface(lines)
    assert face is not None
    kept = [line for line in lines if set(line) <= face.letters]
    data = {"data": json.dumps({"lines": kept, "fonts": list(face.families)}, ensure_ascii=False)}

    def work() -> bytes:
        made: bytes = Compiler(BARE.encode(), font_paths=known_fonts(), sys_inputs=data).compile(format="pdf")
        return made

    return best(work), len(pypdf.PdfReader(BytesIO(work())).pages)


def share(report: Report) -> float:
    """Seconds that typst takes for the PDF of a report, without what we do before: the same paper, bare."""
    found: list[float] = []
    compiled = typeset._compiled

    def timed(*given: Any, **wanted: Any) -> Any:
        begun = time.perf_counter()
        made = compiled(*given, **wanted)
        found.append(time.perf_counter() - begun)
        return made

    typeset._compiled = timed
    try:
        best(lambda: write_pdf(report, Wish()))
    finally:
        typeset._compiled = compiled
    return min(found)


def main() -> int:
    """One line for each number of findings."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE
    counts = [int(word) for word in sys.argv[2:]] or COUNTS
    report = inspect(path)
    for count in (len(report.findings), *counts):
        made = many(report, count) if count != len(report.findings) else report
        pdf = write_pdf(made, Wish())["pdf"]
        assert isinstance(pdf, bytes)
        ours, pages = best(lambda made=made: write_pdf(made, Wish())), len(pypdf.PdfReader(BytesIO(pdf)).pages)
        alone, plain = bare(pdf)
        typst = share(made)
        word = best(lambda made=made: write_docx(made, Wish()))
        print(
            f"{count:7} findings: PDF {ours:6.2f} s, {pages} pages, {len(pdf) / 1e6:.1f} MB: {ours / typst:.2f} times "
            f"typst alone on that paper ({typst:.2f} s); its text as {plain} pages of bare paragraphs {alone:.2f} s; "
            f"DOCX {word:.2f} s"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
