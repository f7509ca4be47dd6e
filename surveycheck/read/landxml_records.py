"""LandXML: its elements as records. Values stand in attributes there, so that elements without children count too."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress

from lxml import etree

from surveycheck.model.records import Records
from surveycheck.model.records_builder import RecordsBuilder
from surveycheck.read.xml_places import Places, local
from surveycheck.read.xml_records import attributes

UNREAD = ("Surfaces", "Alignments", "Roadways", "PipeNetworks", "GradeModel")
"""Collections that are counted, not read; of them only elements with values of their own are records."""


LISTED = ("CgPoint", "Parcel", "Line", "Curve", "Chain")
"""Elements that are records even if they say nothing."""


def often(elements: Iterable[etree._Element], tick: Callable[[], None]) -> Iterator[etree._Element]:
    """The elements; ``tick`` is called every few hundredths of a second."""
    for number, element in enumerate(elements):
        if not number % 1024:
            tick()
        yield element


def records_of(
    root: etree._Element, places: Places, file: str, tick: Callable[[], None] = lambda: None
) -> tuple[Records, list[etree._Element]]:
    """The records, and the element of each. ``tick`` is called often.

    A record is every element with an attribute, or with a child that has no children: its attributes as ``@name``, the
    texts of those children, and its own text under its own name. Within ``UNREAD`` elements without children are left
    out: they are the points of terrain models."""
    build = RecordsBuilder(file)
    taken = []
    steps: dict[etree._Element | None, int] = {None: -1}
    counts: dict[tuple[int, str], int] = {}
    model: etree._Element | None = None
    for element in often(root.iter(etree.Element), tick):
        parent, table = element.getparent(), local(str(element.tag))
        if parent is root:
            model = element if table in UNREAD else None
        above = steps[parent]
        place = counts[above, table] = counts.get((above, table), 0) + 1
        says = model is None and (len(element.attrib) > 0 or table in LISTED)
        if len(element) == 0 and not says:
            continue
        steps[element] = build.step(table, place if parent is not None else 0, above)
        leaves = [child for child in element if len(child) == 0]
        if leaves or says:
            _add(build, steps[element], element, leaves, places)
            taken.append(element)
    return build.build(), taken


def put_right(found: Records, right: Records, taken: Sequence[etree._Element]) -> None:
    """Write into the elements what is right in the records, so that the drawing shows it too."""
    for row, element in enumerate(taken if right is not found else ()):
        for name, at in right.cells(row):
            text = right.text(at)
            if text != found.text(at):
                with suppress(ValueError):  # a character that XML cannot hold
                    _write(element, name, text)


def _write(element: etree._Element, name: str, text: str) -> None:
    if name.startswith("@"):
        for key in [key for key in element.attrib if local(str(key)) == name[1:]]:
            element.set(key, text)
    elif name == local(str(element.tag)):
        element.text = text
    else:
        for child in [child for child in element if local(str(child.tag)) == name][-1:]:
            child.text = text


def _add(
    build: RecordsBuilder,
    step: int,
    element: etree._Element,
    leaves: list[etree._Element],
    places: Places,
) -> None:
    line = places.line(element)
    values = [("@" + name, value.strip(), line) for name, value in attributes(element).items()]
    values += [(local(str(leaf.tag)), (leaf.text or "").strip(), places.line(leaf)) for leaf in leaves]
    if text := (element.text or "").strip():
        values.append((local(str(element.tag)), text, line))
    names, texts, lines = zip(*values, strict=True) if values else ((), (), ())
    build.add(step, line, names, texts, lines)
