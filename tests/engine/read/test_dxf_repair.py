"""Damage that columns mend: the rest of the drawing is as it was, on the lines where it was, and the damage is said."""

from __future__ import annotations

import io
import random

import ezdxf
import numpy as np
import pytest
from well_formed import drawing_well_formed

from surveycheck.model import Drawing, Issue
from surveycheck.model.drawing import PLACED
from surveycheck.read import dxf
from surveycheck.read.dxf import read_dxf


def sound() -> bytes:
    doc = ezdxf.new("R2000")
    space = doc.modelspace()
    doc.blocks.new("B").add_circle((0, 0), 1)
    for k in range(6):
        at = (10 * k, 5.5)
        space.add_line(at, (10 * k + 1, 6.5), {"layer": "L"})
        space.add_lwpolyline([(10 * k, 0), (10 * k + 4, 0), (10 * k + 4, 4)], dxfattribs={"layer": "P"})
        space.add_polyline2d([(10 * k, 7), (10 * k + 3, 8), (10 * k + 3, 9)], dxfattribs={"layer": "H"})
        space.add_blockref("B", at).add_attrib("T", f"no {k}", at)
        space.add_text(f"text {k}", dxfattribs={"insert": at})
    stream = io.StringIO()
    doc.write(stream)
    return stream.getvalue().encode()


LINES = sound().split(b"\n")
ENTITIES = LINES.index(b"ENTITIES")


def at(kind: bytes, code: bytes = b"0", nth: int = 0, start: int = ENTITIES) -> int:
    """The line (from 0) of a group code of an entity in the middle of the drawing."""
    head = [k for k in range(start, len(LINES) - 1) if LINES[k].strip() == b"0" and LINES[k + 1] == kind][2]
    found = [k for k in range(head, len(LINES), 2) if LINES[k].strip() == code]
    return found[nth]


def changed(begin: int, count: int, *put: bytes) -> bytes:
    """The drawing with other lines in place of some."""
    return b"\n".join([*LINES[:begin], *put, *LINES[begin + count :]])


def things(drawing: Drawing) -> dict[str, tuple[str, int, str]]:
    """Type, line and vertices of each entity of the file, by handle."""
    e = drawing.entities.of_file()
    rows = range(len(e))
    return {
        e.handle_text(r): (e.type[r], int(e.line[r]), str(e.xyz[e.start[r] : e.start[r + 1]].tolist())) for r in rows
    }


def read(data: bytes) -> tuple[Drawing, tuple[Issue, ...]]:
    drawing, issues = read_dxf(data, "a.dxf")
    assert drawing is not None
    assert drawing.reader == "columns"
    drawing_well_formed(drawing)
    assert any(issue.loss for issue in issues)
    return drawing, issues


def test_the_drawing_itself_is_sound() -> None:
    drawing, issues = read_dxf(sound(), "a.dxf")
    assert drawing is not None
    assert issues == ()


