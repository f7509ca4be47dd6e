"""A batch of deliverables in a process of its own: ``surveycheck batch`` into the ledger of the desk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from PySide6.QtCore import Signal

from ..program import Program

LEDGER = "SURVEYCHECK_LEDGER"
"""An address may hold a password, which does not belong on a command line."""


@dataclass(frozen=True)
class Wish:
    """What is to be checked: folders or files; ``pack`` by name or folder, "" as each claims; ``again`` what is
    incomplete."""

    places: tuple[Path, ...]
    pack: str = ""
    jobs: int = 1
    again: bool = False

    def words(self) -> tuple[str, ...]:
        """After ``surveycheck``. A folder whose name begins with a dash is a folder."""
        pack = ("--pack", self.pack) if self.pack else ()
        again = ("--again",) if self.again else ()
        options = ("--jobs", str(self.jobs), "--progress", "jsonl", *pack, *again)
        return ("batch", *options, "--", *(str(place.absolute()) for place in self.places))


@dataclass(frozen=True)
class Checked:
    """A deliverable that is done, as the program tells it. ``run`` in the ledger, None where nothing was recorded."""

    path: Path
    verdict: str
    level: str
    score: float | None
    why: str
    why_en: str
    already: bool
    run: int | None
    seconds: float | None

    @classmethod
    def of(cls, event: Mapping[str, Any]) -> Self:
        """Out of an event ``deliverable``."""
        text = {name: str(event.get(name) or "") for name in ("verdict", "level", "why", "why_en")}
        more = {name: event.get(name) for name in ("score", "run", "seconds")}
        return cls(Path(str(event.get("path", ""))), already=bool(event.get("already")), **text, **more)


class BatchRun(Program):
    """``ended``: all are done. Whatever way it ends, what is done stands in the ledger."""

    ended = Signal()

    def start(self, wish: Wish, where: str, lang: str) -> None:
        """Check into the ledger ``where``, a file or an address."""
        self.launch(_at(wish.words(), where), lang, **({LEDGER: where} if "://" in where else {}))

    def came_to_end(self, code: int) -> bool:
        self.ended.emit()
        return True


def _at(words: tuple[str, ...], where: str) -> tuple[str, ...]:
    return words if "://" in where else (words[0], "--ledger", where, *words[1:])
