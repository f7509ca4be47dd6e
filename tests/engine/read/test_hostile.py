"""Archives and folders that are made to do harm: a clear answer, soon, and nothing outside is touched."""

from __future__ import annotations

import io
import os
import struct
import subprocess
import sys
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from small_archives import entry, zip_of

from surveycheck.model import Model
from surveycheck.read import ReadError, peek, read
from surveycheck.read.issues import WORDS
from surveycheck.report.losses import losses
from surveycheck.rule.message import fill

XML = b"<a/>"
SOON = 10.0
"""Seconds; the stated limit is 30."""


def asked(path: Path) -> Model:
    """Read within the time, with every issue sayable in both languages."""
    started = time.monotonic()
    model = read(path)
    assert time.monotonic() - started < SOON
    for issue in model.issues:
        for sentence in WORDS[issue.code]:
            assert "—" not in fill(sentence, issue.facts), issue
    assert len(losses(model.issues)[0]) == len(losses(model.issues)[1]) < 1000
    return model


def codes(model: Model) -> set[str]:
    return {issue.code for issue in model.issues if issue.loss}


def overlapped(count: int) -> bytes:
    """A zip of death: every entry of the directory names the same packed bytes."""
    return zip_of([entry(b"a/kernel.xml", b"0" * 1_000_000)], repeat=count)


def quoted() -> bytes:
    """Overlapping by quoting: the bytes of one member hold the local header of the next."""
    inner = entry(b"a/b.xml", b"0" * 100_000)
    outer = entry(b"a/a.xml", inner.local, method=0)
    return zip_of([outer, inner], shift={1: -len(inner.local)})


