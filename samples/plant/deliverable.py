"""A deliverable that is being spoilt: its drawings and records, open for changes, and the answers so far."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from ezdxf.filemanagement import readfile
from lxml import etree
from surveycheck.samples.make.package import RESULTS
from surveycheck.samples.make.sheet import APPLICATION

from surveycheck.plant.answers import Answer, Note, Spot
from surveycheck.plant.dxf import dxf_bytes
from surveycheck.plant.elements import value, xpath
from surveycheck.plant.things import corners, items

DRAWINGS = "矢量数据"


class Deliverable:
    """Files are opened when first asked for, and written by ``save``. ``random`` picks what is not named; ``before``
    stands before the paths of the answers."""

    def __init__(self, folder: Path, seed: int, before: str = "") -> None:
        self.folder = folder
        self.before = before
        self.random = Random(seed)
        self.answers: list[Answer] = []
        self._drawings: dict[str, Any] = {}
        self._results: Any = None
        self._used: set[str] = set()

    def drawing(self, name: str) -> Any:
        """The ezdxf document of a drawing, by its name without folder and suffix."""
        if name not in self._drawings:
            self._drawings[name] = readfile(self.folder / self.path(name))
        return self._drawings[name]

    @staticmethod
    def path(name: str) -> str:
        """The path of a drawing in the deliverable."""
        return f"{DRAWINGS}/{name}.dxf"

    @property
    def results(self) -> Any:
        """The root element of the results file."""
        if self._results is None:
            self._results = etree.parse(self.folder / RESULTS).getroot()
        return self._results

    def records(self, table: str, **values: str) -> list[Any]:
        """The records of a table whose fields have these values."""
        rows = [e for e in self.results if etree.QName(e).localname == table]
        return [e for e in rows if all(value(e, name) == wanted for name, wanted in values.items())]

    def record(self, table: str, **values: str) -> Any:
        """The named record, or one that nothing was planted in yet."""
        return self._one([(xpath(e), e) for e in self.records(table, **values)], bool(values))

    def entity(self, name: str, layer: str, key: str = "", kind: str = "*") -> Any:
        """The thing of a layer with this business key (item 1 of its extended data), or one not touched yet."""
        found = [e for e in self.drawing(name).modelspace().query(kind) if e.dxf.layer == layer]
        found = [e for e in found if not key or data(e)[1:2] == [key]]
        return self._one([(f"{name}#{e.dxf.handle}", e) for e in found], bool(key))

    def _one(self, found: list[tuple[str, Any]], named: bool) -> Any:
        free = [(place, thing) for place, thing in found if named or place not in self._used]
        if not free:
            raise LookupError("the deliverable has nothing left to plant this in")
        place, thing = free[0] if named else self.random.choice(free)
        self._used.add(place)
        return thing

    def found_at_entity(
        self, code: str, name: str, entity: Any, note: Note, *consequences: str, at: Spot | None = None
    ) -> None:
        """Write down a defect of a drawn thing."""
        self.answers.append(
            Answer(
                code,
                self.before + self.path(name),
                str(entity.dxf.handle),
                at=at,
                note=note[0],
                note_en=note[1],
                consequences=consequences,
            )
        )

    def found_at_record(self, code: str, element: Any, note: Note, *consequences: str) -> None:
        """Write down a defect of a record or of one of its values."""
        self.answers.append(
            Answer(
                code,
                self.before + RESULTS,
                xpath=xpath(element),
                note=note[0],
                note_en=note[1],
                consequences=consequences,
            )
        )

    def found_missing(self, code: str, role: str, note: Note, *consequences: str) -> None:
        """Write down a file that is not there, by its role in the pack's table."""
        self.answers.append(Answer(code, "", key=role, note=note[0], note_en=note[1], consequences=consequences))

    def found_at_file(self, code: str, path: str, note: Note, *consequences: str) -> None:
        """Write down a defect of a whole file."""
        self.answers.append(Answer(code, self.before + path, note=note[0], note_en=note[1], consequences=consequences))

    def save(self) -> None:
        """Write what was opened, and forget it, so that later planters may work on the bytes."""
        for name, document in self._drawings.items():
            (self.folder / self.path(name)).write_bytes(dxf_bytes(document))
        self._drawings.clear()
        if self._results is not None:
            content = etree.tostring(self._results, encoding="UTF-8", xml_declaration=True, pretty_print=True)
            (self.folder / RESULTS).write_bytes(content)
            self._results = None


def data(entity: Any) -> list[str]:
    """The items that SOUTH has put on an entity."""
    return items(entity, APPLICATION)


def moved(entities: Iterator[Any], east: float, north: float) -> None:
    """Move things, to the millimetre."""
    for e in entities:
        if e.dxftype() == "LWPOLYLINE":
            e.set_points([(round(x + east, 3), round(y + north, 3)) for x, y in corners(e)], format="xy")
        else:
            at = e.dxf.insert
            e.dxf.insert = (round(at.x + east, 3), round(at.y + north, 3), at.z)
