"""An example of a card → files that people open, and check themselves: drawings, the XML, and what it gives whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from surveycheck.handbook.drawing import UnwritableError, drawing_bytes
from surveycheck.model import Drawing
from surveycheck.pack import Pack
from surveycheck.rule import Example, Rule
from surveycheck.run.example_files import example_files
from surveycheck.run.examples import XML_FILE, at_home, drawn

PACKED = "package.zip"
"""The files of an example whose names are stored in an encoding that only a zip can hold."""

EARLIER = "earlier"
"""The folder of what an earlier stage holds."""

Row = Mapping[str, object]


@dataclass(frozen=True)
class Case:
    """Path → bytes; ``lost`` are drawings of the example that no sound DXF can hold. ``pack`` checks it."""

    files: Mapping[str, bytes]
    lost: tuple[str, ...]
    pack: str

    @property
    def earlier(self) -> bool:
        """Is there something of an earlier stage?"""
        return any(path.startswith(f"{EARLIER}/") for path in self.files)


def case_of(pack: Pack, rule: Rule, example: Example) -> Case:
    """The files of one example of a rule of this pack. Raises PackError where the pack that a card was taken over from
    does not load."""
    home = at_home(rule) if rule.home else pack
    files, lost = _given(example), list[str]()
    _add(files, lost, "", drawn(example.features, example.drawing), example.records, home)
    _add(files, lost, f"{EARLIER}/", drawn(example.earlier_features, {}), example.earlier_records, home)
    return Case(files, tuple(lost), home.name)


def _given(example: Example) -> dict[str, bytes]:
    """What the example gives whole."""
    given = example_files(example.files) if example.files else {}
    return {PACKED: given} if isinstance(given, bytes) else dict(given)


def _add(
    files: dict[str, bytes], lost: list[str], folder: str, drawings: Iterable[Drawing], rows: Sequence[Row], pack: Pack
) -> None:
    for drawing in drawings:
        try:
            files[folder + drawing.file] = drawing_bytes(drawing)
        except UnwritableError:
            lost.append(folder + drawing.file)
    if rows:
        files[folder + XML_FILE] = xml_text(rows, pack).encode("utf-8")


def xml_text(rows: Sequence[Row], pack: Pack) -> str:
    """The records in the XML layout of a pack: one element each, named after its table, a child for each value."""
    root = pack.xml_root or "data"
    space = f" xmlns={quoteattr(pack.xml_namespace)}" if pack.xml_namespace else ""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<{root}{space}>"]
    for row in rows:
        lines.append(f"  <{row['table']}>")
        values = ((name, value) for name, value in row.items() if name != "table")
        lines += [f"    <{name}>{escape(str(value))}</{name}>" for name, value in values]
        lines.append(f"  </{row['table']}>")
    return "\r\n".join([*lines, f"</{root}>", ""])
