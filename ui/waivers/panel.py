"""The waiver of the chosen finding: its state, and what firm or inspector can do about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from surveycheck import WaiverError, ask_waiver, decide_waiver, finding_from, withdraw_waiver

from ..choosing import ask_target, documents
from ..faults import sentence
from ..findings.texts import Text
from ..settings import DECISIONS
from . import words
from .forms import AskForm, DecideForm
from .settings import FIRM, INSPECTOR, decisions_file, remember, remembered
from .standing import Standing, deliverable, may_be_waived, standing

if TYPE_CHECKING:
    from ..session import Session


class WaiverPanel(QWidget):
    """``changed``: a file of waivers or decisions is another one now; the report on the screen does not know it yet."""

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session: Any = session
        self.hat = str(getattr(session, "hat", "firm"))
        self.finding: Mapping[str, Any] | None = None
        self.standing = Standing()
        self.setAccessibleName(self.tr("豁免"))
        self.state, self.said, self.message = Text().sized(1.0, QFont.Weight.DemiBold), Text(), Text()
        self.said.in_colour("quiet")
        self.asking, self.deciding = AskForm(self), DecideForm(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for part in (self.state, self.said, self.message, self.asking, self.deciding):
            layout.addWidget(part)
        self.asking.asked.connect(self._ask)
        self.asking.withdrawn.connect(self._withdraw)
        self.deciding.decided.connect(self._decide)
        self.deciding.file_asked.connect(self.choose_file)
        session.selected.connect(self.show_finding)
        session.report_changed.connect(self.refresh)
        if hasattr(session, "hat_changed"):
            session.hat_changed.connect(self.set_hat)
        self.refresh()

    def set_hat(self, hat: str) -> None:
        """``firm`` asks, ``inspector`` decides; others look."""
        self.hat = hat
        self.refresh()

    def show_finding(self, finding: Mapping[str, Any] | None) -> None:
        """The waiver of another finding."""
        self.finding = finding
        self.refresh()

    def refresh(self) -> None:
        """Look at the files again."""
        self.setVisible(self.finding is not None)
        if self.finding is None:
            return
        now = self.standing = standing(
            self._session, self.finding, decisions_file(self._session), str(self._session.lang)
        )
        self._show(now, str(self.finding.get("severity", "")))

    def _show(self, now: Standing, severity: str) -> None:
        self.state.show_text(words.state(now.state))
        asked = self.tr("{0}（{1} {2}）依据：{3}").format(now.reason, now.name, now.date, now.clause)
        decided = "\n" + self.tr("决定：{0} {1}").format(now.decided, now.note) if now.decided else ""
        self.said.show_text(asked + decided if now.digest else "")
        self.said.setVisible(bool(now.digest))
        can = deliverable(self._session) is not None and self._session.report is not None and not now.message
        allowed = may_be_waived(self._session.report, severity)
        self._tell(now.message or self._why(now, can, allowed))
        self.asking.setVisible(can and self.hat == "firm" and (allowed or bool(now.digest)))
        self.deciding.setVisible(can and self.hat == "inspector" and bool(now.digest))
        name = now.name or remembered(self._session, FIRM)
        self.asking.show_words(now.reason, now.clause, name, bool(now.digest))
        self.deciding.show_file(decisions_file(self._session))
        if not self.deciding.name.text():
            self.deciding.name.setText(remembered(self._session, INSPECTOR))
        self.deciding.note.setText(now.note)

    def _why(self, now: Standing, can: bool, allowed: bool) -> str:
        if not can:
            return self.tr("打开成果并检查完成后，可以申请或决定豁免。")
        if not allowed:
            return self.tr("规则包不允许豁免这一类问题，须改正。")
        return self.tr("已有改动，重新检查后生效。") if now.stale else ""

    def _tell(self, message: str) -> None:
        self.message.show_text(message)
        self.message.setVisible(bool(message))

    def choose_file(self) -> None:
        """Ask the inspector for the file of his decisions."""
        title, kind = self.tr("检查员的决定文件"), self.tr("决定（*.toml）").replace("（", " (").replace("）", ")")
        before = str(decisions_file(self._session) or Path(documents()) / "decisions.toml")
        file = ask_target(self, title, before, kind, adds=True)
        if file is not None:
            self.set_file(file)

    def set_file(self, file: Path) -> None:
        """His decisions stand in this file from now on."""
        remember(self._session, DECISIONS, str(file))
        self.deciding.show_file(file)
        self.refresh()

    def _ask(self, reason: str, clause: str, name: str) -> None:
        remember(self._session, FIRM, name)
        finding = finding_from(self.finding or {})
        self._do(lambda path: ask_waiver(path, finding, reason, clause, name))

    def _withdraw(self) -> None:
        self._do(lambda path: withdraw_waiver(path, self.standing.digest))

    def _decide(self, accepted: bool, name: str, note: str) -> None:
        remember(self._session, INSPECTOR, name)
        file, digest = decisions_file(self._session), self.standing.digest
        wanted = str((self.finding or {}).get("id", ""))
        if file is not None:
            self._do(lambda path: decide_waiver(path, file, digest, accepted, name, note, wanted))

    def _do(self, work: Callable[[Path], object]) -> None:
        """Write, and look again; what stands in the way is told, and nothing is lost of what was typed."""
        path = deliverable(self._session)
        if path is None or self.finding is None:
            return
        try:
            work(path)
        except (WaiverError, OSError) as error:
            self._tell(sentence(error, str(self._session.lang)))
        else:
            self.refresh()
            self.changed.emit()
