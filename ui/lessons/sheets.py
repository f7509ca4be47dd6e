"""The lesson sheet of the chosen finding, as a page that is printed."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from surveycheck import LessonCase, finding_from, installed_packs, lesson_sheet, load_pack, write_text

from ..boxes import say, show_path, warn
from ..choosing import ask_target, documents
from ..work import Work

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..session import Session


class LessonSheets(QWidget):
    """Writes in a thread; ``picture`` gives the SVG of a finding's place by its id."""

    def __init__(self, session: Session, picture: Callable[[str], str], parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._session, self._picture = session, picture
        self._work = Work(self)
        self.written: Path | None = None

    def choose(self) -> None:
        """Ask for a file and write the sheet of the chosen finding."""
        finding = self._session.finding
        if finding is None or self._session.report is None:
            say(self.parentWidget(), self.tr("先选一条问题，并等检查完成。"))
            return
        start, kind = str(Path(documents()) / f"{finding['code']}.html"), self.tr("网页") + " (*.html)"
        file = ask_target(self.parentWidget(), self.tr("讲义写入"), start, kind)
        if file is not None:
            self.write(file)

    def write(self, file: Path) -> None:
        """Write the sheet of the chosen finding to ``file``."""
        finding, report, lang = self._session.finding, self._session.report, self._session.lang
        if finding is None or report is None:
            return
        case = LessonCase(finding_from(finding), report.name, self._picture(str(finding.get("id", ""))))
        pack, code = report.pack.name, str(finding["code"])
        self._work.start(lambda: _written(file, pack, code, lang, case), self._done, self._failed)

    def wait(self) -> None:
        """Until it is written."""
        self._work.wait()

    def _done(self, file: Path) -> None:
        self.written = file
        say(self.parentWidget(), self.tr("讲义已写好"), str(file), (self.tr("打开"), lambda: show_path(file)))

    def _failed(self, error: Exception) -> None:
        words = getattr(error, "en" if self._session.lang == "en" else "zh", "") or str(error)
        warn(self.parentWidget(), self.tr("讲义没有写成"), words)


def _written(file: Path, pack: str, code: str, lang: str, case: LessonCase) -> Path:
    """In a thread. A report may name what it likes, but no folder is opened for it."""
    loaded = _pack(pack)
    rule = loaded.rule(code) if loaded is not None else None
    if rule is None:
        raise NoRuleError(code)
    write_text(file, lesson_sheet(loaded, rule, lang, case))
    return file


class NoRuleError(Exception):
    """The rule of a finding is in no pack that is installed."""

    def __init__(self, code: str) -> None:
        self.zh, self.en = f"已安装的规则包中没有规则 {code}", f"no pack that is installed has the rule {code}"
        super().__init__(self.en)


@lru_cache(maxsize=2)
def _pack(name: str) -> Any:
    return load_pack(name) if name in {pack.name for pack in installed_packs()} else None
