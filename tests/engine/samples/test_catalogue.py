"""The catalogue lists every sample, and every sample is in the catalogue."""

from __future__ import annotations

import pytest
from sample_reports import SAMPLES, catalogue

from surveycheck.inspection import choose
from surveycheck.plant.answers import read

pytestmark = pytest.mark.xdist_group("samples")  # each sample is inspected once

KINDS = ("geometry", "jiaxing", "landxml", "setting-out-defects")


def on_disk() -> set[str]:
    spoilt = {f"defects/{p.name}" for p in (SAMPLES / "defects").iterdir()}
    single = {f"{name}/{p.name}" for name in KINDS for p in (SAMPLES / name).iterdir()}
    return {"clean", "setting-out"} | spoilt | single


def test_catalogue_and_folders_agree() -> None:
    named = {sample[path] for sample in catalogue() for path in ("path", "earlier") if path in sample}
    assert named == on_disk()


@pytest.mark.parametrize("sample", catalogue(), ids=lambda s: s["name"])
def test_the_pack_is_the_one_that_the_sample_claims(sample: dict) -> None:
    assert (choose(SAMPLES / sample["path"]).pack != sample["pack"]) == sample.get("by_hand", False)


def test_names_are_unique() -> None:
    names = [sample["name"] for sample in catalogue()]
    assert len(names) == len(set(names))


def test_catalogue_names_the_planted_codes() -> None:
    for sample in catalogue():
        key = SAMPLES / "answers" / f"{sample['name']}.json"
        planted = sorted({a.code for a in read(key)}) if key.exists() else []
        assert planted == sample["planted"], sample["name"]
