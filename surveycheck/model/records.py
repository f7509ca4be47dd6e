"""What XML says: elements with values, each with its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Record:
    """One XML element whose children carry values.

    ``table`` is the element's local name, ``number`` counts the records of that table in the file from 0.
    ``values`` maps the local name of each leaf child (and ``@name`` of each attribute) to its text as written,
    stripped;
    an empty element is "". ``lines`` gives the line of each value. ``xpath`` is absolute, with positions.
    ``repeated`` names the children that occur more than once (the last one is kept in ``values``).
    """

    file: str
    table: str
    number: int
    xpath: str
    line: int
    values: Mapping[str, str]
    lines: Mapping[str, int] = field(default_factory=dict)
    repeated: tuple[str, ...] = ()

    def get(self, name: str) -> str:
        """The value as written, or "" when the element is empty or absent."""
        return self.values.get(name, "")

    def has(self, name: str) -> bool:
        """Is the element there at all, empty or not?"""
        return name in self.values

    def line_of(self, name: str) -> int:
        """The line of a value, else that of the record."""
        return self.lines.get(name, self.line)


@dataclass(frozen=True)
class Document:
    """One XML file that could be parsed.

    ``root`` and ``namespace`` are those of the root element; ``declared`` is the encoding that the file states
    ("" if none), ``encoding`` the one that it was read with.
    """

    file: str
    root: str
    namespace: str
    declared: str
    encoding: str
    attributes: Mapping[str, str]
    records: tuple[Record, ...]
