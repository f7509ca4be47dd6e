"""A unit of a sample, inspected: checklist, check survey, result, verdict."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from filled_ledger import people
from sample_reports import SAMPLES
from sample_reports import inspected as sample
from sqlalchemy import select

from surveycheck.grade import exact_score
from surveycheck.inspection import inspect
from surveycheck.ledger import (
    Kept,
    Ledger,
    LedgerError,
    LotUnit,
    Terms,
    Wanted,
    close_lot,
    decide,
    draw_lot,
    drawn_unit,
    found_for,
    handed,
    inspected,
    judge,
    kept_of,
    lists,
    lot_named,
    note_result,
    record,
    remember,
    results_of,
    rules_of,
    sizes_of,
    submission_id,
    tables,
)
from surveycheck.ledger.clock import today
from surveycheck.ledger.gathered import defects
from surveycheck.manual import Result, items_of
from surveycheck.model import Report
from surveycheck.office import Means, checklist, examine, take_survey
from surveycheck.office.term import term_of
from surveycheck.pack import Pack, load_pack
from surveycheck.read import ReadError, read

pytestmark = pytest.mark.xdist_group("inspection")  # a check serves ledgers of both kinds
DAY = (today() + timedelta(days=3)).isoformat()
LATER = f"{DAY}T20:00:00+08:00"


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack("ningbo", examples=False)


CHECKED: dict[tuple[object, ...], Report] = {}
"""By test, how many checks it had made before, and what was checked."""


@pytest.fixture(autouse=True)
def _in_this_process(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Most tests are not about the process that the check works in; and what a test checks for a ledger of one kind it
    need not check anew for the other: there the same files, with the same beside them, have the same report."""
    numbers = count()

    def here(files: Path, pack: str | Path, limits: object, **more: Any) -> Report:
        beside = tuple((name, one.read_bytes() if isinstance(one, Path) else one) for name, one in more.items())
        asked = (request.function.__name__, next(numbers), handed(files).digest, pack, *beside)
        if asked not in CHECKED:
            CHECKED[asked] = inspect(files, pack, **more)
        return CHECKED[asked]

    if "apart" not in request.function.__name__:
        monkeypatch.setattr("surveycheck.office.inspection.inspect_apart", here)


@pytest.fixture
def unit(ledger: Ledger, pack: Pack, tmp_path: Path) -> LotUnit:
    """The clean sample as the one unit of a lot that is drawn."""
    files = tmp_path / "成果"
    shutil.copytree(SAMPLES / "clean", files)
    with ledger.write() as connection:
        people(connection, 2)
        own = submission_id(connection, handed(files), "ningbo")
        record(connection, own, "f" * 64, sample("clean"))
        close_lot(connection, "一批", Wanted(), Terms("示例彩票", DAY), sizes_of(pack, "2023"), "ningbo")
        draw_lot(connection, "一批", "7", LATER)
        return drawn_unit(connection, handed(files).digest[:8])


def noted(ledger: Ledger, pack: Pack, unit: LotUnit, *failures: str, without: str = "") -> None:
    with ledger.write() as connection:
        for entry in items_of(pack):
            if entry.item != without:
                said = Result(entry.item, "fail" if entry.item in failures else "pass", name="甲一")
                note_result(connection, unit, entry, said, None)


def missing(ledger: Ledger, unit: LotUnit) -> str:
    with ledger.read() as connection:
        return " ".join(en for _, en in inspected(connection, unit).missing)


def test_a_unit_is_complete_when_all_is_noted_and_it_was_checked_after_that(
    ledger: Ledger, pack: Pack, unit: LotUnit
) -> None:
    assert missing(ledger, unit) == "not inspected yet"
    noted(ledger, pack, unit, without="seals")
    first = examine(ledger, unit)
    assert missing(ledger, unit) == "manual items that nobody has looked at: signatures and seals"
    assert first.result.passes is None
    noted(ledger, pack, unit, "photographs")
    assert "has changed since" in missing(ledger, unit)
    done = examine(ledger, unit)
    assert done.missing == ()
    clean = sample("clean").grade
    assert clean is not None
    assert (done.result.passes, done.result.level) == (True, "优")
    assert done.result.score is not None
    assert done.result.score < exact_score(clean.score)  # photographs: class C
    again = examine(ledger, unit)
    assert (again.run, again.result) == (done.run, done.result)  # the same check is recorded once
    noted(ledger, pack, unit)
    better = examine(ledger, unit)
    assert better.result.score == exact_score(clean.score)
    noted(ledger, pack, unit, "photographs")
    with ledger.read() as connection:  # what is noted now was checked before: that result holds again
        assert inspected(connection, unit).run == done.run


