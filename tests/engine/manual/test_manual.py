"""Items that a person looks at: their file, what they take off the grade, and that nothing is gained by them."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import small_pack as small
from sample_reports import SAMPLES

from surveycheck import exit_status, from_json, inspect, note_manual, read_manual, summary, to_json
from surveycheck.grade import grade, next_level
from surveycheck.manual import beside, book_of, items_of
from surveycheck.model import Finding, ManualEntry, Place, RuleRun
from surveycheck.pack import installed_packs, load_pack
from surveycheck.report import to_html
from surveycheck.report.serialise import json_schema
from surveycheck.waivers import WaiverError

SHAPE = "图/形"
HEAD = 'format = "surveycheck-manual/1"\n'
ROW = '[[item]]\nitem = "{item}"\nresult = "{result}"\nname = "李检"\ndate = 2026-11-29\n{more}'


@pytest.fixture(scope="module")
def ningbo():
    return load_pack("ningbo", examples=False)


def written(folder: Path, *rows: tuple[str, str, str]) -> Path:
    file = folder / "成果.manual.toml"
    text = "".join(ROW.format(item=item, result=result, more=more) for item, result, more in rows)
    file.write_text(HEAD + text, encoding="utf-8")
    return file


def failed(quality: str, severity: str) -> ManualEntry:
    words = dict.fromkeys(("title", "title_en", "how", "how_en", "source", "certainty"), "")
    return ManualEntry(item="x", quality=quality, usual="C", result="fail", severity=severity, **words)


def test_what_is_noted_is_read_back_and_replaced_and_taken_back(tmp_path):
    deliverable = tmp_path / "成果.zip"
    file = note_manual(deliverable, "seals", "fail", "李检", "A", "无印章", "p3.jpg")
    assert file == beside(deliverable) == tmp_path / "成果.manual.toml"
    note_manual(deliverable, "photographs", "pass", "李检", "B")
    seals, photographs = read_manual(file).results
    assert (seals.result, seals.severity, seals.note, seals.evidence) == ("fail", "A", "无印章", "p3.jpg")
    assert (photographs.result, photographs.severity) == ("pass", "")  # a class is said of failures only
    note_manual(deliverable, "seals", "not-applicable", "王检")
    assert [(r.item, r.result, r.name) for r in read_manual(file).results][-1] == ("seals", "not-applicable", "王检")
    note_manual(deliverable, "seals", "open", "")
    assert [r.item for r in read_manual(file).results] == ["photographs"]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (("seals", "fine", "李检"), "没有这种结果"),
        (("seals", "fail", " "), "姓名"),
        (("seals", "fail", "李检", "E"), "没有 E 类"),
    ],
)
def test_what_cannot_be_noted_is_told(tmp_path, given, words):
    with pytest.raises(WaiverError) as told:
        note_manual(tmp_path / "x", *given)
    assert words in told.value.zh
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_noted_within_the_deliverable(tmp_path):
    with pytest.raises(WaiverError):
        note_manual(tmp_path, "seals", "pass", "李检", file=tmp_path / "inside.toml")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("format = 1", "第 1 行"),
        (HEAD + '[[item]]\nitem = "a"\nresult = "maybe"\nname = "n"\ndate = 2026-01-01\n', "第 4 行"),
        (HEAD + '[[item]]\nitem = "a"\nresult = "pass"\ndate = 2026-01-01\n', "name"),
        (HEAD + 2 * ROW.format(item="a", result="pass", more=""), "两个结果"),
        (HEAD + ROW.format(item="a", result="fail", more='severity = "E"\n'), "没有 E 类"),
    ],
)
def test_a_damaged_file_is_told_with_its_line(tmp_path, ningbo, text, words):
    file = tmp_path / "x.manual.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(WaiverError) as told:
        book_of(tmp_path / "x", ningbo)
    assert words in told.value.zh
    assert told.value.loss  # nobody named it: the check is not complete
    with pytest.raises(WaiverError) as named:
        book_of(tmp_path / "x", ningbo, file)
    assert not named.value.loss


def test_the_book_has_every_item_and_says_what_it_does_not_know(tmp_path, ningbo):
    assert {e.result for e in book_of(tmp_path / "none", ningbo).entries} == {"open"}
    file = written(tmp_path, ("seals", "fail", ""), ("photographs", "fail", 'severity = "A"\n'), ("nobody", "pass", ""))
    book = book_of(tmp_path / "other", ningbo, file)
    assert [(e.item, e.severity) for e in book.failed] == [("photographs", "A"), ("seals", "B")]
    assert "nobody" in book.remarks[0]
    assert len(book.entries) == len(items_of(ningbo))


def test_every_shipped_item_deducts_somewhere():
    for info in installed_packs():
        pack = load_pack(info.name, examples=False)
        parts = {f"{e.name}/{p.name}" for e in pack.policy.elements for p in e.parts} if pack.policy else set()
        for entry in items_of(pack):
            assert pack.policy is None or entry.quality in parts
            assert entry.usual in "ABCD"
            assert all((entry.title, entry.title_en, entry.how, entry.how_en, entry.source))


def test_a_pack_without_items_refuses_a_file_that_is_named(tmp_path):
    pack = load_pack("geometry", examples=False)
    assert book_of(tmp_path / "x", pack) is None
    with pytest.raises(WaiverError):
        book_of(tmp_path / "x", pack, written(tmp_path, ("seals", "pass", "")))


def test_a_failure_deducts_by_its_class_in_its_own_part_and_a_vetoing_one_fails_the_unit():
    rule = small.rule("S", small.nothing, quality=SHAPE)
    pack = small.pack([rule], policy=small.policy())
    runs = [RuleRun("S", "s", "shape", "checked", 9)]
    plain = grade(runs, pack)
    b = grade(runs, pack, manual=(failed(SHAPE, "B"),))
    assert (plain.score, b.score) == (100.0, 88.0)
    (deduction,) = [d for e in b.parts for p in e.parts for d in p.deductions]
    assert (deduction.severity, deduction.points, deduction.cause, deduction.findings) == ("B", 12.0, "manual/x", ())
    assert grade(runs, pack, manual=(failed(SHAPE, "A"),)).level == "不合格"


def test_the_way_to_the_next_level_does_not_mend_what_failed_by_hand():
    rule = small.rule("S", small.nothing, quality=SHAPE)
    pack = small.pack([rule], policy=small.policy())
    place = Place("a.dxf")
    words = ("S", "s", "t", "t", "B", SHAPE, "m", "m", "c")
    found = tuple(Finding(f"S-{n}", *words, f"S-{n}", place) for n in range(2))
    runs = [RuleRun("S", "s", "shape", "checked", 9, findings=found)]
    by_hand = (failed(SHAPE, "C"),)
    now = grade(runs, pack, manual=by_hand)
    above = next_level(runs, pack, now, by_hand)
    assert (now.score, above.score, above.defects) == (72.0, 84.0, 1)
    vetoed = (failed(SHAPE, "A"),)
    assert next_level(runs, pack, grade(runs, pack, manual=vetoed), vetoed) is None


def test_a_report_tells_of_them_everywhere(tmp_path):
    deliverable = SAMPLES / "clean"
    plain = inspect(deliverable)
    hostile = "<b>模糊</b>"
    file = written(tmp_path, ("photographs", "fail", f'severity = "A"\nnote = "{hostile}"\n'), ("seals", "pass", ""))
    report = inspect(deliverable, manual=file)
    assert (exit_status(plain), exit_status(report)) == (0, 1)
    assert (plain.grade.level, report.grade.level) == ("优", "不合格")
    assert {e.result for e in plain.manual.entries} == {"open"}
    text = to_json(report)
    again = from_json(text)
    assert again.manual == report.manual
    jsonschema.validate(json.loads(text), json_schema())
    page = to_html(report, "zh")
    assert 'id="manual"' in page
    assert hostile not in page
    assert "人工检查项目" in summary(report, "zh")
    assert "Manual items" in summary(report, "en")


def test_what_passed_adds_nothing(tmp_path):
    items = [(entry.item, "pass", "") for entry in items_of(load_pack("ningbo", examples=False))]
    deliverable = SAMPLES / "defects" / "14-check-measurements.zip"
    plain = inspect(deliverable)
    assert inspect(deliverable, manual=written(tmp_path, *items)).grade == plain.grade
