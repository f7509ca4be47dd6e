"""Texts from a deliverable, made safe to look at: what could hide or reorder letters is shown by its number."""

from __future__ import annotations

import unicodedata

KEPT = "\n\t"
HIDDEN = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
"""Unicode categories that show nothing, or change what stands beside them: controls, bidi overrides, zero widths."""


def visible(text: str) -> str:
    """The text with every invisible or reordering character written as ``⟦U+202E⟧``; line feeds and tabs stay."""
    if text.isprintable():
        return text
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    if character in KEPT or unicodedata.category(character) not in HIDDEN:
        return character
    return f"⟦U+{ord(character):04X}⟧"