def test_a_unit_that_fails_does_so_before_all_is_noted(ledger: Ledger, pack: Pack, unit: LotUnit) -> None:
    entry = items_of(pack)[0]
    with ledger.write() as connection:
        note_result(connection, unit, entry, Result(entry.item, "fail", "A", name="甲一"), None)
    found = examine(ledger, unit)
    assert found.missing
    assert (found.result.passes, found.result.level) == (False, "不合格")
    with ledger.write() as connection:
        judged = judge(connection, "一批", rules_of(pack))
        assert judged.batch.verdict == "批不合格"
        assert decide(connection, judged)
        assert not decide(connection, judged)
        words = connection.execute(select(tables.event.c.text_en).where(tables.event.c.kind == "judged")).scalar_one()
    assert words == f"{unit.name}: 不合格; the lot 一批: 批不合格"


def held(ledger: Ledger) -> tuple[object, ...]:
    """What the list says of the one submission: its run, its level, its defects by class."""
    with ledger.read() as connection:
        (row,) = lists.submissions(connection).rows
    return row.last_run_id, row.level, (row.a, row.b, row.c, row.d)


def test_the_list_counts_what_was_found_by_hand_and_says_the_result_that_holds(
    ledger: Ledger, pack: Pack, unit: LotUnit
) -> None:
    noted(ledger, pack, unit, "photographs", "seals")
    first = examine(ledger, unit)
    assert held(ledger) == (first.run, "优", (0, 1, 1, 0))
    with ledger.read() as connection:
        found = [(one.code, one.severity, one.title_en, one.submissions) for one in defects(connection, [])]
    assert found == [
        ("photographs", "C", "photographs of the site", 1),
        ("seals", "B", "signatures and seals", 1),
    ]
    noted(ledger, pack, unit)
    second = examine(ledger, unit)
    assert held(ledger) == (second.run, "优", (0, 0, 0, 0))
    noted(ledger, pack, unit, "photographs", "seals")
    assert examine(ledger, unit).run == first.run
    assert held(ledger)[0] == first.run  # taken back: what was recorded before holds again
    with ledger.write() as connection:  # a later batch knows nothing of what people have found
        assert record(connection, unit.id, "b" * 64, sample("clean")) is not None
    assert held(ledger)[0] == first.run


def test_a_pack_that_is_a_folder_is_found_again(ledger: Ledger, pack: Pack, tmp_path: Path) -> None:
    folder = tmp_path / "own-pack"
    shutil.copytree(pack.folder, folder)
    header = folder / "pack.toml"
    text = header.read_text(encoding="utf-8")
    header.write_text(text.replace('name = "ningbo"', 'name = "own"', 1), encoding="utf-8")
    own = load_pack(folder)
    assert own.name == "own"
    files = tmp_path / "成果"
    shutil.copytree(SAMPLES / "clean", files)
    report = sample("clean")
    checked = replace(report, pack=replace(report.pack, name="own", digest=own.digest))
    with ledger.write() as connection:
        people(connection, 2)
        remember(connection, own)
        remember(connection, pack)  # one that has a name needs no place
        submission = submission_id(connection, handed(files))
        record(connection, submission, "f" * 64, checked)
        assert found_for(connection, Wanted()).packs == (str(folder),)
        terms = Terms("示例彩票", DAY)
        close_lot(connection, "一批", Wanted(), terms, sizes_of(own, "2023"), own.name, own.digest)
        draw_lot(connection, "一批", "7", LATER)
        found = drawn_unit(connection, handed(files).digest[:8])
        assert (found.pack, lot_named(connection, "一批").place) == (str(folder), str(folder))
        assert json.loads(lot_named(connection, "一批").closing())["pack"] == "own"
        assert term_of(connection, submission, None).days == 15
    shutil.move(folder, tmp_path / "elsewhere")
    with ledger.read() as connection:
        assert lot_named(connection, "一批").place == "own"  # said by its name, and --pack says where


def test_the_verdict_waits_for_what_is_missing_and_is_kept_once(ledger: Ledger, pack: Pack, unit: LotUnit) -> None:
    with ledger.write() as connection:
        judged = judge(connection, "一批", rules_of(pack))
        assert judged.batch.verdict is None
        assert judged.missing == ((f"{unit.name}：还没有检查", f"{unit.name}: not inspected yet"),)
        with pytest.raises(LedgerError, match="cannot be judged yet"):
            decide(connection, judged)
    noted(ledger, pack, unit)
    examine(ledger, unit)
    with ledger.write() as connection:
        judged = judge(connection, "一批", rules_of(pack))
        assert kept_of(connection, judged) == Kept()
        decide(connection, judged)
        assert kept_of(connection, judged).holds
        row = connection.execute(select(tables.verdict)).mappings().one()
    assert (judged.batch.verdict, judged.sample.level, judged.final) == ("批合格", "优", "优")
    clean = sample("clean").grade
    assert clean is not None
    assert (row["verdict"], row["level"], row["score"]) == ("批合格", "优", clean.score)
    noted(ledger, pack, unit, "photographs")
    examine(ledger, unit)
    with ledger.write() as connection:
        judged = judge(connection, "一批", rules_of(pack))
        kept = kept_of(connection, judged)
        assert (kept.decided, kept.holds) == (row["decided"], False)  # a paper of it is a draft
        with pytest.raises(LedgerError, match="judged anew"):
            decide(connection, judged)
        assert decide(connection, judged, again=True)


