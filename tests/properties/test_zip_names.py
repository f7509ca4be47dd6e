"""A Chinese name in a zip is read as it was written, whatever program packed it."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveycheck.read.languages import FREQUENT, common
from surveycheck.read.zip_names import decoded_names, shown

HAN = sorted(c for c in common() if c >= "\u4e00")
NAMES = st.lists(st.sampled_from(FREQUENT + "".join(HAN)), min_size=24, max_size=24, unique=True).map(
    lambda characters: [f"成果/{''.join(characters[k : k + 8])}.dxf" for k in range(0, 24, 8)]
)


def western(data: bytes) -> str:
    return "".join(bytes((b,)).decode("cp1252", "ignore") or chr(b) for b in data)


def named(raw: bytes, flagged: bool = False, extra: bytes = b"") -> zipfile.ZipInfo:
    """A member as the standard library hands it over: without the flag it takes every name for cp437."""
    info = zipfile.ZipInfo("x")
    info.orig_filename = raw.decode("utf-8" if flagged else "cp437")
    info.flag_bits = 0x800 if flagged else 0
    info.extra = extra
    return info


def unicode_path(raw: bytes, name: str) -> bytes:
    field = b"\x01" + struct.pack("<I", zlib.crc32(raw)) + name.encode()
    return struct.pack("<HHHH", 0x5455, 1, 0, 0)[:5] + struct.pack("<HH", 0x7075, len(field)) + field


WAYS: dict[str, tuple[Callable[[str], zipfile.ZipInfo], str]] = {
    "GBK": (lambda n: named(n.encode("gbk")), "gb18030"),
    "UTF-8 without the flag": (lambda n: named(n.encode()), "utf-8"),
    "UTF-8 with it": (lambda n: named(n.encode(), flagged=True), ""),
    "GBK as cp437": (lambda n: named(n.encode("gbk").decode("cp437").encode(), flagged=True), "gb18030"),
    "UTF-8 as cp437": (lambda n: named(n.encode().decode("cp437").encode(), flagged=True), "utf-8"),
    "UTF-8 as Western": (lambda n: named(western(n.encode()).encode(), flagged=True), "utf-8"),
    "GBK as Western": (lambda n: named(western(n.encode("gbk")).encode(), flagged=True), "gb18030"),
    "Unicode Path": (lambda n: named(n.encode("gbk"), extra=unicode_path(n.encode("gbk"), n)), ""),
    "Unicode Path of another": (lambda n: named(n.encode("gbk"), extra=unicode_path(b"other", "other")), "gb18030"),
}


@pytest.mark.parametrize("way", WAYS)
@settings(max_examples=25, deadline=None)
@given(names=NAMES)
def test_names_are_read_as_they_were_written(way: str, names: list[str]) -> None:
    pack, encoding = WAYS[way]
    read, issues = decoded_names([pack(name) for name in names])
    assert read == names
    assert [(issue.code, issue.facts["encoding"], issue.facts["count"]) for issue in issues] == (
        [("zip-name-encoding", encoding, 3)] if encoding else []
    )
    for issue in issues:
        assert issue.facts["sure"] in ("确定", "很可能")
        assert issue.file == issue.facts["name"] == names[0]
        assert issue.facts["text"] == shown(pack(names[0]).orig_filename)
        assert not issue.loss


@pytest.mark.parametrize("name", ["Größe.dxf", "Plan d'élévation.dxf", "图/张喆.dxf", "砼.dxf", "Ø50±2.dxf", "α≤β.dxf"])
def test_flagged_names_stand(name: str) -> None:
    assert decoded_names([named(name.encode(), flagged=True)]) == ([name], [])


def test_names_of_two_programs_are_read_each_in_its_own() -> None:
    names = ["成果/宗地界址线成果图.dxf", "成果/房屋平面图分层.dxf", "成果/地下空间测量图根点成果.dxf"]
    read, issues = decoded_names(
        [named(names[0].encode("gbk")), named(names[1].encode("gbk")), named(names[2].encode())]
    )
    assert read == names
    assert sorted((str(i.facts["encoding"]), i.facts["count"]) for i in issues) == [("gb18030", 2), ("utf-8", 1)]


@pytest.mark.parametrize("name", ["Größe.dxf", "Übersicht.dxf", "élévation.dxf"])
def test_western_names_of_an_old_program_are_read(name: str) -> None:
    assert decoded_names([named(name.encode("cp437"))])[0] == [name]


def test_extra_fields_may_be_cut_off() -> None:
    whole = unicode_path(b"x", "x")
    for end in range(len(whole)):
        assert decoded_names([named(b"a.xml", extra=whole[:end])]) == (["a.xml"], [])


def test_it_holds_for_a_zip_that_was_written() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("竣工测量成果/宗地图.dxf".encode("gbk").decode("cp437"), b"1")
    with zipfile.ZipFile(buffer) as archive:
        assert decoded_names(archive.infolist())[0] == ["竣工测量成果/宗地图.dxf"]
