"""Beside a saved report: is it untouched, and signed by somebody known? Looked at as soon as it is opened."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QWidget

from surveycheck import trusted_keys, verify_report, verify_words

from ..look import tone_colour
from ..session import DONE, Session
from ..work import Work
from .answer import VERDICTS

if TYPE_CHECKING:
    from surveycheck import VerifyAnswer


class ProofButton(QPushButton):
    """Hidden where a deliverable was checked here and now; a click (``clicked``) asks for the whole answer."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._work = session, Work(self)
        self.hide()
        session.state_changed.connect(self._look)

    def _look(self, state: str) -> None:
        self._work.drop()
        file = self._session.path
        shown = self._session.saved and state == DONE and file is not None
        self.setVisible(shown)
        if shown and file is not None:
            self._say(self.tr("正在核对真伪…"), "open")
            self._work.start(lambda: _answer(file), self._show, lambda _: self._say(self.tr("核对真伪…"), "open"))

    def _show(self, answer: VerifyAnswer) -> None:
        words = {
            "authentic": self.tr("✓ 未被改动，签名可信"),
            "consistent": self.tr("✓ 未见改动，没有签名"),
            "unknown-key": self.tr("✗ 签名者未知"),
            "unproven": self.tr("○ 无法核对真伪"),
        }
        self._say(words.get(answer.verdict, self.tr("✗ 报告已被改动")), VERDICTS.get(answer.verdict, "bad"))
        self.setToolTip(verify_words(answer)[1 if self._session.lang == "en" else 0])

    def _say(self, text: str, tone: str) -> None:
        self.setText(text)
        self.setStyleSheet(f"color: {tone_colour(tone).name()}")


def _answer(file: Path) -> VerifyAnswer:
    return verify_report(file, None, trusted_keys()[0])
