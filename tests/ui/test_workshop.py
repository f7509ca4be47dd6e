"""A workshop: an exercise is set, marked on the map and in the records, scored, and its result written."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QLabel, QWidget
from surveycheck.ui.workshop import Board, ExerciseDialog, WorkshopWindow
from surveycheck.ui.workshop.board import sheet_at
from surveycheck.ui.workshop.outcomes import OutcomesPanel
from surveycheck.ui.workshop.places import words

from surveycheck import Mark, Marks, Wanted, load_pack, make_exercise, read_marks, workshop_result

pytestmark = pytest.mark.needs_qt

CLEAN = Path(__file__).parents[2] / "samples" / "clean"
CODES = ("GEO-01", "BLD-04", "ATT-01")


@pytest.fixture(scope="module")
def exercise(tmp_path_factory):
    return make_exercise(CLEAN, tmp_path_factory.mktemp("w") / "out", Wanted(CODES, seed=2))


@pytest.fixture
def window(qtbot, exercise):
    sheet = sheet_at(exercise.path, exercise.pack)
    sheet.marks.unlink(missing_ok=True)
    shown = WorkshopWindow(sheet, "zh")
    shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitUntil(lambda: bool(shown.map.drawings()) and shown.marking.kind.count() > 100, timeout=60_000)
    return shown


def mark_of(answer, code=""):
    return Mark(code or answer.code, answer.file, answer.handle, answer.xpath, answer.key, answer.at)


def test_a_place_and_a_kind_make_a_mark_that_is_kept(qtbot, window, exercise):
    assert not window.marking.hand_in.isEnabled()
    window.marking.add()
    assert "位置" in window.marking.place.text()  # nothing is chosen yet
    window.board.choose(Mark(file=exercise.answers[0].file, at=(1.0, 2.0)))
    window.marking.add()
    assert window.board.marks == ()  # no kind is told
    window.marking.kind.setCurrentText("geo-01")
    window.marking.note.setText("没有闭合")
    qtbot.mouseClick(window.marking.mark, Qt.MouseButton.LeftButton)
    (mark,) = read_marks(window.board.sheet.marks).marks
    assert mark == Mark("GEO-01", exercise.answers[0].file, at=(1.0, 2.0), note="没有闭合")
    assert window.map.findings.given[0]["at"] == (1.0, 2.0)
    window.marking.list.setCurrentRow(0)
    qtbot.mouseClick(window.marking.remove, Qt.MouseButton.LeftButton)
    assert read_marks(window.board.sheet.marks).marks == ()


def test_a_click_on_the_map_chooses_a_place_or_a_thing(window):
    window.map.clicked = QPointF(3, 3)
    window.map.entity_picked.emit(None)
    place = window.board.place
    assert place is not None
    assert (place.file, place.handle) == (window.map.drawing(), "")
    assert place.at == window.map.place(QPointF(3, 3))
    assert f"{place.at[1]:.3f}" in words(place)


def test_a_record_a_value_and_a_file_can_be_marked(qtbot, window, exercise):
    tree = window.records
    qtbot.waitUntil(lambda: tree.topLevelItemCount() > 5, timeout=60_000)
    tops = [tree.topLevelItem(k) for k in range(tree.topLevelItemCount())]
    file = next(top for top in tops if top.childCount() > 3)
    tree.setCurrentItem(file)
    assert window.board.place == Mark(file=file.text(0))
    table = file.child(0)
    assert table.text(0).startswith("PROJECTINFO  ")  # with what the pack calls it
    table.setExpanded(True)
    record = table.child(0)
    tree.setCurrentItem(record)
    assert window.board.place.xpath.endswith("[1]") or "/" in window.board.place.xpath
    tree.setCurrentItem(record.child(0))
    assert window.board.place.xpath.endswith("/" + record.child(0).text(0).split("  ")[0])


def test_the_score_tells_what_was_found_missed_and_false(qtbot, window, exercise, tmp_path):
    first, second = exercise.answers[:2]
    for mark in (mark_of(first), mark_of(second, "GEO-20"), Mark(file=first.file, at=(0.0, 0.0))):
        window.board.choose(mark)
        window.board.add(mark.code)
    window.marking.trainee.setText("李明")
    qtbot.mouseClick(window.marking.hand_in, Qt.MouseButton.LeftButton)
    found = window.outcomes.result
    assert [line.outcome.verdict for line in found.lines[:2]] == ["found", "other"]
    assert found.score.count("missed") == found.score.planted - 2
    assert found.lines[-1].outcome.verdict == "false"
    assert window.outcomes.list.count() == len(found.lines)
    assert window.sides.currentWidget() is window.outcomes
    window.outcomes.list.setCurrentRow(1)
    assert window.map.selected() == "mark-1"
    window.export(tmp_path / "r.html")
    assert "李明" in (tmp_path / "r.html").read_text(encoding="utf-8")
    window.outcomes.again_asked.emit()
    assert window.sides.currentWidget() is window.marking
    assert len(window.map.findings.given) == 3


@pytest.mark.parametrize(("lang", "number"), [("zh", 0), ("en", 1)])
def test_the_card_tells_what_was_planted_in_the_language(qtbot, exercise, lang, number):
    panel = OutcomesPanel(lang)
    qtbot.addWidget(panel)
    panel.show_result(workshop_result(load_pack("ningbo"), exercise.answers, Marks(())))
    first = panel.result.lines[0]
    told = [label.toPlainText() if hasattr(label, "toPlainText") else label.text() for label in _labels(panel.card)]
    assert first.outcome.answer.told[number] in told
    assert first.outcome.answer.told[1 - number] not in told


def _labels(card):
    return [w for w in card.widget().findChildren(QWidget) if hasattr(w, "toPlainText") or isinstance(w, QLabel)]


def test_marks_are_there_again_and_a_broken_file_is_told(qapp, exercise, tmp_path):
    sheet = sheet_at(exercise.path, "ningbo")
    board = Board(sheet)
    board.choose(Mark(file="a"))
    board.add("GEO-01")
    again = Board(sheet)
    assert again.load() == ""
    assert again.marks == board.marks
    sheet.marks.write_text("{", encoding="utf-8")
    assert "JSON" in Board(sheet).load()


def test_marks_that_cannot_be_written_are_told(qtbot, exercise, tmp_path):
    board = Board(sheet_at(tmp_path / "gone" / "x"))
    board.choose(Mark(file="a"))
    with qtbot.waitSignal(board.failed):
        board.add("GEO-01")


@pytest.fixture
def dialog(qtbot, tmp_path):
    shown = ExerciseDialog("zh", CLEAN)
    shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(shown)
    shown.folder.setText(str(tmp_path))
    shown.show()
    return shown


def test_an_exercise_is_set_and_nothing_is_replaced(qtbot, dialog, tmp_path):
    (tmp_path / "clean-7").mkdir()
    dialog.codes.setText("GEO-01；BLD-04")
    dialog.count.setValue(1)
    dialog.seed.setValue(7)
    with qtbot.waitSignal(dialog.ready, timeout=60_000) as told:
        dialog.make.click()
    (sheet,) = told.args
    assert sheet.path == tmp_path / "clean-7-2" / "clean"
    assert sheet.key.is_file()
    assert sheet.pack == "ningbo"


def test_what_cannot_be_set_is_said(qtbot, dialog):
    dialog.codes.setText("NO-99")
    dialog.make.click()
    qtbot.waitUntil(lambda: "NO-99" in dialog.words.text(), timeout=60_000)
    assert dialog.make.isEnabled()
    for box in dialog.stages.values():
        box.setChecked(False)
    dialog.make.click()
    assert "阶段" in dialog.words.text()


def test_an_old_exercise_is_opened_by_its_key(qtbot, dialog, exercise, tmp_path):
    dialog.open_key(tmp_path / "x.answers.json")
    assert str(tmp_path / "x") in dialog.words.text()
    with qtbot.waitSignal(dialog.ready) as told:
        dialog.open_key(exercise.key)
    assert told.args[0].path == exercise.path
