"""What the ledger cannot do, in Chinese and English."""

from __future__ import annotations


class LedgerError(Exception):
    """Says what is wrong, and what to do about it, in words for the app and for the command line. ``loss``: the ledger
    cannot be reached or written now, so that something that was asked for was not done. ``option``: of a command, that
    helps; the command line says it, a window has its own ways."""

    def __init__(self, zh: str, en: str, loss: bool = False, option: str = "") -> None:
        self.zh, self.en, self.loss, self.option = zh, en, loss, option
        super().__init__(en)
