"""Sums, formulas and comparisons of records: limits, rounding, what is no number, and what is not there."""

from __future__ import annotations

import pytest
from small_records import limit, record, run

from surveycheck.checks.formula_holds import formula_holds
from surveycheck.checks.measured_against_design import measured_against_design
from surveycheck.checks.sum_of_records import sum_of_records
from surveycheck.checks.sums_agree import sums_agree
from surveycheck.checks.values_agree import values_agree
from surveycheck.rule import Limit, Piece


@pytest.mark.parametrize(
    ("said", "found"),
    [
        *[
            ("0.30", 0),
            ("0.3", 0),
            ("0.300000", 0),
            ("0.31", 0),
            ("0.29", 0),
            ("0.3100001", 1),
            ("0.32", 1),
            ("0.28", 1),
        ],
        *[("", 0), ("*", 0), ("0.3㎡", 0)],  # another rule's
    ],
)
def test_formula_at_its_limit(said, found):
    made = record("T", C=said, A="0.1", B="0.2")
    assert len(run(formula_holds, [made], formula="C = A + B", tolerance=limit(0.01))) == found


def test_formula_facts_and_witnesses():
    made = record("T", C="1.00", A="0.1", B="0.2")
    (defect,) = run(formula_holds, [made], formula="C = A + B", tolerance=limit(0.01))
    assert defect.field == "C"
    assert (defect.facts["said"], defect.facts["computed"], defect.facts["difference"]) == (1.0, 0.3, 0.7)
    assert [value.field for value in defect.others] == ["A", "B"]


def test_formula_divides_by_zero_silently():
    assert run(formula_holds, [record("T", C="1", A="1", B="0")], formula="C = A / B", tolerance=limit(0.01)) == []


@pytest.mark.parametrize(("mode", "found"), [("half-up", 0), ("half-even", 1)])
def test_the_rounding_mode_decides_at_the_half(mode, found):
    made = record("SWCW", CWGS="3", MJ="25.00", ZSXS="0.1")
    settings = {"rounding": mode}
    defects = run(formula_holds, [made], settings=settings, formula="CWGS = round(MJ * ZSXS)", tolerance=limit(0))
    assert len(defects) == found


def floors(*areas):
    return [record("C", i, ZRZBSM="101", CJZMJ=area) for i, area in enumerate(areas)]


def sums(parent, children, addend="CJZMJ", **words):
    given = {"totals": ("SCJZMJ",), "link": ("ZRZBSM=BSM",), "tolerance": limit(0.01), **words}
    return run(sum_of_records, [parent], others={"addends": children}, addend=addend, **given)


@pytest.mark.parametrize(
    ("said", "areas", "found"),
    [
        ("0.3", ["0.1", "0.1", "0.1"], 0),  # in binary fractions not the same
        ("3.01", ["1.00"] * 3, 0),
        ("3.011", ["1.00"] * 3, 1),
        ("1", ["1.00", ""], 0),
        ("1", ["1.00", "*"], 0),
        ("1", ["1.00", "一"], 0),
        ("", ["1.00"], 0),
        ("1", [], 0),  # no floors at all: the table is missing, which is another rule's
    ],
)
def test_sum(said, areas, found):
    assert len(sums(record("ZRZ", BSM="101", SCJZMJ=said), floors(*areas))) == found


def test_a_parent_without_children_of_its_own_has_the_sum_zero():
    (defect,) = sums(record("ZRZ", BSM="102", SCJZMJ="5"), floors("1.00"))
    assert (defect.facts["computed"], defect.facts["count"]) == (0.0, 0)


def test_sum_names_the_values_that_were_added():
    (defect,) = sums(record("ZRZ", BSM="101", SCJZMJ="5"), floors("1.00", "2.00"))
    assert [(v.record.number, v.field) for v in defect.others] == [(0, "CJZMJ"), (1, "CJZMJ")]


def test_count_by_condition():
    grounds = [record("XFYSM", i, XFLX=kind) for i, kind in enumerate(["登高场地", "消防车道", "登高场地"])]
    for said, found in (("2", 0), ("3", 1)):
        summary = record("JGSCHZXX", DGCDGS=said)
        words = {"totals": ("DGCDGS where XFLX=登高场地",), "link": (), "tolerance": limit(0)}
        assert len(sums(summary, grounds, "1", **words)) == found


