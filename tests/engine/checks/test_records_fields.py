"""Fields and keys of records against the pack's tables."""

from __future__ import annotations

import pytest
from small_records import record, rows, run

from surveycheck.checks.dates_in_order import dates_in_order
from surveycheck.checks.duplicate_key import duplicate_key
from surveycheck.checks.field_decimals import field_decimals
from surveycheck.checks.field_domain import field_domain
from surveycheck.checks.field_empty import field_empty
from surveycheck.checks.field_length import field_length
from surveycheck.checks.field_type import field_type
from surveycheck.checks.number_sequence import number_sequence
from surveycheck.checks.orphan_record import orphan_record
from surveycheck.checks.value_pattern import value_pattern
from surveycheck.rule import Inputs, Selection

FIELDS = rows(
    "fields",
    {"table": "T", "field": "名称", "title": "名称", "type": "text", "length": "4", "constraint": "M"},
    {"table": "T", "field": "N", "type": "int", "length": "3", "lower": "0", "upper": "100"},
    {"table": "T", "field": "MJ", "type": "float", "length": "5", "decimals": "2"},
    {"table": "T", "field": "RQ", "type": "date"},
    {"table": "T", "field": "LX", "type": "text", "list": "LX"},
)
CODES = rows("codes", {"list": "LX", "code": "1"}, {"list": "LX", "code": "地上"})
TABLES = {"fields": FIELDS, "codes": CODES}


@pytest.mark.parametrize(
    ("check", "values", "found"),
    [
        (field_length, {"名称": "示例花园"}, 0),
        (field_length, {"名称": "示例花园二"}, 1),
        (field_length, {"MJ": "999.99"}, 0),
        (field_length, {"MJ": "1000.00"}, 1),
        (field_length, {"MJ": "-999.99"}, 0),
        (field_length, {"MJ": "000999.990"}, 0),
        (field_length, {"MJ": "1.23456"}, 0),  # too many decimals, which is another rule's
        (field_length, {"MJ": "abcdefgh"}, 0),  # no number, another rule's
        (field_length, {"N": "0100"}, 0),
        (field_length, {"N": "1000"}, 1),
        (field_decimals, {"MJ": "1.23"}, 0),
        (field_decimals, {"MJ": "1.230000"}, 0),
        (field_decimals, {"MJ": "1.234"}, 1),
        (field_decimals, {"MJ": "1e-5"}, 0),
        (field_type, {"N": "12"}, 0),
        (field_type, {"N": "-3"}, 0),
        (field_type, {"N": "12.0"}, 1),
        (field_type, {"N": "十二"}, 1),
        (field_type, {"MJ": "１２"}, 1),
        (field_type, {"MJ": "1,200"}, 1),
        (field_type, {"MJ": "*"}, 0),
        (field_type, {"MJ": ""}, 0),
        (field_type, {"RQ": "2024-02-29"}, 0),
        (field_type, {"RQ": "2023-02-29"}, 1),
        (field_type, {"RQ": "20240229"}, 0),
        (field_type, {"RQ": "2024年2月29日"}, 0),
        (field_type, {"RQ": "2024-02-29T08:00:00"}, 0),
        (field_type, {"RQ": "29.02.2024"}, 1),
        (field_domain, {"LX": "地上"}, 0),
        (field_domain, {"LX": "01"}, 1),
        (field_domain, {"LX": ""}, 0),
        (field_domain, {"N": "100"}, 0),
        (field_domain, {"N": "101"}, 1),
        (field_domain, {"N": "0"}, 0),
        (field_domain, {"N": "-1"}, 1),
    ],
)
def test_fields(check, values, found):
    assert len(run(check, [record("T", **values)], TABLES)) == found


def test_a_value_of_another_table_is_not_described():
    assert run(field_type, [record("U", N="x")], TABLES) == []


def empty(*records_):
    keys = rows("keys", {"table": "K", "key": "项目", "required": "M"}, {"table": "K", "key": "备注", "required": "O"})
    subjects = Selection(rows=tuple(r for r in FIELDS if r["constraint"] == "M"))
    return list(field_empty(Inputs(subjects, {"records": Selection(records=records_)}, tables={"keys": keys})))


