"""Setting an exercise: which deliverable, which defects, where to; or opening one that is there."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from surveycheck import WORKSHOP_STAGES, Exercise, Wanted, codes_of, make_exercise, shipped_samples

from ..boxes import leads
from ..findings import words
from ..fitted import FittedDialog
from ..views.labels import number, plain
from ..work import Work
from .board import sheet_at

STAGES = ("files", "structure", *WORKSHOP_STAGES, "accuracy")
CLASSES = ("A", "B", "C", "D")
LEAST, COLUMNS = 560, 4
CLEAN = "clean"
"""The sample without defects, which exercises are best made of."""


class ExerciseDialog(FittedDialog):
    """``ready`` brings the ``board.Sheet`` of an exercise that was made or opened."""

    ready = Signal(object)

    def __init__(
        self, lang: str, path: Path | None = None, parent: QWidget | None = None, own_defects: int = 0
    ) -> None:
        super().__init__(parent)
        self._opened, self._own = path.name if path is not None else "", own_defects
        self._lang = lang
        self._work = Work(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("新练习"))
        self.source = self._sources(path)
        self.count = number(0, 50, 8)
        self.codes = QLineEdit(placeholderText=self.tr("如 GEO-01，BLD-04；可留空"))
        self.stages = {name: QCheckBox(words.stage(name), checked=name in WORKSHOP_STAGES) for name in STAGES}
        self.classes = {name: QCheckBox(words.severity(name), checked=True) for name in CLASSES}
        self.seed = number(1, 999_999, 1)
        self.folder = QLineEdit(str(_default_folder()))
        self.words = plain(quiet=True)
        self.words.setMinimumHeight(self.fontMetrics().lineSpacing() * 2)
        self._lay_out()
        self.source.currentIndexChanged.connect(self._warn)
        self._warn()

    def _warn(self) -> None:
        """Defects that a deliverable has already are in no answer key: a mark of one of them would count as wrong."""
        own = self._own if self.source.currentText() == self._opened else 0
        words = self.tr("这份成果本身有 {0} 处问题，不在答案中，学员标记它们会算误标。宜选没有问题的成果。", "", own)
        self.words.setText(words.format(own) if own else "")

    def _sources(self, path: Path | None) -> QComboBox:
        box = QComboBox()
        if path is not None:
            box.addItem(path.name, (str(path), ""))
        for sample in sorted(shipped_samples(), key=lambda one: one.path.name != CLEAN):
            box.addItem(sample.title_en if self._lang == "en" else sample.title, (str(sample.path), sample.pack))
        box.setCurrentIndex(1 if path is not None and self._own and box.count() > 1 else 0)
        return box

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(12)
        form.setHorizontalSpacing(18)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.source.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        same = plain(self.tr("相同的种子出相同的题"), quiet=True, wrap=False)
        rows = (
            (self.tr("成果"), _row(self.source, self._button(self.tr("文件夹…"), self._browse_folder),
                                 self._button(self.tr("文件…"), self._browse_file))),
            (self.tr("随机植入"), _row(self.count, plain(self.tr("处缺陷"), wrap=False), stretch=True)),
            (self.tr("随机的阶段"), _grid(self.stages.values())),
            (self.tr("随机的类别"), _grid(self.classes.values())),
            (self.tr("另外指定"), self.codes),
            (self.tr("种子"), _row(self.seed, same, stretch=True)),
            (self.tr("写入文件夹"), _row(self.folder, self._button(self.tr("选择…"), self._browse_out))),
        )  # fmt: skip
        for name, field in rows:
            form.addRow(name, field)
        parts = (self.source, self.count, None, None, self.codes, self.seed, self.folder)
        for (name, _), part in zip(rows, parts, strict=True):
            if part is not None:
                part.setAccessibleName(name)
        self.buttons = QDialogButtonBox()
        self.make = self.buttons.addButton(self.tr("出题"), QDialogButtonBox.ButtonRole.ActionRole)
        self.old = self.buttons.addButton(self.tr("打开已有练习…"), QDialogButtonBox.ButtonRole.ResetRole)
        self.buttons.addButton(self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        leads(self.make)
        self.make.clicked.connect(self.start)
        self.old.clicked.connect(self._open_old)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(14)
        intro = self.tr("在成果的副本里植入缺陷，由学员查找。原成果不会改动；植入了什么，交卷后才显示。")
        layout.addWidget(plain(intro, quiet=True))
        layout.addLayout(form)
        layout.addWidget(self.words)
        layout.addWidget(self.buttons)
        self.setMinimumWidth(max(LEAST, layout.minimumSize().width()))

    def _button(self, text: str, slot: object) -> QPushButton:
        return QPushButton(text, clicked=slot, autoDefault=False)

    def wanted(self) -> Wanted:
        """What the fields say."""
        stages = tuple(name for name, box in self.stages.items() if box.isChecked())
        classes = tuple(name for name, box in self.classes.items() if box.isChecked())
        return Wanted(codes_of([self.codes.text()]), self.count.value(), stages, classes, self.seed.value())

    def start(self) -> None:
        """Make the exercise, in a thread."""
        path, pack = self.source.currentData()
        wanted = self.wanted()
        out = Path(self.folder.text()).expanduser() / f"{Path(path).stem}-{wanted.seed}"
        if wanted.count and not (wanted.stages and wanted.classes):
            self.words.setText(self.tr("随机植入需要至少一个阶段和一个类别。"))
            return
        self.make.setEnabled(False)
        self.words.setText(self.tr("正在出题…"))
        self._work.start(lambda: make_exercise(Path(path), _free(out), wanted, pack), self._made, self._failed)

    def _made(self, exercise: Exercise) -> None:
        self.ready.emit(sheet_at(exercise.path, exercise.pack))
        self.accept()

    def _failed(self, error: Exception) -> None:
        self.make.setEnabled(True)
        said = getattr(error, "en" if self._lang == "en" else "zh", "") or str(error)
        self.words.setText(self.tr("没有出成：{0}").format(said))

    def _browse_folder(self) -> None:
        self._take(QFileDialog.getExistingDirectory(self, self.tr("选择成果文件夹")))

    def _browse_file(self) -> None:
        kinds = self.tr("成果文件") + " (*.zip *.dxf *.xml)"
        self._take(QFileDialog.getOpenFileName(self, self.tr("选择成果文件"), "", kinds)[0])

    def _take(self, name: str) -> None:
        if name:
            self.source.insertItem(0, Path(name).name, (name, ""))
            self.source.setCurrentIndex(0)

    def _browse_out(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("练习写入哪个文件夹"), self.folder.text())
        if name:
            self.folder.setText(name)

    def _open_old(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("选择练习的答案文件"), self.folder.text(), self.tr("答案文件") + " (*.answers.json)"
        )
        if name:
            self.open_key(Path(name))

    def open_key(self, key: Path) -> None:
        """Open the exercise whose answer key this is."""
        sheet = sheet_at(key.parent / key.name.removesuffix(".answers.json"))
        if not sheet.path.exists():
            self.words.setText(self.tr("答案旁边没有练习：{0}").format(sheet.path))
            return
        self.ready.emit(sheet)
        self.accept()


def _free(out: Path) -> Path:
    """This folder, or the first of its name with a number that is not there: nothing is replaced."""
    number, found = 2, out
    while found.exists():
        number, found = number + 1, out.with_name(f"{out.name}-{number}")
    return found


def _default_folder() -> Path:
    home = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(home or Path.home()) / "surveycheck-workshop"


def _row(*widgets: QWidget, stretch: bool = False) -> QWidget:
    made = QWidget()
    layout = QHBoxLayout(made)
    layout.setContentsMargins(0, 0, 0, 0)
    for place, widget in enumerate(widgets):
        layout.addWidget(widget, 0 if place or stretch else 1)
    if stretch:
        layout.addStretch(1)
    return made


def _grid(boxes: Iterable[QWidget]) -> QWidget:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(18)
    for place, box in enumerate(boxes):
        grid.addWidget(box, place // COLUMNS, place % COLUMNS)
    grid.setColumnStretch(COLUMNS, 1)
    made.setMinimumWidth(grid.sizeHint().width())
    return made
