"""One witness of a finding: where it stands in a drawing or an XML, to be copied, seen in its file, shown in CAD."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from surveycheck import Excerpt

from .flow import Flow
from .paint import line_colour
from .rows import Finding
from .source import SourceView
from .texts import Text, label


class Box(QFrame):
    """The ground of a page, with a thin line around it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(line_colour(self.palette()))
        painter.setBrush(self.palette().base().color())
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 6, 6)
        painter.end()


class PlaceBox(Box):
    """File, layer, handle, layout, path, line, key and coordinates of a place; buttons for those that it has.
    ``source_asked`` and ``cad_asked`` bring the place."""

    source_asked = Signal(object)
    cad_asked = Signal(object)

    def __init__(self, place: Finding, title: str, value: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = place
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(6)
        if title:
            layout.addWidget(label(title, 0.92, QFont.Weight.DemiBold, back=True))
        if value:
            layout.addWidget(Text(value).sized(1.2, QFont.Weight.DemiBold))
        layout.addWidget(Text().show_pairs(self._words()))
        layout.addLayout(self._buttons())
        self.note = Text().in_colour()
        self.note.hide()
        layout.addWidget(self.note)
        self.source: SourceView | None = None

    def say(self, text: str) -> None:
        """A sentence below the buttons; none if it is empty."""
        self.note.show_text(text)
        self.note.setVisible(bool(text))

    def show_source(self, excerpt: Excerpt) -> None:
        """The lines of its file, below the buttons."""
        self.hide_source()
        self.source = SourceView(self)
        self.layout().addWidget(self.source)
        self.source.show_excerpt(excerpt)
        self.say(self.tr("{0}，第 {1} 行，编码 {2}，只读").format(excerpt.file, excerpt.marked[0], excerpt.encoding))

    def hide_source(self) -> None:
        """Without them."""
        if self.source is not None:
            self.source.hide()
            self.source.deleteLater()
            self.source = None
            self.say("")

    def _words(self) -> list[list[tuple[str, str]]]:
        """Names and values, line by line."""
        place = self.place
        line = str(place.get("line") or "")
        at = place.get("at")
        found = [
            [(self.tr("文件"), str(place.get("file") or ""))],
            [(self.tr("路径"), str(place.get("xpath") or ""))],
            [
                (self.tr("图层"), str(place.get("layer") or "")),
                (self.tr("句柄"), " › ".join(place.get("handles") or ())),
                (self.tr("布局"), str(place.get("layout") or "")),
                (self.tr("行号"), line),
            ],
            [(self.tr("编号"), str(place.get("key") or ""))],
            [
                (self.tr("X（北）"), f"{at[1]:.3f}" if at else ""),
                (self.tr("Y（东）"), f"{at[0]:.3f}" if at else ""),
            ],
        ]
        return [row for row in ([(name, text) for name, text in each if text] for each in found) if row]

    def _buttons(self) -> Flow:
        place, flow = self.place, Flow(gap=6)
        handles, path = place.get("handles") or (), str(place.get("xpath") or "")
        if handles:
            flow.addWidget(self._button(self.tr("复制句柄"), lambda: _copy(str(handles[-1]))))
        if path:
            flow.addWidget(self._button(self.tr("复制路径"), lambda: _copy(path)))
        if place.get("file") and (place.get("line") or handles):
            flow.addWidget(self._button(self.tr("查看原文"), lambda: self.source_asked.emit(place)))
        if not path and (handles or place.get("at")):
            flow.addWidget(self._button(self.tr("在 CAD 中定位…"), lambda: self.cad_asked.emit(place)))
        return flow

    def _button(self, text: str, action: object) -> QPushButton:
        made = QPushButton(text, clicked=action)
        made.setObjectName("small")
        made.setAccessibleDescription(str(self.place.get("file") or ""))
        return made


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
