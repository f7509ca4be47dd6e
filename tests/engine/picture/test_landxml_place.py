"""A thing without a handle is found again by its layer, line and name."""

from __future__ import annotations

from landxml_text import landxml, parcel, ring

from surveycheck.model import Place
from surveycheck.picture.scene import Scene
from surveycheck.read import read_bytes


def test_the_parcel_of_a_place_is_drawn() -> None:
    lots = parcel(ring("0 0", "0 9", "9 9"), "A") + parcel(ring("0 20", "0 29", "9 29"), "B")
    scene = Scene(read_bytes({"a.xml": landxml(f"<Parcels>{lots}</Parcels>")}))
    found = scene.subjects(Place(file="a.xml", layer="Parcel", line=4, key="B"))
    assert [index.drawing.entities.text[row] for index, row in found] == ["B"]
    assert scene.subjects(Place(file="a.xml", layer="Parcel", line=5, key="B")) == []
