"""LandXML 1.2 (also 1.0, 1.1 and without namespace): a parsed document as records and as a drawing.

Covers of the LandXML 1.2 schema: Units, CoordinateSystem, CgPoints / CgPoint, Parcels / Parcel (nested, of parts, with
several CoordGeoms), PlanFeatures / PlanFeature, CoordGeom with Line, Curve, IrregularLine, Chain and Spiral (as its
chord), and Survey, Monuments and everything else as records. Surfaces, Alignments, Roadways, PipeNetworks, GradeModel
and volumes are counted and said not to be read. Coordinates stand northing first in the file; drawn are x = east,
y = north, in the linear unit of the file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from surveycheck.geometry.frame import METRES
from surveycheck.geometry.rows import Row, entities_from_rows, model_space_counts
from surveycheck.model import Document, Drawing, Issue
from surveycheck.model.drawing import Layer
from surveycheck.read.landxml_lines import Run
from surveycheck.read.landxml_pieces import Trouble
from surveycheck.read.landxml_points import Points, child, elements
from surveycheck.read.landxml_records import UNREAD, often, put_right, records_of
from surveycheck.read.landxml_rows import APPLICATION, CURVE_DATA, PIECE, Rows
from surveycheck.read.xml_garbled import mended
from surveycheck.read.xml_places import Places, local

ROOT = "LandXML"

NAMESPACES = tuple(f"http://www.landxml.org/schema/LandXML-{version}" for version in ("1.0", "1.1", "1.2"))

UNITS = {
    "millimeter": "mm",
    "centimeter": "cm",
    "meter": "m",
    "kilometer": "km",
    "inch": "in",
    "foot": "ft",
    "USSurveyFoot": "us-ft",
    "mile": "mi",
}
"""``linearUnit`` of Metric and Imperial → the unit of a drawing."""


@dataclass(frozen=True, eq=False)
class LandXml:
    """What a LandXML file says: its document with a record for every element that says something, and its drawing."""

    document: Document
    drawing: Drawing
    issues: tuple[Issue, ...]


def read_landxml(
    root: etree._Element,
    places: Places,
    document: Document,
    replaced: bool = False,
    tick: Callable[[], None] = lambda: None,
) -> LandXml:
    """A parsed document whose root is ``LandXML``. Issues: ``landxml-…`` of ``read/issues.py``, and of garbled values
    those of ``mended`` (which says what ``replaced`` is); right texts are written into the tree. ``tick`` is called
    often, and may raise."""
    plain, taken = records_of(root, places, document.file, tick)
    records, garbled = mended(plain, replaced)
    put_right(plain, records, taken)
    header = _header(root)
    unit = UNITS.get(header.get("linearUnit", ""), "")
    found = _sorted(root)
    points = Points.of(found["CgPoint"])
    rows = Rows(points, places, METRES.get(unit, 1.0))
    made = [row for element in often(found["CgPoint"], tick) for row in rows.point(element)]
    made += [row for element in often(found["Parcel"], tick) for row in rows.parcel(element)]
    made += _wholes(found["Parcel"], rows)
    made += [row for element in often(found["PlanFeature"], tick) for row in rows.plan_feature(element)]
    issues = (
        *garbled,
        *_about_file(root, places, document),
        *(_issue(t, places, document.file) for t in rows.troubles),
    )
    return LandXml(replace(document, records=records), _drawing(document, header, unit, made), issues)


def _sorted(root: etree._Element) -> dict[str, list[etree._Element]]:
    """The elements that are drawn, by name; those without anything to draw (references to others) are no harm."""
    names = ("CgPoint", "Parcel", "PlanFeature")
    found: dict[str, list[etree._Element]] = {name: [] for name in names}
    for part in root:
        if local(str(part.tag)) not in UNREAD:
            for element in part.iter(*("{*}" + name for name in names)):
                found[local(str(element.tag))].append(element)
    return found


def _header(root: etree._Element) -> dict[str, str]:
    """Version, units and coordinate system, as the drawing's header."""
    found = {name: root.get(name, "") for name in ("version", "date", "time")}
    units = child(root, "Units")
    for system in elements(units, "Metric", "Imperial") if units is not None else ():
        found |= {str(k): str(v).strip() for k, v in system.attrib.items()}
    if (crs := child(root, "CoordinateSystem")) is not None:
        found |= {"CoordinateSystem." + local(str(k)): str(v).strip() for k, v in crs.attrib.items()}
    return found