@pytest.mark.parametrize("data", [overlapped(250), overlapped(20_000), quoted()])
def test_members_that_share_their_bytes(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x.zip").write_bytes(data)
    model = asked(tmp_path / "x.zip")
    assert codes(model) == {"zip-overlapping"}
    assert model.files == ()
    with pytest.raises(ReadError) as caught:
        peek(tmp_path / "x.zip")
    assert caught.value.loss


def test_a_million_members(tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(zip_of([entry(b"a", b"")], repeat=1_000_000, zip64=True))
    assert codes(asked(tmp_path / "x.zip")) == {"package-too-many"}


@pytest.mark.parametrize("stated", [0, 1, 0xFFFF])
def test_a_directory_that_lies_about_its_count(tmp_path: Path, stated: int) -> None:
    data = bytearray(zip_of([entry(f"a/{n}.xml".encode(), XML) for n in range(5)]))
    end = data.rindex(b"PK\x05\x06")
    data[end + 8 : end + 12] = struct.pack("<HH", stated, stated)
    (tmp_path / "x.zip").write_bytes(data)
    model = asked(tmp_path / "x.zip")
    assert len(model.files) == 5
    assert codes(model) == {"zip-damaged"}


@pytest.mark.parametrize("size", [1, 3, 2**31, 2**32 - 2])
def test_a_member_that_lies_about_its_size(tmp_path: Path, size: int) -> None:
    """Too small: the checksum tells. Too large: nothing is missing, or it is a bomb by what it says."""
    (tmp_path / "x.zip").write_bytes(zip_of([entry(b"a/a.xml", XML, size=size), entry(b"a/b.xml", XML)]))
    model = asked(tmp_path / "x.zip")
    assert codes(model) <= {"zip-damaged", "package-too-large"}
    assert codes(model) or len(model.documents) == 2
    assert "b.xml" in [file.path for file in model.files]


def test_many_small_bombs_are_one_large_one(tmp_path: Path) -> None:
    big = entry(b"", b"\0" * 60_000_000)
    members = [entry(f"a/{n}.bin".encode(), b"", like=big) for n in range(40)]
    (tmp_path / "x.zip").write_bytes(zip_of(members))
    model = asked(tmp_path / "x.zip")
    assert codes(model) == {"package-too-large"}
    assert len(model.files) < 3


def test_a_zip_within_a_zip_is_not_opened(tmp_path: Path) -> None:
    data = zip_of([entry(b"bomb.xml", b"\0" * 1_000_000)])
    for _ in range(5):
        data = zip_of([entry(b"a/in.zip", data), entry(b"a/a.xml", XML)])
    (tmp_path / "x.zip").write_bytes(data)
    assert [(i.code, i.file) for i in asked(tmp_path / "x.zip").issues] == [("archive-not-opened", "in.zip")]


@pytest.mark.parametrize("method", [1, 6, 9, 93, 95, 98, 99, 0xFFFF])
def test_methods_that_are_not_supported(tmp_path: Path, method: int) -> None:
    (tmp_path / "x.zip").write_bytes(zip_of([entry(b"a/a.xml", XML, method=method), entry(b"a/b.xml", XML)]))
    model = asked(tmp_path / "x.zip")
    assert codes(model) == {"zip-method"}
    assert len(model.documents) == 1


@pytest.mark.parametrize(
    "name",
    [
        "aux.xml",
        "a/con",
        "a/CON .xml",
        "LPT1",
        "lpt9.txt",
        "COM¹.xml",
        "conin$",
        "a/nul:x",
        "a\x1b[2Jb.xml",
        "a\x9bb",
        "a\x7f",
    ],
)
def test_names_of_devices_and_with_controls(tmp_path: Path, name: str) -> None:
    (tmp_path / "x.zip").write_bytes(zip_of([entry(name.encode(), XML, utf8=True), entry(b"a/b.xml", XML)]))
    model = asked(tmp_path / "x.zip")
    assert codes(model) == {"zip-unsafe-path"}
    shown = "".join(issue.file for issue in model.issues) + "".join(losses(model.issues)[0])
    assert not {"\x1b", "\x9b", "\x7f"} & set(shown)


@pytest.mark.parametrize(
    "pair", [("A.xml", "a.XML"), ("a.xml", "a.xml."), ("d/a.xml", "d /a.xml"), ("é.xml", "e\u0301.xml")]
)
def test_names_that_are_one_on_windows(tmp_path: Path, pair: tuple[str, str]) -> None:
    (tmp_path / "x.zip").write_bytes(zip_of([entry(name.encode(), XML, utf8=not name.isascii()) for name in pair]))
    model = asked(tmp_path / "x.zip")
    assert [(i.code, i.loss) for i in model.issues] == [("zip-same-name", False)]
    assert len(model.files) == 2


def test_ten_thousand_bad_names_are_one_fault(tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(zip_of([entry(f"../{n}".encode(), b"") for n in range(10_000)]))
    model = asked(tmp_path / "x.zip")
    assert len(model.issues) == 51
    assert {issue.facts.get("count") for issue in model.issues} == {None, 10_000}
    assert all(issue.loss for issue in model.issues)


def test_cut_and_spoiled_at_every_byte(tmp_path: Path) -> None:
    """Never an exception; and where anything of the two files is gone or another, a loss or another digest."""
    data = zip_of([entry(b"a/a.xml", XML), entry("a/图.xml".encode(), XML * 9, utf8=True)])
    sound = {(f.path, f.sha256) for f in _read(data, tmp_path).files}
    for at in range(len(data)):
        for spoiled in (data[:at], data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]):
            model = _read(spoiled, tmp_path)
            there = {(f.path, f.sha256) for f in model.files}
            assert codes(model) or there == sound or len(there) == len(sound), at


def _read(data: bytes, folder: Path) -> Model:
    path = folder / "spoiled.zip"
    path.write_bytes(data)
    return read(path)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_packers_spoiled(tmp_path: Path, method: int) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        archive.writestr("a/a.xml", XML * 50)
        archive.writestr("a/b.xml", XML * 50)
    data = buffer.getvalue()
    for at in range(30, data.index(b"PK\x01\x02"), 3):
        assert len(_read(data[:at] + b"\xff\xff\xff" + data[at + 3 :], tmp_path).files) <= 2


def below(root: Path, depth: int) -> None:
    """So many folders one in the other: deeper than a path may be long."""
    here = Path.cwd()
    os.chdir(root)
    try:
        for _ in range(depth):
            Path("d").mkdir()
            os.chdir("d")
        Path("a.xml").write_bytes(XML)
    finally:
        os.chdir(here)


@pytest.mark.skipif(sys.platform == "win32", reason="paths are shorter there")
@pytest.mark.parametrize("depth", [40, 3000])
def test_folders_nested_deeply(tmp_path: Path, depth: int) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "b.xml").write_bytes(XML)
    below(folder, depth)
    try:
        model = asked(folder)
    finally:
        subprocess.run(["rm", "-rf", str(folder)], check=True)  # shutil.rmtree recurses
    assert codes(model) == {"package-too-deep"}
    assert [file.path for file in model.files] == ["b.xml"]


def many(count: int) -> Callable[[Path], None]:
    def make(folder: Path) -> None:
        for number in range(count):
            os.close(os.open(folder / f"{number}.txt", os.O_CREAT))

    return make


def test_a_hundred_thousand_files(tmp_path: Path) -> None:
    many(30_000)(tmp_path)
    model = asked(tmp_path)
    assert codes(model) == {"package-too-many"}
    assert len(model.files) == 20_000


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")
def test_loops_and_devices(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "d").mkdir(parents=True)
    (folder / "d" / "up").symlink_to("..")
    (folder / "self").symlink_to("self")
    (folder / "zero.xml").symlink_to("/dev/zero")
    os.mkfifo(folder / "d" / "pipe.dxf")
    (folder / "a.xml").write_bytes(XML)
    model = asked(folder)
    assert codes(model) == {"link-not-followed", "file-unreadable"}
    assert [file.path for file in model.files] == ["a.xml"]


def test_crc_of_the_helper() -> None:
    with zipfile.ZipFile(
        io.BytesIO(zip_of([entry(b"a", b"xyz" * 50), entry("图".encode(), b"", utf8=True)]))
    ) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["a", "图"]
    assert zlib.crc32(b"") == 0
