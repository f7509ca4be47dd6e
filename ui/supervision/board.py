"""What the pages share: a list on the left, the chosen thing on the right, buttons for what can be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from surveycheck import Bureau

from ..findings.flow import Flow
from ..views.labels import Said
from ..work import Work
from .desk import Desk
from .facts import Facts
from .forms import Form
from .written import show_written

Papers = Callable[[Bureau, Path], tuple[Path, ...]]


class Board(QWidget):
    """``lay_out`` puts the parts together; ``button`` makes one for a row."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.work = desk, Work(self)
        self.title, self.facts = Said(), Facts()
        self.title.setObjectName("name")

    def lay_out(self, top: list[QWidget], left: QWidget, bars: list[QWidget], right: list[QWidget]) -> None:
        """Buttons of the page above; the list; title, groups of buttons (below each other where there is no room for
        them beside each other), facts and parts of what is chosen. The buttons stand above the facts, so that they
        stay where they are whatever is chosen."""
        row = QHBoxLayout()
        row.setContentsMargins(20, 14, 20, 10)
        row.setSpacing(8)
        for widget in top:
            row.addWidget(widget)
        row.addStretch(1)
        split = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        split.addWidget(left)
        split.addWidget(_scrolled([self.title, _beside(bars), self.facts, *right]))
        self._right = right
        split.setSizes([590, 610])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(row)
        whole.addWidget(split, 1)

    def show_right(self, shown: bool) -> None:
        """Show the parts of what is chosen; where nothing is, headings above nothing say nothing."""
        for part in self._right:
            part.setVisible(shown)

    def button(self, text: str, slot: Callable[[], Any], tip: str = "") -> QPushButton:
        """One that does something."""
        made = QPushButton(text)
        made.clicked.connect(lambda _=False: slot())
        made.setToolTip(tip)
        return made

    def stacked(self, *parts: QWidget) -> QStackedWidget:
        """One of them is seen, at first the first."""
        made = QStackedWidget()
        for part in parts:
            made.addWidget(part)
        return made

    def bar(self, *buttons: QPushButton) -> QWidget:
        """Buttons in a row."""
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        return made

    def ask(self, key: str, what: Callable[[Bureau], Any], done: Callable[[Any], None]) -> None:
        """Ask the ledger beside the window's thread."""
        self.desk.ask(self.work, what, done, key)

    def form(self, *given: Any, **more: Any) -> Form:
        """Open a form; what it did changes the ledger."""
        made = Form(self.desk, *given, parent=self, **more)
        made.submitted.connect(lambda _: self.desk.changed.emit())
        made.open()
        return made

    def papers(self, what: Papers) -> None:
        """Ask for a folder, write papers into it, and offer to open it."""
        name = QFileDialog.getExistingDirectory(self, self.tr("选择写出文件的文件夹"))
        if name:
            self.ask(f"papers {name}", lambda bureau: what(bureau, Path(name)), self.written)

    def written(self, paths: tuple[Path, ...]) -> None:
        """Say what was written."""
        show_written(self, paths)


def _beside(bars: Sequence[QWidget]) -> QWidget:
    """Groups of buttons in a line, or in as many as they need."""
    made = QWidget()
    flow = Flow(made, gap=12)
    for bar in bars:
        flow.addWidget(bar)
    return made


def _scrolled(parts: Sequence[QWidget]) -> QScrollArea:
    """Parts below each other, as high as they want to be."""
    side = QWidget()
    column = QVBoxLayout(side)
    column.setContentsMargins(18, 14, 18, 14)
    column.setSpacing(12)
    for widget in parts:
        column.addWidget(widget)
    column.addStretch(1)
    area = QScrollArea(widgetResizable=True, frameShape=QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(side)
    return area
