"""An invented subdivision as LandXML: lots along a road that ends in a round, with its survey. ISO-8859-1, areas to the
square metre. ``SUBDIVISIONS`` has the sound one and those with something wrong."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

from surveycheck.samples.make.plane import Placement, Point, metres

from surveycheck.plant.answers import Answer, Spot, write

PLACE = Placement(612_300_000, 3_307_100_000, 12.3)

SPACE = "http://www.landxml.org/schema/LandXML-1.2"
UNITS = (
    ' <Units><Metric linearUnit="meter" areaUnit="squareMeter" volumeUnit="cubicMeter" temperatureUnit="celsius"'
    ' pressureUnit="HPA" angularUnit="decimal dd.mm.ss" directionUnit="decimal dd.mm.ss"/></Units>'
)

CORNERS: Mapping[str, Point] = {
    # south of the road
    "1": (0, 0),
    "2": (20_000, 0),
    "3": (40_000, 0),
    "4": (60_000, 0),
    "5": (92_000, 0),
    "6": (92_000, 24_000),
    "7": (81_608, 30_000),
    "8": (60_000, 30_000),
    "9": (40_000, 30_000),
    "10": (20_000, 30_000),
    "11": (6_000, 30_000),
    "12": (0, 24_000),
    "13": (6_000, 24_000),
    "14": (92_000, 36_000),
    # north of it
    "15": (0, 48_000),
    "16": (6_000, 42_000),
    "17": (6_000, 48_000),
    "18": (20_000, 42_000),
    "19": (40_000, 42_000),
    "20": (58_000, 42_000),
    "21": (64_000, 42_000),
    "22": (81_608, 42_000),
    "23": (92_000, 48_000),
    "24": (92_000, 72_000),
    "25": (64_000, 72_000),
    "26": (58_000, 72_000),
    "27": (40_000, 72_000),
    "28": (20_000, 72_000),
    "29": (0, 72_000),
    # easement, and the bank of the stream
    "30": (20_000, 3_000),
    "31": (40_000, 3_000),
    "32": (54_000, 73_200),
    "33": (49_000, 71_800),
    "34": (44_000, 73_000),
    # control points and a reference mark
    "TP1": (-25_000, 36_000),
    "TP2": (48_000, 36_500),
    "RM1": (-3_000, 36_000),
}
BANK = ("32", "33", "34")


@dataclass(frozen=True)
class Side:
    """A piece of boundary: a line, an arc in the sense ``rot`` round the point ``centre``, a chain or an irregular line
    through ``by``. ``to_place`` replaces the end by a coordinate of its own; ``attributes`` are the Curve's."""

    start: str
    end: str
    rot: str = ""
    centre: str = ""
    radius: str = ""
    by: tuple[str, ...] = ()
    kind: str = "Line"
    to_place: Point | None = None


def arc(start: str, end: str, rot: str, centre: str, radius: str) -> Side:
    return Side(start, end, rot, centre, radius, kind="Curve")


def lines(*names: str) -> tuple[Side, ...]:
    return tuple(Side(a, b) for a, b in pairwise(names))


def chain(*names: str) -> Side:
    return Side(names[0], names[-1], by=names[1:-1], kind="Chain")


@dataclass(frozen=True)
class Lot:
    """A Parcel; ``area`` is what it declares, "" = its own to the square metre, "-" = nothing. ``parts`` are names."""

    name: str
    sides: tuple[Side, ...] = ()
    kind: str = "Lot"
    area: str = ""
    parts: tuple[str, ...] = ()
    more: str = ""


LOTS = (
    Lot("1", (*lines("1", "2", "10", "11"), arc("11", "12", "ccw", "13", "6"), Side("12", "1"))),
    Lot("2", lines("2", "3", "9", "10", "2")),
    Lot("3", lines("3", "4", "8", "9", "3")),
    Lot("4", (*lines("4", "5", "6"), arc("6", "7", "cw", "14", "12"), *lines("7", "8", "4"))),
    Lot("5A", (arc("16", "15", "cw", "17", "6"), *lines("15", "29", "28", "18", "16")), more=' parcelType="Part"'),
    Lot("5B", lines("20", "21", "25", "26", "20"), more=' parcelType="Part"'),
    Lot("5", parts=("5A", "5B"), more=' parcelType="Multipart"'),
    Lot("6", (chain("18", "19", "27", "28", "18"),)),
    Lot("7", (*lines("19", "20", "26"), Side("26", "27", by=BANK, kind="IrregularLine"), Side("27", "19"))),
    Lot("8", (*lines("21", "22"), arc("22", "23", "cw", "", "12"), *lines("23", "24", "25", "21"))),
    Lot(
        "Grünweg",
        (
            *(arc("12", "11", "cw", "13", "6"), Side("11", "10"), *lines("10", "9", "8", "7")),
            *(arc("7", "6", "ccw", "14", "12"), arc("6", "23", "ccw", "14", "12"), arc("23", "22", "ccw", "14", "12")),
            *(*lines("22", "21", "20", "19", "18", "16"), arc("16", "15", "cw", "17", "6"), Side("15", "12")),
        ),
        kind="Road",
    ),
    Lot("E1", lines("2", "3", "31", "30", "2"), kind="Easement", area="60"),
)

