"""What was not checked, and why: silence is never a pass."""

from __future__ import annotations

from PySide6.QtWidgets import QTreeWidgetItem, QWidget

from surveycheck import unchecked

from ..session import Session
from ..spoken import in_window
from .said_tree import SaidTree


class UncheckedView(SaidTree):
    """Rules that did not look, or not at everything, by reason; then what no rule looked at."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setAccessibleName(self.tr("未检查的内容"))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        session.report_changed.connect(self._fill)
        self._fill()

    def _fill(self) -> None:
        self.clear()
        report = self._session.report
        if report is None:
            self.say(self.tr("检查完成后，这里列出没有查到的内容和原因。"))
            return
        self.say(self.tr("都已检查。"))
        english = self._session.lang == "en"
        for reason in unchecked(report):
            title = reason.title[english]
            top = QTreeWidgetItem([f"{title[:1].upper()}{title[1:]}　{len(reason.runs)}"])
            for run in reason.runs:
                card = (report.cards or {}).get(run.code, {})
                title = card.get("title_en" if english else "title") or run.name
                note = (run.note_en or run.note) if english else run.note
                child = QTreeWidgetItem(
                    [f"{run.code}  {title}" + (f"{': ' if english else '：'}{in_window(note)}" if note else "")]
                )
                child.setToolTip(0, child.text(0))
                top.addChild(child)
            self.addTopLevelItem(top)
        self._unseen(english)

    def _unseen(self, english: bool) -> None:
        report = self._session.report
        groups = [g for g in report.coverage.unseen if g.level == "none"] if report and report.coverage else []
        if not groups:
            return
        top = QTreeWidgetItem([self.tr("没有规则看过的内容") + f"　{len(groups)}"])
        for group in groups:
            what = "  ".join(filter(None, (group.file, group.layer, group.type, group.table, group.field)))
            child = QTreeWidgetItem([f"{what}　{group.count}/{group.of}"])
            child.setToolTip(0, child.text(0))
            top.addChild(child)
        self.addTopLevelItem(top)
