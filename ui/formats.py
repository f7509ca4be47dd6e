"""The dialog that asks what is to be exported: formats, as many as the engine writes, and what some of them ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from surveycheck import known_grids, report_formats

from .boxes import leads
from .export_wish import MAPPED, PAPER, ExportWish
from .setup.lines import PathLine
from .signing import SigningLines
from .views.labels import heading, plain

if TYPE_CHECKING:
    from surveycheck import SigningKey


class FormatsDialog(QDialog):
    """A box for each format; ``wish`` is what is chosen. Without a format, or with what cannot be used, nothing can be
    written."""

    def __init__(self, wish: ExportWish, lang: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("导出报告"))
        self.setMinimumWidth(620)
        self._lang = lang
        self.boxes: dict[str, QCheckBox] = {}
        for name, title in report_formats().items():
            box = QCheckBox(title[1 if lang == "en" else 0], checked=name in wish.formats)
            box.toggled.connect(self._look)
            self.boxes[name] = box
        self.crs = self._grids(wish.crs)
        self.templates = PathLine(self.tr("单位模板"), self.tr("默认模板"), "", True)
        self.templates.edit.setText(wish.templates)
        self.templates.edit.setToolTip(
            self.tr("文件夹，可放 report.typ（PDF）、report.docx、office.toml（名称、地址、电话）和字体")
        )
        self.templates.changed.connect(self._look)
        self.signing = SigningLines(wish.key, lang)
        self.signing.changed.connect(self._look)
        self.key: SigningKey | None = None
        self.message = plain(quiet=True)
        self._lay_out()
        self._look()

    def _grids(self, crs: str) -> QComboBox:
        """The grids of CGCS2000 by their meridian; any other code is typed."""
        made = QComboBox(editable=True, insertPolicy=QComboBox.InsertPolicy.NoInsert)
        made.addItem(self.tr("按图上坐标，不注明坐标系"), "")
        for part in (made, made.lineEdit()):
            part.setAccessibleName(self.tr("图的坐标系"))
        with_zone, bare = (
            self.tr("{0}  {1}° 带，中央经线 {2}°，带号 {3}"),
            self.tr("{0}  {1}° 带，中央经线 {2}°，无带号"),
        )
        for grid in known_grids():
            words = (with_zone if grid.zone else bare).format(
                f"EPSG:{grid.epsg}", grid.width, f"{grid.meridian:g}", grid.zone
            )
            made.addItem(words, f"EPSG:{grid.epsg}")
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        made.setCurrentIndex(max(0, made.findData(crs)))
        made.lineEdit().setCursorPosition(0)
        made.currentTextChanged.connect(self._look)
        return made

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(8)
        layout.addWidget(heading(self.tr("写出哪些格式？")))
        for box in self.boxes.values():
            layout.addWidget(box)
        layout.addSpacing(10)
        form = QFormLayout(horizontalSpacing=16, verticalSpacing=10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.crs_label = QLabel(self.tr("图的坐标系"), textFormat=Qt.TextFormat.PlainText)
        self.templates_label = QLabel(self.tr("单位模板"), textFormat=Qt.TextFormat.PlainText)
        form.addRow(self.crs_label, self.crs)
        form.addRow(self.templates_label, self.templates)
        form.addRow(plain(self.tr("签名私钥"), wrap=False), self.signing.file)
        self.passphrase_label = plain(self.tr("私钥口令"), wrap=False)
        form.addRow(self.passphrase_label, self.signing.row)
        layout.addLayout(form)
        layout.addWidget(self.message)
        buttons = QDialogButtonBox()
        self.go = buttons.addButton(self.tr("选择文件夹…"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        leads(self.go)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)

    @property
    def wish(self) -> ExportWish:
        """The formats in the engine's order, and the rest."""
        formats = tuple(name for name, box in self.boxes.items() if box.isChecked())
        return ExportWish(formats, self._crs(), self.templates.text, self.signing.file.text)

    def accept(self) -> None:
        """With a key that does not open it stays, and says why."""
        from surveycheck import SealError

        from .faults import sentence

        try:
            self.key = self.signing.read()
        except (SealError, OSError) as error:
            self.message.setText(sentence(error, self._lang))
        else:
            super().accept()

    def _crs(self) -> str:
        """The code that was chosen, or typed."""
        text = self.crs.currentText().strip()
        number = self.crs.findText(text)
        return str(self.crs.itemData(number)) if number >= 0 else text

    def _look(self) -> None:
        """What some formats ask for is asked with these only; what is wrong with it is said at once."""
        wish, said = self.wish, ""
        mapped, paper = wish.has(MAPPED), wish.has(PAPER)
        for shown, parts in ((mapped, (self.crs_label, self.crs)), (paper, (self.templates_label, self.templates))):
            for part in parts:
                part.setEnabled(shown)
        if mapped and self._unknown():
            said = self.tr("不认识坐标系 {0}：应为 CGCS2000 高斯–克吕格投影的 EPSG 编号，例如 EPSG:4549。").format(
                wish.crs
            )
        if paper and wish.templates and not self.templates.is_folder:
            said = self.tr("找不到文件夹 {0}。").format(self.templates.text)
        if self.signing.file.missing:
            said = self.tr("找不到私钥 {0}。").format(wish.key)
        self.message.setText(said or self.signing.said)
        self.go.setEnabled(bool(wish.formats) and not said)

    def _unknown(self) -> bool:
        wanted = self._crs().upper().removeprefix("EPSG:")
        return bool(wanted) and all(wanted != str(grid.epsg) for grid in known_grids())
