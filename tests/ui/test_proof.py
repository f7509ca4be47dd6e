"""The dialog that says whether a saved report is genuine."""

from __future__ import annotations

import shutil

import pytest
from surveycheck.ui.proof.dialog import ProofDialog

from surveycheck import Options, inspect, seal_of, shipped_samples, write, write_manifest

pytestmark = pytest.mark.needs_qt
SAMPLE = next(sample.path for sample in shipped_samples() if sample.name == "landxml-good")


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    out = tmp_path_factory.mktemp("out")
    report = inspect(SAMPLE, "geometry", Options())
    write_manifest(report, out, write(report, out))
    return next(out.glob("*.report.json")), seal_of(report).code


@pytest.fixture
def shown(qtbot, tmp_path, saved):
    def ask(lang="zh", spoil=None, path=SAMPLE, name=None):
        folder = shutil.copytree(saved[0].parent, tmp_path / "copy")
        file = folder / (name or saved[0].name)
        if spoil is not None:
            spoil(file)
        dialog = ProofDialog(lang, path)
        qtbot.addWidget(dialog)
        dialog.report.setText(str(file))
        dialog.look()
        waiting = dialog.view.verdict.text()
        qtbot.waitUntil(lambda: dialog.view.verdict.text() != waiting, timeout=20000)
        return dialog

    return ask


def rows(dialog):
    tree = dialog.view.points
    return [tuple(tree.topLevelItem(n).text(k) for k in (0, 2)) for n in range(tree.topLevelItemCount())]


def test_an_untouched_report(shown, saved):
    dialog = shown()
    assert "未见改动" in dialog.view.verdict.text()
    assert any(sign == "✓" and saved[1] in words for sign, words in rows(dialog))
    assert not any(sign == "✗" for sign, _ in rows(dialog))


def test_a_changed_report_in_english(shown):
    dialog = shown("en", lambda file: file.write_bytes(file.read_bytes().replace(b"true", b"null", 1)))
    assert "The report was changed" in dialog.view.verdict.text()
    assert dialog.view.points.topLevelItem(0).text(0) == "✗"


def test_the_files_are_others(shown, tmp_path):
    other = shutil.copy(SAMPLE, tmp_path / SAMPLE.name)
    with other.open("ab") as file:
        file.write(b"\n")
    dialog = shown(path=other)
    assert "成果文件与报告不符" in dialog.view.verdict.text()
    tree = dialog.view.points
    items = [tree.topLevelItem(n) for n in range(tree.topLevelItemCount())]
    assert [item.child(0).text(2) for item in items if item.childCount()] == [SAMPLE.name]


def test_what_cannot_be_read_is_a_sentence(shown):
    dialog = shown(name="<b>nothing</b>.json")
    assert "<b>nothing</b>.json" in dialog.view.verdict.text()
    assert rows(dialog) == []
