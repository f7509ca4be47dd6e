"""A deliverable in which a pack has nothing to look at does not pass."""

from __future__ import annotations

from pathlib import Path

import pytest

from surveycheck.inspection import inspect
from surveycheck.pack import load_pack
from surveycheck.run.options import Options

POINT = "  0\nPOINT\n  8\nZJ\n 10\n500000\n 20\n3300000\n"


def drawing(folder: Path, body: str) -> Path:
    file = folder / "a.dxf"
    file.write_text(f"  0\nSECTION\n  2\nENTITIES\n{body}  0\nENDSEC\n  0\nEOF\n", encoding="ascii")
    return file


@pytest.mark.parametrize(
    ("body", "only", "complete"),
    [("", (), False), (POINT, (), True), ("", ("FMT-01",), False), ("", ("GEO-02",), False)],
    ids=["an empty drawing", "a point", "only a rule about files", "only a rule about contents"],
)
def test_a_drawing(tmp_path: Path, body: str, only: tuple[str, ...], complete: bool) -> None:
    report = inspect(drawing(tmp_path, body), "geometry", Options(only=only))
    assert report.complete is complete
    assert bool(report.losses) is bool(report.losses_en) is not complete


@pytest.mark.parametrize(("layer", "complete"), [("ZJ", True), ("zj", True), ("A-WALL", False)])
def test_a_lone_drawing_must_have_something_of_the_pack(tmp_path: Path, layer: str, complete: bool) -> None:
    report = inspect(drawing(tmp_path, POINT.replace("ZJ", layer)), "ningbo")
    assert report.complete is complete
    assert ("the pack's catalogue" in "".join(report.losses_en)) is not complete


@pytest.mark.parametrize(
    ("layers", "complete"),
    [(("ZJ",), True), ((" zj",), True), (("Z?", "*"), True), (("JZD",), False), (("ZJ", "JZD"), False)],
)
def test_a_layer_that_was_named_must_hold_something(tmp_path: Path, layers: tuple[str, ...], complete: bool) -> None:
    options = Options(roles={"area-coverage": layers})
    report = inspect(drawing(tmp_path, POINT), "geometry", options)
    assert report.complete is complete
    assert ("layer JZD" in "".join(report.losses_en)) is not complete


@pytest.mark.parametrize(
    ("root", "table", "complete"),
    [("土地", "名", False), ("土地", "ZDJBXX", True), ("综合测绘成果", "名", False)],
    ids=["a paper of someone else", "a table of the pack", "the root of the pack"],
)
def test_xml_that_is_not_the_pack_s(tmp_path: Path, root: str, table: str, complete: bool) -> None:
    file = tmp_path / "a.xml"
    root = load_pack("ningbo", examples=False).xml_root if root == "综合测绘成果" else root
    file.write_text(
        f"<?xml version='1.0' encoding='UTF-8'?><{root}><{table}><a>x</a></{table}></{root}>", encoding="utf-8"
    )
    report = inspect(file, "ningbo")
    assert report.complete is complete
    assert any(words in "".join(report.losses_en) for words in ("none of the XML", "no record")) is not complete


def test_xml_in_a_pack_for_drawings(tmp_path: Path) -> None:
    file = tmp_path / "a.xml"
    file.write_text("<?xml version='1.0' encoding='UTF-8'?><a/>", encoding="utf-8")
    report = inspect(file, "geometry")
    assert not report.complete
    assert "no rule of the pack" in report.losses_en[-1]
