"""Plants one defect as a stranger would, who has read what the deliverable means and nothing of how it is checked.

Nothing of surveycheck is imported here. A kind of defect is a function that spoils an opened ``Package`` at a random
place and says what it did (``Planted``), or gives None where it met nothing to spoil. Targets are drawn evenly over all
pairs of table and field, then over the records, so that small tables and rare fields have the same chance.

Left out is only what nothing else in the deliverable tells (``witness.py`` names it, each with its reason).
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import ezdxf
from ezdxf.document import Drawing
from lxml import etree

CLEAN = Path(__file__).resolve().parents[2] / "samples" / "clean"
RESULTS = "属性数据/综合测绘成果.xml"
METADATA = "元数据/metadata.xml"
COORDINATES = "矢量数据/宗地坐标.txt"
SHEETS = tuple(f"矢量数据/{name}.dxf" for name in ("竣工图", "总平面图", "宗地图", "房产分层图"))


@dataclass(frozen=True)
class Spot:
    """A place that was spoilt: an element of a file, a drawn thing, or the whole file."""

    file: str
    path: str = ""
    handle: str = ""


@dataclass(frozen=True)
class Planted:
    """What was done. ``names``: texts by which a thing that is gone can still be told (its key)."""

    kind: str
    what: str
    spots: tuple[Spot, ...]
    names: tuple[str, ...] = ()


@dataclass
class Package:
    """A copy of the clean deliverable; what was opened is saved."""

    root: Path
    chance: random.Random
    _trees: dict[str, etree._ElementTree] = field(default_factory=dict)
    _drawings: dict[str, Drawing] = field(default_factory=dict)

    def path(self, name: str) -> Path:
        return self.root / name

    def tree(self, name: str = RESULTS) -> etree._Element:
        if name not in self._trees:
            self._trees[name] = etree.parse(str(self.path(name)))
        return self._trees[name].getroot()

    def drawing(self, name: str) -> Drawing:
        if name not in self._drawings:
            self._drawings[name] = ezdxf.readfile(self.path(name))
        return self._drawings[name]

    def save(self) -> None:
        for name, tree in self._trees.items():
            tree.write(str(self.path(name)), encoding="UTF-8", xml_declaration=True)
        for name, drawing in self._drawings.items():
            drawing.saveas(self.path(name))

    def tables(self) -> dict[str, list[etree._Element]]:
        """The records by the name of their table."""
        found: dict[str, list[etree._Element]] = {}
        for element in self.tree():
            found.setdefault(local(element), []).append(element)
        return found

    def fields(self) -> list[tuple[str, str]]:
        """Each pair of table and field once."""
        pairs = {(t, local(c)): None for t, rows in self.tables().items() for row in rows for c in row}
        return list(pairs)


Kind = Callable[[Package], Planted | None]
KINDS: dict[str, Kind] = {}


def kind(name: str) -> Callable[[Kind], Kind]:
    """Takes a function in under a name."""

    def taken(function: Kind) -> Kind:
        KINDS[name] = function
        return function

    return taken


def local(element: etree._Element) -> str:
    return etree.QName(element).localname


def spot(element: etree._Element, file: str = RESULTS) -> Spot:
    """Where an element stands: names without namespace, records numbered among their like."""
    if file == METADATA:
        return Spot(file, f"/{local(element.getparent())}/{local(element)}")
    steps = []
    while element is not None:
        parent = element.getparent()
        name = local(element)
        if parent is not None and parent.getparent() is None:
            name += f"[{1 + sum(1 for _ in element.itersiblings(element.tag, preceding=True))}]"
        steps.append(name)
        element = parent
    return Spot(file, "/" + "/".join(reversed(steps)))


def key_of(row: etree._Element) -> str:
    """What a person calls the record: its first value that is no mere identifier of the computer."""
    names = {"ZDDM": 0, "DH": 0, "dh": 0, "CH": 1, "JZDH": 0, "HH": 2}
    values = [(names.get(local(c), 1), c.text or "") for c in row if (c.text or "").strip()]
    return min(values, key=lambda pair: pair[0])[1] if values else ""


def opened(folder: Path, chance: random.Random) -> Package:
    """A fresh copy of the clean deliverable in a folder that does not exist yet."""
    shutil.copytree(CLEAN, folder)
    return Package(folder, chance)


def plant(folder: Path, seed: int, name: str = "") -> Planted:
    """One defect, of the kind ``name`` or of any."""
    chance = random.Random(seed)
    for _ in tries():
        chosen = name or chance.choice(sorted(KINDS))
        package = opened(folder, chance)
        planted = KINDS[chosen](package)
        if planted is not None:
            package.save()
            return planted
        shutil.rmtree(folder)
    raise LookupError(f"nothing to spoil: {name}")


def tries() -> Iterator[int]:
    yield from range(200)
