"""What the ledger cannot do, in Chinese and English."""

from __future__ import annotations


class LedgerError(Exception):
    """Says what is wrong, and what to do about it."""

    def __init__(self, zh: str, en: str) -> None:
        self.zh, self.en = zh, en
        super().__init__(en)
