"""A copy of a deliverable to spoil, with ezdxf and plain Python alone: nothing of surveycheck.

What leaves no trace is not planted: an area of a kind that no record or neighbour places, moved as it is (green,
parking, fire and civil-defence areas say their size only); one level of height, one road or one number on the map gone,
for nothing counts them; a vertex in the middle of a straight edge, but on the parcel's boundary, where each vertex has
its point; a ring turned round where no direction is asked for; another start vertex; a polyline of the old kind;
the first vertex once more at the end of a closed polyline, as many programs write it; the coordinate file as a whole,
which no template asks for; the zone left out of all its eastings, which a setting lets pass; a drawing saved later,
as every export does; the colour of a single thing; the
direction of a pipe, for records name its ends only; a control line that still keeps clear of buildings;
a text style without any font name, which programs show by its family; a corner of units
moved, on both sides of the wall, by less than the tolerance of house areas.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import ezdxf
from judge import Spot

PARCEL, SITE, MAP, FLOORS = (f"矢量数据/{name}.dxf" for name in ("宗地图", "总平面图", "竣工图", "房产分层图"))
SHEETS = (PARCEL, SITE, MAP, FLOORS)
XML = "属性数据/综合测绘成果.xml"
APPLICATION = "SOUTH"
HOME = {
    **dict.fromkeys(("JZD",), PARCEL),
    **dict.fromkeys(("YDHX", "LD", "SWCW", "DGCD", "XFCD", "JZKZX", "TJD"), SITE),
    **dict.fromkeys(("JMD", "GXYZ", "DLSS", "GCD", "KZD"), MAP),
    **dict.fromkeys(("FCC", "FCH", "GHGNQ", "RFFHDY", "RFGNQ", "SNCW"), FLOORS),
}
"""Layer → the drawing that it belongs into."""

SHAPE = {
    "JZD": "PAR-01 PAR-07 PAR-08 TOP-09 TOP-10 TOP-18",
    "YDHX": "PLN-20 TOP-18",
    "LD": "SPC-21 TOP-13",
    "SWCW": "SPC-22 TOP-14",
    "DGCD": "BLD-38 SPC-28",
    "XFCD": "BLD-38 SPC-28",
    "JMD": "BLD-26 TOP-16 TOP-03 TOP-04 TOP-05",
    "FCC": "BLD-09 TOP-06 TOP-07 TOP-16",
    "FCH": "BLD-43 TOP-07 TOP-08",
    "GHGNQ": "TOP-15",
    "RFFHDY": "BLD-38",
    "RFGNQ": "BLD-38",
    "SNCW": "SPC-22 TOP-14",
}
"""Layer → the rules that hold the size and shape of its areas against something."""


@dataclass(frozen=True)
class Planted:
    """What was done: any of ``codes`` should be found at one of the ``spots``."""

    codes: tuple[str, ...]
    spots: tuple[Spot, ...]
    said: str


Kind = Callable[["Copy", Random], Planted]
KINDS: dict[str, Kind] = {}


def kind(function: Kind) -> Kind:
    """Enters a way of spoiling a deliverable; its name says what is wrong."""
    KINDS[function.__name__] = function
    return function


@dataclass
class Copy:
    """A folder that may be spoiled; drawings are opened once and saved at the end."""

    folder: Path
    open: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, clean: Path, target: Path) -> Copy:
        shutil.copytree(clean, target)
        return cls(target)

    def sheet(self, file: str) -> Any:
        if file not in self.open:
            self.open[file] = ezdxf.readfile(self.folder / file)
        return self.open[file]

    def space(self, file: str) -> Any:
        return self.sheet(file).modelspace()

    def save(self) -> None:
        for file, document in self.open.items():
            document.saveas(self.folder / file)

    def things(self, layer: str, kinds: str = "LWPOLYLINE", file: str = "") -> list[Any]:
        every = self.space(file or HOME[layer])
        return [e for e in every if e.dxf.layer == layer and (kinds == "*" or e.dxftype() in kinds.split())]

    def area(self, random: Random, layers: Sequence[str] = tuple(SHAPE)) -> tuple[Any, str]:
        """Any area of any layer, each layer as often as the next."""
        layer = random.choice(layers)
        return random.choice(self.things(layer)), layer

    def texts(self, file: str, *layers: str) -> list[Any]:
        return [e for e in self.space(file).query("TEXT") if e.dxf.layer in (layers or (e.dxf.layer,))]


def codes(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def spot(thing: Any, file: str = "", point: tuple[float, float] | None = None) -> Spot:
    return Spot(file or HOME[thing.dxf.layer], thing.dxf.handle, point=point)


def marks(thing: Any) -> list[str]:
    """The values of the extended data; the first is the code."""
    return [tag.value for tag in thing.get_xdata(APPLICATION)] if thing.has_xdata(APPLICATION) else []


def mark(thing: Any, values: Sequence[str]) -> None:
    thing.set_xdata(APPLICATION, [(1000, value) for value in values])


def rewrite(copy: Copy, file: str, change: Callable[[bytes], bytes]) -> None:
    path = copy.folder / file
    path.write_bytes(change(path.read_bytes()))
