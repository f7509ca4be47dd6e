"""Generated drawings, as our reader and as ezdxf see them: the same entities, layers, handles, texts and places."""

from __future__ import annotations

import logging
from collections import Counter
from pathlib import Path

import pytest
from against_ezdxf import by_columns as plain_columns
from against_ezdxf import by_ezdxf as plain_ezdxf
from against_ezdxf import differences, document
from generated_drawings import drawings
from hypothesis import HealthCheck, given, settings
from placed_by_ezdxf import NEAR, Thing, by_columns, by_ezdxf, contents, contents_by_ezdxf, off
from truncated import shipped
from well_formed import drawing_well_formed

from surveycheck.geometry.curves import SYMBOL_SAGITTA
from surveycheck.read.dxf import read_dxf

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"
SHIPPED = {path: data for path, data in shipped() if path.endswith(".dxf")}
CURVED = ("ELLIPSE", "LWPOLYLINE", "POLYLINE")


@pytest.fixture(autouse=True)
def _quiet() -> None:
    logging.getLogger("ezdxf").setLevel(logging.CRITICAL)


def faults(data: bytes) -> list[str]:
    """In which respects the two readers differ."""
    drawing, issues = read_dxf(data, "a.dxf")
    assert drawing is not None, issues
    assert drawing.reader == "columns"
    drawing_well_formed(drawing)
    doc = document(data)
    found = [f"{name}: {example}" for name, example in differences(plain_columns(drawing), plain_ezdxf(doc)).items()]
    if (ours := contents(drawing)) != (theirs := contents_by_ezdxf(doc)):
        found.append(f"blocks: ours {ours!r:.300} ezdxf {theirs!r:.300}")
    return found + placed_faults(by_columns(drawing), by_ezdxf(doc))


def _round(thing: Thing) -> Thing:
    """A circle that is stretched more one way than the other is an ellipse, and ours says so: not a difference."""
    handles, kind, layer, text = thing
    return handles, "ELLIPSE" if kind in ("CIRCLE", "ARC") else kind, layer, text


def placed_faults(ours: list, theirs: list) -> list[str]:
    ours, theirs = ([(_round(thing), what) for thing, what in things] for things in (ours, theirs))
    one, two = Counter(thing for thing, _ in ours), Counter(thing for thing, _ in theirs)
    if one != two:
        return [f"placed: ours only {list((one - two).items())[:3]}, ezdxf only {list((two - one).items())[:3]}"]
    found = []
    waiting: dict = {}
    for thing, geometry in ours:
        waiting.setdefault(thing, []).append(geometry)
    for thing, points in theirs:
        size = 1.0 + max((abs(c) for p in points for c in p), default=0.0)
        near = [off(points, geometry) for geometry in waiting[thing]]
        best = min(range(len(near)), key=near.__getitem__)  # the copies of an array are alike but for their place
        allowed = (SYMBOL_SAGITTA if thing[1] in CURVED else 0.0) + NEAR * size
        if near[best] > allowed:
            found.append(f"place of {thing}: off by {near[best]}, allowed {allowed}")
        del waiting[thing][best]
    return found


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(data=drawings())
def test_generated_drawings_are_read_as_ezdxf_reads_them(data: bytes) -> None:
    assert faults(data) == []


@pytest.mark.parametrize("path", SHIPPED)
def test_shipped_drawings_are_read_as_ezdxf_reads_them(path: str) -> None:
    assert faults(SHIPPED[path]) == []
