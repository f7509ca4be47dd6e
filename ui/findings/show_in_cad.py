"""Show in CAD: the script to the clipboard and into a file that the user names."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QSaveFile
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from surveycheck import CadError, Report, cad_script, finding_from

from ..choosing import ask_target, documents
from .rows import Finding


class CadExport(QWidget):
    """Asks for a file and writes the script. ``ask`` may be another way of asking: title, suggested path → path."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self.ask = self._ask

    def export(self, finding: Finding, place: Finding, report: Report | None, lang: str) -> str:
        """Write the script for the drawing of a place; a sentence that says what became of it."""
        file = str(place.get("file") or "")
        units = {each.path: each.unit for each in report.files} if report else {}
        try:
            script = cad_script(finding_from(finding), file, units.get(file, ""))
        except CadError as error:
            return error.message_en if lang == "en" else error.message
        QGuiApplication.clipboard().setText(script.decode("gbk"))
        path = self.ask(self.tr("保存定位脚本"), suggested(finding, place))
        if not path:
            return self.tr("脚本已复制到剪贴板，可直接粘贴到 CAD 命令行。请先打开 {0}。").format(file)
        wrong = _write(Path(path), script)
        if wrong:
            return self.tr("无法写入 {0}：{1}").format(path, wrong)
        return self.tr("已保存 {0}，并已复制到剪贴板。在 CASS 或 AutoCAD 中打开 {1}，用 SCRIPT 命令运行它。").format(
            path, file
        )

    def _ask(self, title: str, name: str) -> str:
        return str(ask_target(self.window(), title, str(Path(documents()) / name), "SCR (*.scr)") or "")


def suggested(finding: Finding, place: Finding) -> str:
    """A name for the script: code and handle, whatever they are spelled with."""
    handle = "".join(str(each) for each in (place.get("handles") or ())[:1])
    words = [re.sub(r"[^0-9A-Za-z-]", "", word) for word in (str(finding["code"]), handle)]
    return "_".join(word for word in words if word)[:60] + ".scr"


def _write(path: Path, data: bytes) -> str:
    """Whole or not at all; what went wrong, else nothing."""
    file = QSaveFile(str(path))
    if not file.open(QSaveFile.OpenModeFlag.WriteOnly):
        return file.errorString()
    file.write(data)
    return "" if file.commit() else file.errorString()
