"""互认: results for other offices as sealed packages, packages of theirs, and the key that ours are signed with."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from surveycheck import SubmissionRow

from ..choosing import ask_target, documents
from ..setup.lines import PathLine
from .desk import Desk
from .forms import Form, line, secret


class Packages(QObject):
    """Forms over ``parent``. ``written`` brings the files that were written."""

    written = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._parent = desk, parent

    def choose_target(self, row: SubmissionRow) -> None:
        """Ask where the package goes, then for the key."""
        name, kinds = f"{row.project or row.name}.zip", self.tr("互认包") + " (*.zip)"
        file = ask_target(self._parent, self.tr("导出互认包"), str(Path(documents()) / name), kinds)
        if file is not None:
            self.give(row, file)

    def give(self, row: SubmissionRow, file: Path) -> Form:
        """A form for the key that signs the package."""
        fields = [
            (
                "key",
                self.tr("私钥"),
                PathLine(self.tr("私钥"), self.tr("可留空；不签名的包对方默认不接收"), "* (*.key)"),
            ),
            ("passphrase", self.tr("口令"), secret(self.tr("私钥没有口令时留空"))),
        ]
        intro = self.tr("{0} 的报告、登记信息、摘要清单、问题图层写入 {1}。还没有私钥时，先在“更多”中新建签名密钥。")

        def submit(bureau: Any, given: Any) -> Any:
            key = Path(given["key"]) if given["key"] else None
            return bureau.keep_package(row.id, file, key, given["passphrase"])

        made = self._form(self.tr("导出互认包"), intro.format(row.name, file), fields, self.tr("导出"), submit)
        made.submitted.connect(self.written)
        return made

    def choose_package(self) -> None:
        """Ask for a package, then for who accepts it."""
        kinds = self.tr("互认包") + " (*.zip)"
        name, _ = QFileDialog.getOpenFileName(self._parent, self.tr("接收互认包"), "", kinds)
        if name:
            self.take(Path(name))

    def take(self, file: Path) -> Form:
        """A form for who accepts a package, and for the key of an office that sends one for the first time."""
        hint = self.tr("首次接收该部门的包时选择；已信任的留空")
        fields = [
            ("by", self.tr("经办人"), line()),
            ("key", self.tr("对方公钥"), PathLine(self.tr("对方公钥"), hint, "* (*.pub)")),
            ("name", self.tr("对方名称"), line(hint=self.tr("同时选择公钥时填写"))),
        ]
        intro = self.tr("核对 {0} 的摘要和签名，记入台账，不重新检查；有任何改动即拒绝。")

        def submit(bureau: Any, given: Any) -> Any:
            return bureau.accept(file, given["by"], Path(given["key"]) if given["key"] else None, given["name"])

        made = self._form(self.tr("接收互认包"), intro.format(file.name), fields, self.tr("核对并接收"), submit)
        made.submitted.connect(self._taken)
        return made

    def _taken(self, found: Any) -> None:
        said = self.tr("已核对并记入台账：{0}") if found.new else self.tr("已核对；台账中已有这一结果：{0}")
        self._desk.told.emit(said.format(found.sender.signer or found.sender.package))
        self._desk.changed.emit()

    def choose_key(self) -> None:
        """Ask where the new key goes, then for its passphrase."""
        kinds = self.tr("私钥") + " (*.key)"
        file = ask_target(self._parent, self.tr("新建签名密钥"), str(Path(documents()) / "office.key"), kinds)
        if file is not None:
            self.make_key(file)

    def make_key(self, file: Path) -> Form:
        """A form for the passphrase of a new key."""
        fields = [("one", self.tr("口令"), secret(self.tr("可留空"))), ("two", self.tr("再输入一次"), secret())]
        intro = self.tr("私钥 {0} 只留在本单位；旁边的公钥（.pub）交给其他部门，用来核对签名。")

        def submit(bureau: Any, given: Any) -> Any:
            if given["one"] != given["two"]:
                raise ValueError(self.tr("两次输入的口令不同"))
            return bureau.new_key(file, given["one"])

        made = self._form(self.tr("新建签名密钥"), intro.format(file), fields, self.tr("新建"), submit)
        made.submitted.connect(self.written)
        return made

    def _form(self, title: str, intro: str, fields: Any, button: str, submit: Any) -> Form:
        made = Form(self._desk, title, intro, fields, button, submit, self._parent)
        made.open()
        return made
