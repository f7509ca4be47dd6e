"""Texts as rules compare them: what people write in two ways is one word here."""

from __future__ import annotations

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


def likeness(one: str, other: str, least: float) -> float:
    """How alike two texts are, from 0 to 1 (``difflib``: twice what they have in common, by what they have); 0 where it
    is less than ``least``, which is told without comparing texts of very different lengths."""
    found = SequenceMatcher(None, one, other, autojunk=False)
    if found.real_quick_ratio() < least or found.quick_ratio() < least:
        return 0.0
    ratio = found.ratio()
    return ratio if ratio >= least else 0.0
