"""What a check will need is imported while the window waits: the first window does not wait for it."""

from __future__ import annotations

from contextlib import suppress
from importlib import import_module
from threading import Thread

from PySide6.QtCore import QTimer

AFTER = 150
"""Milliseconds after the first window, so that it is painted and answers before anything else is done."""

ROOMS = ("numpy", "surveycheck.report", "surveycheck.pack", "surveycheck.waivers", "surveycheck.lesson")
"""The engine only, and no Qt: widgets' classes are made in the window's thread."""


def warm_up() -> None:
    """Begin in a moment, in a thread."""
    QTimer.singleShot(AFTER, lambda: Thread(target=_load, daemon=True).start())


def _load() -> None:
    for room in ROOMS:
        with suppress(ImportError):  # whoever needs it will say so
            import_module(room)
