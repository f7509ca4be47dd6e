"""Reports on paper from the command line: what they need is asked for before the check."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import SQUARE, Run, dxf, written

from surveycheck.cli.main import main
from surveycheck.report.paper import fonts

SAMPLE = Path(__file__).resolve().parents[3] / "samples" / "geometry"
DRAWING = next(SAMPLE.glob("**/*.dxf"))
FORMATS = ("--format", "pdf,docx", "--no-cache", "--lang", "en")


@pytest.mark.skipif(fonts.typeface([]) is None, reason="no Chinese font on this computer")
def test_both_are_written_with_the_office_of_the_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "office.toml").write_text('name = "示例质检站"', encoding="utf-8")
    out = tmp_path / "r"
    assert main(["check", str(DRAWING), "--out", str(out), "--templates", str(tmp_path), *FORMATS]) in (0, 1)
    assert {".docx", ".pdf"} <= {path.suffix for path in out.iterdir()}
    assert "error" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("report.docx", "no zip", "report.docx"),
        ("report.typ", '#import "@preview/a:1.0.0"', "report.typ"),
        ("office.toml", "nam = 'x'", "office.toml"),
        ("", "", "--templates"),
    ],
)
def test_what_cannot_be_used_is_told_before_the_check(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: str, said: str
) -> None:
    folder, out = tmp_path / "office", tmp_path / "r"
    if name:
        folder.mkdir()
        (folder / name).write_text(content, encoding="utf-8")
    assert main(["check", str(DRAWING), "--out", str(out), "--templates", str(folder), *FORMATS]) == 2
    told = capsys.readouterr()
    assert said in told.err
    assert told.out == ""
    assert not out.exists()


def test_a_format_that_fails_is_said_and_the_others_are_written(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from surveycheck.report import PaperError, formats

    def broken(*_: object) -> dict[str, bytes]:
        raise PaperError("排版失败：x", "the paper could not be set: x")

    monkeypatch.setitem(formats.FORMATS, "pdf", broken)
    good = written(tmp_path / "good.dxf", dxf(SQUARE))
    shown = run("check", good, "--out", tmp_path / "out", "--format", "pdf,html,json", "--lang", "en")
    assert shown.status == 3
    assert "PDF was not written: the paper could not be set: x" in shown.err
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "good.dxf.report.html",
        "good.dxf.report.json",
        "manifest.json",
    ]
