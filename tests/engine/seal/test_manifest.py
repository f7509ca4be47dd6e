"""Manifests and signatures: as they were written, or not at all."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from surveycheck.seal import SealError, Section, digests_of, new_key, read_private, sign
from surveycheck.seal.documents import as_text
from surveycheck.seal.manifest import add_section, check_entry, ours, read_manifest, section_of
from surveycheck.seal.signature import read_signature


def section(folder: Path, stem: str = "a.report", *names: str) -> Section:
    for name in names or (f"{stem}.html", f"{stem}.json"):
        (folder / name).write_bytes(name.encode())
    paths = [folder / name for name in names or (f"{stem}.html", f"{stem}.json")]
    return section_of("示例\udc81", stem, "2026-01-02T03:04:05+08:00", digests_of(b"content"), paths)


def test_there_and_back(tmp_path: Path) -> None:
    one = section(tmp_path)
    assert read_manifest(add_section(tmp_path, one)) == (one,)
    assert [check_entry(tmp_path, entry) for entry in one.files] == ["same", "same"]


def test_a_folder_may_hold_several_reports(tmp_path: Path) -> None:
    one, other = section(tmp_path, "a.report"), section(tmp_path, "b.report")
    add_section(tmp_path, one)
    add_section(tmp_path, other)
    again = replace(one, started="2027-01-02T03:04:05+08:00")
    assert read_manifest(add_section(tmp_path, again)) == (other, again)


@pytest.mark.parametrize("text", ["{}", '{"name": "some web page"}', "\x89PNG", '{"manifest_version": 3}'])
def test_a_manifest_of_another_program_is_left_alone(tmp_path: Path, text: str) -> None:
    (tmp_path / "manifest.json").write_text(text, encoding="utf-8")
    with pytest.raises(SealError, match="no manifest of surveycheck"):
        add_section(tmp_path, section(tmp_path))
    with pytest.raises(SealError):
        ours(tmp_path)
    assert (tmp_path / "manifest.json").read_text(encoding="utf-8") == text


def test_a_damaged_manifest_of_ours_is_written_anew(tmp_path: Path) -> None:
    path = add_section(tmp_path, section(tmp_path, "b.report"))
    path.write_text(path.read_text(encoding="utf-8")[:-20], encoding="utf-8")
    one = section(tmp_path)
    assert read_manifest(add_section(tmp_path, one)) == (one,)


def entry(document: Any) -> Any:
    return document["reports"][0]["files"][0]


@pytest.mark.parametrize(
    "path",
    ["../a.html", "/etc/passwd", "C:\\a", "..", ".", "", "a/b", "a\\b", "a:b", "a\0b", "a ", "a.", "x\n"],
)
def test_a_name_never_leads_out_of_the_folder(tmp_path: Path, path: str) -> None:
    file = add_section(tmp_path, section(tmp_path))
    document = json.loads(file.read_text(encoding="utf-8"))
    entry(document)["path"] = path
    file.write_text(as_text(document), encoding="utf-8")
    with pytest.raises(SealError, match="damaged"):
        read_manifest(file)


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", "[" * 100_000, '{"format": "surveycheck-manifest/1"}', "1" * 10_000, "\ufeff{}"],
)
def test_what_is_no_manifest_is_said_in_words(tmp_path: Path, text: str) -> None:
    (tmp_path / "manifest.json").write_text(text, encoding="utf-8")
    with pytest.raises(SealError, match="damaged"):
        read_manifest(tmp_path / "manifest.json")


def test_a_huge_manifest_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "manifest.json").open("wb") as file:
        file.truncate(17 * 1024 * 1024)
    with pytest.raises(SealError, match="16 MB"):
        read_manifest(tmp_path / "manifest.json")


def test_links_are_not_followed(tmp_path: Path) -> None:
    one = section(tmp_path)
    target = tmp_path / "elsewhere"
    (tmp_path / "a.report.html").rename(target)
    try:
        (tmp_path / "a.report.html").symlink_to(target)
    except OSError:
        pytest.skip("links need a privilege here")
    assert check_entry(tmp_path, one.files[0]) == "link"
    (tmp_path / "manifest.json").symlink_to(target)
    with pytest.raises(SealError):
        add_section(tmp_path, one)


@pytest.fixture
def signed(tmp_path: Path) -> Path:
    new_key(tmp_path / "k.key")
    key = read_private(tmp_path / "k.key")
    return sign(tmp_path / "a.report.sig", section(tmp_path), key, "2026-01-02T03:04:05+08:00")


def test_a_signature_names_its_files_and_its_key(signed: Path) -> None:
    found = read_signature(signed)
    assert [e.name for e in found.section.files] == ["a.report.html", "a.report.json"]
    assert found.public == read_private(signed.parent / "k.key").public
    assert found.signed == "2026-01-02T03:04:05+08:00"


def test_every_flipped_byte_of_a_signature_or_manifest_is_noticed(signed: Path) -> None:
    manifest = add_section(signed.parent, read_signature(signed).section)
    whole = read_manifest(manifest)
    for path, read in ((signed, read_signature), (manifest, read_manifest)):
        data = path.read_bytes()
        for at in range(len(data)):
            for flip in (1, 0x20):
                path.write_bytes(data[:at] + bytes([data[at] ^ flip]) + data[at + 1 :])
                try:
                    found: object = read(path)
                except SealError:
                    continue
                assert path == manifest, f"byte {at} of the signature"
                assert found != whole, f"byte {at} of the manifest"
        path.write_bytes(data)


def test_a_signature_put_under_another_key_does_not_hold(signed: Path) -> None:
    other = new_key(signed.parent / "other.key")[1]
    document = json.loads(signed.read_text(encoding="utf-8"))
    document |= {"public": other.raw, "key": other.id}
    signed.write_text(as_text(document), encoding="utf-8")
    with pytest.raises(SealError, match="does not hold"):
        read_signature(signed)
