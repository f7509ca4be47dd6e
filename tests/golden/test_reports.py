"""Golden reports: what is found in every sample, accepted by diff.

``pytest tests/golden --accept`` writes what is found now; read the diff before committing it.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sample_reports import catalogue, inspected

from surveycheck import to_json

pytestmark = pytest.mark.xdist_group("samples")  # each sample is inspected once

ACCEPTED = Path(__file__).parent / "reports"


def told(sample: dict) -> str:
    """The report without what may differ from run to run, release to release, or edition to edition of a sentence."""
    report = json.loads(to_json(inspected(sample["name"])))
    runs = [{w: r[w] for w in ("code", "status", "examined", "withheld", "findings")} for r in report["runs"]]
    words = ("id", "severity", "quality", "message", "message_en", "cause", "file", "layer", "handles", "xpath", "line")
    findings = [{w: f[w] for w in (*words, "key", "at", "facts")} for f in report["findings"]]
    grade = report["grade"]
    verdict = {w: grade[w] for w in ("score", "level", "partial", "veto", "reasons")} if grade else None
    lines = [json.dumps(row, ensure_ascii=False) for row in (verdict, *runs, *findings)]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("sample", catalogue(), ids=lambda s: s["name"])
def test_the_report_is_the_accepted_one(sample, request):
    file = ACCEPTED / f"{sample['name']}.jsonl"
    now = told(sample)
    if request.config.getoption("--accept"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(now, encoding="utf-8", newline="\n")
    before = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    assert now.splitlines() == before, "run pytest tests/golden --accept and read the diff"
