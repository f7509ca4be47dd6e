"""Texts as rules compare them: what people write in two ways is one word here."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from unicodedata import normalize


def letters(text: str) -> str:
    """Letters and digits alone: width, case, signs and blanks do not matter."""
    return "".join(c for c in normalize("NFKC", text).casefold() if c.isalnum())


def unspaced(text: str) -> str:
    """Without blanks, and in plain width: ``Ｊ １`` is ``J1``."""
    return "".join(normalize("NFKC", text).split())


def number_of(text: str) -> str:
    """``unspaced``, and without zeros before a number: ``02`` is ``2``."""
    text = unspaced(text)
    return text.lstrip("0") or "0" if text.isdecimal() else text


DAMAGED = re.compile("[?\N{FULLWIDTH QUESTION MARK}\N{WHITE SQUARE}\N{REPLACEMENT CHARACTER}\ue000-\uf8ff]")
"""Signs that stand for letters which a program did not have; those of the private use area are a font's own."""


def damaged(text: str) -> bool:
    """Has it signs that stand for others? It may be the text that is missed somewhere."""
    return DAMAGED.search(text) is not None


WORDS = frozenset("至临邻靠近距沿往接隔原现新老旧大小长中东南西北上下前后左右")
"""Letters that are words of their own before a name: 至示例路 names the same road."""


def holds(one: str, other: str) -> bool:
    """Is one of two names the other one, or a part of it? Both as ``letters`` gives them. A short form leaves out whole
    words: where only the first letter, which is no word of its own, is lost, or a letter is written twice, it is a
    slip."""
    short, long = sorted((one, other), key=len)
    at = long.find(short)
    return at >= 0 and not (at == 1 and _chinese(long[0]) and long[0] not in WORDS) and not misspelt(long, short)


TELLING = frozenset(
    "东南西北长短宽高低上下前后左右内外大小单双正反新老旧非未不无甲乙丙丁一二三四五六七八九十主副总中间首末"
)
"""Letters in which two words of one kind differ, each right: 外廓长边 and 外廓短边."""

SHORTEST = 3
"""Letters of the shortest word of which a slip can be told."""


def misspelt(word: str, usual: str) -> bool:
    """Is a word the usual one with one Chinese letter changed, left out, or written twice? Both as ``letters`` gives
    them."""
    if len(usual) < SHORTEST or len(word) not in (len(usual), len(usual) - 1, len(usual) + 1):
        return False
    if len(word) == len(usual):
        wrong = [(a, b) for a, b in zip(word, usual, strict=True) if a != b]
        return len(wrong) == 1 and all(_chinese(c) and c not in TELLING for c in wrong[0][1:])
    if len(word) > len(usual):
        return any(word == usual[: n + 1] + usual[n:] and _chinese(c) for n, c in enumerate(usual))
    at = next((n for n, c in enumerate(word) if c != usual[n]), len(word))
    return usual[:at] + usual[at + 1 :] == word and _chinese(usual[at]) and usual[at] not in TELLING


def _chinese(letter: str) -> bool:
    return "\u4e00" <= letter <= "\u9fff"


def likeness(one: str, other: str, least: float) -> float:
    """How alike two texts are, from 0 to 1 (``difflib``: twice what they have in common, by what they have); 0 where it
    is less than ``least``, which is told without comparing texts of very different lengths."""
    found = SequenceMatcher(None, one, other, autojunk=False)
    if found.real_quick_ratio() < least or found.quick_ratio() < least:
        return 0.0
    ratio = found.ratio()
    return ratio if ratio >= least else 0.0
