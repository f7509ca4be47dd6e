"""Lines out of step: somewhere a line is missing, or is one too many, and behind it values are taken for group codes.

A record begins with a line ``0`` and a line with a word; no group code holds a letter, so such a pair of lines is told
in any file, whether the lines before it are in step or not. A record of an odd number of lines is where the damage is.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from surveycheck.model.columns import Bools, Ints
from surveycheck.read.contents import PAD, Bytes
from surveycheck.read.dxf_lines import Lines, Piece, joined
from surveycheck.read.dxf_pairs import CHUNK, HIGHEST_CODE, NEWLINE, RETURN

MOST = 1000
"""Records out of step; where there are more, the file is no DXF any longer."""

TEXTS = (1, 3, 999, 1000)
"""Group codes of free texts, in which a program may have written a line feed."""

LEADING = (b"POLYLINE", b"VERTEX", b"INSERT")
"""Records that others go with: their beginning is kept, for whoever leaves these out."""

STRUCTURE = (b"SECTION", b"TABLE", b"BLOCK", b"CLASS")
"""Records that are kept up to the damage: what stands behind them hangs on them."""

BLANK, ZERO = b" 0"


@dataclass(frozen=True)
class Step:
    """What was done about one record: its type, the line (from 1) of the damage as far as it is known, and whether only
    one line was left out (``line``), the rest of the record (``rest``) or all of it (``all``). ``begin`` is the line
    (from 0, of the file in step) of a beginning that was kept."""

    type: str
    line: int
    left_out: str
    begin: int = -1


def stepped(buffer: Bytes) -> tuple[bytes, Lines, tuple[Step, ...]] | None:
    """The file in step again; None where it is, or where there is nothing to hold on to. Records that are out of step
    are left out, unless it is plain that one line is too many."""
    begin = _lines(buffer)
    if len(begin) < 3:
        return None
    words = _words(buffer, begin)
    head = np.flatnonzero(_zeros(buffer, begin) & ~words & np.append(words[1:], False))
    head = head[head < len(begin) - 2]
    if not len(head):
        return None
    end = np.append(head[1:], len(begin) - 1)
    odd = np.flatnonzero((end - head) % 2)
    last = len(head) - 1
    odd = odd[(odd != last) | (_word(buffer, begin, int(head[last])) != b"EOF")]
    if (not len(odd) and head[0] % 2 == 0) or len(odd) > MOST:
        return None
    pieces: list[Piece] = []
    steps: list[Step] = []

    def keep(first: int, stop: int) -> None:
        if stop > first:
            content = buffer[begin[first] : begin[stop]].data
            pieces.append(Piece(content, stop - first, first))

    kept = 0 if head[0] % 2 == 0 else int(head[0])
    for record in odd.tolist():
        first, stop = int(head[record]), int(end[record])
        keep(kept, first)
        lines = [buffer[begin[k] : begin[k + 1]].tobytes() for k in range(first, stop)]
        spot, step = _settled(lines)
        kept = stop
        leads = step == "all" and lines[1].strip() in LEADING
        begins = sum(piece.lines for piece in pieces) if leads else -1
        steps.append(Step(lines[1].strip().decode("ascii", "replace"), first + spot + 1, step, begins))
        if leads:
            keep(first, first + 2)
        elif step == "line":
            keep(first, first + spot)
            keep(first + spot + 1, stop)
        elif step == "rest":
            keep(first, first + spot)
    keep(kept, len(begin) - 1)
    data, edit = joined(pieces)
    return data, edit, tuple(steps)


def _settled(lines: list[bytes]) -> tuple[int, str]:
    """Where a record of an odd number of lines is damaged, and what of it is left out."""
    texts = [line.strip() for line in lines]
    bad = next((k for k in range(0, len(texts), 2) if not _is_code(texts[k])), len(texts) - 1)
    rest = texts[bad + 1 :: 2]
    sound = bad < len(texts) - 1 and all(map(_is_code, rest))
    text = bad >= 2 and int(texts[bad - 2]) in TEXTS and not _is_code(texts[bad - 1]) and not _is_code(texts[bad])
    if (sound or bad == len(texts) - 1) and (not texts[bad] or text):
        return bad, "line"
    return (bad - bad % 2, "rest") if texts[1] in STRUCTURE else (bad, "all")


def _is_code(text: bytes) -> bool:
    return text.isdigit() and len(text) < 5 and int(text) <= HIGHEST_CODE


def _lines(buffer: Bytes) -> Ints:
    """Where each line begins, and last where the file ends."""
    stop = len(buffer) - PAD
    feeds = [np.flatnonzero(buffer[k : min(k + CHUNK, stop)] == NEWLINE) + (k + 1) for k in range(PAD, stop, CHUNK)]
    begin = np.concatenate([np.full(1, PAD), *feeds])
    return begin if begin[-1] == stop else np.append(begin, stop)


def _zeros(buffer: Bytes, begin: Ints) -> Bools:
    """Lines that are a 0, with blanks before it or none."""
    last = begin[1:] - 2
    last = last - (buffer[last] == RETURN)
    before = buffer[last - 1]
    zero: Bools = (buffer[last] == ZERO) & ((before == BLANK) | (last == begin[:-1])) & (last >= begin[:-1])
    return zero


def _words(buffer: Bytes, begin: Ints) -> Bools:
    """Lines that begin with a letter, or with a digit and one (3DFACE)."""
    first, second = buffer[begin[:-1]], buffer[begin[:-1] + 1]
    return _letters(first) | ((first - np.uint8(ZERO) < 10) & _letters(second))


def _letters(character: Bytes) -> Bools:
    letter: Bools = (character | np.uint8(BLANK)) - np.uint8(97) < 26
    return letter


def _word(buffer: Bytes, begin: Ints, head: int) -> bytes:
    return bytes(buffer[begin[head + 1] : begin[head + 2]].tobytes().strip())
