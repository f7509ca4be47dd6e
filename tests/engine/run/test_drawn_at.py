"""A finding at records alone names the drawn thing that the record is about, if there is one."""

from __future__ import annotations

import pytest
from sample_reports import inspected

from surveycheck.model import Finding

pytestmark = pytest.mark.xdist_group("samples")  # each sample is inspected once


def findings(name: str) -> tuple[Finding, ...]:
    return inspected(name.removesuffix(".zip")).findings


@pytest.mark.parametrize(
    ("sample", "code", "key", "drawn"),
    [
        ("02-attributes.zip", "ATT-01", "330281900900GB90001", [("矢量数据/宗地图.dxf", "JZD", "330281900900GB90001")]),
        ("02-attributes.zip", "ATT-13", "1004", [("矢量数据/竣工图.dxf", "JMD", "4")]),
        # a height belongs to a building, what was measured once more is told of by the floor itself
        ("14-check-measurements.zip", "ACC-09", "4", [("矢量数据/竣工图.dxf", "JMD", "4")]),
        ("14-check-measurements.zip", "ACC-08", "3", [("矢量数据/房产分层图.dxf", "FCC", "2-1")]),
        # a total of all buildings, and an instrument, are drawn nowhere
        ("04-areas-do-not-add-up.zip", "BLD-02", "", []),
        ("02-attributes.zip", "ATT-03", "GN000002", []),
    ],
)
def test_what_is_named(sample: str, code: str, key: str, drawn: list[tuple[str, str, str]]) -> None:
    one = next(f for f in findings(sample) if f.code == code and f.place.key == key)
    assert [(p.file, p.layer, p.key) for p in one.others if p.handles] == drawn
    assert all(p.at is not None for p in one.others if p.handles)


def test_what_names_a_drawn_thing_already_is_as_its_rule_says() -> None:
    """Of a pair of witnesses there are two."""
    pairs = [f for f in findings("05-parcel-and-boundary.zip") if f.code == "PAR-01"]
    assert pairs
    assert all(len({f.place, *f.others}) == 2 for f in pairs)
