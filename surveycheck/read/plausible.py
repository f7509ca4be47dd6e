"""How plausible a reading of some bytes is as text of a drawing, and how sure a choice between readings is.

A reading has a cost: minus the natural logarithm of how probable its characters are, in the language that explains
them best (``languages.py``). Each encoding explains bytes as other characters; the right one gives those of a language.

*How sure* a choice is comes from the margin m in cost between it and the next best reading: 1 / (1 + e^(-m/2)), at most
0.999. The exponent is halved because the characters of a word do not come independently. From 0.99 (margin 9.2) a
choice is *certain*, from 0.9 (margin 4.4) *likely*, below that *open*: then the declaration holds.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from surveycheck.read.languages import ASTRAL, FREQUENT, LANGUAGES, Costs, table, unusual

PRIOR = {"hans": 0.0, "western": 1.0, "hant": 3.0, "ja": 4.0, "ko": 6.0, "alphabet": 6.0}
"""Cost of a language: what a survey in China is written in comes first."""

AGAIN = 2.5
"""What a Western accent or sign costs more right after another one: in words they stand among plain letters."""

BESIDE_SMALL, BESIDE_CAPITAL = 3.0, 1.0
"""What a Chinese character costs more beside a Latin letter: ``J1`` and ``A座`` occur, ``Gr鲞e`` does not."""

CERTAIN, LIKELY = 9.2, 4.4
"""Margins from which a choice is certain and likely."""

SURE_WORDS = {"certain": ("确定", "certain"), "likely": ("很可能", "likely"), "open": ("无法确定", "undecided")}


def sureness(margin: float) -> float:
    """A margin of costs as a number from 0.5 (both readings are as good) to 0.999."""
    return round(min(0.999, 1 / (1 + math.exp(-min(max(margin, 0.0), 40.0) / 2))), 3)


def sure_word(margin: float) -> str:
    """``certain``, ``likely`` or ``open``: the keys of ``SURE_WORDS``."""
    return "certain" if margin >= CERTAIN else "likely" if margin >= LIKELY else "open"


def cost(text: str) -> float:
    """Cost of one text."""
    return float(costs([text])[0])


def costs(texts: Sequence[str]) -> Costs:
    """Cost of each text in the language that explains it best, (n,)."""
    if not texts:
        return np.zeros(0, np.float32)
    codes = _codes("\n".join(t.replace("\n", " ") for t in texts) + "\n")
    begin = np.concatenate([[0], np.flatnonzero(codes == 10)[:-1] + 1])
    western, chinese = _contexts(codes)
    best = np.full(len(texts), np.inf, np.float32)
    for name in LANGUAGES:
        each = table(name)[codes]
        if name in ("hans", "hant", "ja"):
            each = each + chinese
        elif name == "western":
            each = each + western
        best = np.minimum(best, np.add.reduceat(each, begin) + np.float32(PRIOR[name]))
    return best


def _codes(text: str) -> NDArray[np.uint32]:
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    return np.minimum(codes, np.uint32(ASTRAL))


def _contexts(codes: NDArray[np.uint32]) -> tuple[Costs, Costs]:
    """What neighbours make each character cost more, in Western and in Chinese text."""
    high = codes > 127
    small, capital = (codes >= 97) & (codes <= 122), (codes >= 65) & (codes <= 90)
    western = np.zeros(len(codes), np.float32)
    western[1:] = (high[1:] & high[:-1]) * np.float32(AGAIN)
    beside = small * np.float32(BESIDE_SMALL) + capital * np.float32(BESIDE_CAPITAL)
    chinese = np.zeros(len(codes), np.float32)
    chinese[1:] += (high & (codes > 0xFF))[1:] * beside[:-1]
    chinese[:-1] += (high & (codes > 0xFF))[:-1] * beside[1:]
    return western, chinese


def rare(text: str) -> NDArray[np.int64]:
    """Places of characters that are not common in simplified Chinese: beyond GB 2312 level 1, accents, U+FFFD."""
    return np.flatnonzero(unusual()[_codes(text)])


def plainly_chinese(text: str) -> bool:
    """Hardly a character beyond ASCII that is not common in Chinese, and many of the most frequent ones."""
    high = "".join(re.findall(r"[^\x00-\x7f]+", text))
    if len(rare(high)) * 20 > len(high):
        return False
    looked = high[:: len(high) // LOOKED_AT + 1]
    return sum(c in FREQUENT for c in looked) >= FREQUENT_SHARE * len(looked)


FREQUENT_SHARE = 0.3
"""Share of the most frequent characters from which text is Chinese without a contest; by chance it is a tenth."""

LOOKED_AT = 20_000
"""So many characters tell that share."""
