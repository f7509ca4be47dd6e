"""批量检查: folders are checked into the ledger, a line for each deliverable as it is done."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QThread, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from surveycheck import LedgerError, installed_packs

from ..views.drop import dropped_paths, only_look
from ..views.labels import plain
from ..work import Work
from .batch_run import BatchRun, Checked, Wish
from .desk import Desk
from .done import DoneModel
from .empty import Empty
from .forms import number
from .places import Places
from .table import PagedTable

STEPS = 1000
"""Of the bar."""

MOST_JOBS = 64
FOLDER = object()
"""Data of the line of the packs that asks for a folder."""

NOTES = 3
"""Remarks of the program that are shown; the newest."""


class BatchPage(QWidget):
    """``run_asked`` brings the number of a result whose report is to be shown."""

    run_asked = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None, command: tuple[str, ...] = ()) -> None:
        super().__init__(parent)
        self._desk, self._work, self._bureau = desk, Work(self), desk.bureau
        self.run, self.model = BatchRun(self, command), DoneModel(desk, self)
        self._fields()
        self._shown()
        self._lay_out()
        self.setAcceptDrops(True)
        self.places.changed.connect(self._state)
        self.run.event.connect(self._event)
        self.run.ended.connect(lambda: self._over(self.tr("已完成")))
        self.run.stopped.connect(lambda: self._over(self.tr("已停止；已完成的都在台账中，再次开始即接着做")))
        self.run.failed.connect(self._failed)
        desk.changed.connect(self._changed)
        self._work.start(installed_packs, self._packs_came, desk.tell)
        self._state()

    def _fields(self) -> None:
        self.places = Places(self.tr("要检查的文件夹"))
        self.add = QPushButton(self.tr("添加文件夹…"), clicked=self._choose)
        self.less = QPushButton(self.tr("移除"), clicked=self.places.remove)
        self.less.setToolTip(self.tr("移除选中的文件夹（Delete）；没有选中时移除全部"))
        self.pack = QComboBox(accessibleName=self.tr("规则包"))
        self.pack.addItem(self.tr("由各成果识别"), "")
        self.pack.activated.connect(self._pack_chosen)
        self.jobs = number(min(QThread.idealThreadCount(), MOST_JOBS), 1, MOST_JOBS)
        self.jobs.setAccessibleName(self.tr("同时检查"))
        self.again = QCheckBox(self.tr("未查完的重新检查"))
        self.go = QPushButton(self.tr("开始检查"), clicked=self.start, default=True)
        self.stop = QPushButton(self.tr("停止"), clicked=self._stop)

    def _shown(self) -> None:
        self.bar = QProgressBar(textVisible=False, accessibleName=self.tr("进度"))
        self.said, self.notes, self.trouble = plain(quiet=True), plain(quiet=True), plain()
        self.trouble.setObjectName("stale")
        self.table = PagedTable(self.model, self.tr("已检查的成果"))
        self.table.opened.connect(self._open)
        hint = self.tr(
            "选择或拖入放有成果的文件夹，可以多个。每份成果单独检查，结果随即记入台账；已有结果的不再检查，随时可以停止。"
        )
        self.none = Empty(self.tr("还没有检查"), hint, self.tr("添加文件夹…"))
        self.none.asked.connect(self._choose)
        self.stack = QStackedWidget()
        for part in (self.none, self.table):
            self.stack.addWidget(part)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        labels = (self._label(self.tr("规则包"), self.pack), self._label(self.tr("同时检查"), self.jobs))
        parts = (self.add, self.less, labels[0], self.pack, labels[1], self.jobs, self.again)
        for part in parts:
            row.addWidget(part)
        row.addStretch(1)
        for button in (self.stop, self.go):
            row.addWidget(button)
        top = QVBoxLayout()
        top.setContentsMargins(20, 14, 20, 10)
        top.setSpacing(10)
        top.addLayout(row)
        for part in (self.places, self.bar, self.said, self.trouble, self.notes):
            top.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.stack, 1)
        for part in (self.bar, self.said, self.trouble, self.notes):
            part.hide()

    def _label(self, text: str, field: QWidget) -> QLabel:
        made = plain(text, quiet=True, wrap=False)
        made.setBuddy(field)
        return made

    def _packs_came(self, packs: Any) -> None:
        for one in packs:
            title = self._desk.word(one.title, one.title_en)
            self.pack.addItem(f"{one.name}　{title}".strip(), one.name)
        self.pack.addItem(self.tr("规则包文件夹…"), FOLDER)

    def _pack_chosen(self, at: int) -> None:
        if self.pack.itemData(at) is not FOLDER:
            return
        name = QFileDialog.getExistingDirectory(self, self.tr("选择规则包文件夹"))
        if name:
            self.pack.insertItem(at, name, name)
        self.pack.setCurrentIndex(at if name else 0)

    def _choose(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("选择成果所在的文件夹"))
        if name:
            self.places.add([Path(name)])
            self.go.setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_paths(event.mimeData()) and not self.run.running:
            only_look(event)

    def dropEvent(self, event: QDropEvent) -> None:
        if only_look(event):
            self.places.add(dropped_paths(event.mimeData()))

    def start(self) -> None:
        """Check what is chosen."""
        bureau = self._desk.bureau
        try:
            where = bureau.where if "://" in bureau.where else bureau.place
        except LedgerError as error:
            self._desk.tell(error)
            return
        self._bureau = bureau
        self.model.clear()
        self._remarks: list[str] = []
        for part in (self.trouble, self.notes):
            part.hide()
        self.bar.setRange(0, 0)  # busy until the first one is done
        wish = Wish(self.places.paths(), self.pack.currentData(), self.jobs.value(), self.again.isChecked())
        self.run.start(wish, where, self._desk.lang)
        self._say(self.tr("正在检查…"))
        self._state()
        self.stop.setFocus()

    def _stop(self) -> None:
        self.stop.setEnabled(False)
        self._say(self.tr("正在停止…"))
        self.run.stop()

    def _event(self, event: dict[str, Any]) -> None:
        if event.get("event") == "deliverable":
            self.model.add(Checked.of(event))
            fraction = float(event.get("fraction", 0))
            self.bar.setRange(0, STEPS)
            self.bar.setValue(round(fraction * STEPS))
            self.stack.setCurrentWidget(self.table)
            done = len(self.model.rows)
            of = f" {done} / {round(done / fraction)}" if fraction else ""
            self._say(self.tr("正在检查…") + of)
        elif event.get("event") == "waiting":
            self._say(
                self._desk.word(str(event.get("message", "")), str(event.get("message_en", "")))
                + self._desk.word("。", ".")
            )
        elif event.get("event") == "message" and event.get("level") == "warning":
            self._remarks.append(self._desk.word(str(event.get("message", "")), str(event.get("message_en", ""))))
            self.notes.setText("\n".join(self._remarks[-NOTES:]))
            self.notes.show()

    def _say(self, state: str) -> None:
        """How it stands, in a sentence."""
        every = self.model.counts
        said = self.tr("新记入 {0}，已有结果 {1}；合格 {2}，不合格 {3}，未查完 {4}")
        counts = (every[name] for name in ("new", "already", "passes", "fails", "incomplete"))
        self.said.setText(f"{state}　{said.format(*counts)}")

    def _failed(self, words: str) -> None:
        self.trouble.setText(words)
        self.trouble.show()
        self._over(self.tr("没有做完；已完成的都在台账中"))

    def _over(self, words: str) -> None:
        self._say(words)
        self._state()
        self.go.setFocus()
        self._desk.changed.emit()

    def _state(self) -> None:
        """What can be done now."""
        running = self.run.running
        for part in (self.add, self.less, self.places, self.pack, self.jobs, self.again):
            part.setEnabled(not running)
        self.less.setEnabled(not running and self.places.count() > 0)
        self.none.title.setText(self.tr("按“开始检查”") if self.places.count() else self.tr("还没有检查"))
        self.go.setEnabled(not running and self.places.count() > 0)
        self.stop.setEnabled(running)
        self.bar.setVisible(running)
        self.said.setVisible(running or bool(self.said.text()))

    def _changed(self) -> None:
        """Of another ledger nothing is known here."""
        if self._desk.bureau is not self._bureau and not self.run.running:
            self._bureau = self._desk.bureau
            self.model.clear()
            self.said.clear()
            self.stack.setCurrentWidget(self.none)
            self._state()

    def _open(self, row: Checked) -> None:
        if self._bureau is not self._desk.bureau:
            self._desk.failed.emit(self.tr("这份成果的结果在另一个台账中。请先打开那个台账。"))
        elif row.run is None:
            self._desk.failed.emit(self.tr("这份成果没有记入结果，没有报告。"))
        else:
            self.run_asked.emit(row.run)
