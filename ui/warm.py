"""What a check will need is imported while the window waits: the first window does not wait for it."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from importlib import import_module
from threading import Thread

from PySide6.QtCore import QTimer

AFTER, STEP = 150, 30
"""Milliseconds after the first window, so that it is painted and answers before anything else is done; and between two
steps in its own thread."""

ROOMS = ("numpy", "surveycheck.report", "surveycheck.pack", "surveycheck.waivers", "surveycheck.lesson")
"""The engine only, and no Qt: widgets' classes are made in the window's thread."""

PARTS = ("findings", "map", "manual.view", "views.accuracy", "waivers.panel", "result")
"""Of the page of a result, in the window's thread, each in less time than is felt."""


def warm_up() -> None:
    """Begin in a moment, in a thread; then go on here."""
    QTimer.singleShot(AFTER, _begin)


def _begin() -> None:
    thread = Thread(target=_load, daemon=True)
    thread.start()
    _go_on(thread, PARTS)


def _load() -> None:
    for room in ROOMS:
        with suppress(ImportError):  # whoever needs it will say so
            import_module(room)


def _go_on(thread: Thread, parts: tuple[str, ...]) -> None:
    """One step, once the thread is done; the next one in a moment."""
    if not thread.is_alive():
        if not parts:
            return
        import_module(f".{parts[0]}", __package__)
        parts = parts[1:]
    QTimer.singleShot(STEP, partial(_go_on, thread, parts))
