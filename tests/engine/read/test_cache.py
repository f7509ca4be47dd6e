"""Drawings that were read before: the same again, or none at all."""

from __future__ import annotations

import hashlib
import os
import sys
from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest
import shapely
from benchmarks.drawings import drawing as drawing_of

from surveycheck.cli.main import main
from surveycheck.model import Drawing
from surveycheck.model.columns import Labels
from surveycheck.model.drawing import Entities
from surveycheck.model.parts import Parts
from surveycheck.read import Cache, cache, one_file, read
from surveycheck.read.column_file import Damaged, packed, unpacked
from surveycheck.read.drawing_file import _geometries
from surveycheck.read.dxf import read_dxf

SAMPLES = sorted((Path(__file__).parents[3] / "samples").rglob("*.dxf"))
DATA = drawing_of(0.4)
SIZE = len(DATA)
DIGEST = hashlib.sha256(DATA).hexdigest()


@pytest.fixture
def kept(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "kept")


def entry(kept: Cache) -> Path:
    (path,) = kept.folder.iterdir()
    return path


def assert_same(one: Drawing, two: Drawing) -> None:
    columns = [(one.entities, two.entities, column) for column in fields(Entities)]
    columns += [(one.parts, two.parts, column) for column in fields(Parts)]
    for mine, other, column in columns:
        a, b = getattr(mine, column.name), getattr(other, column.name)
        if column.name == "geometry":
            assert shapely.to_wkb(a).tolist() == shapely.to_wkb(b).tolist()
        elif isinstance(a, Labels):
            assert (a.names, a.codes.tolist()) == (b.names, b.codes.tolist()), column.name
        else:
            assert (a.dtype, a.shape, a.tobytes()) == (b.dtype, b.shape, b.tobytes()), column.name
    for own in fields(Drawing):
        if own.name not in ("entities", "parts"):
            assert getattr(one, own.name) == getattr(two, own.name), own.name


@pytest.mark.parametrize("data", [DATA, *(p.read_bytes() for p in SAMPLES)], ids=lambda d: f"{len(d)} bytes")
def test_what_is_kept_comes_back_as_it_was(data: bytes, kept: Cache) -> None:
    drawing, issues = read_dxf(data, "a.dxf")
    assert drawing
    kept.save("0" * 64, len(data), (drawing, issues))
    found = kept.load("0" * 64, len(data), "a.dxf")
    assert found
    assert found[1] == issues
    assert_same(found[0], drawing)


def test_the_name_of_the_file_is_that_of_today(kept: Cache) -> None:
    drawing, issues = read_dxf(DATA.replace(b"ANSI_936", b"ANSI_1252"), "a.dxf")
    assert drawing
    assert issues
    kept.save(DIGEST, SIZE, (drawing, issues))
    found = kept.load(DIGEST, SIZE, "b.dxf")
    assert found
    assert found[0].file == "b.dxf"
    assert {issue.file for issue in found[1]} == {"b.dxf"}


@pytest.mark.parametrize("at", [0, 8, 40, 50, 300, -1, 0.3, 0.6, 0.9])
def test_one_wrong_byte_and_the_entry_is_gone(at: float, kept: Cache) -> None:
    save(kept)
    data = bytearray(entry(kept).read_bytes())
    data[int(at * len(data)) if 0 < at < 1 else int(at)] ^= 1
    entry(kept).write_bytes(data)
    assert kept.load(DIGEST, SIZE, "a.dxf") is None
    assert not list(kept.folder.iterdir())


@pytest.mark.parametrize(
    "offsets", [[], [0], [1, 4, 8], [0, 4, 9], [0, 9, 8], [0, 2**62, 8], [-1, 4, 8], [0, 8, 4, 8], [0, 4]]
)
def test_offsets_that_lead_elsewhere_make_no_geometries(offsets: list[int]) -> None:
    points, columns = np.zeros((8, 2)), {"geometry": np.array([1, 1], np.int8)}
    columns |= {"geometry/1/points": points, "geometry/1/offsets0": np.array(offsets, np.int64)}
    with pytest.raises(Damaged):
        _geometries(columns)


@pytest.mark.parametrize("size", [0, 7, 39, 60, 5000])
def test_half_an_entry_is_none(size: int, kept: Cache) -> None:
    save(kept)
    entry(kept).write_bytes(entry(kept).read_bytes()[:size])
    assert kept.load(DIGEST, SIZE, "a.dxf") is None


