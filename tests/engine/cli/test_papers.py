"""Reports on paper from the command line: what they need is asked for before the check."""

from __future__ import annotations

from pathlib import Path

import pytest

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
