"""The answer key: what was planted, and what truly follows from it. Written by the planter, never from a check."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

Spot = tuple[float, float]

Note = tuple[str, str]
"""What was planted, in Chinese and English."""


def data(text: str) -> Note:
    """A note that is names and values and nothing else: the same in both."""
    return text, text


def became(what: str, old: str, new: str) -> Note:
    """A value that was changed, or made empty."""
    return f"{what}：{old} 改为 {new}", f"{what}: {old} changed to {new}" if new else f"{what}: {old} made empty"


@dataclass(frozen=True)
class Answer:
    """One planted defect. ``file`` is relative to the deliverable; ``handle`` or ``xpath`` say where; ``key`` is the
    role of a missing file, or the name of a thing that has neither. ``at`` is the spot in drawing coordinates (None:
    the defect has no single spot). ``note`` and ``note_en`` say what was done, in Chinese and English. ``consequences``
    are codes of other rules that look at what was spoilt, and break with it."""

    code: str
    file: str
    handle: str = ""
    xpath: str = ""
    key: str = ""
    at: Spot | None = None
    note: str = ""
    note_en: str = ""
    consequences: tuple[str, ...] = ()

    @property
    def told(self) -> Note:
        """What was planted; a key written before notes were in English too has them in Chinese."""
        return self.note, self.note_en or self.note


def text_of(answers: Sequence[Answer]) -> str:
    """The key as JSON, one defect after the other as planted."""
    return json.dumps([asdict(a) for a in answers], ensure_ascii=False, indent=1) + "\n"


def write(path: Path, answers: Sequence[Answer]) -> None:
    """Write the key."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text_of(answers), encoding="utf-8", newline="\n")


def read(path: Path) -> tuple[Answer, ...]:
    """The key that ``write`` wrote."""
    return tuple(_answer(row) for row in json.loads(path.read_text(encoding="utf-8")))


def _answer(row: dict[str, object]) -> Answer:
    at = row.pop("at")
    consequences = row.pop("consequences")
    spot = (float(at[0]), float(at[1])) if isinstance(at, list) else None
    follows = tuple(map(str, consequences)) if isinstance(consequences, list) else ()
    return Answer(**{name: str(value) for name, value in row.items()}, at=spot, consequences=follows)
