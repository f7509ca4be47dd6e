"""The findings: filter bar and table. What is chosen is told to the session; what the session chooses is shown."""

from __future__ import annotations

import base64
import time
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from .bar import FilterBar
from .delegate import Head
from .heads import Heads
from .index import COLUMNS, DEFAULT, Filter, Index
from .lines import Lines, lay_out
from .loading import Loading
from .model import FindingsModel
from .rows import Finding, as_text
from .seen import Seen
from .table import FindingsTable

if TYPE_CHECKING:
    from ..session import Session

LAZY = 10
"""While findings arrive, the lines are laid out anew after so many times the time that it took before."""


class FindingsPanel(QWidget):
    """All findings of the session. ``card_asked``: Enter on a row; ``share_asked``: show it to others; ``counted``: it
    is known how many there are."""

    card_asked = Signal()
    share_asked = Signal()
    counted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.index = Index(session.lang)
        self._selected = self._wanted = ""
        self._head: str | None = None
        self._opened: dict[str, set[str]] = {}
        self._sort: tuple[str, bool] = (DEFAULT, False)
        self._path = session.path
        self.seen = Seen(getattr(session, "settings", None), session.path)
        self.bar = FilterBar(self.index)
        self.model = FindingsModel(self.index, self)
        self.table = FindingsTable(self.model)
        self.heads = Heads(self.index, self)
        self.loading = Loading(self)
        self._words()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.bar)
        layout.addWidget(self.table, 1)
        self._later = QTimer(self, singleShot=True)
        self._idle = QTimer(self, interval=0)
        self._connect()
        self._report_changed()

    def _words(self) -> None:
        self.model.headings = (
            self.tr("类别"),
            self.tr("规则"),
            self.tr("问题"),
            self.tr("说明"),
            self.tr("位置"),
            self.tr("文件"),
            self.tr("编号"),
        )
        self.model.note, self.model.waived = self.tr("提示"), self.tr("已豁免")
        self.model.seen_word, self.model.seen = self.tr("已看"), self.seen
        self.table.setAccessibleName(self.tr("发现的问题"))
        self.table.head = self._head_of

    def _connect(self) -> None:
        self.bar.changed.connect(self.refresh)
        self.bar.left.connect(self._to_table)
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(self.card_asked)
        self.table.folded.connect(self._fold)
        self.table.copied.connect(self.copy_row)
        self.table.marked.connect(self.mark)
        self.table.menu_asked.connect(lambda line, place: self.menu_at(line).popup(place))
        self.table.horizontalHeader().sectionClicked.connect(self._sort_by)
        self._later.timeout.connect(self.refresh)
        self._idle.timeout.connect(self._read_ahead)
        self.loading.ready.connect(self._loaded)
        session = self._session
        session.findings_arrived.connect(self._arrived)
        session.report_changed.connect(self._report_changed)
        session.state_changed.connect(self._state_changed)
        session.selected.connect(self._selected_elsewhere)
        QShortcut(QKeySequence.StandardKey.Find, self, activated=self.find)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.table.widen()

    def needed(self) -> int:
        """Pixels of height with which all findings are seen, their groups unfolded."""
        table = self.table
        lines = len(self.index) + len(self.model.lines.names) + 1
        ends = table.horizontalHeader().height() + table.horizontalScrollBar().sizeHint().height()
        return self.bar.height() + self.layout().spacing() + ends + lines * table.verticalHeader().defaultSectionSize()

    def find(self) -> None:
        """To the search line."""
        self.bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.search.selectAll()

    def step(self, by: int) -> None:
        """To the next (1) or previous (-1) finding that passes the filter, folded away or not."""
        rows = self.model.lines.rows.tolist()
        if rows:
            now = self.index.row_of(self._selected)
            place = rows.index(now) + by if now in rows else (0 if by > 0 else len(rows) - 1)
            if 0 <= place < len(rows):
                self._session.select(self.index.rows[rows[place]])

    def position(self) -> tuple[int, int]:
        """Which finding of those that pass is chosen (from 1; 0: none), and how many there are."""
        rows = self.model.lines.rows.tolist()
        now = self.index.row_of(self._selected)
        return (rows.index(now) + 1 if now in rows else 0), len(rows)

    def mark(self) -> None:
        """The chosen finding is seen; once more, and it is not."""
        if self._selected:
            self.seen.toggle(self._selected)
            self.table.viewport().update()

    def copy_row(self) -> None:
        """The chosen row to the clipboard, as text."""
        number = self.index.row_of(self._selected)
        if number >= 0:
            QGuiApplication.clipboard().setText(as_text(self.index.rows[number], self.index.lang))

    def menu_at(self, line: int) -> QMenu:
        """What can be done with a row: copy it, and see what is like it."""
        menu = QMenu(self)
        menu.addAction(self.tr("复制这一行"), self.copy_row)
        menu.addAction(self.tr("标记为已看 / 未看"), self.mark)
        menu.addAction(self.tr("分享这条问题…"), self.share_asked.emit)
        menu.addSeparator()
        row = self.model.row(line)
        names = {"code": self.tr("只看这条规则"), "layer": self.tr("只看这个图层"), "file": self.tr("只看这个文件")}
        for name, text in names.items():
            value = self.index.facets[name].of(row)
            menu.addAction(text, lambda name=name, value=value: self.bar.narrow(name, value)).setEnabled(bool(value))
        menu.addSeparator()
        menu.addAction(self.tr("清除筛选"), self.bar.reset).setEnabled(self.bar.filter().active)
        return menu

    def state(self) -> dict[str, Any]:
        """Widths, order of columns, sort and grouping, as what JSON can hold."""
        head = bytes(self.table.horizontalHeader().saveState().data())
        column, descending = self._sort
        return {
            "header": base64.b64encode(head).decode("ascii"),
            "columns": list(COLUMNS),
            "grown": dict(self.table.grown),
            "sort": [column, descending],
            "group": self.bar.grouping(),
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """What ``state`` gave; what does not fit is passed over."""
        if state.get("columns") == list(COLUMNS) and isinstance(state.get("header"), str):
            self.table.horizontalHeader().restoreState(QByteArray.fromBase64(state["header"].encode("ascii", "ignore")))
            grown = state.get("grown")
            self.table.grown = dict(grown) if isinstance(grown, dict) else {}
            self.table.show_what_fits()
        sort = state.get("sort")
        if isinstance(sort, list) and len(sort) == 2 and sort[0] in (DEFAULT, *COLUMNS):
            self._sort = (sort[0], bool(sort[1]))
            self._show_sort()
        if isinstance(state.get("group"), str):
            self.bar.set_grouping(state["group"])
        self.refresh()

    def filter_by(self, wanted: Filter) -> None:
        """Show what passes this filter, such as one layer."""
        self.bar.set_filter(wanted)

    def show_only(self, identities: Iterable[str]) -> None:
        """Show the findings of these ids, such as those behind a deduction, and choose the first of them."""
        self.bar.set_filter(Filter(ids=frozenset(identities)))
        rows = self.model.lines.rows
        if len(rows):
            self._session.select(self.index.rows[int(rows[0])])

    def refresh(self) -> None:
        """Lay the lines out anew."""
        begin = time.perf_counter()
        self._later.stop()
        group = self.bar.grouping()
        opened = self._opened.setdefault(group, set())
        column, descending = self._sort
        lines = lay_out(self.index, self.bar.filter(), group, opened, column, descending)
        if self._head is not None and lines.line_of_group(self._head) < 0:
            self._head = None
        selected = self.index.row_of(self._selected)
        if group and self._head is None and selected >= 0 and lines.line_of(selected) < 0:
            lines = self._unfolded(lines, selected, group)
        self.table.empty = self._why_empty()
        self.table.show_lines(lines, selected, self._head)
        self.bar.show_counts(lines.shown, len(lines.names) if group == "cause" else 0)
        self._later.setInterval(min(2000, int(LAZY * 1000 * (time.perf_counter() - begin))))

    def _unfolded(self, lines: Lines, selected: int, group: str) -> Lines:
        """With the group of the selected row unfolded, where it passes at all."""
        number = lines.group_of(selected)
        if number < 0:
            return lines
        self._opened[group].add(lines.names[number])
        column, descending = self._sort
        return lay_out(self.index, self.bar.filter(), group, self._opened[group], column, descending)

    def _head_of(self, group: int) -> Head:
        by = self.bar.grouping()
        return self.heads.head(self.model.lines, group, by, self._is_open(group))

    def _is_open(self, group: int) -> bool:
        return self.model.lines.names[group] in self._opened.get(self.bar.grouping(), ())

    def _fold(self, group: int, opened: bool) -> None:
        name = self.model.lines.names[group]
        names = self._opened.setdefault(self.bar.grouping(), set())
        (names.add if opened else names.discard)(name)
        self._head = name
        self.refresh()

    def _sort_by(self, section: int) -> None:
        """Up, then down, then as the report has it."""
        column, (now, descending) = COLUMNS[section], self._sort
        self._sort = (column, False) if now != column else (column, True) if not descending else (DEFAULT, False)
        self._show_sort()
        self.refresh()

    def _show_sort(self) -> None:
        column, descending = self._sort
        head = self.table.horizontalHeader()
        head.setSortIndicatorShown(column != DEFAULT)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        head.setSortIndicator(COLUMNS.index(column) if column != DEFAULT else -1, order)

    def _to_table(self) -> None:
        self.table.setFocus()
        if not self.table.currentIndex().isValid() and len(self.model.lines):
            self.table.setCurrentIndex(self.model.index(0, 0))

    def _chosen(self, row: int) -> None:
        line = self.table.currentIndex().row()
        group = self.model.group(line) if line >= 0 else -1
        self._head = self.model.lines.names[group] if group >= 0 else None
        finding = self.index.rows[row] if row >= 0 else None
        self._selected = str(finding.get("id", "")) if finding else ""
        self._session.select(finding)

    def _selected_elsewhere(self, finding: Finding | None) -> None:
        """On the map, say: show its row, unfolded. A finding that is filtered away stays chosen."""
        identity = str(finding.get("id", "")) if finding else ""
        if identity == self._selected:
            return
        self._wanted = "" if identity else self._selected or self._wanted
        self._selected, self._head = identity, None
        row = self.index.row_of(identity)
        line = self.model.lines.line_of(row)
        if row >= 0 and line < 0:
            self.refresh()
        else:
            self.table.select_line(line)

    def _arrived(self, found: Sequence[Finding]) -> None:
        self.index.extend(found)
        self.bar.titles = {**self.bar.titles, **self._titles(found)}
        if not self._later.isActive():
            self._later.start()
        self._idle.start()

    def _titles(self, found: Sequence[Finding]) -> dict[str, str]:
        word = "title_en" if self.index.lang == "en" else "title"
        return {str(row["code"]): str(row.get(word) or row.get("title") or "") for row in found}

    def _state_changed(self, state: str) -> None:
        if self._session.path != self._path:  # another deliverable: what was filtered there says nothing here
            self._path = self._session.path
            self.seen = self.model.seen = Seen(getattr(self._session, "settings", None), self._path)
            self.bar.reset()
        if state == "running":
            self._wanted = self._selected or self._wanted
            self._selected, self._head = "", None
            self.loading.stop()
            self.index.replace(())
            self.heads.set_report(None)
        self.refresh()

    def _report_changed(self) -> None:
        report = self._session.report
        if report is not None:
            self.loading.start(report, self.index.lang)
        elif self._session.state != "running":
            self.loading.stop()
            self.index.replace(())
            self.heads.set_report(None)
            self.refresh()

    def _loaded(self, index: Index) -> None:
        """The report's findings take the place of those that came while it ran."""
        self.index.take(index)
        self.bar.titles = self._titles(self.index.rows)
        self.heads.set_report(self._session.report)
        if self.index.row_of(self._selected) < 0:
            self._selected, self._head = "", None
        self.refresh()
        self._idle.start()
        again = self.index.row_of(self._wanted)
        if not self._selected and again >= 0:  # the same finding as before the check
            self._session.select(self.index.rows[again])
        self._wanted = ""
        self.counted.emit()

    def _read_ahead(self) -> None:
        if not self.index.read_texts():
            self._idle.stop()

    def _why_empty(self) -> str:
        """In words why there is no row."""
        state, report = self._session.state, self._session.report
        if len(self.index):
            way_out = self.tr("“清除筛选”可以查看全部 {0} 条。", "", len(self.index)).format(len(self.index))
            return self.tr("没有符合当前筛选条件的问题。") + "\n" + way_out
        if state == "running":
            return self.tr("正在检查，尚未发现问题。")
        if state == "failed":
            return self.tr("没有结果，原因见上方。")  # the verdict has said it
        if state == "stopped":
            return self.tr("检查已停止，停止前没有发现问题。这不是最终结果。")
        if report is None:
            return self.tr("还没有检查结果。")
        if not report.complete:
            return self.tr("没有发现问题，但检查不完整，不能视为通过。")
        return self.tr("没有发现问题。")
