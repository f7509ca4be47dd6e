"""Lines out of the middle of a file of a deliverable: folder, zip or lone; every encoding; large; what is none."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from surveycheck.read import ReadError, excerpt
from surveycheck.read.window import CHUNK, line_of_handle, window

XML = """<?xml version="1.0" encoding="{0}"?>
<成果>
<ZD>
<ZDMJ>27.1</ZDMJ>
<QLR>示例置业有限公司</QLR>
</ZD>
</成果>
"""


def dxf(handles: tuple[str, ...], layer: str = "界址线", page: str = "ANSI_936", version: str = "AC1015") -> str:
    rows = ["0", "SECTION", "2", "HEADER", "9", "$ACADVER", "1", version, "9", "$DWGCODEPAGE", "3", page, "0", "ENDSEC"]
    rows += ["0", "SECTION", "2", "ENTITIES"]
    for handle in handles:
        rows += ["  0", "LINE", "  5", handle, "  8", layer, " 10", "1.0", " 20", "2.0", " 11", "5.0", " 21", "1A"]
    return "\r\n".join([*rows, "0", "ENDSEC", "0", "EOF"]) + "\r\n"


def folder(tmp_path: Path, **files: bytes) -> Path:
    place = tmp_path / "成果"
    for name, data in files.items():
        file = place / "图" / name.replace("_", ".")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return place


def zipped(tmp_path: Path, **files: bytes) -> Path:
    place = tmp_path / "成果.zip"
    with zipfile.ZipFile(place, "w") as archive:
        for name, data in files.items():
            archive.writestr("外层/图/" + name.replace("_", "."), data)
    return place


@pytest.mark.parametrize("put", [folder, zipped])
@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("UTF-8", "utf-8"),
        ("GBK", "gbk"),
        ("GB18030", "gb18030"),
        ("UTF-8", "gbk"),
        ("GBK", "utf-8"),
        ("UTF-16", "utf-16"),
    ],
)
def test_lines_of_an_xml(tmp_path: Path, put, declared: str, encoding: str) -> None:  # type: ignore[no-untyped-def]
    path = put(tmp_path, a_xml=XML.format(declared).encode(encoding))
    found = excerpt(path, "图/a.xml", line=5, around=1)
    assert found.lines == ("<ZDMJ>27.1</ZDMJ>", "<QLR>示例置业有限公司</QLR>", "</ZD>")
    assert (found.first, found.marked, found.record) == (4, (5,), (5, 5))


@pytest.mark.parametrize(
    ("page", "version", "encoding"),
    [
        ("ANSI_936", "AC1015", "gbk"),
        ("ANSI_1252", "AC1015", "gbk"),
        ("ANSI_936", "AC1027", "utf-8"),
        ("ANSI_936", "AC1027", "gbk"),
    ],
)
def test_an_entity_by_its_handle(tmp_path: Path, page: str, version: str, encoding: str) -> None:
    data = dxf(("1A", "2A1", "2b"), page=page, version=version).encode(encoding)
    found = excerpt(zipped(tmp_path, a_dxf=data), "图/a.dxf", handle="2a1")
    shown = found.lines[found.record[0] - found.first : found.record[1] - found.first + 1]
    assert shown[:6] == ("  0", "LINE", "  5", "2A1", "  8", "界址线")
    assert shown[-1] == "1A"
    assert [found.lines[line - found.first] for line in found.marked] == ["2A1"]


def test_an_entity_by_its_line_has_its_handle_marked(tmp_path: Path) -> None:
    data = dxf(("1A", "2A1")).encode("gbk")
    line = data.split(b"\r\n").index(b"LINE") + 1
    found = excerpt(folder(tmp_path, a_dxf=data), "图/a.dxf", line=line, handle="1A")
    assert [found.lines[marked - found.first] for marked in found.marked] == ["LINE", "1A"]


def test_a_lone_file(tmp_path: Path) -> None:
    file = tmp_path / "a.dxf"
    file.write_bytes(dxf(("1A",)).encode("gbk"))
    assert excerpt(file, "a.dxf", handle="1A").lines


@pytest.mark.parametrize(
    ("file", "asked", "words"),
    [
        ("没有.xml", {"line": 1}, "没有文件"),
        ("图/a.xml", {"line": 900}, "没有第 900 行"),
        ("图/a.xml", {}, "第几行"),
        ("图/b.dxf", {"handle": "FFFF"}, "没有句柄"),
        ("图/b.dxf", {"handle": "1A\n0"}, "不是句柄"),
        ("图/c.dxf", {"line": 1}, "不是文本"),
        ("图/d.bin", {"line": 1}, "不是文本"),
        ("../秘密.xml", {"line": 1}, "没有文件"),
        ("/etc/passwd", {"line": 1}, "没有文件"),
    ],
)
def test_what_cannot_be_shown_is_said(tmp_path: Path, file: str, asked: dict[str, str], words: str) -> None:
    (tmp_path / "秘密.xml").write_text("<a/>", encoding="utf-8")
    binary = b"AutoCAD Binary DXF\r\n\x1a\x00" + bytes(80)
    files = {"a_xml": XML.encode(), "b_dxf": dxf(("1A",)).encode("gbk"), "c_dxf": binary, "d_bin": bytes(100)}
    with pytest.raises(ReadError) as caught:
        excerpt(folder(tmp_path, **files), file, **asked)  # type: ignore[arg-type]
    assert words in caught.value.zh
    assert caught.value.en


def test_a_damaged_zip_is_said(tmp_path: Path) -> None:
    path = zipped(tmp_path, a_xml=XML.encode())
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(ReadError):
        excerpt(path, "图/a.xml", line=1)


class Counted(io.BytesIO):
    """Knows how much of it was read, and never gives all at once."""

    taken = 0

    def read(self, size: int | None = -1, /) -> bytes:
        assert size is not None
        assert 0 < size <= CHUNK
        data = super().read(size)
        self.taken += len(data)
        return data


def test_of_a_large_file_only_the_window_is_kept() -> None:
    rows = [b"line %d" % number for number in range(1, 400_001)]
    stream = Counted(b"\n".join(rows))
    found = window(stream, 150_000, 150_002)
    assert found.lines == tuple(rows[149_999:150_002])
    assert stream.taken < 3 * CHUNK


@pytest.mark.parametrize("ending", [b"\n", b"\r\n"])
def test_a_handle_is_found_across_the_edges_of_chunks(ending: bytes) -> None:
    pair = ending.join([b"  5", b"ABCDEF", b"  8", b"0", b""])
    for pad in range(CHUNK - 12, CHUNK + 4, 3):
        filler = b"999" + ending + b"x" * (pad - len(b"999" + 2 * ending)) + ending
        assert line_of_handle(Counted(filler + pair), "abcdef") == 4


def test_a_value_that_looks_like_a_handle_is_not_taken_for_one() -> None:
    text = b"1\n5\n1A\n0\n  5\n1A\n"
    assert line_of_handle(io.BytesIO(text), "1A") == 6


def test_a_line_without_end_is_cut() -> None:
    found = window(Counted(b"<a>" + b"x" * (3 * CHUNK) + b"\n<b/>\n"), 1, 2)
    assert len(found.lines[0]) == 4000
    assert found.lines[1] == b"<b/>"
