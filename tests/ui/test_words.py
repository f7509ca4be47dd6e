"""Qt's own words in Chinese: those of its translation, and ours for what that lacks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog
from surveycheck.ui import app as app_module
from surveycheck.ui.qt_words import WORDS
from surveycheck.ui.settings import Settings

pytestmark = pytest.mark.needs_qt
LABELS = ("LookIn", "FileName", "FileType", "Accept", "Reject")


def labels(parent):
    dialog = QFileDialog(parent)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    return [dialog.labelText(getattr(QFileDialog.DialogLabel, name)) for name in LABELS]


def test_the_dialog_for_files_speaks_the_language_of_the_window(qapp, qtbot):
    app = app_module.App(qapp, Settings())
    try:
        assert [text for text in labels(app.window) if text.isascii()] == []
        app.settings.set("lang", "en")
        assert [text for text in labels(app.window) if not text.isascii()] == []
        (context, word), *_ = WORDS
        assert QCoreApplication.translate(context, word) == word
    finally:
        app.close()