def _wholes(parcels: Sequence[etree._Element], rows: Rows) -> Iterator[Row]:
    """Parcels that draw nothing themselves but consist of parts: those within them, and those that these name."""
    by_name: dict[str, etree._Element] = {}
    for parcel in parcels:
        if not parcel.get("pclRef"):
            by_name.setdefault(parcel.get("name", "").strip(), parcel)
    for parcel in parcels:
        parts = [part for held in elements(parcel, "Parcels") for part in elements(held, "Parcel")]
        if parts and not rows.rings(parcel):
            meant = [by_name.get(p.get("pclRef", "").strip()) if p.get("pclRef") else p for p in parts]
            rings: list[list[Run]] = [rows.rings(part) if part is not None else [] for part in meant]
            if all(rings):
                yield rows.whole(parcel, [ring for own in rings for ring in own])


def _drawing(document: Document, header: dict[str, str], unit: str, rows: Sequence[Row]) -> Drawing:
    entities = entities_from_rows(rows)
    return Drawing(
        file=document.file,
        version="",
        declared=document.declared,
        encoding=document.encoding,
        reader="landxml",
        header=dict(header),
        layers=tuple(Layer(name) for name in dict.fromkeys(row.layer for row in rows)),
        blocks=(),
        styles=(),
        linetypes=(),
        appids=(APPLICATION, PIECE, CURVE_DATA),
        entities=entities,
        unit=unit,
        extra={"counts": model_space_counts(entities)},
    )


def _about_file(root: etree._Element, places: Places, document: Document) -> Iterator[Issue]:
    if document.namespace not in ("", *NAMESPACES):
        yield Issue("landxml-namespace", document.file, line=1, xpath="/" + ROOT, facts={"value": document.namespace})
    counts: Counter[str] = Counter()
    first: dict[str, etree._Element] = {}
    for part in root:
        for element in part if local(str(part.tag)) in UNREAD else ():
            name = local(str(element.tag))
            counts[name] += 1
            first.setdefault(name, element)
    for name, count in counts.items():
        line, path = places.line(first[name]), places.path(first[name])
        yield Issue("landxml-not-read", document.file, line, xpath=path, facts={"type": name, "count": count})
    for element in (*root.iter("{*}VolumeGeom"), *_stray_geometries(root)):
        path = places.path(element)
        facts = {"type": local(str(element.tag))}
        yield Issue("landxml-geometry", document.file, places.line(element), xpath=path, loss=True, facts=facts)


def _stray_geometries(root: etree._Element) -> Iterator[etree._Element]:
    """CoordGeoms of things that are neither drawn nor told of as a whole."""
    told = {*UNREAD, "Parcel", "PlanFeature", "VolumeGeom"}
    for element in root.iter("{*}CoordGeom"):
        if told.isdisjoint(local(str(around.tag)) for around in element.iterancestors()):
            yield element


def _issue(trouble: Trouble, places: Places, file: str) -> Issue:
    """What could not be drawn is a loss where the reader does not know it, and a fault of the file otherwise."""
    element = trouble.element
    kind = local(str(element.tag))
    loss = trouble.code in ("landxml-geometry", "landxml-spiral")
    facts = {"type": kind, "name": trouble.name}
    return Issue(trouble.code, file, places.line(element), xpath=places.path(element), loss=loss, facts=facts)
