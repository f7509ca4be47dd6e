"""A drawing to write: layers, blocks and styles as a CASS user has them, and the few kinds of things put on it."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from ezdxf.filemanagement import new
from surveycheck.samples.make.plane import Point, Ring

from surveycheck.geometry.text_boxes import units
from surveycheck.plant.dxf import dxf_bytes, without_dates

APPLICATION = "SOUTH"
METRES = 6
TEXT_HEIGHT = 1.25
"""2.5 mm on paper at 1:500."""

LEFT, BESIDE, CENTRE = "left", "beside", "centre"
"""Words begin at a point, begin at the middle of their height, or have their middle there."""

COLORS = {
    "KZD": 1, "GCD": 1, "JZD": 1, "YDHX": 1, "TJD": 1, "FXZD": 1, "JZKZX": 5,
    "SJJZ": 6, "JMD": 6, "FCC": 6, "FCH": 2, "LD": 3, "SWCW": 4, "SNCW": 4,
    "XFCD": 30, "DGCD": 10, "RFGNQ": 200, "RFFHDY": 210, "GHGNQ": 140, "GXYZ": 5, "DLSS": 4, "TK": 7, "ZJ": 7,
    "PARCEL": 7, "ROAD": 7, "SHAPE": 7,
}  # fmt: skip


class Sheet:
    """One DXF file in the making. Coordinates come in millimetres and are written in metres with three decimals."""

    def __init__(self, version: str, layers: Iterable[str], encoding: str = "utf-8") -> None:
        """``version``: ``R2000``, ``R2010``, …; ``encoding``: of the text in versions before R2007."""
        with without_dates():
            self.document: Any = new(version, units=METRES)
        self.document.encoding = encoding
        self.space: Any = self.document.modelspace()
        self.document.appids.add(APPLICATION)
        self.document.styles.add("HZ", font="rs.shx").dxf.bigfont = "hztxt.shx"
        for layer in layers:
            self.document.layers.add(layer, color=COLORS[layer])

    def block(self, name: str, radius: float, attribute: str = "") -> None:
        """A round point symbol; ``attribute`` is the tag of its text."""
        block = self.document.blocks.new(name)
        block.add_circle((0, 0), radius)
        if attribute:
            block.add_attdef(attribute, (1.0, -0.5), dxfattribs={"height": TEXT_HEIGHT, "style": "HZ"})

    def symbol(self, name: str, draw: Callable[[Any], None]) -> None:
        """A block that ``draw`` draws, in metres."""
        draw(self.document.blocks.new(name))

    def area(self, layer: str, ring: Ring, *data: str) -> Any:
        return self._marked(self.space.add_lwpolyline(_metres(ring), close=True, dxfattribs={"layer": layer}), data)

    def holed(self, layer: str, ring: Ring, islands: Iterable[Ring], *data: str) -> Any:
        """An area with islands: one filled hatch, its boundary the first loop."""
        hatch = self.space.add_hatch(color=COLORS[layer], dxfattribs={"layer": layer})
        hatch.paths.add_polyline_path(_metres(ring), is_closed=True, flags=1)
        for island in islands:
            hatch.paths.add_polyline_path(_metres(island), is_closed=True, flags=16)
        return self._marked(hatch, data)

    def line(self, layer: str, points: Sequence[Point], *data: str) -> Any:
        return self._marked(self.space.add_lwpolyline(_metres(points), dxfattribs={"layer": layer}), data)

    def point(self, layer: str, block: str, at: Point, *data: str, height: float = 0.0) -> Any:
        x, y = _metres((at,))[0]
        return self._marked(self.space.add_blockref(block, (x, y, height), dxfattribs={"layer": layer}), data)

    def text(
        self, layer: str, words: str, at: Point, height: float = TEXT_HEIGHT, align: str = LEFT, rotation: float = 0
    ) -> Any:
        """``align``: what of the words stands there. They are written from their base line on in any case, as CASS
        does, so that their first point is where they are."""
        turn = math.radians(rotation)
        across = {LEFT: 0.0, BESIDE: 0.0, CENTRE: units(words) * height / 2}[align]
        up = 0.0 if align == LEFT else height / 2
        (x, y), cos, sin = _metres((at,))[0], math.cos(turn), math.sin(turn)
        place = (round(x - across * cos + up * sin, 3), round(y - across * sin - up * cos, 3))
        attributes = {"layer": layer, "height": height, "style": "HZ", "rotation": rotation, "insert": place}
        return self.space.add_text(words, dxfattribs=attributes)

    def _marked(self, entity: Any, data: Sequence[str]) -> Any:
        if data:
            entity.set_xdata(APPLICATION, [(1000, item) for item in data])
        return entity

    def write(self, path: Path) -> None:
        """Write the file; the same bytes every time."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(dxf_bytes(self.document))


def _metres(points: Iterable[Point]) -> list[tuple[float, float]]:
    return [(x / 1000, y / 1000) for x, y in points]
