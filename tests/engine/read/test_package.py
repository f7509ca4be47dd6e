"""Folders, zips and lone files → Model, also hostile ones."""

from __future__ import annotations

import io
import os
import stat
import struct
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import IO

import pytest

from surveycheck.model import Event, Stopped
from surveycheck.read import ReadError, peek, read, read_bytes
from surveycheck.read.kinds import kind_of

DXF = b"  0\nSECTION\n  2\nENTITIES\n  0\nPOINT\n  8\nJZD\n 10\n1.0\n 20\n2.0\n  0\nENDSEC\n  0\nEOF\n"
XML = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n'
    + '<成果 xmlns="urn:x" 阶段="竣工">\n<ZRZ><ZRZH>1</ZRZH></ZRZ>\n</成果>\n'.encode()
)


def zipped(path: Path, entries: list[tuple[str | zipfile.ZipInfo, bytes]]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return path


def folder_of(root: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)
    return root


def codes(model: object) -> list[tuple[str, bool]]:
    return [(issue.code, issue.loss) for issue in model.issues]  # type: ignore[attr-defined]


def office(part: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("docProps/app.xml", "<a/>")
        archive.writestr("[Content_Types].xml", "<a/>")
        archive.writestr(part, "<a/>")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "empty"),
        (DXF, "dxf"),
        (DXF.replace(b"\n", b"\r\n"), "dxf"),
        (b"\xef\xbb\xbf" + DXF, "dxf"),
        (b"999\nmade by hand\n999\n\n" + DXF, "dxf"),
        (b"AutoCAD Binary DXF\r\n\x1a\x00\x00\x00SECTION", "dxf"),
        (b"AC1032\x00\x00\x00\x00\x00\x0d", "dwg"),
        (b"AC1032 is a version", "text"),
        (XML, "xml"),
        (b"\xef\xbb\xbf  <a/>", "xml"),
        ("<成果>".encode("gbk"), "xml"),
        ("<?xml version='1.0'?><a/>".encode("utf-16"), "xml"),
        (b"<!DOCTYPE html><html></html>", "html"),
        (b"<3 is no XML", "text"),
        (b"%PDF-1.7\n", "pdf"),
        (office("word/document.xml"), "docx"),
        (office("xl/workbook.xml"), "xlsx"),
        (office("a.txt").replace(b"[Content_Types].xml", b"[content-types].xml"), "zip"),
        (b"PK\x03\x04cut off", "zip"),
        (b"PK\x05\x06" + b"\x00" * 18, "zip"),
        (b"Rar!\x1a\x07\x00", "rar"),
        (b"7z\xbc\xaf\x27\x1c\x00\x04", "7z"),
        (b"\x00\x01\x00\x00Standard Jet DB\x00", "mdb"),
        (b"\x89PNG\r\n\x1a\n\x00", "image"),
        (b"\xff\xd8\xff\xe0", "image"),
        (b"II*\x00\x08", "image"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc"),
        ("一，二\n".encode("gbk"), "text"),
        (b"\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X", "resource"),
        (b"\x00\x01\x02\x03", "other"),
    ],
)
def test_kind_is_told_from_the_content(data: bytes, kind: str) -> None:
    assert kind_of(data) == kind


def test_kind_of_a_head_cut_within_a_character() -> None:
    assert kind_of("二".encode() * 2000 + b"\xe4") == "text"


def test_folder_and_zip_give_the_same_model(tmp_path: Path) -> None:
    files = {"图/b.dxf": DXF, "a.xml": XML, "图/深/说明.txt": "说明".encode(), ".DS_Store": b"\x00\x00"}
    folder = folder_of(tmp_path / "项目", files)
    (folder / "空").mkdir()
    inside = [(f"项目/{name}", data) for name, data in files.items()]
    packed = zipped(tmp_path / "x.zip", [*inside, ("项目/空/", b""), ("__MACOSX/项目/._a.xml", b"\x00\x05")])
    one, two = read(folder), read(packed)
    kept = [f for f in two.files if not f.path.startswith("__MACOSX")]
    assert one.name == two.name == "项目"
    assert [f.path for f in one.files] == sorted(files)
    assert [(f.path, f.kind, f.bytes, f.sha256) for f in one.files] == [
        (f.path, f.kind, f.bytes, f.sha256) for f in kept
    ]
    assert one.folders == ("图", "图/深", "空")
    assert set(one.folders) < set(two.folders)
    assert [d.root for d in one.documents] == ["成果"]
    assert [d.file for d in one.drawings] == ["图/b.dxf"]
    assert len(two.files) == len(files) + 1
    assert not one.lone


