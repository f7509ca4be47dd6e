"""Children of a root that are alike, as columns: records whose children are values, with neither attributes nor
anything but tags and text in them. Nearly all of a large file is made of these, and to ask a parser's elements for
their names and texts one by one takes four times as long as to parse them.

The parser has found the text to be well-formed before: no ``<`` stands but where a tag begins, and every tag ends.
What is not plain is not taken: who asks goes through the elements then.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from surveycheck.model.columns import Bools, Ints, Labels
from surveycheck.read.contents import Bytes
from surveycheck.read.dxf_pairs import Pairs
from surveycheck.read.dxf_strings import groups

PAD = bytes(16)
LESS, GREATER, AMPERSAND, RETURN, BLANK = b"<>&\r "
NO_TAG = b"!?"
"""What follows the ``<`` of a comment, a CDATA section, a declaration or an instruction."""

UNLIKE_NAMES = frozenset(b" \t\r\n/")
"""What stands in a start tag that is more than a name."""

NEWLINE = ord("\n")
CANDIDATES = 1000
"""So many values of one group with blanks around them are looked at: where more have them they are layout."""

LEADS_BLANK = (0xC2, 0xE1, 0xE2, 0xE3)
"""First bytes of the blanks beyond ASCII: U+0085, U+00A0; U+1680; U+2000 and others; U+3000."""


@dataclass(frozen=True, eq=False)
class Regular:
    """n records and their m values. ``names`` are distinct names, ``name`` the number of each record's and
    ``value_name`` of each value's; ``tag`` and ``value_tag`` count start tags from the first one; ``length`` is how
    many values each record has. ``blob`` holds the texts, each with a zero byte behind it that stands before ``end``.
    """

    names: tuple[str, ...]
    name: Ints
    tag: Ints
    length: Ints
    value_name: Ints
    value_tag: Ints
    blob: bytes
    end: Ints
    padded: tuple[int, ...]
    tags: int


class PlainText:
    """The text of elements that were not taken yet, and where their start tags stand."""

    def __init__(self) -> None:
        self._text = b""
        self._from = 0
        self._at: Ints = np.zeros(0, np.int64)

    def feed(self, piece: bytes, at: Ints) -> None:
        """More text; ``at``: more start tags, counted from the begin of all text."""
        self._text += piece
        self._at = np.concatenate([self._at, at])

    def records(self, count: int, named: Callable[[str], str | None]) -> Regular | None:
        """The first elements, if they are so many plain records."""
        if len(self._at) <= count:
            return None
        begin = int(self._at[0])

        def known(tag: bytes) -> str | None:
            return None if set(tag) & UNLIKE_NAMES else named(tag.decode("utf-8"))

        return regular(self._text[begin - self._from :], self._at - begin, count, known)

    def forget(self, count: int, held: int) -> None:
        """So many start tags were taken; what stands from ``held`` on is kept anyway."""
        self._at = self._at[count:]
        begin = int(self._at[0]) if len(self._at) else held
        self._text = self._text[begin - self._from :]
        self._from = begin


def regular(text: bytes, start: Ints, records: int, named: Callable[[bytes], str | None]) -> Regular | None:
    """The first ``records`` children that stand in ``text``; None where they are not plain.

    ``start`` is where the start tags are, of those children and of one more at least. ``named`` gives the name of a
    start tag by what stands in it, None where that is more than a known name.
    """
    part = np.frombuffer(text + PAD, np.uint8)
    less = np.flatnonzero(part == LESS)
    if np.isin(part[less + 1], tuple(NO_TAG)).any():
        return None
    place = np.searchsorted(less, start)
    closes = np.diff(place) - 1
    depth = np.zeros(len(start), np.int64)
    np.cumsum(1 - closes, out=depth[1:])
    outer = np.flatnonzero(depth == 0)
    if len(outer) <= records:
        return None
    stop = int(outer[records])
    depth, outer = depth[:stop], outer[:records]
    limit = int(start[stop])
    if ((depth != 0) & (depth != 1)).any() or closes[outer].any() or (part[:limit] == AMPERSAND).any():
        return None
    code, names = _names(part, start[:stop], named)
    value = np.flatnonzero(depth)
    length = np.diff(np.append(outer, stop)) - 1
    if names is None or _twice(np.repeat(np.arange(records), length), code[value]):
        return None
    texts = _texts(part, _behind(part, start[value]), less[place[value] + 1], limit)
    if texts is None:
        return None
    return Regular(names, code[outer], outer, length, code[value], value, *texts, stop)


def _behind(part: Bytes, start: Ints) -> Ints:
    """Where the text begins that follows each tag."""
    greater = np.flatnonzero(part == GREATER)
    return greater[np.searchsorted(greater, start)] + 1


def _names(part: Bytes, start: Ints, named: Callable[[bytes], str | None]) -> tuple[Ints, tuple[str, ...] | None]:
    """Names by their number, and which they are (with different prefixes they may be the same); None where a tag has
    more than a name."""
    at = start + 1
    tags = Pairs(part, np.zeros(0, np.int16), at, (_behind(part, start) - 1 - at).astype(np.int32))
    code, first = groups(tags, np.arange(len(at)))
    names = [named(tags.value(int(i))) for i in first]
    distinct = Labels.of([name or "" for name in names])
    return distinct.codes[code].astype(np.int64), None if None in names else distinct.names


def _twice(record: Ints, name: Ints) -> bool:
    """Whether a record has two values of one name."""
    key = np.sort(record * (int(name.max(initial=0)) + 1) + name)
    return bool((key[1:] == key[:-1]).any())


def _texts(part: Bytes, begin: Ints, end: Ints, limit: int) -> tuple[bytes, Ints, tuple[int, ...]] | None:
    """The texts without blanks around them, where they end, and which had such blanks; None where there is a line end
    that the parser would write in another way, or a blank around them that is none in ASCII."""
    returns = np.flatnonzero(part[:limit] == RETURN)
    within = np.searchsorted(begin, returns, side="right") - 1
    if (returns < end[within])[within >= 0].any():
        return None
    first, last = begin, end
    begin, end = begin.copy(), end.copy()
    while len(blank := np.flatnonzero((part[begin] <= BLANK) & (begin < end))):
        begin[blank] += 1
    while len(blank := np.flatnonzero((part[end - 1] <= BLANK) & (begin < end))):
        end[blank] -= 1
    for i in np.flatnonzero(_perhaps_blank(part, begin, end)).tolist():
        text = part[begin[i] : end[i]].tobytes().decode("utf-8")
        if text != text.strip():
            return None
    size = end - begin + 1
    ends = np.cumsum(size)
    source = np.arange(int(ends[-1])) + np.repeat(begin - (ends - size), size)
    joined = part[source]
    joined[ends - 1] = 0
    blank = np.flatnonzero((begin != first) | (end != last))[:CANDIDATES].tolist()
    layout = [NEWLINE in part[first[i] : begin[i]] or NEWLINE in part[end[i] : last[i]] for i in blank]
    return joined.tobytes(), ends, tuple(i for i, set_apart in zip(blank, layout, strict=True) if not set_apart)


def _perhaps_blank(part: Bytes, begin: Ints, end: Ints) -> Bools:
    """Texts that may begin or end with a blank beyond ASCII."""
    leads: NDArray[np.bool_] = np.zeros(256, np.bool_)
    leads[list(LEADS_BLANK)] = True
    last = part[np.maximum(end - 1, 0)] > 0x7F
    behind = leads[part[np.maximum(end - 2, 0)]] | leads[part[np.maximum(end - 3, 0)]]
    perhaps: Bools = (leads[part[begin]] | (last & behind)) & (begin < end)
    return perhaps