def test_two_conditions_and_a_formula_as_addend():
    places = [
        record("SWCW", 0, KJWZ="地上", CWLX="机动车", MJ="25", ZSXS="0.1"),
        record("SWCW", 1, KJWZ="地上", CWLX="非机动车", MJ="25", ZSXS="0.1"),
        record("SNCW", 0, KJWZ="地下", CWLX="机动车", MJ="25", ZSXS="0.1"),
    ]
    words = {"totals": ("N where KJWZ=地上 & CWLX=机动车",), "link": (), "tolerance": limit(0)}
    assert sums(record("T", N="3"), places, "round(MJ * ZSXS)", **words) == []
    assert len(sums(record("T", N="2"), places, "round(MJ * ZSXS)", **words)) == 1


def shared(common, *shares):
    units = [record("H", i, ZRZBSM="101", SCFTJZMJ=share) for i, share in enumerate(shares)]
    words = {"field": "SCFTJZMJ", "link": "ZRZBSM=BSM", "other_field": "CGYJZMJ", "other_link": "ZRZBSM=BSM"}
    others = {"addends": units, "others": [record("C", ZRZBSM="101", CGYJZMJ=common)]}
    return run(sums_agree, [record("ZRZ", BSM="101")], others=others, tolerance=limit(0.01), **words)


def test_rounding_of_every_unit_is_allowed():
    assert shared("10.05", *["1.00"] * 10) == []  # ten times half of 0.01
    assert len(shared("10.06", *["1.00"] * 10)) == 1
    assert shared("10.01", *["1.000"] * 10) == []  # thousandths: the limit itself
    assert len(shared("10.011", *["1.000"] * 10)) == 1
    assert shared("10.00") == []


def agree(pair, said, permits, tolerance=None, **words):
    others = {"others": [record("P", i, GH=permit) for i, permit in enumerate(permits)]}
    tolerance = tolerance or Limit("house_area", (Piece(per_sqrt=0.04, per_unit=0.002),))
    return run(values_agree, [record("S", JZMJ=said)], others=others, pairs=(pair,), tolerance=tolerance, **words)


@pytest.mark.parametrize(
    ("said", "permits", "found"),
    [
        *[("10024", ["10000"], 0), ("10024.01", ["10000"], 1), ("5000", ["10000"], 0)],  # 0.04·100 + 0.002·10000 = 24
        *[("10024", ["4000", "6000"], 0), ("10024.01", ["4000", "6000"], 1)],
        *[("10024.01", [], 0), ("99999", ["10000", ""], 0)],
    ],
)
def test_not_above_the_permits_together(said, permits, found):
    assert len(agree("JZMJ<=GH", said, permits, together=True)) == found


def test_equal_is_asked_both_ways_and_of_one_record_only():
    assert len(agree("JZMJ=GH", "9.98", ["10"], limit(0.01))) == 1
    assert agree("JZMJ=GH", "9.99", ["10"], limit(0.01)) == []
    assert agree("JZMJ=GH", "9.98", ["10", "10"], limit(0.01)) == []


STOREY = Limit("storey", (Piece(upto=10, constant=0.04), Piece(constant=0.028, per_unit=0.0014)))


@pytest.mark.parametrize(
    ("design", "actual", "found"),
    [
        *[("2.9", "2.94", 0), ("2.9", "2.941", 1), ("10", "10.04", 0), ("10", "10.041", 1)],
        *[("20", "20.056", 0), ("20", "19.943", 1), ("40", "40.084", 0), ("40", "40.0841", 1), ("2.9", "", 0)],
    ],
)
def test_pieces_of_a_limit(design, actual, found):
    made = record("T", sj=design, sc=actual)
    assert len(run(measured_against_design, [made], measured="sc", design="sj", tolerance=STOREY)) == found


@pytest.mark.parametrize(("common", "share"), [("*", "1.00"), ("", "1.00"), ("1.00", "*"), ("1.00", "一")])
def test_sums_of_what_is_no_number_are_not_compared(common, share):
    assert shared(common, "5.00", share) == []