def test_a_zip_without_enclosing_folder_keeps_its_paths(tmp_path: Path) -> None:
    model = read(zipped(tmp_path / "甲.zip", [("a/x.xml", XML), ("b/y.xml", XML)]))
    assert (model.name, [f.path for f in model.files]) == ("甲", ["a/x.xml", "b/y.xml"])
    assert model.folders == ("a", "b")


def test_files_in_memory() -> None:
    model = read_bytes({"a/x.xml": XML, "b.dxf": DXF})
    assert model.name == "example"
    assert model.folders == ("a",)
    assert len(model.tables["ZRZ"]) == 1
    assert len(model.drawings[0].entities) == 1


@pytest.mark.parametrize(
    "name",
    ["../x.xml", "a/../../x.xml", "/etc/x.xml", "C:/x.xml", "c:x.xml", "..\\x.xml", "\\\\host\\x", "a/NUL.xml", "COM1"],
)
def test_a_member_that_would_lead_out_is_not_read(tmp_path: Path, name: str) -> None:
    model = read(zipped(tmp_path / "x.zip", [(name, XML), ("good/y.xml", XML)]))
    assert codes(model) == [("zip-unsafe-path", True)]
    assert [f.path for f in model.files] == ["y.xml"]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["x.zip"]


def test_a_link_in_a_zip_is_not_followed(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("a/link.xml")
    link.create_system = 3
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    model = read(zipped(tmp_path / "x.zip", [(link, b"/etc/passwd"), ("a/y.xml", XML)]))
    assert codes(model) == [("link-not-followed", True)]
    assert model.issues[0].file == "link.xml"
    assert [f.path for f in model.files] == ["y.xml"]


def test_a_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("surveycheck.read.zip.RATIO_FROM", 100_000)
    model = read(zipped(tmp_path / "x.zip", [("a/bomb.xml", b"\x00" * 1_000_000), ("a/y.xml", XML)]))
    assert codes(model) == [("package-too-large", True)]
    assert [f.path for f in model.files] == ["y.xml"]


@pytest.mark.parametrize(
    ("limit", "value", "code"),
    [("MAX_FILES", 2, "package-too-many"), ("MAX_TOTAL", 2 * len(XML), "package-too-large")],
)
def test_limits_of_a_zip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int, code: str) -> None:
    monkeypatch.setattr(f"surveycheck.read.zip.{limit}", value)
    model = read(zipped(tmp_path / "x.zip", [(f"a/{i}.xml", XML) for i in range(3)]))
    assert codes(model) == [(code, True)]
    assert len(model.files) == 2


def raw_name(packed: Path, ascii_name: str, raw: bytes) -> None:
    """Put other bytes of the same length in the place of a name, as a tool that says no encoding does."""
    assert len(ascii_name) == len(raw)
    packed.write_bytes(packed.read_bytes().replace(ascii_name.encode(), raw))


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("竣工测量图.xml", "gb18030"),
        ("竣工测量图.xml", "utf-8"),
        ("测图.xml", "utf-8"),
        ("\x80\xff".encode("latin-1"), "cp437"),
    ],
)
def test_names_that_say_no_encoding(tmp_path: Path, name: str | bytes, encoding: str) -> None:
    raw = name if isinstance(name, bytes) else name.encode(encoding)
    stand_in = "A" * len(raw)
    packed = zipped(tmp_path / "x.zip", [(f"dir/{stand_in}", XML), ("dir/b.xml", XML)])
    raw_name(packed, stand_in, raw)
    model = read(packed)
    (issue,) = model.issues
    assert (issue.code, issue.loss) == ("zip-name-encoding", False)
    assert issue.facts["encoding"] == encoding
    assert raw.decode(encoding) in [f.path for f in model.files]
    assert issue.file == raw.decode(encoding)


