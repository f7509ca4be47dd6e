"""How large a window is when it is opened for the first time."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

FRAME = QSize(16, 48)
"""Pixels that a system puts around a window; it does not say so before the window is shown."""

LEAST = QSize(960, 600)
"""A screen with less room than this is none that people look at."""


def fitting(window: QWidget, size: tuple[int, int]) -> QSize:
    """``size``, or as much of it as the screen of the window has room for, with title and frame."""
    room = window.screen().availableSize() - FRAME
    wanted = QSize(*size)
    return wanted.boundedTo(room) if room == room.expandedTo(LEAST) else wanted
