"""Whatever is wrong with a file, there is an answer, and what may be missing is said."""

from __future__ import annotations

import io
import random
import time

import ezdxf
import pytest
from small_dxf import entities, made, pairs

from surveycheck.model import Event, Issue, Stopped
from surveycheck.read.dxf import read_dxf
from surveycheck.read.issues import REASONS, WORDS


def lossy(issues: tuple[Issue, ...]) -> bool:
    return any(issue.loss for issue in issues)


@pytest.mark.parametrize("version", ["R12", "R2000", "R2010"])
def test_a_cut_file_never_passes_for_a_whole_one(version: str) -> None:
    data = made(version)
    end = len(data.rstrip())
    chance = random.Random(version)
    for cut in [*(chance.randrange(end) for _ in range(50)), 0, 1, end - 1, end - 3, end - 8]:
        drawing, issues = read_dxf(data[:cut], "cut.dxf")
        assert lossy(issues), (cut, drawing)
    for cut in (end, end + 1, len(data)):
        drawing, issues = read_dxf(data[:cut], "whole.dxf")
        assert drawing is not None
        assert not lossy(issues)


def test_a_cut_file_keeps_what_came_over() -> None:
    point = (0, "POINT", 10, 1, 20, 2)
    data = entities(*point * 5)
    drawing, issues = read_dxf(data[: len(data) - 25], "cut.dxf")
    assert drawing is not None
    assert len(drawing.entities) == 4
    assert issues[0].code == "dxf-truncated"


BAD = {
    "bad-group-code": pairs(0, "SECTION", 2, "ENTITIES", 0, "POINT", "x", 1, 10, 1, 20, 2, 0, "ENDSEC", 0, "EOF"),
    "sections-not-balanced": pairs(0, "SECTION", 2, "ENTITIES", 0, "POINT", 10, 1, 20, 2, 0, "EOF"),
    "not-in-section": pairs(0, "POINT", 10, 1, 20, 2, 0, "SECTION", 2, "ENTITIES", 0, "ENDSEC", 0, "EOF"),
    "blocks-not-balanced": pairs(0, "SECTION", 2, "BLOCKS", 0, "BLOCK", 2, "A", 0, "LINE", 0, "ENDSEC", 0, "EOF"),
    "application-group-open": entities(0, "POINT", 102, "{ACAD_REACTORS", 10, 1, 20, 2),
    "point-without-y": entities(0, "POINT", 10, 1, 0, "POINT", 10, 3, 20, 4),
    "no-number": entities(0, "LWPOLYLINE", 90, 2, 70, "foo", 10, 1, 20, 2, 10, 3, 20, 4),
    "vertex-alone": entities(0, "VERTEX", 10, 1, 20, 2, 0, "POINT", 10, 3, 20, 4),
    "no-pairs": b"%PDF-1.4 not a drawing at all\n" * 5,
}


@pytest.mark.parametrize("reason", BAD)
def test_what_the_fast_path_cannot_prove_is_a_loss(reason: str) -> None:
    drawing, issues = read_dxf(BAD[reason], "bad.dxf")
    assert lossy(issues)
    assert reason in {issue.facts.get("reason") for issue in issues}
    assert reason in REASONS
    assert {issue.code for issue in issues} <= set(WORDS)
    assert drawing is None or "dxf-recovered" in {issue.code for issue in issues}


@pytest.mark.parametrize("between", [b"", b"\n", b"junk\n"])
def test_sections_behind_the_end_are_not_read_and_that_is_a_loss(between: bytes) -> None:
    data = entities(0, "POINT", 10, 1, 20, 2)
    drawing, issues = read_dxf(data + between + data, "a.dxf")
    assert drawing is not None
    assert (len(drawing.entities), drawing.reader) == (1, "columns")
    assert [(i.code, i.loss, i.line, i.facts["reason"]) for i in issues] == [("dxf-recovered", True, 13, "after-eof")]


def test_junk_behind_the_end_does_not_matter() -> None:
    data = entities(0, "POINT", 10, 1, 20, 2)
    for junk in (b"\x1a", b"\n\n\n", b"junk\n10\n", b"\x00" * 500, b"0\nSECTION\n"):
        drawing, issues = read_dxf(data + junk, "a.dxf")
        assert drawing is not None
        assert (len(drawing.entities), drawing.reader, issues) == (1, "columns", ())


