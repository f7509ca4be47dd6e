"""The verdict: level and score, or what is going on instead."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from surveycheck import Report

from ..session import DONE, FAILED, RUNNING, STOPPED, Session


class VerdictView(QWidget):
    """Large word, a sentence, and a bar while it runs."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.word = QLabel("", objectName="verdict")
        self.sentence = QLabel("", objectName="sentence", wordWrap=True)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.bar = QProgressBar(maximum=1000, textVisible=False)
        self.bar.setAccessibleName(self.tr("进度"))
        right = QVBoxLayout()
        right.addWidget(self.sentence)
        right.addWidget(self.bar)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(20)
        layout.addWidget(self.word)
        layout.addLayout(right, 1)
        self._clock = QTimer(self, interval=500)
        self._clock.timeout.connect(self._tick)
        session.state_changed.connect(self._show)
        session.report_changed.connect(self._show)
        session.progress_changed.connect(lambda fraction: self.bar.setValue(int(1000 * fraction)))

    def _tick(self) -> None:
        seconds = int(time.monotonic() - self._session.started)
        self.sentence.setText(self.tr("正在检查，尚非最终结果。已用 {0} 秒。").format(seconds))

    def _show(self) -> None:
        state = self._session.state
        self.bar.setVisible(state == RUNNING)
        if state == RUNNING:
            self._clock.start()
            self.bar.setValue(0)
            self.word.setText("…")
            self._tick()
            return
        self._clock.stop()
        if state == STOPPED:
            self.word.setText("—")
            self.sentence.setText(self.tr("已停止。以上不是最终结果。"))
        elif state == FAILED:
            self.word.setText("—")
            self.sentence.setText(self._session.message)
        elif state == DONE and self._session.report is not None:
            self.word.setText(self._level(self._session.report))
            self.sentence.setText(self._sentence(self._session.report))

    def _level(self, report: Report) -> str:
        grade = report.grade
        if grade is not None and grade.level:
            levels = {
                "优": self.tr("优"),
                "良": self.tr("良"),
                "合格": self.tr("合格"),
                "不合格": self.tr("不合格"),
            }
            return levels.get(grade.level, grade.level)
        if not report.complete:
            return self.tr("检查不完整")
        if grade is not None:
            return self.tr("暂不定级")
        return self.tr("通过") if report.passes else self.tr("未通过")

    def _sentence(self, report: Report) -> str:
        english = self._session.lang == "en"
        found = sum(f.state == "open" for f in report.findings)
        parts = [self.tr("{0} 处问题，{1} 条规则").format(found, len(report.runs))]
        grade = report.grade
        if grade is not None and grade.score is not None:
            parts.insert(0, self.tr("{0} 分").format(f"{grade.score:.1f}"))
        if grade is not None and grade.partial:
            parts.append(self.tr("部分检查"))
        if grade is not None:
            parts += grade.reasons_en if english else grade.reasons
        parts += report.losses_en if english else report.losses
        title = report.pack.title_en if english else report.pack.title
        return self.tr("；").join(parts) + f"\n{title} {report.pack.edition}"
