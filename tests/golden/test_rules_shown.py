"""Every rule has something to look at in some sample: so say the golden reports, which ``test_reports`` keeps true."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sample_reports import catalogue

from surveycheck.pack import load_pack

REPORTS = Path(__file__).parent / "reports"

NOWHERE: dict[tuple[str, str], str] = {}
"""Pack and code of rules that no sample can show, each with its reason."""


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
    codes = {rule.code for rule in load_pack(pack).rules}
    assert codes
    assert sorted(codes - checked(pack)) == sorted(code for name, code in NOWHERE if name == pack)
