"""The script that shows a finding in CAD: what it says, and that nothing of a deliverable becomes a command."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made_report import AREA, DXF, GAP, OVERLAP, REMARK

from surveycheck.model import Place
from surveycheck.report.cad import CadError, cad_script, harmless


def lines(script: bytes) -> list[str]:
    assert script.endswith(b"\r\n")
    assert script.count(b"\n") == script.count(b"\r") == script.count(b"\r\n")
    return script.decode("gbk").split("\r\n")[:-1]


def test_by_handle_and_then_by_coordinates() -> None:
    found = lines(cad_script(OVERLAP))
    assert found[:2] == ["; surveycheck TOP-01 宗地重叠", f"; {DXF}"]
    assert [line for line in found if "handent" in line] == [
        f'(if (setq sck:e (handent "{h}")) (progn (ssadd sck:e sck:s) (setq sck:l (cons sck:e sck:l))))'
        for h in ("2A1", "2A2")
    ]
    assert '(if sck:l (command "_.ZOOM" "_Object" sck:s ""))' in found
    assert found[-1] == "_.ZOOM _C _non *602341.9700,3304515.0000 30.0000"
    assert all(line.count("(") == line.count(")") for line in found if not line.startswith(";"))
    assert max(map(len, found)) < 200


@pytest.mark.parametrize(
    ("unit", "height"), [("mm", "30000.0000"), ("m", "30.0000"), ("", "30.0000"), ("?", "30.0000")]
)
def test_the_window_is_as_high_in_every_unit(unit: str, height: str) -> None:
    assert lines(cad_script(GAP, unit=unit))[-1].endswith(f" {height}")


def test_the_drawing_of_a_record() -> None:
    found = lines(cad_script(AREA))
    assert any('handent "2A2"' in line for line in found)


def test_a_thing_in_a_block_is_found_by_its_reference() -> None:
    finding = replace(GAP, place=replace(GAP.place, handles=("2F", "1A"), at=None))
    text = cad_script(finding).decode("gbk")
    assert 'handent "2F"' in text
    assert "1A" not in text
    assert "_.ZOOM _C" not in text


EVIL = (
    '1") (command "_.ERASE" "_ALL" "") (princ "',
    "2A1\r\n_.ERASE _ALL\r\n",
    "2A1\n",
    "XYZ",
    "",
    "-1",
    "0",
    "２A",
    "1" * 17,
    "2A1 ",
)


@pytest.mark.parametrize("handle", EVIL)
def test_what_is_no_handle_is_left_out(handle: str) -> None:
    finding = replace(GAP, place=replace(GAP.place, handles=(handle,)))
    found = lines(cad_script(finding))
    assert [line for line in found if not line.startswith(";")] == ["_.ZOOM _C _non *602300.0000,3304540.0150 30.0000"]
    with pytest.raises(CadError):
        cad_script(replace(finding, place=replace(finding.place, at=None)))


@pytest.mark.parametrize("at", [(float("nan"), 1.0), (1.0, float("inf"))])
def test_coordinates_that_are_no_numbers_are_left_out(at: tuple[float, float]) -> None:
    assert "_.ZOOM _C" not in cad_script(replace(GAP, place=replace(GAP.place, at=at))).decode("gbk")


NAMES = (
    "图\r\n_.ERASE _ALL\r\n.dxf",
    "a\n(command)",
    "\u2028_.QUIT",
    "x\x00y",
    '")(command "_.QUIT',
    "\ud800名",
    "😀.dxf",
)


@pytest.mark.parametrize("name", NAMES)
def test_names_stay_in_their_comment(name: str) -> None:
    finding = replace(GAP, title=name, code=name, place=replace(GAP.place, file=name, layer=name, layout=name))
    plain = lines(cad_script(GAP))
    found = lines(cad_script(finding, file=name))
    assert found[2:] == plain[2:]
    assert all(line.startswith("; ") for line in found[:2])
    assert not set(harmless(name)) & set('()"\n\r\x00;')


def test_without_a_place_there_is_no_script() -> None:
    with pytest.raises(CadError, match="handle"):
        cad_script(replace(REMARK, place=Place("x.dxf", "TEMP")))
