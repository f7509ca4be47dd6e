"""Texts with letters that stand for others."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import numpy as np

from surveycheck.model.drawing import TEXT
from surveycheck.rule import Defect, Inputs, check

DESTROYED = re.compile("\ufffd|锟斤|斤拷|ï¿½|烫烫烫|屯屯屯")
"""What FMT-21 tells of: bytes that could not be decoded."""

COLUMN = "ACAD_MTEXT_"
"""How the extended data of an MTEXT begins whose columns are MTEXTs of their own (AutoCAD, before R2018); not all of
those say so themselves."""


@check
def text_odd(inputs: Inputs, *, patterns: tuple[str, ...], share: float) -> Iterator[Defect]:
    """Yields each text in which one of ``patterns`` (regular expressions) is found, or of whose letters ``share`` or
    more are question marks; and each with a letter that has no fixed look: private use, unassigned, invisible or
    control (not tab and line end). ``sample`` is what was found. Texts with destroyed bytes are another rule's.
    Case ``blank``: a TEXT or MTEXT without any letter, which PURGE of AutoCAD calls an empty text object; an empty
    ATTRIB may be meant so, and so may an MTEXT in a drawing where they are columns of others (``COLUMN``)."""
    odd = [re.compile(pattern) for pattern in patterns]
    texts = inputs.features.take(np.isin(inputs.features.shape, [TEXT]))
    words = texts.labels("text")
    found = {name: _odd(name, odd, share) for name in words.counts() if name.strip() and not DESTROYED.search(name)}
    for i in np.flatnonzero(words.where(lambda name: bool(found.get(name)))).tolist():
        yield Defect(texts[i], facts={"text": words[i][:40], "sample": found[words[i]]})
    blank = words.where(lambda name: not name.strip()) & texts.type.where(("TEXT", "MTEXT").__contains__)
    columns = texts.source[texts.xdata_labels("ACAD", 0).where(lambda word: word.startswith(COLUMN))]
    blank &= ~(texts.type.where("MTEXT".__eq__) & np.isin(texts.source, columns))
    for i in np.flatnonzero(blank).tolist():
        yield Defect(texts[i], facts={"type": texts.type[i]}, case="blank")


def _odd(text: str, patterns: list[re.Pattern[str]], share: float) -> str:
    """The first thing in a text that is odd; "" if nothing is."""
    for pattern in patterns:
        if match := pattern.search(text):
            return match[0]
    for letter in text if not text.isprintable() else "":
        if unicodedata.category(letter) in ("Co", "Cn", "Cc", "Cf", "Cs") and letter not in "\t\n\r":
            return f"U+{ord(letter):04X}"
    marks = text.count("?") + text.count("\N{FULLWIDTH QUESTION MARK}")
    return "?" if marks and marks >= share * len(re.sub(r"\s", "", text)) else ""
