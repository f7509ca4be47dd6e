"""A report's findings → an index, a part at a time, so that a hundred thousand do not stall the window."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from surveycheck import Report

from .index import Index
from .rows import as_row

PART = 1000
"""Findings between two turns of the event loop; so many are had at once."""


class Loading(QObject):
    """``ready`` brings the whole index; of a short report it comes before ``start`` returns."""

    ready = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._part)
        self._report: Report | None = None
        self._index = Index()

    def start(self, report: Report, lang: str) -> None:
        """Begin with a report; one that was begun before is left."""
        self._report = report
        self._index = Index(lang)
        self._index.replace((), {run.code: run.stage for run in report.runs})
        self._part()
        if self._report is not None:
            self._timer.start()

    def stop(self) -> None:
        """Leave it."""
        self._report = None
        self._timer.stop()

    def _part(self) -> None:
        report = self._report
        if report is None:
            self._timer.stop()
            return
        first = len(self._index)
        self._index.extend([as_row(finding) for finding in report.findings[first : first + PART]])
        if len(self._index) == len(report.findings):
            self.stop()
            self.ready.emit(self._index)
