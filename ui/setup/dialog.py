"""The settings of a check: stage, standard, earlier deliverable, check survey, waivers and decisions, layers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QWidget

from ..boxes import leads, say
from ..settings import DECISIONS
from ..views.labels import plain
from ..work import Work
from . import words
from .lines import PathLine, split

if TYPE_CHECKING:
    from ..order import Order
    from ..session import Session

AREAS, LINES = "AREA=", "LINE="
"""How the words of ``--as`` begin."""

ROLE = "area-coverage"
"""The role that a pack has whose layers may be named by ``--as``."""


@dataclass(frozen=True)
class Choices:
    """What a pack lets be chosen: its stages (Chinese, English), whether layers can be named, and the standards that it
    grades by, the one that counts first."""

    stages: tuple[tuple[str, str], ...] = ()
    layers: bool = False
    standards: tuple[str, ...] = ()


def choices_of(pack: str) -> Choices:
    """Of a pack by name or folder. Raises what loading it raises."""
    from surveycheck import load_pack, pack_standards

    loaded = load_pack(pack, examples=False)
    stages = tuple((str(row["stage"]), str(row["title_en"] or row["stage"])) for row in loaded.table("stages"))
    layers = any(row["role"] == ROLE for row in loaded.table("features"))
    return Choices(stages, layers, tuple(policy.standard for policy in pack_standards(loaded)))


class SetupDialog(QDialog):
    """Takes over when it is accepted: *check again* begins at once, *later* leaves the report marked as stale."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("本次检查的设置"))
        self.setMinimumWidth(720)
        self._session = session
        assert session.order is not None
        self._order: Order = session.order
        self._make_lines()
        self._lay_out()
        self._fill()
        self._work = Work(self)
        self._load()

    def _make_lines(self) -> None:
        anything = self.tr("成果") + " (*.zip *.dxf *.xml)"
        sheets, toml = self.tr("表格") + " (*.csv *.xlsx)", "TOML (*.toml)"
        self.stage = QComboBox()
        self.stage.setAccessibleName(words.name("stage"))
        self.standard = QComboBox()
        self.standard.setAccessibleName(words.name("standard"))
        self.paths = {
            "earlier": PathLine(words.name("earlier"), self.tr("同一项目前一阶段，逐项比较"), anything, True),
            "survey": PathLine(words.name("survey"), self.tr("成果之外的检测记录，CSV 或 XLSX"), sheets),
            "waivers": PathLine(words.name("waivers"), self.tr("成果旁的 名称.waivers.toml"), toml),
            "manual": PathLine(words.name("manual"), self.tr("成果旁的 名称.manual.toml"), toml),
            "since": PathLine(
                words.name("since"), self.tr("JSON 报告：说明哪些已改正、仍存在、新出现"), "JSON (*.json)"
            ),
            "decisions": PathLine(words.name("decisions"), self.tr("检查员自己的文件，适用于所有成果"), toml),
        }
        self.areas, self.lines = QLineEdit(placeholderText="JZD, FW*"), QLineEdit(placeholderText="DL*")
        for line, name in ((self.areas, "areas"), (self.lines, "lines")):
            line.setAccessibleName(words.name(name))
        for path in self.paths.values():
            path.changed.connect(self._look)

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(24, 20, 24, 16)
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(16)
        form.addRow(words.name("stage"), self.stage)
        form.addRow(words.name("standard"), self.standard)
        for name, line in self.paths.items():
            form.addRow(words.name(name), line)
        form.addRow(words.name("areas"), self.areas)
        form.addRow(words.name("lines"), self.lines)
        self.form, self.message = form, plain(quiet=True)
        form.addRow(self.message)
        self.box = QDialogButtonBox()
        self.now = self.box.addButton(self.tr("重新检查"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.later = self.box.addButton(self.tr("稍后检查"), QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = self.box.addButton(self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        leads(self.now)
        self.now.clicked.connect(lambda: self._take(now=True))
        self.later.clicked.connect(lambda: self._take(now=False))
        cancel.clicked.connect(self.reject)
        form.addRow(self.box)

    def _fill(self) -> None:
        order = self._order
        stages = ((order.stage, order.stage),) if order.stage else ()
        self._show_choices(Choices(stages, bool(order.roles), ("", order.standard) if order.standard else ()))
        for name, line in self.paths.items():
            text = self._session.settings.text(DECISIONS) if name == "decisions" else getattr(order, name)
            line.edit.setText(text)
        for line, begin in ((self.areas, AREAS), (self.lines, LINES)):
            named = [word[len(begin) :] for word in order.roles if word.upper().startswith(begin)]
            line.setText(", ".join(named))
        self._look()

    def _load(self) -> None:
        report = self._session.report
        pack = self._order.pack or (report.pack.name if report is not None else "")
        if pack:
            self._work.start(lambda: choices_of(pack), self._show_choices, lambda _: None)

    def _show_choices(self, choices: Choices) -> None:
        self.stage.clear()
        english = self._session.lang == "en"
        self.stage.addItem(self.tr("自动识别") if choices.stages else self.tr("规则包不分阶段"), "")
        for name, name_en in choices.stages:
            self.stage.addItem(name_en if english else name, name)
        self.stage.setCurrentIndex(max(0, self.stage.findData(self._order.stage)))
        self.stage.setEnabled(bool(choices.stages))
        self._show_standards(choices.standards)
        for line in (self.areas, self.lines):
            self.form.setRowVisible(line, choices.layers)

    def _show_standards(self, standards: tuple[str, ...]) -> None:
        """The one that counts in the pack first, and the others it can be graded by."""
        self.standard.clear()
        usual = standards[0] if standards else ""
        self.standard.addItem(self.tr("{0}（规则包）").format(usual) if usual else self.tr("规则包的标准"), "")
        for name in standards[1:]:
            self.standard.addItem(name, name)
        self.standard.setCurrentIndex(max(0, self.standard.findData(self._order.standard)))
        self.form.setRowVisible(self.standard, len(standards) > 1)

    def _look(self) -> None:
        """Nothing is checked with a path that leads nowhere."""
        missing = [words.name(name) for name, line in self.paths.items() if line.missing]
        told = self.tr("找不到：{0}。请重新选择，或清空。").format(self.tr("、").join(missing)) if missing else ""
        self.message.setText(told or self.tr("这些设置随成果一起记住。成果文件不会被改动。"))
        for button in (self.now, self.later):
            button.setEnabled(not missing)

    def order(self) -> Order:
        """What is set now."""
        texts = {name: line.text for name, line in self.paths.items() if name != "decisions"}
        roles = [AREAS + word for word in split(self.areas.text())] + [
            LINES + word for word in split(self.lines.text())
        ]
        chosen = {"stage": self.stage, "standard": self.standard}
        texts |= {name: str(box.currentData() or "") for name, box in chosen.items()}
        return replace(self._order, roles=tuple(roles), **texts)

    def _take(self, now: bool) -> None:
        order, decisions = self.order(), self.paths["decisions"].text
        settings = self._session.settings
        if decisions != settings.text(DECISIONS):
            settings.keep_text(DECISIONS, decisions)
            self._session.mark_stale()
        self._session.change(order)
        self.accept()
        if now:
            self._session.again()


def offer_survey(window: QWidget, session: Session, sheet: Path) -> QDialog:
    """A table was dropped: check measurements for what is open, once that is confirmed."""
    if session.order is None or session.saved:
        return say(window, SetupDialog.tr("这是一张表格。请先打开成果，再把检测数据拖进来。"))
    dialog = SetupDialog(session, window)
    dialog.paths["survey"].edit.setText(str(sheet))
    dialog.open()
    dialog.paths["survey"].edit.setFocus()
    return dialog
