"""What cannot be read at all because the question was wrong."""

from __future__ import annotations


class ReadError(Exception):
    """A wrong question (no such path, not a deliverable), in two languages. Faults of a deliverable are issues."""

    def __init__(self, zh: str, en: str) -> None:
        self.zh = zh
        self.en = en
        super().__init__(f"{zh} / {en}")
