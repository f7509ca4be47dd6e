"""The findings, as they arrive; the one that is chosen is told to the session."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ..look import severity_colour
from ..models.table import Column, TableModel
from ..session import RUNNING, Session

Finding = Mapping[str, Any]
ORDER = ("A", "B", "C", "D", "note")
"""Worst first; within a class as the report has them."""

WIDTHS = (56, 84, 180, 420)


class FindingsView(QTableView):
    """A table of findings in the session's language: class, rule, what, where."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._suffix = "_en" if session.lang == "en" else ""
        self.table = TableModel(self._columns(), self)
        self.setModel(self.table)
        self.setAccessibleName(self.tr("发现的问题"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(30)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for number, width in enumerate(WIDTHS):
            self.setColumnWidth(number, width)
        self.selectionModel().currentRowChanged.connect(self._chosen)
        session.state_changed.connect(self._state_changed)
        session.findings_arrived.connect(self.table.append)
        session.report_changed.connect(self._report_changed)

    def _columns(self) -> Sequence[Column]:
        note = self.tr("提示")
        return (
            Column(
                self.tr("类别"),
                lambda f: note if f["severity"] == "note" else f["severity"],
                colour=lambda f: severity_colour(f["severity"]),
            ),
            Column(self.tr("规则"), lambda f: f["code"]),
            Column(self.tr("问题"), lambda f: f["title" + self._suffix]),
            Column(self.tr("说明"), lambda f: f["message" + self._suffix]),
            Column(self.tr("位置"), where),
        )

    def _state_changed(self, state: str) -> None:
        if state == RUNNING:
            self.table.replace([])

    def _report_changed(self) -> None:
        report = self._session.report
        if report is not None:
            self.table.replace(sorted((as_row(f) for f in report.findings), key=lambda f: ORDER.index(f["severity"])))

    def _chosen(self, current: QModelIndex, previous: QModelIndex) -> None:
        self._session.select(self.table.row(current.row()) if current.isValid() else None)


def where(finding: Finding) -> str:
    """File, layer, handle and layout, or XML path and line."""
    if finding.get("xpath"):
        return f"{finding['file']}:{finding['line']}  {finding['xpath']}"
    handles = "/".join(finding.get("handles") or ())
    parts = (finding.get("file"), finding.get("layer"), handles, finding.get("layout"))
    return "  ".join(str(part) for part in parts if part)


def as_row(finding: Any) -> dict[str, Any]:
    """A finding of a report as the mapping that progress events bring."""
    place = vars(finding.place)
    return {**vars(finding), **place, "others": [vars(other) for other in finding.others]}
