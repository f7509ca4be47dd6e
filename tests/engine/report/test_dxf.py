"""Marked-up drawings: the marks are there, and the drawing is what it was, byte for byte."""

from __future__ import annotations

import io
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import ezdxf
import numpy as np
import pytest
import small_dxf
from ezdxf import recover
from made_report import DXF, GAP, OVERLAP

from surveycheck.model import Event, Place, Report, SourceFile
from surveycheck.model.drawing import MODEL_SPACE
from surveycheck.read.dxf import read_dxf
from surveycheck.report.cad_steps import Step, steps_script
from surveycheck.report.dxf_marks import LAYERS, Mark, marked
from surveycheck.report.dxf_places import NoPlaceError, places_of
from surveycheck.report.formats import FORMATS
from surveycheck.report.wish import Wish

VERSIONS = ("R12", "R2000", "R2004", "R2007", "R2010", "R2013", "R2018")
MARKS = (
    Mark(1, "A", "GEO-01 界址线未闭合", (3.0, 4.0)),
    Mark(12, "B", "TOP-01 宗地重叠 😀 %%d \\P^J", (3.0, 4.0)),
    Mark(3, "note", "x\ny", (8.0, 8.0)),
)


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("crlf", [False, True])
def test_every_version_keeps_what_it_was(version: str, crlf: bool) -> None:
    before = small_dxf.made(version)
    before = before.replace(b"\n", b"\r\n") if crlf else before
    after = marked(before, MARKS, 1.0)
    old, new = read_dxf(before, "a.dxf")[0], read_dxf(after, "a.dxf")[0]
    assert old is not None
    assert new is not None
    ours = np.array([name.startswith("SC_") for name in new.entities.layer])
    assert int(ours.sum()) == 3 * len(MARKS)
    assert set(new.entities.space[ours]) == {MODEL_SPACE}
    for column in ("type", "handle", "layer", "space", "text", "raw", "color", "block", "radius", "height"):
        was, now = getattr(old.entities, column), getattr(new.entities, column)
        kept = [value for value, own in zip(now, ours, strict=True) if not own]
        assert list(map(repr, was)) == list(map(repr, kept)), column
    was = [g.wkt if g is not None else "" for g in old.entities.geometry]
    now = [g.wkt if g is not None else "" for g, own in zip(new.entities.geometry, ours, strict=True) if not own]
    assert was == now
    assert after.count(b"\r\n") == (after.count(b"\n") if crlf else 0)


@pytest.mark.parametrize("version", VERSIONS)
def test_only_additions_and_the_seed(version: str) -> None:
    before = small_dxf.made(version)
    places, after = places_of(before), marked(before, MARKS, 1.0)
    assert places.seed is not None
    cuts = sorted([(places.entities, 0), *((t.at, 0) for n, t in places.tables.items() if n in ("LAYER", "STYLE"))])
    rest, last = after, 0
    for at, _ in [*cuts, (len(before), 0)]:
        part = before[last:at]
        if last <= places.seed[0] < at:
            begin, end = part[: places.seed[0] - last], part[sum(places.seed) - last :]
            assert rest.startswith(begin)
            rest = rest[rest.index(end, len(begin)) :]
            part = end
        place = rest.index(part)
        rest = rest[place + len(part) :]
        last = at
    assert not rest


@pytest.mark.parametrize("version", VERSIONS)
def test_ezdxf_finds_no_fault(version: str, tmp_path: Path) -> None:
    before = small_dxf.made(version)
    (tmp_path / "a.dxf").write_bytes(marked(before, MARKS, 1.0))
    audit = ezdxf.readfile(tmp_path / "a.dxf").audit()
    _, was = recover.read(io.BytesIO(before))
    assert not audit.errors
    assert [fix.message for fix in audit.fixes] == [fix.message for fix in was.fixes]


