"""Causes of findings that contradict one value, or miss one element or one table."""

from __future__ import annotations

import small_pack as small

from surveycheck.model import Document, Finding, Place, record_of
from surveycheck.run.cause import join
from surveycheck.run.upon import Things

ROOT = "/r"


def things() -> Things:
    astray = record_of("a", "huose", 0, f"{ROOT}/huose[1]", 1, {"NO": "H7", "MJ": "200.00"})
    return Things(small.model(documents=(Document("a", "r", "", "", "utf-8", {}, (astray,)),)))


def at(path: str) -> Place:
    return Place(file="a", xpath=f"{ROOT}/{path}")


def drawn(handle: str) -> Place:
    return Place(file="d", handles=(handle,), layer="L")


def finding(code: str, ident: str, place: Place, *others: Place, **facts) -> Finding:
    return Finding(ident, code, code, "", "", "C", "图/形", "", "", "", ident, place, facts, others)


def causes(*found: Finding) -> dict[str, str]:
    rules = {f.code: small.rule(f.code, small.nothing) for f in found}
    return {f.id: f.cause for f in join(found, rules, things())}


def test_one_value_that_two_rules_contradict_by_the_same_amount() -> None:
    value = at("HOUSE[1]/TS")
    one = finding("X-01", "a", value, difference=9.0)
    two = finding("X-02", "b", at("SUM[1]/TS"), value, difference=-9.0)
    other = finding("X-03", "c", value, difference=4.0)
    assert causes(one, two, other) == {"a": "a", "b": "a", "c": "c"}


def test_one_thing_that_two_rules_contradict_by_the_same_area() -> None:
    one = finding("X-01", "a", at("HOUSE[1]/MJ"), drawn("1F"), difference=-15.0007)
    two = finding("X-02", "b", drawn("2A"), drawn("1F"), area=15.0015)
    far = finding("X-03", "c", drawn("2B"), drawn("3F"), area=15.0015)
    assert causes(one, two, far) == {"a": "a", "b": "a", "c": "c"}


def test_counts_that_name_many_values_agree_by_chance() -> None:
    many = tuple(at(f"HOUSE[{n}]/TS") for n in range(1, 12))
    one = finding("X-01", "a", at("SUM[1]/TS"), *many, difference=1.0)
    two = finding("X-02", "b", at("SUM[2]/TS"), *many, difference=1.0)
    assert causes(one, two) == {"a": "a", "b": "b"}


def test_a_misspelt_field_and_what_says_that_it_is_empty() -> None:
    element = finding("X-01", "a", at("HOUSE[1]/mj"), kind="content", name="mj")
    empty = finding("X-02", "b", at("HOUSE[1]"), field="MJ", value="")
    other = finding("X-02", "c", at("HOUSE[1]"), field="TITLE", value="")
    assert causes(element, empty, other) == {"a": "a", "b": "a", "c": "c"}


def test_a_misspelt_table_and_what_misses_its_record() -> None:
    element = finding("X-01", "a", at("huose[1]"), kind="content", name="huose")
    missed = finding("X-02", "b", drawn("1F"), key="H7", table="HOUSE")
    none = finding("X-03", "c", Place(), table="HOUSE", count=0)
    other = finding("X-02", "d", drawn("2F"), key="H8", table="FLOOR")
    assert causes(element, missed, none, other) == {"a": "a", "b": "a", "c": "a", "d": "d"}


def test_a_table_without_records_is_missed_as_one() -> None:
    found = [finding("X-01", name, drawn(name), key=name, table="FLOOR") for name in ("1", "2")]
    apart = [finding("X-01", name, drawn(name), key=name, table="huose") for name in ("3", "4")]
    assert causes(*found, *apart) == {"1": "1", "2": "1", "3": "3", "4": "4"}


def test_what_stands_crosswise_follows_where_its_field_has_many_values() -> None:
    one = finding("X-01", "a", drawn("1"), key="A", drawn="B-7", said="C-9", table="T")
    two = finding("X-01", "b", drawn("2"), key="B", drawn="C-9", said="B-7", table="T")
    third = finding("X-02", "c", drawn("1"))
    fourth = finding("X-02", "d", drawn("2"))
    lone = finding("X-03", "e", drawn("1"))
    assert causes(one, two, third, fourth, lone) == {"a": "a", "b": "a", "c": "a", "d": "a", "e": "e"}
