"""The clean sample elsewhere, turned, larger, and exported anew: still nothing is found in it but notes."""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random

import ezdxf
import pytest
from ezdxf import xref
from sample_reports import SAMPLES
from surveycheck.samples.make.layout import SIZES
from surveycheck.samples.make.package import deliverable
from surveycheck.samples.make.project import JIAXING, NINGBO
from surveycheck.samples.make.sheet import dxf_bytes

from surveycheck.inspection import inspect
from surveycheck.pack import load_pack

MARGIN = 1_000_000
"""Millimetres between a corner of the site and the border of the city's box."""


def found(folder: Path) -> list[tuple[str, str, str]]:
    """What is found but notes."""
    runs = inspect(folder).runs
    assert [run.code for run in runs if run.status in ("crashed", "stopped")] == []
    return [(f.code, str(f.place), f.message) for run in runs for f in run.findings if f.severity != "note"]


@pytest.mark.parametrize("seed", range(5))
def test_anywhere_in_the_city_at_any_angle(tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    project = (NINGBO, NINGBO, JIAXING, NINGBO, JIAXING)[seed]
    box = [round(1000 * side) for side in load_pack(project.pack).settings["city_box"].value]  # type: ignore[union-attr]
    east = random.randrange(box[0] + MARGIN, box[2] - MARGIN)
    north = random.randrange(box[1] + MARGIN, box[3] - MARGIN)
    size = list(SIZES)[0 if seed else 1]
    deliverable(tmp_path / "made", size, east, north, random.uniform(-180, 180), seed, project)
    assert found(tmp_path / "made") == []


@pytest.mark.parametrize("version", ["R2000", "R2004", "R2007", "R2010", "R2018"])
def test_exported_anew(tmp_path: Path, version: str) -> None:
    """Other handles, the other order, another version, with GBK before R2007 and UTF-8 from then on."""
    shutil.copytree(SAMPLES / "clean", tmp_path / "copy")
    for path in (tmp_path / "copy").rglob("*.dxf"):
        document = ezdxf.new(version, units=6)
        document.encoding = "gbk"
        document.layers.add("图层占位")
        xref.load_modelspace(ezdxf.readfile(path), document)
        document.layers.remove("图层占位")
        document.modelspace().entity_space.entities.reverse()
        path.write_bytes(dxf_bytes(document))
    assert found(tmp_path / "copy") == []
