"""What is said where a key, a signature or a manifest cannot be used."""

from __future__ import annotations


class SealError(Exception):
    """Chinese and English words; ``loss``: a file is there and cannot be read, which is more than wrong usage."""

    def __init__(self, zh: str, en: str, loss: bool = False) -> None:
        self.zh, self.en, self.loss = zh, en, loss
        super().__init__(en)
