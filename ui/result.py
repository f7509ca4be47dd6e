"""The page of a result: the strip with name, verdict and stages, and the views side by side."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from .exports import Exports
from .findings import CardPanel, FindingsPanel
from .hats import HatSwitch
from .manual.view import ManualView
from .map import LayersPanel
from .order import MANUAL
from .proof.button import ProofButton
from .session import RUNNING, Session
from .setup.button import SetupButton
from .sides import SIDES, columns, lesson, rows
from .supervision.button import SupervisionButton
from .views.accuracy import AccuracyView
from .views.changes import ChangesView
from .views.grade import GradeView
from .views.labels import Short
from .views.map_page import MapPage
from .views.packs import PackButton
from .views.picked import PickedView
from .views.stages import StagesView
from .views.tabs import Tabs
from .views.unchecked import UncheckedView
from .views.verdict import VerdictView
from .waivers.listing import WaiverList
from .waivers.panel import WaiverPanel

NAMED = 300
"""Pixels that the name of a deliverable has before the title of a pack has all of its own."""


class ResultPage(QWidget):
    """Knows which view stands where, and which tells which; the window knows the rest."""

    def __init__(self, session: Session, exports: Exports, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session, self._exports = session, exports
        self._usual, self._moved, self._raised = list(SIDES), False, False
        self.findings = FindingsPanel(session)
        self.verdict = VerdictView(session)
        self.stages = StagesView(session)
        self.card = CardPanel(session)
        self.grade = GradeView(session)
        self.accuracy = AccuracyView(session)
        self.changes = ChangesView(session)
        self.manual = ManualView(session)
        self.manual.changed.connect(lambda: session.mark_stale(MANUAL))
        self.map = MapPage(session)
        self.layers = LayersPanel(self.map.view)
        self.picked = PickedView()
        self.sides = self._sides()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._strip())
        layout.addWidget(self.sides, 1)
        self._connect()

    def _connect(self) -> None:
        self.session.state_changed.connect(self._state_changed)
        self.session.report_changed.connect(self._report_changed)
        self.session.hat_changed.connect(self._hat_changed)
        self.map.view.entity_picked.connect(self._picked)
        self.grade.asked.connect(self.findings.show_only)
        self.card.position = self.findings.position
        self.card.step_asked.connect(self.findings.step)
        self.card.veiled.connect(self.map.view.set_veiled)
        self.findings.card_asked.connect(self.card.area.setFocus)
        self.findings.counted.connect(self._share_height)
        self._hat_changed(self.session.hat)
        self._report_changed()

    def _strip(self) -> QWidget:
        """Name, pack, settings, hats and buttons; the verdict; the stages."""
        self.name = Short()
        self.name.setObjectName("name")
        self.stop = QPushButton(self.tr("停止"), clicked=self.session.stop)
        self.again = QPushButton(self.tr("重新检查"), clicked=self.session.again)
        self.report = QPushButton(self.tr("导出报告…"), clicked=self._exports.choose)
        self._exports.writing.connect(self._writing)
        self.pack = PackButton(self.session)
        self.setup = SetupButton(self.session)
        self.proof = ProofButton(self.session)
        self.hats = HatSwitch(self.session)
        self.supervision = SupervisionButton(self.session)
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self.name, 1)
        for widget in (self.proof, self.pack, self.setup):
            top.addWidget(widget)
        top.addSpacing(12)
        for widget in (self.supervision, self.hats, self.stop, self.again, self.report):
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
        self.waiver_page = self._waiver_page()
        pages = (
            (self.layers, "layers", self.tr("图层")),
            (self.grade, "grade", self.tr("成绩")),
            (self.accuracy, "accuracy", self.tr("精度")),
            (UncheckedView(self.session), "unchecked", self.tr("未查")),
            (self.changes, "changes", self.tr("变化")),
            (self.manual, "manual", self.tr("人工")),
            (self.waiver_page, "waivers", self.tr("豁免")),
            (self.picked, "object", self.tr("对象")),
        )
        self.tabs = Tabs(pages)
        self.middle = QSplitter(Qt.Orientation.Vertical)
        for widget in (self.map, self.findings):
            self.middle.addWidget(widget)
        self.middle.splitterMoved.connect(self._was_raised)
        sides = QSplitter(Qt.Orientation.Horizontal)
        for widget in (self.tabs, self.middle, self.card):
            sides.addWidget(widget)
        sides.setSizes(SIDES)
        for number, share in enumerate((0, 2, 1)):  # pages at the left keep their width, the rest grows as it is
            sides.setStretchFactor(number, share)
        sides.splitterMoved.connect(self._was_moved)
        return sides

    def _was_moved(self) -> None:
        self._moved = True

    def _was_raised(self) -> None:
        self._raised = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A wide window gives each column what it has use for, until somebody has moved them."""
        super().resizeEvent(event)
        if not self._moved:
            self._share()
        self._share_height()

    def _share_height(self) -> None:
        if not self._raised:
            self.middle.setSizes(rows(self.sides.height(), self.findings.needed()))

    def _share(self) -> None:
        room = self.width()
        self.sides.setSizes(lesson(room) if self.tabs.isHidden() else columns(room, self.tabs.minimumWidth()))

    def _waiver_page(self) -> QWidget:
        """The waiver of the chosen finding above all waivers."""
        self.waiver = WaiverPanel(self.session)
        self.waiver.changed.connect(self.session.mark_stale)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.addWidget(self.waiver)
        listing = WaiverList(self.session)
        self.waiver.changed.connect(listing.refresh)
        layout.addWidget(listing, 1)
        return page

    def restore(self) -> None:
        """Sizes and columns as they were the last time."""
        settings, teaching = self.session.settings, self.tabs.isHidden()
        self._make_room(False)
        if self.sides.restoreState(settings.bytes("sides")):
            self._usual, self._moved = self.sides.sizes(), True
        self._make_room(teaching)
        if self.middle.restoreState(settings.bytes("middle")):
            self._raised = True
        self.findings.restore(settings.state("findings"))

    def keep(self) -> None:
        """Remember them."""
        settings = self.session.settings
        if self._moved and not self.tabs.isHidden():
            settings.keep_bytes("sides", self.sides.saveState())
        if self._raised:
            settings.keep_bytes("middle", self.middle.saveState())
        settings.keep_state("findings", self.findings.state())

    def _state_changed(self, state: str) -> None:
        if not self.findings.isAncestorOf(self.window().focusWidget() or self):
            self.findings.table.setFocus()  # the keys walk the list, wherever the last click was
        path = self.session.path
        self.name.show_text(path.name if path else "", str(path) if path else "")
        self.name.setMinimumWidth(min(NAMED, self.name.fontMetrics().horizontalAdvance(self.name.whole) + 2))
        self.stop.setVisible(state == RUNNING)
        self.again.setVisible(state != RUNNING and not self.session.saved)
        self.report.setEnabled(self.session.report is not None)

    def _writing(self, begun: bool) -> None:
        """While a report is written its button says so."""
        self.report.setText(self.tr("正在导出…") if begun else self.tr("导出报告…"))
        self.report.setEnabled(not begun and self.session.report is not None)

    def _report_changed(self) -> None:
        self.tabs.show_page(self.accuracy, self.accuracy.has_any)
        self.tabs.show_page(self.manual, self.manual.has_any)

    def _hat_changed(self, hat: str) -> None:
        self.card.set_hat(hat)
        self.findings.setVisible(hat != "trainer")  # the list gives the answers away
        self._make_room(hat == "trainer")
        if hat == "inspector":
            self.tabs.setCurrentWidget(self.grade)

    def _make_room(self, teaching: bool) -> None:
        """A lesson has good and bad beside each other, and no pages at its left; then all is as it was."""
        if teaching == self.tabs.isHidden():
            return
        if teaching:
            self._usual = self.sides.sizes() if self.isVisible() else self._usual
            self.tabs.hide()
            self.sides.setSizes(lesson(max(sum(self._usual), sum(SIDES))))
        else:
            self.tabs.show()
            self.sides.setSizes(self._usual)
            if not self._moved and self.isVisible():
                self._share()

    def _picked(self, thing: object) -> None:
        self.picked.show_thing(thing)
        if thing is not None:
            self.tabs.setCurrentWidget(self.picked)
