"""Generated drawings, as our reader and as ezdxf see them: the same entities, layers, handles, texts and places."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from against_ezdxf import by_columns as plain_columns
from against_ezdxf import by_ezdxf as plain_ezdxf
from against_ezdxf import differences, document
from generated_drawings import drawings
from hypothesis import HealthCheck, given, settings
from placed_by_ezdxf import by_columns, by_ezdxf, contents, contents_by_ezdxf, drawn_faults, placed_faults
from truncated import shipped
from well_formed import drawing_well_formed

from surveycheck.read.dxf import read_dxf

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"
SHIPPED = {path: data for path, data in shipped() if path.endswith(".dxf")}


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
    return found + drawn_faults(drawing, doc) + placed_faults(by_columns(drawing), by_ezdxf(doc))


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(data=drawings())
def test_generated_drawings_are_read_as_ezdxf_reads_them(data: bytes) -> None:
    assert faults(data) == []


@pytest.mark.parametrize("path", SHIPPED)
def test_shipped_drawings_are_read_as_ezdxf_reads_them(path: str) -> None:
    assert faults(SHIPPED[path]) == []
