"""Places of marks: from what is picked on the map, to words, and to what the map shows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from surveycheck import Mark

from ..map import MapView, Picked
from ..map.picking import things_of_place
from ..views.labels import unbroken


def of_thing(thing: Picked) -> Mark:
    """A drawn thing, at the spot where it was clicked."""
    return Mark(file=thing.file, handle=thing.handle, at=thing.at)


def words(mark: Mark, lang: str = "zh") -> str:
    """Where it is, in a line."""
    spot = ""
    if mark.at is not None:
        names = ("X\u00a0(north)", "Y\u00a0(east)") if lang == "en" else ("X（北）", "Y（东）")
        spot = "  ".join(
            f"{unbroken(name)}\u00a0{value:.3f}" for name, value in zip(names, reversed(mark.at), strict=True)
        )
    handle = f"#{mark.handle}" if mark.handle else ""
    name = mark.file.rpartition("/")[2]
    return "  ".join(part for part in (name, handle, mark.xpath, mark.key, spot) if part)


def on_map(mark: Any, view: MapView, number: int, severity: str, title: str, done: bool = False) -> Mapping[str, Any]:
    """A mark or an answer as the map takes findings; what has no spot of its own stands in the middle of its thing."""
    at = mark.at or _middle(mark, view)
    found = {"id": f"mark-{number}", "severity": severity, "file": mark.file, "layer": "", "title": title}
    handles = (mark.handle,) if mark.handle else ()
    state = "waived" if done else "open"
    return {**found, "title_en": title, "at": at, "handles": handles, "others": (), "state": state}


def _middle(mark: Any, view: MapView) -> tuple[float, float] | None:
    sheet = next((sheet for sheet in view.sheets if sheet.file == mark.file), None)
    things = things_of_place(sheet, {"file": mark.file, "handles": (mark.handle,)}) if sheet and mark.handle else []
    if not things:
        return None
    west, south, east, north = (float(edge) for edge in sheet.columns["box"][things[0]])
    return (west + east) / 2 + sheet.origin[0], (south + north) / 2 + sheet.origin[1]
