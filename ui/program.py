"""A command of surveycheck in a process of its own that tells what it does line by line (``--progress jsonl``).

It can be stopped at once, and a crash in native code costs one run and not the window.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

FINISHED = (0, 1, 3)
"""Exit statuses of a command that came to its end: passes, does not pass, not checked completely."""

GRACE = 700
"""Milliseconds that the process has to end by itself before it is killed: a stop is felt within a second."""


class Program(QObject):
    """One run at a time. ``event`` brings each line of progress, ``failed`` a sentence, ``stopped`` nothing; a class
    for one command says what it does at its end (``came_to_end``)."""

    event = Signal(dict)
    failed = Signal(str)
    stopped = Signal()

    def __init__(self, parent: QObject | None = None, command: tuple[str, ...] = ()) -> None:
        super().__init__(parent)
        self._command = command
        self._process: QProcess | None = None
        self._rest = b""
        self._messages: list[str] = []
        self._stopping = False
        self._lang = "zh"

    @property
    def running(self) -> bool:
        return self._process is not None

    def launch(self, words: Sequence[str], lang: str, **environment: str) -> None:
        """Run surveycheck with these words; a run that is not over is stopped first."""
        self.discard()
        self._rest, self._messages, self._stopping, self._lang = b"", [], False, lang
        self._process = process = QProcess(self)
        command = self._command or _own()
        process.setProgram(command[0])
        process.setArguments([*command[1:], "--lang", lang, *words])
        whole = QProcessEnvironment.systemEnvironment()
        for name, value in {"PYTHONUTF8": "1", **environment}.items():
            whole.insert(name, value)
        process.setProcessEnvironment(whole)
        process.readyReadStandardError.connect(self._read)
        process.finished.connect(self._finished)
        process.errorOccurred.connect(self._error)
        process.start()

    def came_to_end(self, code: int) -> bool:
        """It ended by itself with one of ``FINISHED``: tell it, or give False where its work is not there."""
        raise NotImplementedError

    def stop(self) -> None:
        """Stop within a second; ``stopped`` follows."""
        if self._process is not None:
            self._stopping = True
            self._process.terminate()
            QTimer.singleShot(GRACE, self._process, self._process.kill)

    def discard(self) -> None:
        """End without a word: the window closes, or another run begins."""
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
        elif status == QProcess.ExitStatus.NormalExit and code in FINISHED and self.came_to_end(code):
            pass
        elif status == QProcess.ExitStatus.CrashExit:
            self.failed.emit(self.tr("检查进程意外结束。成果文件没有被改动，可以重新检查。"))
        else:
            self.failed.emit(
                "\n".join(filter(None, self._messages)) or self.tr("检查没有完成（退出码 {0}）。").format(code)
            )

    def _error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart and self._process is not None:
            words = self._process.errorString()
            self.discard()
            self.failed.emit(self.tr("检查程序无法启动：{0}").format(words))


def _own() -> tuple[str, ...]:
    from surveycheck import own_program

    return tuple(own_program(module="surveycheck.cli.main"))
