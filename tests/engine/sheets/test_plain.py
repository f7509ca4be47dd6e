"""CSV as programs leave it."""

from __future__ import annotations

import pytest

from surveycheck.sheets import BookError, read_plain
from surveycheck.sheets.damage import damage, like_a_date, lost_zeros

TEXT = "代码,名称\r\n0701,城镇住宅用地\r\n0801,机关团体用地，“引号”\r\n"


def texts(content: bytes) -> list[list[str]]:
    (sheet,) = read_plain(content, "t").sheets
    return [[cell.text for cell in cells.values()] for _, cells in sheet.rows()]


WANTED = [["代码", "名称"], ["0701", "城镇住宅用地"], ["0801", "机关团体用地，“引号”"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le"])
def test_encodings(encoding: str) -> None:
    bom = b"\xff\xfe" if encoding == "utf-16-le" else b""
    assert texts(bom + TEXT.encode(encoding)) == WANTED


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end: str) -> None:
    assert texts(TEXT.replace("\r\n", end).encode()) == WANTED


@pytest.mark.parametrize("separator", [";", "\t"])
def test_separators(separator: str) -> None:
    assert texts(TEXT.replace(",", separator).encode("gbk")) == WANTED


def test_a_line_that_says_the_separator() -> None:
    assert texts(("sep=;\r\n" + TEXT.replace(",", ";")).encode()) == WANTED


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("Größe,Straße\nä,ö\n".encode("latin-1"), 1),
        ("代碼,名稱\n1,繁體中文資料\n".encode("big5"), 1),
        ("a,b\nc,ÿþ\n".encode("latin-1"), 2),
        ("コード,名\n1,データ\n".encode("shift_jis"), 1),
    ],
)
def test_other_code_pages_are_refused_with_their_line(content: bytes, line: int) -> None:
    with pytest.raises(BookError) as caught:
        read_plain(content, "t")
    assert (caught.value.line, "UTF-8" in caught.value.zh, "UTF-8" in caught.value.en) == (line, True, True)


def test_lines_are_those_of_the_file() -> None:
    head = b'# a comment, with commas\r\n\r\n"# one that Excel has quoted, ""so""",,\r\n'
    content = head + b'list,code\r\nA,"two\r\nlines"\r\nB,1\r\n'
    (sheet,) = read_plain(content, "t").sheets
    assert list(sheet.cells) == [4, 5, 7]
    assert sheet.cells[7][2].place == "B7"


def test_an_error_value_at_the_beginning_is_no_comment() -> None:
    (sheet,) = read_plain(b"code,title\n#REF!,x\n", "t").sheets
    assert sheet.cells[2][1].trouble == "error"


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("3.30E+18", "exponent"),
        ("3.30281E+27", "exponent"),
        ("1e3", ""),  # a tolerance may be written so; Excel writes two digits and a sign
        ("33E", ""),
        ("#N/A", "error"),
        ("#NAME?", "error"),
        ("#DIV/0!", "error"),
        ("########", "hashes"),
        ("#1楼", ""),
        ("宗地\u200b代码", "invisible"),
        ("a\x0bb", "invisible"),
        ("�ط", "damaged"),
        ("两\n行", ""),
    ],
)
def test_what_a_text_tells(text: str, trouble: str) -> None:
    assert damage(text) == trouble


@pytest.mark.parametrize("text", ["1月2日", "2026年1月", "2026/1/2", "2-Jan", "Mar-01", "2026/1/2 0:00"])
def test_like_a_date(text: str) -> None:
    assert like_a_date(text)


@pytest.mark.parametrize("text", ["1-2", "2026-01-02", "0102", "1/2", "5月", "Jan", "12-Jane"])
def test_not_like_a_date(text: str) -> None:
    assert not like_a_date(text)


@pytest.mark.parametrize(
    ("codes", "found"),
    [
        (["0701", "801"], {"801": "0801"}),
        (["01", "0101", "7", "701", "10", "1001"], {"7": "07", "701": "0701"}),
        (["1", "2", "10", "99"], {}),  # numbered, and never had zeros
        (["0701", "701", "1001"], {}),  # both are there: two codes
        (["0701", "GB", "1001"], {}),
        ([], {}),
    ],
)
def test_lost_zeros(codes: list[str], found: dict[str, str]) -> None:
    assert lost_zeros(codes) == found


def test_too_large() -> None:
    with pytest.raises(BookError):
        read_plain(b"a" * 64_000_001, "t")
