"""The map in the window: it follows the session, and tells it what was clicked."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ..findings import as_row
from ..map import MapBar, MapView
from ..session import RUNNING, Session
from ..work import Work
from .labels import plain

Finding = Mapping[str, Any]

BATCH = 700
"""Milliseconds between two looks at the findings of a check that runs."""


class MapPage(QWidget):
    """The map with its bar; a line of words where it cannot be shown."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.view = MapView()
        self.bar = MapBar(self.view)
        self.words = plain(quiet=True)
        self.words.setContentsMargins(12, 4, 12, 4)
        self.words.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget, stretch in ((self.bar, 0), (self.words, 0), (self.view, 1)):
            layout.addWidget(widget, stretch)
        self._work = Work(self)
        self._later = QTimer(self, interval=BATCH, singleShot=True)
        self._later.timeout.connect(self._show_findings)
        self._connect(session)

    def _connect(self, session: Session) -> None:
        session.readable.connect(self._open)
        session.report_changed.connect(self._reported)
        session.findings_arrived.connect(self._arrived)
        session.selected.connect(self._selected)
        session.state_changed.connect(self._state_changed)
        self.view.finding_clicked.connect(self._clicked)
        self.view.failed.connect(self._failed)
        self.view.drawings_changed.connect(self.words.hide)

    def _open(self, path: Path) -> None:
        self.view.open(path)

    def _state_changed(self, state: str) -> None:
        order = self._session.order
        if order is None or self._session.saved:
            self.view.clear()
            self.words.setText(self.tr("这是保存的报告，没有图形。打开成果本身即可看图。"))
            self.words.setVisible(self._session.saved)
        else:
            self.view.expect(state == RUNNING)

    def _arrived(self, findings: object) -> None:
        if not self._later.isActive():
            self._later.start()

    def _reported(self) -> None:
        self._later.stop()
        report = self._session.report
        if report is not None and report.coverage is not None:
            self.view.set_unseen([g for g in report.coverage.unseen if g.level == "none"], shown=False)
        self._show_findings()

    def _show_findings(self) -> None:
        """In a thread: a hundred thousand findings take a while to lay out."""
        report, found = self._session.report, tuple(self._session.found)
        self._work.start(
            lambda: [drawn(as_row(f)) for f in report.findings] if report else [drawn(f) for f in found],
            self._shown,
            lambda _: None,
        )

    def _shown(self, findings: list[Finding]) -> None:
        self.view.set_findings(findings)
        self._selected(self._session.finding)

    def _selected(self, finding: Mapping[str, Any] | None) -> None:
        self.view.select(str(finding["id"]) if finding is not None and finding.get("id") else None)

    def _clicked(self, name: str) -> None:
        report = self._session.report
        kept = next((f for f in report.findings if f.id == name), None) if report else None
        told = next((f for f in self._session.found if f.get("id") == name), None)
        row = as_row(kept) if kept is not None else told
        if row is not None:
            self._session.select(row)

    def _failed(self, words: str) -> None:
        self.words.setText(words)
        self.words.show()


def drawn(finding: Finding) -> Finding:
    """The same, seen from the drawing: where its own place is in a table, its first drawn witness takes that place."""
    others = tuple(finding.get("others") or ())
    witness = next((other for other in others if other.get("handles")), None)
    if finding.get("handles") or witness is None:
        return finding
    place = {name: witness.get(name) for name in ("file", "layer", "handles", "layout")}
    at = witness.get("at") or finding.get("at")
    return {**finding, **place, "at": at, "others": tuple(other for other in others if other is not witness)}
