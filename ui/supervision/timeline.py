"""A project on one picture: a lane for each stage, signs for what was handed in, bars for notices until they end."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, QPoint, QPointF
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from surveycheck import NoticeRow, ProjectStory, SubmissionRow, today_in_china

from . import words
from .fills import kind_of, legend, mark

LANE, SIGN, EDGE, BESIDE = 74, 14, 26, 4
"""Pixels of a lane, of a sign, of the room at both ends, and between the mark of a notice and its number."""

NEAR = 30
"""Pixels around a sign in which its words would meet those of the next."""


@dataclass(frozen=True)
class Handed:
    """A submission as a sign."""

    day: date
    passes: bool | None
    level: str
    told: str


@dataclass(frozen=True)
class Told:
    """A notice as a bar from its issue to its end or, while it is open, to its deadline."""

    first: date
    last: date
    number: str
    open: bool
    told: str


@dataclass(frozen=True)
class Lane:
    """A stage."""

    name: str
    handed: tuple[Handed, ...]
    notices: tuple[Told, ...]


class TimelineView(QWidget):
    """Everything on it stands in the list below it, too, and in the description for screen readers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lanes: tuple[Lane, ...] = ()
        self.setAccessibleName(self.tr("项目进程图"))
        self.setMouseTracking(True)

    def show_story(self, story: ProjectStory, stages: Mapping[str, str], lang: str) -> None:
        """``stages``: those that a project goes through, in their order, and what they are called here; those of which
        nothing is there are empty."""
        made = dict(story.stages)
        names = [*stages, *(name for name in made if name not in stages)]
        self.lanes = tuple(
            self._lane(stages.get(name, name), made.get(name, ()), story.notices, lang) for name in names
        )
        told = [one.told for lane in self.lanes for one in (*lane.handed, *lane.notices)]
        self.setAccessibleDescription("\n".join(told))
        self.setMinimumHeight(LANE * len(self.lanes) + 3 * self.fontMetrics().height())
        self.update()

    def _lane(self, name: str, handed: Sequence[SubmissionRow], notices: Sequence[NoticeRow], lang: str) -> Lane:
        ids = {row.id for row in handed}
        signs = [self._handed(row, lang) for row in handed]
        return Lane(name, tuple(signs), tuple(self._told(one) for one in notices if one.submission_id in ids))

    def _handed(self, row: SubmissionRow, lang: str) -> Handed:
        level, day = words.level(row.level, lang), words.day(row.received)
        told = self.tr("{0} 提交 {1}：{2} {3}").format(day, row.name, level, words.score(row.score)).strip()
        return Handed(date.fromisoformat(day), row.passes, level, told)

    def _told(self, one: NoticeRow) -> Told:
        issued, closed = words.day(one.issued), words.day(one.closed) if one.closed else ""
        end = self.tr("{0} 办结").format(closed) if closed else self.tr("未办结")
        told = self.tr("整改通知书 {0}：{1} 发出，期限 {2}，{3}").format(one.number, issued, one.deadline, end)
        first, last = date.fromisoformat(issued), date.fromisoformat(closed or one.deadline)
        return Told(first, max(first, last), one.number, not closed, told)

    def _days(self) -> Iterator[date]:
        for lane in self.lanes:
            yield from (one.day for one in lane.handed)
            for told in lane.notices:
                yield from (told.first, told.last)

    def _place(self) -> Callable[[date], float]:
        """Where a day is, from left to right."""
        days = list(self._days()) or [today_in_china()]
        first, last = min(days), max(days)
        span = max(1, (last - first).days)
        left = self._names() + EDGE
        wide = self.width() - left - 3 * EDGE
        return lambda day: left + wide * (day - first).days / span

    def _names(self) -> float:
        return max((self.fontMetrics().horizontalAdvance(lane.name or "—") for lane in self.lanes), default=0) + 8.0

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.lanes:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = self._place()
        legend(painter, 0, 0, (self.tr("合格"), self.tr("不合格"), self.tr("未查完")))
        for number, lane in enumerate(self.lanes):
            self._draw(painter, lane, self._top(number), place)
        self._dates(painter, place)
        painter.end()

    def _top(self, number: int) -> float:
        return self.fontMetrics().height() + 10 + LANE * number

    def _draw(self, painter: QPainter, lane: Lane, top: float, place: Callable[[date], float]) -> None:
        text, quiet = (self.palette().color(role) for role in (QPalette.ColorRole.Text, QPalette.ColorRole.Mid))
        line, tall = top + 26, self.fontMetrics().height()
        painter.setPen(text)
        painter.drawText(QPointF(0, line + tall / 3), lane.name or "—")
        painter.setPen(QPen(quiet, 1))
        painter.drawLine(QPointF(self._names(), line), QPointF(self.width() - 8, line))
        for told in lane.notices:
            self._bar(painter, told, line + 14, place)
        free = 0.0
        for one in lane.handed:
            at = QPointF(place(one.day), line)
            mark(painter, at, SIGN, kind_of(one.passes))
            if at.x() >= free:
                painter.setPen(text)
                painter.drawText(QPointF(at.x() - SIGN / 2, line - SIGN / 2 - 4), one.level)
                free = at.x() + self.fontMetrics().horizontalAdvance(one.level) + 6

    def _bar(self, painter: QPainter, told: Told, top: float, place: Callable[[date], float]) -> None:
        """Open ones have no end."""
        left, right = place(told.first), max(place(told.last), place(told.first) + 6)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Text), 2))
        painter.drawLine(QPointF(left, top), QPointF(right, top))
        painter.drawLine(QPointF(left, top - 5), QPointF(left, top + 5))
        if told.open:
            painter.drawText(QPointF(right, top + 5), "▸")
        else:
            painter.drawLine(QPointF(right, top - 5), QPointF(right, top + 5))
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(QPointF(left + BESIDE, top + self.fontMetrics().height() + 4), told.number)

    def _dates(self, painter: QPainter, place: Callable[[date], float]) -> None:
        """The days of the signs, for which there is room."""
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        top, free = self._top(len(self.lanes)) + self.fontMetrics().ascent(), 0.0
        for day in sorted({one.day for lane in self.lanes for one in lane.handed}):
            if place(day) - SIGN / 2 >= free:
                painter.drawText(QPointF(place(day) - SIGN / 2, top), day.isoformat())
                free = place(day) + self.fontMetrics().horizontalAdvance("2026-00-00") + 8

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self.lanes:
            number = int((event.y() - self._top(0)) // LANE)
            if 0 <= number < len(self.lanes):
                QToolTip.showText(event.globalPos() + QPoint(0, 8), self._near(self.lanes[number], event.x()), self)
            return True
        return super().event(event)

    def _near(self, lane: Lane, x: int) -> str:
        place = self._place()
        signs = [one.told for one in lane.handed if abs(place(one.day) - x) < NEAR]
        bars = [one.told for one in lane.notices if place(one.first) - 4 <= x <= place(one.last) + NEAR]
        return "\n".join((*signs, *bars))
