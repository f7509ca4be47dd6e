"""Ids: the same defect has the same id, another defect another one."""

from __future__ import annotations

import pytest
import small_pack as small

from surveycheck.geometry.sketch import sketch
from surveycheck.model import Feature, record_of
from surveycheck.rule import Defect, Row
from surveycheck.run.ident import identity, record_key, unique

PACK = small.pack(tables={"fields": (Row("fields", 2, {"table": "ZRZ", "field": "BSM", "key": "yes"}),)})
RING = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]


def feature(row, file="a.dxf"):
    """The feature, drawn after another one where the row says ``second``."""
    own = {name: value for name, value in row.items() if name != "second"}
    before = [{"layer": "X", "wkt": "POINT (99 99)"}] if row.get("second") else []
    return Feature(sketch([*before, own], file=file), len(before))


def of(row, at=None, code="GEO-01", file="a.dxf", field="", case=""):
    return identity(code, Defect(feature(row, file), at=at, field=field, case=case), PACK)


BASE = {"layer": "JZD", "points": RING, "closed": True}


@pytest.mark.parametrize(
    "same",
    [
        {**BASE, "handle": "FFF"},
        {**BASE, "second": True},
        {**BASE, "points": RING[2:] + RING[:2]},
        {**BASE, "points": RING[::-1]},
        {**BASE, "layer": "jzd"},
        {**BASE, "color": 3},
    ],
    ids=["handle", "order", "start vertex", "direction", "case of the layer", "colour"],
)
def test_same(same):
    assert of(same, at=(1.0, 2.0)) == of(BASE, at=(1.0, 2.0))


def test_file_name_does_not_matter():
    assert of(BASE, file="b.dxf") == of(BASE)


@pytest.mark.parametrize(
    "words",
    [
        {"row": {**BASE, "layer": "JMD"}},
        {"row": {**BASE, "points": [(0.0, 0.001), *RING[1:]]}},
        {"row": BASE, "at": (5.0, 5.0)},
        {"row": BASE, "code": "GEO-02"},
        {"row": BASE, "field": "MJ"},
        {"row": BASE, "case": "far"},
    ],
    ids=["layer", "vertex", "spot", "code", "field", "case"],
)
def test_other(words):
    assert of(**words) != of(BASE)


@pytest.mark.parametrize("at", [(612345.6785, 3307123.0005), (0.0005, -0.0005), (1 / 3, 2 / 3), (40612345.25, 1.75)])
def test_the_last_bits_of_a_spot_do_not_matter(at):
    assert of(BASE, at=(at[0] + 2e-8, at[1] - 2e-8)) == of(BASE, at=at)


def test_pair_in_either_order():
    a, b = feature(BASE), feature({**BASE, "layer": "JMD"})
    assert identity("T", Defect(a, others=(b,)), PACK) == identity("T", Defect(b, others=(a,)), PACK)


def test_records_by_key_and_without():
    record = record_of("a.xml", "ZRZ", 0, "/r/ZRZ[1]", 3, {"BSM": "7", "MJ": "1"})
    moved = record_of("b.xml", "ZRZ", 4, "/r/ZRZ[5]", 90, {"BSM": "7", "MJ": "2"})
    keyless = record_of("a.xml", "C", 0, "/r/C[1]", 3, {"BSM": "7", "MJ": "1"})
    assert record_key(record, PACK) == "7"
    assert record_key(keyless, PACK) == ""
    same = {identity("B", Defect(r, field="MJ"), PACK) for r in (record, moved)}
    assert len(same) == 1
    other = record_of("a.xml", "C", 0, "/r/C[1]", 3, {"BSM": "7", "MJ": "2"})
    assert identity("B", Defect(keyless), PACK) != identity("B", Defect(other), PACK)


def test_what_nothing_tells_apart_is_numbered():
    assert unique(["a" * 40, "b" * 40, "a" * 40], "X-1") == (
        "X-1-" + "a" * 12,
        "X-1-" + "b" * 12,
        "X-1-" + "a" * 12 + "-2",
    )
