"""The cases of other projects' validity suites, read from their own source trees: nothing of them is kept here.

``isValid``, ``isSimple`` and ``relate`` of the XML tests of JTS and GEOS, ``checkValid`` and ``checkInvalid`` of the
Java tests of JTS, coverages included. A case is what the suite states; shapes that are no lines or areas are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import shapely

JAVA = re.compile(r"public void (\w+)\(|(check(?:In)?[vV]alid\w*|checkIs(?:Not)?Simple|checkGaps)\s*\(")
WKT = re.compile(r'"((?:MULTI)?(?:POLYGON|LINESTRING|LINEARRING)[^"]*)"')
TESTS = re.compile("(Valid|Simple|Coverage|GapFinder|SelfTouching).*Test")


@dataclass(frozen=True)
class Case:
    """``kind``: V the shape of an area, S a simple line, A two areas, N the lines of a network, C a coverage, G one
    whose gaps count. ``valid`` by its suite."""

    suite: str
    name: str
    kind: str
    valid: bool
    shapes: tuple[shapely.Geometry, ...]


def cases(folder: Path) -> Iterator[Case]:
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".xml" and ("xmltester" in path.parts or "testxml" in path.parts):
            yield from _xml(path)
        elif path.suffix == ".java" and TESTS.search(path.stem):
            yield from _java(path)


def _xml(path: Path) -> Iterator[Case]:
    try:
        tree = ElementTree.parse(path)
    except ElementTree.ParseError:
        return
    for number, case in enumerate(tree.iter("case")):
        name = f"{number} {(case.findtext('desc') or '').strip()}"
        shapes = {key: _shape(case.findtext(key) or "") for key in "ab"}
        for op in case.iter("op"):
            yield from _operation(path.name, name, op, shapes)


def _operation(
    suite: str, name: str, op: ElementTree.Element, shapes: dict[str, shapely.Geometry | None]
) -> Iterator[Case]:
    what, text = (op.get("name") or "").lower(), (op.text or "").strip().lower()
    a, b = shapes["a"], shapes["b"]
    one = shapes.get((op.get("arg1") or "a").lower())
    if what in ("isvalid", "issimple") and one is not None and text in ("true", "false"):
        kind = "V" if "Polygon" in one.geom_type else "N" if one.geom_type == "MultiLineString" else "S"
        if (kind == "V") == (what == "isvalid"):
            yield Case(suite, name, kind, text == "true", (one,))
    if what == "relate" and a is not None and b is not None and text == "true":
        matrix = op.get("arg3") or ""
        if a.geom_type == b.geom_type == "Polygon":
            yield Case(suite, name, "A", matrix[0] in "Ff", (a, b))
        elif a.geom_type == b.geom_type == "LineString":
            yield Case(suite, name, "N", matrix[0] in "Ff", (a, b))


def _shape(text: str) -> shapely.Geometry | None:
    text = text.strip().replace("LINEARRING", "LINESTRING")
    try:
        found = shapely.from_wkb(text) if re.fullmatch("[0-9A-Fa-f]+", text) else shapely.from_wkt(text)
    except (shapely.errors.GEOSException, ValueError):
        return None
    if found is None or found.is_empty or not re.search("Polygon|LineString|LinearRing", found.geom_type):
        return None
    return found if np.isfinite(shapely.get_coordinates(found)).all() else None


def _java(path: Path) -> Iterator[Case]:
    name, text = "", path.read_text("utf-8")
    for found in JAVA.finditer(text):
        name = found[1] or name
        if not found[2]:
            continue
        words = text[found.end() : text.find(");", found.end())]
        if "String wkt" in words:
            continue
        yield from _called(path.name, name, found[2], words)


def _called(suite: str, name: str, called: str, words: str) -> Iterator[Case]:
    texts = WKT.findall(words)
    if not texts and (first := re.search(r'"([^"]+)"', words)):
        texts = [first[1]]
    valid = "Invalid" not in called and "NotSimple" not in called and "Gaps" not in called
    cover = "Coverage" in suite
    if cover:  # what is expected stands last, as lines
        texts = [t.replace("))), ((", ")), ((") for t in texts if "LINE" not in t]
    shapes = [s for s in map(_shape, texts) if s is not None]
    if not shapes:
        return
    if cover:
        if "PolygonValidator" in suite or "GapFinder" in suite:
            shapes = [p for s in shapes for p in shapely.get_parts(s)]
        yield Case(suite, name, "G" if "Gap" in called else "C", valid, tuple(shapes))
    elif "Polygon" in shapes[0].geom_type:
        yield Case(suite, name, "V", valid, (shapes[0],))
    elif "Simple" in suite:
        yield Case(suite, name, "S", valid, (shapes[0],))