def test_names_under_the_utf8_flag_are_no_issue(tmp_path: Path) -> None:
    assert read(zipped(tmp_path / "x.zip", [("竣工/图.xml", XML)])).issues == ()


def test_an_encrypted_and_a_damaged_member(tmp_path: Path) -> None:
    packed = zipped(tmp_path / "x.zip", [("d/bad.xml", XML * 50), ("d/locked.xml", XML), ("d/ok.xml", XML)])
    data = bytearray(packed.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = [i for i in range(len(data)) if data[i : i + 4] == signature]
        data[at[1] + offset] |= 1
    start = data.index(b"d/bad.xml") + 30
    data[start : start + 8] = b"\xff" * 8
    packed.write_bytes(data)
    model = read(packed)
    assert sorted((i.code, i.file, i.loss) for i in model.issues) == [
        ("zip-damaged", "bad.xml", True),
        ("zip-encrypted", "locked.xml", True),
    ]
    assert [(f.path, bool(f.sha256)) for f in model.files] == [("bad.xml", False), ("ok.xml", True)]


def test_the_same_name_twice(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        packed = zipped(tmp_path / "x.zip", [("d/a.txt", b"one"), ("d/a.txt", b"three")])
    model = read(packed)
    assert codes(model) == [("zip-duplicate-name", True)]
    assert [f.bytes for f in model.files] == [5]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"PK\x03\x04 and then nothing", "zip-no-directory"),
        (b"", "zip-no-directory"),
        (b"just text", "zip-no-directory"),
        (b"Rar!\x1a\x07\x00", "zip-is-other"),
        (b"7z\xbc\xaf\x27\x1c", "zip-is-other"),
    ],
)
def test_a_file_called_zip_that_is_none(tmp_path: Path, data: bytes, code: str) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(data)
    model = read(path)
    assert codes(model) == [(code, True)]
    with pytest.raises(ReadError) as caught:
        peek(path)
    assert caught.value.loss
    assert "{" not in caught.value.zh + caught.value.en


def test_a_truncated_zip(tmp_path: Path) -> None:
    packed = zipped(tmp_path / "x.zip", [("a.xml", XML)])
    packed.write_bytes(packed.read_bytes()[:-30])
    assert codes(read(packed)) == [("zip-no-directory", True)]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")
def test_links_that_lead_out_of_a_folder(tmp_path: Path) -> None:
    outside = folder_of(tmp_path / "outside", {"secret.xml": XML})
    folder = folder_of(tmp_path / "in", {"real/a.xml": XML})
    (folder / "file.xml").symlink_to(outside / "secret.xml")
    (folder / "dir").symlink_to(outside)
    (folder / "broken.xml").symlink_to(folder / "nowhere")
    (folder / "within.xml").symlink_to(folder / "real" / "a.xml")
    (folder / "loop").symlink_to(folder)
    model = read(folder)
    assert [(i.code, i.file) for i in model.issues] == [
        ("link-not-followed", name) for name in ("broken.xml", "dir", "file.xml")
    ]
    assert [f.path for f in model.files] == ["real/a.xml", "within.xml"]


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names are Unicode there")
@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("总\u3000图.xml".encode(), "总\u3000图.xml"),
        ("总平面图.xml".encode("gbk"), "总平面图.xml"),
        (b"a\x07b.xml", "a\ufffdb.xml"),
    ],
)
def test_names_of_files_in_other_bytes(tmp_path: Path, name: bytes, path: str) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_bytes(XML)
    model = read(tmp_path)
    assert [f.path for f in model.files] == [path]
    assert len(model.documents) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes in folders on Windows")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "d", {"a.xml": XML})
    os.mkfifo(folder / "pipe.xml")
    assert codes(read(folder)) == [("file-unreadable", True)]


