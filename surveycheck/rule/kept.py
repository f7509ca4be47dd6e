"""What several rules of one run derive from the same things, made once."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar, cast

T = TypeVar("T")


class Kept:
    """Lives as long as a run. A key names what is made, and holds the very things (features, selections: they are
    told apart by identity) that it is made from; what else goes into it must be the same for the whole run, as the
    pack's tables and settings are. What is made must not be changed by anybody."""

    def __init__(self) -> None:
        self._made: dict[tuple[Hashable, ...], object] = {}

    def of(self, wanted: Callable[[tuple[Hashable, ...]], bool]) -> Kept:
        """Another one that begins with what was made for the keys that are ``wanted``."""
        found = Kept()
        found._made = {key: made for key, made in self._made.items() if wanted(key)}
        return found

    def once(self, key: tuple[Hashable, ...], make: Callable[[], T]) -> T:
        """What was made for the key, else what ``make`` gives now."""
        if key not in self._made:
            self._made[key] = make()
        return cast("T", self._made[key])
