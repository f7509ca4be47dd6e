"""Session: the deliverable, its report and what is selected; the only source of signals for the views."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from .checker import Checker
from .faults import sentence
from .order import FILES, WAIVERS, Order, remember, remembered
from .settings import DECISIONS, Recent, Settings
from .watch import Stamp, Watch, stamp_of
from .work import Work

if TYPE_CHECKING:
    from surveycheck import Report

IDLE, RUNNING, DONE, STOPPED, FAILED = "idle", "running", "done", "stopped", "failed"

SAVED = ".json"
"""What a saved report's name ends with."""

BATCH = 100
"""Milliseconds between two updates of the window while findings arrive."""

READING = "read"
"""The stage in which the checker reads; once it is over, the files have been read without harm."""


SETTINGS, UNFINISHED = "settings", "unfinished"
"""Why a report may be stale, beside what changes on the disk."""


class Session(QObject):
    """``state_changed`` first, then what it brings: ``stage_changed`` (name, status), ``findings_arrived`` (a list,
    handed over as it is), ``report_changed``, ``progress_changed`` (0-1), ``selected`` (finding as a mapping, or
    None), ``readable`` (path that the checker has read without harm), ``order_changed`` (what is to be checked, and
    how), ``stale_changed`` (files, settings or waivers are no longer those of the report: ``why_stale``),
    ``compared`` (what became of the findings of the check before, or None), ``hat_changed``."""

    state_changed = Signal(str)
    stage_changed = Signal(str, str)
    findings_arrived = Signal(object)
    report_changed = Signal()
    progress_changed = Signal(float)
    selected = Signal(object)
    readable = Signal(object)
    order_changed = Signal()
    stale_changed = Signal(bool)
    compared = Signal(object)
    hat_changed = Signal(str)

    def __init__(
        self,
        checker: Checker | None = None,
        lang: str = "zh",
        parent: QObject | None = None,
        settings: Settings | None = None,
    ) -> None:
        super().__init__(parent)
        self.settings = settings or Settings()
        self.lang = lang
        self.checker = checker or Checker(self)
        self.state, self.message, self.packs = IDLE, "", ()
        self.order: Order | None = None
        self.report: Report | None = None
        self.report_page: Path | None = None
        self.saved = False
        self.why_stale: frozenset[str] = frozenset()
        self.comparison: Any = None
        self.finding: Mapping[str, Any] | None = None
        self.found: list[Mapping[str, Any]] = []
        self.stages: dict[str, str] = {}
        self.started = 0.0
        self.has_read = False
        self._checked: Order | None = None
        self._before: Report | None = None
        self._files: tuple[Path, ...] = ()
        self._kinds: Mapping[Path, str] = {}
        self._stamp: Stamp = {}
        self._waiting: list[Mapping[str, Any]] = []
        self._loading, self._comparing, self._watch = Work(self), Work(self), Watch(self)
        self._timer = QTimer(self, interval=BATCH)
        self._timer.timeout.connect(self._flush)
        self._watch.changed.connect(self._changed_on_disk)
        self.checker.event.connect(self._event)
        self.checker.ended.connect(self._ended)
        self.checker.failed.connect(self._failed)
        self.checker.stopped.connect(self._stopped)

    @property
    def path(self) -> Path | None:
        return self.order.path if self.order else None

    @property
    def deliverable(self) -> Path | None:
        """Where the files are; None where only a saved report is open."""
        return None if self.saved else self.path

    @property
    def stale(self) -> bool:
        """Whether the report rests on something that has changed since."""
        return bool(self.why_stale)

    @property
    def hat(self) -> str:
        return self.settings.get("hat")

    def set_hat(self, hat: str) -> None:
        """firm, inspector or trainer."""
        if hat != self.hat:
            self.settings.set("hat", hat)
            self.hat_changed.emit(hat)

    def open(self, path: Path, pack: str = "", roles: tuple[str, ...] = ()) -> None:
        """Check a deliverable as it was checked the last time, or show a saved report."""
        if path.suffix.lower() == SAVED and path.is_file():
            self.show_saved(path)
        else:
            self.run(remembered(self.settings, Order(path, pack, roles)))

    def show_saved(self, file: Path) -> None:
        """Show the report that a JSON file holds; nothing is checked."""
        self.checker.discard()
        self._begin(Order(file), saved=True)
        self.report_changed.emit()
        self._ended(str(file.parent), file)

    def check(self, path: Path, pack: str = "", roles: tuple[str, ...] = ()) -> None:
        """Check a deliverable, from the beginning."""
        self.run(Order(path, pack, roles))

    def run(self, order: Order) -> None:
        """Check what is ordered, from the beginning."""
        same = self._checked is not None and (order.path, order.pack) == (self._checked.path, self._checked.pack)
        again = self.report if same and not self.saved else None
        self._begin(order, saved=False, before=again)
        self._checked, told = order, replace(order, decisions=order.decisions or self._decisions())
        self._files, self._kinds = told.files(), told.kinds()
        self._stamp, self.started = stamp_of(*self._files), time.monotonic()
        self._set(RUNNING)
        self.report_changed.emit()
        self._timer.start()
        self.checker.start(told, self.lang)

    def again(self) -> None:
        """The same once more."""
        if self.order is not None and self.saved:
            self.show_saved(self.order.path)
        elif self.order is not None:
            self.run(self.order)

    def change(self, order: Order) -> None:
        """Other settings of the same deliverable: the report is stale until they are what was checked."""
        if order != self.order and not self.saved:
            self.order = order
            self.order_changed.emit()
            remember(self.settings, order)
        self._set_stale(SETTINGS, self.report is not None and order != self._checked)

    def _decisions(self) -> str:
        """The inspector's file, as long as it is there."""
        file = self.settings.text(DECISIONS)
        return file if file and Path(file).is_file() else ""

    def stop(self) -> None:
        self.checker.stop()

    def close(self) -> None:
        """Back to the start: nothing is open."""
        self.checker.discard()
        self._begin(None, saved=False)
        self._set(IDLE)
        self.report_changed.emit()

    def mark_stale(self, why: str = WAIVERS) -> None:
        """Something that the report rests on has changed, such as a waiver."""
        self._set_stale(why, self.report is not None)

    def select(self, finding: Mapping[str, Any] | None) -> None:
        """Every view shows this finding."""
        if _id(finding) != _id(self.finding):
            self.finding = finding
            self.selected.emit(finding)

    def replay(self) -> None:
        """Tell a new window how things stand."""
        self.state_changed.emit(self.state)
        for stage, state in self.stages.items():
            self.stage_changed.emit(stage, state)
        if self.report is None and self.found:
            self.findings_arrived.emit(list(self.found))
        if self.has_read:
            self.readable.emit(self.path)
        if self.report is not None:
            self.report_changed.emit()
        self.order_changed.emit()
        self.stale_changed.emit(self.stale)
        self.compared.emit(self.comparison)
        self.selected.emit(self.finding)

    def _begin(self, order: Order | None, saved: bool, before: Report | None = None) -> None:
        self._timer.stop()
        self._watch.stop()
        self._loading.drop()
        self._comparing.drop()
        self.order, self.saved, self._before = order, saved, before
        self.report, self.report_page, self.message, self.packs = None, None, "", ()
        self.stages, self.found, self._waiting, self.has_read = {}, [], [], False
        self._checked = None
        self.select(None)
        self._set_stale("", False)
        self.order_changed.emit()
        self.comparison = None
        self.compared.emit(None)

    def _set(self, state: str) -> None:
        self.state = state
        self.state_changed.emit(state)

    def _set_stale(self, why: str, stale: bool) -> None:
        """One more or one less of the reasons; without a reason all of them go."""
        left = self.why_stale - {why} if why else frozenset()
        now = left | {why} if stale else left
        if now != self.why_stale:
            self.why_stale = now
            self.stale_changed.emit(self.stale)

    def _event(self, event: Mapping[str, Any]) -> None:
        kind = event.get("event")
        if "fraction" in event:
            self.progress_changed.emit(float(event["fraction"]))
        if kind == "stage":
            self._next_stage(str(event.get("stage", "")))
        elif kind == "finding":
            # they are told a little later, when another stage may run already
            running = next((name for name, state in self.stages.items() if state == RUNNING), "")
            self._waiting.append({"stage": running, **event.get("finding", event)})
        elif kind == "message" and event.get("packs"):
            self.packs = tuple(str(name) for name in event["packs"])

    def _next_stage(self, stage: str) -> None:
        for name, state in tuple(self.stages.items()):
            if state == RUNNING and name != stage:
                self._stage(name, DONE)
        if stage and self.stages.get(stage) != RUNNING:
            self._stage(stage, RUNNING)
        if stage != READING and not self.has_read and self.path is not None and not self.saved:
            self.has_read = True
            self.readable.emit(self.path)

    def _stage(self, name: str, state: str) -> None:
        self.stages[name] = state
        self.stage_changed.emit(name, state)

    def _flush(self) -> None:
        new, self._waiting = self._waiting, []
        if new:
            self.found += new
            self.findings_arrived.emit(new)

    def _ended(self, folder: str, file: Path | None = None) -> None:
        self._loading.start(lambda: _loaded(folder, file), self._arrived, self._unreadable)

    def _arrived(self, loaded: tuple[Report, Path | None]) -> None:
        self.report, self.report_page = loaded
        self._timer.stop()
        self._flush()
        self._next_stage("")
        self._set(DONE)
        self.report_changed.emit()
        if not self.saved and self.order is not None:
            self._remember(self.report, self.order)
            self._watch.start(self._files, self._stamp)
            self._set_stale(SETTINGS, self.order != self._checked)
        since = self.order.since if self.order is not None else ""
        if since:
            self.compare_with(Path(since))
        elif self._before is not None:
            old, new = self._before, self.report
            self._comparing.start(lambda: _compare(old, new), self._compared, lambda _: None)

    def compare_with(self, file: Path, failed: Callable[[Exception], None] = lambda _: None) -> None:
        """Hold the report against one from before; what is exported says what was mended, too. Nothing is checked."""
        if self.report is not None:
            report = self.report
            self._comparing.start(lambda: _since(file, report), self._held_against, failed)

    def _held_against(self, made: tuple[Path, Report, Any]) -> None:
        file, self.report, comparison = made
        if self.order is not None and not self.saved:
            order = replace(self.order, since=str(file))
            if self.order == self._checked:
                self._checked = order  # the verdict does not hang on it
            self.change(order)
        self._compared(comparison)

    def _compared(self, comparison: Any) -> None:
        self.comparison = comparison
        self.compared.emit(comparison)

    def _remember(self, report: Report, order: Order) -> None:
        from surveycheck import verdict

        zh, en = verdict(report).big
        remember(self.settings, order)
        self.settings.opened(Recent(str(order.path.absolute()), order.pack, zh, en))

    def _unreadable(self, error: Exception) -> None:
        self._failed(self.tr("报告无法读取：{0}").format(sentence(error, self.lang)))

    def _failed(self, message: str) -> None:
        self.message = message
        self._finish(FAILED)

    def _stopped(self) -> None:
        self._finish(STOPPED)

    def _finish(self, state: str) -> None:
        """Without a result. Where the same was checked before, that result is shown again: findings are not lost."""
        self._timer.stop()
        self._flush()
        self.report = self._before
        self._set(state)
        if self.report is not None:
            self.report_changed.emit()
            self._set_stale(UNFINISHED, True)
            self._watch.start(self._files, self._stamp)

    def _changed_on_disk(self, paths: frozenset[Path]) -> None:
        for path in paths:
            self.mark_stale(self._kinds.get(path, FILES))


def _id(finding: Mapping[str, Any] | None) -> str:
    return str(finding.get("id", "")) if finding is not None else ""


def _compare(old: Report, new: Report) -> Any:
    from surveycheck import compare_reports

    return compare_reports(old, new)


def _since(file: Path, report: Report) -> tuple[Path, Report, Any]:
    """The file, the report that says what became of that one's findings, and the comparison. Raises OSError,
    ValueError."""
    from surveycheck import from_json, report_since

    old = from_json(file.read_text(encoding="utf-8"))
    return file, report_since(report, old), _compare(old, report)


def _loaded(folder: str, file: Path | None) -> tuple[Report, Path | None]:
    """The report of a JSON file, and its page beside it. Raises OSError, ValueError."""
    from surveycheck import from_json

    saved = file or next(iter(sorted(Path(folder).glob("*.report.json"))), None)
    if saved is None:
        raise ValueError(folder)
    report = from_json(saved.read_text(encoding="utf-8"))
    page = saved.with_suffix(".html")
    return report, page if page.is_file() else None
