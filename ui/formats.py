"""The dialog that asks which formats are wanted: as many as the engine writes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from surveycheck import report_formats


class FormatsDialog(QDialog):
    """A box for each format; ``chosen`` are the names of the ticked ones. Without any there is nothing to write."""

    def __init__(self, ticked: Sequence[str], lang: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("导出报告"))
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addWidget(QLabel(self.tr("写出哪些格式？")))
        self.boxes: dict[str, QCheckBox] = {}
        for name, title in report_formats().items():
            box = QCheckBox(title[1 if lang == "en" else 0], checked=name in ticked)
            box.toggled.connect(self._look)
            self.boxes[name] = box
            layout.addWidget(box)
        buttons = QDialogButtonBox()
        self.go = buttons.addButton(self.tr("选择文件夹…"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        self._look()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The formats in the engine's order."""
        return tuple(name for name, box in self.boxes.items() if box.isChecked())

    def _look(self) -> None:
        self.go.setEnabled(bool(self.chosen))
