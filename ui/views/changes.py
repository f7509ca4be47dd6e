"""What became of the findings of the check before."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyledItemDelegate, QTreeWidgetItem, QWidget

from ..findings import as_row
from ..findings.rows import SEVERITIES
from ..session import Session
from .said_tree import SaidTree
from .wrapping import Wrapping, wrap

ROLE = Qt.ItemDataRole.UserRole

MOST_WRAPPED = 500
"""Findings whose words are broken into lines; of more each has one, as all heights would have to be reckoned."""


class ChangesView(SaidTree):
    """New first, then still there, unknown, and fixed, the worst of each first; those that are there lead to
    themselves."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setAccessibleName(self.tr("与上次相比"))
        self.setHeaderHidden(True)
        wrap(self)
        self.currentItemChanged.connect(self._chosen)
        session.compared.connect(self._fill)
        self._fill(session.comparison)

    def _fill(self, comparison: Any) -> None:
        self.clear()
        if comparison is None:
            self.say(self.tr("改正文件后按 F5 重新检查，这里显示变化。"))
            return
        still = tuple(pair.new for pair in comparison.still)
        appeared = (*comparison.appeared, *comparison.reopened)
        self._break_lines(len(still) + len(appeared) + len(comparison.unknown) + len(comparison.fixed) <= MOST_WRAPPED)
        self._group(self.tr("新出现"), appeared, True)
        self._group(self.tr("仍存在"), still, True)
        self._group(self.tr("无法判断：规则本次没有完整检查"), comparison.unknown, False)
        self._group(self.tr("已改正"), comparison.fixed, False)

    def _break_lines(self, broken: bool) -> None:
        self.setWordWrap(broken)
        self.setUniformRowHeights(not broken)
        self.setItemDelegate(Wrapping(self) if broken else QStyledItemDelegate(self))

    def _group(self, title: str, findings: Iterable[Any], there: bool) -> None:
        rows = sorted(findings, key=lambda finding: SEVERITIES.index(finding.severity))
        top = QTreeWidgetItem([f"{title}　{len(rows)}"])
        english = self._session.lang == "en"
        for finding in rows:
            child = QTreeWidgetItem([f"{finding.code}  {finding.message_en if english else finding.message}"])
            child.setToolTip(0, child.text(0))
            child.setData(0, ROLE, finding if there else None)
            top.addChild(child)
        self.addTopLevelItem(top)
        top.setExpanded(bool(rows))

    def _chosen(self, current: QTreeWidgetItem | None, _: object) -> None:
        finding = current.data(0, ROLE) if current is not None else None
        if finding is not None:
            self._session.select(as_row(finding))
