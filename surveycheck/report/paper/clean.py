"""Texts on their way to paper: nothing hidden, nothing that a font cannot show, nothing too long for its column."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Set
from dataclasses import fields, is_dataclass, replace
from typing import Any

from surveycheck.report.paper.fonts import SOFT
from surveycheck.report.visible import visible

LONG = re.compile(r"[!-~]{18,}")
"""Letters, digits and signs without a blank: file paths, layer names, digests."""

PIECE = re.compile(r"[^/\\._\-:,;=|]{1,9}[/\\._\-:,;=|]?|[/\\._\-:,;=|]")
"""Up to nine letters, or to a sign."""

WHOLE = re.compile(r"(?:sha256:)?[0-9a-f]{64}|(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}")
"""Digests and codes fit on a line, and are copied."""

BLANKS = re.compile(r"[\n\t ]+")


def one_line(text: str) -> str:
    """The text on one line, with what is invisible written as its number."""
    return BLANKS.sub(" ", visible(text)).strip(" ")


def breakable(text: str) -> str:
    """Long words may be broken: after a sign, else every few letters."""
    return LONG.sub(lambda match: _broken(match[0]), text)


def _broken(word: str) -> str:
    return word if WHOLE.fullmatch(word) else SOFT.join(PIECE.findall(word))


class Shown:
    """Makes texts of what a font can show, and keeps in mind what it could not."""

    def __init__(self, letters: Set[str]) -> None:
        self._letters = letters
        self.missing: set[str] = set()

    def __call__(self, text: str) -> str:
        """Every letter that has no shape is written as ``[U+1F680]``."""
        lacking = set(text) - self._letters
        if not lacking:
            return text
        self.missing |= {letter for letter in lacking if letter not in BRACKETS}
        return "".join(self._instead(letter) if letter in lacking else letter for letter in text)

    def _instead(self, letter: str) -> str:
        return BRACKETS.get(letter) or f"[U+{ord(letter):04X}]"

    def names(self, most: int = 20) -> str:
        """What was missing, by number and name."""
        found = [f"U+{ord(c):04X} {unicodedata.name(c, '')}".strip() for c in sorted(self.missing)]
        return "、".join(found[:most]) + (f" … +{len(found) - most}" if len(found) > most else "")


BRACKETS = {"⟦": "[", "⟧": "]"}
"""What ``visible`` writes around a number; few fonts have it."""


def through(value: Any, change: Callable[[str], str]) -> Any:
    """The same value, every text in it changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {key: through(item, change) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [through(item, change) for item in value]
    return value


def changed(value: Any, change: Callable[[str], str]) -> Any:
    """The same blocks, every text in them changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list | tuple):
        return tuple(changed(item, change) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: changed(getattr(value, one.name), change) for one in fields(value)})
    return value
