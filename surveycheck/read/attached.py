"""A file that is attached to a PDF, by its name."""

from __future__ import annotations

import io

from surveycheck.read.pdf_job import run_job

SECONDS = 30.0
"""A report of a hundred pages with its JSON takes a tenth of a second."""


class AttachedError(Exception):
    """The PDF cannot be read as far as its attachments, or has several of that name."""


def attached(data: bytes, name: str, seconds: float = SECONDS) -> bytes | None:
    """The attachment of that name in a PDF's bytes; None where it has none. Raises AttachedError."""
    from pypdf import PdfReader  # heavy: only where there is a PDF

    found: list[bytes] = []

    def look() -> None:
        reader = PdfReader(io.BytesIO(data), strict=False)
        for known, contents in reader.attachments.items():
            if known == name:
                found.extend(contents)

    fault, slow = run_job(look, seconds)
    if slow or fault:
        raise AttachedError(fault or f"{seconds:g} s")
    if len(found) > 1:
        raise AttachedError(f"{len(found)} × {name}")
    return found[0] if found else None
