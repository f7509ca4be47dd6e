"""The card of the chosen finding: what, where, why, how to mend it. Everything is plain text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ..session import Session
from .findings import where


class CardView(QPlainTextEdit):
    """Text of a deliverable is never taken for rich text: the card is plain."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setReadOnly(True)
        self.setAccessibleName(self.tr("问题详情"))
        self.setPlaceholderText(self.tr("选择一条问题，查看位置、依据和改正方法。"))
        session.selected.connect(self._show)

    def _show(self, finding: Mapping[str, Any] | None) -> None:
        self.setPlainText("" if finding is None else "\n".join(self._lines(finding)))

    def _lines(self, finding: Mapping[str, Any]) -> list[str]:
        end = "_en" if self._session.lang == "en" else ""
        report = self._session.report
        card = (report.cards or {}).get(finding["code"], {}) if report is not None else {}
        severity = self.tr("提示") if finding["severity"] == "note" else finding["severity"]
        lines = [f"{severity}  {finding['code']}  {finding['title' + end]}", finding["message" + end]]
        lines += ["", self.tr("位置：") + where(finding)]
        if finding.get("at"):
            east, north = finding["at"]
            lines.append(self.tr("坐标：X（北）{0}  Y（东）{1}").format(f"{north:.3f}", f"{east:.3f}"))
        lines += [self.tr("另见：") + where(other) for other in finding.get("others") or ()]
        words = ((self.tr("依据："), finding.get("clause")), (self.tr("原因："), card.get("why" + end)))
        return [*lines, *(label + text for label, text in (*words, (self.tr("改正："), card.get("fix" + end))) if text)]
