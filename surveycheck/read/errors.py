"""What cannot be read at all because the question was wrong."""

from __future__ import annotations


class ReadError(Exception):
    """A wrong question (no such path, not a deliverable), in two languages. Faults of a deliverable are issues, except
    where not even the question by which pack it is to be checked can be answered: then ``loss`` is set."""

    def __init__(self, zh: str, en: str, loss: bool = False) -> None:
        self.zh = zh
        self.en = en
        self.loss = loss
        super().__init__(f"{zh} / {en}")
