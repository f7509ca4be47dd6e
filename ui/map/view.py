"""MapView: the map of a deliverable, with its findings. See ``ui/map/__init__.py`` for how it is made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent, QImage, QPainter, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from . import overlay
from .colours import Look
from .findings import Finding, Findings, Mark
from .paint import Paths, paint
from .picking import things_of_place
from .pointing import PointedCanvas
from .viewport import Viewport

if TYPE_CHECKING:
    from surveycheck import Sheet

SMALL, GROWN, EDGE = 1 / 8, 1 / 4, 48.0
"""A subject that takes less than the first share of the window is enlarged until it takes the second; a finding nearer
to the edge than so many pixels is moved to the middle."""

AROUND = 40.0
"""Small subjects are shown as if they were this part of the drawing."""

TIPS = 6
"""Findings that a tooltip names."""


class MapView(PointedCanvas):
    """Shows the drawings of a deliverable, one at a time, and the findings upon them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("图形"))
        self.setAccessibleDescription(
            self.tr("成果的图形和发现的问题。方向键平移，加减号缩放，Home 显示全图，Tab 移到下一个部件。")
        )
        self._given: Sequence[Finding] = ()
        self._witnesses: tuple[Sequence[int], Sequence[int]] = ((), ())
        self._veiled = False

    def set_veiled(self, veiled: bool) -> None:
        """Show where the chosen finding is, and neither what it is nor any other one: it is somebody's question."""
        if veiled != self._veiled:
            self._veiled = veiled
            self.update()

    def set_findings(self, findings: Sequence[Finding]) -> None:
        """Show these findings, as mappings with ``id``, ``severity``, ``file``, ``layer``, ``at``, ``others``,
        ``state``, ``title``, ``message``; the map itself is not drawn anew."""
        self._given = findings
        self.drawing_shown()
        self.layers_changed.emit()
        self.update()

    def findings_by_layer(self) -> Mapping[str, int]:
        return self.findings.by_layer

    def drawing_shown(self) -> None:
        sheet = self.scene.sheet if self.scene else None
        self.findings = Findings(self._given, sheet.file if sheet else "", sheet.origin if sheet else (0.0, 0.0))
        self._find_witnesses()

    def selected_finding(self) -> Finding | None:
        return None if self.chosen is None else self.findings.named(self.chosen)

    def wanted_file(self) -> str:
        finding = self.selected_finding()
        return str(finding.get("file", "")) if finding else ""

    def select(self, finding_id: str | None) -> None:
        """Highlight a finding, or none; where it is outside of the window, or too small to be seen, go there. One of a
        whole drawing shows that drawing."""
        self.chosen = finding_id
        finding = self.selected_finding()
        if finding is not None and not finding.get("layout"):
            self.set_drawing(str(finding.get("file", "")))
        self._find_witnesses()
        if finding is not None:
            self._go_to(finding)
        self.update()

    def selected(self) -> str | None:
        return self.chosen

    def _find_witnesses(self) -> None:
        finding = self.selected_finding()
        self._witnesses = ((), ())
        if finding is None or self.scene is None:
            return
        sheet = self.scene.sheet
        first = things_of_place(sheet, finding)
        others = [thing for other in finding.get("others") or () for thing in things_of_place(sheet, other)]
        self._witnesses = (first, [thing for thing in others if thing not in set(first)])

    def _go_to(self, finding: Finding) -> None:
        place = self.findings.local(finding)
        if place is None or self.scene is None:
            return
        view = self.viewport
        scale = self._scale_for(self._witnesses[0])
        if scale is None and view.holds(*place, EDGE):
            return
        self.look_at(replace(view, x=place[0], y=place[1], scale=scale or view.scale), softly=True)

    def _scale_for(self, things: Sequence[int]) -> float | None:
        """The scale that a subject asks for; None where it is seen well enough."""
        import numpy as np

        assert self.scene is not None
        boxes = self.scene.sheet.columns["box"][np.array(things, np.int64)] if len(things) else np.zeros((0, 4))
        boxes = boxes[np.isfinite(boxes).all(axis=1)]
        if not len(boxes):
            return None
        size = max(np.ptp(boxes[:, [0, 2]]), np.ptp(boxes[:, [1, 3]]))
        window = min(self.width(), self.height())
        least = self._least_size()
        size = max(float(size), least)
        if size * self.viewport.scale >= SMALL * window:
            return None
        return GROWN * window / size

    def _least_size(self) -> float:
        """What a subject is at least taken to be as large as, so that one sees where it stands."""
        west, south, east, north = self.extent() or (0.0, 0.0, 0.0, 0.0)
        return max(east - west, north - south) / AROUND or 1.0

    def marks(self) -> list[Mark]:
        """The marks that are shown now."""
        return self.findings.marks(self.viewport)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._tooltip(event.pos(), event.globalPos())
            return True
        return super().event(event)

    def tooltip_words(self, pixel: QPointF) -> str:
        """What a tooltip says of the findings under a pixel: plain text, whatever the deliverable wrote."""
        mark = self.findings.under(pixel, self.viewport)
        if mark is None or self._veiled:
            return ""
        suffix = "" if self.language() == "zh" else "_en"
        rows = [self._given[int(number)] for number in mark.numbers(TIPS)]
        lines = [
            f"{row.get('severity', '')}  {row.get('message' + suffix) or row.get('title' + suffix, '')}" for row in rows
        ]
        more = mark.count - len(rows)
        return "\n".join([*lines, *([self.tr("… 另有 {0} 处").format(more)] if more > 0 else [])])

    def _tooltip(self, pixel: QPoint, globally: QPoint) -> None:
        words = self.tooltip_words(QPointF(pixel))
        if not words:
            QToolTip.hideText()
            return
        # Qt takes a text that looks like HTML for HTML: said as HTML with everything escaped it stays what it is.
        QToolTip.showText(globally, plain_tooltip(words), self)

    # painting

    def paint_over(self, painter: QPainter) -> None:
        self.draw_over(painter, self.viewport)

    def draw_over(self, painter: QPainter, view: Viewport) -> None:
        """Findings, the picked thing, measurements and a scale bar, as they lie in a viewport."""
        look, area = self.look, QRectF(0.0, 0.0, view.width, view.height)
        if self.scene is None or self.words:
            self._paint_words(painter, self.words or self.tr("没有图形。"))
            return
        sheet = self.scene.sheet
        if not len(sheet):
            self._paint_words(painter, self._empty_words(sheet))
        overlay.draw_things(painter, sheet, self._witnesses[1], view, overlay.witness_pen(look, False))
        overlay.draw_things(painter, sheet, self._witnesses[0], view, overlay.witness_pen(look, True))
        if self.picked is not None:
            pen = QPen(self.palette().highlight().color(), 2.5)
            pen.setCosmetic(True)
            overlay.draw_things(painter, sheet, [self.picked[0][self.picked[1]]], view, pen)
        self._paint_findings(painter, view, look, area)
        if self.hand.points:
            ends = overlay.local_points(self.hand.points, view)
            pointer = None if self.hand.done or self.pointer is None else view.pixel(*self._snapped(self.pointer))
            overlay.draw_measure(painter, ends, pointer, self.hand.tool == "area", look)
        if self.hand.box is not None:
            painter.setPen(QPen(self.palette().highlight().color(), 1.2, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.hand.box)
        overlay.draw_scale_bar(painter, view, sheet.unit, look, area)
        overlay.draw_note(painter, self.unseen_words(), look, area)

    def unseen_words(self) -> str:
        """What the drawing holds and the map does not show; "" where that is nothing."""
        sheet = self.scene.sheet if self.scene else None
        if sheet is None or not len(sheet):
            return ""
        lost = {name: count for name, count in sheet.elsewhere.items() if name != "paper"}
        named = self.tr("、").join(f"{name} {count}" for name, count in sorted(lost.items()))
        words = []
        if lost:
            words.append(self.tr("不能完整显示：{0}").format(named))
        if paper := sheet.elsewhere.get("paper", 0):
            words.append(self.tr("图纸空间另有 {0} 个对象", "", paper).format(paper))
        return self.tr("；").join(words)

    def _paint_findings(self, painter: QPainter, view: Viewport, look: Look, area: QRectF) -> None:
        shown = self.findings.marks(view)
        finding = self.selected_finding()
        place = self.findings.local(finding) if finding else None
        if finding is not None and place is not None:
            others = [at for other in finding.get("others") or () if (at := self.findings.local(other)) is not None]
            overlay.draw_links(painter, view.pixel(*place), overlay.local_points(others, view), look)
        if not self._veiled:
            overlay.draw_marks(painter, shown, self.findings, view, look.dark)
        if finding is not None and place is not None:
            spot = view.pixel(*place)
            severity = "note" if self._veiled else str(finding.get("severity", "note"))
            overlay.draw_selected(painter, spot, severity, look)
            suffix = "" if self.language() == "zh" else "_en"
            words = str(finding.get("title" + suffix) or finding.get("code") or "")
            if words and area.contains(spot) and not self._veiled:
                overlay.draw_label(painter, spot, words, look, area)

    def _empty_words(self, sheet: Sheet) -> str:
        if count := sheet.elsewhere.get("paper", 0):
            return self.tr("模型空间里没有图形；图纸空间里的 {0} 个对象不在这里显示。", "", count).format(count)
        lost = self.tr("、").join(
            f"{name} {count}" for name, count in sorted(sheet.elsewhere.items()) if name != "paper"
        )
        return self.tr("不能显示：{0}").format(lost) if lost else self.tr("这张图里没有可以显示的对象。")

    def _paint_words(self, painter: QPainter, words: str) -> None:
        painter.setPen(self.look.ink)
        area = QRectF(self.rect()).adjusted(30, 20, -30, -20)
        painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap), words)

    def picture(self, width: int, height: int) -> QImage:
        """What is seen, with the findings, as a picture of so many pixels."""
        share = min(width / max(self.width(), 1), height / max(self.height(), 1))
        view = replace(self.viewport, width=width / share, height=height / share)
        image = paint(self.scene, view, share, Paths(), lambda: True) if self.scene is not None else None
        if image is None:
            image = QImage(width, height, QImage.Format.Format_RGB32)
            image.setDevicePixelRatio(share)
            image.fill(self.look.ground)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        self.draw_over(painter, view)
        painter.end()
        image.setDevicePixelRatio(1.0)
        return image

    def sizeHint(self) -> QSize:
        return QSize(800, 560)

    def copy_picture(self) -> None:
        """The map as it is seen, to the clipboard."""
        ratio = self.devicePixelRatioF()
        image = self.picture(round(self.width() * ratio), round(self.height() * ratio))
        QGuiApplication.clipboard().setImage(image)


def plain_tooltip(words: str) -> str:
    """Words as HTML that shows just these words."""
    lines = [escape("".join(c if c.isprintable() else " " for c in line)) for line in words.split("\n")]
    return f'<div style="white-space: pre-wrap">{"<br>".join(lines)}</div>'
