"""A finding → a script for AutoCAD, CASS and their like, which zooms to it and picks the things that take part.

Nothing of a deliverable becomes a command: handles must be hexadecimal, coordinates are numbers, layouts are asked of
the drawing itself, and names stand in a comment line, made harmless. Commands are spelled ``_.ZOOM``, which every
language of the program understands; the file is GBK with CRLF, as the Chinese editions read it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import isfinite

from surveycheck.model import Finding, Place

HEX = re.compile(r"[0-9A-Fa-f]{1,16}")
"""A handle: up to 64 bits (DXF reference, group 5)."""

METRES = {"mm": 1000.0, "cm": 100.0, "dm": 10.0, "m": 1.0, "km": 0.001, "in": 39.3701, "ft": 3.28084}
"""Drawing units in a metre."""

WIDE = 30.0
"""Metres that the height of the window shows around a spot."""

MOST_HANDLES = 40
LONGEST_NOTE = 80
FARTHEST = 1e12
KEPT = "._-/（）"


class CadError(ValueError):
    """The finding has no place that CAD could show. ``message`` is Chinese, ``message_en`` English."""

    def __init__(self, message: str, message_en: str) -> None:
        self.message, self.message_en = message, message_en
        super().__init__(f"{message} / {message_en}")


def cad_script(finding: Finding, file: str = "", unit: str = "") -> bytes:
    """The script for one drawing of the finding: ``file`` as its places name it, or the first drawing among them.

    By handle, through LISP: the window shows the things, goes to their layout, and they are picked. Then, where the
    spot is known, plainly to its coordinates (world, x east and y north as drawn; in ``unit``, metres if not known),
    which serves editions without LISP too. Raises ``CadError`` where there is neither.
    """
    places = _of_file(finding, file)
    handles = _handles(places)
    at = next(
        (place.at for place in places if place.at and all(isfinite(x) and abs(x) < FARTHEST for x in place.at)), None
    )
    if not handles and at is None:
        raise CadError("这条问题没有可定位的句柄或坐标", "this finding has neither a handle nor coordinates to go to")
    lines = [*_comments(finding, places[0].file), *(_by_handle(handles) if handles else ())]
    if at is not None:
        lines += _by_spot(at, METRES.get(unit, 1.0))
    return "".join(line + "\r\n" for line in lines).encode("gbk", "replace")


def _of_file(finding: Finding, file: str) -> list[Place]:
    """The places in one drawing, that of the finding first. The coordinates of a record are those of its drawing."""
    places = (finding.place, *finding.others)
    drawn = [place for place in places if not place.xpath and (place.handles or place.at)]
    wanted = file or (drawn[0].file if drawn else "")
    found = [place for place in drawn if place.file == wanted]
    return found or [place for place in places if place.at and not file][:1] or [Place(file=wanted)]


def _handles(places: Sequence[Place]) -> list[str]:
    """What can be picked: of a thing in a block the outermost reference."""
    outer = [place.handles[0] for place in places if place.handles]
    good = [handle.upper() for handle in outer if HEX.fullmatch(handle) and int(handle, 16)]
    return list(dict.fromkeys(good))[:MOST_HANDLES]


def _comments(finding: Finding, file: str) -> Iterator[str]:
    yield "; surveycheck " + harmless(f"{finding.code} {finding.title}")
    if file:
        yield "; " + harmless(file)


def harmless(text: str) -> str:
    """A text as a comment may hold it: one line, short, letters and digits of any script and a few signs."""
    kept = "".join(c if c.isalnum() or c in KEPT else " " if c.isspace() else "?" for c in text)
    return " ".join(kept.split())[:LONGEST_NOTE]


def _by_handle(handles: Sequence[str]) -> Iterator[str]:
    """LISP, an expression a line, each short: the first thing found tells its layout (group 410)."""
    yield "(setq sck:s (ssadd) sck:l nil)"
    for handle in handles:
        yield f'(if (setq sck:e (handent "{handle}")) (progn (ssadd sck:e sck:s) (setq sck:l (cons sck:e sck:l))))'
    yield "(setq sck:l (reverse sck:l))"
    yield '(if (and sck:l (assoc 410 (entget (car sck:l)))) (setvar "CTAB" (cdr (assoc 410 (entget (car sck:l))))))'
    yield '(if sck:l (command "_.ZOOM" "_Object" sck:s ""))'
    yield '(if sck:l (sssetfirst nil sck:s) (princ "\\nsurveycheck: handle not found in this drawing"))'


def _by_spot(at: tuple[float, float], metre: float) -> Iterator[str]:
    """``*``: world coordinates, whatever the user's system is; ``_non``: no object snap, which scripts obey."""
    yield f"_.ZOOM _C _non *{at[0]:.4f},{at[1]:.4f} {WIDE * metre:.4f}"
