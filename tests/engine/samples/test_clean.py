"""The clean deliverable: no finding, nothing left unchecked without a word, and made anew as it is committed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from sample_reports import SAMPLES, inspected
from surveycheck.samples.make.everything import ANGLE, EAST, NORTH, SEED, everything
from surveycheck.samples.make.layout import SIZES
from surveycheck.samples.make.package import deliverable

from surveycheck.model import Drawing
from surveycheck.pack import load_pack
from surveycheck.read import read

pytestmark = pytest.mark.xdist_group("samples")  # each sample is inspected once

LIMIT = 12_000_000
"""Bytes of all committed samples together."""


@pytest.mark.parametrize("name", ["clean", "jiaxing-clean", "setting-out", "two-stages"])
def test_clean_has_no_findings(name: str) -> None:
    found = [f for run in inspected(name).runs for f in run.findings if f.severity != "note"]
    assert [(f.code, f.place, f.message) for f in found] == []


def test_clean_leaves_nothing_unchecked_without_a_word() -> None:
    cards = {rule.code: rule for rule in load_pack("ningbo").rules}
    idle = [run.code for run in inspected("clean").runs if run.status != "checked"]
    assert [code for code in idle if not cards[code].needs] == []


def columns(drawing: Drawing) -> dict[str, object]:
    """What a drawing says, as plain lists."""
    entities = drawing.entities
    return {
        "layers": drawing.layers,
        "type": list(entities.type),
        "layer": list(entities.layer),
        "handle": entities.handle.tolist(),
        "xyz": np.round(entities.xyz, 6).tolist(),
        "text": entities.text.values.tolist(),
        "xvalue": entities.xvalue.values.tolist(),
    }


def test_clean_is_what_the_generator_makes(tmp_path: Path) -> None:
    deliverable(tmp_path / "clean", "medium", EAST, NORTH, ANGLE, SEED)
    made, kept = read(tmp_path / "clean"), read(SAMPLES / "clean")
    assert [f.path for f in made.files] == [f.path for f in kept.files]
    assert [d.records for d in made.documents] == [d.records for d in kept.documents]
    assert [columns(d) for d in made.drawings] == [columns(d) for d in kept.drawings]


def test_everything_is_what_the_recipes_make(tmp_path: Path) -> None:
    everything(SAMPLES / "recipes", tmp_path)
    made, kept = read(tmp_path / "jiaxing" / "jiaxing-clean"), read(SAMPLES / "jiaxing" / "jiaxing-clean")
    assert [d.records for d in made.documents] == [d.records for d in kept.documents]
    assert [columns(d) for d in made.drawings] == [columns(d) for d in kept.drawings]
    for key in sorted((tmp_path / "answers").iterdir()):
        assert key.read_bytes() == (SAMPLES / "answers" / key.name).read_bytes(), key.name
    assert sorted(p.name for p in (SAMPLES / "answers").iterdir()) == sorted(
        p.name for p in (tmp_path / "answers").iterdir()
    )


@pytest.mark.parametrize("size", list(SIZES))
def test_every_size_and_place_is_sound(tmp_path: Path, size: str) -> None:
    from surveycheck.inspection import inspect

    deliverable(tmp_path / size, size, 598_765_432, 3_298_765_432, -31.7, 11)
    found = [f for run in inspect(tmp_path / size).runs for f in run.findings if f.severity != "note"]
    assert [(f.code, f.place, f.message) for f in found] == []


def test_samples_stay_small() -> None:
    assert sum(p.stat().st_size for p in SAMPLES.rglob("*") if p.is_file() and p.suffix != ".pyc") < LIMIT
