"""The layout of a thing in paper space goes into the report and comes back; a layout of views alone is counted."""

from __future__ import annotations

import json
from pathlib import Path

import ezdxf

from surveycheck import inspect
from surveycheck.report.load import from_json
from surveycheck.report.serialise import to_json


def test_layouts_in_a_report(tmp_path: Path) -> None:
    doc = ezdxf.new("R2010")
    doc.modelspace().add_line((0, 0), (9, 9))
    doc.layout("Layout1").add_text("示例")
    doc.layouts.new("只有视口").add_viewport((5, 5), (10, 10), (0, 0), 10)
    doc.saveas(tmp_path / "a.dxf")
    report = inspect(tmp_path / "a.dxf")
    (found,) = (finding for finding in report.findings if finding.code == "FMT-11")
    assert found.place.layout == "Layout1"
    assert found.facts["layout"] == ("Layout1",)
    groups = [(group.layout, group.type) for group in report.coverage.unseen if group.kind == "paper"]
    assert {("Layout1", "TEXT"), ("只有视口", "VIEWPORT")} <= set(groups)
    text = to_json(report)
    written = json.loads(text)
    assert [f["layout"] for f in written["findings"] if f["code"] == "FMT-11"] == ["Layout1"]
    again = from_json(text)
    assert again.findings == report.findings
    assert again.coverage == report.coverage
