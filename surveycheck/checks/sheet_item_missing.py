"""What a sheet must say around the map, and does not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from surveycheck.geometry.cells import blanks_beside, filler, says, value_of
from surveycheck.geometry.noise import rounded
from surveycheck.geometry.sheet import shown_texts
from surveycheck.geometry.spoilt_words import left_of, words_of
from surveycheck.geometry.upright import standing, turned
from surveycheck.model import Drawing, Facts, Feature, Features, Place
from surveycheck.model.columns import Ints
from surveycheck.model.drawing import IN_BLOCK, TEXT
from surveycheck.rule import Defect, Inputs, NothingToCheck, Row, check
from surveycheck.rule.paths import drawing_role, matches
from surveycheck.rule.sheet_words import SheetWords
from surveycheck.rule.words import damaged

WITNESSES = 20

MOST_ALONE = 2
"""Of so few drawings nobody can say that one is the exception."""


@check
def sheet_item_missing(inputs: Inputs, *, table: str = "sheet", fillers: tuple[str, ...] = ()) -> Iterator[Defect]:
    """Yields, for each drawing, each thing that a required row (columns ``item``, ``inside``, ``required``) asks of
    drawings of its role and that is not there. It is there as a text (``words``: a regular expression for a whole line,
    blanks left out), a block (``blocks``) or something on a layer (``layers``; patterns with ``*``), in any space.

    ``value`` = yes: the words name a field, their last group is its value; where nothing is written there, in the next
    cell or in the attribute of this name, the defect is of case ``empty``. What stands elsewhere by itself counts, but
    for the one sheet whose cell is empty where those of all others are filled in. Where all that is written is one of
    ``fillers`` (regular expressions for a whole value), the case is ``filler``, with ``value``. ``upright`` = yes: the
    block must not be mirrored (case ``mirrored``), nor turned otherwise than the same block in two other drawings or
    more (case ``turned``, ``angle`` in degrees): in which direction a block was drawn is not known here. Texts with
    damaged letters stand beside what is missing; what is left of its words (``spoilt_words``) stands for it.
    Drawings whose path fits no row of the files table are not judged, nor those of which a part is lost. Of the
    drawings in column ``alike``, which need not have a thing, one alone that lacks what all of the others have is of
    case ``alone`` (``count``: how many others). Raises ``NothingToCheck`` where no drawing is asked for anything.
    """
    words = SheetWords(tuple(inputs.tables.get(table, ())), fillers)
    for row in (r for r in inputs.rows if r.yes("upright")):
        yield from _not_upright(inputs.model.drawings, row)
    rows = [row for row in inputs.rows if row["required"] == "M"]
    sheets = _sheets(inputs)
    judged = {role for _, role in sheets} & {role for row in rows for role in row.list("inside")}
    for drawing, role in sheets:
        wanted = [row for row in rows if role in row.list("inside")]
        texts = shown_texts(drawing) if wanted else Features.none()
        for row in wanted:
            if not _shown(drawing, row):
                yield from _written(drawing, texts, row, words, sheets)
    alike = [row for row in rows if row.list("alike")] if len(sheets) > MOST_ALONE else []
    for row in alike:
        yield from _alone(row, sheets, words)
    if not judged and not alike:
        raise NothingToCheck


def _sheets(inputs: Inputs) -> list[tuple[Drawing, str]]:
    """The drawings that are read as a whole, and what each is."""
    rows = inputs.tables.get("files", ())
    whole = [d for d in inputs.model.drawings if d.file not in inputs.incomplete]
    roles = [(d, drawing_role(rows, d.file, inputs.model.lone)) for d in whole]
    return [(drawing, role) for drawing, role in roles if role]


def _alone(row: Row, sheets: list[tuple[Drawing, str]], words: SheetWords) -> Iterator[Defect]:
    """The one drawing that lacks what all of at least two others have."""
    found = [
        (role, [*_written(d, shown_texts(d), row, words, sheets)] if not _shown(d, row) else []) for d, role in sheets
    ]
    lacking = [(role, defects) for role, defects in found if defects]
    if len(lacking) == 1 and lacking[0][0] in row.list("alike"):
        for defect in lacking[0][1]:
            yield replace(defect, facts={**defect.facts, "count": len(found) - 1}, case="alone")


def _not_upright(drawings: Sequence[Drawing], row: Row) -> Iterator[Defect]:
    """References to the block of a row that are mirrored, or turned otherwise than in the other drawings."""
    facts: Facts = {"title": row["title"], "kind": row["title_en"]}
    stands = standing(drawings, lambda name: _one_of(row, name))
    for feature in (feature for feature, angle in stands if angle is None):
        yield Defect(feature, facts=facts, case="mirrored")
    for feature, apart in turned([(feature, angle) for feature, angle in stands if angle is not None]):
        yield Defect(feature, facts={**facts, "angle": rounded(apart)}, case="turned")


def _one_of(row: Row, name: str) -> bool:
    return bool(name) and any(matches(pattern, name) for pattern in row.list("blocks"))


def _shown(drawing: Drawing, row: Row) -> bool:
    """As a block that is placed, or as something on a layer of its own."""
    e = drawing.entities.of_file()
    there = e.space != IN_BLOCK
    for column, patterns in ((e.block, row.list("blocks")), (e.layer, row.list("layers"))):
        if patterns and any(name and any(matches(p, name) for p in patterns) for name in column.take(there).counts()):
            return True
    return False


def _written(
    drawing: Drawing, texts: Features, row: Row, words: SheetWords, sheets: list[tuple[Drawing, str]]
) -> Iterator[Defect]:
    facts: Facts = {"title": row["title"], "kind": row["title_en"]}
    found = np.flatnonzero(texts.labels("text").where(lambda text: says(text, row["words"])))
    named = texts.take(texts.labels("tag").where(lambda tag: says(tag, row["words"])))
    if row.yes("value") and len(named):
        if said := filler(map(str, named.text), words.fillers):
            yield Defect(named[0], facts={**facts, "value": said}, case="filler")
    elif not len(found):
        where = _left(drawing, texts, row, words, sheets) or Place(file=drawing.file, key=row["item"])
        yield Defect(where, facts=facts, others=(*_unread(drawing), *(_undefined(drawing) if row["blocks"] else ())))
    elif row.yes("value"):
        yield from _empty(drawing, texts, row, words, sheets, found)


def _empty(
    drawing: Drawing, texts: Features, row: Row, words: SheetWords, sheets: list[tuple[Drawing, str]], found: Ints
) -> Iterator[Defect]:
    """No value is written, beside one of the names ``found`` or in the same text. What stands elsewhere by itself
    counts as one, but on a sheet whose cell is empty where that of all others holds a value."""
    values = [value_of(texts, int(i), row["words"], words.fields, words.alone) for i in found]
    names = [value for i, value in zip(found.tolist(), values, strict=True) if value is None or value[1] != i]
    written = [value for value in values if value is not None]
    if said := filler([text for text, _ in written], words.fillers):
        facts: Facts = {"title": row["title"], "kind": row["title_en"], "value": said}
        yield Defect(texts[written[0][1]], facts=facts, case="filler")
        return
    if any(value is not None for value in names) or (written and not names):
        return
    cells = _cells(drawing, row, words, sheets)
    if written and (len(cells) < MOST_ALONE or None in cells):
        return
    facts = {"title": row["title"], "kind": row["title_en"]}
    first = texts[int(found[0])]
    yield Defect(first, facts=facts, others=(*_blank(drawing, first), *_astray(texts, cells)), case="empty")


def _cells(drawing: Drawing, row: Row, words: SheetWords, sheets: list[tuple[Drawing, str]]) -> list[str | None]:
    """What the cell beside the name of a field holds on each of the other sheets; None where there is none."""
    return [_cell(shown_texts(other), row, words) for other, _ in sheets if other is not drawing]


def _cell(texts: Features, row: Row, words: SheetWords) -> str | None:
    for i in np.flatnonzero(texts.labels("text").where(lambda text: says(text, row["words"]))).tolist():
        value = value_of(texts, i, row["words"], words.fields, words.alone)
        if value is not None and value[1] != i:
            return str(texts.text[value[1]])
    return None


def _astray(texts: Features, cells: list[str | None]) -> tuple[Feature, ...]:
    """Texts that say what the cells of other sheets hold: they stand elsewhere."""
    here = np.flatnonzero(texts.labels("text").where(lambda text: text in cells))
    return tuple(texts[int(number)] for number in here[:WITNESSES])


def _left(
    drawing: Drawing, texts: Features, row: Row, words: SheetWords, sheets: list[tuple[Drawing, str]]
) -> Feature | None:
    """What is left of the words, as they are known from the other sheets."""
    others = [words_of(shown_texts(d)) for d, _ in sheets if d is not drawing]
    known = {text for own in others for text in own if says(text, *words.same(row))}
    number = left_of(texts, row["like"], known, others, words.others(row))
    return None if number is None else texts[number]


def _unread(drawing: Drawing) -> tuple[Feature, ...]:
    """Texts with damaged letters or without any: one of them may be what is missing."""
    texts = _texts(drawing)
    spoilt = np.flatnonzero(texts.labels("text").where(lambda text: damaged(text) or not text.strip()))
    return tuple(texts[int(number)] for number in spoilt[:WITNESSES])


def _undefined(drawing: Drawing) -> Features:
    """References to blocks that the drawing does not define: one of them may be the symbol that is missing."""
    every, known = Features.every((drawing,)), {block.name.casefold() for block in drawing.blocks}
    unknown = every.labels("block").where(lambda name: bool(name) and name.casefold() not in known)
    return every.take(np.flatnonzero(unknown)[:WITNESSES])


def _texts(drawing: Drawing) -> Features:
    """Every text that is shown, with words or without."""
    every = Features.every((drawing,))
    return every.take((every.shape == TEXT) & (every.column("space") != IN_BLOCK))


def _blank(drawing: Drawing, name: Feature) -> tuple[Feature, ...]:
    """Texts without words beside the name of a field: its value was there."""
    texts = _texts(drawing)
    numbers = np.flatnonzero(texts.row == name.row)
    return tuple(texts[n] for n in blanks_beside(texts, int(numbers[0]))[:WITNESSES]) if len(numbers) else ()
