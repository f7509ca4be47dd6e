"""Canvas: shows a picture of a map, moves it under the hand, and asks for a new one where it no longer does."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEasingCurve, QEvent, QPointF, QRectF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import (
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QWidget

from .colours import Look, look_of
from .paint import Scene
from .renderer import Picture, Renderer, Request
from .viewport import Box, Viewport

OVER = 1.6
"""A picture is so many times as wide and as high as the window (performance.md §5)."""

LARGEST = 24_000_000
"""Device pixels of a picture, some 100 MB: a window of 3840 × 2160 gets a smaller margin."""

SPARE = 0.25
"""A new picture is asked for when less than this share of the margin is left."""

STEP = 1.25
"""What one notch of the wheel enlarges by."""

KEY_STEP = 0.15
"""Share of the window that an arrow key moves."""

SOFTLY = 260
"""Milliseconds of a move that the eye can follow."""


class Canvas(QWidget):
    """Pan with a dragged hand, zoom with wheel, pinch, plus and minus; arrows move, Home shows everything."""

    scale_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(160, 120)
        self.grabGesture(Qt.GestureType.PinchGesture)
        self.viewport = Viewport()
        self.scene: Scene | None = None
        self.shown: Picture | None = None
        self.renderer = Renderer(self)
        self.renderer.painted.connect(self._painted)
        self._asked: Request | None = None
        self._drag: QPointF | None = None
        self._fitted = True
        self._way = QVariantAnimation(self)
        self._way.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._way.setDuration(SOFTLY)
        self._way.setStartValue(0.0)
        self._way.setEndValue(1.0)
        self._way.valueChanged.connect(self._on_the_way)
        self._ends = (self.viewport, self.viewport)
        renderer = self.renderer
        self.destroyed.connect(renderer.stop)

    # what is shown

    @property
    def look(self) -> Look:
        return look_of(self.palette())

    def show_scene(self, scene: Scene | None) -> None:
        """Show another scene, from where one looks now; the picture before stays until the new one is there."""
        if self.scene is not None and scene is not None and scene.sheet is not self.scene.sheet:
            self.shown = None
        if scene is None:
            self.shown = None
            self.renderer.ask(None)
        self.scene, self._asked = scene, None
        self.update()
        self._need()

    def look_at(self, viewport: Viewport, softly: bool = False) -> None:
        """Show another part of the drawing."""
        self._way.stop()
        self._fitted = False
        if softly and self.isVisible():
            self._ends = (self.viewport, viewport)
            self._way.start()
            return
        self.viewport = viewport
        self.scale_changed.emit(self.viewport.scale)
        self.update()
        self._need()

    def arrive(self) -> None:
        """Be at once where a soft move leads to: what follows may be another drawing."""
        if self._way.state() == QVariantAnimation.State.Running:
            self._way.stop()
            self._on_the_way(1.0)

    def _on_the_way(self, share: float) -> None:
        self.viewport = self._ends[0].between(self._ends[1], share) if share < 1.0 else self._ends[1]
        self.scale_changed.emit(self.viewport.scale)
        self.update()
        self._need()

    def extent(self, all_of_it: bool = False) -> Box | None:
        """What there is to see; None without a drawing."""
        if self.scene is None:
            return None
        return self.scene.sheet.whole if all_of_it else self.scene.sheet.extent

    def fit(self, softly: bool = False) -> None:
        """Show all of the drawing but strays."""
        box = self.extent()
        if box is not None:
            self.look_at(self.viewport.showing(box), softly)
            self._fitted = True

    def fit_all(self) -> None:
        """Show strays, too."""
        box = self.extent(True)
        if box is not None:
            self.look_at(self.viewport.showing(box))

    def zoom_in(self) -> None:
        self.look_at(self.viewport.zoomed(STEP * STEP))

    def zoom_out(self) -> None:
        self.look_at(self.viewport.zoomed(1.0 / STEP / STEP))

    # pictures

    def _need(self) -> None:
        """Ask for a picture where the one that is there does not do, and none is on its way that does."""
        if self.scene is None or self.width() < 2 or not self.isVisible():
            return
        ratio = self.devicePixelRatioF()
        over = self._over(ratio) if self.shown is not None else 1.0
        there = [self._asked, self.shown.request if self.shown is not None else None]
        if any(request is not None and self._does(request, ratio, over) for request in there):
            return
        view = replace(self.viewport, width=self.width() * over, height=self.height() * over)
        self._asked = Request(self.scene, view, ratio)
        self.renderer.ask(self._asked)

    def _over(self, ratio: float) -> float:
        own = max(self.width() * self.height() * ratio * ratio, 1.0)
        return max(1.0, min(OVER, (LARGEST / own) ** 0.5))

    def _does(self, request: Request, ratio: float, over: float) -> bool:
        """Whether a picture shows all of the window, with some of its margin left, as sharp as it should be."""
        view, own = self.viewport, request.view
        if request.scene is not self.scene or own.scale != view.scale or request.ratio != ratio:
            return False
        sides = ((own.width, self.width(), own.x - view.x), (own.height, self.height(), own.y - view.y))
        return all(
            side >= over * window - 1.0 and abs(away) * view.scale <= (side - window) / 2 * (1.0 - SPARE) + 0.5
            for side, window, away in sides
        )

    def settled(self) -> bool:
        """Whether the picture that is shown is whole, sharp and has its margin."""
        ratio = self.devicePixelRatioF()
        return self.shown is not None and self._does(self.shown.request, ratio, self._over(ratio))

    def _painted(self, picture: Picture) -> None:
        if picture.request.scene is not self.scene:
            return
        self.shown = picture
        self.update()
        self._need()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._blit(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_over(painter)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self.palette().highlight().color())
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()

    def paint_over(self, painter: QPainter) -> None:
        """What lies upon the map; it is drawn anew in every frame."""

    def _blit(self, painter: QPainter) -> None:
        picture, view = self.shown, self.viewport
        target = self._target()
        if picture is None or target is None or not target.contains(QRectF(self.rect())):
            painter.fillRect(self.rect(), self.look.ground)
        if picture is None or target is None:
            return
        if picture.request.view.scale == view.scale:
            painter.drawImage(target.topLeft(), picture.image)
        else:
            painter.drawImage(target, picture.image)

    def _target(self) -> QRectF | None:
        """Where the picture lies in the window, on whole device pixels."""
        if self.shown is None:
            return None
        own, view, ratio = self.shown.request.view, self.viewport, self.devicePixelRatioF()
        corner = view.pixel(own.box[0], own.box[3])
        grown = view.scale / own.scale
        if grown == 1.0:
            corner = QPointF(round(corner.x() * ratio) / ratio, round(corner.y() * ratio) / ratio)
        return QRectF(corner.x(), corner.y(), own.width * grown, own.height * grown)

    # events

    def resizeEvent(self, event: QResizeEvent) -> None:
        fitted = self._fitted
        self.viewport = self.viewport.resized(self.width(), self.height())
        if fitted and self.scene is not None:
            self.fit()
        self.scale_changed.emit(self.viewport.scale)
        self._need()

    def showEvent(self, event: QEvent) -> None:
        self._need()

    def hideEvent(self, event: QHideEvent) -> None:
        self.renderer.ask(None)
        self._asked = None

    def changeEvent(self, event: QEvent) -> None:
        palette = event.type() in (QEvent.Type.PaletteChange, QEvent.Type.ApplicationPaletteChange)
        if palette and self.scene is not None and self.scene.look != self.look:
            self.show_scene(replace(self.scene, look=self.look))
        super().changeEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        notches = event.angleDelta().y() / 120.0
        if notches:
            self.look_at(self.viewport.zoomed(STEP ** max(min(notches, 8.0), -8.0), event.position()))
        event.accept()

    def event(self, event: QEvent) -> bool:
        pinch = self._pinched(event)
        if pinch is None:
            return super().event(event)
        self.look_at(self.viewport.zoomed(*pinch))
        return True

    def _pinched(self, event: QEvent) -> tuple[float, QPointF] | None:
        """Factor and middle of a pinch on a touchpad or on a screen; None for other events."""
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            return (max(1.0 + event.value(), 0.2), event.position())
        pinch = event.gesture(Qt.GestureType.PinchGesture) if isinstance(event, QGestureEvent) else None
        if not isinstance(pinch, QPinchGesture):
            return None
        return (pinch.scaleFactor() or 1.0, QPointF(self.mapFromGlobal(pinch.centerPoint().toPoint())))

    def begin_pan(self, pixel: QPointF) -> None:
        self._way.stop()
        self._drag = pixel
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def pan_to(self, pixel: QPointF) -> bool:
        """Move what is held; False where nothing is."""
        if self._drag is None:
            return False
        moved, self._drag = pixel - self._drag, pixel
        self.look_at(self.viewport.panned(moved.x(), moved.y()))
        return True

    def end_pan(self) -> None:
        self._drag = None
        self.unsetCursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self.fit(softly=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = (self.width() * KEY_STEP, self.height() * KEY_STEP)
        moves = {
            Qt.Key.Key_Left: (step[0], 0.0),
            Qt.Key.Key_Right: (-step[0], 0.0),
            Qt.Key.Key_Up: (0.0, step[1]),
            Qt.Key.Key_Down: (0.0, -step[1]),
        }
        key = Qt.Key(event.key())
        if key in moves:
            self.look_at(self.viewport.panned(*moves[key]))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_in()
        elif key in (Qt.Key.Key_Minus, Qt.Key.Key_Underscore):
            self.zoom_out()
        elif key == Qt.Key.Key_Home:
            self.fit_all() if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else self.fit(softly=True)
        else:
            super().keyPressEvent(event)