def test_a_file_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = folder_of(tmp_path / "d", {"a.xml": XML, "b.xml": XML})
    opened = Path.open

    def denied(self: Path, *args: object, **more: object) -> object:
        if self.name == "b.xml":
            raise PermissionError(13, "Permission denied")
        return opened(self, *args, **more)  # type: ignore[arg-type,call-overload]

    monkeypatch.setattr(Path, "open", denied)
    model = read(folder)
    assert codes(model) == [("file-unreadable", True)]
    assert [(f.path, bool(f.sha256)) for f in model.files] == [("a.xml", True), ("b.xml", False)]


@pytest.mark.parametrize(
    ("name", "data", "issue"),
    [
        ("a.dwg", b"AC1032\x00\x00\x00", ("dwg-not-read", True)),
        ("a.mdb", b"\x00\x01\x00\x00Standard Jet DB\x00", ("mdb-not-read", False)),
        ("a.rar", b"Rar!\x1a\x07\x00", ("archive-not-opened", False)),
        ("a.bin", b"7z\xbc\xaf\x27\x1c\x00\x04", ("archive-not-opened", False)),
    ],
)
def test_formats_that_are_not_read_are_named(tmp_path: Path, name: str, data: bytes, issue: tuple[str, bool]) -> None:
    assert codes(read(folder_of(tmp_path / "d", {name: data, "plan.dxf": DXF}))) == [issue]


def test_a_file_called_dxf_or_xml_goes_to_that_reader() -> None:
    model = read_bytes({"a.dxf": b"%PDF-1.7\n", "b.xml": b"%PDF-1.7\n", "c.xml": b""})
    assert [f.kind for f in model.files] == ["pdf", "pdf", "empty"]
    assert {(i.file, i.loss) for i in model.issues} == {("a.dxf", True), ("b.xml", True), ("c.xml", True)}


def test_what_macos_packs_beside_a_file_is_no_drawing() -> None:
    resource = b"\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X"
    model = read_bytes({"a.dxf": DXF, "__MACOSX/._a.dxf": resource, "__MACOSX/._a.xml": resource})
    assert (len(model.drawings), model.issues) == (1, ())


def test_an_empty_folder_is_not_complete(tmp_path: Path) -> None:
    assert codes(read(tmp_path)) == [("package-empty", True)]


def test_a_package_without_drawing_and_data_is_not_complete() -> None:
    nothing: dict[str, bytes] = {"a.txt": b"text", "b.jpg": b"\xff\xd8\xff"}
    assert codes(read_bytes(nothing)) == [("package-nothing-read", True)]
    packed = read_bytes({"a.rar": b"Rar!\x1a\x07\x00"})
    assert codes(packed) == [("package-nothing-read", True), ("archive-not-opened", False)]
    for name, data in {"c.dxf": DXF, "c.xml": XML}.items():
        assert codes(read_bytes({**nothing, name: data})) == []


