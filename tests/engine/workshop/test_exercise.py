"""Exercises from the shipped sample, marks in files, and the command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from surveycheck.cli.main import main
from surveycheck.pack import load_pack
from surveycheck.plant import PlantError
from surveycheck.read.source import source_of
from surveycheck.workshop import (
    Mark,
    Marks,
    MarksError,
    Wanted,
    codes_of,
    make_exercise,
    read_marks,
    result,
    result_page,
    write_marks,
)
from surveycheck.workshop.exercise import chosen
from surveycheck.workshop.result import read_answers

CLEAN = Path(__file__).parents[3] / "samples" / "clean"


def test_chosen_and_by_chance_and_the_same_seed(tmp_path: Path) -> None:
    wanted = Wanted(("GEO-01",), 3, ("shape", "topology"), ("B", "C"), seed=5)
    one, two = (make_exercise(CLEAN, tmp_path / name, wanted) for name in ("a", "b"))
    other = make_exercise(CLEAN, tmp_path / "c", Wanted(("GEO-01",), 3, seed=6))
    assert one.answers == two.answers != other.answers
    assert one.answers[0].code == "GEO-01"
    assert read_answers(one.key) == one.answers
    assert one.path.is_dir()


def test_chance_draws_from_the_stages_and_classes_that_are_wanted() -> None:
    pack, wanted = load_pack("ningbo"), Wanted(("GEO-01",), 3, ("shape", "topology"), ("B", "C"), seed=5)
    codes = chosen(source_of(CLEAN), pack, wanted)
    rules = [pack.rule(code) for code in codes]
    assert len(set(codes)) == 4
    assert codes[0] == "GEO-01"
    assert all(rule and rule.stage in ("shape", "topology") and rule.severity in "BC" for rule in rules[1:])


@pytest.mark.parametrize(
    ("wanted", "said"),
    [(Wanted(), "nothing to plant"), (Wanted(count=51), "0 to 50"), (Wanted(("NO-1",)), "has no rule NO-1")],
)
def test_what_cannot_be_planted_is_said_and_nothing_is_written(wanted: Wanted, said: str, tmp_path: Path) -> None:
    with pytest.raises(PlantError, match=said):
        make_exercise(CLEAN, tmp_path / "out", wanted)
    assert not (tmp_path / "out").exists()


def test_codes_as_people_write_them() -> None:
    assert codes_of(["GEO-01，BLD-04", "TOP-03;PAR-01 、 ATT-01"]) == ("GEO-01", "BLD-04", "TOP-03", "PAR-01", "ATT-01")


def test_marks_come_back_from_their_file(tmp_path: Path) -> None:
    made = (Mark("GEO-01", "图.dxf", "1F", at=(1.5, 2.0)), Mark("", "a.xml", xpath="/r/A[1]"))
    marks = Marks(made, "李", "成果", "ningbo")
    write_marks(tmp_path / "m.json", marks)
    assert read_marks(tmp_path / "m.json") == marks


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "no JSON"),
        ("[]", "no file of marks"),
        ('{"schema": "surveycheck-marks/1"}', "no list"),
        ('{"schema": "surveycheck-marks/1", "marks": [{"code": 7}]}', r"marks\[0\]: code must be a text"),
        ('{"schema": "surveycheck-marks/1", "marks": [{}, {"at": [1]}]}', r"marks\[1\]: at must be two numbers"),
        ('{"schema": "surveycheck-marks/1", "marks": [{"at": [1, NaN]}]}', "two numbers"),
        ('{"schema": "surveycheck-marks/1", "marks": [3]}', "no list"),
    ],
)
def test_a_file_that_is_none(text: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "m.json").write_text(text, encoding="utf-8")
    with pytest.raises(MarksError, match=said):
        read_marks(tmp_path / "m.json")


def test_the_page_says_what_was_missed_and_trusts_nothing(tmp_path: Path) -> None:
    made = make_exercise(CLEAN, tmp_path / "out", Wanted(("GEO-01", "BLD-04")))
    first = made.answers[0]
    marks = Marks((Mark("GEO-01", first.file, first.handle), Mark("<em>", "x", note="<b>hm</b>")), "<u>")
    pack = load_pack("ningbo")
    page = result_page(pack, result(pack, made.answers, marks), "en")
    rule = pack.rule("BLD-04")
    assert rule is not None
    assert rule.fix.en[:10] in page  # it was missed, so it is taught
    assert first.note in page
    assert first.note_en in page
    for tag in ("<em>", "<b>hm", "<u>"):
        assert tag not in page.split("</style>")[1]


def test_the_commands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    words = ["workshop", "new", str(CLEAN), "geo-01,BLD-04", "--count", "2", "--stage", "shape", "--out", str(out)]
    assert main([*words, "--lang", "en"]) == 2  # a code is spelled as it is
    words[3] = "GEO-01,BLD-04"
    assert main([*words, "--lang", "en"]) == 0
    said = capsys.readouterr().out
    assert "GEO-01" not in said
    key = out / "clean.answers.json"
    first = json.loads(key.read_text(encoding="utf-8"))[0]
    mark = Mark(first["code"], first["file"], first["handle"], at=tuple(first["at"]) if first["at"] else None)
    write_marks(tmp_path / "m.json", Marks((mark,), "李", "clean", "ningbo"))
    score = ["workshop", "score", str(key), str(tmp_path / "m.json"), "--lang", "en"]
    assert main([*score, "--json", "-"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["found"] == 1
    assert document["outcomes"][0]["answer"]["note_en"] == first["note_en"] != first["note"]
    assert document["missed"] == document["planted"] - 1
    assert main([*score, "--out", str(tmp_path / "r.html")]) == 0
    assert "Missed" in capsys.readouterr().out
    assert "李" in (tmp_path / "r.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["new", str(CLEAN)], "--out FOLDER"),
        (["new", str(CLEAN), "--count", "2", "--stage", "shapes", "--out", "x"], "has no shapes"),
        (["score", __file__, __file__], "no JSON"),
    ],
)
def test_wrong_usage(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["workshop", *words, "--lang", "en"]) == 2
    assert said in capsys.readouterr().err
