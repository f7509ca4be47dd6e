"""The verdict: level and score, or what is going on instead; beside it whether it still holds, and what changed."""

from __future__ import annotations

import time
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from surveycheck import Report, rounded, verdict

from ..look import tone_colour
from ..order import FILES, MANUAL, WAIVERS
from ..session import DONE, FAILED, RUNNING, SETTINGS, STOPPED, UNFINISHED, Session


class VerdictView(QWidget):
    """Large word, a sentence, and a bar while it runs."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.word = QLabel("", objectName="verdict")
        self.word.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence = QLabel("", objectName="sentence", wordWrap=True)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.changes = QLabel("", objectName="quiet")
        self.stale = QLabel("", objectName="stale")
        self.bar = QProgressBar(maximum=1000, textVisible=False)
        self.bar.setAccessibleName(self.tr("进度"))
        self.setLayout(self._laid_out())
        self._clock = QTimer(self, interval=500)
        self._clock.timeout.connect(self._tick)
        session.state_changed.connect(self._show)
        session.report_changed.connect(self._show)
        session.progress_changed.connect(self._progress)
        session.stale_changed.connect(self._stale)
        session.compared.connect(self._compared)
        self._stale(session.stale)
        self.changes.hide()

    def _laid_out(self) -> QHBoxLayout:
        right = QVBoxLayout()
        right.setSpacing(4)
        notes = QHBoxLayout()
        for label in (self.stale, self.changes):
            notes.addWidget(label)
        notes.addStretch()
        right.addWidget(self.sentence)
        right.addLayout(notes)
        right.addWidget(self.bar)
        layout = QHBoxLayout()
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(20)
        layout.addWidget(self.word)
        layout.addLayout(right, 1)
        return layout

    def _progress(self, fraction: float) -> None:
        self.bar.setValue(int(1000 * fraction))

    def _tick(self) -> None:
        seconds = int(time.monotonic() - self._session.started)
        self.sentence.setText(self.tr("正在检查，尚非最终结果。已用 {0} 秒。").format(seconds))

    def _show(self) -> None:
        state, report = self._session.state, self._session.report
        running = state == RUNNING
        self.bar.setVisible(running)
        if running:
            self._clock.start()
            self._word("…", "open")
            self._tick()
            return
        self._clock.stop()
        if state == STOPPED:
            self._word("—", "open")
            self.sentence.setText(self.tr("已停止。以上不是最终结果。"))
        elif state == FAILED:
            self._word("—", "open")
            self.sentence.setText(self._session.message)
        if state in (STOPPED, FAILED) and report is not None:
            about = verdict(report).big[self._session.lang == "en"]
            told = self.tr("以下仍是上一次检查的结果（{0}），不是最终结果。").format(about)
            first = self.tr("已停止。") if state == STOPPED else self._session.message
            self.sentence.setText(f"{first}\n{told}")
        elif state == DONE and report is not None:
            found = verdict(report)
            self._word(found.big[self._session.lang == "en"], found.tone)
            self.sentence.setText(self._sentence(report, found.why))

    def _word(self, text: str, tone: str) -> None:
        self.word.setText(text)
        self.word.setStyleSheet(f"color: {tone_colour(tone).name()}")

    def _sentence(self, report: Report, why: tuple[str, str]) -> str:
        english = self._session.lang == "en"
        found = sum(f.state == "open" for f in report.findings)
        parts = [self.tr("{0} 处问题，{1} 条规则", "", found).format(found, len(report.runs))]
        grade = report.grade
        if grade is not None and grade.score is not None:
            parts.insert(0, self.tr("{0} 分").format(rounded(grade.score)))
        if grade is not None and grade.partial:
            parts.append(self.tr("部分检查"))
        parts += report.losses_en if english else report.losses
        return self.tr("；").join(parts) + "\n" + why[english]

    def _stale(self, stale: bool) -> None:
        self.stale.setText(self._why_stale())
        self.stale.setVisible(stale)

    def _why_stale(self) -> str:
        """What has become of what the report rests on, and what to do."""
        why, path = self._session.why_stale, self._session.deliverable
        if why == {UNFINISHED}:
            return self.tr("重新检查没有完成。按 F5 再查一次")
        if FILES in why and path is not None and not path.exists():
            return self.tr("成果已不在原处（被移动、改名或删除）。放回后按 F5 重新检查")
        words = {FILES: self.tr("文件"), SETTINGS: self.tr("设置"), WAIVERS: self.tr("豁免")}
        words[MANUAL] = self.tr("人工检查结果")
        changed = self.tr("、").join(word for name, word in words.items() if name in why)
        return self.tr("{0}已改变，结果可能过时。按 F5 重新检查").format(changed)

    def _compared(self, comparison: Any) -> None:
        self.changes.setVisible(comparison is not None)
        if comparison is not None:
            fixed, still = len(comparison.fixed), len(comparison.still)
            new = len(comparison.appeared) + len(comparison.reopened)
            order = self._session.order
            words = self.tr("与上次相比：已改正 {0}，仍存在 {1}，新出现 {2}")
            if self._session.saved or (order is not None and order.since):
                words = self.tr("与以前的报告相比：已改正 {0}，仍存在 {1}，新出现 {2}")
            words = words.format(fixed, still, new)
            unknown = len(comparison.unknown)
            self.changes.setToolTip(self.tr("以前的检查：{0}").format(comparison.old.started[:16].replace("T", " ")))
            self.changes.setText(words + (self.tr("，无法判断 {0}").format(unknown) if unknown else ""))
