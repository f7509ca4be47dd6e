"""The window of an exercise: the deliverable on the left, marking or the score on the right."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from surveycheck import Mark, load_pack, read_answers, workshop_page, workshop_result, write_text

from ..boxes import warn
from ..choosing import ask_target
from ..fitting import fitting
from ..map import MapBar, MapView, Picked
from ..work import Work
from . import places
from .board import Board, Sheet
from .marking import MarkingPanel
from .outcomes import OutcomesPanel
from .records import RecordsTree

SIZE = (1280, 800)
SIDE, MOST, SHARE = 400, 600, 0.1
"""Pixels of the side at the right, those that it has at most, and its share of what a window is wider than usual."""

FALLBACK = "ningbo"
"""The pack of an exercise that was opened and does not say which one it was made with."""


class ExerciseMap(MapView):
    """The map, which also tells of a click where nothing is drawn."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.clicked = QPointF()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.clicked = event.position()
        super().mouseReleaseEvent(event)


class WorkshopWindow(QMainWindow):
    """One exercise. No finding of a check is ever shown here."""

    def __init__(self, sheet: Sheet, lang: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("练习：{0}").format(sheet.path.name))
        self.resize(fitting(self, SIZE))
        self._lang, self._pack = lang, None
        self._work = Work(self)
        self.board = Board(sheet, self)
        self.map = ExerciseMap()
        self.records = RecordsTree()
        self.marking = MarkingPanel(self.board, lang)
        self.outcomes = OutcomesPanel(lang)
        self.sides = QStackedWidget()
        for side in (self.marking, self.outcomes):
            self.sides.addWidget(side)
        self._moved, self.split = False, self._split()
        self.setCentralWidget(self.split)
        self._connect()
        self.map.open(sheet.path)
        self.records.open(sheet.path)
        self._work.start(lambda: load_pack(sheet.pack or FALLBACK, examples=False), self._loaded, self._told)
        said = self.board.load()
        if said:
            warn(self, self.tr("以前的标记无法读取，因此从头开始"), said)
        self.marking.trainee.setText(self.board.trainee)

    def _split(self) -> QSplitter:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(MapBar(self.map))
        column.addWidget(self.map, 1)
        self.tabs = QTabWidget()
        self.tabs.addTab(page, self.tr("图形"))
        self.tabs.addTab(self.records, self.tr("记录和文件"))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.tabs)
        split.addWidget(self.sides)
        split.setSizes([SIZE[0] - SIDE, SIDE])
        split.setStretchFactor(0, 1)
        split.splitterMoved.connect(self._was_moved)
        return split

    def _was_moved(self) -> None:
        self._moved = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Of a wide window the side has a part, until somebody has moved it."""
        super().resizeEvent(event)
        if not self._moved:
            side = min(MOST, SIDE + round(SHARE * max(0, self.width() - SIZE[0])))
            self.split.setSizes([self.width() - side, side])

    def _connect(self) -> None:
        self.map.entity_picked.connect(self._picked)
        self.map.finding_clicked.connect(self._mark_clicked)
        self.map.drawings_changed.connect(self._show_marks)
        self.records.chosen.connect(self._record_chosen)
        self.board.marks_changed.connect(self._show_marks)
        self.board.failed.connect(lambda words: warn(self, self.tr("标记没有存下"), words))
        self.marking.handed_in.connect(self.hand_in)
        self.marking.save_asked.connect(self._save_as)
        self.marking.shown.connect(lambda number: self._go_to(self.board.marks[number], number))
        self.outcomes.shown.connect(lambda n: self._go_to(self.outcomes.result.lines[n].place, n))
        self.outcomes.export_asked.connect(self._export)
        self.outcomes.again_asked.connect(self._mark_again)

    # choosing a place

    def _picked(self, thing: Picked | None) -> None:
        if thing is not None:
            self.board.choose(places.of_thing(thing))
        elif self.map.drawing():
            self.board.choose(Mark(file=self.map.drawing(), at=self.map.place(self.map.clicked)))

    def _record_chosen(self, place: Mark | None) -> None:
        if place is not None:
            self.board.choose(place)

    def _mark_clicked(self, identity: str) -> None:
        number = int(identity.rpartition("-")[2])
        side = self.marking if self.sides.currentWidget() is self.marking else self.outcomes
        side.list.setCurrentRow(number)

    # what the map shows

    def _show_marks(self) -> None:
        if self.sides.currentWidget() is self.outcomes:
            self._show_outcomes()
            return
        panel = self.marking
        shown = [
            places.on_map(mark, self.map, number, panel.severity(mark.code), panel.title(mark.code))
            for number, mark in enumerate(self.board.marks)
        ]
        self.map.set_findings(shown)

    def _show_outcomes(self) -> None:
        lines = self.outcomes.result.lines if self.outcomes.result else ()
        rows = []
        for number, line in enumerate(lines):
            rule = line.planted or line.marked
            done = line.outcome.verdict in ("found", "again", "follows")
            severity = rule.severity if rule else "note"
            rows.append(places.on_map(line.place, self.map, number, severity, self.outcomes.words(line), done))
        self.map.set_findings(rows)

    def _go_to(self, place: Any, number: int) -> None:
        self.map.select(f"mark-{number}")
        if place.file.lower().endswith(".dxf"):
            self.tabs.setCurrentIndex(0)

    # the pack, the score and the files

    def _loaded(self, pack: Any) -> None:
        self._pack = pack
        kinds = [(rule.code, rule.title_en if self._lang == "en" else rule.title, rule.severity) for rule in pack.rules]
        self.marking.show_kinds(kinds)
        self.records.show_titles(_titles(pack, "title_en" if self._lang == "en" else "title"))
        self._show_marks()

    def hand_in(self) -> None:
        """Score the marks by the answer key."""
        if self._pack is None:
            return
        self.board.name(self.marking.trainee.text().strip())
        try:
            answers = read_answers(self.board.sheet.key)
        except (OSError, ValueError) as error:
            self._told(error)
            return
        self.sides.setCurrentWidget(self.outcomes)
        self.outcomes.show_result(workshop_result(self._pack, answers, self.board.all()))
        self._show_outcomes()

    def _mark_again(self) -> None:
        self.sides.setCurrentWidget(self.marking)
        self._show_marks()

    def _save_as(self) -> None:
        kind = self.tr("标记文件") + " (*.json)"
        file = ask_target(self, self.tr("标记另存为"), str(self.board.sheet.marks), kind)
        if file is not None:
            self.board.keep(file)

    def _export(self) -> None:
        start = self.board.sheet.path.parent / f"{self.board.sheet.path.name}.result.html"
        file = ask_target(self, self.tr("成绩写入"), str(start), self.tr("网页") + " (*.html)")
        if file is not None:
            self.export(file)

    def export(self, file: Path) -> None:
        """Write the result as a page."""
        if self.outcomes.result is None or self._pack is None:
            return
        try:
            write_text(file, workshop_page(self._pack, self.outcomes.result, self._lang))
        except OSError as error:
            self._told(error)

    def _told(self, error: Exception) -> None:
        said = getattr(error, "en" if self._lang == "en" else "zh", "") or getattr(error, "strerror", "") or str(error)
        warn(self, self.tr("没有做成"), said)


def _titles(pack: Any, column: str) -> dict[tuple[str, str], str]:
    """What the pack calls its tables and their fields, in a language."""
    tables = {(row["table"], ""): row.values.get(column, "") for row in pack.table("tables")}
    return tables | {name: row.values.get(column, "") for name, row in pack.value_rows.items()}
