"""The stages, as they finish, each with its findings so far."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from ..findings.flow import Flow
from ..session import DONE, RUNNING, Session

MARKS = {"": "○", RUNNING: "◐", DONE: "●"}


class StagesView(QWidget):
    """A row of stages: waiting ○, running ◐, done ●, each with the number of findings so far."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setAccessibleName(self.tr("检查阶段"))
        self.words = {
            "read": self.tr("读取"),
            "files": self.tr("文件与格式"),
            "structure": self.tr("分层与结构"),
            "values": self.tr("属性值"),
            "shape": self.tr("图形"),
            "topology": self.tr("拓扑关系"),
            "agreement": self.tr("图表一致"),
            "indicators": self.tr("指标计算"),
            "accuracy": self.tr("数学精度"),
        }
        self._state: dict[str, str] = {}
        self._found: Counter[str] = Counter()
        self.labels = {stage: QLabel() for stage in self.words}
        row = Flow(self, 16)
        for label in self.labels.values():
            label.setTextFormat(Qt.TextFormat.PlainText)
            row.addWidget(label)
        session.stage_changed.connect(self._changed)
        session.state_changed.connect(self._restart)
        session.findings_arrived.connect(self._arrived)
        session.report_changed.connect(self._reported)
        self._show()

    def _restart(self, state: str) -> None:
        if state == RUNNING:
            self._state, self._found = dict(self._session.stages), Counter()
            self._show()

    def _changed(self, stage: str, state: str) -> None:
        self._state[stage] = state
        self._show()

    def _arrived(self, findings: Sequence[Mapping[str, Any]]) -> None:
        running = next((stage for stage, state in self._state.items() if state == RUNNING), "")
        self._found.update(str(finding.get("stage") or running) for finding in findings)
        self._show()

    def _reported(self) -> None:
        report = self._session.report
        if report is not None:
            self._found = Counter()
            for run in report.runs:
                self._found[run.stage] += len(run.findings)
                self._state.setdefault(run.stage, DONE)
            self._state["read"] = DONE
            self._show()

    def _show(self) -> None:
        for stage, label in self.labels.items():
            found = self._found[stage]
            label.setText(f"{MARKS[self._state.get(stage, '')]} {self.words[stage]}" + (f" {found}" if found else ""))
            label.setObjectName("" if self._state.get(stage) == RUNNING or found else "quiet")
            label.style().polish(label)
