"""Hands on the map: pan, box, measure, pick."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from .drawings import DrawingsCanvas
from .findings import Findings, Mark
from .picking import nearest_corner, picked, under
from .tools import TOOLS, Hand, measured

REACH = 6.0
"""Pixels from a line that still pick it."""

SNAP = 9.0
"""Pixels from a vertex that a measured point jumps to."""

SAME_PLACE = 4
"""Pixels between two clicks in one place."""


class PointedCanvas(DrawingsCanvas):
    """``finding_clicked`` brings the id of a finding, ``entity_picked`` a ``Picked`` or None, ``pointer_moved`` drawing
    coordinates x (east) and y (north), ``measured`` a ``Measured``."""

    finding_clicked = Signal(str)
    entity_picked = Signal(object)
    pointer_moved = Signal(float, float)
    measured = Signal(object)
    tool_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hand = Hand()
        self.findings = Findings()
        self.picked: tuple[list[int], int, QPointF] | None = None
        self.pointer: QPointF | None = None
        self.chosen: str | None = None

    def set_tool(self, tool: str) -> None:
        """``pan``, ``box``, ``distance``, ``area`` or ``pick``."""
        if tool not in TOOLS:
            raise ValueError(tool)
        self.hand.clear()
        self.hand.tool = tool
        self.setCursor(Qt.CursorShape.ArrowCursor if tool == "pan" else Qt.CursorShape.CrossCursor)
        self.tool_changed.emit(tool)
        self.update()

    def place(self, pixel: QPointF) -> tuple[float, float]:
        """Drawing coordinates under a pixel."""
        x, y = self.viewport.place(pixel)
        east, north = self.scene.sheet.origin if self.scene else (0.0, 0.0)
        return (x + east, y + north)

    def _snapped(self, pixel: QPointF) -> tuple[float, float]:
        """Near a vertex that vertex, else the place itself; near the origin."""
        x, y = self.viewport.place(pixel)
        if self.scene is None:
            return (x, y)
        corner = nearest_corner(self.scene.sheet, x, y, SNAP / self.viewport.scale, self.scene.hidden)
        return corner or (x, y)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() == Qt.MouseButton.MiddleButton:
            self.begin_pan(event.position())
        elif event.button() == Qt.MouseButton.LeftButton:
            self.hand.press(event.position())
        elif event.button() == Qt.MouseButton.RightButton and self.hand.measures:
            self._end_measure()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointer = event.position()
        if self.scene is not None:
            self.pointer_moved.emit(*self.place(event.position()))
        held = self.hand.down is not None
        dragged = held and self.hand.move(event.position()) and self.hand.tool != "box"
        if dragged and self._drag is None and self.hand.down is not None:
            self.begin_pan(self.hand.down)
        if not self.pan_to(event.position()) and (self.hand.box is not None or self.hand.points):
            self.update()
        if self.hand.points and not self.hand.done:
            self._tell_measure(self._snapped(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._drag is not None:
            self.end_pan()
            self.setCursor(Qt.CursorShape.ArrowCursor if self.hand.tool == "pan" else Qt.CursorShape.CrossCursor)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        click, box = self.hand.release()
        if box is not None:
            self._zoom_to(box)
        elif click:
            self._click(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.hand.measures:
            self._end_measure()
        else:
            super().mouseDoubleClickEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.pointer = None
        self.update()

    def _zoom_to(self, box: QRectF) -> None:
        if box.width() >= 3 and box.height() >= 3:
            (west, north), (east, south) = self.viewport.place(box.topLeft()), self.viewport.place(box.bottomRight())
            self.look_at(self.viewport.showing((west, south, east, north), 1.0), softly=True)

    def _click(self, pixel: QPointF) -> None:
        if self.hand.measures:
            self.hand.add(self._snapped(pixel))
            self._tell_measure()
            self.update()
            return
        mark = self.findings.under(pixel, self.viewport) if self.hand.tool != "pick" else None
        if mark is not None:
            self._click_mark(mark)
        else:
            self.pick(pixel)

    def _click_mark(self, mark: Mark) -> None:
        """A click on one finding selects it; on several that lie close together shows them apart, and where they cannot
        be told apart the next of them."""
        names = [str(self.findings.given[int(number)].get("id", "")) for number in mark.numbers()]
        spread = mark.spread
        if mark.count > 1 and spread * self.viewport.scale > 3.0:
            share = min(self.width(), self.height()) / 3 / max(spread * self.viewport.scale, 1e-9)
            view = replace(self.viewport, x=mark.x, y=mark.y)
            self.look_at(view.zoomed(max(share, 1.5)), softly=True)
            return
        at = names.index(self.chosen) + 1 if self.chosen in names else 0
        self.finding_clicked.emit(names[at % len(names)])

    def pick(self, pixel: QPointF) -> None:
        """Pick what is under a pixel; a further click in the same place takes the next thing there."""
        if self.scene is None:
            return
        x, y = self.viewport.place(pixel)
        sheet = self.scene.sheet
        before = self.picked
        if before is not None and (before[2] - pixel).manhattanLength() <= SAME_PLACE:
            things, number = before[0], before[1] + 1
        else:
            things, number = under(sheet, x, y, REACH / self.viewport.scale, self.scene.hidden), 0
        if not things:
            self.picked = None
            self.entity_picked.emit(None)
        else:
            self.picked = (things, number % len(things), pixel)
            self.entity_picked.emit(picked(sheet, things, number % len(things), x, y))
        self.update()

    def unpick(self) -> None:
        self.picked = None
        self.entity_picked.emit(None)
        self.update()

    def _tell_measure(self, pointer: tuple[float, float] | None = None) -> None:
        if self.scene is not None:
            self.measured.emit(measured(self.hand, self.scene.sheet.origin, self.scene.sheet.unit, pointer))

    def _end_measure(self) -> None:
        if self.hand.points:
            self.hand.done = True
            self._tell_measure()
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape and (self.hand.points or self.picked or self.hand.tool != "pan"):
            self._escape()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.hand.measures:
            self._end_measure()
        elif key == Qt.Key.Key_Backspace and self.hand.points and not self.hand.done:
            self.hand.points.pop()
            self._tell_measure()
            self.update()
        else:
            super().keyPressEvent(event)

    def _escape(self) -> None:
        """Give up what is going on: the measurement, then the picked thing, then the tool."""
        if self.hand.points:
            self.hand.clear()
            self._tell_measure()
        elif self.picked is not None:
            self.unpick()
        else:
            self.set_tool("pan")
        self.update()