@pytest.mark.parametrize(
    ("made", "found"),
    [
        *[(record("T", 名称="甲"), 0), (record("T", 名称=""), 1), (record("T", 名称="*"), 1), (record("T"), 1)],
        *[(record("K", 项目=""), 1), (record("K"), 0), (record("K", 项目="甲", 备注=""), 0)],
    ],
)
def test_empty(made, found):
    assert len(empty(made)) == found


def test_no_record_no_empty_value():
    assert empty() == []


def test_every_copy_of_a_key_is_one_defect():
    tables = {
        "fields": rows("fields", {"table": "J", "field": "Z", "key": "yes"}, {"table": "J", "field": "H", "key": "yes"})
    }
    points = [
        record("J", i, Z=z, H=h) for i, (z, h) in enumerate([("a", "1"), ("a", "1"), ("b", "1"), ("a", "1"), ("a", "")])
    ]
    found = run(duplicate_key, points, tables)
    assert [(d.where.number, d.others[0].number, d.facts["count"]) for d in found] == [(1, 0, 3), (3, 0, 3)]
    assert [(d.others[1].record.number, d.others[1].field) for d in found] == [(1, ""), (3, "")]


def test_two_keys_broken_at_once_are_reported_once():
    tables = {"fields": rows("fields", {"table": "Z", "field": "BSM", "key": "yes"})}
    twins = [record("Z", i, BSM="1", ZRZH="1") for i in range(2)]
    assert len(run(duplicate_key, twins, tables, more=("Z: ZRZH",))) == 1


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        *[(["J1", "J2", "J3"], []), (["J3", "J1", "J2"], []), (["J01", "J2"], []), ([], []), (["K1"], [])],
        *[(["J1", "J3"], ["J2"]), (["J1", "J5"], ["J2–J4"]), (["J2", "J3"], ["J1"])],
    ],
)
def test_gaps(numbers, expected):
    points = [record("JZD", i, Z="a", H=n) for i, n in enumerate(numbers)]
    assert [d.facts["expected"] for d in run(number_sequence, points, field="H", group="Z")] == expected


def test_numbers_shared_by_neighbours():
    points = [record("JZD", i, Z=z, H=f"J{n}") for i, (z, n) in enumerate([("a", 1), ("a", 2), ("b", 2), ("b", 3)])]
    assert run(number_sequence, points, field="H", group="Z") == []


def test_a_number_twice():
    points = [record("JZD", i, Z="a", H=h) for i, h in enumerate(["J1", "J1", "J2"])]
    (defect,) = run(number_sequence, points, field="H", group="Z")
    assert (defect.case, defect.where.number) == ("twice", 1)


LINKS = {"links": rows("links", {"table": "C", "field": "Z", "parent": "ZRZ", "parent_field": "BSM"})}


@pytest.mark.parametrize(("parents", "found"), [(["1", "2"], 0), (["1"], 1), ([], 0)])
def test_orphans(parents, found):
    children = [record("C", i, Z=z) for i, z in enumerate(["1", "2", ""])]
    others = {"parents": [record("ZRZ", i, BSM=b) for i, b in enumerate(parents)]}
    assert len(run(orphan_record, children, LINKS, others)) == found


@pytest.mark.parametrize(
    ("code", "unit", "cases"),
    [
        *[("AB1", "AB1F2", []), ("AB1", "AB2F2", ["begins"]), ("A", "AB1F2", [""]), ("", "AB1F2", []), ("*", "", [])],
        *[("AB1", "x", [""]), ("A", "x", ["", ""])],
    ],
)
def test_patterns(code, unit, cases):
    made = record("ZD", ZDDM=code, BDCDYH=unit)
    patterns = ("ZDDM=AB[0-9]", "BDCDYH=AB[0-9]F[0-9]")
    assert [d.case for d in run(value_pattern, [made], patterns=patterns, begins=("BDCDYH=ZDDM",))] == cases


@pytest.mark.parametrize(
    ("end", "valid", "found"),
    [("2026-03-20", "2026年3月20日", 0), ("2026-03-20", "2026/3/19", 1), ("", "2026-03-19", 0), ("?", "2026-03-19", 0)],
)
def test_dates_of_two_records(end, valid, found):
    others = {"others": [record("P", 完成=end)]}
    assert len(run(dates_in_order, [record("Y", JDYXQ=valid)], others=others, order=("完成<=JDYXQ",))) == found
