"""Public drawings of all kinds, read by both readers. Where they are not at hand the tests are skipped."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from against_ezdxf import by_columns, by_ezdxf, differences, document
from placed_by_ezdxf import by_columns as placed_columns
from placed_by_ezdxf import by_ezdxf as placed_ezdxf
from placed_by_ezdxf import drawn_faults, placed_faults

from surveycheck.read.dxf import read_dxf
from surveycheck.read.issues import REASONS, WORDS

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"
FILES = sorted(DATA.glob("*.dxf")) if DATA.is_dir() else []

EXPLAINED = {
    "ezdxf--mtext_columns_R2000.dxf": (
        {"counts", "handles", "vertices", "bulges", "texts", "raw", "entity_layers", "xdata"},
        "ezdxf joins the columns of an MTEXT, which the file has as several entities",
    ),
    "gdal--assorted.dxf": (
        {"counts", "handles", "entity_layers", "xdata"},
        "mending keeps three dimensions that the recovery of ezdxf leaves out",
    ),
    "netDxf--sample_binary.dxf": ({"entity_layers"}, "ezdxf does not look for the layer of an ACAD_TABLE"),
}
"""Differences that stay, and why."""

PLACED_OTHERWISE = {
    "gdal--assorted.dxf": "ezdxf leaves the hard space of an MTEXT as it is written",
    "netDxf--sample_binary.dxf": "ezdxf leaves escapes of a binary DXF, and the layer of an ACAD_TABLE",
}
"""What references show that the comparer does not see, or sees otherwise, and why."""

DRAWN_OTHERWISE = {
    "ezdxf--circle_radius_le_0.dxf": "a radius below 0 is no circle here, and is said",
    "ezdxf--duplicate_handles.dxf": "the comparer finds things by their handles",
    "ezdxf--hatch_text_box_in_hole.dxf": "the box of a text where nothing is filled is no part of the fill here",
    "gdal--spline_closed.dxf": "what its numbers make no curve of has no shape here, and is said",
    "netDxf--sample_binary.dxf": "the points of ezdxf are those of the frame of a POLYLINE, too",
}
"""What stands elsewhere for ezdxf, or nowhere here, and why."""

RECURSIVE = "gdal--insert-recursive-pair.dxf"

EZDXF_FAILS = {
    "gdal--clusterfuzz-testcase-minimized-dxf_fuzzer-5400376672124928.dxf": "no drawing at all",
    "gdal--hatch.dxf": "an empty SECTION at the end",
    "gdal--insert-too-many-errors.dxf": "group codes that are words",
    "gdal--lwpolyline_smooth.dxf": "LWPOLYLINE without subclass markers",
    "gdal--spline_with_very_close_neg_to_zero_knot.dxf": "one entity and no section end",
}
"""Files that ezdxf does not open, or not this way."""

pytestmark = pytest.mark.skipif(not FILES, reason="the public drawings are not here")


@pytest.fixture(autouse=True)
def _quiet() -> None:
    logging.getLogger("ezdxf").setLevel(logging.CRITICAL)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_file_gets_an_answer(path: Path) -> None:
    drawing, issues = read_dxf(path.read_bytes(), path.name)
    assert drawing is not None or any(issue.loss for issue in issues)
    for issue in issues:
        assert issue.code in WORDS
        assert issue.facts.get("reason", "binary") in REASONS


@pytest.mark.parametrize("path", [p for p in FILES if p.name not in EZDXF_FAILS], ids=lambda path: path.name)
def test_both_readers_see_the_same(path: Path) -> None:
    data = path.read_bytes()
    drawing, _ = read_dxf(data, path.name)
    assert drawing is not None
    found = differences(by_columns(drawing), by_ezdxf(document(data)))
    allowed, _ = EXPLAINED.get(path.name, (set(), ""))
    assert set(found) == allowed, found


@pytest.mark.parametrize("path", [p for p in FILES if p.name not in {*EZDXF_FAILS, RECURSIVE}], ids=lambda p: p.name)
def test_references_show_the_same(path: Path) -> None:
    data = path.read_bytes()
    drawing, _ = read_dxf(data, path.name)
    assert drawing is not None
    found = placed_faults(placed_columns(drawing), placed_ezdxf(document(data)))
    assert bool(found) == (path.name in PLACED_OTHERWISE), found[:3]


@pytest.mark.parametrize("path", [p for p in FILES if p.name not in EZDXF_FAILS], ids=lambda path: path.name)
def test_things_stand_in_the_same_places(path: Path) -> None:
    data = path.read_bytes()
    drawing, _ = read_dxf(data, path.name)
    assert drawing is not None
    assert bool(drawn_faults(drawing, document(data))) == (path.name in DRAWN_OTHERWISE)


def test_nearly_all_files_take_the_fast_path() -> None:
    readers = [drawing.reader for path in FILES if (drawing := read_dxf(path.read_bytes(), path.name)[0])]
    assert readers.count("columns") >= 0.9 * len(FILES)
