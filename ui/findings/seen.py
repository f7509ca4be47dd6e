"""What a person has marked as seen: ids of findings, kept for each deliverable beside the settings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

KEPT = "seen"
MOST_DELIVERABLES, MOST_IDS = 20, 20_000


class Seen:
    """The ids of one deliverable; remembered where somebody remembers."""

    def __init__(self, settings: Any, path: Path | None) -> None:
        self._settings, self._name = settings, str(path.absolute()) if path is not None else ""
        kept = settings.state(KEPT).get(self._name, ()) if settings is not None and self._name else ()
        self._ids = dict.fromkeys(map(str, kept)) if isinstance(kept, list) else {}

    def __contains__(self, identity: object) -> bool:
        return identity in self._ids

    def __len__(self) -> int:
        return len(self._ids)

    def toggle(self, identity: str) -> None:
        """Seen, or not seen any more."""
        if identity in self._ids:
            del self._ids[identity]
        else:
            self._ids[identity] = None
        if self._settings is not None and self._name:
            rows: dict[str, Any] = self._settings.state(KEPT)
            rows.pop(self._name, None)
            if self._ids:
                rows[self._name] = list(self._ids)[-MOST_IDS:]
            self._settings.keep_state(KEPT, dict(list(rows.items())[-MOST_DELIVERABLES:]))
