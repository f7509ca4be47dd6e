"""What parent and child tell each other: a private folder that holds the child's last word and its answer."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MARK = "SURVEYCHECK_GUARD"
"""Environment variable that tells the child who watches it: number of the parent's process, colon, folder."""

LAST, ANSWER, WRITTEN = "last.json", "answer.json", "written.json"


@dataclass(frozen=True)
class Room:
    """``folder`` is readable by this user only; ``parent`` is the number of the process that watches."""

    folder: Path
    parent: int

    @property
    def mark(self) -> str:
        return f"{self.parent}:{self.folder}"

    def last(self) -> Mapping[str, Any]:
        """What the child last said that it was at; {} when it has not said anything yet."""
        return _read(self.folder / LAST)

    def answer(self) -> int | None:
        """The exit status that the child has given; None as long as it has not come to its end."""
        status = _read(self.folder / ANSWER).get("status")
        return status if isinstance(status, int) else None

    def written(self) -> str:
        """What the names of the reports begin with that the child has written; "" where it has written none."""
        return str(_read(self.folder / WRITTEN).get("stem", ""))

    def has_written(self, stem: str) -> None:
        """The child says what it has written: the parent may sign it, for no key is handed to a child."""
        (self.folder / WRITTEN).write_text(json.dumps({"stem": stem}), encoding="utf-8")

    def give(self, status: int) -> None:
        """The child's last act: without it, whatever its exit code, it has died."""
        (self.folder / ANSWER).write_text(json.dumps({"status": status}), encoding="utf-8")


def room_of(environment: Mapping[str, str]) -> Room | None:
    """The room of this process, where it is a watched one."""
    number, colon, folder = environment.get(MARK, "").partition(":")
    if not colon or not number.isdecimal() or not Path(folder).is_dir():
        return None
    return Room(Path(folder), int(number))


@contextmanager
def new_room() -> Iterator[Room]:
    """A room for one child; it is gone afterwards, with everything in it."""
    import tempfile

    with tempfile.TemporaryDirectory(prefix="surveycheck-", ignore_cleanup_errors=True) as name:
        yield Room(Path(name), os.getpid())


def _read(file: Path) -> Mapping[str, Any]:
    try:
        found: Any = json.loads(file.read_bytes().partition(b"\n")[0])
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
