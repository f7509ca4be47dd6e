"""The whole way in one call: which pack, which verdict, which exit status; the same twice, and from folder or zip."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from small_dxf import entities
from spoiled_pack import copy_of_blank, edit

from surveycheck.inspection import Choice, ChoiceError, CodeError, choose, exit_status, inspect
from surveycheck.model import Event, Report
from surveycheck.read import ReadError
from surveycheck.report import to_json
from surveycheck.run import Options

CODE = "990101001001GB00001"
CORNERS = [(0, 0), (10, 0), (10, 10), (0, 10)]
BLANK = '<空白成果 xmlns="urn:surveycheck:blank">{}</空白成果>'
PROJECT = "<PROJECT><项目名称>示例花园</项目名称><测绘单位>示例测绘有限公司</测绘单位></PROJECT>"


def parcel(closed: bool = True) -> bytes:
    """One parcel of 100 m² on layer JZD; an open one ends where it has not begun."""
    points = [group for x, y in CORNERS for group in (10, float(x), 20, float(y))]
    head = (0, "LWPOLYLINE", 5, "2A", 100, "AcDbEntity", 8, "JZD", 100, "AcDbPolyline", 90, 4, 70, int(closed))
    return entities(*head, *points, 1001, "SOUTH", 1000, "300000", 1000, CODE)


def records(use: str = "0701", area: str = "100.00") -> bytes:
    row = f"<PARCEL><CODE>{CODE}</CODE><AREA>{area}</AREA><USE>{use}</USE></PARCEL>"
    return BLANK.format(PROJECT + row).encode()


def package(folder: Path, **files: bytes) -> Path:
    """A deliverable of the blank pack; a file given as empty bytes is left out."""
    wanted = {"map": parcel(), "data": records()} | files
    for name, path in (("map", "图件/宗地图.dxf"), ("data", "成果.xml")):
        if wanted[name]:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(wanted[name])
    return folder


def zipped(folder: Path, path: Path, enclosing: str = "") -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for file in sorted(p for p in folder.rglob("*") if p.is_file()):
            archive.write(file, enclosing + file.relative_to(folder).as_posix())
    return path


def codes(report: Report) -> list[str]:
    return [f.code for f in report.findings]


# --- which pack


@pytest.mark.parametrize("name", ["a.dxf", "A.DXF"])
def test_a_drawing_is_checked_by_the_pack_for_drawings(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(parcel())
    assert choose(tmp_path / name) == Choice("geometry", "default")
    assert choose(tmp_path / name, "blank") == Choice("blank", "user")


def test_the_user_s_word_is_taken_before_anything_is_looked_at(tmp_path: Path) -> None:
    assert choose(tmp_path / "nowhere", tmp_path) == Choice(tmp_path, "user")


@pytest.mark.parametrize("form", ["folder", "folder.dxf", "zip", "xml"])
def test_a_pack_claims_its_own_deliverables(form: str, tmp_path: Path) -> None:
    path = package(tmp_path / ("of.dxf" if form == "folder.dxf" else "of"))
    path = {"zip": zipped(path, tmp_path / "of.zip"), "xml": path / "成果.xml"}.get(form, path)
    assert choose(path) == Choice("blank", "claim")


def test_nobody_claims_it_or_several_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    strange = tmp_path / "strange"
    strange.mkdir()
    (strange / "a.xml").write_bytes(b"<other/>")
    with pytest.raises(ChoiceError) as none:
        choose(strange)
    assert none.value.claims == ()
    assert {"blank", "geometry", "ningbo"} <= set(none.value.packs)
    assert "没有规则包" in none.value.zh
    assert "no pack claims" in none.value.en
    monkeypatch.setattr("surveycheck.inspection.claimed_by", lambda roots: ("blank", "ningbo"))
    with pytest.raises(ChoiceError) as several:
        choose(strange)
    assert several.value.claims == ("blank", "ningbo")
    assert "blank、ningbo" in several.value.zh
    assert "blank, ningbo" in several.value.en


def test_there_is_nothing(tmp_path: Path) -> None:
    with pytest.raises(ReadError):
        choose(tmp_path / "nowhere")
    with pytest.raises(ReadError):
        inspect(tmp_path / "nowhere", "blank")


@pytest.mark.parametrize("words", [{"only": ("XXX-99",)}, {"skip": ("no-such-rule",)}])
def test_rules_that_the_pack_does_not_have(words: dict[str, tuple[str, ...]], tmp_path: Path) -> None:
    with pytest.raises(CodeError) as error:
        inspect(package(tmp_path / "of"), "blank", Options(**words))
    ((unknown,),) = words.values()
    assert error.value.unknown == (unknown,)
    assert {"GEO-01", "boundary-not-closed"} <= set(error.value.known)
    assert unknown in error.value.zh
    assert unknown in error.value.en


# --- verdict, grade and exit status


@pytest.mark.parametrize(
    ("files", "found", "level", "passes", "status"),
    [
        ({}, [], "优", True, 0),
        ({"data": records(use="0799")}, ["ATT-06"], "优", True, 0),
        ({"data": records(area="99.00")}, ["PAR-01"], "不合格", False, 1),  # class A
        ({"data": records(area="99.90")}, ["PAR-01"], "优", True, 0),  # class B
        ({"map": b""}, ["PKG-01"], None, None, 1),
        ({"map": parcel()[:-12]}, None, "不合格", False, 3),  # cut off: the loss goes before the level
    ],
)
def test_verdict_of_a_package(
    files: dict[str, bytes],
    found: list[str] | None,
    level: str | None,
    passes: bool | None,
    status: int,
    tmp_path: Path,
) -> None:
    report = inspect(package(tmp_path / "of", **files))
    assert report.pack.chosen_by == "claim"
    assert exit_status(report) == status
    assert report.complete == (status != 3)
    if found is not None:
        assert codes(report) == found
    if passes is not None:
        assert report.grade is not None
        assert (report.grade.level, report.passes) == (level, passes)


def test_what_was_left_out_takes_the_grade_but_not_the_verdict(tmp_path: Path) -> None:
    for area, passes in (("100.00", True), ("99.90", True), ("99.00", False)):
        path = package(tmp_path / area, data=records(area=area))
        report = inspect(path, options=Options(skip=("GEO-01",)))
        assert report.grade is None
        assert report.ungraded == "left-out"
        assert report.left_out == ("GEO-01",)
        assert report.passes is passes
        assert exit_status(report) == int(not passes)


@pytest.mark.parametrize(
    ("data", "found", "status"),
    [(records(), [], 0), (records(use="0799"), ["ATT-06"], 0), (records(area="-5"), ["ATT-06"], 1)],
)
def test_one_file_of_a_package_gets_no_grade(data: bytes, found: list[str], status: int, tmp_path: Path) -> None:
    path = package(tmp_path / "of", data=data) / "成果.xml"
    report = inspect(path)
    assert report.grade is None
    assert report.ungraded == "lone"
    assert report.left_out == ()
    assert codes(report) == found
    assert exit_status(report) == status


@pytest.mark.parametrize(
    ("text", "status"), [(BLANK.format(""), 3), (BLANK.format("<x><CODE>1</CODE></x>"), 3), (records().decode(), 0)]
)
def test_one_file_without_any_record_of_the_pack_is_no_pass(text: str, status: int, tmp_path: Path) -> None:
    path = tmp_path / "data.xml"
    path.write_text(text, "utf-8")
    report = inspect(path)
    assert exit_status(report) == status
    assert any("没有规则包所规定的任何一张表的记录" in loss for loss in report.losses) == (status == 3)


def test_without_a_policy_every_open_finding_fails(tmp_path: Path) -> None:
    pack = copy_of_blank(tmp_path / "mine")
    text = (pack / "pack.toml").read_text(encoding="utf-8")
    (pack / "pack.toml").write_text(text[: text.index("[grade]")], encoding="utf-8")
    for use, passes in (("0701", True), ("0799", False)):
        report = inspect(package(tmp_path / use, data=records(use=use)), pack, trust=True)
        assert (report.grade, report.ungraded, report.passes) == (None, "policy", passes)
        assert exit_status(report) == int(not passes)


def test_python_of_a_folder_runs_only_where_it_is_trusted(tmp_path: Path) -> None:
    pack, path = copy_of_blank(tmp_path / "mine"), package(tmp_path / "of")
    trusted, wary = inspect(path, pack, trust=True), inspect(path, pack)
    assert (trusted.left_out, wary.left_out) == ((), ("ATT-09",))
    assert trusted.grade is not None
    assert wary.grade is None
    assert trusted.pack.chosen_by == "user"


def test_a_rule_that_crashes_is_no_pass(tmp_path: Path) -> None:
    pack = copy_of_blank(tmp_path / "mine")
    file = "values/parcel-outside-district.py"
    edit(pack, file, "    districts = {", "    1 / 0\n    districts = {")
    report = inspect(package(tmp_path / "of"), pack, trust=True)
    assert [r.code for r in report.runs if r.status == "crashed"] == ["ATT-09"]
    assert not report.complete
    assert report.grade is not None
    assert report.grade.level is None
    assert exit_status(report) == 3


@pytest.mark.parametrize(
    ("complete", "passes", "status"), [(True, True, 0), (True, False, 1), (False, True, 3), (False, False, 3)]
)
def test_exit_status(complete: bool, passes: bool, status: int, tmp_path: Path) -> None:
    report = inspect(package(tmp_path / "of"))
    assert exit_status(replace(report, complete=complete, passes=passes)) == status


# --- progress, and the same again


def test_progress_never_falls_and_ends_with_the_report(tmp_path: Path) -> None:
    events: list[Event] = []
    report = inspect(package(tmp_path / "of", data=records(use="0799")), progress=events.append)
    fractions = [e.fraction for e in events]
    assert fractions == sorted(fractions)
    assert fractions[0] == 0.0
    assert [e.event for e in events].count("done") == 1
    assert (events[-1].event, events[-1].fraction, events[-1].fields["report"]) == ("done", 1.0, report)
    reading = [e.fraction for e in events if e.fields.get("stage") == "read"]
    assert reading
    assert max(reading) <= 0.4
    assert min(e.fraction for e in events if e.event == "rule") >= 0.4


def told(report: Report) -> dict[str, object]:
    """The report's JSON without what is different every time."""
    document: dict[str, object] = json.loads(to_json(report))
    assert isinstance(document["runs"], list)
    return document | {"started": "", "seconds": 0, "runs": [run | {"seconds": 0} for run in document["runs"]]}


FAULTY = {"map": parcel(closed=False), "data": records(use="0799", area="99.00")}


def test_the_same_deliverable_gives_the_same_report(tmp_path: Path) -> None:
    path = package(tmp_path / "of", **FAULTY)
    before = {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in path.rglob("*") if p.is_file()}
    first, second = (json.dumps(told(inspect(path)), ensure_ascii=False) for _ in range(2))
    assert first == second
    assert {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in path.rglob("*") if p.is_file()} == before


@pytest.mark.parametrize("enclosing", ["", "of/"])
def test_a_zip_gives_what_its_folder_gives(enclosing: str, tmp_path: Path) -> None:
    path = package(tmp_path / "of", **FAULTY)
    folder, archive = (told(inspect(p)) for p in (path, zipped(path, tmp_path / "of.zip", enclosing)))
    assert folder["findings"]
    assert archive == folder