P10, T1 = at(b"LWPOLYLINE", b"10"), at(b"TEXT", b"1")
DAMAGE = {  # lines changed, lines put there; where it is said to be; types of what is lost
    "a group code that is no number": (P10, 1, [b" 1O"], P10, ["LWPOLYLINE"]),
    "a value is lost": (P10 + 1, 1, [], P10 + 2, ["LWPOLYLINE"]),
    "a group code is lost": (P10, 1, [], P10, ["LWPOLYLINE"]),
    "two lines too many": (P10, 0, [b"junk", b"more junk"], None, ["LWPOLYLINE"]),
    "a blank line": (P10, 0, [b""], P10, []),
    "a text in two lines": (T1 + 2, 0, [b"second line"], T1 + 2, []),
    "a flag that is no number": (at(b"LWPOLYLINE", b"70") + 1, 1, [b"x"], at(b"LWPOLYLINE", b"70"), ["LWPOLYLINE"]),
    "a point without y": (P10 + 2, 2, [], P10, ["LWPOLYLINE"]),
    "a vertex": (at(b"VERTEX", b"10"), 1, [b"1O"], at(b"VERTEX", b"10"), ["POLYLINE"]),
    "a line of a vertex is lost": (at(b"VERTEX", b"10"), 1, [], at(b"VERTEX", b"10"), ["POLYLINE"]),
    "the head of a polyline": (at(b"POLYLINE"), at(b"POLYLINE", b"0", 1) - at(b"POLYLINE"), [], None, ["POLYLINE"]),
    "a reference": (at(b"INSERT", b"10"), 1, [b"?"], at(b"INSERT", b"10"), ["ATTRIB", "INSERT"]),
    "a line of a reference is lost": (at(b"INSERT", b"10"), 1, [], at(b"INSERT", b"10"), ["ATTRIB", "INSERT"]),
    "an application group": (P10, 0, [b"102", b"{ACAD_X"], P10, ["LWPOLYLINE"]),
    "the end of a section": (ENTITIES - 5, 2, [], ENTITIES - 5, []),
    "the beginning of a section": (ENTITIES - 3, 2, [], None, []),
    "the beginning of a section is misspelt": (ENTITIES - 2, 1, [b"SECTIOM"], None, []),
    "the end of a block": (LINES.index(b"ENDBLK") - 1, 2, [], None, []),
    "the end of a block is there twice": (LINES.index(b"ENDBLK") - 1, 0, [b"0", b"ENDBLK"], None, []),
    "the name of a section": (ENTITIES - 1, 2, [], ENTITIES - 3, []),
    "the name of the objects": (LINES.index(b"OBJECTS") - 1, 2, [], LINES.index(b"OBJECTS") - 3, []),
    "a blank line at the beginning": (0, 0, [b""], 0, []),
}  # fmt: skip


@pytest.mark.parametrize("name", DAMAGE)
def test_only_what_is_damaged_is_lost(name: str) -> None:
    begin, count, put, where, lost = DAMAGE[name]
    drawing, issues = read(changed(begin, count, *put))
    assert issues[0].code == "dxf-recovered"
    mended = [issue for issue in issues if issue.code == "dxf-mended"]
    assert mended
    if where is not None:
        assert mended[0].line == where + 1
    whole, found = things(read_dxf(sound(), "a.dxf")[0] or drawing), things(drawing)
    assert sorted(whole[handle][0] for handle in whole.keys() - found.keys()) == lost
    assert not found.keys() - whole.keys()
    shift = len(put) - count
    for handle, (kind, line, points) in found.items():
        before = whole[handle][1]
        assert (kind, line, points) == (whole[handle][0], before + shift * (before > begin + 1), whole[handle][2])


def test_many_lost_lines_lose_no_more_than_their_records() -> None:
    chance = random.Random(4)
    lines = list(LINES)
    for _ in range(8):
        del lines[chance.randrange(ENTITIES + 20, len(lines) - 300)]
    drawing, issues = read(b"\n".join(lines))
    mended = [issue for issue in issues if issue.code == "dxf-mended"]
    whole = read_dxf(sound(), "a.dxf")[0]
    assert whole is not None
    lost = len(whole.entities.of_file()) - len(drawing.entities.of_file())
    assert 0 < lost <= 2 * len(mended)
    assert all(issue.line > ENTITIES for issue in mended)


def test_references_are_still_followed() -> None:
    drawing, _ = read(changed(P10, 1, b" 1O"))
    assert int(np.count_nonzero(drawing.entities.space == PLACED)) == 6


def test_what_cannot_be_mended_goes_to_ezdxf_when_small_and_is_read_as_far_as_it_goes_when_large(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(dxf, "ROUNDS", 0)
    data = changed(at(b"LWPOLYLINE", b"10"), 1, b"1O")
    drawing, issues = read_dxf(data, "a.dxf")
    assert drawing is not None
    assert (drawing.reader, issues[0].code) == ("recover", "dxf-recovered")
    monkeypatch.setattr(dxf, "MOST_FOR_EZDXF", 1000)
    drawing, issues = read_dxf(data, "a.dxf")
    assert drawing is not None
    assert (drawing.reader, issues[0].code, issues[0].loss) == ("columns", "dxf-recovered", True)
    assert 10 < len(drawing.entities.of_file()) < 40
