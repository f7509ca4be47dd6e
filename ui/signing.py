"""The lines of the dialog of exports that ask for a key: its file, its passphrase, and the way to a new one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from .choosing import ask_target
from .setup.lines import PathLine

if TYPE_CHECKING:
    from surveycheck import SigningKey

KIND = "(*.key *.pem)"
NAME = "signing.key"


class SigningLines(QWidget):
    """``changed`` with each letter. No key: nothing is signed."""

    changed = Signal()

    def __init__(self, key: str, lang: str) -> None:
        super().__init__()
        self._lang = lang
        self.file = PathLine(self.tr("签名私钥"), self.tr("不签名；选择私钥后为报告签名"), self.tr("私钥") + " " + KIND)
        self.file.edit.setText(key)
        self.passphrase = QLineEdit(echoMode=QLineEdit.EchoMode.Password, placeholderText=self.tr("没有口令则留空"))
        self.passphrase.setAccessibleName(self.tr("私钥口令"))
        self.new = QPushButton(self.tr("新建私钥…"), clicked=self._make, autoDefault=False)
        self.new.setToolTip(self.tr("生成一对密钥，私钥用左边的口令保护；公钥交给核验报告的人"))
        self.row = QWidget()
        row = QHBoxLayout(self.row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.passphrase, 1)
        row.addWidget(self.new)
        self.said = ""
        for signal in (self.file.changed, self.passphrase.textChanged):
            signal.connect(self._changed)

    def _changed(self) -> None:
        self.said = ""
        self.changed.emit()

    def read(self) -> SigningKey | None:
        """The key, unlocked; None where nothing is to be signed. Raises SealError, OSError."""
        from surveycheck import read_signing_key

        return read_signing_key(Path(self.file.text), self.passphrase.text()) if self.file.text else None

    def _make(self) -> None:
        start, kinds = str(Path.home() / NAME), self.tr("私钥") + " (*.key)"
        file = ask_target(self.window(), self.tr("新的私钥写入"), start, kinds)
        if file is not None:
            self.make(file.with_suffix(".key"))

    def make(self, file: Path) -> None:
        """A new pair of keys, of which this one signs from now on."""
        from surveycheck import SealError, new_signing_key

        from .faults import sentence

        try:
            public, key = new_signing_key(file, self.passphrase.text())
        except (SealError, OSError) as error:
            self.said = sentence(error, self._lang)
        else:
            self.file.edit.setText(str(file))
            words = self.tr("公钥在 {0}，指纹 {1}。把它交给核验报告的人；私钥自己保管。")
            self.said = words.format(public, key.id)
        self.changed.emit()
