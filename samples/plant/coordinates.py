"""Defects of the coordinate file (TXT): PAR-15 to PAR-18."""

from __future__ import annotations

from decimal import Decimal

from surveycheck.samples.make.package import POINTS
from surveycheck.samples.plant.deliverable import Deliverable
from surveycheck.samples.plant.planter import planter

from surveycheck.plant.answers import Note


def _changed(d: Deliverable, code: str, begins: str, item: int, text: str, note: Note, *follows: str) -> None:
    """An item (from 0) of the first line that begins so becomes ``text``, or more by it where it has a sign."""
    path = d.folder / POINTS
    lines = path.read_text(encoding="utf-8").split("\n")
    at = next(i for i, line in enumerate(lines) if line.startswith(begins))
    items = lines[at].split(",")
    items[item] = str(Decimal(items[item]) + Decimal(text)) if text[0] in "+-" else text
    lines[at] = ",".join(items)
    path.write_text("\n".join(lines), encoding="utf-8", newline="\n")
    d.found_at_file(code, POINTS, note, *follows)


@planter("PAR-15")
def damaged(d: Deliverable, point: str) -> None:
    """A blank within the line of a point."""
    _changed(d, "PAR-15", f"{point},", 1, "1 ", (f"点 {point} 的行中有空格", f"a blank in the line of point {point}"))


@planter("PAR-16")
def other_count(d: Deliverable, plot: str, by: str) -> None:
    """The plot states other rows than follow; it is named by how its line begins."""
    _changed(d, "PAR-16", plot, 0, by, (f"坐标行数 {by}", f"number of rows {by}"))


@planter("PAR-17")
def moved(d: Deliverable, point: str, north: str) -> None:
    """A point in the middle of its ring is elsewhere, and so the area another."""
    note = (f"点 {point} 的 X {north} m", f"X of point {point} {north} m")
    _changed(d, "PAR-17", f"{point},", 2, north, note, "PAR-18")


@planter("PAR-18")
def other_area(d: Deliverable, plot: str, by: str) -> None:
    """The plot states another area than its points bound."""
    _changed(d, "PAR-18", plot, 1, by, (f"面积 {by} m²", f"area {by} m²"))
