"""What is said where a key, a signature or a manifest cannot be used."""

from __future__ import annotations


class SealError(Exception):
    """Chinese and English words; ``loss``: a file is there and cannot be read, which is more than wrong usage.
    ``option``: of a command, that helps, for the command line."""

    def __init__(self, zh: str, en: str, loss: bool = False, option: str = "") -> None:
        self.zh, self.en, self.loss, self.option = zh, en, loss, option
        super().__init__(en)
