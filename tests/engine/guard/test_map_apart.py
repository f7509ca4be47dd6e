"""Maps are made in a process of its own: what happens to it is an error with words, and never more."""

from __future__ import annotations

import psutil
import pytest

from surveycheck import GuardError, Limits, map_apart, read_sheet

DXF = "0\nSECTION\n2\nENTITIES\n0\nLINE\n5\nA1\n8\nJZD\n10\n0\n20\n0\n11\n5\n21\n5\n0\nENDSEC\n0\nEOF\n"


@pytest.fixture
def drawing(tmp_path):
    file = tmp_path / "plan.dxf"
    file.write_text(DXF, encoding="ascii", newline="\n")
    return file


def test_a_map_for_each_drawing(drawing, tmp_path):
    (tmp_path / "another.dxf").write_text(DXF, encoding="ascii", newline="\n")
    out = tmp_path / "out"
    sheets = [read_sheet(file) for file in map_apart(tmp_path, out)]
    assert [sheet.file for sheet in sheets] == ["another.dxf", "plan.dxf"]
    assert [sheet.handles(0) for sheet in sheets] == [("A1",), ("A1",)]


def test_who_is_told_may_end_it(drawing, tmp_path):
    assert map_apart(drawing, tmp_path / "out", looker=lambda last: False) == []


def test_a_death_is_told(drawing, tmp_path):
    def kill(last):
        for child in psutil.Process().children(recursive=True):
            child.kill()
        return True

    with pytest.raises(GuardError) as told:
        map_apart(drawing, tmp_path / "out", looker=kill)
    assert told.value.kind == "crashed"
    assert "地图" in told.value.zh


def test_too_much_memory_is_told(drawing, tmp_path):
    with pytest.raises(GuardError) as told:
        map_apart(drawing, tmp_path / "out", Limits(memory=1_000_000))
    assert told.value.kind == "memory"


@pytest.mark.parametrize("name", ["nowhere.dxf", "words.txt"])
def test_what_is_no_deliverable_is_refused_with_its_name(tmp_path, name):
    (tmp_path / "words.txt").write_text("no drawing", encoding="utf-8")
    with pytest.raises(GuardError) as told:
        map_apart(tmp_path / name, tmp_path / "out")
    assert name in told.value.zh
    assert name in told.value.en
