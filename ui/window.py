"""The window puts the views side by side; it does nothing else."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from .exports import Exports
from .findings import CardPanel, FindingsPanel, as_row
from .hats import HatSwitch
from .map import LayersPanel
from .menus import build_menus
from .session import IDLE, RUNNING, Session
from .views.changes import ChangesView
from .views.drop import dropped_path
from .views.grade import GradeView
from .views.labels import plain
from .views.map_page import MapPage
from .views.packs import PackButton
from .views.picked import PickedView
from .views.stages import StagesView
from .views.start import StartView
from .views.tabs import Tabs
from .views.unchecked import UncheckedView
from .views.verdict import VerdictView
from .waivers import WaiverList, WaiverPanel

LEAST = (960, 600)
SIZE = (1280, 800)


class Window(QMainWindow):
    """Start page and result page. A deliverable can be dropped anywhere at any time. ``closing`` as it goes away."""

    closing = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.setWindowTitle("surveycheck")
        self.setAcceptDrops(True)
        self.setMinimumSize(*LEAST)
        self.resize(*SIZE)
        self.exports = Exports(session, self)
        self.start = StartView(session)
        self.drop = self.start.drop
        self.findings = FindingsPanel(session)
        self.verdict = VerdictView(session)
        self.stages = StagesView(session)
        self.card = CardPanel(session)
        self.grade = GradeView(session)
        self.map = MapPage(session)
        self.layers = LayersPanel(self.map.view)
        self.picked = PickedView()
        self.sides = self._sides()
        self.pages = QStackedWidget()
        self.pages.addWidget(self.start)
        self.pages.addWidget(self._result_page())
        self.setCentralWidget(self.pages)
        self.start.chosen.connect(session.open)
        session.state_changed.connect(self._state_changed)
        session.hat_changed.connect(self._hat_changed)
        self.map.view.entity_picked.connect(self._picked)
        self.grade.asked.connect(self.findings.show_only)
        self.card.position = self.findings.position
        self.card.step_asked.connect(self.findings.step)
        self.findings.card_asked.connect(self.card.area.setFocus)
        self._hat_changed(session.hat)
        build_menus(self)
        self._restore()
        session.replay()

    def _result_page(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._strip())
        layout.addWidget(self.sides, 1)
        return page

    def _strip(self) -> QWidget:
        """Name, pack, hats and buttons; the verdict; the stages."""
        self.name = plain(wrap=False)
        self.name.setObjectName("name")
        self.stop = QPushButton(self.tr("停止"), clicked=self.session.stop)
        self.again = QPushButton(self.tr("重新检查"), clicked=self.session.again)
        self.report = QPushButton(self.tr("导出报告…"), clicked=self.exports.choose)
        self.pack = PackButton(self.session)
        self.hats = HatSwitch(self.session)
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self.name)
        top.addWidget(self.pack)
        top.addStretch(1)
        for widget in (self.hats, self.stop, self.again, self.report):
            top.addWidget(widget)
        strip = QWidget(objectName="strip")
        strip.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QVBoxLayout(strip)
        layout.setContentsMargins(20, 12, 20, 12)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self.verdict)
        layout.addWidget(self.stages)
        return strip

    def _sides(self) -> QSplitter:
        """Left: layers, score and more. Middle: the map above the findings. Right: the card."""
        pages = (
            (self.layers, self.tr("图层")),
            (self.grade, self.tr("成绩")),
            (UncheckedView(self.session), self.tr("未查")),
            (ChangesView(self.session), self.tr("变化")),
            (self._waiver_page(), self.tr("豁免")),
            (self.picked, self.tr("对象")),
        )
        self.tabs = Tabs(pages)
        self.middle = QSplitter(Qt.Orientation.Vertical)
        for widget in (self.map, self.findings):
            self.middle.addWidget(widget)
        self.middle.setSizes([420, 300])
        sides = QSplitter(Qt.Orientation.Horizontal)
        for widget in (self.tabs, self.middle, self.card):
            sides.addWidget(widget)
        sides.setSizes([320, 600, 380])
        sides.setStretchFactor(1, 1)
        return sides

    def _waiver_page(self) -> QWidget:
        """The waiver of the chosen finding above all waivers."""
        self.waiver = WaiverPanel(self.session)
        self.waiver.changed.connect(self.session.mark_stale)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.addWidget(self.waiver)
        layout.addWidget(WaiverList(self.session), 1)
        return page

    def select(self, finding_id: str) -> bool:
        """Show a finding of the report; False if it has none of that id, or whose id begins so."""
        report = self.session.report
        found = next((f for f in report.findings if f.id.startswith(finding_id)), None) if report else None
        if found is not None:
            self.session.select(as_row(found))
        return found is not None

    def start_page(self) -> None:
        """Leave the deliverable."""
        self.session.close()

    def _state_changed(self, state: str) -> None:
        running = state == RUNNING
        self.pages.setCurrentIndex(0 if state == IDLE else 1)
        if state != IDLE and not self.findings.isAncestorOf(self.focusWidget() or self):
            self.findings.table.setFocus()  # the keys walk the list, wherever the last click was
        path = self.session.path
        self.name.setText(path.name if path else "")
        self.name.setToolTip(str(path) if path else "")
        self.setWindowTitle(f"{path.name} — surveycheck" if path else "surveycheck")
        self.stop.setVisible(running)
        self.again.setVisible(not running and not self.session.saved)
        self.report.setEnabled(self.session.report is not None)

    def _hat_changed(self, hat: str) -> None:
        self.card.set_hat(hat)
        self.findings.setVisible(hat != "trainer")  # the list gives the answers away
        if hat == "inspector":
            self.tabs.setCurrentWidget(self.grade)

    def _picked(self, thing: object) -> None:
        self.picked.show_thing(thing)
        if thing is not None:
            self.tabs.setCurrentWidget(self.picked)

    def _restore(self) -> None:
        settings = self.session.settings
        self.restoreGeometry(settings.bytes("window"))
        self.sides.restoreState(settings.bytes("sides"))
        self.middle.restoreState(settings.bytes("middle"))
        self.findings.restore(settings.state("findings"))

    def keep(self) -> None:
        """Remember sizes and places."""
        settings = self.session.settings
        settings.keep_bytes("window", self.saveGeometry())
        settings.keep_bytes("sides", self.sides.saveState())
        settings.keep_bytes("middle", self.middle.saveState())
        settings.keep_state("findings", self.findings.state())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_path(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_path(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.session.open(Path(path))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.keep()
        self.closing.emit()
        event.accept()
