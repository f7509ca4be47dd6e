"""检查: the units of a sample, their checklist of rules and manual items, and the check with all of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from surveycheck import BureauLooked, ManualResult, level_words

from ..look import severity_colour, tone_colour
from ..views.labels import Said, heading, plain
from . import words
from .choosing import OfLot
from .desk import Desk
from .few import FewRows
from .forms import choice, line


@dataclass(frozen=True)
class Line:
    """A line of the checklist: a manual item (``item``), or a rule with what it found."""

    title: str
    result: str
    severity: str
    note: str
    who: str
    item: str = ""
    open: bool = False


class InspectionsPage(OfLot):
    """``run_asked`` brings the number of a result whose report is to be shown."""

    run_asked = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.unit: Any = None
        self.run: int | None = None
        self.units = FewRows("", self.tr("抽中的成果"), self._unit_columns())
        self.list = FewRows(self.tr("没有检查项。"), self.tr("检查单"), self._columns())
        self.missing = Said(quiet=True)
        self.note = self.button(self.tr("记录结果…"), self.note_result, self.tr("记录所选人工项目的结果（回车或双击）"))
        self.survey = self.button(self.tr("导入检测数据…"), self._choose_survey)
        self.again = self.button(self.tr("重新检查并评定"), self.examine, self.tr("连同记录的结果和检测数据一起检查"))
        self.report = self.button(self.tr("打开报告"), lambda: self.run_asked.emit(self.run))
        bars = [self.bar(self.note, self.survey), self.bar(self.again, self.report)]
        parts = [*bars, self.missing, heading(self.tr("检查单")), self.list]
        self.lay_out([plain(self.tr("批"), wrap=False), self.lot], self.with_empty(self.units), parts)
        self.units.chosen.connect(self._chosen)
        self.list.chosen.connect(lambda row: self.note.setEnabled(bool(row and row.item)))
        self.list.opened.connect(lambda row: self.note_result() if row.item else None)
        self._chosen(None)
        self.refresh()

    def _unit_columns(self) -> Any:
        return [
            (self.tr("序号"), lambda one: str(one.unit.place), None),
            (self.tr("成果"), lambda one: f"{one.unit.project} {one.unit.name}", None),
            (self.tr("检查员"), lambda one: "、".join(one.unit.inspectors) or "—", None),
            (self.tr("结论"), self._standing, lambda one: tone_colour(words.TONES.get(one.result.level or "", "open"))),
        ]

    def _standing(self, one: Any) -> str:
        if one.report is None:
            return self.tr("未检查")
        found = one.result
        level = level_words(found.level)[self.desk.lang == "en"] if found.level else self.tr("未评定")
        return " ".join(filter(None, (level, words.score(None if found.score is None else float(found.score)))))

    def _columns(self) -> Any:
        def tone(row: Line) -> Any:
            return severity_colour(row.severity) if row.severity else None

        return [
            (self.tr("结果"), lambda row: row.result, tone),
            (self.tr("检查项"), lambda row: row.title, None),
            (self.tr("类别"), lambda row: row.severity, tone),
            (self.tr("说明"), lambda row: row.note, None),
            (self.tr("检查员"), lambda row: row.who, None),
        ]

    def show_lot(self, name: str) -> None:
        """The units of a lot's sample."""
        if name:
            self.ask(f"units {name}", lambda bureau: bureau.drawn_units(name), self._units)
        else:
            self.units.show_rows(())

    def _units(self, rows: Any) -> None:
        self.units.show_rows(rows)
        if rows and self.units.current() is None:
            self.units.table.setCurrentCell(0, 0)

    def _chosen(self, one: Any) -> None:
        self.unit = one.unit if one is not None else None
        for button in (self.note, self.survey, self.again, self.report):
            button.setEnabled(False)
        if one is None:
            self.title.setText(self.tr("选一份成果，这里显示它的检查单"))
            self.facts.show_rows(())
            self.list.show_rows(())
            self.missing.setText("")
        else:
            unit = one.unit
            self.ask(f"unit {unit.id}", lambda bureau: bureau.looked(unit), self._show)

    def _show(self, found: BureauLooked) -> None:
        state, unit = found.state, found.state.unit
        if self.unit is None or unit.id != self.unit.id:
            return
        self.run = state.run if state.report is not None else None
        survey = found.survey
        self.title.setText(" ".join(filter(None, (unit.project, unit.name))))
        rows = [
            (self.tr("单位"), unit.firm),
            (self.tr("检查员"), "、".join(unit.inspectors)),
            (self.tr("结论"), self._standing(state)),
            (self.tr("检测数据"), f"{survey.name}（{survey.inspector} {survey.date}）" if survey else self.tr("没有")),
            ("SHA-256", unit.digest),
        ]
        self.facts.show_rows(rows)
        self.missing.setText("\n".join(self.desk.word(*told) for told in state.missing))
        self.list.show_rows([*(self._item(*row) for row in found.items), *self._rules(found.found)])
        self.survey.setEnabled(True)
        self.again.setEnabled(True)
        self.report.setEnabled(self.run is not None)

    def _item(self, entry: Any, told: Any) -> Line:
        title = self.desk.word(entry.title, entry.title_en or entry.title)
        if told is None:
            return Line(title, words.noted(""), "", "", "", entry.item, True)
        note = " ".join(filter(None, (told.note, Path(told.evidence).name if told.evidence else "")))
        return Line(title, words.noted(told.result), told.severity, note, f"{told.name} {told.date}", entry.item)

    def _rules(self, found: Any) -> list[Line]:
        """One line for each rule that found something."""
        by_code: dict[str, list[Any]] = {}
        for one in found:
            by_code.setdefault(one.code, []).append(one)
        count = self.tr("{0} 处")
        return [
            Line(
                f"{code} {self.desk.word(ones[0].title, ones[0].title_en)}",
                count.format(len(ones)),
                "" if ones[0].severity == "note" else ones[0].severity,
                self.desk.word(ones[0].message, ones[0].message_en),
                self.tr("自动检查"),
            )
            for code, ones in by_code.items()
        ]

    # what an inspector does

    def note_result(self) -> Any:
        """A form for the chosen manual item."""
        row, unit = self.list.current(), self.unit
        if row is None or not row.item or unit is None:
            return None
        results = [(words.noted(name), name) for name in ("pass", "fail", "not-applicable")]
        usual = (self.tr("按规则包"), "")
        fields = [
            ("result", self.tr("结果"), choice(*results)),
            ("severity", self.tr("不通过的类别"), choice(usual, *((name, name) for name in "ABCD"))),
            ("note", self.tr("说明"), line()),
            ("evidence", self.tr("证据文件"), line(hint=self.tr("可留空；文件的路径"))),
            ("inspector", self.tr("检查员"), choice(*((name, name) for name in unit.inspectors))),
        ]

        def submit(bureau: Any, given: Any) -> None:
            severity = given["severity"] if given["result"] == "fail" else ""
            told = ManualResult(row.item, given["result"], severity, given["note"], "", given["inspector"] or "")
            bureau.note(unit, told, Path(given["evidence"]) if given["evidence"] else None)

        return self.form(row.title, "", fields, self.tr("记录"), submit)

    def _choose_survey(self) -> None:
        kinds = self.tr("检测数据") + " (*.csv *.xlsx)"
        name, _ = QFileDialog.getOpenFileName(self, self.tr("选择检测数据"), "", kinds)
        if name:
            self.take_survey(Path(name))

    def take_survey(self, file: Path) -> Any:
        """A form for who has measured."""
        unit = self.unit
        fields = [("inspector", self.tr("检查员"), choice(*((name, name) for name in unit.inspectors)))]
        return self.form(
            self.tr("导入检测数据"),
            str(file),
            fields,
            self.tr("导入"),
            lambda bureau, given: bureau.take_survey(unit, file, given["inspector"] or ""),
        )

    def examine(self) -> None:
        """Check the unit again."""
        unit = self.unit
        self.again.setEnabled(False)
        self.missing.setText(self.tr("正在检查…"))
        self.ask(f"examine {unit.id}", lambda bureau: bureau.examine(unit), lambda _: self.desk.changed.emit())
