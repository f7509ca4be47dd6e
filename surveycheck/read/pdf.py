"""The text of PDF files, read with pypdf in a thread that is ended when it takes too long.

A PDF is a program of its own: it may be bent to loop, to nest or to unpack without end. So its size, its pages, its
text and the time that it may take are bounded, and whatever goes wrong in it becomes an issue of that file and of no
other. Nothing of it is carried out, and nothing outside it is opened."""

from __future__ import annotations

import ctypes
import io
import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import IO, Any

from surveycheck.model import Event, Issue, Paper, Progress

MAX_SIZE = 64 * 1024 * 1024
"""Bytes of a PDF: a report of hundreds of pages has a few MB; what is larger is a book of scans without text."""

MAX_PAGES = 500
"""Pages of which the text is taken."""

MAX_TEXT = 4_000_000
"""Letters of all pages together."""

SECONDS = 10.0
"""A page of text takes some hundredths of a second; after this time the file is given up."""

GRACE = 2.0
"""So long a thread has to end once it was told to."""


class _Enough(BaseException):
    """Raised inside the thread: the time is over. No ``Exception``, which pypdf takes for a fault of the file."""


@dataclass(eq=False)
class _Work:
    """What the thread has found so far; ``trouble`` is the word of an issue, with its note."""

    data: bytes
    pages: list[str] = field(default_factory=list)
    count: int = 0
    trouble: tuple[str, str] | None = None
    over: bool = False


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
    """Let a thread work, and end it when its time is over, or when the progress wants to stop."""
    from pypdf import PdfReader  # heavy: only where there is a PDF

    thread = threading.Thread(target=_extract, args=(work, PdfReader), name="pdf", daemon=True)
    thread.start()
    end = time.monotonic() + seconds
    try:
        while thread.is_alive() and time.monotonic() < end:
            thread.join(0.05)
            progress(Event("stage", 0.5))
    finally:
        if thread.is_alive():
            work.over = True
            _end(thread)
    if thread.is_alive() or work.over:
        work.trouble = ("pdf-too-slow", f"{seconds:g} s")


def _end(thread: threading.Thread) -> None:
    """Raise ``_Enough`` in the thread. pypdf is plain Python, so it arrives with the next line."""
    until = time.monotonic() + GRACE
    while thread.is_alive() and time.monotonic() < until:
        ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread.ident or 0), ctypes.py_object(_Enough))
        thread.join(0.2)


def _extract(work: _Work, reader_of: Callable[..., Any]) -> None:
    """In the thread: fill ``work``. Everything that may come out of a bent file ends here."""
    try:
        _pages(work, reader_of)
    except _Enough:
        work.over = True
    except RecursionError:
        work.trouble = ("pdf-damaged", "nested too deeply")
    except MemoryError:
        work.trouble = ("pdf-damaged", "takes too much memory")
    except Exception as error:  # pypdf raises nearly anything on a bent file
        work.trouble = ("pdf-damaged", " ".join(str(error).split())[:200] or type(error).__name__)


def _pages(work: _Work, reader_of: Callable[..., Any]) -> None:
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
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
