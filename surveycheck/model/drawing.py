"""A DXF drawing as columns: one row an entity, as drawn, never repaired. Names follow the DXF reference."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from surveycheck.model.columns import Bools, Floats, Ints, Labels, Objects
from surveycheck.model.extended import Value, typed
from surveycheck.model.parts import Parts

NOTHING, POINT, LINE, AREA, TEXT = range(5)
"""Values of ``Entities.shape``."""

SHAPES = ("", "point", "line", "area", "text")
"""The word for each value of ``Entities.shape``, as cards spell it in ``kinds``."""

CLOSED = 0.001
"""A line whose ends are no farther apart than this (m) bounds an area; whether it may is the question of GEO-01."""

MODEL_SPACE, PAPER_SPACE, IN_BLOCK, PLACED = range(4)
"""Values of ``Entities.space``."""


@dataclass(frozen=True)
class Layer:
    """A row of the LAYER table. ``color`` is the ACI number, positive even when the layer is off; ``rgb`` the true
    colour (group 420), -1 without; ``weight`` the line weight (group 370) in hundredths of a millimetre, -3 the usual
    one; ``plots``: what stands on it comes on paper (group 290); ``opacity``: 255 where nothing shines through it, less
    as its extended data say (application ``AcCmTransparency``)."""

    name: str
    color: int = 7
    linetype: str = "Continuous"
    off: bool = False
    frozen: bool = False
    locked: bool = False
    line: int = 0
    rgb: int = -1
    weight: int = -3
    plots: bool = True
    opacity: int = 255


@dataclass(frozen=True)
class Block:
    """A definition of the BLOCKS section. ``flags`` is group 70 (4, 8, 16: external reference), ``xref`` group 1."""

    name: str
    flags: int = 0
    base: tuple[float, float, float] = (0.0, 0.0, 0.0)
    xref: str = ""
    handle: str = ""
    line: int = 0


@dataclass(frozen=True)
class Tab:
    """A layout of paper space: the name on its tab, the block that holds its contents, and the handle of that block's
    BLOCK_RECORD, which its entities name as their owner."""

    name: str
    block: str = ""
    record: str = ""


@dataclass(frozen=True)
class Style:
    """A row of the STYLE table: groups 2, 3 and 4; factor of width (41) and slant in degrees (50), which MTEXT take
    from it; whether its letters stand below each other (70, bit 4)."""

    name: str
    font: str = ""
    bigfont: str = ""
    width: float = 1.0
    oblique: float = 0.0
    stacked: bool = False


@dataclass(frozen=True, eq=False)
class Entities:
    """Columns of n entities in file order: model space, paper space and block contents; behind them the contents of
    blocks once more, in each place where an INSERT of model or paper space puts them (``PLACED``).

    POLYLINE holds its vertices itself; VERTEX and SEQEND have no rows. ATTRIB has a row, with ``parent`` the row of
    its INSERT (-1 elsewhere). Angles are in degrees, lengths in drawing units, NaN where the type has no such value.

    ========== ================== ==================================================================================
    column     shape, dtype       meaning
    ========== ================== ==================================================================================
    type       Labels (n)         DXF type: LWPOLYLINE, INSERT, …
    handle     (n,) bytes         group 5 as spelled in the file (ASCII), b"" if none
    layer      Labels (n)         group 8 as spelled; "0" if none
    linetype   Labels (n)         group 6, "BYLAYER" if none
    color      (n,) int16         group 62, 256 = by layer
    space      (n,) int8          MODEL_SPACE, PAPER_SPACE, IN_BLOCK, PLACED
    owner      Labels (n)         name of the block that the entity belongs to; "" in model and paper space
    layout     Labels (n)         paper space: name of the layout's tab, "" where the file says none, and elsewhere; (0)
                                  where nothing stands in paper space; of PLACED rows see ``layout_of``
    parent     (n,) int32         row of the INSERT of an ATTRIB, or of the INSERT that puts a PLACED row there; else -1
    line       (n,) int64         1-based line of the entity's group 0 in the file, 0 if unknown
    flags      (n,) int32         group 70 (0 if none): 1 = closed for LWPOLYLINE and POLYLINE
    start      (n+1,) int64       vertices of row i are ``xyz[start[i]:start[i+1]]``
    xyz        (m, 3) float64     as drawn, in the entity's own system (OCS where it has an extrusion)
    bulge      (m,) float64       bulge of the segment that begins at the vertex
    loop       (k,) int64         first vertex of each loop of each HATCH, ascending; empty without hatches
    kstart     (n+1,) int64       knots of row i, a SPLINE, are ``knot[kstart[i]:kstart[i+1]]``
    knot       (q,) float64       its control points are its vertices; its degree is knots - control points - 1
    weight     (m,) float64       weights of control points, 1 elsewhere; (0,) where no spline of the drawing has any
    radius     (n,) float64       CIRCLE, ARC (group 40)
    angle      (n, 2) float64     ARC: start and end angle (50, 51); ELLIPSE: start and end parameter in degrees
    rotation   (n,) float64       TEXT, MTEXT, INSERT, ATTRIB (50), 0 by default; half a turn more where 71 = 6
    height     (n,) float64       TEXT, MTEXT, ATTRIB (40)
    scale      (n, 3) float64     INSERT (41, 42, 43), 1 by default
    array      (n, 4) float64     INSERT: columns, rows, distance of columns, of rows (70, 71, 44, 45); (0, 4) where no
                                  INSERT of the drawing says any
    letters    (n, 4) float64     TEXT, MTEXT, ATTRIB: width, anchor, x, y: see below. (0, 4) in drawings without text
    stroke     (n, 2) float64     polylines: greatest width (40, 41, 43; of VERTEX, too); everything: thickness (39); 0
                                  where none; (0, 2) where no entity of the drawing has either
    invisible  (n,) bool          group 60; (0,) where every entity of the drawing is visible
    rgb        (n,) int32         group 420, -1 without; (0,) where no entity of the drawing has a true colour
    look       (p, 3) float64     what only pictures ask for, of rows of the file: row, number, value; see below
    extrusion  (n, 3) float64     group 210–230, (0, 0, 1) by default
    block      Labels (n)         INSERT, and DIMENSION and ACAD_TABLE for their picture: the block's name, else ""
    tag        Labels (n)         ATTRIB, ATTDEF: the tag, else ""
    style      Labels (n)         TEXT, MTEXT, ATTRIB: the style's name, else ""
    text       Labels (n)         decoded, formatting codes stripped; "" if none
    raw        Labels (n)         the same as written, with formatting codes; its ``codes`` are those of ``text``
    xstart     (n+1,) int64       extended data of row i is items ``xstart[i]:xstart[i+1]``
    xcode      (x,) int16         group code of each item, 1001 = application name
    xvalue     Labels (x)         decoded text of each item, as written
    shape      (n,) int8          NOTHING, POINT, LINE, AREA or TEXT
    geometry   (n,) object        shapely geometry in world coordinates, 2-D, or None: POINT and INSERT → Point, text →
                                  Point, open curves → LineString, closed curves (by flag, or ending exactly where
                                  they begin) and HATCH → Polygon. None where a coordinate is not finite.

    ========== ================== ==================================================================================

    The vertices of an ELLIPSE are its centre and the ends of its major and minor radius: conjugate radii, which any
    affine map of the three points keeps.

    ``letters``: the width is the factor of a TEXT (41, 1 by default) or the width of the column of an MTEXT (41, 0 by
    default: none). The anchor is what of the text stands at its place: 1 to 9 as the attachment of an MTEXT (71), from
    top left to bottom right, 10, 11, 12 left, middle and right on the base line, 13 aligned, 14 middle, 15 fit. x and y
    lead from the first vertex to the place of a TEXT that has another anchor than 10 (11); they are the direction of an
    MTEXT (11); NaN without it.

    ``look``, by row, the values of each in order. HATCH: pattern data as the file has them (53, 43, 44, 45, 46, 49);
    of a gradient its way, angle and colours (450, 460, 421: ``model.gradients``).
    IMAGE, WIPEOUT, underlays: the corners of what it shows or covers (10, 20), in world coordinates; of the picture
    itself lower left, lower right, upper left (15, 25). Polylines of several widths: width at the beginning and end of
    the segment behind each vertex (40, 41). RAY, XLINE: their direction (11, 21). Meshes, ACIS bodies: the two ends of
    each edge (16, 26).
    MULTILEADER: ends of lines (16, 26); of what is filled the number of corners (70) and these (17, 27); of its text
    place, and from there a height along and up (12, 22), width, anchor (43, 71), and as MTEXT (62, 420: letters);
    of its block the number and three points (344; 18, 28: ``model.leaders``).
    MTEXT: the columns that it flows through (kind 71, how many 72, width 44, room between 45, height 41 of all or 46 of
    each). INSERT: the corners of the border that it is clipped to (10, 20), or that is cut out of it (14, 24), in the
    system of its block. TEXT, ATTRIB, ATTDEF, where they are not 0: backwards and upside down (71: 2, 4), slant (51).
    MTEXT: what lies under it (90, 63, 421; 145 for 45), the factor of its line step (144 for 44). Anything: the number
    by which a table of the file orders what is drawn (5), the scale of the line type (48), the line weight in
    hundredths of a millimetre (370; -2 that of the reference).
    """

    type: Labels
    handle: NDArray[np.bytes_]
    layer: Labels
    linetype: Labels
    color: NDArray[np.int16]
    space: NDArray[np.int8]
    owner: Labels
    layout: Labels
    parent: NDArray[np.int32]
    line: Ints
    flags: NDArray[np.int32]
    start: Ints
    xyz: Floats
    bulge: Floats
    loop: Ints
    kstart: Ints
    knot: Floats
    weight: Floats
    radius: Floats
    angle: Floats
    rotation: Floats
    height: Floats
    scale: Floats
    array: Floats
    letters: Floats
    stroke: Floats
    invisible: Bools
    rgb: NDArray[np.int32]
    look: Floats
    extrusion: Floats
    block: Labels
    tag: Labels
    style: Labels
    text: Labels
    raw: Labels
    xstart: Ints
    xcode: NDArray[np.int16]
    xvalue: Labels
    shape: NDArray[np.int8]
    geometry: Objects

    def __len__(self) -> int:
        return len(self.handle)

    def handle_text(self, row: int) -> str:
        """The handle as the file spells it."""
        return bytes(self.handle[row]).decode("ascii", "replace")

    def path(self, row: int) -> tuple[int, ...]:
        """Rows of the INSERTs that an entity belongs to, the outermost first, and the row itself."""
        rows = [row]
        while (parent := int(self.parent[rows[0]])) >= 0:
            rows.insert(0, parent)
        return tuple(rows)

    def layout_of(self, row: int) -> str:
        """Name of the layout that an entity, or the reference that shows it, stands in; "" in model space, and where
        the file gives no name (R12)."""
        return self.layout[self.path(row)[0]] if len(self.layout) else ""

    def of_file(self) -> Entities:
        """The rows of the file itself, without those that references place; columns are views of these."""
        n = int(np.count_nonzero(self.space != PLACED))
        if n == len(self):
            return self
        m, x, q = int(self.start[n]), int(self.xstart[n]), int(self.kstart[n])
        ends = {"start": n + 1, "kstart": n + 1, "xstart": n + 1, "xyz": m, "bulge": m, "weight": m, "knot": q}
        ends |= {"xcode": x, "xvalue": x, "loop": int(np.searchsorted(self.loop, m))}
        ends["look"] = len(self.look)
        parts = {f.name: slice(ends.get(f.name, n)) for f in fields(self)}
        columns: dict[str, Any] = {}
        for name, part in parts.items():
            column = getattr(self, name)
            columns[name] = column.take(part) if isinstance(column, Labels) else column[part]
        return Entities(**columns)

    def closed(self) -> Bools:
        """Mask of polylines that carry the closed flag."""
        polyline = self.type.where(lambda name: name in ("LWPOLYLINE", "POLYLINE"))
        mask: Bools = polyline & ((self.flags & 1) == 1)
        return mask

    @cached_property
    def tilted(self) -> Bools:
        """Mask of rows with another extrusion than (0, 0, 1)."""
        x, y, z = self.extrusion.T
        mask: Bools = (x != 0) | (y != 0) | (z != 1)
        return mask

    def xdata(self, row: int) -> tuple[tuple[int, str], ...]:
        """The extended data of one entity: pairs of group code and text, as written."""
        items = range(int(self.xstart[row]), int(self.xstart[row + 1]))
        return tuple((int(self.xcode[i]), self.xvalue[i]) for i in items)

    def xdata_typed(self, row: int) -> dict[str, tuple[tuple[int, Value], ...]]:
        """The same by application, with typed values and whole points; see ``model.extended``."""
        return typed(self.xdata(row))

    def xdata_labels(self, application: str, position: int) -> Labels:
        """Item number ``position`` (0 = first after the name) that ``application`` has put on each row; "" if none.
        Names are told apart by how they read. The column is kept: many rules ask for the same few."""
        name = (application.upper(), position)
        if name not in self._labels:
            self._labels[name] = self._item_labels(*name)
        return self._labels[name]

    @cached_property
    def _labels(self) -> dict[tuple[str, int], Labels]:
        return {}

    def _item_labels(self, application: str, position: int) -> Labels:
        """Value by value, as two values may read alike."""
        codes = np.zeros(len(self), np.int32)
        names, row, end = self._applications
        ours = self.xvalue.take(names).where(lambda name: name.upper() == application)
        item = names + 1 + position
        there = ours & (item < end)
        written = self.xvalue.codes[item[there]]
        used = np.flatnonzero(np.bincount(written))
        merged = Labels.of(["", *(self.xvalue.names[code] for code in used.tolist())])
        number = np.zeros(int(written.max(initial=0)) + 1, np.int32)
        number[used] = merged.codes[1:]
        codes[row[there]] = number[written]
        return Labels(codes, merged.names)

    @cached_property
    def _applications(self) -> tuple[Ints, Ints, Ints]:
        """Where an application begins in the extended data, the row that it is of, and where it ends."""
        names = np.flatnonzero(self.xcode == 1001)
        row = np.searchsorted(self.xstart, names, side="right") - 1
        return names, row, np.minimum(np.append(names[1:], len(self.xcode)), self.xstart[row + 1])


@dataclass(frozen=True, eq=False)
class Drawing:
    """One DXF file. ``header`` maps ``$NAME`` to its value (several groups: a tuple). ``version`` is ``$ACADVER``
    ("" if none), ``declared`` the code page of the header, ``encoding`` the one that the text was decoded with.
    ``reader`` is ``columns``, ``recover`` or ``landxml``. ``extra["counts"]`` has the number of entities of each
    type in model space. ``parts`` is what hangs on records that have no row, such as VERTEX. ``layouts`` are those of
    paper space, also such as hold nothing. ``patterns``: of line types, by name in capitals, the lengths of dashes
    (negative: of gaps; 0: a dot), without ``$LTSCALE``. ``pictures``: the
    path that an IMAGE or an underlay names, by its handle in capitals.
    """

    file: str
    version: str
    declared: str
    encoding: str
    reader: str
    header: Mapping[str, object]
    layers: tuple[Layer, ...]
    blocks: tuple[Block, ...]
    styles: tuple[Style, ...]
    linetypes: tuple[str, ...]
    appids: tuple[str, ...]
    entities: Entities
    unit: str = ""
    extra: Mapping[str, object] = field(default_factory=dict)
    parts: Parts = field(default_factory=Parts.none)
    layouts: tuple[Tab, ...] = ()
    patterns: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    pictures: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def frames(self) -> dict[float, Any]:
        """Local frames that somebody has asked for, by metres in a unit (``geometry.frame``)."""
        return {}

    @cached_property
    def cuts(self) -> dict[Any, Any]:
        """Areas with what is cut out of them, as somebody has asked for them (``geometry.cut``)."""
        return {}
