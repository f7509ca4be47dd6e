"""项目进程: what became of a project, stage by stage, as a picture and as a list."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ..views.labels import heading
from . import words
from .desk import Desk
from .facts import Facts
from .few import FewRows
from .sheet import Sheet
from .timeline import TimelineView


class ProjectDialog(Sheet):
    """``run_asked`` brings the number of a result whose report is to be shown. ``pack``: whose stages are shown."""

    run_asked = Signal(object)

    def __init__(self, desk: Desk, number: str, pack: str, parent: QWidget) -> None:
        super().__init__(desk, parent, (980, 680))
        self.setWindowTitle(self.tr("项目进程：{0}").format(number))
        self.stages: dict[str, str] = {}
        self.facts, self.picture = Facts(), TimelineView()
        area = QScrollArea(widgetResizable=True, frameShape=QFrame.Shape.NoFrame)
        area.setWidget(self.picture)
        area.setObjectName("padded")
        area.setAccessibleName(self.tr("项目进程图"))
        self.handed = FewRows(self.tr("没有提交。"), self.tr("提交的成果"), self._handed_columns())
        self.happened = FewRows(self.tr("没有记录。"), self.tr("经过"), self._happened_columns())
        self.handed.opened.connect(lambda row: self.run_asked.emit(row.last_run_id))
        rows = (self.facts, area, heading(self.tr("提交")), self.handed, heading(self.tr("经过")), self.happened)
        self.lay_out(*rows, stretch=self.happened)
        self.area = area
        self.ask("story", lambda bureau: (bureau.project_story(number), bureau.pack_stages(pack)), self._show)

    def _handed_columns(self) -> Any:
        lang = self.desk.lang
        return [
            (self.tr("收到"), lambda row: words.day(row.received), None),
            (self.tr("成果"), lambda row: row.name, None),
            (self.tr("阶段"), lambda row: self.stages.get(row.stage, row.stage), None),
            (self.tr("结论"), lambda row: words.level(row.level, lang), words.level_colour),
            (self.tr("得分"), lambda row: words.score(row.score), None),
        ]

    def _happened_columns(self) -> Any:
        return [
            (self.tr("日期"), lambda one: words.day(one.at), None),
            (self.tr("事项"), lambda one: self.desk.word(one.text, one.text_en), None),
        ]

    def _show(self, found: Any) -> None:
        story, stages = found[0], {name: self.desk.word(name, name_en) for name, name_en in found[1]}
        self.stages.update(stages)
        handed = [row for _, rows in story.stages for row in rows]
        open_now = sum(not one.closed for one in story.notices)
        notices = self.tr("{0} 份，未办结 {1} 份").format(len(story.notices), open_now) if story.notices else ""
        rows = [
            (self.tr("项目"), " ".join(filter(None, (story.number, story.name)))),
            (self.tr("单位"), self.desk.listed(dict.fromkeys(row.firm for row in handed if row.firm))),
            (self.tr("整改通知"), notices),
        ]
        self.facts.show_rows(rows)
        self.picture.show_story(story, stages, self.desk.lang)
        self.area.setMinimumHeight(min(self.picture.minimumHeight() + 16, 352))
        self.handed.show_rows(handed)
        self.happened.show_rows(story.happenings)
