"""Damage that columns can mend: what is damaged is left out, what is missing is put in, and each is said with its line.

An entity of which a line cannot be read is left out as a whole: with a wrong layer, or without a vertex, it would be
judged for what it is not; without its colour it stays. A POLYLINE goes with its VERTEX records, an INSERT with its
ATTRIBs. Pairs are left out by making comments (999) of them, so that lines stay where they are.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from surveycheck.model.columns import Bools, Ints, Labels
from surveycheck.model.source import Issue
from surveycheck.read.contents import PAD
from surveycheck.read.dxf_fields import LARGEST
from surveycheck.read.dxf_lines import Lines, Piece, joined
from surveycheck.read.dxf_mend import mended
from surveycheck.read.dxf_numbers import numbers
from surveycheck.read.dxf_pairs import BYTE_ORDER_MARK, INVALID, NEWLINE, Pairs, line, pairs_of
from surveycheck.read.dxf_records import COMMENT, Unproven, kinds_of
from surveycheck.read.dxf_step import Step, stepped

MOST_PAIRS = 1000
"""Pairs whose group code is no number; where there are more, the file is no DXF any longer."""

SECTIONS = ("HEADER", "CLASSES", "TABLES", "BLOCKS", "ENTITIES", "OBJECTS", "THUMBNAILIMAGE", "ACDSDATA")
DRAWN = (b"BLOCKS", b"ENTITIES")
FOLLOWERS = {"POLYLINE": ("VERTEX", "SEQEND"), "INSERT": ("ATTRIB", "SEQEND")}
STRUCTURE = ("SECTION", "ENDSEC", "BLOCK", "ENDBLK", "TABLE", "ENDTAB", "EOF")
COLOUR = 62
"""Group of an entity without which it is the same thing in the same place."""

IN_A_RECORD = ("bad-group-code", "no-number", "point-without-y", "application-group-open")
OF_STRUCTURE = ("not-in-section", "sections-not-balanced", "blocks-not-balanced")

STEP = {
    "line": ("{type} 中多出一行，已略去该行", "record {type} has a line too many; that line was left out"),
    "rest": ("{type} 缺少或多出一行，其后没有读取", "record {type} lacks a line or has one more; its rest is missing"),
    "all": ("{type} 缺少或多出一行，整个没有读取", "record {type} lacks a line or has one more; it was not read"),
}
RECORD = ("{type} 有无法识别的内容，整个 {type} 没有读取", "record {type} holds what cannot be read; it was not read")
GROUP = ("{type} 中有一组无法识别，该组没有读取", "a group of record {type} cannot be read; it was left out")
ALONE = ("VERTEX 不属于任何 POLYLINE，没有读取", "a VERTEX belongs to no POLYLINE; it was not read")
OUTSIDE = (
    "{type} 及其后的内容在段外，没有读取",
    "record {type} and what follows stand outside of sections; they were not read",
)
BEHIND = ("{type} 之后还有内容，没有读取", "there is more behind {type}; it was not read")
EXTRA = ("多出一个 {type}，已略去", "there is one {type} too many; it was left out")
NAMELESS = ("段没有名称，按内容读作 {type}", "a section has no name; by what it holds it was read as {type}")
BY_RECORD = {"TABLE": "TABLES", "BLOCK": "BLOCKS", "CLASS": "CLASSES", "DICTIONARY": "OBJECTS"}
MISSING = ("缺少 {type}，已补上", "{type} is missing; it was put in")
Words = tuple[str, str]


class Mending:
    """A file that is mended step by step: its ``pairs`` as they are now, the ``edits`` of its lines so far, and what
    was done, as issues whose lines are those of the file."""

    def __init__(self, pairs: Pairs, file: str) -> None:
        self.pairs, self.file = pairs, file
        self.edits: list[Lines] = []
        self.said: list[Issue] = []

    def mend(self, why: Unproven) -> bool:
        """Does what can be done about one reason; False where nothing can."""
        before = len(self.said)
        if why.reason in ("bad-group-code", "no-pairs") and (found := stepped(self.pairs.buffer)):
            self._in_step(*found)
        elif why.reason == "bad-group-code":
            self._leave_out(np.flatnonzero(self.pairs.code == INVALID))
        elif why.reason == "no-number" and why.line:
            self._leave_out(self._no_numbers((why.line - 1) // 2))
        elif why.reason in IN_A_RECORD and why.line:
            self._leave_out(np.array([(why.line - 1) // 2], np.int64))
        elif why.reason == "vertex-alone":
            self._without_vertices_alone()
        elif why.reason in OF_STRUCTURE:
            self._structured()
        elif why.reason == "section-without-name":
            self._named((why.line - 1) // 2)
        elif why.reason in ("no-eof", "after-eof"):
            self._closed(why)
        return len(self.said) > before

    def _say(self, words: Words, at: int, kind: str) -> None:
        """``at`` is the line now."""
        lines = np.array([at], np.int64)
        for edit in reversed(self.edits):
            lines = edit.before(lines)
        facts = {"type": kind, "note": words[0].format(type=kind), "note_en": words[1].format(type=kind)}
        self.said.append(Issue("dxf-mended", self.file, int(lines[0]), facts=facts))

    def _in_step(self, data: bytes, edit: Lines, steps: tuple[Step, ...]) -> None:
        for step in steps:
            self._say(STEP[step.left_out], step.line, step.type)
        if not steps:
            self._say(STEP["line"], 1, "SECTION")
        self.edits.append(edit)
        self.pairs = pairs_of(data)
        begun = [step.begin // 2 for step in steps if step.begin >= 0]
        if begun:
            self._leave_out(np.array(begun, np.int64), said=False)

    def _no_numbers(self, pair: int) -> Ints:
        """This pair, and all others with its group code that are no numbers."""
        same = np.flatnonzero(self.pairs.code == self.pairs.code[pair])
        with np.errstate(invalid="ignore"):
            bad: Ints = same[~(np.abs(numbers(self.pairs, same)) < LARGEST)]
        return bad if pair in bad else np.array([pair], np.int64)

    def _closed(self, why: Unproven) -> None:
        """Up to EOF, or where the file breaks off."""
        self._put_in([])
        if why.reason == "no-eof":
            self.said.append(Issue("dxf-truncated", self.file, loss=True))
        else:
            self._say(BEHIND, why.line, "EOF")
        self.pairs = pairs_of(mended(self.pairs))

    def _records(self) -> tuple[Ints, Labels]:
        zero = np.flatnonzero(self.pairs.code == 0)
        return zero, kinds_of(self.pairs, zero)

    def _leave_out(self, pairs: Ints, said: bool = True) -> None:
        """The entities that these pairs stand in; of other records the pairs alone."""
        zero, kind = self._records()
        if len(pairs) > MOST_PAIRS or not len(zero):
            return
        code, end = self.pairs.code.copy(), np.append(zero[1:], len(self.pairs))
        drawn = _drawn(self.pairs, zero, kind)
        done = -1
        for pair in pairs.tolist():
            record = max(int(np.searchsorted(zero, pair, side="right")) - 1, 0)
            if record <= done:
                continue
            name = kind[record]
            if not drawn[record] or name in STRUCTURE or code[pair] == COLOUR:
                code[pair] = COMMENT
                self._say(GROUP, line(pair), name)
                continue
            first, done = _group(kind, record)
            code[zero[first] : end[done]] = COMMENT
            if said:
                self._say(RECORD, line(pair), kind[first])
        self.pairs = replace(self.pairs, code=code)

    def _without_vertices_alone(self) -> None:
        zero, kind = self._records()
        vertex = kind.where("VERTEX".__eq__)
        lead = np.maximum.accumulate(np.where(vertex, 0, np.arange(len(zero))))
        alone = np.flatnonzero(vertex & ~kind.where("POLYLINE".__eq__)[lead])
        end = np.append(zero[1:], len(self.pairs))
        code = self.pairs.code.copy()
        for k, record in enumerate(alone.tolist()):
            code[zero[record] : end[record]] = COMMENT
            if not k or alone[k - 1] != record - 1:
                self._say(ALONE, line(zero[record]), "VERTEX")
        self.pairs = replace(self.pairs, code=code)

    def _structured(self) -> None:
        """Sections and blocks that begin and end by turns."""
        zero, kind = self._records()
        code = self.pairs.code.copy()
        end = np.append(zero[1:], len(self.pairs))
        put_in: list[tuple[int, bytes]] = []
        section = block = False

        def missing(record: int, *words: str) -> None:
            for word in words:
                put_in.append((int(zero[record]), b"0\n%s\n" % word.encode()))
                self._say(MISSING, line(zero[record]), word)

        def left(record: int, said: bool = True) -> None:
            code[zero[record] : end[record]] = COMMENT
            if said:
                words = EXTRA if kind[record] in ("ENDSEC", "ENDBLK") else OUTSIDE
                self._say(words, line(zero[record]), kind[record])

        def begun(record: int) -> bool:
            put_in.append((int(zero[record]) + 1, b"0\nSECTION\n"))
            self._say(MISSING, line(zero[record]), "SECTION")
            return True

        before = -2
        known = kind.where(("SECTION", "ENDSEC", "BLOCK", "ENDBLK", "EOF").__contains__) | _outside(kind)
        for record in np.flatnonzero(known).tolist():
            name = kind[record]
            if name in ("SECTION", "ENDSEC", "EOF"):
                if section:
                    missing(record, *("ENDBLK",) * block, *("ENDSEC",) * (name != "ENDSEC"))
                elif name == "ENDSEC":
                    left(record)
                section, block = name == "SECTION", False
                if name == "EOF":
                    break
                if name == "ENDSEC" and self._begins_section(int(zero[record])):
                    section = begun(record)
            elif not section and self._begins_section(int(zero[record])):
                code[zero[record]] = COMMENT
                section = begun(record)
            elif not section:
                left(record, before != record - 1)
                before = record
            elif name == "BLOCK":
                if block:
                    missing(record, "ENDBLK")
                block = True
            elif name == "ENDBLK":
                if not block:
                    left(record)
                block = False
        self.pairs = replace(self.pairs, code=code)
        if put_in:
            self._put_in(put_in)

    def _named(self, pair: int) -> None:
        """The section that begins with this pair gets the name that its first record tells."""
        zero, kind = self._records()
        record = int(np.searchsorted(zero, pair)) + 1
        inner = kind[record] if record < len(kind) else ""
        name = "HEADER" if inner == "ENDSEC" else BY_RECORD.get(inner, "ENTITIES")
        self._say(NAMELESS, line(pair), name)
        self._put_in([(pair + 1, b"2\n%s\n" % name.encode())])

    def _begins_section(self, pair: int) -> bool:
        follows = pair + 1 < len(self.pairs) and self.pairs.code[pair + 1] == 2
        return follows and self.pairs.value(pair + 1).strip().upper().decode("ascii", "replace") in SECTIONS

    def _put_in(self, words: list[tuple[int, bytes]]) -> None:
        """Pairs of lines before these pairs. What was left out before is left out of the text, too."""
        pairs, buffer = self.pairs, self.pairs.buffer
        kept = np.append(pairs.code != COMMENT, False)
        cuts = {pair for pair, _ in words} | set((np.flatnonzero(kept[1:] != kept[:-1]) + 1).tolist())
        ends = [*sorted(cuts - {0}), len(pairs)]
        inserted: dict[int, list[bytes]] = {}
        for pair, lines in words:
            inserted.setdefault(pair, []).append(lines)
        pieces: list[Piece] = []
        begin = 0
        for end in dict.fromkeys(ends):
            pieces += [Piece(lines, 2, 2 * begin) for lines in inserted.pop(begin, ())]
            if end > begin and kept[begin]:
                content = buffer[_begin(pairs, begin) : _begin(pairs, end)].data
                pieces.append(Piece(content, 2 * (end - begin), 2 * begin))
            begin = end
        pieces += [Piece(lines, 2, 2 * begin) for lines in inserted.pop(begin, ())]
        data, edit = joined(pieces)
        self.edits.append(edit)
        self.pairs = pairs_of(data)


def _begin(pairs: Pairs, pair: int) -> int:
    """The byte at which the line of a pair's code begins."""
    if not pair:
        return PAD + 3 * (pairs.buffer[PAD : PAD + 3].tobytes() == BYTE_ORDER_MARK)
    at = int(pairs.at[pair - 1]) + int(pairs.size[pair - 1])
    while pairs.buffer[at] != NEWLINE:
        at += 1
    return at + 1


