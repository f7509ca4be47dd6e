"""What is remembered: the inspector's file, and the names of those who ask and decide."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ..settings import DECISIONS

FIRM, INSPECTOR = "waivers/firm", "waivers/inspector"


def remembered(session: Any, key: str) -> str:
    """What was remembered under a key; "" where nothing was, or nobody remembers."""
    settings = getattr(session, "settings", None)
    return "" if settings is None else str(settings.text(key))


def remember(session: Any, key: str, text: str) -> None:
    """Remember it, where somebody can."""
    settings = getattr(session, "settings", None)
    if settings is not None:
        settings.keep_text(key, text)


def decisions_file(session: Any) -> Path | None:
    """The inspector's file, once he has chosen one."""
    file = remembered(session, DECISIONS)
    return Path(file) if file else None
