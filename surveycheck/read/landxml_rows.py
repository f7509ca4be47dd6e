"""LandXML: CgPoint, Parcel and PlanFeature as rows of a drawing.

============ ========= ================================================================================================
layer        space     what
============ ========= ================================================================================================
CgPoint      model     POINT; those given by ``pntRef`` stand on the layer CgPointRef
Parcel       model     LWPOLYLINE with bulges, closed; HATCH where it has several rings. A Parcel of parts (nested
                       Parcels, by themselves or by ``pclRef``) is one HATCH over them, of space *block*
PlanFeature  model     LWPOLYLINE, one for each line that hangs together
Center       model     POINT: where the label of a Parcel stands
Line, Curve  block     each piece of a CoordGeom as written; ``owner`` is the path of the Parcel or PlanFeature. Also
                       IrregularLine, Chain, Spiral
============ ========= ================================================================================================

Extended data: application ``LandXML`` holds ``ITEMS``, ``LandXMLPiece`` the number of the run and of the piece,
``LandXMLCurve`` what a Curve says of itself (``CURVE``) and its centre, east and north.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from surveycheck.geometry.rows import Row
from surveycheck.model.drawing import IN_BLOCK, MODEL_SPACE
from surveycheck.read.landxml_lines import CLOSES, JOIN, Run, runs_of
from surveycheck.read.landxml_pieces import LIST, NOT_DRAWN, Piece, Trouble, located, piece_of
from surveycheck.read.landxml_points import Points, child, coordinate, elements
from surveycheck.read.xml_places import Places, local

APPLICATION, PIECE, CURVE_DATA = "LandXML", "LandXMLPiece", "LandXMLCurve"

ITEMS = ("class", "name", "oID", "state", "type", "area", "format", "path", "parent", "spiral")
"""Items of the application LandXML. ``class`` is the class of a Parcel or the code of a CgPoint, ``type`` its
parcelType or pntSurv, ``parent`` the name of the Parcel it stands in, ``spiral`` yes where an arc is a chord only. Of
pieces it holds the first two: nothing, and the name of the Parcel or PlanFeature."""

CURVE = ("rot", "radius", "chord", "length", "delta", "crvType")

HOLDS_LINES = ("CoordGeom",)

OTHERS = ("Parcels", "PlanFeatures", "VolumeGeom")
"""Children of a Parcel or PlanFeature whose geometry is not its own."""


@dataclass(eq=False)
class Rows:
    """Makes rows; ``troubles`` collects what could not be drawn. ``metres`` per unit of the file."""

    points: Points
    places: Places
    metres: float = 1.0
    troubles: list[Trouble] = field(default_factory=list)

    def point(self, element: etree._Element) -> Iterator[Row]:
        """The row of a CgPoint."""
        own, name = coordinate(element.text), element.get("name", "").strip()
        reference = element.get("pntRef", "").strip()
        place = own if own is not None else self.points.place(reference)
        if place is None:
            code = "landxml-reference" if reference and not self.points.circular(reference) else "landxml-coordinate"
            self.troubles.append(Trouble(element, code, reference or name))
            return
        layer = "CgPoint" if own is not None else "CgPointRef"
        data = _items(element, self.places, klass="code", kind="pntSurv", shape="desc")
        yield Row("POINT", layer=layer, text=name, vertices=(place,), line=self.places.line(element), xdata=data)

    def parcel(self, element: etree._Element) -> Iterator[Row]:
        """The rows of a Parcel: its area, its pieces, the place of its label."""
        yield from self._shape(element, "Parcel", ring=True)
        if (centre := child(element, "Center")) is not None:
            if (place := located(centre, self.points)) is not None:
                line, name = self.places.line(centre), element.get("name", "").strip()
                yield Row("POINT", layer="Center", text=name, vertices=(place,), line=line)
            else:
                name = centre.get("pntRef", "").strip()
                code = "landxml-reference" if name else "landxml-coordinate"
                self.troubles.append(Trouble(centre, code, name or "Center"))

    def plan_feature(self, element: etree._Element) -> Iterator[Row]:
        """The rows of a PlanFeature: its lines and their pieces, and its Location."""
        yield from self._shape(element, "PlanFeature", ring=False)
        for part in elements(element, "Location"):
            if (place := located(part, self.points)) is not None:
                data = _items(element, self.places)
                name = element.get("name", "").strip()
                yield Row(
                    "POINT", layer="PlanFeature", text=name, vertices=(place,), line=self.places.line(part), xdata=data
                )

    def whole(self, element: etree._Element, parts: Sequence[Run]) -> Row:
        """A Parcel that consists of the rings of its parts."""
        return self._area(element, parts, "Parcel", IN_BLOCK, False)

    def rings(self, element: etree._Element) -> list[Run]:
        """The rings that a Parcel itself draws, closed; nothing is noted."""
        found: list[Run] = []
        for geometry in _geometries(element):
            pieces = [p for p, _ in (piece_of(e, self.points) for e in _drawn(geometry)) if p is not None]
            found += runs_of(pieces, JOIN / self.metres, ring=True)
        return [run.closed(JOIN / self.metres) for run in found]

    def _shape(self, element: etree._Element, layer: str, ring: bool) -> Iterator[Row]:
        runs: list[Run] = []
        bent = False
        self.troubles += [Trouble(part, "landxml-geometry", local(str(part.tag))) for part in _loose_lists(element)]
        for geometry in _geometries(element):
            pieces: list[Piece] = []
            for part in _drawn(geometry):
                piece, troubles = piece_of(part, self.points)
                self.troubles += troubles
                bent |= any(t.code == "landxml-spiral" for t in troubles)
                pieces += [piece] if piece is not None else []
            mine = runs_of(pieces, JOIN / self.metres, ring)
            for number, run in enumerate(mine, len(runs)):
                yield from (self._piece(element, pieces[i], number, i) for i in run.pieces)
            runs += mine
        if not runs:
            return
        if ring and (len(runs) > 1 or (len(runs[0].vertices) > 2 and runs[0].gap <= CLOSES / self.metres)):
            yield self._area(element, [r.closed(JOIN / self.metres) for r in runs], layer, MODEL_SPACE, bent)
        else:
            yield from (self._line(element, run, layer, bent) for run in runs)

    def _area(self, element: etree._Element, rings: Sequence[Run], layer: str, space: int, bent: bool) -> Row:
        vertices = [v for ring in rings for v in ring.vertices]
        bulges = [b for ring in rings for b in ring.bulges]
        loops = [sum(len(r.vertices) for r in rings[:i]) for i in range(len(rings))]
        several = len(rings) > 1 or space == IN_BLOCK
        return Row(
            "HATCH" if several else "LWPOLYLINE",
            layer=layer,
            space=space,
            owner=self.places.path(element) if space == IN_BLOCK else "",
            line=self.places.line(element),
            flags=0 if several else 1,
            vertices=vertices,
            bulges=bulges,
            loops=loops if several else (),
            text=element.get("name", "").strip(),
            xdata=_items(element, self.places, bent=bent),
        )

    def _line(self, element: etree._Element, run: Run, layer: str, bent: bool) -> Row:
        data, name = _items(element, self.places, bent=bent), element.get("name", "").strip()
        line = self.places.line(element)
        return Row(
            "LWPOLYLINE", layer=layer, line=line, vertices=run.vertices, bulges=run.bulges, text=name, xdata=data
        )

    def _piece(self, owner: etree._Element, piece: Piece, run: int, number: int) -> Row:
        name = owner.get("name", "").strip()
        data = [(1001, APPLICATION), (1000, ""), (1000, name), (1001, PIECE), (1071, str(run)), (1071, str(number))]
        if piece.kind == "Curve":
            centre: Sequence[str] = ("", "") if piece.centre is None else tuple(map(repr, piece.centre[:2]))
            said = [piece.element.get(name, "").strip() for name in CURVE]
            data += [(1001, CURVE_DATA), *((1000, text) for text in (*said, *centre))]
        return Row(
            "LWPOLYLINE",
            layer=piece.kind,
            space=IN_BLOCK,
            owner=self.places.path(owner),
            line=self.places.line(piece.element),
            vertices=piece.points,
            bulges=piece.bulges,
            text=name,
            xdata=data,
        )


def _geometries(element: etree._Element) -> Iterator[etree._Element]:
    """The CoordGeoms of a Parcel or PlanFeature, not those of others within it."""
    return (part for part in _own(element) if local(str(part.tag)) == "CoordGeom")


def _loose_lists(element: etree._Element) -> Iterator[etree._Element]:
    """Lists of points outside of any CoordGeom, where the schema has none."""
    return (part for part in _own(element) if local(str(part.tag)).startswith(LIST))


def _own(element: etree._Element) -> Iterator[etree._Element]:
    """What is within a Parcel or PlanFeature, without what is within its CoordGeoms and without others of its kind."""
    for part in element:
        name = local(str(part.tag))
        if name not in OTHERS:
            yield part
            yield from _own(part) if name != "CoordGeom" else ()


def _drawn(geometry: etree._Element) -> Iterator[etree._Element]:
    return (part for part in geometry if local(str(part.tag)) not in NOT_DRAWN)


def _items(
    element: etree._Element,
    places: Places,
    klass: str = "class",
    kind: str = "parcelType",
    shape: str = "parcelFormat",
    bent: bool = False,
) -> list[tuple[int, str]]:
    """The extended data of the application LandXML."""
    around = element.getparent()
    while around is not None and local(str(around.tag)) != "Parcel":
        around = around.getparent()
    parent = around.get("name", "") if around is not None else ""
    names = (klass, "name", "oID", "state", kind, "area", shape)
    own = [element.get(name, "").strip() for name in names]
    texts = (*own, places.path(element), parent.strip(), "yes" if bent else "")
    return [(1001, APPLICATION), *((1000, text) for text in texts)]
