"""Sheets of a deliverable that bear the number of another one."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from surveycheck.geometry.sheet import plain, shown_texts
from surveycheck.model import Drawing
from surveycheck.rule import Defect, Feature, Inputs, NothingToCheck, check

FEWEST = 3
"""So many sheets must be numbered before anybody can say that each has a number of its own."""

LONGEST = 200
"""Characters of a text that says the number of its sheet."""

Numbered = tuple[Drawing, str, Feature]
"""A sheet, its number, and the text that says it."""


@check
def sheet_number_repeated(inputs: Inputs, *, leave_out: str) -> Iterator[Defect]:
    """Subjects: the rows of the table of what sheets show that ask for a number (``words``: regular expressions whose
    last group is the number). Yields each text that gives a sheet the number which an earlier sheet has, where all
    numbers are written alike but for their digits and not all of them are the same one: a number of the project, or of
    the square that all of them show. Numbers that ``leave_out`` (a regular expression) fits say where a sheet lies; a
    sheet of several numbers is not compared. Raises ``NothingToCheck`` where no numbers can be compared."""
    judged = False
    for row in inputs.rows if len(inputs.model.drawings) >= FEWEST else ():
        found = [one for drawing in inputs.model.drawings if (one := _numbered(drawing, row["words"])) is not None]
        found = [one for one in found if not re.fullmatch(leave_out, one[1])]
        forms = {re.sub(r"\d+", "#", number) for _, number, _ in found}
        if len(found) < FEWEST or len(forms) != 1:
            continue
        judged = True
        if len({number for _, number, _ in found}) == 1:
            continue
        first: dict[str, Feature] = {}
        for _, number, text in sorted(found, key=lambda one: one[0].file):
            other = first.setdefault(number, text)
            if other is not text:
                facts = {"text": number, "file": other.drawing.file}
                yield Defect(text, facts=facts, others=(other,))
    if not judged:
        raise NothingToCheck


def _numbered(drawing: Drawing, words: str) -> Numbered | None:
    """The only number that a sheet says."""
    texts, found, wanted = shown_texts(drawing), dict[str, Feature](), re.compile(words)
    may = texts.labels("text").where(lambda text: len(text) <= LONGEST and any(map(str.isdigit, text)))
    for index in np.flatnonzero(may).tolist():
        for line in plain(str(texts.text[index])).split("\n"):
            match = wanted.fullmatch(line)
            number = next((g for g in reversed(match.groups()) if g), "") if match else ""
            if number.strip(":._-/—"):
                found.setdefault(number, texts[index])
    return (drawing, *found.popitem()) if len(found) == 1 else None
