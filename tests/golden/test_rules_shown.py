"""Every rule has something to look at in some sample: so say the golden reports, which ``test_reports`` keeps true."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sample_reports import catalogue

from surveycheck.pack import load_pack, stage_of
from surveycheck.pack.stages import rules_of_other_stages

pytestmark = pytest.mark.xdist_group("samples")  # each sample is inspected once

REPORTS = Path(__file__).parent / "reports"

OF_NINGBO = {"PLN-21", *(f"STG-{n:02}" for n in range(1, 7))}
"""Rules that need the deliverable of an earlier stage: a pair of samples shows them as ``ningbo`` has them; packs that
take over the very cards have no pair of their own."""


def checked(pack: str) -> set[str]:
    """The codes of the rules that looked at something in a sample of the pack, and came to their end."""
    found: set[str] = set()
    for sample in catalogue():
        if sample["pack"] == pack:
            lines = (REPORTS / f"{sample['name']}.jsonl").read_text(encoding="utf-8").splitlines()
            runs = [row for row in map(json.loads, lines) if row and "status" in row]
            found |= {run["code"] for run in runs if run["status"] == "checked" and run["examined"]}
    return found


@pytest.mark.parametrize("pack", ["ningbo", "jiaxing", "fangxian", "geometry", "landxml"])
def test_every_rule_has_something_to_look_at_in_some_sample(pack: str) -> None:
    loaded = load_pack(pack)
    codes = {rule.code for rule in loaded.rules} - rules_of_other_stages(loaded, stage_of((), loaded))
    assert codes
    same = {rule.code for rule in loaded.rules if rule.home and pack != "ningbo"} & OF_NINGBO & checked("ningbo")
    assert sorted(codes - checked(pack) - same) == []
