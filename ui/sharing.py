"""Share the chosen finding: ``surveycheck share`` in a process of its own, its case where people want it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTemporaryDir

from .faults import sentence

if TYPE_CHECKING:
    from PySide6.QtWidgets import QProgressDialog, QWidget

    from .session import Session

CASE = "case.zip"


class Sharing(QObject):
    """One case at a time. Boxes and dialogs are imported when they are needed: the first window does not wait."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self._process: QProcess | None = None
        self._folder: QTemporaryDir | None = None
        self._bar: QProgressDialog | None = None
        self._file = Path()
        self.written: Path | None = None

    @property
    def busy(self) -> bool:
        """Whether a case is being made."""
        return self._process is not None

    def choose(self) -> None:
        """Ask where the case of the chosen finding goes, and make it."""
        from .boxes import say
        from .choosing import ask_target, documents

        finding = self._session.finding
        why = self._why_not()
        if why or finding is None:
            say(self._window, self.tr("现在不能分享"), why)
            return
        start = str(Path(documents()) / f"{finding['code']}.zip")
        title = self.tr("分享这条问题：只写出它周围的图形和记录，坐标平移，名称换掉")
        file = ask_target(self._window, title, start, "ZIP (*.zip)")
        if file is not None:
            self.write(file)

    def _why_not(self) -> str:
        """In words what is missing; nothing where nothing is."""
        if self._process is not None:
            return self.tr("正在写出另一条问题。")
        if self._session.deliverable is None or self._session.report is None:
            return self.tr("请先打开成果并等检查完成：只有报告时没有图形可以分享。")
        return "" if self._session.finding is not None else self.tr("请先在列表或图上选一条问题。")

    def write(self, file: Path) -> None:
        """Make the case of the chosen finding; never inside the deliverable."""
        path, finding, order = self._session.deliverable, self._session.finding, self._session.order
        if path is None or finding is None or order is None:
            return
        if path.is_dir() and file.resolve().is_relative_to(path.resolve()):
            self._failed(self.tr("这个位置在成果之内。请选成果以外的位置：成果不会被改动。"))
            return
        self._file, self._folder = file, QTemporaryDir()
        pack = order.pack or (self._session.report.pack.name if self._session.report is not None else "")
        roles = [word for role in order.roles for word in ("--as", role)]
        words = ["share", str(path), str(finding["id"]), "--out", str(self._case()), *roles]
        self._start(["--lang", self._session.lang, *words, *(("--pack", pack) if pack else ())])

    def _case(self) -> Path:
        assert self._folder is not None
        return Path(self._folder.path()) / CASE

    def _start(self, words: list[str]) -> None:
        from PySide6.QtWidgets import QProgressDialog

        from surveycheck import own_program

        command = own_program(module="surveycheck.cli.main")
        self._process = process = QProcess(self)
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert("PYTHONUTF8", "1")
        process.setProcessEnvironment(environment)
        process.finished.connect(self._finished)
        process.errorOccurred.connect(self._error)
        self._bar = QProgressDialog(self.tr("正在裁剪并重新检查…"), self.tr("停止"), 0, 0, self._window)
        self._bar.setWindowTitle(self.tr("分享这条问题"))
        self._bar.setMinimumDuration(0)
        self._bar.canceled.connect(self.stop)
        process.start(command[0], [*command[1:], *words])

    def stop(self) -> None:
        """Nothing is written."""
        if self._process is not None:
            self._process.blockSignals(True)
            self._process.kill()
            self._process.waitForFinished(1000)
            self._end()

    def _error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart and self._process is not None:
            words = self._process.errorString()
            self._end()
            self._failed(words)

    def _finished(self, code: int, _: QProcess.ExitStatus) -> None:
        if self._process is None:
            return
        said, wrong = (
            bytes(read().data()).decode("utf-8", "replace").strip()
            for read in (self._process.readAllStandardOutput, self._process.readAllStandardError)
        )
        case = self._case()
        said = said.replace(str(case), str(self._file))
        try:
            if code == 0:
                _kept(case, self._file)
                self._done(said)
            else:
                self._failed(self._why_failed(wrong or said, code))
        except OSError as error:
            self._failed(sentence(error, self._session.lang))
        finally:
            self._end()

    def _why_failed(self, words: str, code: int) -> str:
        """What the program says, and what it cannot know: by what else the finding was found."""
        order = self._session.order
        words = words or self.tr("没有写出（退出码 {0}）。").format(code)
        if order is not None and (order.earlier or order.survey):
            words += "\n" + self.tr("只有与前一阶段成果或检测数据对照才能发现的问题，不能单独分享。")
        return words

    def _done(self, said: str) -> None:
        from .boxes import say, show_path

        self.written = self._file
        folder = self._file.parent
        way = (self.tr("打开文件夹"), lambda: show_path(folder))
        say(self._window, self.tr("这条问题已写好"), said, way)

    def _failed(self, words: str) -> None:
        from .boxes import warn

        warn(self._window, self.tr("这条问题没有写出"), words)

    def _end(self) -> None:
        if self._process is not None:
            self._process.deleteLater()
        if self._bar is not None:
            self._bar.canceled.disconnect(self.stop)
            self._bar.close()
            self._bar.deleteLater()
        self._process = self._bar = self._folder = None


def _kept(case: Path, file: Path) -> None:
    """The case where it was asked for, whole; the file dialog has asked about one that is there."""
    from surveycheck import write_text

    write_text(file, case.read_bytes())
