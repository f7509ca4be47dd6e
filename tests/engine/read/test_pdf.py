"""Text of PDF files: read where there is some, and given up in words where a file is bent, endless or a scan."""

from __future__ import annotations

import io
import threading
import time
import zlib
from collections.abc import Callable

import pytest
from surveycheck.samples.make.papers import pdf

from surveycheck.model import Event, Issue, Paper
from surveycheck.read import pdf as reader
from surveycheck.read import read_bytes
from surveycheck.read.pdf import read_pdf


def given(data: bytes, seconds: float = 5.0) -> tuple[Paper | None, list[Issue]]:
    return read_pdf(lambda: io.BytesIO(data), len(data), "a.pdf", lambda event: None, seconds)


def codes(issues: list[Issue]) -> list[str]:
    return [issue.code for issue in issues]


def assembled(*objects: bytes) -> bytes:
    """A PDF of these objects, the first its catalogue."""
    from surveycheck.samples.make import papers

    return papers._assembled((*objects, b"<< >>"))


def with_content(stream: bytes) -> bytes:
    """A PDF of one page with this content stream, as an object."""
    return assembled(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << >> >>",
        stream,
    )


def test_words_and_numbers_are_read_page_by_page() -> None:
    lines = tuple(f"第{i}行 总建筑面积：{i}.50 平方米" for i in range(40))
    paper, issues = given(pdf("示例", lines))
    assert not issues
    assert paper is not None
    assert [len(page.split("\n")) for page in paper.pages] == [34, 6]
    assert paper.pages[1].endswith("第39行 总建筑面积：39.50 平方米")


def test_a_scan_is_said_to_have_no_text() -> None:
    paper, issues = given(pdf("示例", ()))
    assert paper is not None
    assert paper.silent
    assert [(i.code, i.facts["count"], i.loss) for i in issues] == [("pdf-no-text", 1, False)]


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.4\n%%EOF\n",
        pdf("示例", ("文字",))[:200],
        b"%PDF-1.4\n" + bytes(range(256)) * 50,
        pdf("示例", ("文字",)).replace(b"/Kids [7 0 R]", b"/Kids [99 0 R]"),
        b"%PDF-1.4\n" + b"[" * 100_000,
        with_content(b"<< /Length 9 /Filter /FlateDecode >>\nstream\nnot zlib.\nendstream"),
    ],
    ids=["nothing", "cut", "noise", "no such page", "nested", "no zlib"],
)
def test_a_bent_file_is_an_issue_and_no_error(data: bytes) -> None:
    paper, issues = given(data)
    assert paper is None or paper.silent
    assert set(codes(issues)) <= {"pdf-damaged", "pdf-no-text"}
    assert issues


def test_pages_that_hold_themselves_end() -> None:
    data = assembled(b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>")
    assert given(data)[1]


def test_what_unpacks_without_end_is_given_up() -> None:
    packed = zlib.compress(zlib.compress(b"0 " * 50_000_000, 9), 9)
    stream = b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>\nstream\n%s\nendstream" % (len(packed), packed)
    _, issues = given(with_content(stream), 8.0)
    assert issues


@pytest.mark.parametrize("tolerant", [False, True])
def test_a_file_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch, tolerant: bool) -> None:
    def endless(work: object, reader_of: Callable[..., object]) -> None:
        while True:
            try:
                time.sleep(0)
            except Exception:  # as pypdf goes on behind what is damaged
                if not tolerant:
                    raise

    monkeypatch.setattr(reader, "_pages", endless)
    begun = time.monotonic()
    paper, issues = given(pdf("示例", ("文字",)), 0.3)
    assert (paper, codes(issues)) == (None, ["pdf-too-slow"])
    assert time.monotonic() - begun < 5.0
    assert not [t for t in threading.enumerate() if t.name == "pdf"]  # its thread has ended


def test_who_stops_the_check_stops_the_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    class Enough(Exception):
        pass

    def stop(event: Event) -> None:
        raise Enough

    monkeypatch.setattr(reader, "_pages", lambda work, reader_of: time.sleep(0.3))
    data = pdf("示例", ("文字",))
    with pytest.raises(Enough):
        read_pdf(lambda: io.BytesIO(data), len(data), "a.pdf", stop)


def test_what_is_too_large_is_not_opened() -> None:
    def opened() -> io.BytesIO:
        raise AssertionError("opened")

    assert codes(read_pdf(opened, reader.MAX_SIZE + 1, "a.pdf", lambda event: None)[1]) == ["pdf-too-large"]


def test_pages_behind_the_limit_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MAX_PAGES", 2)
    paper, issues = given(pdf("示例", ("行",) * 100))
    assert paper is not None
    assert (len(paper.pages), codes(issues)) == (2, ["pdf-long"])


def test_papers_are_read_only_where_somebody_asks() -> None:
    files = {"a.pdf": pdf("示例", ("文字",)), "b.txt": b"text"}
    assert [p.file for p in read_bytes(files).papers] == ["a.pdf"]
    assert read_bytes(files, papers=False).papers == ()