SIGHTS = (("TP1", "TP2"), ("TP1", "12"), ("TP1", "15"), *(("TP2", n) for n in ("10", "9", "8", "20", "6", "23")))


@dataclass(frozen=True)
class Subdivision:
    """What is written, and what is wrong with it. ``places``: points in millimetres, east and north; ``observed`` adds
    to the distance (m) or the azimuth (degrees) of the sight of that number."""

    lots: tuple[Lot, ...] = LOTS
    places: Mapping[str, Point] = field(default_factory=lambda: {n: PLACE.point(p) for n, p in CORNERS.items()})
    more_points: tuple[str, ...] = ()
    sights: tuple[tuple[str, str], ...] = SIGHTS
    observed: Mapping[int, tuple[float, float]] = field(default_factory=dict)
    wrong: tuple[Answer, ...] = ()

    def write(self, path: Path, answers: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(self._document()) + "\n", encoding="iso-8859-1", newline="\n")
        write(answers, [replace(answer, file=path.name) for answer in self.wrong])

    def _document(self) -> list[str]:
        names = {name for pair in self.sights for name in pair}
        return [
            '<?xml version="1.0" encoding="ISO-8859-1"?>',
            f'<LandXML xmlns="{SPACE}" version="1.2" date="2026-04-01" time="08:00:00">',
            UNITS,
            ' <CoordinateSystem name="CGCS2000 / 3-degree Gauss-Kruger CM 120E" epsgCode="4549"/>',
            ' <Project name="Grünweg" desc="invented sample: nobody and nothing in it is real"/>',
            ' <CgPoints name="points">',
            *(_point(name, place) for name, place in self.places.items()),
            *self.more_points,
            " </CgPoints>",
            ' <Parcels name="Grünweg">',
            *(text for lot in self.lots for text in self._lot(lot)),
            " </Parcels>",
            ' <PlanFeatures name="topography"><PlanFeature name="stream"><CoordGeom>',
            f"  {self._side(Side('26', '27', by=BANK, kind='IrregularLine'))}",
            " </CoordGeom></PlanFeature></PlanFeatures>",
            " <Survey>",
            '  <SurveyHeader name="S1" desc="surveyed by Müller (invented)"/>',
            *(
                f'  <InstrumentSetup id="IS-{n}" stationName="{n}" instrumentHeight="0"><InstrumentPoint pntRef="{n}"/>'
                "</InstrumentSetup>"
                for n in self.places
                if n in names
            ),
            '  <ObservationGroup id="OG-1">',
            *(self._sight(number) for number in range(len(self.sights))),
            "  </ObservationGroup>",
            " </Survey>",
            ' <Monuments><Monument name="RM1" pntRef="RM1" desc="reference mark"/></Monuments>',
            "</LandXML>",
        ]

    def _lot(self, lot: Lot) -> list[str]:
        area = lot.area or str(math.floor(self.area(lot) + 0.5))
        said = "" if area == "-" else f' area="{area}"'
        head = f'  <Parcel name={quoteattr(lot.name)} class={quoteattr(lot.kind)} state="created"{lot.more}{said}>'
        if lot.parts:
            parts = (f'    <Parcel name="{part}" pclRef="{part}"/>' for part in lot.parts)
            return [head, "   <Parcels>", *parts, "   </Parcels>", "  </Parcel>"]
        return [head, "   <CoordGeom>", *(f"    {self._side(s)}" for s in lot.sides), "   </CoordGeom>", "  </Parcel>"]

    def _side(self, side: Side) -> str:
        end = f'<End pntRef="{side.end}"/>' if side.to_place is None else f"<End>{_northing_first(side.to_place)}</End>"
        ends = f'<Start pntRef="{side.start}"/>%s{end}'
        if side.kind == "Chain":
            return f"<Chain>{' '.join((side.start, *side.by, side.end))}</Chain>"
        if side.kind == "Curve":
            centre = f'<Center pntRef="{side.centre}"/>' if side.centre else ""
            return f'<Curve rot="{side.rot}" crvType="arc" radius="{side.radius}">{ends % centre}</Curve>'
        if side.kind == "IrregularLine":
            between = " ".join(_northing_first(self.places[name]) for name in side.by)
            return f"<IrregularLine>{ends % ''}<PntList2D>{between}</PntList2D></IrregularLine>"
        return f"<Line>{ends % ''}</Line>"

    def _sight(self, number: int) -> str:
        start, end = self.sights[number]
        (ax, ay), (bx, by) = self.places[start], self.places.get(end, (0, 0))
        longer, turned = self.observed.get(number, (0.0, 0.0))
        distance = math.dist((ax, ay), (bx, by)) / 1000 + longer
        azimuth = (math.degrees(math.atan2(bx - ax, by - ay)) + turned) % 360
        return (
            f'   <ReducedObservation name="{number + 1}" setupID="IS-{start}" targetSetupID="IS-{end}"'
            f' azimuth="{_sexagesimal(azimuth)}" horizDistance="{distance:.3f}"/>'
        )

    def area(self, lot: Lot, chords: bool = False) -> float:
        """Square metres within a lot, or within its parts: the polygon, and the segment between each arc and its chord.
        ``chords``: without the segments."""
        if lot.parts:
            return sum(self.area(other) for other in self.lots if other.name in lot.parts)
        names = [n for side in lot.sides for n in (side.start, *side.by)]
        origin = self.places[names[0]]
        ring = [(self.places[n][0] - origin[0], self.places[n][1] - origin[1]) for n in names]
        twice = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, (*ring[1:], ring[0]), strict=True))
        total = twice / 2e6
        for side in () if chords else lot.sides:
            if side.kind == "Curve":
                radius = float(side.radius)
                sweep = 2 * math.asin(math.dist(self.places[side.start], self.places[side.end]) / 2000 / radius)
                total += (1 if side.rot == "ccw" else -1) * radius * radius * (sweep - math.sin(sweep)) / 2
        return abs(total)


