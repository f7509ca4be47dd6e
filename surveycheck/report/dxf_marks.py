"""Marks of findings as text of a DXF, added to a drawing whose own bytes stay as they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import floor

from surveycheck.model import Severity
from surveycheck.report.dxf_places import DxfPlaces, places_of

LAYERS: dict[Severity, tuple[str, int]] = {
    "A": ("SC_A", 1),
    "B": ("SC_B", 30),
    "C": ("SC_C", 50),
    "D": ("SC_D", 150),
    "note": ("SC_NOTE", 8),
}
"""Class → its layer and colour (AutoCAD Color Index)."""

STYLE, FONT = "SC_TEXT", "simsun.ttf"
"""A style of our own: the drawing's may lack a font with Chinese characters."""

LONGEST = 200
"""Characters of a text; older programs take 256 bytes (DXF reference, TEXT)."""

RINGS = 4
"""Rings around one spot grow so many times, that they can be told apart."""

Groups = Iterator[tuple[int, object]]
Change = tuple[int, int, bytes]
"""Offset, bytes that go, bytes that come."""


@dataclass(frozen=True)
class Mark:
    """One finding at one spot (drawing units, x east, y north)."""

    number: int
    severity: Severity
    text: str
    at: tuple[float, float]


def marked(data: bytes, marks: Sequence[Mark], height: float) -> bytes:
    """The drawing with rings, numbers and texts added; ``height`` of the texts in drawing units.

    New are layers (where the drawing has none of the name), a text style, and entities at the end of ENTITIES;
    ``$HANDSEED`` goes up. No other byte changes. Raises ``NoPlaceError``.
    """
    places = places_of(data)
    writer = _Writer(places)
    changes: list[Change] = [(places.entities, 0, b"".join(map(writer.written, _drawn(marks, height, writer))))]
    layers = dict(LAYERS[mark.severity] for mark in marks)
    changes += writer.records("LAYER", layers.items(), writer.layer)
    changes += writer.records("STYLE", [(STYLE, 0)], writer.style)
    if places.seed is not None and places.free:
        changes.append((*places.seed, f"{writer.next:X}".encode("ascii")))
    parts, last = [], 0
    for at, size, new in sorted(changes):
        parts += [data[last:at], new]
        last = at + size
    return b"".join((*parts, data[last:]))


def _drawn(marks: Sequence[Mark], height: float, writer: _Writer) -> Iterator[Groups]:
    """A ring around each spot, and beside it the number and the text; texts never lie upon each other."""
    rings: Counter[tuple[float, float]] = Counter()
    rows = _Rows(height)
    for mark in marks:
        x, y = mark.at
        yield writer.circle(mark.severity, x, y, height * (2.0 + 0.5 * min(rings[mark.at], RINGS)))
        rings[mark.at] += 1
        left, number = x + 3.0 * height, str(mark.number)
        base = rows.free(left, y + 1.6 * height)
        yield writer.text(mark.severity, left, base, 1.2 * height, number)
        yield writer.text(mark.severity, left + 1.2 * height * (len(number) + 0.5), base, height, mark.text)


class _Rows:
    """Places for texts: rows of 1.8 heights, in columns half as wide as a text."""

    def __init__(self, height: float) -> None:
        self._step, self._width = 1.8 * height, 12.0 * height
        self._taken: set[tuple[int, int]] = set()
        self._tried: dict[tuple[int, int], int] = {}

    def free(self, left: float, base: float) -> float:
        """The base line of the next free row at or below ``base``."""
        column, first = floor(left / self._width), floor(base / self._step)
        row = self._tried.get((column, first), first)
        while any((column + k, row) in self._taken for k in range(3)):
            row -= 1
        self._tried[column, first] = row
        self._taken |= {(column + k, row) for k in range(3)}
        return row * self._step


