"""结论: the verdict on a lot with its reasons, kept when it is said, and the inspection report."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from surveycheck import PaperTask, level_words, overlooked

from ..look import tone_colour
from ..views.labels import Said, heading, plain
from . import words
from .choosing import OfLot
from .desk import Desk
from .few import FewRows
from .forms import line
from .outside import overlook, veto

NAMED = 10
"""Units outside the sample that are named."""

TONES = {"批合格": "good", "批不合格": "bad"}
FORMATS = ("json", "pdf", "docx", "xlsx")


class VerdictsPage(OfLot):
    """Units of the sample with their levels on the left; what follows for the lot on the right. ``notify_asked`` brings
    a lot about whose units notices are to be issued."""

    notify_asked = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.units = FewRows("", self.tr("样本"), self._columns())
        self.reasons, self.missing = Said(), Said(quiet=True)
        self.decide = self.button(self.tr("评定并存入"), self.keep, self.tr("结论连同依据存入台账"))
        self.report = self.button(self.tr("写出检验报告…"), self.write)
        self.over = self.button(self.tr("概查样本以外…"), self.overlook, self.tr("没有 A 类、B 类少于 4 个为通过"))
        self.against = self.button(self.tr("记入否决…"), self.veto, self.tr("伪造成果等，使批不合格的事实"))
        self.notify = self.button(self.tr("对本批发整改通知…"), lambda: self.notify_asked.emit(self.lot.currentText()))
        self.overviews = FewRows(self.tr("没有概查。"), self.tr("概查"), self._overview_columns())
        bars = [self.bar(self.decide, self.report, self.notify), self.bar(self.over, self.against)]
        parts = [heading(self.tr("理由")), self.reasons, self.missing, heading(self.tr("概查")), self.overviews]
        self.lay_out([plain(self.tr("批"), wrap=False), self.lot], self.with_empty(self.units), bars, parts)
        self.others: Any = ()
        self.kept: Any = None
        self.show_lot("")
        self.refresh()

    def _columns(self) -> Any:
        lang = self.desk.lang

        def level(one: Any) -> str:
            found = one.result.level
            return level_words(found)[lang == "en"] if found else self.tr("未评定")

        return [
            (self.tr("序号"), lambda one: str(one.unit.place), None),
            (self.tr("成果"), lambda one: words.unit(one.unit.project, one.unit.name), None),
            (self.tr("等级"), level, lambda one: tone_colour(words.TONES.get(one.result.level or "", "open"))),
            (self.tr("得分"), lambda one: words.score(_number(one.result.score)), None),
        ]

    def _overview_columns(self) -> Any:
        def passes(one: Any) -> str:
            return self.tr("通过") if one.passes else self.tr("不通过")

        return [
            (self.tr("结果"), passes, lambda one: tone_colour("good" if one.passes else "bad")),
            (self.tr("成果"), lambda one: one.overview.name, None),
            ("A", lambda one: str(one.overview.a), None),
            ("B", lambda one: str(one.overview.b), None),
        ]

    def show_lot(self, name: str) -> None:
        """The verdict on a lot as it stands now."""
        for button in (self.decide, self.report, self.over, self.against, self.notify):
            button.setEnabled(False)
        if name:
            self.ask(f"verdict {name}", lambda bureau: bureau.judge(name), self._show)
            return
        self._headline("name", self.tr("选一批，这里显示对它的评定和理由"), "")
        self.facts.show_rows(())
        self.units.show_rows(())
        self.show_right(False)

    def _show(self, found: Any) -> None:
        judged, self.kept = found
        if judged.draw.stored.lot.name != self.lot.currentText():
            return
        said = judged.batch.verdict
        colour = tone_colour(TONES.get(said, "open")).name()
        self._headline("verdict", words.batch(said) or self.tr("尚不能评定"), f"color: {colour};")
        self.show_right(True)
        self.facts.show_rows(self._facts(judged))
        reasons = dict.fromkeys((*judged.batch.reasons, *judged.vetoes))
        self.reasons.setText("\n".join(self.desk.word(*told) for told in reasons) or "—")
        missing = "\n".join(self.desk.word(*told) for told in judged.missing)
        self.missing.setText(self.tr("尚缺：") + "\n" + missing if missing else "")
        self.missing.setVisible(bool(missing))
        self.units.show_rows(judged.inspected)
        self.others = judged.others
        self.overviews.show_rows([overlooked(one) for one in judged.overviews])
        for button in (self.over, self.against, self.notify):
            button.setEnabled(True)
        self.decide.setEnabled(said is not None)
        self.report.setEnabled(True)

    def _headline(self, kind: str, text: str, colour: str) -> None:
        """A verdict in large letters, or what to do, as large as on other pages."""
        self.title.setObjectName(kind)
        self.title.setStyleSheet(colour)
        self.title.style().unpolish(self.title)
        self.title.style().polish(self.title)
        self.title.setText(text)

    def _facts(self, judged: Any) -> list[tuple[str, str]]:
        lang, sample = self.desk.lang == "en", judged.sample
        named = level_words(sample.level)[lang] if sample.level else ""
        return [
            (self.tr("样本"), " ".join(filter(None, (named, words.score(_number(sample.score)))))),
            (self.tr("批的最终等级"), level_words(judged.final)[lang] if judged.final else ""),
            (self.tr("样本以外不合格"), self.desk.listed(judged.failing[:NAMED])),
            (self.tr("存入台账"), self._kept()),
        ]

    def _kept(self) -> str:
        """When the verdict was kept, and whether it still follows from the results."""
        if not self.kept.decided:
            return self.tr("还没有")
        at = words.moment(self.kept.decided)
        return at if self.kept.holds else self.desk.remarked(at, self.tr("此后结果有改动，请重新评定"))

    def keep(self) -> None:
        """Keep the verdict; one that is kept already is replaced only after asking."""
        if not self.kept.decided:
            self._keep(False)
            return
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(self.tr("重新评定这一批？"))
        box.setInformativeText(self.tr("此前的结论会被替换，台账中留有记录。"))
        yes = box.addButton(self.tr("重新评定"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(self.tr("取消"), QMessageBox.ButtonRole.RejectRole)
        yes.clicked.connect(lambda: self._keep(True))
        box.open()

    def _keep(self, again: bool) -> None:
        name = self.lot.currentText()
        self.ask(f"decide {name}", lambda bureau: bureau.decide(name, again), lambda _: self.desk.changed.emit())

    def overlook(self) -> None:
        """A form for a unit outside the sample."""
        lot, others = self.lot.currentText(), self.others
        self._with_people(lambda people: overlook(self, lot, others, people))

    def veto(self) -> None:
        """A form for what fails the lot whatever else was found."""
        lot = self.lot.currentText()
        self._with_people(lambda people: veto(self, lot, people))

    def _with_people(self, then: Callable[[tuple[str, ...]], Any]) -> None:
        """A form in which an inspector is chosen."""
        self.ask("people", lambda bureau: bureau.inspectors()[0], lambda all_: then(tuple(one.name for one in all_)))

    def write(self) -> Any:
        """A form for what the ledger does not know; then a folder is asked for."""
        name, lang = self.lot.currentText(), self.desk.lang
        blank = self.tr("可留空，手填")
        fields = [
            ("number", self.tr("报告编号"), line(hint=blank)),
            ("client", self.tr("委托单位"), line(hint=blank)),
            ("samplers", self.tr("抽样人"), line(hint=blank)),
            ("place", self.tr("抽样地点"), line(hint=blank)),
            ("state", self.tr("样品状态"), line(hint=blank)),
        ]
        intro = "" if self.kept.holds else self.tr("结论还没有这样存入台账，写出的报告为草稿。")

        def ready(given: Any) -> None:
            self.papers(lambda bureau, folder: bureau.keep_verdict(name, given, folder, FORMATS, lang))

        made = self.form(
            self.tr("写出检验报告"), intro, fields, self.tr("选择文件夹…"), lambda _, given: PaperTask(**given)
        )
        made.submitted.connect(ready)
        return made


def _number(value: Any) -> float | None:
    return None if value is None else float(value)
