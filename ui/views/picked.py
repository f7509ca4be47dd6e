"""The drawn thing under the pointer: layer, handle, code, extended data, area."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit, QWidget

if TYPE_CHECKING:
    from ..map import Picked


ROOM = 12
"""Pixels around the text."""


class PickedView(QPlainTextEdit):
    """Plain text that can be copied: what a drawing says is never taken for more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("picked")
        self.setReadOnly(True)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.document().setDocumentMargin(ROOM)
        self.setViewportMargins(0, 0, ROOM, 0)  # the hint heeds the margin of the document at its left only
        self.setAccessibleName(self.tr("对象"))
        self.setPlaceholderText(self.tr("选“查对象”工具，在图上单击对象。再次单击同一处换下一个。"))

    def show_thing(self, thing: Picked | None) -> None:
        """Its properties, a line each; nothing for None."""
        self.setPlainText("" if thing is None else "\n".join(self._lines(thing)))

    def _lines(self, thing: Picked) -> Iterator[str]:
        unit = thing.unit or self.tr("图形单位")
        yield f"{thing.type}　{thing.place}/{thing.of}" if thing.of > 1 else thing.type
        yield self.tr("文件：{0}").format(thing.file) + (f":{thing.line}" if thing.line else "")
        yield self.tr("图层：{0}").format(thing.layer)
        yield self.tr("句柄：{0}").format(" / ".join(thing.handles))
        if thing.code:
            yield self.tr("编码：{0}").format(thing.code)
        if thing.text:
            yield self.tr("文字：{0}").format(thing.text)
        if thing.vertices > 1:
            yield self.tr("顶点：{0}").format(thing.vertices)
        if thing.length is not None:
            yield self.tr("长度：{0} {1}").format(f"{thing.length:.3f}", unit)
        if thing.area is not None:
            yield self.tr("面积：{0} {1}²").format(f"{thing.area:.3f}", unit)
        yield self.tr("位置：X（北）{0}  Y（东）{1}").format(f"{thing.at[1]:.3f}", f"{thing.at[0]:.3f}")
        for application, items in thing.xdata.items():
            yield f"XDATA {application}"
            yield from (f"  {code}  {text}" for code, text in items)
