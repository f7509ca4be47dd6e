"""What a trainer has: the question veiled, the answer beside a good example, keys, a lesson sheet, the handbook."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from finding_rows import StandIn
from made_report import GAP, OVERLAP, made
from PySide6.QtWidgets import QMessageBox, QWidget
from surveycheck.ui.findings import CardPanel, as_row
from surveycheck.ui.lessons.handbook import HandbookExport
from surveycheck.ui.lessons.sheets import LessonSheets

pytestmark = pytest.mark.needs_qt


@pytest.fixture
def session(qapp):
    stand_in = StandIn()
    stand_in.finding = None
    return stand_in


@pytest.fixture
def holder(qtbot):
    shown = QWidget()
    qtbot.addWidget(shown)
    shown.show()
    return shown


def test_the_card_veils_the_question_and_the_keys_turn_the_pages(qtbot, session):
    card = CardPanel(session)
    qtbot.addWidget(card)
    card.show()
    session.bring(made())
    card.set_hat("trainer")
    session.select(as_row(GAP))
    with qtbot.waitSignal(card.veiled, check_params_cb=lambda veiled: veiled):
        card.make()
    with qtbot.waitSignal(card.veiled, check_params_cb=lambda veiled: not veiled):
        card.reveal()
    back, on, *reveals = card._keys
    for keys, by in ((on, 1), (back, -1)):
        with qtbot.waitSignal(card.step_asked, check_params_cb=lambda told, by=by: told == by):
            keys.activated.emit()
    assert all(keys.isEnabled() for keys in card._keys)
    assert len(reveals) == 2
    with qtbot.waitSignal(card.sheet_asked):
        card.sheet_button.click()
    card.set_hat("firm")
    assert not any(keys.isEnabled() for keys in card._keys)


def told(holder):
    return [box.text() + box.informativeText() for box in holder.findChildren(QMessageBox)]


def of_pack(report, name="geometry"):
    return replace(report, pack=replace(report.pack, name=name))


def test_a_lesson_sheet_of_the_chosen_finding(qtbot, session, holder, tmp_path: Path):
    picture = '<svg viewBox="0 0 9 9" xmlns="http://www.w3.org/2000/svg"><circle r="7"/></svg>'
    sheets = LessonSheets(session, lambda identity: picture if identity == GAP.id else "", holder)
    sheets.choose()
    assert len(told(holder)) == 1  # nothing is chosen
    session.bring(of_pack(made()))
    session.finding = as_row(GAP)
    sheets.write(tmp_path / "s.html")
    qtbot.waitUntil(lambda: sheets.written is not None, timeout=20_000)
    page = (tmp_path / "s.html").read_text(encoding="utf-8")
    assert picture in page
    assert GAP.message in page


@pytest.mark.parametrize("code", ["GEO-01", "NO-99"])
def test_a_pack_that_is_not_there_and_a_rule_that_is_not_are_told(qtbot, session, holder, tmp_path: Path, code):
    sheets = LessonSheets(session, lambda _: "", holder)
    session.bring(of_pack(made(), "nowhere" if code == "GEO-01" else "geometry"))
    session.finding = as_row(replace(OVERLAP, code=code))
    sheets.write(tmp_path / "s.html")
    qtbot.waitUntil(lambda: any(code in words for words in told(holder)), timeout=20_000)
    assert not (tmp_path / "s.html").exists()


def test_the_handbook_is_written_and_stopped(qtbot, session, holder, tmp_path: Path):
    session.bring(of_pack(made(), "blank"))
    export = HandbookExport(session, holder)
    export.write(tmp_path / "h")
    qtbot.waitUntil(lambda: export.written is not None, timeout=60_000)
    assert (tmp_path / "h" / "index.html").is_file()
    export.write(tmp_path / "other")
    export.stop()
    qtbot.waitUntil(lambda: export._bar is None, timeout=60_000)
    assert not (tmp_path / "other").exists()


def test_a_foreign_folder_is_told(qtbot, session, holder, tmp_path: Path):
    (tmp_path / "mine.txt").write_text("", encoding="utf-8")
    session.bring(of_pack(made(), "blank"))
    HandbookExport(session, holder).write(tmp_path)
    qtbot.waitUntil(lambda: any("mine.txt" in words for words in told(holder)), timeout=60_000)
