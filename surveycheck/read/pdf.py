"""The text of PDF files, read with pypdf in a thread that is ended when it takes too long.

A PDF is a program of its own: it may be bent to loop, to nest or to unpack without end. So its size, its pages, its
text and the time that it may take are bounded, and whatever goes wrong in it becomes an issue of that file and of no
other. Nothing of it is carried out, and nothing outside it is opened."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import IO, Any

from surveycheck.model import Issue, Paper, Progress
from surveycheck.read.pdf_job import run_job

MAX_SIZE = 64 * 1024 * 1024
"""Bytes of a PDF: a report of hundreds of pages has a few MB; what is larger is a book of scans without text."""

MAX_PAGES = 500
"""Pages of which the text is taken."""

MAX_TEXT = 4_000_000
"""Letters of all pages together."""

SECONDS = 10.0
"""A page of text takes some hundredths of a second; after this time the file is given up."""


@dataclass(eq=False)
class _Work:
    """What the thread has found so far; ``trouble`` is the word of an issue, with its note."""

    data: bytes
    pages: list[str] = field(default_factory=list)
    count: int = 0
    trouble: tuple[str, str] | None = None


def read_pdf(
    opened: Callable[[], IO[bytes]], size: int, path: str, progress: Progress, seconds: float = SECONDS
) -> tuple[Paper | None, list[Issue]]:
    """The text of a PDF, and what kept it from being read. ``progress`` hears that it goes on, and may raise."""
    if size > MAX_SIZE:
        return None, [Issue("pdf-too-large", path, facts={"value": size, "upper": MAX_SIZE})]
    with opened() as stream:
        work = _Work(stream.read(MAX_SIZE + 1))
    _run(work, seconds, progress)
    if work.trouble is not None:
        word, note = work.trouble
        return None, [Issue(word, path, facts={"note": note, "count": work.count})]
    paper = Paper(path, tuple(work.pages))
    if paper.silent:
        return paper, [Issue("pdf-no-text", path, facts={"count": work.count})]
    return paper, _cut(work, path)


def _cut(work: _Work, path: str) -> list[Issue]:
    """Pages behind the limit were not read."""
    if work.count <= len(work.pages):
        return []
    return [Issue("pdf-long", path, facts={"count": work.count, "upper": len(work.pages)})]


def _run(work: _Work, seconds: float, progress: Progress) -> None:
    from pypdf import PdfReader  # heavy: only where there is a PDF

    fault, slow = run_job(lambda: _pages(work, PdfReader), seconds, progress)
    if slow:
        work.trouble = ("pdf-too-slow", f"{seconds:g} s")
    elif fault:
        work.trouble = ("pdf-damaged", fault)


def _pages(work: _Work, reader_of: Callable[..., Any]) -> None:
    reader = reader_of(io.BytesIO(work.data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        work.trouble = ("pdf-encrypted", "")
        return
    work.count = len(reader.pages)
    letters = 0
    for page in reader.pages[:MAX_PAGES]:
        text = page.extract_text()
        letters += len(text)
        if letters > MAX_TEXT:
            return
        work.pages.append(text)