@pytest.mark.parametrize("version", VERSIONS)
def test_what_is_drawn(version: str, tmp_path: Path) -> None:
    (tmp_path / "a.dxf").write_bytes(marked(small_dxf.made(version), MARKS, 2.0))
    document = ezdxf.readfile(tmp_path / "a.dxf")
    assert {document.layers.get(name).color for name in ("SC_A", "SC_B", "SC_NOTE")} == {1, 30, 8}
    assert "SC_C" not in document.layers
    rings = [e for e in document.modelspace().query("CIRCLE") if e.dxf.layer.startswith("SC_")]
    assert [(e.dxf.center.x, e.dxf.center.y) for e in rings] == [mark.at for mark in MARKS]
    assert rings[0].dxf.radius < rings[1].dxf.radius
    words = [e for e in document.modelspace().query("TEXT") if e.dxf.layer.startswith("SC_")]
    read = read_dxf((tmp_path / "a.dxf").read_bytes(), "a.dxf")[0]  # which knows escapes in every version
    assert read is not None
    rows = zip(read.entities.layer, read.entities.type, read.entities.raw, strict=True)
    text = [raw for layer, kind, raw in rows if layer.startswith("SC_") and kind == "TEXT"]
    assert text[:2] == ["1", "GEO-01 界址线未闭合"]
    assert text[3].startswith("TOP-01 宗地重叠")
    assert text[3].endswith("% %d /P^ J")
    assert text[5] == "x y"
    assert len({(round(e.dxf.insert.x, 3), round(e.dxf.insert.y, 3)) for e in words}) == len(words)
    handles = [e.dxf.handle for e in document.entitydb.values() if e.dxf.handle]
    assert len(handles) == len(set(handles))


def test_a_drawing_in_gbk_gets_gbk() -> None:
    assert "界址线未闭合".encode("gbk") in marked(small_dxf.made("R2000"), MARKS, 1.0)
    assert "界址线未闭合".encode() in marked(small_dxf.made("R2007"), MARKS, 1.0)
    assert b"\\U+754C\\U+5740" in marked(small_dxf.made("R12"), MARKS, 1.0)


def test_a_layer_of_the_name_is_taken_as_it_is() -> None:
    once = marked(small_dxf.made("R2010"), MARKS, 1.0)
    twice = marked(once, MARKS, 1.0)
    for name in (b"SC_A", b"SC_NOTE", b"SC_TEXT"):
        record = b"\n  2\n" + name + b"\n"
        assert once.count(record) == twice.count(record) == 1


def test_handles_begin_above_all_that_are_there_whatever_the_seed_says() -> None:
    before = small_dxf.made("R2010")
    at, size = places_of(before).seed or (0, 0)
    low = before[:at] + b"1" + before[at + size :]
    assert places_of(low).free == places_of(before).free
    assert places_of(before[:at] + b"FFFFF" + before[at + size :]).free == 0xFFFFF


def test_a_drawing_of_entities_alone() -> None:
    after = marked(small_dxf.entities(0, "POINT", 8, "0", 10, 1.0, 20, 2.0), MARKS, 1.0)
    drawing, _ = read_dxf(after, "a.dxf")
    assert drawing is not None
    assert len(drawing.entities.type) == 1 + 3 * len(MARKS)
    assert b"  5\n" not in after


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"AutoCAD Binary DXF\r\n\x1a\x00" + b"\0" * 50, "binary"),
        (small_dxf.made("R2010").decode().encode("utf-16"), "UTF-16"),
        (small_dxf.made("R2010")[:-2000], "damaged"),
        (small_dxf.made("R2010").replace(b"ENDSEC", b"ENDSEX", 1), "damaged"),
        (b"", "damaged"),
        (b"0\rSECTION\r", "damaged"),
    ],
)
def test_what_cannot_be_added_to_is_said(data: bytes, words: str) -> None:
    with pytest.raises(NoPlaceError, match=words):
        marked(data, MARKS, 1.0)


def asked(report: Report, source: Path | None, lang: str = "zh") -> tuple[dict[str, bytes], list[str]]:
    said: list[Event] = []
    made = FORMATS["dxf"](report, Wish(lang, progress=said.append, source=source))
    files = {name: content if isinstance(content, bytes) else content.encode() for name, content in made.items()}
    return files, [str(e.fields["message_en"]) for e in said if e.event == "message"]


def deliverable(report: Report, tmp_path: Path, content: bytes) -> Report:
    path = tmp_path / DXF
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    file = SourceFile(DXF, "dxf", len(content), sha256(content).hexdigest(), ".dxf", 0.0, "m")
    return replace(report, files=(file, *report.files[1:]))