def _drawn(pairs: Pairs, zero: Ints, kind: Labels) -> Bools:
    """Records that stand in a section that draws."""
    opens = np.flatnonzero(kind.where("SECTION".__eq__))
    names = [pairs.value(min(int(zero[k]) + 1, len(pairs) - 1)).strip().upper() for k in opens.tolist()]
    draws = np.array([*(name in DRAWN for name in names), False], np.bool_)
    drawn: Bools = draws[np.searchsorted(opens, np.arange(len(zero)), side="right") - 1]
    return drawn


def _group(kind: Labels, record: int) -> tuple[int, int]:
    """The first and last record of the entity that a record belongs to."""
    first = record
    while first and kind[first] in ("VERTEX", "SEQEND"):
        first -= 1
    if kind[first] != "POLYLINE":
        first = record
    last = first
    while last + 1 < len(kind) and kind[last + 1] in FOLLOWERS.get(kind[first], ()):
        last += 1
    return first, last


def _outside(kind: Labels) -> Bools:
    """Records behind an ENDSEC, or before any SECTION."""
    number = np.arange(len(kind))
    opened, closed = (np.maximum.accumulate(np.where(kind.where(w.__eq__), number, -1)) for w in ("SECTION", "ENDSEC"))
    outside: Bools = (opened < 0) | ((closed > opened) & (number > closed))
    return outside
