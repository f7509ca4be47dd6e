"""The checker: ``surveycheck check`` in a process of its own, told apart line by line.

It can be stopped at once, and a crash in native code costs one run and not the window.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTemporaryDir, QTimer, Signal

from .order import Order

FINISHED = (0, 1, 3)
"""Exit statuses of a check that came to its end: passes, does not pass, not checked completely."""

GRACE = 700
"""Milliseconds that the process has to end by itself before it is killed: a stop is felt within a second."""


class Checker(QObject):
    """One check at a time. ``event`` brings each line of progress, ``ended`` the folder that the report is in,
    ``failed`` a sentence, ``stopped`` nothing."""

    event = Signal(dict)
    ended = Signal(str)
    failed = Signal(str)
    stopped = Signal()

    def __init__(self, parent: QObject | None = None, command: tuple[str, ...] = ()) -> None:
        super().__init__(parent)
        self._command = command
        self._folder: QTemporaryDir | None = None
        self._process: QProcess | None = None
        self._rest = b""
        self._messages: list[str] = []
        self._stopping = False
        self._lang = "zh"

    @property
    def running(self) -> bool:
        return self._process is not None

    def start(self, order: Order, lang: str = "zh") -> None:
        """Check what is ordered; a check that still runs is stopped first."""
        self.discard()
        self._rest, self._messages, self._stopping, self._lang = b"", [], False, lang
        self._folder = QTemporaryDir()
        self._process = process = QProcess(self)
        command = self._command or _own()
        process.setProgram(command[0])
        process.setArguments([*command[1:], *_arguments(order, Path(self._folder.path()), lang)])
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert("PYTHONUTF8", "1")
        process.setProcessEnvironment(environment)
        process.readyReadStandardError.connect(self._read)
        process.finished.connect(self._finished)
        process.errorOccurred.connect(self._error)
        process.start()

    def stop(self) -> None:
        """Stop within a second; ``stopped`` follows."""
        if self._process is not None:
            self._stopping = True
            self._process.terminate()
            QTimer.singleShot(GRACE, self._process, self._process.kill)

    def discard(self) -> None:
        """End without a word: the window closes, or another check begins."""
        process, self._process = self._process, None
        if process is not None:
            process.blockSignals(True)
            process.kill()
            process.waitForFinished(1000)
            process.deleteLater()

    def _read(self) -> None:
        if self._process is None:
            return
        *lines, self._rest = (self._rest + self._process.readAllStandardError().data()).split(b"\n")
        for line in lines:
            self._tell(line)

    def _tell(self, line: bytes) -> None:
        try:
            event: Any = json.loads(line)
        except ValueError:
            event = {"event": "message", "message": line.decode("utf-8", "replace")}
        if not isinstance(event, Mapping):
            return
        if event.get("event") == "message":
            self._messages.append(str(event.get("message_en" if self._lang == "en" else "message", "")))
        self.event.emit(dict(event))

    def _finished(self, code: int, status: QProcess.ExitStatus) -> None:
        if self._process is None:
            return
        self._read()
        self._process.deleteLater()
        self._process = None
        if self._stopping:
            self.stopped.emit()
        elif status == QProcess.ExitStatus.NormalExit and code in FINISHED and self._written():
            self.ended.emit(self._folder.path() if self._folder else "")
        elif status == QProcess.ExitStatus.CrashExit:
            self.failed.emit(self.tr("检查进程意外结束。成果文件没有被改动，可以重新检查。"))
        else:
            self.failed.emit(
                "\n".join(filter(None, self._messages)) or self.tr("检查没有完成（退出码 {0}）。").format(code)
            )

    def _written(self) -> bool:
        return self._folder is not None and any(Path(self._folder.path()).glob("*.report.json"))

    def _error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart and self._process is not None:
            words = self._process.errorString()
            self.discard()
            self.failed.emit(self.tr("检查程序无法启动：{0}").format(words))


def _own() -> tuple[str, ...]:
    from surveycheck import own_program

    return tuple(own_program(module="surveycheck.cli.main"))


def _arguments(order: Order, folder: Path, lang: str) -> tuple[str, ...]:
    formats = ("--out", str(folder), "--format", "html,json")
    return ("--lang", lang, "check", str(order.path), "--progress", "jsonl", *formats, *order.arguments())
