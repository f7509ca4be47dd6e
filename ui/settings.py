"""What the app remembers between two times that it is open: language, look, hat, recent deliverables, the window."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QObject, QSettings, QTimer, Signal

LANGUAGES = ("zh", "en")
THEMES = ("system", "light", "dark")
SIZES = {"normal": 13, "large": 16, "huge": 20}
"""Pixels of the text at a scale of 100 %."""

DECISIONS = "waivers/decisions"
"""Under which the inspector's file of decisions is kept: one for all deliverables."""

HATS = ("firm", "inspector", "trainer")
MOST_RECENT = 8
SAVING = 400
"""Milliseconds after the last change until it is written."""

DEFAULTS = {"lang": "zh", "theme": "system", "size": "normal", "hat": "firm"}
ALLOWED = {"lang": LANGUAGES, "theme": THEMES, "size": tuple(SIZES), "hat": HATS}


@dataclass(frozen=True)
class Recent:
    """A deliverable that was opened: its path, the pack if one was chosen, and what its last check said (zh, en)."""

    path: str
    pack: str = ""
    word: str = ""
    word_en: str = ""


class Settings(QObject):
    """``changed`` names what changed; ``unsaved`` the file that could not be written. Nothing is remembered where
    ``store`` is None, as for pictures and tests."""

    changed = Signal(str)
    unsaved = Signal(str)

    def __init__(self, store: QSettings | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._kept: dict[str, str] = {}
        self._told = False
        self._saving = QTimer(self, interval=SAVING, singleShot=True)
        self._saving.timeout.connect(self.save)

    @classmethod
    def of_user(cls) -> Settings:
        """In the user's own folder, as the system has it."""
        return cls(QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "surveycheck", "surveycheck"))

    def get(self, name: str) -> str:
        """``lang``, ``theme``, ``size`` or ``hat``; what a file says that we do not know is the default."""
        value = self._read(name)
        return value if value in ALLOWED[name] else DEFAULTS[name]

    def has(self, name: str) -> bool:
        """Whether it was ever chosen."""
        return bool(self._read(name))

    def set(self, name: str, value: str) -> None:
        """Raises ValueError for what is not one of ``ALLOWED``."""
        if value not in ALLOWED[name]:
            raise ValueError(f"{name}: {value}")
        if value != self.get(name):
            self._write(name, value)
            self.changed.emit(name)

    @property
    def seen_tour(self) -> bool:
        """Whether the short tour was shown once."""
        return self._read("tour") == "seen"

    def tour_seen(self) -> None:
        """It need not be shown by itself again."""
        self._write("tour", "seen")

    def recent(self) -> tuple[Recent, ...]:
        """The latest first."""
        try:
            rows = json.loads(self._read("recent") or "[]")
            return tuple(Recent(**{str(k): str(v) for k, v in row.items()}) for row in rows)
        except (ValueError, TypeError, AttributeError):
            return ()

    def opened(self, recent: Recent) -> None:
        """Remember a deliverable, or what was found out about it."""
        others = [one for one in self.recent() if Path(one.path) != Path(recent.path)]
        self._keep([recent, *others][:MOST_RECENT])

    def forget(self, path: str) -> None:
        """Take a deliverable off the list."""
        self._keep([one for one in self.recent() if one.path != path])

    def _keep(self, rows: list[Recent]) -> None:
        self._write("recent", json.dumps([asdict(one) for one in rows], ensure_ascii=False))
        self.changed.emit("recent")

    def bytes(self, name: str) -> QByteArray:
        """The state of a window or splitter; empty if none is kept."""
        return QByteArray.fromBase64(QByteArray(self._read(name).encode("ascii", "ignore")))

    def keep_bytes(self, name: str, value: QByteArray) -> None:
        """Keep the state of a window or splitter."""
        self._write(name, bytes(value.toBase64().data()).decode("ascii"))

    def state(self, name: str) -> dict[str, Any]:
        """What a view keeps of itself; empty if nothing that can be read."""
        try:
            kept = json.loads(self._read(name) or "{}")
        except ValueError:
            return {}
        return kept if isinstance(kept, dict) else {}

    def keep_state(self, name: str, state: Mapping[str, Any]) -> None:
        """Keep what a view tells of itself, as JSON."""
        self._write(name, json.dumps(state, ensure_ascii=False))

    def text(self, name: str) -> str:
        """Words that a view keeps, such as a name that was typed; empty if none."""
        return self._read(name)

    def keep_text(self, name: str, text: str) -> None:
        """Keep words."""
        self._write(name, text)

    def _read(self, name: str) -> str:
        value = self._kept.get(name)
        if value is None and self._store is not None:
            value = str(self._store.value(name, ""))
        return value or ""

    def _write(self, name: str, value: str) -> None:
        self._kept[name] = value
        if self._store is not None:
            self._store.setValue(name, value)
            self._saving.start()

    def save(self) -> None:
        """Write now. What cannot be written is told once, and holds for as long as the program runs."""
        self._saving.stop()
        if self._store is None:
            return
        self._store.sync()
        if self._store.status() != QSettings.Status.NoError and not self._told:
            self._told = True
            self.unsaved.emit(self._store.fileName())
