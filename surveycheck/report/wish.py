"""How a report is wanted, whatever its format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from surveycheck.model import Event, Progress, Report, silent


@dataclass(frozen=True)
class Wish:
    """``lang``: zh or en. ``templates``: the office's folder, None for what we ship. ``progress`` is told how far one
    format is, 0 to 1, and may raise ``Stopped``: nothing is written then. ``source``: the deliverable itself, where
    there is one at hand (the report tells by its digests whether it still is what was checked); ``crs``: the coordinate
    system of its drawings (``EPSG:4549``), "" where nobody has said it."""

    lang: str = "zh"
    templates: Path | None = None
    progress: Progress = silent
    source: Path | None = None
    crs: str = ""

    @property
    def language(self) -> int:
        """0 for Chinese, 1 for English: the place in a pair of words."""
        return 1 if self.lang == "en" else 0

    def step(self, fraction: float) -> None:
        """So much of this format is done."""
        self.progress(Event("stage", fraction, {"stage": "write"}))

    def say(self, zh: str, en: str) -> None:
        """Something that people should know of the file."""
        self.progress(Event("message", 1.0, {"level": "warning", "message": zh, "message_en": en}))

    def part(self, low: float, high: float) -> Wish:
        """The same wish for a part of the work."""
        tell = self.progress
        return replace(self, progress=lambda event: tell(replace(event, fraction=low + (high - low) * event.fraction)))


Made = Mapping[str, str | bytes]
"""What a format writes: what the file's name ends with (``pdf``, ``marked.dxf``) → its text or bytes."""

Writer = Callable[[Report, Wish], Made]


class PaperError(ValueError):
    """A format that cannot be written here. ``zh`` and ``en`` say what is missing and what to do about it."""

    def __init__(self, zh: str, en: str) -> None:
        self.zh, self.en = zh, en
        super().__init__(en)