def _northing_first(place: Point) -> str:
    return f"{metres(place[1])} {metres(place[0])}"


def _point(name: str, place: Point) -> str:
    kind = "control" if name.startswith("TP") else "reference" if name.startswith("RM") else "boundary"
    return f'  <CgPoint name="{name}" state="existing" pntSurv="{kind}">{_northing_first(place)}</CgPoint>'


def _sexagesimal(degrees: float) -> str:
    """302.5040 for 302° 50′ 40″."""
    minutes, seconds = divmod(round(degrees * 3600), 60)
    whole, minutes = divmod(minutes, 60)
    return f"{whole}.{minutes:02d}{seconds:02d}"


def _spot(point: Point) -> Spot:
    return point[0] / 1000, point[1] / 1000


def _with(name: str, change: Callable[[Lot], Lot], land: Subdivision | None = None) -> Subdivision:
    land = land or Subdivision()
    return replace(land, lots=tuple(change(lot) if lot.name == name else lot for lot in land.lots))


def _wrong(code: str, zh: str, en: str, **where: Any) -> Answer:
    return Answer(code, "", note=zh, note_en=en, **where)


def not_closed() -> Subdivision:
    """The last side of lot 3 ends 4 cm beside its first corner."""
    corner = PLACE.point(CORNERS["3"])
    beside = (corner[0] + 24, corner[1] + 32)
    land = _with("3", lambda lot: replace(lot, sides=(*lot.sides[:-1], Side("9", "3", to_place=beside))))
    middle = (corner[0] + 12) / 1000, (corner[1] + 16) / 1000
    note = ("最后一边与起点相距 4 cm", "the last side ends 4 cm from its start")
    return replace(land, wrong=(_wrong("GEO-01", *note, key="3", at=middle),))


def areas() -> Subdivision:
    """Lot 4 declares the area within the chord of its arc, lot 2 that of a slip of the pen, lot 6 hectares."""
    land = Subdivision()
    four = next(lot for lot in LOTS if lot.name == "4")
    said = {"4": str(round(land.area(four, chords=True))), "2": "690", "6": "0.0600"}
    for name, area in said.items():
        land = _with(name, lambda lot, area=area: replace(lot, area=area), land)  # type: ignore[misc]
    notes = {
        "4": ("按弦计算面积", "area calculated by the chord"),
        "2": ("600 误写为 690", "690 written for 600"),
        "6": ("以公顷填写", "written in hectares"),
    }
    return replace(land, wrong=tuple(_wrong("PAR-01", *note, key=n) for n, note in notes.items()))


