"""Copies with planted defects: nothing given is changed or replaced, the same arguments give the same bytes."""

from __future__ import annotations

import hashlib
import json
import zipfile
from pathlib import Path

import pytest
from mutation import SAMPLES, loaded

from surveycheck.plant import NoPlanterError, NothingToSpoilError, PlantError, planted, written
from surveycheck.plant.answers import read as read_answers
from surveycheck.plant.answers import text_of
from surveycheck.plant.reach import readers
from surveycheck.read.source import source_of

CLEAN = SAMPLES / "clean"
SEVERAL = ("GEO-02", "BLD-06", "DOC-03", "TOP-10", "ATT-01", "ATT-01", "FMT-02")


def digest(folder: Path) -> dict[str, str]:
    """Every file below a folder."""
    files = (p for p in folder.rglob("*") if p.is_file())
    return {p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


def made(out: Path, *codes: str, seed: int = 7, base: Path = CLEAN, pack: str = "ningbo") -> Path:
    copy = planted(source_of(base), loaded(pack)[0], codes, seed)
    return written(copy, base, out)[0]


def test_the_same_arguments_give_the_same_files_and_the_deliverable_stays(tmp_path: Path) -> None:
    before = digest(CLEAN)
    one, two, other = (made(tmp_path / n, *SEVERAL, seed=s) for n, s in (("a", 7), ("b", 7), ("c", 8)))
    assert digest(one.parent) == digest(two.parent) != digest(other.parent)
    assert digest(CLEAN) == before
    key = read_answers(tmp_path / "a" / "clean.answers.json")
    assert [a.code for a in key if a.code in SEVERAL] == list(SEVERAL)
    assert len({(a.handle, a.xpath) for a in key if a.code == "ATT-01"}) == 2  # never the same victim twice


def test_only_what_was_spoilt_is_written_anew(tmp_path: Path) -> None:
    copy = made(tmp_path / "out", "BLD-06")
    before, after = digest(CLEAN), digest(copy)
    assert {path for path in before if before[path] != after[path]} == {"属性数据/综合测绘成果.xml"}
    old = (CLEAN / "属性数据/综合测绘成果.xml").read_text(encoding="utf-8").splitlines()
    new = (copy / "属性数据/综合测绘成果.xml").read_text(encoding="utf-8").splitlines()
    assert sum(a != b for a, b in zip(old[1:], new[1:], strict=True)) == 1  # line 1 is the declaration


def test_encoding_and_handles_of_a_drawing_are_kept(tmp_path: Path) -> None:
    base = CLEAN / "矢量数据" / "竣工图.dxf"
    copy = made(tmp_path, "GEO-20", base=base)
    old, new = (p.read_bytes() for p in (base, copy))
    assert b"ANSI_936" in new
    assert "注记".encode("gbk") in old or any(byte > 0x7F for byte in old)
    words = {line for line in old.decode("gbk").splitlines() if not line.isascii()}
    assert words == {line for line in new.decode("gbk").splitlines() if not line.isascii()}
    assert copy.name == base.name


def test_a_zip_becomes_a_zip(tmp_path: Path) -> None:
    base = tmp_path / "成果.zip"
    with zipfile.ZipFile(base, "w") as archive:
        for path in sorted(p for p in CLEAN.rglob("*") if p.is_file()):
            archive.write(path, f"示例花园/{path.relative_to(CLEAN).as_posix()}")
    copy = made(tmp_path / "out", "PKG-08", base=base)
    with zipfile.ZipFile(copy) as archive:
        empty = [i.filename for i in archive.infolist() if not i.file_size]
    key = json.loads((tmp_path / "out" / "成果.zip.answers.json").read_text(encoding="utf-8"))
    assert empty == [f"示例花园/{key[0]['file']}"]


@pytest.mark.parametrize("where", ["clean", "clean/sub", "clean/矢量数据/竣工图.dxf"])
def test_nothing_is_written_into_the_deliverable(where: str) -> None:
    before = digest(CLEAN)
    with pytest.raises(PlantError):
        made(SAMPLES / where, "GEO-02")
    assert digest(CLEAN) == before


def test_nothing_is_replaced_and_a_failure_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(tmp_path / "a", "GEO-02")
    before = digest(tmp_path / "a")
    with pytest.raises(PlantError):
        made(tmp_path / "a", "GEO-03")
    assert digest(tmp_path / "a") == before

    def full(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("surveycheck.plant.write._fill", full)
    with pytest.raises(OSError, match="disk full"):
        made(tmp_path / "b", "GEO-02")
    assert list((tmp_path / "b").iterdir()) == []


def test_what_cannot_be_planted_is_said(tmp_path: Path) -> None:
    lone = source_of(SAMPLES / "geometry" / "parcels-clean.dxf")
    pack = loaded("ningbo")[0]
    with pytest.raises(NothingToSpoilError, match="BLD-06"):
        planted(lone, pack, ("BLD-06",), 1)
    with pytest.raises(NoPlanterError, match="CRS-11"):
        planted(lone, pack, ("CRS-11",), 1)
    with pytest.raises(PlantError, match="XXX-01"):
        planted(lone, pack, ("XXX-01",), 1)
    bays = [f"{'ATT-16'}"] * 2
    with pytest.raises(NothingToSpoilError):  # there is one owner only
        planted(source_of(CLEAN), pack, bays, 1)


def test_a_damaged_drawing_is_not_spoilt_further(tmp_path: Path) -> None:
    broken = tmp_path / "broken.dxf"
    broken.write_bytes((SAMPLES / "geometry" / "parcels-clean.dxf").read_bytes()[:9000])
    with pytest.raises(PlantError, match=r"broken\.dxf"):
        planted(source_of(broken), loaded("geometry")[0], ("GEO-02",), 1)


def test_the_key_says_which_rules_look_at_a_value() -> None:
    pack = loaded("ningbo")[0]
    assert set(readers(pack, "H", "SCJZMJ")) >= {"BLD-05", "BLD-06"}
    assert "DOC-10" in readers(pack, "JGSCHZXX", "RJV")
    assert "BLD-06" not in readers(pack, "JGSCHZXX", "RJV")


def test_links_that_lead_out_are_not_followed(tmp_path: Path) -> None:
    base, outside = tmp_path / "base", tmp_path / "secret.txt"
    outside.write_text("not ours", encoding="utf-8")
    (base / "其他资料").mkdir(parents=True)
    (base / "其他资料" / "a.txt").write_text("a", encoding="utf-8")
    (base / "其他资料" / "b.txt").symlink_to(outside)
    copy = made(tmp_path / "out", "PKG-04", base=base)
    assert not (copy / "其他资料" / "b.txt").exists()
    assert outside.read_text(encoding="utf-8") == "not ours"


def test_the_key_is_json() -> None:
    copy = planted(source_of(CLEAN), loaded("ningbo")[0], ("TOP-09",), 3)
    row = json.loads(text_of(copy.answers))[0]
    assert list(row) == ["code", "file", "handle", "xpath", "key", "at", "note", "note_en", "consequences"]
    assert row["code"] == "TOP-09"
    assert len(row["at"]) == 2
    assert "TOP-10" in row["consequences"]
