"""检查: the units of a sample, their checklist of rules and manual items, and the check with all of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from surveycheck import BureauLooked, ManualResult, level_words

from ..look import severity_colour, tone_colour
from ..setup.lines import PathLine
from ..views.labels import Said, capital, heading, plain
from . import words
from .choosing import OfLot
from .desk import Desk
from .few import FewRows
from .forms import choice, line
from .sample import SampleRun
from .surveys import SurveyDialog


@dataclass(frozen=True)
class Line:
    """A line of the checklist: a manual item (``item``, and ``how`` it is looked at), or a rule with what it found."""

    title: str
    result: str
    severity: str
    note: str
    who: str
    item: str = ""
    open: bool = False
    how: str = ""


class InspectionsPage(OfLot):
    """``run_asked`` brings the number of a result whose report is to be shown."""

    run_asked = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.unit: Any = None
        self.sample = SampleRun(desk, self)
        self.sample.step.connect(self._step)
        self.sample.over.connect(self._over)
        self.run: int | None = None
        self.units = FewRows("", self.tr("抽中的成果"), self._unit_columns())
        self.list = FewRows(self.tr("没有检查项。"), self.tr("检查单"), self._columns())
        self.missing = Said(quiet=True)
        self._make_buttons()
        bars = [self.bar(self.note, self.rest, self.report), self.bar(self.type, self.survey, self.again)]
        parts = [self.missing, heading(self.tr("检查单")), self.list]
        top = [plain(self.tr("批"), wrap=False), self.lot, self.every]
        self.lay_out(top, self.with_empty(self.units), bars, parts)
        self.units.chosen.connect(self._chosen)
        self.list.chosen.connect(lambda row: self.note.setEnabled(bool(row and row.item)))
        self.list.opened.connect(lambda row: self.note_result() if row.item else None)
        self._chosen(None)
        self.refresh()

    def _make_buttons(self) -> None:
        self.note = self.button(self.tr("记录结果…"), self.note_result, self.tr("记录所选人工项目的结果（回车或双击）"))
        self.rest = self.button(self.tr("其余全部通过…"), self.pass_all, self.tr("待查的人工项目全部记为通过"))
        self.type = self.button(
            self.tr("录入检测数据…"), self.type_survey, self.tr("在表格中逐个录入，或从电子表格粘贴")
        )
        self.survey = self.button(self.tr("导入检测数据…"), self._choose_survey, self.tr("CSV 或 XLSX 文件"))
        self.again = self.button(self.tr("重新检查并评定"), self.examine, self.tr("连同记录的结果和检测数据一起检查"))
        self.every = self.button(
            self.tr("检查并评定全部样本"), self.examine_all, self.tr("逐个重新检查还没有评定的样本")
        )
        self.report = self.button(self.tr("打开报告"), lambda: self.run_asked.emit(self.run))

    def _unit_columns(self) -> Any:
        return [
            (self.tr("序号"), lambda one: str(one.unit.place), None),
            (self.tr("成果"), lambda one: words.unit(one.unit.project, one.unit.name), None),
            (self.tr("检查员"), lambda one: self.desk.listed(one.unit.inspectors) or "—", None),
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
            (self.tr("检查员", "one"), lambda row: row.who, None),
        ]

    def show_lot(self, name: str) -> None:
        """The units of a lot's sample."""
        if name:
            self.ask(f"units {name}", lambda bureau: bureau.drawn_units(name), self._units)
        else:
            self.units.show_rows(())
            self.every.setEnabled(False)

    def _units(self, rows: Any) -> None:
        self.units.show_rows(rows)
        self.every.setEnabled(bool(rows) and not self.sample.running)
        if rows and self.units.current() is None:
            self.units.table.setCurrentCell(0, 0)

    def _chosen(self, one: Any) -> None:
        before, self.unit = self.unit, one.unit if one is not None else None
        if before is not None and one is not None and before.id == one.unit.id:
            self._look(one.unit)  # what is shown stays until it is known anew
            return
        for button in (self.note, self.rest, self.type, self.survey, self.again, self.report):
            button.setEnabled(False)
        if one is None:
            self.title.setText(self.tr("选一份成果，这里显示它的检查单"))
            self.facts.show_rows(())
            self.list.show_rows(())
            self.show_right(False)
        else:
            self._look(one.unit)

    def _look(self, unit: Any) -> None:
        self.ask(f"unit {unit.id}", lambda bureau: bureau.looked(unit), self._show)

    def _show(self, found: BureauLooked) -> None:
        state, unit = found.state, found.state.unit
        if self.unit is None or unit.id != self.unit.id:
            return
        self.run = found.run
        self.title.setText(words.unit(unit.project, unit.name))
        self.facts.show_rows(self._facts(found))
        missing = [self.desk.word(*told) for told in state.missing]
        if state.report is None and found.found:
            missing.append(self.tr("下面自动检查的结果取自批量检查。"))
        self.show_right(True)
        self.missing.setText("\n".join(map(capital, missing)))
        self.missing.setVisible(bool(missing))
        self.list.show_rows([*(self._item(*row) for row in found.items), *self._rules(found.found)])
        self.rest.setEnabled(any(told is None for _, told in found.items))
        for button in (self.type, self.survey, self.again):
            button.setEnabled(True)
        self.report.setEnabled(self.run is not None)

    def _facts(self, found: BureauLooked) -> list[tuple[str, str]]:
        unit, survey = found.state.unit, found.survey
        measured = self.tr("没有")
        if survey:
            measured = self.desk.remarked(survey.name, f"{survey.inspector} {survey.date}")
        return [
            (self.tr("单位"), unit.firm),
            (self.tr("检查员"), self.desk.listed(unit.inspectors)),
            (self.tr("结论"), self._standing(found.state)),
            (self.tr("检测数据"), measured),
            ("SHA-256", unit.digest),
        ]

    def _item(self, entry: Any, told: Any) -> Line:
        title = capital(self.desk.word(entry.title, entry.title_en or entry.title))
        how = capital(self.desk.word(entry.how, entry.how_en or entry.how))
        if told is None:
            return Line(title, words.noted(""), "", "", "", entry.item, True, how)
        note = " ".join(filter(None, (told.note, Path(told.evidence).name if told.evidence else "")))
        return Line(
            title, words.noted(told.result), told.severity, note, f"{told.name} {told.date}", entry.item, how=how
        )

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
            ("evidence", self.tr("证据文件"), PathLine(self.tr("证据文件"), self.tr("可留空"), "* (*)")),
            ("inspector", self.tr("检查员", "one"), choice(*((name, name) for name in unit.inspectors))),
        ]

        def submit(bureau: Any, given: Any) -> None:
            severity = given["severity"] if given["result"] == "fail" else ""
            told = ManualResult(row.item, given["result"], severity, given["note"], "", given["inspector"] or "")
            bureau.note(unit, told, Path(given["evidence"]) if given["evidence"] else None)

        return self.form(row.title, row.how, fields, self.tr("记录"), submit)

    def pass_all(self) -> Any:
        """A form for all manual items that nobody has looked at."""
        unit = self.unit
        fields = [
            ("inspector", self.tr("检查员", "one"), choice(*((name, name) for name in unit.inspectors))),
            ("note", self.tr("说明"), line(hint=self.tr("可留空"))),
        ]
        return self.form(
            self.tr("其余全部通过"),
            self.tr("{0} 的待查人工项目都记为通过；已记录的不变，以后可以逐项更改。").format(unit.name),
            fields,
            self.tr("记录"),
            lambda bureau, given: bureau.pass_all(unit, given["inspector"] or "", given["note"]),
        )

    def type_survey(self) -> SurveyDialog:
        """Tables for measurements."""
        made = SurveyDialog(self.desk, self.unit, self)
        made.open()
        return made

    def _choose_survey(self) -> None:
        kinds = self.tr("检测数据") + " (*.csv *.xlsx)"
        name, _ = QFileDialog.getOpenFileName(self, self.tr("选择检测数据"), "", kinds)
        if name:
            self.take_survey(Path(name))

    def take_survey(self, file: Path) -> Any:
        """A form for who has measured."""
        unit = self.unit
        fields = [("inspector", self.tr("检查员", "one"), choice(*((name, name) for name in unit.inspectors)))]
        return self.form(
            self.tr("导入检测数据"),
            str(file),
            fields,
            self.tr("导入"),
            lambda bureau, given: bureau.take_survey(unit, file, given["inspector"] or ""),
        )

    def examine(self) -> None:
        """Check the unit again; where its files have gone elsewhere, it is asked where."""
        unit, files = self.unit, None
        if not Path(unit.path).exists():
            name = QFileDialog.getExistingDirectory(self, self.tr("{0} 已不在原处，现在在哪里？").format(unit.path))
            if not name:
                return
            files = Path(name)
        self.again.setEnabled(False)
        self.missing.setText(self.tr("正在检查…"))
        self.ask(f"examine {unit.id}", lambda bureau: bureau.examine(unit, files), lambda _: self.desk.changed.emit())

    def examine_all(self) -> None:
        """Check the units of the sample that are not judged yet."""
        left = [one.unit for one in self.units.rows if one.missing or one.report is None]
        if left:
            self.every.setEnabled(False)
            self.sample.start(left)
        else:
            self.desk.told.emit(self.tr("样本都已评定。"))

    def _step(self, unit: Any, place: int, count: int) -> None:
        self.desk.told.emit(self.tr("正在检查 {0}（{1} / {2}）…").format(unit.name, place, count))

    def _over(self, count: int) -> None:
        self.desk.told.emit(self.tr("已检查 {0} 个样本。", "", count).format(count))
