"""A copy of a deliverable that is being spoilt: its files, drawings and records, open for changes, and the answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from random import Random
from typing import Any, TypeVar

from surveycheck.pack import Pack
from surveycheck.plant.answers import Answer, Note, Spot
from surveycheck.plant.dxf import document_of, dxf_bytes
from surveycheck.plant.elements import name_of, tree_of, value, xml_bytes, xpath, xpaths
from surveycheck.plant.faults import NothingToSpoilError, PlantError
from surveycheck.plant.things import Thing, items
from surveycheck.read.members import Source
from surveycheck.rule import Row, Rule, Select
from surveycheck.rule.paths import matches, role_of

Victim = TypeVar("Victim")


class Copy:
    """Nothing of the source is ever changed: what becomes different is held here. ``random`` chooses victims; nothing
    is chosen twice, so that several defects do not spoil one another."""

    def __init__(
        self, source: Source, pack: Pack, seed: int, layers: Mapping[str, Sequence[str]] | None = None
    ) -> None:
        """``layers``: role → layers that the user gives to it, where the pack's table names none."""
        self._layers = layers or {}
        self.source, self.pack, self.random = source, pack, Random(seed)
        self._answers: list[tuple[Answer, Any]] = []
        self.changed: dict[str, bytes] = {}
        self.gone: set[str] = set()
        self._members = {member.path: member for member in source.members}
        self._documents: dict[str, Any] = {}
        self._trees: dict[str, Any] = {}
        self._touched: set[str] = set()
        self._used: set[str] = set()

    # files

    @property
    def paths(self) -> tuple[str, ...]:
        """The files of the copy."""
        return tuple(sorted({*self._members, *self.changed} - self.gone))

    def content(self, path: str) -> bytes:
        """The bytes of a file as it stands in the copy."""
        self._kept(path)
        if path in self.changed:
            return self.changed[path]
        with self._members[path].open() as stream:
            return stream.read()

    def write(self, path: str, content: bytes) -> None:
        """Make or replace a file."""
        self._close(path)
        self.gone.discard(path)
        self.changed[path] = content

    def remove(self, path: str) -> None:
        """Leave a file out."""
        self._close(path)
        self.changed.pop(path, None)
        self.gone.add(path)

    def _close(self, path: str) -> None:
        """Forget what was opened; what was found in it has its path from now on."""
        root = self._trees.get(path)
        self._answers = [_settled(a, e, root) if root is not None else (a, e) for a, e in self._answers]
        self._documents.pop(path, None)
        self._trees.pop(path, None)
        self._touched.discard(path)

    def in_role(self, role: str) -> list[str]:
        """The files of a role of the table ``files``; a lone file has no folders, so only its name counts."""
        rows = self.pack.table("files")
        if self.source.lone:
            last = [p.rsplit("/", 1)[-1] for row in rows if row["role"] == role for p in row.list("path")]
            return [path for path in self.paths if any(matches(p, path) for p in last)]
        return [path for path in self.paths if (row := role_of(rows, path)) is not None and row["role"] == role]

    def role(self, path: str) -> str:
        """The role of a file, "" for none."""
        row = role_of(self.pack.table("files"), path)
        return row["role"] if row is not None else ""

    def drawings(self, wanted: Sequence[str] = ("*",)) -> list[str]:
        """Drawings that have one of these roles, or all."""
        every = [path for path in self.paths if path.lower().endswith(".dxf")]
        return every if "*" in wanted else [p for p in every if any(p in self.in_role(role) for role in wanted)]

    def xml(self) -> list[str]:
        """XML files that hold records of the pack: those with its root element, or all where it names none."""
        root = self.pack.xml_root or self.pack.claim.root
        found = [path for path in self.paths if path.lower().endswith(".xml")]
        return [path for path in found if not root or name_of(self.tree(path)) == root]

    # drawings and records

    def drawing(self, path: str, touch: bool = True) -> Any:
        """The ezdxf document of a drawing. ``touch``: it is going to be changed."""
        if path not in self._documents:
            self._documents[path] = document_of(self.content(path), path)
        if touch:
            self._touched.add(path)
        return self._documents[path]

    def tree(self, path: str, touch: bool = False) -> Any:
        """The root element of an XML file."""
        if path not in self._trees:
            self._trees[path] = tree_of(self.content(path), path)
        if touch:
            self._touched.add(path)
        return self._trees[path]

    def records(self, table: str, where: dict[str, tuple[str, ...]] | None = None) -> list[Any]:
        """The records of a table, ``*`` for any: children of the root, or where the pack lays out no XML of its own,
        elements anywhere. ``where``: field → allowed values."""
        found = []
        for path in self.xml():
            root = self.tree(path)
            named = f"{{*}}{table}"  # of any namespace, and of none
            found += root.iterchildren(named) if self.pack.xml_root else root.iter(named)
        return [e for e in found if all(value(e, f) in allowed for f, allowed in (where or {}).items())]

    def selected_records(self, select: Select) -> list[Any]:
        """The records that a card selects."""
        where = {field: tuple(allowed) for field, allowed in select.where.items()}
        return [e for table in select.records for e in self.records(table, where)]

    def file_of(self, element: Any) -> str:
        """The file that a record stands in; it will be written anew."""
        root = element.getroottree().getroot()
        path = next(path for path, tree in self._trees.items() if tree is root)
        self._touched.add(path)
        return path

    @property
    def application(self) -> str:
        """The application whose extended data hold codes and keys."""
        setting = self.pack.settings.get("xdata_application")
        return str(setting.value) if setting else "SOUTH"

    def items(self, thing: Thing) -> list[str]:
        """What that application has put on a thing: its code first."""
        return items(thing.entity, self.application)

    def things(self, select: Select, kinds: Sequence[str] = ()) -> list[Thing]:
        """The drawn things of model space that a card selects; ``kinds`` narrows it."""
        wanted = tuple(kinds) or select.kinds
        if select.roles:
            found = [t for role in select.roles for t in self.of_role(role, wanted)]
        else:
            found = [t for path in self.drawings(select.inside or ("*",)) for t in self.every(path)]
        if select.layers:
            found = [t for t in found if any(_fits(p, t.layer) for p in select.layers)]
        return [t for t in found if not wanted or t.kind in wanted]

    def of_role(self, role: str, kinds: Sequence[str] = ()) -> list[Thing]:
        """The things of a role of the table ``features``: by layer, geometry, drawing and, where it tells, code."""
        found = []
        for row in (r for r in self.pack.table("features") if r["role"] == role):
            for path in self.drawings(row.list("inside") or ("*",)):
                for thing in self.every(path):
                    fits = self._on_layer(row, thing.layer)
                    geometry = tuple(kinds) or row.list("geometry")
                    coded = not row.yes("by_code") or (self.items(thing)[:1] or [""])[0] in row.list("code")
                    if fits and coded and (not geometry or thing.kind in geometry):
                        found.append(thing)
        return found

    def _on_layer(self, row: Row, layer: str) -> bool:
        if row["layer"][:1] not in ("", "?"):
            return _fits(row["layer"], layer)
        named = self._layers.get(row["role"])
        return named is None or any(_fits(pattern, layer) for pattern in named)

    def every(self, path: str) -> list[Thing]:
        """All things of model space of a drawing."""
        return [Thing(path, entity) for entity in self.drawing(path, touch=False).modelspace()]

    # choosing

    def choose(self, found: Iterable[Victim], names: Iterable[str], zh: str, en: str) -> Victim:
        """One that nothing was planted in yet. ``names`` tell them apart. Raises NothingToSpoilError, whose words
        ``zh`` and ``en`` say what it takes."""
        free = [(name, victim) for name, victim in zip(names, found, strict=True) if name not in self._used]
        if not free:
            raise NothingToSpoilError(zh, en)
        name, victim = self.random.choice(free)
        self._used.add(name)
        return victim

    def thing(self, found: Sequence[Thing], zh: str, en: str) -> Thing:
        """One of these things; its drawing will be written anew."""
        chosen = self.choose(found, [f"{t.path}#{t.handle}" for t in found], zh, en)
        self._touched.add(chosen.path)
        return chosen

    def record(self, found: Sequence[Any], zh: str, en: str) -> Any:
        """One of these records."""
        return self.choose(found, xpaths(found), zh, en)

    def path(self, found: Sequence[str], zh: str, en: str) -> str:
        """One of these files."""
        return self.choose(found, list(found), zh, en)

    # what was done

    def at_thing(self, rule: Rule | str, thing: Thing, note: Note, *consequences: str, at: Spot | None = None) -> None:
        """Write down a defect of a drawn thing."""
        self._touched.add(thing.path)
        self._answer(rule, thing.path, note, consequences, handle=thing.handle, at=at)

    def at_record(self, rule: Rule | str, element: Any, note: Note, *consequences: str) -> None:
        """Write down a defect of a record or of one of its values."""
        self._answer(rule, self.file_of(element), note, consequences, element)

    def at_named(
        self, rule: Rule | str, element: Any, name: str, note: Note, *consequences: str, at: Spot | None = None
    ) -> None:
        """Write down a defect of a thing that has no handle and that reports call by its name."""
        self._answer(rule, self.file_of(element), note, consequences, key=name, at=at)

    def at_file(self, rule: Rule | str, path: str, note: Note, *consequences: str, key: str = "") -> None:
        """Write down a defect of a whole file, or (without path) of one that is missing, by its role."""
        self._answer(rule, path, note, consequences, key=key)

    def _answer(
        self, rule: Rule | str, path: str, note: Note, consequences: Sequence[str], element: Any = None, **more: Any
    ) -> None:
        code = rule if isinstance(rule, str) else rule.code
        there = {r.code for r in self.pack.rules} - {code}
        follows = tuple(c for c in dict.fromkeys(consequences) if c in there)
        self._answers.append((Answer(code, path, note=note[0], note_en=note[1], consequences=follows, **more), element))

    @property
    def answers(self) -> tuple[Answer, ...]:
        """What was planted so far. Paths of records are those that they have now: others may have gone since."""
        return tuple(_settled(answer, element)[0] for answer, element in self._answers)

    def save(self) -> None:
        """Turn what was opened and changed into bytes."""
        for path in tuple(self._touched):
            self._kept(path)

    def _kept(self, path: str) -> None:
        if path in self._touched:
            opened = self._documents.get(path)
            self.changed[path] = dxf_bytes(opened) if opened is not None else xml_bytes(self._trees[path])
            self._touched.discard(path)

    def setting(self, name: str) -> Any:
        """A setting of the pack. Raises PlantError when it has none of that name."""
        if name not in self.pack.settings:
            raise PlantError(f"规则包没有设置 {name}", f"the pack has no setting {name}")
        return self.pack.settings[name].value


def _settled(answer: Answer, element: Any, root: Any = None) -> tuple[Answer, Any]:
    """An answer with the path of its record; of one tree only, when ``root`` is given."""
    if element is None or (root is not None and element.getroottree().getroot() is not root):
        return answer, element
    return replace(answer, xpath=xpath(element)), None if root is not None else element


def _fits(pattern: str, layer: str) -> bool:
    return fnmatchcase(layer.strip().casefold(), pattern.strip().casefold())
