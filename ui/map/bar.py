"""The bar of a map: tools, drawings, where the pointer is, the scale, pictures."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from ..choosing import ask_target
from .corner import CornerLabel
from .tools import Measured
from .view import MapView


class MapBar(QWidget):
    """One thin row beneath or above a map."""

    def __init__(self, view: MapView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view
        self.drawings = QComboBox()
        self.drawings.setAccessibleName(self.tr("图纸"))
        self.drawings.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.drawings.setMaximumWidth(260)
        self.place = CornerLabel(self.tr("指针坐标"), view)
        self.scale = _label(self.tr("比例"))
        self.tools: dict[str, QToolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 2, 4, 2)
        row.setSpacing(2)
        row.addWidget(self.drawings)
        self._add_tools(row)
        row.addStretch(1)
        row.addWidget(self.scale)
        self._add_picture(row)
        self.drawings.activated.connect(lambda number: view.set_drawing(self.drawings.itemData(number)))
        view.drawings_changed.connect(self._drawings_changed)
        view.layers_changed.connect(self._drawing_changed)
        view.pointer_moved.connect(self._moved)
        view.measured.connect(self._measured)
        view.scale_changed.connect(self._scaled)
        view.tool_changed.connect(self._tool_changed)
        self._drawings_changed()

    def _add_tools(self, row: QHBoxLayout) -> None:
        group = QActionGroup(self)
        rows = (
            ("pan", self.tr("平移"), self.tr("拖动平移，单击问题或对象查看")),
            ("box", self.tr("框选放大"), self.tr("拖一个框，放大到框内")),
            ("distance", self.tr("量距"), self.tr("依次单击各点；双击、回车或右键结束，Esc 清除")),
            ("area", self.tr("量面积"), self.tr("依次单击各角点；双击、回车或右键结束，Esc 清除")),
            ("pick", self.tr("查对象"), self.tr("单击对象看图层、句柄和扩展数据；再次单击换下一个")),
        )
        for name, words, tip in rows:
            action = QAction(words, group, checkable=True, checked=name == "pan")
            action.setToolTip(tip)
            action.triggered.connect(lambda _=False, name=name: self.view.set_tool(name))
            self.tools[name] = _button(action)
            row.addWidget(self.tools[name])
        whole = QAction(self.tr("全图"), self)
        whole.setToolTip(self.tr("显示全图（Home）；按住 Shift 连远处的零星对象一起显示"))
        whole.triggered.connect(self._whole)
        row.addWidget(_button(whole))

    def _whole(self) -> None:
        from PySide6.QtWidgets import QApplication

        shifted = QApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier
        self.view.fit_all() if shifted else self.view.fit(softly=True)

    def _add_picture(self, row: QHBoxLayout) -> None:
        self._more = menu = QMenu(self)
        menu.addAction(self.tr("复制图片"), self.view.copy_picture)
        menu.addAction(self.tr("图片另存为…"), self._save)
        menu.addSeparator()
        weights = menu.addAction(self.tr("显示线宽"))
        weights.setCheckable(True)
        weights.triggered.connect(self.view.set_weighed)
        weights.setToolTip(self.tr("图中的线宽（LWDISPLAY）；关闭时一律为细线"))
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(lambda: weights.setChecked(self.view.weighed()))
        button = QToolButton(text=self.tr("更多"), autoRaise=True)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(menu)
        row.addWidget(button)

    def _save(self) -> None:
        file = ask_target(self, self.tr("图片另存为"), "", "PNG (*.png)")
        if file is not None and not self.save_picture(file):
            self.place.setText(self.tr("图片无法写入：{0}").format(file))

    def save_picture(self, file: Path) -> bool:
        """The map as it is seen, twice as fine as the screen, as a PNG file; False where it cannot be written."""
        image = self.view.picture(2 * self.view.width(), 2 * self.view.height())
        return image.save(str(file if file.suffix else file.with_suffix(".png")), "PNG")

    def _drawings_changed(self) -> None:
        self.drawings.clear()
        for file in self.view.drawings():
            self.drawings.addItem(Path(file).name, file)
            self.drawings.setItemData(self.drawings.count() - 1, file, Qt.ItemDataRole.ToolTipRole)
        self.drawings.setVisible(self.drawings.count() > 1)
        self._drawing_changed()

    def _drawing_changed(self) -> None:
        self.drawings.setCurrentIndex(self.drawings.findData(self.view.drawing()))
        if not self.view.drawing():
            self.place.setText("")
            self.scale.setText("")

    def _moved(self, x: float, y: float) -> None:
        if not (self.view.hand.measures and self.view.hand.points):
            self.place.setText(coordinates(x, y, self.tr("测量 X {1}  Y {0}\nCAD x {0}  y {1}")))

    def _measured(self, told: Measured) -> None:
        unit = told.unit
        if told.kind == "area":
            words = self.tr("面积 {0} {1}²\n周长 {2} {1}")
            self.place.setText(words.format(figure(told.value), unit or "m", figure(_around(told))))
        else:
            words = self.tr("距离 {0} {1}\n本段 {2} {1}")
            self.place.setText(words.format(figure(told.value), unit or "m", figure(told.last)))

    def _scaled(self, scale: float) -> None:
        """How large things are on the screen, taken that it has as many pixels as it says."""
        if not self.view.drawing() or scale <= 0:
            return
        inch = self.view.logicalDpiX() or 96
        metre = {"mm": 0.001, "cm": 0.01, "km": 1000.0}.get(self.view.scene.sheet.unit if self.view.scene else "", 1.0)
        ratio = metre / (scale * 0.0254 / inch)
        self.scale.setText(f"1:{ratio:,.0f}" if ratio >= 10 else f"1:{ratio:,.2g}")

    def _tool_changed(self, name: str) -> None:
        if name in self.tools:
            self.tools[name].defaultAction().setChecked(True)


def coordinates(x: float, y: float, words: str) -> str:
    """Both conventions: surveyors' X is north and Y east, x and y of the drawing are east and north."""
    return words.format(figure(x), figure(y))


def figure(value: float) -> str:
    return f"{value:.3f}" if abs(value) < 1e12 else f"{value:.6g}"


def _around(told: Measured) -> float:
    import math

    return told.length + (math.dist(told.points[0], told.points[-1]) if len(told.points) > 2 else 0.0)


def _label(name: str) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAccessibleName(name)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _button(action: QAction) -> QToolButton:
    button = QToolButton(autoRaise=True)
    button.setDefaultAction(action)
    return button
