"""What is wrong with a file of waivers or decisions, or with what is asked of it."""

from __future__ import annotations


class WaiverError(Exception):
    """Chinese and English words that name file and line. ``loss``: a file that nobody named could not be read, so that
    the check is not complete; otherwise it is wrong usage."""

    def __init__(self, zh: str, en: str, loss: bool = False) -> None:
        self.zh, self.en, self.loss = zh, en, loss
        super().__init__(en)
