"""The nouns of a building site, in map coordinates (millimetres)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from surveycheck.samples.make.plane import Point, Ring, area, rounded
from surveycheck.samples.make.project import Project


@dataclass(frozen=True)
class Use:
    """What a floor serves. ``code`` and ``house_type`` are those of the code lists FWYT and FWLX."""

    name: str
    code: str
    house_type: str
    house_name: str
    below: bool = False

    @property
    def position(self) -> str:
        return "地下" if self.below else "地上"


DWELLING = Use("住宅", "11", "1", "住宅")
SHOP = Use("商业", "31", "2", "商业用房")
SERVICE = Use("配套用房", "22", "99", "其他")
GARAGE = Use("地下车库", "26", "6", "车库", below=True)


@dataclass(frozen=True)
class Unit:
    """A unit (户). ``inner`` is the area of its ring, ``shared`` what it is given of the common area."""

    number: str
    ring: Ring
    inner: Decimal
    shared: Decimal

    @property
    def total(self) -> Decimal:
        return self.inner + self.shared


@dataclass(frozen=True)
class Floor:
    """A floor: ``number`` counts from 1 upwards and from -1 downwards; ``height`` in metres; ``core``: what its units
    use in common."""

    number: int
    ring: Ring
    use: Use
    units: tuple[Unit, ...]
    height: Decimal
    core: tuple[Ring, ...] = ()

    @property
    def level(self) -> str:
        return f"B{-self.number}" if self.number < 0 else str(self.number)

    def key(self, building: str) -> str:
        """The floor number (层号), unique in the deliverable."""
        return f"{building}-{self.level}"

    @property
    def area(self) -> Decimal:
        return area(self.ring)

    @property
    def inner(self) -> Decimal:
        return sum((u.inner for u in self.units), Decimal(0))

    @property
    def common(self) -> Decimal:
        return self.area - self.inner


@dataclass(frozen=True)
class Building:
    """A building (自然幢). ``code`` is its CASS code, ``label`` the letter of its structure; ``zero`` the level of its
    ground floor."""

    number: str
    ring: Ring
    floors: tuple[Floor, ...]
    code: str
    label: str
    structure: str
    zero: Decimal

    @property
    def above(self) -> tuple[Floor, ...]:
        return tuple(f for f in self.floors if not f.use.below)

    @property
    def below(self) -> tuple[Floor, ...]:
        return tuple(f for f in self.floors if f.use.below)

    @property
    def use(self) -> Use:
        return self.above[0].use

    @property
    def footprint(self) -> Decimal:
        return area(self.ring)

    @property
    def area(self) -> Decimal:
        return total(self.floors)

    @property
    def share(self) -> Decimal:
        """The share coefficient K of the floors above ground, six decimals."""
        inner = sum((f.inner for f in self.above), Decimal(0))
        return rounded(sum((f.common for f in self.above), Decimal(0)) / inner, 6)


def total(floors: tuple[Floor, ...]) -> Decimal:
    return sum((f.area for f in floors), Decimal(0))


@dataclass(frozen=True)
class Patch:
    """A green area, parking place, fire area … with its business key. ``factor`` turns m² into parking places."""

    key: str
    ring: Ring
    kind: str = ""
    floor: str = ""
    factor: Decimal = Decimal(0)
    width: Decimal = Decimal(0)
    islands: tuple[Ring, ...] = ()

    @property
    def area(self) -> Decimal:
        outer = area(self.ring, 6) - sum((area(i, 6) for i in self.islands), Decimal(0))
        return rounded(outer, 2)

    @property
    def places(self) -> int:
        return int(rounded(self.area * self.factor, 0))


@dataclass(frozen=True)
class Pipe:
    """Pipes of one kind: ``lines`` join neighbouring ``points``."""

    kind: str
    sort: str
    line_code: str
    point_code: str
    points: tuple[Point, ...]
    lines: tuple[tuple[Point, ...], ...]


@dataclass(frozen=True)
class Spot:
    """A point with a name and a level in metres."""

    name: str
    point: Point
    height: Decimal


@dataclass(frozen=True)
class Site:
    """Everything that was surveyed."""

    project: Project
    parcel_code: str
    parcel: Ring
    control_line: Ring
    buildings: tuple[Building, ...]
    greens: tuple[Patch, ...]
    outdoor: tuple[Patch, ...]
    indoor: tuple[Patch, ...]
    lanes: tuple[Patch, ...]
    grounds: tuple[Patch, ...]
    shelters: tuple[Patch, ...]
    protective: tuple[Patch, ...]
    functions: tuple[Patch, ...]
    pipes: tuple[Pipe, ...]
    roads: tuple[tuple[Point, ...], ...]
    controls: tuple[Spot, ...]
    elevations: tuple[Spot, ...]
