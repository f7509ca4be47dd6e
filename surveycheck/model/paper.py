"""Papers: what a PDF says, page by page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Paper:
    """The text of a PDF, one item a page, as its reader gives it; a page without text (a scan) is ""."""

    file: str
    pages: tuple[str, ...]

    @property
    def silent(self) -> bool:
        """Is there no text on any page?"""
        return not any(page.strip() for page in self.pages)
