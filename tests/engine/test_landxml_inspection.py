"""LandXML by the whole way: which pack, which verdict, and what it is in the package of another pack."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from landxml_text import SQUARE, landxml, parcel

from surveycheck.inspection import choose, exit_status, inspect

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


@pytest.mark.parametrize("namespace", ["", "http://www.landxml.org/schema/LandXML-1.0", "urn:other"])
def test_every_landxml_is_claimed(tmp_path: Path, namespace: str) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(landxml(f"<Parcels>{parcel(SQUARE)}</Parcels>", namespace=namespace))
    assert choose(path).pack == "landxml"
    assert exit_status(inspect(path)) == (1 if namespace == "urn:other" else 0)


def test_what_was_not_drawn_as_it_is_is_no_pass(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    spiral = SQUARE.replace("<Line>", "<Spiral>", 1).replace("</Line>", "</Spiral>", 1)
    path.write_bytes(landxml(f"<Parcels>{parcel(spiral)}</Parcels>"))
    assert exit_status(inspect(path)) == 3


def test_in_the_package_of_another_pack_it_is_a_paper(tmp_path: Path) -> None:
    """Its parcels are on no layer of that pack, and what its reader noticed is nobody's."""
    package = tmp_path / "clean"
    shutil.copytree(SAMPLES / "clean", package)
    shutil.copy(SAMPLES / "landxml" / "references.xml", package / "其他资料" / "land.xml")
    report = inspect(package)
    assert report.pack.name == "ningbo"
    assert report.complete
    assert [f.code for r in report.runs for f in r.findings if f.place.file.endswith("land.xml")] == []


@pytest.mark.parametrize(
    "inner",
    [
        "",
        "<Surfaces><Surface name='a'/></Surfaces>",
        "<Alignments><Alignment name='a' length='1' staStart='0'/></Alignments>",
        "<CgPoints/><Parcels/>",
    ],
)
def test_where_nothing_is_drawn_nothing_is_judged(tmp_path: Path, inner: str) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(landxml(inner))
    report = inspect(path)
    assert exit_status(report) == 3
    assert any("没有任何可检查的图形" in loss for loss in report.losses)
