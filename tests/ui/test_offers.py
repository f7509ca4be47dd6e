"""What the engine offers beside a check, chosen in the window: exports, an earlier report, sharing, proof."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QLabel, QMessageBox
from surveycheck.ui.boxes import say
from surveycheck.ui.export_wish import ExportWish, keep_wish, wish_of
from surveycheck.ui.formats import FormatsDialog
from surveycheck.ui.session import DONE, Session
from surveycheck.ui.settings import Settings
from surveycheck.ui.window import Window

from surveycheck import Options, inspect, report_formats, shipped_samples, to_json, verify_report

pytestmark = pytest.mark.needs_qt
SAMPLES = {sample.name: sample for sample in shipped_samples()}
GAP, MENDED = SAMPLES["parcels-gap"], SAMPLES["parcels-clean"]


@pytest.fixture
def window(qtbot):
    made = Window(Session())
    qtbot.addWidget(made, before_close_func=lambda shown: shown.session.checker.discard())
    return made


def ended(qtbot, window):
    qtbot.waitUntil(lambda: window.session.state == DONE, timeout=60000)


@pytest.fixture
def checked(qtbot, window, tmp_path):
    """A window on a drawing with a gap, in a folder of its own."""
    file = tmp_path / "parcels.dxf"
    file.write_bytes(GAP.path.read_bytes())
    window.session.open(file, GAP.pack, GAP.roles)
    ended(qtbot, window)
    return window


@pytest.fixture(scope="module")
def before(tmp_path_factory):
    """The report of the same drawing as it was before: with its gap."""
    file = tmp_path_factory.mktemp("before") / "before.report.json"
    report = inspect(GAP.path, GAP.pack, Options(roles={"area-coverage": ("*",)}))
    file.write_text(to_json(report), "utf-8")
    return file


def boxes(window):
    return window.findChildren(QMessageBox)


# --- exports


def dialog(qtbot, wish=ExportWish(), lang="zh"):  # noqa: B008  it is frozen
    made = FormatsDialog(wish, lang)
    qtbot.addWidget(made)
    return made


def test_every_format_of_the_engine_can_be_chosen(qtbot):
    shown = dialog(qtbot)
    assert tuple(shown.boxes) == tuple(report_formats())
    assert shown.wish == ExportWish(("html", "json"), "", "")
    for box in shown.boxes.values():
        box.setChecked(False)
    assert not shown.go.isEnabled()


@pytest.mark.parametrize(
    ("formats", "typed", "wanted", "may"),
    [
        (("geojson",), "", "", True),
        (("geojson",), "4549", "4549", True),
        (("gpkg",), "EPSG:4549", "EPSG:4549", True),
        (("geojson",), "EPSG:3857", "EPSG:3857", False),
        (("html",), "EPSG:3857", "EPSG:3857", True),
    ],
)
def test_the_system_of_the_drawings_is_asked_with_what_needs_it(qtbot, formats, typed, wanted, may):
    shown = dialog(qtbot, ExportWish(formats))
    assert shown.crs.isEnabled() == ("html" not in formats)
    shown.crs.setEditText(typed) if typed else None
    assert (shown.wish.crs, shown.go.isEnabled()) == (wanted, may)


def test_a_grid_is_chosen_by_its_meridian(qtbot):
    shown = dialog(qtbot, ExportWish(("geojson",), "EPSG:4549"))
    assert "120" in shown.crs.currentText()
    assert shown.wish.crs == "EPSG:4549"


def test_templates_are_a_folder(qtbot, tmp_path):
    shown = dialog(qtbot, ExportWish(("docx",), "", str(tmp_path)))
    assert shown.go.isEnabled()
    shown.templates.edit.setText(str(tmp_path / "none"))
    assert not shown.go.isEnabled()
    assert "none" in shown.message.text()


def test_the_wish_is_there_the_next_time(tmp_path):
    settings = Settings(QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))
    keep_wish(settings, ExportWish(("pdf",), "EPSG:4549", "office"))
    assert wish_of(settings) == ExportWish(("pdf",), "EPSG:4549", "office")
    settings.keep_text("export", '{"formats": 3}')
    assert wish_of(settings) == ExportWish()


def test_exports_say_where_they_are_and_can_be_verified(qtbot, checked, tmp_path):
    out = tmp_path / "out"
    checked.exports.write(out, ExportWish(("json", "geojson"), "EPSG:4549"))
    qtbot.waitUntil(lambda: checked.exports.written != (), timeout=60000)
    assert {path.name for path in checked.exports.written} == {path.name for path in out.iterdir()}
    collection = json.loads(next(out.glob("*.geojson")).read_text("utf-8"))
    spots = [f["geometry"]["coordinates"] for f in collection["features"] if f["geometry"]]
    assert spots
    assert "manifest.json" in {path.name for path in out.iterdir()}


def test_what_an_export_lacks_is_said(qtbot, checked, tmp_path):
    checked.exports.write(tmp_path / "out", ExportWish(("geojson",)))
    qtbot.waitUntil(lambda: checked.exports.written != (), timeout=60000)
    (words,) = checked.exports.said
    assert "“图的坐标系”" in words  # the window's own control
    assert "--crs" not in words


def test_a_report_is_never_written_into_the_deliverable(qtbot, window, tmp_path):
    inside = tmp_path / "成果" / "属性数据"
    inside.mkdir(parents=True)
    (inside / GAP.path.name).write_bytes(GAP.path.read_bytes())
    window.session.open(inside.parent, GAP.pack, GAP.roles)
    ended(qtbot, window)
    window.exports.write(inside, ExportWish(("json",)))
    qtbot.wait(100)
    assert window.exports.written == ()
    assert len(boxes(window)) == 1


def test_a_box_shows_names_as_they_are(qtbot, window):
    box = say(window, "<b>a</b>", "<img src='x'>")
    assert {label.textFormat().name for label in box.findChildren(QLabel) if label.text()} == {"PlainText"}


# --- an earlier report


def test_what_was_mended_since_an_earlier_report_is_shown_and_exported(qtbot, window, before, tmp_path):
    window.session.open(MENDED.path, MENDED.pack, MENDED.roles)
    ended(qtbot, window)
    old = len(json.loads(before.read_text("utf-8"))["findings"])
    with qtbot.waitSignal(window.session.compared, timeout=20000):
        window.menus.since.take(before)
    assert f"与以前的报告相比：已改正 {old}，" in window.result.verdict.changes.text()
    assert window.result.tabs.currentWidget() is window.result.changes
    assert not window.session.stale
    assert len(window.session.report.since.fixed) == old
    with qtbot.waitSignal(window.session.compared, timeout=60000, check_params_cb=lambda found: found is not None):
        window.session.again()
    assert len(window.session.report.since.fixed) == old


def test_an_earlier_report_that_is_none_is_a_sentence(qtbot, checked, tmp_path):
    (tmp_path / "none.json").write_text("{}", "utf-8")
    checked.menus.since.take(tmp_path / "none.json")
    qtbot.waitUntil(lambda: bool(boxes(checked)), timeout=20000)
    assert "surveycheck" in boxes(checked)[0].informativeText()
    assert checked.session.report.since is None
    assert checked.session.order.since == ""


# --- sharing


def test_a_finding_is_shared(qtbot, checked, tmp_path):
    checked.result.findings.step(1)
    target = tmp_path / "给同事.zip"
    checked.menus.sharing.write(target)
    qtbot.waitUntil(lambda: bool(boxes(checked)), timeout=90000)
    (box,) = boxes(checked)
    assert checked.menus.sharing.written == target, box.informativeText()
    assert str(target) in box.informativeText()
    assert str(checked.session.finding["code"]) in box.informativeText()
    assert zipfile.ZipFile(target).namelist() == ["parcels.dxf"]


def test_what_cannot_be_shared_says_why(qtbot, checked, tmp_path):
    checked.session.select({**checked.result.findings.index.rows[0], "id": "NO-SUCH"})
    checked.menus.sharing.write(tmp_path / "a.zip")
    qtbot.waitUntil(lambda: bool(boxes(checked)), timeout=90000)
    assert "NO-SUCH" in boxes(checked)[0].informativeText()
    assert not (tmp_path / "a.zip").exists()


def test_sharing_asks_for_a_finding_and_a_deliverable(qtbot, window, before):
    window.menus.sharing.choose()
    window.session.open(before)
    ended(qtbot, window)
    window.menus.sharing.choose()
    assert ["请先打开成果" in box.informativeText() for box in boxes(window)] == [True, True]


# --- proof


@pytest.mark.parametrize(
    ("spoil", "words"),
    [(lambda text: text, "未见改动"), (lambda text: text.replace("true", "null", 1), "已被改动")],
)
def test_a_saved_report_says_whether_it_was_changed(qtbot, window, before, tmp_path, spoil, words):
    file = Path(tmp_path / "saved.report.json")
    file.write_text(spoil(before.read_text("utf-8")), "utf-8")
    window.session.open(file)
    ended(qtbot, window)
    assert window.result.proof.isVisibleTo(window)
    qtbot.waitUntil(lambda: words in window.result.proof.text(), timeout=20000)


def test_what_was_checked_here_needs_no_proof(checked):
    assert not checked.result.proof.isVisibleTo(checked)


def test_a_page_that_is_dropped_is_verified(qtbot, window, tmp_path):
    page = tmp_path / "a.report.html"
    page.write_text("<html>", "utf-8")
    window.take((page,))
    (asked,) = [d for d in window.findChildren(object) if type(d).__name__ == "ProofDialog"]
    assert asked.report.text() == str(page)
    qtbot.waitUntil(lambda: "无法核对" in asked.view.verdict.text(), timeout=20000)


# --- signing


def test_exports_are_signed_with_the_key_that_opens(qtbot, checked, tmp_path):
    shown = checked.exports.formats_dialog()
    shown.signing.passphrase.setText("open")
    shown.signing.make(tmp_path / "office.key")
    assert "office.pub" in shown.message.text()
    assert shown.signing.file.text == str(tmp_path / "office.key")
    shown.open()
    shown.signing.passphrase.setText("wrong")
    shown.accept()
    assert shown.isVisible()
    assert shown.message.text()
    shown.signing.passphrase.setText("open")
    shown.accept()
    assert not shown.isVisible()
    out = tmp_path / "out"
    checked.exports.write(out, shown.wish, shown.key)
    qtbot.waitUntil(lambda: checked.exports.written != (), timeout=60000)
    (signature,) = out.glob("*.sig")
    assert signature in checked.exports.written
    points = verify_report(next(out.glob("*.report.json"))).points
    assert [point.state for point in points if point.about == "signature"] == ["unknown-key"]  # nobody trusts it yet


def test_a_key_is_never_overwritten_and_no_passphrase_is_kept(qtbot, tmp_path):
    shown = dialog(qtbot)
    shown.signing.passphrase.setText("secret word")
    for _ in range(2):
        shown.signing.make(tmp_path / "k.key")
    assert "k.key" in shown.message.text()
    assert "secret word" not in repr(shown.wish)
    shown.signing.file.edit.setText(str(tmp_path / "none.key"))
    assert not shown.go.isEnabled()
