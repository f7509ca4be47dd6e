"""Session: the deliverable, its report and what is selected; the only source of signals for the views."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from surveycheck import Report, from_json

from .checker import Checker

IDLE, RUNNING, DONE, STOPPED, FAILED = "idle", "running", "done", "stopped", "failed"

SAVED = ".json"
"""What a saved report's name ends with."""

BATCH = 100
"""Milliseconds between two updates of the window while findings arrive."""


class Session(QObject):
    """``state_changed`` first, then what it brings: ``stage_changed`` (name, status), ``findings_arrived`` (list),
    ``report_changed``, ``progress_changed`` (0–1), ``selected`` (finding as a mapping, or None)."""

    state_changed = Signal(str)
    stage_changed = Signal(str, str)
    findings_arrived = Signal(list)
    report_changed = Signal()
    progress_changed = Signal(float)
    selected = Signal(object)

    def __init__(self, checker: Checker | None = None, lang: str = "zh", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lang = lang
        self.state = IDLE
        self.path: Path | None = None
        self.report: Report | None = None
        self.report_page: Path | None = None
        self.message = ""
        self.started = 0.0
        self.checker = checker or Checker(self)
        self._stage = ""
        self._waiting: list[Mapping[str, Any]] = []
        self._timer = QTimer(self, interval=BATCH)
        self._timer.timeout.connect(self._flush)
        self.checker.event.connect(self._event)
        self.checker.ended.connect(self._ended)
        self.checker.failed.connect(self._failed)
        self.checker.stopped.connect(self._stopped)

    def open(self, path: Path) -> None:
        """Check a deliverable, or show a saved report."""
        if path.suffix.lower() == SAVED and path.is_file():
            self.show_saved(path)
        else:
            self.check(path)

    def show_saved(self, file: Path) -> None:
        """Show the report that a JSON file holds; nothing is checked."""
        self.checker.discard()
        self.path, self.report, self.report_page, self.message = file, None, None, ""
        self.report_changed.emit()
        self.selected.emit(None)
        self._ended(str(file.parent), file)

    def check(self, path: Path) -> None:
        """Check a deliverable, from the beginning."""
        self.path, self.report, self.report_page, self.message = path, None, None, ""
        self._stage, self._waiting, self.started = "", [], time.monotonic()
        self._set(RUNNING)
        self.report_changed.emit()
        self.selected.emit(None)
        self._timer.start()
        self.checker.start(path, self.lang)

    def stop(self) -> None:
        self.checker.stop()

    def select(self, finding: Mapping[str, Any] | None) -> None:
        self.selected.emit(finding)

    def _set(self, state: str) -> None:
        self.state = state
        self.state_changed.emit(state)

    def _event(self, event: Mapping[str, Any]) -> None:
        kind = event.get("event")
        if "fraction" in event:
            self.progress_changed.emit(float(event["fraction"]))
        if kind == "stage":
            self._next_stage(str(event.get("stage", "")))
        elif kind == "finding":
            self._waiting.append(event.get("finding", event))

    def _next_stage(self, stage: str) -> None:
        if self._stage:
            self.stage_changed.emit(self._stage, DONE)
        self._stage = stage
        if stage:
            self.stage_changed.emit(stage, RUNNING)

    def _flush(self) -> None:
        found, self._waiting = self._waiting, []
        if found:
            self.findings_arrived.emit(found)

    def _finish(self, state: str) -> None:
        self._timer.stop()
        self._flush()
        if state == DONE:
            self._next_stage("")
        self._set(state)

    def _ended(self, folder: str, file: Path | None = None) -> None:
        try:
            saved = file or next(Path(folder).glob("*.json"))
            self.report = from_json(saved.read_text(encoding="utf-8"))
        except (OSError, ValueError, StopIteration) as error:
            self._failed(self.tr("报告无法读取：{0}").format(error))
            return
        page = saved.with_suffix(".html")
        self.report_page = page if page.is_file() else None
        self._finish(DONE)
        self.report_changed.emit()

    def _failed(self, message: str) -> None:
        self.message = message
        self._finish(FAILED)

    def _stopped(self) -> None:
        self._finish(STOPPED)
