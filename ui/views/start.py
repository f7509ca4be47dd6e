"""The start page: drop a deliverable, choose one, go on with a recent one, or look at a sample."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from surveycheck import shipped_samples

from ..session import Session
from ..settings import Recent
from .drop import DropView
from .labels import Elided, heading, plain

FEW_SAMPLES = 8
"""Samples on the page; all of them are in the menu."""

WIDEST = 1400
"""Pixels of the page."""


class StartView(QScrollArea):
    """``chosen`` brings path, pack and the words of ``--as``; ``dropped`` the paths that were dropped."""

    chosen = Signal(Path, str, tuple)
    dropped = Signal(tuple)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setProperty("focusPolicy", 0)  # none: its buttons have the keys, and bring themselves into sight
        self.drop = DropView(session.settings)
        self.drop.setMinimumHeight(220)
        self.drop.chosen.connect(lambda path: self.chosen.emit(path, "", ()))
        self.drop.dropped.connect(self.dropped)
        self._recent, self._samples = QVBoxLayout(), QVBoxLayout()
        for column in (self._recent, self._samples):
            column.setSpacing(6)
        self.setWidget(_centred(self._page()))
        self._fill_samples()
        self._fill_recent()
        session.settings.changed.connect(self._changed)

    def _page(self) -> QWidget:
        """Where to drop something, over what was opened and what there is to look at."""
        page = QWidget()
        layout = QGridLayout(page)
        layout.setContentsMargins(40, 32, 40, 32)
        layout.setHorizontalSpacing(40)
        layout.setVerticalSpacing(12)
        layout.addWidget(self.drop, 0, 0, 1, 2)
        layout.addWidget(heading(self.tr("最近打开")), 1, 0)
        layout.addWidget(heading(self.tr("先看一份示例")), 1, 1)
        for column, rows in enumerate((self._recent, self._samples)):
            at_top = QVBoxLayout()
            at_top.addLayout(rows)
            at_top.addStretch(1)
            layout.addLayout(at_top, 2, column)
        layout.setColumnStretch(0, 1)
        layout.setColumnStretch(1, 1)
        return page

    def _changed(self, name: str) -> None:
        if name == "recent":
            self._fill_recent()

    def _fill_recent(self) -> None:
        _empty(self._recent)
        rows = self._session.settings.recent()
        if not rows:
            self._recent.addWidget(plain(self.tr("还没有。打开过的成果会列在这里。"), quiet=True))
        for one in rows:
            self._recent.addWidget(self._recent_row(one))

    def _recent_row(self, one: Recent) -> QWidget:
        path = Path(one.path)
        word = one.word_en if self._session.lang == "en" else one.word
        there = path.exists()
        tip = str(path) if there else self.tr("已不在此处：{0}").format(path)
        return _row(
            path.name + (f"　{word}" if word else ""), tip, lambda: self.chosen.emit(path, one.pack, ()), enabled=there
        )

    def _fill_samples(self) -> None:
        for sample in shipped_samples()[:FEW_SAMPLES]:
            title = sample.title_en if self._session.lang == "en" else sample.title
            given = (sample.path, sample.pack, sample.roles)
            self._samples.addWidget(_row(title, title, lambda _=False, given=given: self.chosen.emit(*given)))


def _centred(page: QWidget) -> QWidget:
    """As wide as eyes can follow a line, in the middle of a wider window, and above the middle of a higher one."""
    page.setMaximumWidth(WIDEST)
    whole = QWidget()
    layout = QGridLayout(whole)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(page, 1, 1)
    for column, share in enumerate((1, WIDEST, 1)):
        layout.setColumnStretch(column, share)
    layout.setRowStretch(0, 1)
    layout.setRowStretch(2, 2)
    return whole


def _row(text: str, tip: str, go: Callable[..., None], enabled: bool = True) -> QPushButton:
    button = Elided(text, objectName="row")
    button.setToolTip(tip)
    button.setEnabled(enabled)
    button.clicked.connect(go)
    return button


def _empty(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.deleteLater()
