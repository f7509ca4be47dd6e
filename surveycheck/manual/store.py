"""A result noted in its file, or taken back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from surveycheck.manual import noted
from surveycheck.model import SEVERITIES
from surveycheck.waivers import WaiverError, edited, not_within
from surveycheck.whole import write_whole


def text_of(results: Iterable[noted.Result]) -> str:
    """The text of a file with these results."""
    text = ""
    for result in results:
        text = edited(text, noted.HEAD, noted.ROWS, (), noted.row_of(result))
    return text or noted.HEAD


def note(
    path: Path,
    item: str,
    result: str,
    name: str,
    severity: str = "",
    said: str = "",
    evidence: str = "",
    file: Path | None = None,
) -> Path:
    """Note the result of an item of the deliverable at ``path``: into ``file``, by default beside it; an earlier one is
    replaced, and taken back where ``result`` is ``open``. Gives the file.

    Raises WaiverError for an empty name, an unknown result or class, or a file that cannot be used; OSError.
    """
    place = noted.beside(path) if file is None else Path(file).absolute()
    not_within(path, place)
    if result not in (*noted.RESULTS, "open"):
        raise WaiverError(f"没有这种结果：{result}", f"there is no such result: {result}")
    if severity and severity not in SEVERITIES:
        raise WaiverError(f"没有 {severity} 类", f"there is no class {severity}")
    if not name.strip() and result != "open":
        raise WaiverError("请写明检查员姓名", "say the inspector's name: it is empty")
    there = noted.read_noted(place) if place.exists() else None
    same = [number for number, one in enumerate(there.results if there else ()) if one.item == item]
    kept = severity if result == "fail" else ""
    words = (item, result, kept, said.strip(), evidence.strip(), name.strip(), date.today().isoformat())
    row = None if result == "open" else noted.row_of(noted.Result(*words))
    if there is not None or row is not None:
        write_whole(place, edited(there.source.text if there else "", noted.HEAD, noted.ROWS, same, row))
    return place
