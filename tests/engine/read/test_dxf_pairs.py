"""Lines become pairs, wherever the chunks are cut."""

from __future__ import annotations

import pytest

from surveycheck.read import dxf_pairs
from surveycheck.read.dxf_pairs import INVALID, pairs_of


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r", b"\r\r\n"])
def test_line_ends(end: bytes) -> None:
    pairs = pairs_of(end.join([b"  0", b"SECTION", b" 10", b" 1.5", b"1071", b"", b"100", b"A.B.C"]))
    assert pairs.code.tolist() == [0, 10, 1071, 100]
    assert [pairs.value(i) for i in range(4)] == [b"SECTION", b" 1.5", b"", b"A.B.C"]
    assert pairs.dot.tolist() == [-1, 2, -1, 3]


@pytest.mark.parametrize("chunk", [4, 7, 16, 64, 1 << 20])
def test_chunks_do_not_matter(chunk: int, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [b"  0", b"LINE", b"  1", b"x" * 100, b" 10", b"123.456", b"999", b"", b" 70", b"     1"] * 5
    whole = pairs_of(b"\r\n".join(lines) + b"\r\n")
    monkeypatch.setattr(dxf_pairs, "CHUNK", chunk)
    parts = pairs_of(b"\r\n".join(lines) + b"\r\n")
    assert parts.code.tolist() == whole.code.tolist() == [0, 1, 10, 999, 70] * 5
    assert parts.at.tolist() == whole.at.tolist()
    assert parts.size.tolist() == whole.size.tolist()
    assert parts.dot.tolist() == whole.dot.tolist()


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
