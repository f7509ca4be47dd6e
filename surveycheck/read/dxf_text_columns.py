"""The columns ``text`` and ``raw``: what texts show, and what they are made of.

DXF reference: TEXT, ATTRIB, ATTDEF (1); MTEXT (1, its pieces before it 3); ATTRIB and ATTDEF of several lines hold an
MTEXT as embedded object behind group 101, and their own group 1 only the first of its lines.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from surveycheck.geometry.curves import distinct
from surveycheck.model.columns import Bools, Ints, Labels
from surveycheck.read.dxf_fields import FIRST_XDATA, Fields
from surveycheck.read.dxf_strings import Strings
from surveycheck.read.dxf_text import plain_mtext, plain_text

LINES = ("TEXT", "ATTRIB", "ATTDEF")
ATTRIBUTES = ("ATTRIB", "ATTDEF")


def text_columns(fields: Fields, kind: Labels, row: Ints, count: int, strings: Strings) -> tuple[Labels, Labels]:
    """``text`` and ``raw`` of ``count`` rows, with the same codes; ``row`` is the row of each record."""
    code = np.zeros(count, np.int32)
    text, raw = [""], [""]
    mtext = kind.where("MTEXT".__eq__)
    for wanted, plain in ((kind.where(LINES.__contains__), plain_text), (mtext, plain_mtext)):
        found = fields.first(1, wanted)
        labels = strings.labels(found)
        code[row[fields.of_pair(found)]] = labels.codes + len(raw)
        text += [plain(name) for name in labels.names]
        raw += labels.names
    for record, pairs in (*_pieces(fields, mtext), *_embedded(fields, kind)):
        code[row[record]] = len(raw)
        raw.append(strings.joined_text(pairs))
        text.append(plain_mtext(raw[-1]))
    return Labels(code, tuple(text)), Labels(code, tuple(raw))


def _pieces(fields: Fields, mtext: Bools) -> Iterator[tuple[int, list[int]]]:
    """Each MTEXT in several pieces, and the pairs that these are: they are joined before they are decoded."""
    pieces, last = fields.at(3, mtext), fields.first(1, mtext)
    owner, of_last = fields.of_pair(pieces), fields.of_pair(last)
    for record in distinct(owner).tolist():
        mine, end = (slice(*np.searchsorted(column, (record, record + 1)).tolist()) for column in (owner, of_last))
        yield record, [*pieces[mine].tolist(), *last[end].tolist()]


def _embedded(fields: Fields, kind: Labels) -> Iterator[tuple[int, list[int]]]:
    """Each attribute of several lines, and the pairs of its text."""
    if fields.embedded is None:
        return
    attribute = kind.where(ATTRIBUTES.__contains__) & fields.live & (fields.embedded < np.iinfo(np.int64).max)
    for record in np.flatnonzero(attribute).tolist():
        first = int(fields.embedded[record]) - fields.base
        end = int(np.searchsorted(fields.record, record + 1))
        codes = fields.code[first:end]
        pairs = np.flatnonzero((codes == 1) | (codes == 3)) + first + fields.base
        if len(pairs) and (codes < FIRST_XDATA).any():
            yield record, pairs.tolist()
