"""The setting-out survey: chosen by what the deliverable says of its stage, clean anywhere, and as it is committed."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from sample_reports import SAMPLES
from surveycheck.samples.make.everything import ANGLE, EAST, NORTH, SEED
from surveycheck.samples.make.layout import SIZES
from surveycheck.samples.make.setting_out import deliverable

from surveycheck.inspection import choose, inspect
from surveycheck.pack import load_pack
from surveycheck.read import read

pytestmark = pytest.mark.xdist_group("samples")  # each sample is inspected once

OWN = {"PLN-14", "PLN-15", "PLN-22"}


@pytest.mark.parametrize(("sample", "pack"), [("setting-out", "fangxian"), ("clean", "ningbo")])
def test_the_stage_is_read_from_the_data(sample: str, pack: str) -> None:
    choice = choose(SAMPLES / sample)
    assert (choice.pack, choice.by) == (pack, "claim")


def test_a_deliverable_of_another_stage_is_no_pass() -> None:
    assert not inspect(SAMPLES / "clean", "fangxian").passes
    assert not inspect(SAMPLES / "setting-out", "ningbo").passes


@pytest.mark.parametrize("seed", range(4))
def test_anywhere_in_the_city_nothing_is_found_but_notes(tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    box = [round(1000 * side) for side in load_pack("fangxian").settings["city_box"].value]  # type: ignore[union-attr]
    east, north = (random.randrange(box[i] + 1_000_000, box[i + 2] - 1_000_000) for i in (0, 1))
    size = "medium" if seed == 0 else "small"
    assert size in SIZES
    deliverable(tmp_path / "made", size, east, north, random.uniform(-180, 180), seed)
    runs = inspect(tmp_path / "made").runs
    assert [(f.code, str(f.place), f.message) for run in runs for f in run.findings if f.severity != "note"] == []
    assert {run.code for run in runs if run.code in OWN and run.status == "checked"} == OWN


def test_rules_of_another_stage_say_what_they_wait_for() -> None:
    cards = {rule.code: rule for rule in load_pack("fangxian").rules}
    idle = [run.code for run in inspect(SAMPLES / "setting-out").runs if run.status == "nothing-to-check"]
    assert "PLN-08" in idle
    assert [code for code in idle if not cards[code].needs.zh or not cards[code].needs.en] == []


def test_the_sample_is_what_the_generator_makes(tmp_path: Path) -> None:
    deliverable(tmp_path / "made", "medium", EAST, NORTH, ANGLE, SEED)
    made, kept = read(tmp_path / "made"), read(SAMPLES / "setting-out")
    assert [(f.path, f.sha256) for f in made.files if not f.path.endswith(".dxf")] == [
        (f.path, f.sha256) for f in kept.files if not f.path.endswith(".dxf")
    ]
    assert [len(d.entities) for d in made.drawings] == [len(d.entities) for d in kept.drawings]
