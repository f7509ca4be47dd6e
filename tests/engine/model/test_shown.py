"""What is hidden in a drawing, and how that is handed down."""

from __future__ import annotations

import io

import ezdxf
import numpy as np
from well_formed import drawing_well_formed

from surveycheck.geometry.sketch import sketch
from surveycheck.model import Finding, Model, Place
from surveycheck.model.drawing import IN_BLOCK, Block, Layer
from surveycheck.model.shown import seen
from surveycheck.picture.place import place_picture
from surveycheck.picture.scene import Scene
from surveycheck.read.dxf import read_dxf

LAYERS = [Layer("0"), Layer("ON"), Layer("OFF", off=True), Layer("Ice", frozen=True)]


def hidden(*rows: dict[str, object]) -> list[str]:
    """Layer and text of what is not seen, of what a person could see at all."""
    drawing = sketch(rows, layers=LAYERS, blocks=[Block("B")])
    e = drawing.entities
    found = np.flatnonzero(~seen(drawing) & (e.space != IN_BLOCK)).tolist()
    return [f"{e.type[r]} {e.layer[r]}" for r in found]


CONTENT = [
    {"layer": "ON", "wkt": "LINESTRING (0 0, 1 0)", "space": 2, "owner": "B"},
    {"layer": "0", "wkt": "POINT (0 0)", "space": 2, "owner": "B"},
]


def insert(layer: str, **more: object) -> dict[str, object]:
    return {"block": "B", "layer": layer, "wkt": "POINT (5 5)", **more}


def test_layers_hide_what_stands_on_them() -> None:
    point = {"wkt": "POINT (0 0)"}
    assert hidden(*({"layer": name, **point} for name in ("0", "ON", "off", "ICE"))) == ["POINT off", "POINT ICE"]


def test_a_frozen_or_invisible_reference_hides_all_of_its_block_one_that_is_off_what_has_its_layer() -> None:
    assert hidden(*CONTENT, insert("ON")) == []
    assert hidden(*CONTENT, insert("Ice")) == ["INSERT Ice", "LWPOLYLINE ON", "POINT Ice"]
    assert hidden(*CONTENT, insert("ON", invisible=True)) == ["INSERT ON", "LWPOLYLINE ON", "POINT ON"]
    assert hidden(*CONTENT, insert("OFF")) == ["INSERT OFF", "POINT OFF"]


def test_what_is_invisible_itself_and_invisible_attributes() -> None:
    assert hidden({"layer": "ON", "wkt": "POINT (0 0)", "invisible": True}) == ["POINT ON"]
    mark = {"layer": "ON", "type": "ATTRIB", "tag": "T", "text": "1", "flags": 1, "parent": 2, "wkt": "POINT (5 5)"}
    assert hidden(*CONTENT, insert("ON"), mark) == ["ATTRIB ON"]


def test_group_60_is_read_and_handed_to_copies() -> None:
    doc = ezdxf.new("R2000")
    block = doc.blocks.new("B")
    block.add_circle((0, 0), 1, {"invisible": 1})
    block.add_point((0, 0), {"invisible": 0})
    doc.modelspace().add_blockref("B", (5, 5))
    doc.modelspace().add_line((0, 0), (1, 1), {"invisible": 1})
    stream = io.StringIO()
    doc.write(stream)
    drawing, _ = read_dxf(stream.getvalue().encode(), "a.dxf")
    assert drawing is not None
    drawing_well_formed(drawing)
    e = drawing.entities
    shown = [(e.type[r], bool(e.invisible[r])) for r in np.flatnonzero(e.space != IN_BLOCK).tolist()]
    wanted = [("INSERT", False), ("LINE", True), ("CIRCLE", True), ("POINT", False)]
    assert [row for row in shown if row[0] != "VIEWPORT"] == wanted


def test_pictures_show_hidden_things_where_they_are_the_subject_only() -> None:
    square = {"layer": "ON", "wkt": "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))"}
    other = {"layer": "ON", "wkt": "POLYGON ((20 0, 30 0, 30 10, 20 10, 20 0))"}
    scene = Scene(Model("m", drawings=(drawing := sketch([square, {**other, "invisible": True}]),)))
    index = scene.indexes[drawing.file]
    assert index.within((-50, -50, 50, 50)).tolist() == [0]
    words = dict.fromkeys(Finding.__dataclass_fields__, "")
    place = Place(file=drawing.file, layer="ON", handles=("2",), at=(25.0, 5.0))
    found = Finding(**{**words, "severity": "D", "place": place, "facts": {}, "others": (), "state": "open"})
    assert 'stroke="#0a5aa8"' in place_picture(scene, found)