def test_files_that_are_not_what_was_handed_in(ledger: Ledger, unit: LotUnit, tmp_path: Path) -> None:
    (tmp_path / "成果" / "more.txt").write_text("x", encoding="utf-8")
    with pytest.raises(LedgerError, match="is not what was handed in"):
        examine(ledger, unit)
    with pytest.raises(LedgerError, match="say where the files are now"):
        examine(ledger, unit, Means(tmp_path / "nowhere"))
    found = examine(ledger, unit, Means(SAMPLES / "clean"))  # the same bytes elsewhere
    assert found.run is not None


def test_what_the_firm_noted_beside_its_files_is_not_used_apart(
    ledger: Ledger, pack: Pack, unit: LotUnit, tmp_path: Path
) -> None:
    row = '[[item]]\nitem = "{}"\nresult = "pass"\nname = "x"\ndate = 2026-11-29\n'
    text = 'format = "surveycheck-manual/1"\n' + "".join(row.format(entry.item) for entry in items_of(pack))
    (tmp_path / "成果.manual.toml").write_text(text, encoding="utf-8")
    assert "nobody has looked at" in " ".join(en for _, en in examine(ledger, unit).missing)


def test_a_check_survey_is_kept_and_counts(ledger: Ledger, pack: Pack, unit: LotUnit, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(ReadError):
        take_survey(ledger, unit, wrong, "甲一")
    noted(ledger, pack, unit)
    examine(ledger, unit)
    taken = take_survey(ledger, unit, a_survey(tmp_path), "甲二")
    assert "has changed since" in missing(ledger, unit)
    found = examine(ledger, unit)
    assert found.report is not None
    assert found.report.survey is not None
    assert (found.report.survey["name"], found.report.survey["sha256"]) == ("检测点.csv", taken.sha256)
    assert [one.item for one in found.report.accuracy] == ["建筑角点平面"]


def a_survey(folder: Path) -> Path:
    """The corners of the clean sample, measured 3.3 cm farther north."""
    corners = read(SAMPLES / "clean").tables["JG_实测点"]
    north = [Decimal(r.get("x")) + Decimal("0.033") for r in corners]
    rows = [
        f"建筑角点,{r.get('ID_ZRZ')},{r.get('dh')},{x},{r.get('y')},高精度" for r, x in zip(corners, north, strict=True)
    ]
    file = folder / "检测点.csv"
    file.write_text("\n".join(["检测对象,幢号,点号,X(m),Y(m),检测方式", *rows, ""]), encoding="utf-8")
    return file


def test_the_checklist_shows_what_was_noted(ledger: Ledger, pack: Pack, unit: LotUnit, tmp_path: Path) -> None:
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(b"picture")
    entry = items_of(pack)[0]
    with ledger.write() as connection:
        note_result(connection, unit, entry, Result(entry.item, "pass", note=" 齐 ", name="甲一"), photo)
        rows = checklist(pack, results_of(connection, unit.id))
        digest = connection.execute(select(tables.manual_result.c.evidence_sha256)).scalar_one()
    assert len(rows) == len(items_of(pack))
    assert [(one.result, one.note, one.evidence) for _, one in rows if one] == [("pass", "齐", str(photo))]
    assert len(digest) == 64


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (Result("seals", "pass", name="丙"), "no inspector 丙"),
        (Result("seals", "good", name="甲一"), "no such result"),
        (Result("seals", "fail", "Z", name="甲一"), "no class Z"),
    ],
)
def test_what_cannot_be_noted(ledger: Ledger, pack: Pack, unit: LotUnit, told: Result, said: str) -> None:
    entry = next(entry for entry in items_of(pack) if entry.item == "seals")
    with ledger.write() as connection, pytest.raises(LedgerError, match=said):
        note_result(connection, unit, entry, told, None)


@pytest.mark.parametrize("word", ["没有", "000000", "ab"])
def test_units_that_are_not_there(ledger: Ledger, unit: LotUnit, word: str) -> None:
    with (
        ledger.read() as connection,
        pytest.raises(LedgerError, match=f"no {word} in a sample; there are: .*{unit.name}"),
    ):
        drawn_unit(connection, word)
