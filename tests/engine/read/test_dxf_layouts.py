"""Things of paper space know their layout."""

from __future__ import annotations

import io

import ezdxf
import numpy as np
import pytest
from ezdxf.document import Drawing as Document
from well_formed import drawing_well_formed

from surveycheck.geometry.sketch import sketch
from surveycheck.model import Drawing
from surveycheck.model.drawing import PAPER_SPACE, PLACED
from surveycheck.read import dxf
from surveycheck.read.drawing_file import put_together, taken_apart
from surveycheck.read.dxf import read_dxf


def written(doc: Document) -> bytes:
    stream = io.StringIO()
    doc.write(stream)
    return stream.getvalue().encode(doc.output_encoding, "dxfreplace")


def read(data: bytes) -> Drawing:
    drawing, issues = read_dxf(data, "a.dxf")
    assert drawing is not None, issues
    assert drawing.reader == "columns"
    drawing_well_formed(drawing)
    return drawing


def sheets(active: str = "Layout1") -> Document:
    """Three layouts: a line and a reference, a text, nothing but a view."""
    doc = ezdxf.new("R2010")
    doc.blocks.new("SIGN").add_circle((0, 0), 1)
    doc.modelspace().add_line((0, 0), (1, 1))
    first, second, third = doc.layout("Layout1"), doc.layouts.new("总图 二"), doc.layouts.new("只有视口")
    first.add_line((0, 0), (5, 5))
    first.add_blockref("SIGN", (2, 2)).add_attrib("NO", "7", (2, 2))
    second.add_text("图名")
    third.add_viewport((5, 5), (10, 10), (0, 0), 10)
    doc.layouts.set_active_layout(active)
    return doc


def where(drawing: Drawing) -> set[tuple[str, str]]:
    e = drawing.entities
    rows = np.flatnonzero((e.space == PAPER_SPACE) | (e.space == PLACED))
    return {(e.type[r], e.layout_of(r)) for r in rows.tolist()}


@pytest.mark.parametrize("active", ["Layout1", "总图 二", "只有视口"])
def test_each_thing_knows_its_layout_whichever_is_the_active_one(active: str) -> None:
    drawing = read(written(sheets(active)))
    found = where(drawing)
    assert {("LINE", "Layout1"), ("INSERT", "Layout1"), ("ATTRIB", "Layout1"), ("CIRCLE", "Layout1")} <= found
    assert {("TEXT", "总图 二"), ("VIEWPORT", "只有视口")} <= found
    assert not {kind for kind, name in found if name == "只有视口"} - {"VIEWPORT"}
    assert {tab.name for tab in drawing.layouts} == {"Layout1", "总图 二", "只有视口"}


def test_the_owner_tells_the_layout_and_the_name_of_the_tab_does_without_one() -> None:
    data = written(sheets())
    drawing = read(data)
    record = next(tab.record for tab in drawing.layouts if tab.name == "总图 二")
    own = next(tab.record for tab in drawing.layouts if tab.name == "Layout1").encode()
    owner = data.index(b"330\n" + own, data.rindex(b"\nLINE\n"))
    moved = data[:owner] + b"330\n" + record.encode() + data[owner + 4 + len(own) :]
    assert ("LINE", "总图 二") in where(read(moved))
    named = data[:owner] + "410\n总图 二".encode() + data[owner + 4 + len(own) :]
    assert ("LINE", "总图 二") in where(read(named))


def test_r12_has_paper_space_without_a_name() -> None:
    doc = ezdxf.new("R12")
    doc.layout("Layout1").add_line((0, 0), (1, 1))
    drawing = read(written(doc))
    rows = np.flatnonzero(drawing.entities.space == PAPER_SPACE)
    assert [drawing.entities.layout_of(r) for r in rows.tolist()].count("") == len(rows) > 0
    assert drawing.layouts == ()


def test_without_paper_space_there_is_no_column() -> None:
    assert len(sketch([{"layer": "A", "wkt": "POINT (0 0)"}]).entities.layout) == 0
    doc = ezdxf.new("R2000")
    doc.modelspace().add_line((0, 0), (1, 1))
    doc.layout("Layout1").delete_all_entities()
    drawing = read(written(doc))
    assert len(drawing.entities.layout) == 0
    assert [tab.name for tab in drawing.layouts] == ["Layout1"]


def test_layouts_are_kept_with_the_columns() -> None:
    drawing = read(written(sheets()))
    again, _ = put_together(*taken_apart((drawing, ())), "b.dxf")
    assert again.layouts == drawing.layouts
    assert where(again) == where(drawing)
    assert again.entities.of_file().layout.counts() == drawing.entities.of_file().layout.counts()


def test_what_was_mended_by_ezdxf_keeps_the_names_that_the_file_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dxf, "ROUNDS", 0)
    drawing, _ = read_dxf(written(sheets()).replace(b"\nENDBLK\n", b"\nENDBLX\n", 1), "a.dxf")
    assert drawing is not None
    assert drawing.reader == "recover"
    assert ("LINE", "Layout1") in where(drawing)
