"""What the head of a group says: the cause before its cases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from PySide6.QtCore import QObject

from surveycheck import Report, finding_from, shared_words

from . import words
from .delegate import Head
from .index import Index
from .lines import Lines
from .rows import SEVERITIES, in_language

MOST = 3000
"""Findings of a cause of which it is told what they share; of a larger one the first so many are looked at."""


class Heads(QObject):
    """Heads by the name of their group, made when they are seen."""

    def __init__(self, index: Index, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._index = index
        self._report: Report | None = None
        self._said: dict[str, str] = {}

    def set_report(self, report: Report | None) -> None:
        """What findings share is told of a finished report only."""
        self._report, self._said = report, {}

    def head(self, lines: Lines, group: int, by: str, opened: bool) -> Head:
        """The head of a group of these lines, which are grouped by cause, code or place."""
        rows = lines.members(group)
        severity = self._index.facets["severity"]
        found = Counter(severity.codes[rows].tolist())
        counts = {severity.values[code]: count for code, count in found.items()}
        first = self._index.rows[int(rows[0])]
        title = in_language(first, "title", self._index.lang)
        if by == "place":
            file, _, layer = lines.names[group].partition("\0")
            name, said = layer or file.rpartition("/")[2] or self.tr("整个成果"), file
        else:
            name, said = f"{first['code']}  {title}", ""
        if by == "cause":
            name, said = self._cause(lines, group)
        return Head(name, said, counts, opened, self._total(counts))

    def _total(self, counts: Mapping[str, int]) -> str:
        """How many, and of which class where there are several."""
        parts = [f"{'i' if s == 'note' else s} {counts[s]}" for s in SEVERITIES if counts.get(s)]
        whole = words.counted(sum(counts.values()))
        return f"{' · '.join(parts)}  =  {whole}" if len(parts) > 1 else whole

    def _cause(self, lines: Lines, group: int) -> tuple[str, str]:
        """The rule that the others follow from, and what its findings share."""
        rows = [self._index.rows[row] for row in lines.members(group).tolist()[:MOST]]
        cause = lines.names[group]
        code = cause.rpartition("-")[0]
        own = next((r for r in rows if r["id"] == cause), None) or next((r for r in rows if r["code"] == code), rows[0])
        rows.sort(key=lambda row: row is not own)
        name = f"{own['code']}  {in_language(own, 'title', self._index.lang)}"
        if self._report is None:
            return name, ""
        key = f"{cause}\0{len(rows)}"
        if key not in self._said:
            runs = {run.code: run for run in self._report.runs}
            said = shared_words([finding_from(row) for row in rows], runs)
            self._said[key] = said[1 if self._index.lang == "en" else 0]
        return name, self._said[key]