def test_the_copy_and_its_script(report: Report, tmp_path: Path) -> None:
    report = deliverable(report, tmp_path, small_dxf.made("R2000"))
    files, said = asked(report, tmp_path)
    assert sorted(files) == ["宗地图.marked.dxf", "宗地图.steps.scr"]
    assert not said
    script = files["宗地图.steps.scr"].decode("gbk")
    assert script.count("(setq sck:d (cons (list ") == 4
    assert '"2A1" 602341.9700 3304515.0000 "A TOP-01 宗地重叠"' in script
    assert "TOP-01 Parcels overlap" in asked(report, tmp_path, "en")[0]["宗地图.steps.scr"].decode("gbk")


@pytest.mark.parametrize(
    ("content", "source", "words"),
    [
        (small_dxf.made("R2000"), False, "not at hand"),
        (b"AutoCAD Binary DXF\r\n\x1a\x00" + b"\0" * 50, True, "binary"),
        (small_dxf.made("R2010")[:-2000], True, "damaged"),
    ],
)
def test_marks_stand_alone_where_the_drawing_cannot_be_added_to(
    report: Report, tmp_path: Path, content: bytes, source: bool, words: str
) -> None:
    report = deliverable(report, tmp_path, content)
    files, said = asked(report, tmp_path if source else None)
    assert words in said[0]
    (tmp_path / "a.dxf").write_bytes(files["宗地图.marks-only.dxf"])
    document = ezdxf.readfile(tmp_path / "a.dxf")
    assert not document.audit().errors
    assert "A TOP-01 宗地重叠"[2:] in [e.dxf.text for e in document.modelspace().query("TEXT")]


def test_a_file_that_has_changed_since_is_not_copied(report: Report, tmp_path: Path) -> None:
    report = deliverable(report, tmp_path, small_dxf.made("R2000"))
    (tmp_path / DXF).write_bytes(small_dxf.made("R2004"))
    files, said = asked(report, tmp_path)
    assert "宗地图.marks-only.dxf" in files
    assert "no longer what was checked" in said[0]


def test_what_stands_on_paper_is_counted(report: Report) -> None:
    paper = replace(GAP, place=replace(GAP.place, layout="布局1"))
    files, said = asked(replace(report, findings=(paper, OVERLAP)), None)
    assert any("1 finding(s) have no spot in model space" in words for words in said)
    assert files["宗地图.steps.scr"].count(b"(setq sck:d (cons") == 1
    assert asked(replace(report, findings=(paper,)), None) == (
        {},
        ["no finding has a spot in a drawing: no marked drawing was written"],
    )


def test_two_drawings_of_one_name(report: Report) -> None:
    other = "03/宗地图.dxf"
    there = replace(GAP, place=Place(other, "JZD", ("1",), at=(1.0, 2.0)))
    files = (*report.files, SourceFile(other, "dxf", 1, "0"))
    made, _ = asked(replace(report, files=files, findings=(OVERLAP, there)), None)
    assert sorted(made) == [
        "宗地图-2.marks-only.dxf",
        "宗地图-2.steps.scr",
        "宗地图.marks-only.dxf",
        "宗地图.steps.scr",
    ]


def test_nothing_of_a_deliverable_becomes_a_command() -> None:
    evil = '") (command "_.ERASE" "_ALL" "")\r\n_.ERASE'
    script = steps_script([Step(1, evil, (1.0, 2.0), '1") (x'), Step(2, "x", (1e300, 0.0))], evil).decode("gbk")
    assert "ERASE" not in [line.strip() for line in script.split("\r\n")]
    assert script.count('(command "') == 1
    assert script.count("(cons (list") == 1
    assert '(list 1 "" 1.0000 2.0000 "' in script
    code = "".join(line for line in script.split("\r\n") if not line.startswith(";"))
    assert code.count("(") == code.count(")")
    assert max(map(len, script.split("\r\n"))) < 200


def test_every_class_has_a_layer() -> None:
    assert [name for name, _ in LAYERS.values()] == ["SC_A", "SC_B", "SC_C", "SC_D", "SC_NOTE"]


def test_without_a_code_page_in_the_header_only_ascii_is_added() -> None:
    before = small_dxf.made("R2010").replace(b"$DWGCODEPAGE", b"$DWGCODEPAGX")
    after = marked(before, MARKS, 1.0)
    assert b"\\U+754C\\U+5740" in after
    assert len([byte for byte in after if byte > 127]) == len([byte for byte in before if byte > 127])
