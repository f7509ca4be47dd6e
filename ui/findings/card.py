"""The card of the chosen finding: what, how much, where, why, how to mend it; ordered by who reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from .pictures import Pictures
from .places import PlaceBox
from .rows import Finding
from .sections import MOST_PLACES, Sections, Shown, Slot, section
from .show_in_cad import CadExport
from .sources import Sources
from .texts import Text, label

if TYPE_CHECKING:
    from ..session import Session

HATS = ("firm", "inspector", "trainer")
LARGE = 1.3
"""Times the usual letters, for those who sit at the back of the room."""

BESIDE = 620
"""Pixels from which on two pictures stand beside each other."""

LEAST = 230
"""Pixels without which words are broken after every other one."""

PAUSE = 45
"""Milliseconds after a choice until its card is made: whoever holds a key down walks past."""


class CardPanel(QWidget):
    """``step_asked`` (1 or -1): a trainer asks for the next or the previous finding. ``position`` may tell which of how
    many it is (from 1). ``sheet_asked``: the lesson sheet of the finding is wanted; ``share_asked``: it is to
    be shown to others; ``veiled``: the card asks what is
    wrong (True), or tells it."""

    step_asked = Signal(int)
    sheet_asked = Signal()
    share_asked = Signal()
    veiled = Signal(bool)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.hat = "firm"
        self.finding: Finding | None = None
        self._revealed, self._top = False, True
        self.sections = Sections(self)
        self.pictures = Pictures(session, self)
        self.pictures.changed.connect(self._fill_slots)
        self.cad = CadExport(self)
        self.sources = Sources(session, self)
        self.setAccessibleName(self.tr("问题详情"))
        self.setMinimumWidth(LEAST)
        self.position: Callable[[], tuple[int, int]] = lambda: (0, 0)
        self.area = QScrollArea(widgetResizable=True, frameShape=QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName(self.tr("问题详情"))
        self.trainer = self._trainer_bar()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.trainer)
        layout.addWidget(self.area, 1)
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self.make)
        session.selected.connect(self.show_finding)
        session.report_changed.connect(self._timer.start)
        self.make()

    def _trainer_bar(self) -> QWidget:
        bar = QWidget()
        self.previous = QPushButton(self.tr("上一题"), clicked=lambda: self.step_asked.emit(-1))
        self.next = QPushButton(self.tr("下一题"), clicked=lambda: self.step_asked.emit(1))
        self.reveal_button = QPushButton(self.tr("显示答案"), clicked=self.reveal)
        self.sheet_button = QPushButton(self.tr("讲义…"))
        self.sheet_button.clicked.connect(self.sheet_asked)
        for button, keys in ((self.previous, "PgUp"), (self.next, "PgDown"), (self.reveal_button, "Ctrl+Return")):
            button.setToolTip(keys)
        self._keys = [
            QShortcut(QKeySequence(keys), self, activated=button.click)
            for button, keys in (
                (self.previous, "PgUp"),
                (self.next, "PgDown"),
                (self.reveal_button, "Ctrl+Return"),
                (self.reveal_button, "Ctrl+Enter"),
            )
        ]
        layout = QHBoxLayout(bar)
        layout.setContentsMargins(12, 8, 12, 0)
        self.counter = label("", back=True)
        for part in (self.previous, self.counter, self.next):
            layout.addWidget(part)
        layout.addStretch(1)
        layout.addWidget(self.sheet_button)
        layout.addWidget(self.reveal_button)
        bar.hide()
        return bar

    def set_hat(self, hat: str) -> None:
        """``firm``: what to mend first; ``inspector``: evidence, clause and deduction first; ``trainer``: large
        letters, hidden until it is revealed."""
        if hat not in HATS:
            raise ValueError(hat)
        self.hat = hat
        self._revealed = False
        self.trainer.setVisible(hat == "trainer")
        for keys in self._keys:
            keys.setEnabled(hat == "trainer")
        self.make()

    def _fill_slots(self) -> None:
        """Pictures that have come since the card was made; what is opened in it stays."""
        for slot in self.area.widget().findChildren(Slot):
            slot.fill()

    def show_finding(self, finding: Finding | None) -> None:
        """The card of another finding, in a moment."""
        self.finding = finding
        self._revealed = False
        self._top = True
        self._timer.start()

    def take_focus(self) -> None:
        """The keys go to the card: it scrolls, and Tab goes through its buttons."""
        self.area.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def reveal(self) -> None:
        """Show the trainer's answer."""
        self._revealed = True
        self.make()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and hasattr(self, "_timer"):
            self._timer.start()

    def make(self) -> None:
        """Make the card now."""
        self._timer.stop()
        place = 0 if self._top else self.area.verticalScrollBar().value()
        self._top = False
        content = QWidget()
        content.resize(self.area.viewport().width(), 10)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(14, 12, 14, 16)
        layout.setSpacing(16)
        for part in self._parts():
            layout.addWidget(part)
        layout.addStretch(1)
        hidden = self.hat == "trainer" and self.finding is not None and not self._revealed
        self.reveal_button.setEnabled(hidden)
        self.sheet_button.setEnabled(self.finding is not None and self._session.report is not None)
        self.veiled.emit(hidden)
        number, count = self.position()
        self.counter.setText(f"{number} / {count}" if number else "")
        old = self.area.takeWidget()
        self.area.setWidget(content)
        if old is not None:  # what it holds may be the sender of a signal that has led here: it goes in a moment
            old.deleteLater()
        self.area.verticalScrollBar().setValue(place)

    def _parts(self) -> Iterator[QWidget]:
        if self.finding is None:
            teaching = self.tr("按“下一题”开始。") if self.hat == "trainer" else ""
            yield Text(teaching or self.tr("选择一条问题，查看位置、依据和改正方法。")).in_colour("quiet")
            return
        size = LARGE if self.hat == "trainer" else 1.0
        shown = Shown(self.finding, self._session.lang, self._session.report, size)
        if self.hat == "trainer" and not self._revealed:
            self.pictures.lessons(str(self.finding["code"]))  # so that they are there with the answer
            yield from self._question(shown)
            return
        order = {"firm": self._firm, "inspector": self._inspector, "trainer": self._lesson}[self.hat]
        yield from (part for part in order(shown) if part is not None)

    def _firm(self, shown: Shown) -> Iterator[QWidget | None]:
        made = self.sections
        yield made.head(shown)
        yield made.scale(shown)
        yield made.fix(shown)
        yield self._picture(shown)
        yield self._places(shown)
        yield made.why(shown)
        yield self._lessons(shown)
        yield made.clause(shown)
        yield made.facts(shown)
        yield self._share()

    def _inspector(self, shown: Shown) -> Iterator[QWidget | None]:
        made = self.sections
        yield made.head(shown)
        yield made.scale(shown)
        yield made.clause(shown)
        yield made.deduction(shown)
        yield self._places(shown)
        yield self._picture(shown)
        yield made.facts(shown)
        yield made.why(shown)
        yield made.fix(shown)
        yield self._lessons(shown)
        yield self._share()

    def _question(self, shown: Shown) -> Iterator[QWidget]:
        question = Text(self.tr("这里有什么问题？")).sized(1.25 * LARGE, QFont.Weight.DemiBold)
        yield section("", question, Text(self.tr("先看图和记录，再点“显示答案”。")).sized(LARGE).in_colour("quiet"))
        yield self._picture(shown)
        yield self._places(shown, bare=True)

    def _lesson(self, shown: Shown) -> Iterator[QWidget | None]:
        made = self.sections
        yield made.head(shown)
        yield made.scale(shown)
        yield self._lessons(shown)
        yield made.why(shown)
        yield made.fix(shown)
        yield made.clause(shown)
        yield self._picture(shown)
        yield self._places(shown)

    def _share(self) -> QWidget | None:
        """The way to ask others about it; a saved report alone has nothing to show."""
        if self._session.deliverable is None or self._session.report is None:
            return None
        button = QPushButton(self.tr("分享这条问题…"), objectName="small", clicked=self.share_asked)
        button.setToolTip(self.tr("只写出它周围的图形和记录，坐标平移，名称换掉，便于请教或报错"))
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(button)
        line.addStretch(1)
        return row

    def _picture(self, shown: Shown) -> QWidget:
        identity = str(shown.finding.get("id", ""))
        return Slot(lambda: self.sections.picture(self.pictures.place(identity), shown.size))

    def _lessons(self, shown: Shown) -> QWidget:
        wide = self.hat == "trainer" and self.width() >= BESIDE
        code = str(shown.finding["code"])
        return Slot(lambda: self.sections.lessons(self.pictures.lessons(code), shown, beside=wide))

    def _places(self, shown: Shown, bare: bool = False) -> QWidget:
        """All places; ``bare``: without what would give the answer away."""
        boxes = self.sections.witnesses(shown, bare)
        for box in boxes:
            box.source_asked.connect(lambda _, box=box: self.sources.toggle(box))
            box.cad_asked.connect(lambda place, box=box: self._show_in_cad(place, box))
        return section(self.tr("位置") if boxes else "", *boxes, *self._more(shown, len(boxes)))

    def _more(self, shown: Shown, said: int) -> Iterator[QWidget]:
        left = 1 + len(shown.finding.get("others") or ()) - said
        if said >= MOST_PLACES and left > 0:
            yield label(self.tr("另有 {0} 处").format(left), back=True)

    def _show_in_cad(self, place: Finding, box: PlaceBox) -> None:
        if self.finding is not None:
            box.say(self.cad.export(self.finding, place, self._session.report, self._session.lang))