def test_an_entry_under_the_name_of_another_drawing_is_not_believed(kept: Cache) -> None:
    save(kept)
    entry(kept).rename(kept._path("1" * 64, SIZE))
    assert kept.load("1" * 64, SIZE, "a.dxf") is None


def test_another_program_does_not_believe_it(kept: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    save(kept)
    monkeypatch.setattr(cache, "program", lambda: "another")
    assert kept.load(DIGEST, SIZE, "a.dxf") is None


def test_the_least_recently_used_goes_first(kept: Cache) -> None:
    save(kept)
    size = entry(kept).stat().st_size
    small = Cache(kept.folder, limit=5 * size)
    for number in range(1, 7):
        save(small, f"{number:064}")
        if number == 2:
            os.utime(small._path(DIGEST, SIZE), (2e9, 2e9))
    left = {path.name for path in kept.folder.iterdir()}
    assert sum(path.stat().st_size for path in kept.folder.iterdir()) <= small.limit
    assert small._path(DIGEST, SIZE).name in left
    assert small._path(f"{1:064}", SIZE).name not in left


def test_what_was_loaded_was_used(kept: Cache) -> None:
    save(kept)
    os.utime(entry(kept), (1e9, 1e9))
    assert kept.load(DIGEST, SIZE, "a.dxf") is not None
    assert entry(kept).stat().st_mtime > 1e9


def test_one_drawing_does_not_drive_out_all_others(kept: Cache) -> None:
    save(kept)
    size = entry(kept).stat().st_size
    for limit, entries in ((3 * size, 0), (5 * size, 1)):
        small = Cache(kept.folder / str(limit), limit)
        save(small)
        assert small.holds()[0] == entries


def test_nothing_is_left_of_an_entry_that_could_not_be_written(kept: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(Path, "replace", refused)
    save(kept)
    assert list(kept.folder.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="making a link takes a privilege there")
def test_a_folder_that_is_a_link_is_not_written_to(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir(mode=0o700)
    (tmp_path / "link").symlink_to(tmp_path / "real")
    save(Cache(tmp_path / "link"))
    assert list((tmp_path / "real").iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="who may read is the business of the user's profile there")
def test_only_the_user_may_read_it_and_nobody_else_write(kept: Cache) -> None:
    save(kept)
    assert (kept.folder.stat().st_mode & 0o777, entry(kept).stat().st_mode & 0o777) == (0o700, 0o600)
    kept.folder.chmod(0o777)
    kept.clear()
    save(kept)
    assert not list(kept.folder.iterdir())


def test_a_folder_that_cannot_be_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    beside = Cache(tmp_path / "file" / "kept")
    save(beside)
    assert beside.load(DIGEST, SIZE, "a.dxf") is None


def test_a_large_drawing_is_read_once(kept: Cache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.dxf"
    path.write_bytes(DATA)
    first = read(path, cache=kept)
    monkeypatch.setattr(one_file, "read_dxf", lambda *_: pytest.fail("read again"))
    monkeypatch.setattr(Cache, "save", lambda *_: pytest.fail("kept again"))
    again = read(path, cache=kept)
    assert_same(first.drawings[0], again.drawings[0])
    assert first.issues == again.issues
    path.write_bytes(DATA.replace(b"GXYZ", b"GXYY"))
    with pytest.raises(pytest.fail.Exception):
        read(path, cache=kept)


@pytest.mark.parametrize(("words", "entries"), [((), 1), (("--no-cache",), 0)])
def test_the_command_line_keeps_it_unless_told_not_to(
    words: tuple[str, ...], entries: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(cache.FOLDER, str(tmp_path / "kept"))
    (tmp_path / "a.dxf").write_bytes(DATA)
    main(["check", str(tmp_path / "a.dxf"), "--only", "FMT-01", *words])
    assert len(list(tmp_path.glob("kept/*"))) == entries


def test_pickles_are_neither_written_nor_read() -> None:
    with pytest.raises(TypeError):
        list(packed({}, {"a": np.array([object()])}))
    whole = b"".join(packed({}, {"a": np.arange(9)})).replace(b'"<i8"', b'"|O8"')
    end = 72 + 8 + int.from_bytes(whole[72:80], "little")
    with pytest.raises(Damaged, match="no plain column"):
        unpacked(np.frombuffer(whole[:8] + hashlib.sha256(whole[72:end]).digest() + whole[40:], np.uint8))


def save(kept: Cache, digest: str = DIGEST) -> None:
    drawing, issues = read_dxf(DATA, "a.dxf")
    assert drawing
    kept.save(digest, SIZE, (drawing, issues))