def references() -> Subdivision:
    """The chain of lot 6 names a point that does not exist, an observation a setup that does not."""
    land = _with("6", lambda lot: replace(lot, sides=(chain("18", "19", "270", "28", "18"),), area="600"))
    path = "/LandXML/Parcels[1]/Parcel[8]"
    seen = "/LandXML/Survey[1]/ObservationGroup[1]/ReducedObservation[10]"
    wrong = (
        _wrong("LXM-05", "点链中的点 270 不存在", "no point 270 of the chain", xpath=f"{path}/CoordGeom[1]/Chain[1]"),
        _wrong("LXM-06", "宗地 6 因此没有图形", "so parcel 6 has no shape", xpath=path),
        _wrong("LXM-05", "测站不存在", "the setup does not exist", xpath=seen),
    )
    return replace(land, sights=(*SIGHTS, ("TP2", "99")), wrong=wrong)


def points() -> Subdivision:
    """Northing and easting of the reference mark are swapped; a point name is there twice."""
    land = Subdivision()
    east, north = land.places["RM1"]
    again = _point("28", (land.places["28"][0] + 300, land.places["28"][1]))
    count = len(land.places) + 1
    wrong = (
        _wrong("LXM-08", "北、东坐标颠倒", "north and east exchanged", key="RM1", at=_spot((north, east))),
        _wrong(
            "ATT-07", "点名 28 重复", "point name 28 is there twice", xpath=f"/LandXML/CgPoints[1]/CgPoint[{count}]"
        ),
    )
    return replace(land, places={**land.places, "RM1": (north, east)}, more_points=(again,), wrong=wrong)


def curves() -> Subdivision:
    """The corner of lot 1 says another radius than its centre; two observations are off."""
    sides = LOTS[0].sides
    land = _with(
        "1", lambda lot: replace(lot, sides=(*sides[:3], replace(sides[3], radius="6.5"), sides[4]), area="592")
    )
    group = "/LandXML/Survey[1]/ObservationGroup[1]/ReducedObservation"
    wrong = (
        _wrong("LXM-07", "半径 6 m 误为 6.5 m", "radius 6 m stated as 6.5 m", key="1"),
        _wrong("LXM-09", "平距少 1 m", "distance 1 m too short", xpath=f"{group}[5]"),
        _wrong("LXM-09", "方位角差 10′", "azimuth off by 10′", xpath=f"{group}[8]"),
    )
    return replace(land, observed={4: (-1.0, 0.0), 7: (0.0, 1 / 6)}, wrong=wrong)


def overlap() -> Subdivision:
    """Lot 3 reaches 30 cm into lot 2: it has corners of its own instead of the common ones."""
    own = {"3A": PLACE.point((39_700, 0)), "9A": PLACE.point((39_700, 30_000))}
    land = Subdivision()
    land = replace(land, places={**land.places, **own})
    land = _with("3", lambda lot: replace(lot, sides=lines("3A", "4", "8", "9A", "3A")), land)
    note = ("与宗地 2 重叠 0.3 m × 30 m", "overlaps parcel 2 by 0.3 m × 30 m")
    return replace(land, wrong=(_wrong("TOP-01", *note, key="3"),))


def few() -> Subdivision:
    """Three lots for the pack geometry, which draws them: the chain of one names a point that does not exist."""
    land = references()
    lots = tuple(lot for lot in land.lots if lot.name in ("2", "3", "6"))
    place = "/LandXML/Parcels[1]/Parcel[3]/CoordGeom[1]/Chain[1]"
    missing = _wrong("FMT-18", "点 270 不存在", "point 270 does not exist", xpath=place)
    return replace(land, lots=lots, sights=SIGHTS, wrong=(missing,))


SUBDIVISIONS: Mapping[str, Callable[[], Subdivision]] = {
    "good": Subdivision,
    "not-closed": not_closed,
    "areas": areas,
    "references": references,
    "points": points,
    "curves": curves,
    "overlap": overlap,
}


def every(out: Path) -> None:
    """Write all of them to ``out/landxml``, their answers to ``out/answers`` as ``landxml-NAME.json``; and that of the
    pack geometry to ``out/geometry``."""
    few().write(out / "geometry" / "lots-landxml.xml", out / "answers" / "lots-landxml.json")
    for name, make in SUBDIVISIONS.items():
        make().write(out / "landxml" / f"{name}.xml", out / "answers" / f"landxml-{name}.json")
