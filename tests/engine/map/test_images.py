"""Pictures that a drawing shows: where they lie, and which files of the deliverable they are. Dashes of line types."""

from __future__ import annotations

import zipfile
from itertools import pairwise

import ezdxf
import numpy as np
import pytest

from surveycheck import read_deliverable
from surveycheck.map import Fetched, read_sheet, write_sheets
from surveycheck.map import fetched as fetching
from surveycheck.map.made import sheet_of

NAMED = r"\\server\share\..\plan.png"


@pytest.fixture
def deliverable(tmp_path):
    """A folder with a drawing that names two pictures, of which one was handed in."""
    folder = tmp_path / "handed"
    (folder / "drawings").mkdir(parents=True)
    (folder / "drawings" / "Plan.PNG").write_bytes(b"picture")
    document = ezdxf.new("R2010", setup=False)
    document.header["$LTSCALE"] = 2.0
    document.linetypes.add("WALL", [1.5, 1.0, -0.5])
    block = document.blocks.new("B")
    for name in (NAMED, "missing.png"):
        image = document.add_image_def(name, (200, 100))
        block.add_image(image, insert=(0, 0), size_in_units=(20, 10))
    space = document.modelspace()
    space.add_blockref("B", (1000, 0), dxfattribs={"rotation": 90})
    space.add_line((0, 0), (9, 9), dxfattribs={"linetype": "WALL"})
    space.add_line((0, 1), (9, 9), dxfattribs={"linetype": "WALL", "ltscale": 10.0})
    document.saveas(folder / "drawings" / "a.dxf")
    return folder


def maps(path, folder):
    folder.mkdir()
    fetched = Fetched(path, folder)
    (file,) = write_sheets(read_deliverable(path), folder, fetch=fetched)
    fetched.close()
    return read_sheet(file)


@pytest.mark.parametrize("zipped", [False, True])
def test_a_picture_lies_where_its_reference_puts_it(deliverable, tmp_path, zipped):
    path = deliverable
    if zipped:
        path = tmp_path / "handed.zip"
        with zipfile.ZipFile(path, "w") as archive:
            for file in sorted(deliverable.rglob("*.*")):
                archive.write(file, file.relative_to(deliverable).as_posix())
    sheet = maps(path, tmp_path / "maps")
    assert sheet.pictures == ((NAMED, "0000.picture"), ("missing.png", ""))
    assert (tmp_path / "maps" / "0000.picture").read_bytes() == b"picture"
    corners = sheet.columns["picture/corners"][0] + np.array(sheet.origin)
    assert corners.tolist() == pytest.approx(np.array([(1000, 0), (1000, 20), (990, 0)]))
    assert np.diff(sheet.columns["picture/start"]).tolist() == [4, 4]


def test_a_lone_drawing_has_no_other_files(deliverable, tmp_path):
    sheet = maps(deliverable / "drawings" / "a.dxf", tmp_path / "maps")
    assert [stored for _, stored in sheet.pictures] == ["", ""]


def test_what_is_too_large_stays_where_it_is(deliverable, tmp_path, monkeypatch):
    monkeypatch.setattr(fetching, "LARGEST", 3)
    sheet = maps(deliverable, tmp_path / "maps")
    assert [stored for _, stored in sheet.pictures] == ["", ""]


def test_line_types_have_the_dashes_of_the_drawing(deliverable):
    (drawing,) = read_deliverable(deliverable).drawings
    assert drawing.patterns["WALL"] == (1.0, -0.5)
    sheet = sheet_of(drawing)
    assert sorted(pen.linetype for pen in sheet.pens if pen.type == "LINE") == ["WALL", "WALL×10"]
    assert sheet.patterns["WALL"] == (2.0, -1.0)
    assert sheet.patterns["WALL×10"] == (20.0, -10.0)


def test_an_underlay_has_its_frame_and_its_name_and_is_counted(sheet):
    def draw(space, document):
        plan = document.add_underlay_def("C:\\plans\\site.pdf", fmt="pdf")
        clipped = space.add_underlay(plan, (10, 20), scale=2, rotation=90)
        clipped.set_boundary_path([(0, 0), (5, 3)])
        clipped.dxf.flags = 3
        space.add_underlay(plan, (40, 50)).dxf.flags = 2

    made = sheet(draw)
    start, ring = made.columns["picture/start"], made.columns["picture/ring"] + np.array(made.origin)
    first, second = (ring[a:b] for a, b in pairwise(start))
    assert first == pytest.approx(np.array([(10, 20), (10, 30), (4, 30), (4, 20)]))
    assert second == pytest.approx(np.full((4, 2), (40, 50)))
    assert [name for name, _ in made.pictures] == ["C:\\plans\\site.pdf"] * 2
    assert made.elsewhere["PDFUNDERLAY"] == 2
