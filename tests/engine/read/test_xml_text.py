"""Large files, read in pieces, say what small ones do: the encoding, the text, the line of the first bad byte."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from surveycheck.read import read, read_bytes
from surveycheck.read.encodings import decode_xml
from surveycheck.read.xml_text import WHOLE, Survey, Text

HEAD = '<?xml version="1.0" encoding="{}"?>\n<R>\n'
ASCII = "<Z><n>1</n></Z>\n" * (WHOLE // 16 + 20_000)
CHINESE = "<Z><n>示例市建筑面积用途</n></Z>\n" * 2000


def large(declared: str, real: str, bad: bytes = b"") -> bytes:
    """Above ``WHOLE``; what is not ASCII stands behind it."""
    return (HEAD.format(declared) + ASCII + CHINESE).encode(real) + bad + b"</R>\n"


@pytest.mark.parametrize(
    ("declared", "real", "bad"),
    [
        ("UTF-8", "utf-8", b""),
        ("GBK", "gbk", b""),
        ("UTF-8", "gbk", b""),
        ("GB2312", "utf-8", b""),
        ("nonsense", "gbk", b""),
        ("hex", "utf-8", b""),
        ("idna", "gbk", b""),
        ("UTF-7", "utf-8", b""),
        ("UTF-8", "utf-8", "面".encode()[:2]),
    ],
)
def test_a_large_file_is_read_as_a_small_one(declared: str, real: str, bad: bytes) -> None:
    data = large(declared, real, bad)
    assert len(data) > WHOLE
    assert streamed(data) == whole(data)


@pytest.mark.parametrize("real", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("declared", ["UTF-16", "UTF-8", "no such"])
def test_utf16_in_pieces(declared: str, mark: str, real: str) -> None:
    data = (mark + HEAD.format(declared) + ASCII[: len(ASCII) // 2 + 300] + CHINESE + "</R>").encode(real)
    assert len(data) > WHOLE
    assert streamed(data) == whole(data)


@pytest.mark.parametrize("name", ["nonsense", "hex", "rot13", "idna", "undefined", "UTF-16"])
@pytest.mark.parametrize("size", [10, WHOLE])
def test_a_declaration_that_means_nothing_is_no_crash(name: str, size: int) -> None:
    data = (HEAD.format(name) + CHINESE + " " * size + "</R>").encode()
    model = read_bytes({"a.xml": data})
    assert model.documents[0].encoding == "UTF-8"
    assert model.documents[0].records[0].get("n") == "示例市建筑面积用途"
    assert "xml-encoding" in {issue.code for issue in model.issues}


def test_a_large_member_of_a_zip(tmp_path: Path) -> None:
    data = large("UTF-8", "gbk")
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("d/a.xml", data)
    model = read(path)
    (document,) = model.documents
    assert (document.encoding, len(document.records)) == ("GB18030", ASCII.count("\n") + 2000)
    assert document.records[-1].get("n") == "示例市建筑面积用途"
    assert document.records[-1].line == data.count(b"\n") - 1


def streamed(data: bytes) -> tuple[object, ...]:
    survey = Survey()
    for at in range(0, len(data), 1024**2):
        survey.feed(data[at : at + 1024**2])
    text = Text(io.BytesIO(data), survey.decoded())
    said = b"".join(text.pieces()).decode()
    return said, text.how.declared, text.how.used, text.how.agrees, text.how.bad_line


def whole(data: bytes) -> tuple[object, ...]:
    how = decode_xml(data)
    return how.text.removeprefix("\ufeff"), how.declared, how.used, how.agrees, how.bad_line
