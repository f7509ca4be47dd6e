"""Report files: whole or not at all, with names that every system takes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from surveycheck.model import Report
from surveycheck.report import FormatError, to_html, to_json, write
from surveycheck.report.write import safe_name


def test_both_formats_are_written_and_named_after_the_deliverable(report: Report, tmp_path: Path) -> None:
    paths = write(report, tmp_path / "out" / "deep")
    assert [path.name for path in paths] == ["示例小区一期竣工.report.html", "示例小区一期竣工.report.json"]
    assert paths[0].read_bytes() == to_html(report).encode()
    assert paths[1].read_bytes() == to_json(report).encode()
    assert sorted(path.name for path in paths[0].parent.iterdir()) == [path.name for path in paths]


def test_an_existing_file_is_replaced_whole(report: Report, tmp_path: Path) -> None:
    (path,) = write(report, tmp_path, ["json"])
    path.write_text("old " * 100_000, encoding="utf-8")
    assert write(report, tmp_path, ["json"]) == (path,)
    assert path.read_text(encoding="utf-8") == to_json(report)


def test_an_unknown_format_writes_nothing(report: Report, tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="odt"):
        write(report, tmp_path / "out", ["json", "odt"])
    assert not (tmp_path / "out").exists()


def test_a_failure_leaves_the_old_file_and_no_rubbish(
    report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (path,) = write(report, tmp_path, ["json"])
    before = path.read_bytes()

    def full(self: Path, target: Path) -> Path:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="disk full"):
        write(replace(report, seconds=9.0), tmp_path, ["json"])
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_lone_surrogate_does_not_stop_the_writing(report: Report, tmp_path: Path) -> None:
    odd = replace(report, findings=(replace(report.findings[0], message="坏\udc81字"),))
    html, json = write(odd, tmp_path)
    assert "坏⟦U+DC81⟧字" in html.read_text(encoding="utf-8")
    assert "\\udc81" in json.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("示例花园（虚构）", "示例花园（虚构）"),
        ("a/b\\c:d*e?f", "a_b_c_d_e_f"),
        ("..", "_"),
        ("", "_"),
        ("CON", "_CON"),
        ("nul.dxf", "_nul.dxf"),
        ("console", "console"),
        ("name. ", "name"),
        (".hidden", "_.hidden"),
        ("长" * 300, "长" * 60),
        ("a\x00b\n", "a_b_"),
    ],
)
def test_safe_names(name: str, safe: str) -> None:
    assert safe_name(name) == safe