@pytest.mark.parametrize("data", [b"", b"\n", b" \r\n\x1a", b"\x00" * 100])
def test_nothing_is_called_empty(data: bytes) -> None:
    drawing, issues = read_dxf(data, "empty.dxf")
    assert drawing is None
    assert [(i.code, i.loss) for i in issues] == [("dxf-empty", True)]


@pytest.mark.parametrize("seed", range(40))
def test_noise_in_a_file_never_raises(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(made("R2000"))
    for _ in range(chance.randint(1, 30)):
        at = chance.randrange(len(data))
        data[at : at + chance.randint(0, 3)] = chance.randbytes(chance.randint(0, 3))
    drawing, issues = read_dxf(bytes(data), "noise.dxf")
    assert drawing is not None or lossy(issues)


def test_whoever_is_told_the_progress_may_stop_the_reading() -> None:
    def stop(event: Event) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        read_dxf(made("R2000"), "a.dxf", stop)


def test_every_word_is_there_in_both_languages() -> None:
    for words in (*WORDS.values(), *REASONS.values()):
        chinese, english = words
        assert any(ord(c) > 0x4E00 for c in chinese) or chinese.isascii()
        assert english.isascii()


def binary(*, with_line: bool) -> bytes:
    document = ezdxf.new("R2010")
    if with_line:
        document.modelspace().add_line((1, 2), (3, 4), dxfattribs={"layer": "JZD"})
    stream = io.BytesIO()
    document.write(stream, fmt="bin")
    return stream.getvalue()


@pytest.mark.parametrize("with_line", [True, False])
def test_a_binary_file_is_read_whole_even_when_nothing_is_drawn(with_line: bool) -> None:
    drawing, issues = read_dxf(binary(with_line=with_line), "a.dxf")
    assert drawing is not None
    assert drawing.entities.layer.values.tolist() == ["JZD"] * with_line
    assert [(issue.code, issue.loss) for issue in issues][:1] == [("dxf-binary", False)]
    assert not lossy(issues)


def test_a_binary_file_with_a_group_code_that_cannot_be_is_repaired_and_that_is_said() -> None:
    data = binary(with_line=True)
    at = data.rindex(b"AcDbXrecord\0") if b"AcDbXrecord\0" in data else data.rindex(b"AcDbDictionary\0")
    spoiled = data[: at - 2] + (8704).to_bytes(2, "little") + data[at:]
    drawing, issues = read_dxf(spoiled, "a.dxf")
    assert drawing is not None
    assert drawing.entities.layer.values.tolist() == ["JZD"]
    assert issues[0].code == "dxf-recovered"
    assert lossy(issues)


def test_many_kinds_of_things_take_no_longer_than_many_of_one() -> None:
    """Once looked for one by one: 30 000 of them took half a minute."""
    kinds = [group for k in range(30_000) for group in (0, f"TYPE{k}", 8, "X")]
    begin = time.process_time()
    _, issues = read_dxf(entities(*kinds), "a.dxf")
    assert len(issues) == 30_000
    assert issues[0].line == 5
    assert time.process_time() - begin < 10


def test_lines_without_anything_are_no_dxf_and_take_no_time() -> None:
    begin = time.process_time()
    drawing, issues = read_dxf(b"\n" * 2_000_000, "a.dxf")
    assert drawing is None
    assert lossy(issues)
    drawing, issues = read_dxf(b"x\n" * 2_000_000, "a.dxf")
    assert (drawing, [(i.code, i.loss) for i in issues]) == (None, [("dxf-unreadable", True)])
    assert time.process_time() - begin < 10


def test_a_drawing_with_very_many_blank_lines_is_read_as_far_as_it_goes() -> None:
    whole = b"0\nSECTION\n2\nENTITIES\n0\nPOINT\n8\nJZD\n10\n1.0\n20\n2.0\n0\nPOINT\n8\nJZD\n10\n1.0\n20\n2.0\n"
    begin = time.process_time()
    drawing, issues = read_dxf(whole + b"\n" * 3_000_000, "a.dxf")
    assert time.process_time() - begin < 5.0
    assert drawing is not None
    assert len(drawing.entities) == 1  # the last one may be cut within
    assert [(issue.code, issue.loss) for issue in issues][:1] == [("dxf-recovered", True)]
