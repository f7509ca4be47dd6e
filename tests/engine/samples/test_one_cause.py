"""One slip in the clean sample, and all that is found of it has one cause."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import ezdxf
import pytest

from surveycheck.inspection import inspect

SHEET = Path("矢量数据", "宗地图.dxf")
AS_BUILT = Path("矢量数据", "竣工图.dxf")
COORDINATES = Path("矢量数据", "宗地坐标.txt")
SITE = Path("矢量数据", "总平面图.dxf")
RESULTS = Path("属性数据", "综合测绘成果.xml")
NAME = "李样本"


def _moved(path: Path, wanted: Callable[[object], bool], east: float, north: float) -> None:
    document = ezdxf.readfile(path / SHEET)
    one = next(entity for entity in document.modelspace() if wanted(entity))
    one.translate(east, north, 0.0)
    document.saveas(path / SHEET)


def _is_name(entity: object) -> bool:
    return entity.dxftype() == "TEXT" and entity.dxf.text == NAME  # type: ignore[attr-defined]


def _is_inner_frame(entity: object) -> bool:
    if entity.dxftype() != "LWPOLYLINE" or entity.dxf.const_width or not entity.closed:  # type: ignore[attr-defined]
        return False
    (west, south), _, (east, north), _ = entity.get_points("xy")[:4]  # type: ignore[attr-defined]
    return entity.dxf.layer == "TK" and (east - west) * (north - south) > 1.0e4  # type: ignore[attr-defined]


def _value_below_its_table(path: Path) -> None:
    _moved(path, _is_name, 0.0, -5.338)


def _inner_frame_elsewhere(path: Path) -> None:
    _moved(path, _is_inner_frame, 4.791, -2.190)


def _whole_frame_elsewhere(path: Path) -> None:
    document = ezdxf.readfile(path / SHEET)
    for entity in document.modelspace().query('*[layer=="TK"]'):
        entity.translate(8.6, 5.9, 0.0)
    document.saveas(path / SHEET)


def _as_built_cut_off(path: Path) -> None:
    drawing = path / AS_BUILT
    data = drawing.read_bytes()
    drawing.write_bytes(data[: data.index(b"ENTITIES") + 20_000])


def _first_point_of_another_zone(path: Path) -> None:
    file = path / COORDINATES
    data = file.read_bytes()
    assert b"J1,1," in data
    head, tail = data.split(b"J1,1,", 1)
    file.write_bytes(head + b"J1,1," + tail.replace(b",40", b",80", 1))


def _control_point_exchanged(path: Path) -> None:
    text = (path / RESULTS).read_text(encoding="utf-8")
    wrong = text.replace("<X>3307081.055</X>\n    <Y>612327.591</Y>", "<X>612327.591</X>\n    <Y>3307081.055</Y>", 1)
    assert wrong != text
    (path / RESULTS).write_text(wrong, encoding="utf-8")


def _condition_point_on_layer_0(path: Path) -> None:
    document = ezdxf.readfile(path / SITE)
    next(e for e in document.modelspace().query("INSERT") if e.dxf.layer == "TJD").dxf.layer = "0"
    document.saveas(path / SITE)


def _site_plan_as_as_built(path: Path) -> None:
    shutil.copy(path / SITE, path / AS_BUILT)


def _sheets_exchanged(path: Path) -> None:
    site = (path / SITE).read_bytes()
    shutil.copy(path / SHEET, path / SITE)
    (path / SHEET).write_bytes(site)


@pytest.mark.parametrize(
    ("spoil", "codes"),
    [
        (_site_plan_as_as_built, {"PKG-02", "PKG-16", "LYR-01", "TXT-01", "TXT-15", "ATT-19"}),
        (_sheets_exchanged, {"PKG-16", "LYR-01", "TXT-01", "ATT-19"}),
        (_condition_point_on_layer_0, {"ATT-19", "LYR-09", "TOP-25"}),
        (_value_below_its_table, {"TXT-04", "TXT-09"}),
        (_inner_frame_elsewhere, {"TXT-03", "TXT-16"}),
        (_first_point_of_another_zone, {"PAR-15", "PAR-21"}),
        (_control_point_exchanged, {"CRS-04", "CRS-08"}),
        (_whole_frame_elsewhere, {"TXT-03"}),
        (_as_built_cut_off, {"FMT-01", "LYR-01"}),
    ],
)
def test_one_cause(spoil: Callable[[Path], None], codes: set[str], tmp_path: Path) -> None:
    path = tmp_path / "clean"
    shutil.copytree(Path("samples", "clean"), path)
    spoil(path)
    found = [f for run in inspect(path).runs for f in run.findings if f.severity != "note"]
    assert codes <= {finding.code for finding in found}
    assert len({finding.cause for finding in found}) == 1


def test_a_number_that_nobody_reads_is_a_witness_of_the_building_without_one(tmp_path: Path) -> None:
    path = tmp_path / "clean"
    shutil.copytree(Path("samples", "clean"), path)
    document = ezdxf.readfile(path / AS_BUILT)
    label = next(text for text in document.modelspace().query("TEXT") if text.dxf.text == "3幢")
    label.dxf.text = "3田"
    document.saveas(path / AS_BUILT)
    (found,) = [f for run in inspect(path).runs for f in run.findings if f.severity != "note"]
    assert found.code == "BLD-20"
    assert label.dxf.handle in {handle for place in found.others for handle in place.handles}


def test_what_ended_at_a_pipe_has_lost_it(tmp_path: Path) -> None:
    """The next pipe stands alone then, which is a note with the cause of the one that was drawn to another point."""
    path = tmp_path / "clean"
    shutil.copytree(Path("samples", "clean"), path)
    document = ezdxf.readfile(path / AS_BUILT)
    own = (thing for thing in document.modelspace().query('*[layer=="GXYZ"]') if thing.has_xdata("SOUTH"))
    named = {thing.get_xdata("SOUTH")[-1].value: thing for thing in own}
    where = named["WS4"].dxf.insert
    with named["YSX5"].points("xy") as points:
        points[-1] = (where.x, where.y)
    document.saveas(path / AS_BUILT)
    found = {f.code: f for run in inspect(path).runs for f in run.findings if f.code in ("GEO-08", "SPC-29")}
    assert found["GEO-08"].place.handles[-1] == named["YSX6"].dxf.handle
    assert found["GEO-08"].cause == found["SPC-29"].cause