class _Writer:
    """Groups → bytes, in the version, encoding and line ends of a drawing; gives handles."""

    def __init__(self, places: DxfPlaces) -> None:
        self._places, self.next = places, places.free
        self._style = STYLE if "STYLE" in places.tables else ""

    def written(self, groups: Groups) -> bytes:
        """Pairs of lines."""
        feed = self._places.feed
        return b"".join(f"{code:3d}".encode("ascii") + feed + self._value(value) + feed for code, value in groups)

    def _value(self, value: object) -> bytes:
        if isinstance(value, float):
            return f"{value:.6f}".encode("ascii")
        return _encoded(str(value), self._places.encoding)

    def circle(self, severity: Severity, x: float, y: float, radius: float) -> Groups:
        """A CIRCLE."""
        yield from self._entity("CIRCLE", severity, "AcDbCircle")
        yield from ((10, x), (20, y), (30, 0.0), (40, radius))

    def text(self, severity: Severity, x: float, y: float, height: float, text: str) -> Groups:
        """A TEXT, its lower left corner at x, y."""
        yield from self._entity("TEXT", severity, "AcDbText")
        yield from ((10, x), (20, y), (30, 0.0), (40, height), (1, _one_line(text)))
        if self._style:
            yield 7, self._style
        if self._places.owned:
            yield 100, "AcDbText"

    def _entity(self, kind: str, severity: Severity, marker: str) -> Groups:
        """The colour is said besides: drawings without a table of layers make them as they are met."""
        layer, color = LAYERS[severity]
        yield 0, kind
        yield from self._handle(self._places.model)
        if self._places.owned:
            yield 100, "AcDbEntity"
        yield from ((8, layer), (62, color))
        if self._places.owned:
            yield 100, marker

    def _handle(self, owner: str) -> Groups:
        if self.next:
            yield 5, f"{self.next:X}"
            self.next += 1
        if self._places.owned and owner:
            yield 330, owner

    def records(
        self, table: str, wanted: Iterable[tuple[str, int]], maker: Callable[[str, int, str], Groups]
    ) -> list[Change]:
        """The records that a table lacks, as a change at its end; none where the drawing has no such table."""
        end = self._places.tables.get(table)
        if end is None:
            return []
        new = [maker(name, color, end.handle) for name, color in wanted if name not in end.names]
        return [(end.at, 0, b"".join(map(self.written, new)))]

    def layer(self, name: str, color: int, table: str) -> Groups:
        """A record of the table LAYER."""
        yield 0, "LAYER"
        yield from self._record("AcDbLayerTableRecord", table)
        yield from ((2, name), (70, 0), (62, color), (6, "Continuous" if self._places.owned else "CONTINUOUS"))

    def style(self, name: str, _: int, table: str) -> Groups:
        """A record of the table STYLE."""
        yield 0, "STYLE"
        yield from self._record("AcDbTextStyleTableRecord", table)
        yield from ((2, name), (70, 0), (40, 0.0), (41, 1.0), (50, 0.0), (71, 0), (42, 2.5), (3, FONT), (4, ""))

    def _record(self, marker: str, table: str) -> Groups:
        """Records of R12 have no handles."""
        if self._places.owned:
            yield from self._handle(table)
            yield from ((100, "AcDbSymbolTableRecord"), (100, marker))


def _one_line(text: str) -> str:
    """A text as TEXT may hold it: one line, none of its codes (``%%``, ``\\U+``, ``^``)."""
    plain = "".join(c if c.isprintable() else " " for c in text)
    return plain.replace("%%", "% %").replace("\\", "/").replace("^", "^ ")[:LONGEST].strip()


def _encoded(text: str, encoding: str) -> bytes:
    """In the drawing's encoding; what that does not have as ``\\U+4E00``, which CAD programs understand in all."""
    found = []
    for character in text:
        try:
            found.append(character.encode(encoding))
        except UnicodeEncodeError:
            found += [f"\\U+{unit:04X}".encode("ascii") for unit in _units(character)]
    return b"".join(found)


def _units(character: str) -> list[int]:
    units = character.encode("utf-16-be", "surrogatepass")
    return [int.from_bytes(units[i : i + 2], "big") for i in range(0, len(units), 2)]
