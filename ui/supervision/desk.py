"""The desk: one ledger, asked beside the window's thread, and who is told of what changed in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QObject, Signal

from surveycheck import Bureau

from ..faults import sentence
from ..work import Work

Ask = Callable[[Bureau], Any]


class Desk(QObject):
    """``changed``: the ledger is another one, or other things stand in it. ``failed`` brings a sentence, ``told``
    one that is no complaint."""

    changed = Signal()
    failed = Signal(str)
    told = Signal(str)

    def __init__(self, where: str, lang: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.bureau, self.lang = Bureau(where), lang

    def open(self, where: str) -> None:
        """Another ledger."""
        old, self.bureau = self.bureau, Bureau(where)
        old.close()
        self.changed.emit()

    def ask(self, work: Work, what: Ask, done: Callable[[Any], None], key: str) -> None:
        """Ask the ledger in a thread of ``work``; ``done`` follows in the window's, unless it is asked anew."""
        bureau = self.bureau
        work.ask(key, lambda: what(bureau), lambda found: self._done(bureau, done, found), self.tell)

    def _done(self, bureau: Bureau, done: Callable[[Any], None], found: Any) -> None:
        if bureau is self.bureau:
            done(found)

    def tell(self, error: Exception) -> None:
        """Say what is wrong."""
        self.failed.emit(sentence(error, self.lang))

    def word(self, zh: str, en: str) -> str:
        """What the engine says in both languages."""
        return en if self.lang == "en" else zh

    def listed(self, names: Iterable[str]) -> str:
        """Names one after the other."""
        return self.word("、", ", ").join(names)

    def remarked(self, text: str, remark: str) -> str:
        """A text with something in brackets behind it."""
        return self.word(f"{text}（{remark}）", f"{text} ({remark})")
