"""What the ledger cannot do, in Chinese and English."""

from __future__ import annotations


class LedgerError(Exception):
    """Says what is wrong, and what to do about it. ``loss``: the ledger cannot be reached or written now, so that
    something that was asked for was not done."""

    def __init__(self, zh: str, en: str, loss: bool = False) -> None:
        self.zh, self.en, self.loss = zh, en, loss
        super().__init__(en)
