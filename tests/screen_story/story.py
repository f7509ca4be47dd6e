"""What a story at the window has: its user, its folder, and what was handed in."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import story_sums as sums
from screen_user import User
from submissions import BAD, Made, handed_in, planned

LOT, PEOPLE, BULLETIN = "LOT1", ("li", "wang", "zhao"), "B1"
FEW = ("clean", "papers", "slips", "clean", "off")
"""Recipes of the smallest story."""


@dataclass
class Story:
    """``made``: what was handed in, in the order of the ledger."""

    user: User
    folder: Path
    made: tuple[Made, ...]
    number: str = ""

    @property
    def ledger(self) -> Path:
        return self.folder / "bureau.sqlite"

    @property
    def papers(self) -> Path:
        return self.folder / "papers"

    def facts(self) -> tuple[sums.Fact, ...]:
        return sums.facts(self.ledger, self.made)

    def newest(self) -> dict[str, sums.Fact]:
        """Project → its newest submission."""
        return {one.made.project: one for one in self.facts()}

    def sample(self) -> list[sums.Fact]:
        """The units that were drawn."""
        newest = self.newest()
        return [newest[project] for project in self.drawn()]

    def protocol(self) -> dict[str, Any]:
        return dict(json.loads((self.papers / f"{LOT}.draw.json").read_text(encoding="utf-8")))

    def drawn(self) -> list[str]:
        """Projects of the sample in their order."""
        return [one["project"] for one in self.protocol()["drawn"]]

    def first(self) -> tuple[Made, ...]:
        return tuple(one for one in self.made if one.attempt == 1)

    def endings(self, stem: str) -> set[str]:
        return {one.name.removeprefix(stem) for one in self.papers.glob(f"{stem}*")}

    def writes(self, said: str = "已写出") -> None:
        """The folder of papers is chosen, and what was written is told."""
        self.user.names(self.papers)
        self.user.find(said)
        self.user.presses("关闭")
        self.user.gone(said)


def few(folder: Path) -> tuple[Made, ...]:
    """Five submissions of two firms, written."""
    names = ((n, f"SL-2026-{n:04d}", recipe) for n, recipe in enumerate(FEW, 1))
    return tuple(handed_in(Made(folder / name, name, _firm(n), "330203", recipe)) for n, name, recipe in names)


def many(folder: Path, count: int, firms: int, seed: int) -> tuple[Made, ...]:
    """As in the story by the command line, written. None of them is unreadable: a window does not say of which project
    such a one is, so the story by the command line has them."""
    made = planned(folder, count, firms, seed)
    assert all(one.recipe != "unreadable" for one in made), "another seed, please"
    return tuple(handed_in(one) for one in made)


def bad(made: tuple[Made, ...]) -> list[Made]:
    return [one for one in made if one.recipe in BAD]


def _firm(number: int) -> str:
    return f"示例{'甲乙'[number % 2]}测绘有限公司"
