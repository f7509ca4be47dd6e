"""Words and numbers that tell whose a deliverable is → others of the same shape, the same one for the same one.

What the pack's tables hold (layers, codes, values of lists, names of tables and fields) stays, and so do measures:
without them the defect would be another one. Coordinates move by whole metres.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]{2,}")
CHARACTERS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
"""What names are made of instead: cyclical signs, in which nobody is called."""

DIGITS = re.compile(r"(?<![0-9.])[0-9]{4,}(?![0-9]|\.[0-9])")
SHORT = re.compile(r"[0-9]{1,6}")
"""Codes of features have six digits (GB/T 20258); a number that stands alone and is no longer tells nobody's name."""

SEVERAL = re.compile(r"[|,;、，；/\s]+")
DATE = re.compile(r"(?:19|20)[0-9]{2}(?:(?:0[1-9]|1[0-2])(?:(?:0[1-9]|[12][0-9]|3[01]))?)?")
REGION = 4
"""First digits of a long number that stay: province and city, which rules of a pack look at."""

NUMBER = re.compile(r"(?<![0-9A-Za-z.])[0-9]{3,8}(?:\.[0-9]+)?(?![0-9A-Za-z])")
ROUND = 2000.0
"""Metres around the drawings within which a number is taken for a coordinate."""

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Shift:
    """``east`` and ``north`` in whole metres; ``box`` (least east, least north, greatest east, greatest north, metres)
    of what is moved, None where there are no drawings."""

    east: int
    north: int
    box: Box | None = None

    @classmethod
    def by_chance(cls, box: Box | None) -> Shift:
        """Between one and nine kilometres each way; recorded nowhere."""
        east, north = ((1000 + secrets.randbelow(8000)) * secrets.choice((-1, 1)) for _ in range(2))
        return cls(east, north, box)

    def text(self, text: str) -> str:
        """The coordinates in a text moved; each keeps its decimals."""
        return text if self.box is None else NUMBER.sub(lambda found: self._number(found[0]), text)

    def _number(self, text: str) -> str:
        """A number of kilometres is one only with two or three decimals, as on the frame of a sheet."""
        value, (west, south, east, north) = float(text), self.box or (0.0,) * 4
        if "." not in text and value < 10_000:
            return text
        for low, high, by in ((west, east, self.east), (south, north, self.north)):
            if low - ROUND <= value <= high + ROUND and abs(value) >= 10_000:
                return str(Decimal(text) + by)
        return text


@dataclass
class Blank:
    """What has become of each word and number; ``kept`` are the words of the pack."""

    kept: frozenset[str]
    _words: dict[str, str] = field(default_factory=dict)
    _taken: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, texts: Iterable[str]) -> Blank:
        """Words of the pack as they are, and what they are made of."""
        words = {part.strip() for text in texts for part in (text, *SEVERAL.split(text)) if part.strip()}
        return cls(frozenset(words | {part for word in words for part in HAN.findall(word)}))

    def text(self, text: str) -> str:
        """The text with its names and numbers replaced."""
        if text.strip() in self.kept or SHORT.fullmatch(text.strip()):
            return text
        return DIGITS.sub(lambda found: self._digits(found[0]), HAN.sub(lambda found: self._name(found[0]), text))

    def _name(self, word: str) -> str:
        return word if word in self.kept else self._other(word, CHARACTERS, "")

    def _digits(self, number: str) -> str:
        if number in self.kept or DATE.fullmatch(number):
            return number
        start = number[:REGION] if len(number) >= 2 * REGION else ""
        return self._other(number, "0123456789", start)

    def _other(self, word: str, letters: str, start: str) -> str:
        """As long as the word, and nobody else's, as far as there are enough."""
        while word not in self._words:
            made = start + "".join(secrets.choice(letters) for _ in range(len(word) - len(start)))
            if made != word and (made not in self._taken or len(self._taken) > 10 ** (len(word) - len(start)) // 2):
                self._words[word] = made
                self._taken.add(made)
        return self._words[word]
