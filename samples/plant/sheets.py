"""Defects of what stands around the map and is written in it: TXT."""

from __future__ import annotations

from typing import Any

from surveycheck.samples.plant.deliverable import Deliverable
from surveycheck.samples.plant.planter import planter
from surveycheck.samples.plant.relations import AS_BUILT, FLOOR_PLAN, PARCEL_MAP, SITE_PLAN


def _text(d: Deliverable, file: str, words: str) -> Any:
    """The first text with these words."""
    return next(e for e in d.drawing(file).modelspace().query("TEXT") if e.dxf.text == words)


@planter("TXT-02")
def other_scale(d: Deliverable, file: str = SITE_PLAN, words: str = "1:500", new: str = "1:1000") -> None:
    """The sheet states another scale than its frame has."""
    text = _text(d, file, words)
    text.dxf.text = new
    d.found_at_entity("TXT-02", file, text, (f"{words} 写成 {new}", f"{words} written as {new}"))


@planter("TXT-03")
def wrong_label(d: Deliverable, words: str, new: str, file: str = PARCEL_MAP) -> None:
    """A coordinate along the frame is off."""
    text = _text(d, file, words)
    text.dxf.text = new
    d.found_at_entity("TXT-03", file, text, (f"{words} 写成 {new}", f"{words} written as {new}"))


@planter("TXT-04")
def printed_over(d: Deliverable, words: str, onto: str, file: str = AS_BUILT) -> None:
    """A text stands on another one."""
    text, other = _text(d, file, words), _text(d, file, onto)
    text.dxf.insert = other.dxf.insert
    d.found_at_entity("TXT-04", file, text, (f"{words} 压盖 {onto}", f"{words} stands on {onto}"))


@planter("TXT-05")
def tiny(d: Deliverable, words: str, file: str = PARCEL_MAP, height: float = 0.3) -> None:
    """A text that nobody can read on paper."""
    text = _text(d, file, words)
    text.dxf.height = height
    d.found_at_entity("TXT-05", file, text, (f"{words} 的字高只有 {height} m", f"{words} is only {height} m high"))


@planter("TXT-06")
def lost_letters(d: Deliverable, words: str, new: str, file: str = SITE_PLAN) -> None:
    """Letters that became question marks."""
    text = _text(d, file, words)
    text.dxf.text = new
    d.found_at_entity("TXT-06", file, text, (f"{words} 写成 {new}", f"{words} written as {new}"))


@planter("TXT-08")
def no_north(d: Deliverable, file: str = FLOOR_PLAN, block: str = "指北针") -> None:
    """No arrow says where north is."""
    document = d.drawing(file)
    for arrow in document.modelspace().query(f'INSERT[name=="{block}"]'):
        document.modelspace().delete_entity(arrow)
    document.blocks.delete_block(block)
    d.found_at_file("TXT-08", d.path(file), ("没有指北针", "no north arrow"))


@planter("TXT-09")
def unsigned(d: Deliverable, words: str, file: str = AS_BUILT) -> None:
    """A field of the title block is not filled in."""
    d.drawing(file).modelspace().delete_entity(_text(d, file, words))
    d.found_at_file("TXT-09", d.path(file), (f"图签中没有 {words}", f"no {words} in the title block"))