@pytest.mark.parametrize("head", [b"\x00" * 64, b"AC10", b"text"])
def test_a_damaged_dwg_is_not_passed_over(head: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SURVEYCHECK_DWG_CONVERTER", "none")
    assert codes(read_bytes({"a.dxf": DXF, "b.DWG": head})) == [("dwg-not-read", True)]


@pytest.mark.parametrize("name", ["nothing-here", "a.pdf", "a.rar", "pipe"])
def test_wrong_questions(tmp_path: Path, name: str) -> None:
    folder_of(tmp_path, {"a.pdf": b"%PDF-1.7\n", "a.rar": b"Rar!\x1a\x07\x00"})
    if name == "pipe" and sys.platform != "win32":
        os.mkfifo(tmp_path / name)
    for door in (read, peek):
        with pytest.raises(ReadError) as caught:
            door(tmp_path / name)
        assert name in caught.value.zh
        assert name in caught.value.en


@pytest.mark.parametrize(("name", "data"), [("a.dxf", DXF), ("a.xml", XML), ("drawing.txt", DXF)])
def test_a_lone_file(tmp_path: Path, name: str, data: bytes) -> None:
    path = folder_of(tmp_path, {name: data}) / name
    model = read(path)
    assert model.lone
    assert [f.path for f in model.files] == [name]
    assert len(model.drawings) + len(model.documents) == 1


def test_peek_sees_only_the_first_tags(tmp_path: Path) -> None:
    broken = XML[: XML.index(b"<ZRZ>")] + b"<ZRZ>" + b"x" * 100_000
    folder = folder_of(tmp_path / "d", {"a.xml": broken, "b.xml": b"\xff\xfe", "c.dxf": DXF})
    (root,) = peek(folder)
    assert (root.file, root.root, root.namespace, dict(root.attributes)) == ("a.xml", "成果", "urn:x", {"阶段": "竣工"})
    assert peek(zipped(tmp_path / "x.zip", [("d/a.xml", broken)])) == (root,)


def test_progress_goes_up_to_the_end_and_can_stop(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "d", {f"{i}.xml": XML for i in range(4)})
    seen: list[Event] = []
    read(folder, progress=seen.append)
    fractions = [event.fraction for event in seen]
    assert fractions == sorted(fractions)
    assert [event.fields["file"] for event in seen][:1] == ["0.xml"]

    def stop(event: Event) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        read(folder, progress=stop)


def test_a_large_file_is_told_of_and_can_be_stopped_before_it_is_parsed(tmp_path: Path) -> None:
    path = folder_of(tmp_path, {"a.xml": XML + b" " * 5 * 1024**2}) / "a.xml"
    seen: list[float] = []

    def stop(event: Event) -> None:
        seen.append(event.fraction)
        if len(seen) == 4:
            raise Stopped

    with pytest.raises(Stopped):
        read(path, progress=stop)
    assert 0 == seen[0] < seen[1] < seen[2] < seen[3] <= 0.2


def gone() -> IO[bytes]:
    raise FileNotFoundError(2, "No such file or directory")


class Failing(io.BytesIO):
    """A stream that fails when it is read."""

    def __init__(self, error: BaseException) -> None:
        super().__init__()
        self.error = error

    def read(self, count: int | None = -1, /) -> bytes:
        raise self.error


@pytest.mark.parametrize(
    ("again", "code"),
    [
        (lambda: Failing(zipfile.BadZipFile("Bad CRC-32")), "zip-damaged"),
        (lambda: Failing(OSError(5, "Input/output error")), "file-unreadable"),
        (gone, "file-unreadable"),
        (lambda: io.BytesIO(XML[:-9]), "file-unreadable"),
        (lambda: io.BytesIO(XML + b" "), "file-unreadable"),
    ],
)
@pytest.mark.parametrize("root", ["成果", "LandXML"])
def test_a_file_that_fails_when_it_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, root: str, again: Callable[[], IO[bytes]], code: str
) -> None:
    path = folder_of(tmp_path, {"a.xml": XML.replace("成果".encode(), root.encode())}) / "a.xml"
    opened: list[Path] = []

    def opening(path: Path) -> IO[bytes]:
        opened.append(path)
        return path.open("rb") if len(opened) == 1 else again()

    monkeypatch.setattr("surveycheck.read.members._open", opening)
    model = read(path)
    assert codes(model) == [(code, True)]
    assert (len(model.files), model.documents, model.drawings) == (1, (), ())


def test_reading_changes_nothing(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "d", {"a.xml": XML, "b.dxf": DXF, "c/d.txt": b"x"})
    before = {p: (p.stat().st_mtime_ns, p.stat().st_size) for p in sorted(tmp_path.rglob("*"))}
    read(folder)
    assert {p: (p.stat().st_mtime_ns, p.stat().st_size) for p in sorted(tmp_path.rglob("*"))} == before


def test_a_unicode_path_field_names_the_member(tmp_path: Path) -> None:
    entry = zipfile.ZipInfo("plain/a.xml")
    name = "宗地/甲.xml".encode()
    entry.extra = struct.pack("<HHBI", 0x7075, 5 + len(name), 1, zlib.crc32(b"plain/a.xml")) + name
    model = read(zipped(tmp_path / "x.zip", [(entry, XML)]))
    assert (model.name, [f.path for f in model.files]) == ("宗地", ["甲.xml"])
