"""Lines become pairs, wherever the chunks are cut."""

from __future__ import annotations

import random

import pytest

from surveycheck.read import dxf_pairs
from surveycheck.read.dxf_pairs import INVALID, pairs_of


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r", b"\r\r\n"])
def test_line_ends(end: bytes) -> None:
    pairs = pairs_of(end.join([b"  0", b"SECTION", b" 10", b" 1.5", b"1071", b"", b"100", b"A.B.C"]))
    assert pairs.code.tolist() == [0, 10, 1071, 100]
    assert [pairs.value(i) for i in range(4)] == [b"SECTION", b" 1.5", b"", b"A.B.C"]


@pytest.mark.parametrize("chunk", [4, 7, 16, 64, 1 << 20])
def test_chunks_do_not_matter(chunk: int, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [b"  0", b"LINE", b"  1", b"x" * 100, b" 10", b"123.456", b"999", b"", b" 70", b"     1"] * 5
    whole = pairs_of(b"\r\n".join(lines) + b"\r\n")
    monkeypatch.setattr(dxf_pairs, "CHUNK", chunk)
    parts = pairs_of(b"\r\n".join(lines) + b"\r\n")
    assert parts.code.tolist() == whole.code.tolist() == [0, 1, 10, 999, 70] * 5
    assert parts.at.tolist() == whole.at.tolist()
    assert parts.size.tolist() == whole.size.tolist()


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"0", 0),
        (b"  0", 0),
        (b"0  ", 0),
        (b" 10", 10),
        (b"\t10", 10),
        (b"      10", 10),
        (b"0010", 10),
        (b"1071", 1071),
    ]
    + [
        (text, INVALID)
        for text in (b"", b"   ", b"x", b"-1", b"1 0", b"12 3", b"1072", b"9999", b"1.0", b"12345", b"A0")
    ],
)
def test_group_codes(line: bytes, code: int) -> None:
    assert pairs_of(b"  0\nLINE\n" + line + b"\nvalue\n").code.tolist() == [0, code]


def test_marks_at_the_start_and_lonely_lines_are_left_out() -> None:
    assert pairs_of(b"\xef\xbb\xbf  0\nEOF\n  0\n").code.tolist() == [0]
    assert len(pairs_of(b"")) == 0
    assert len(pairs_of(b"one line")) == 0


LINES = [b"  0", b"LINE", b"8", b"", b" 10", b"-1.25", b"1000", b"a.b", b"bad", b"\x00.\x00", b"    70", b"7"]
"""Codes of every width, one that is none, a value without bytes and one with zero bytes."""


@pytest.mark.parametrize("chunk", [5, 64, 1 << 20])
@pytest.mark.parametrize("seed", range(8))
def test_line_ends_of_all_kinds_in_one_file(seed: int, chunk: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dxf_pairs, "CHUNK", chunk)
    chance = random.Random(seed)
    text = b"".join(line + chance.choice([b"\n", b"\r\n"]) for line in LINES * 4)
    pairs = pairs_of(text)
    assert pairs.code.tolist() == [0, 8, 10, 1000, INVALID, 70] * 4
    assert [pairs.value(i) for i in range(len(pairs))] == LINES[1::2] * 4


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_a_line_of_many_chunks(end: bytes) -> None:
    long = b"." + b"x" * (5 << 20)
    pairs = pairs_of(end.join([b"  1", long, b" 10", b"1.5", b"x" * (3 << 20), b"2", b"  0", b"EOF", b""]))
    assert pairs.code.tolist() == [1, 10, INVALID, 0]
    assert pairs.size.tolist() == [len(long), 3, 1, 3]


@pytest.mark.parametrize(
    ("data", "count"),
    [(b"x" * (3 << 20), 0), (b"\r" * 10, 5), (b"\x00" * 100, 0), (b"  0\rEOF", 1), (b"\xef\xbb\xbf", 0)],
)
def test_files_that_are_hardly_lines(data: bytes, count: int) -> None:
    assert len(pairs_of(data)) == count


def test_codes_of_unusual_width_are_read_whatever_is_around_them() -> None:
    lines = [b"", b"     10", b"1000 ", b" 0000010", b"10\x00", b"\t 8", b"000000000010", b"x", b"1072", b"1071    "]
    pairs = pairs_of(b"".join(line + b"\nv\n" for line in lines * 3))
    assert pairs.code.tolist() == [INVALID, 10, 1000, 10, INVALID, 8, INVALID, INVALID, INVALID, 1071] * 3
