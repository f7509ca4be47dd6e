"""Causes: what shares one, and what does not."""

from __future__ import annotations

import pytest
import small_pack as small

from surveycheck.model import Finding, Place
from surveycheck.run import cause
from surveycheck.run.cause import join


def finding(code, ident, severity="C", others=(), facts=None, **place):
    return Finding(ident, code, code, "", "", severity, "图/形", "", "", "", ident, Place(**place), facts or {}, others)


def causes(findings, **rules):
    made = {code: small.rule(code, small.nothing, **words) for code, words in rules.items()}
    return {f.id: f.cause for f in join(findings, made)}


def test_alone():
    found = [finding("A1", "x", file="a", handles=("1",)), finding("A1", "y", file="a", handles=("2",))]
    assert causes(found, A1={}) == {"x": "x", "y": "y"}


def test_by_the_card():
    found = [finding("A1", i, file="a", layer=layer) for i, layer in [("x", "L"), ("y", "L"), ("z", "M")]]
    got = causes(found, A1={"cause": ("file", "layer")})
    assert got["x"] == got["y"] != got["z"]


def test_by_a_fact():
    found = [finding("A1", i, facts={"block": b}) for i, b in [("x", "B"), ("y", "B"), ("z", "C")]]
    got = causes(found, A1={"cause": ("block",)})
    assert got["x"] == got["y"] != got["z"]


def test_consequence_at_the_same_object():
    found = [
        finding("A1", "x", file="a", handles=("1",)),
        finding("B1", "y", file="a", handles=("1",)),
        finding("B1", "z", file="a", handles=("2",)),
        finding("B1", "w", file="b", handles=("1",)),
    ]
    assert causes(found, A1={"also": ("B1",)}, B1={}) == {"x": "x", "y": "x", "z": "z", "w": "w"}


def test_no_consequence_without_also():
    found = [finding("A1", "x", file="a", handles=("1",)), finding("B1", "y", file="a", handles=("1",))]
    assert causes(found, A1={}, B1={}) == {"x": "x", "y": "y"}


def test_through_the_other_witness_and_on():
    other = Place(file="a", handles=("1",))
    found = [
        finding("A1", "x", file="a", handles=("1",)),
        finding("B1", "y", file="d", xpath="/r/ZRZ[1]/MJ", others=(other,)),
        finding("C1", "z", file="d", xpath="/r/ZRZ[1]"),
        finding("C1", "w", file="d", xpath="/r/ZRZ[12]"),
    ]
    assert causes(found, A1={"also": ("B1",)}, B1={"also": ("C1",)}, C1={}) == {"x": "x", "y": "x", "z": "x", "w": "w"}


def test_two_values_of_one_record_are_apart_unless_they_are_the_same():
    found = [
        finding("A1", "x", file="d", xpath="/r/T[1]/MJ"),
        finding("B1", "same", file="d", xpath="/r/T[1]/MJ"),
        finding("B1", "apart", file="d", xpath="/r/T[1]/RJL"),
        finding("B1", "witness", file="d", xpath="/r/U[1]/V", others=(Place(file="d", xpath="/r/T[1]/MJ"),)),
        finding("B1", "record", file="d", xpath="/r/T[1]"),
    ]
    got = causes(found, A1={"also": ("B1",)}, B1={})
    assert got == {"x": "x", "same": "x", "apart": "apart", "witness": "x", "record": "x"}


def test_a_whole_record_stands_for_its_values():
    found = [finding("A1", "x", file="d", xpath="/r/T[1]"), finding("B1", "y", file="d", xpath="/r/T[1]/MJ")]
    assert causes(found, A1={"also": ("B1",)}, B1={}) == {"x": "x", "y": "x"}


def test_root_alone_does_not_join_records():
    found = [finding("A1", "x", file="d", xpath="/r/A[1]"), finding("B1", "y", file="d", xpath="/r/B[1]")]
    assert causes(found, A1={"also": ("B1",)}, B1={}) == {"x": "x", "y": "y"}


def test_a_whole_file_stands_for_all_in_it():
    found = [finding("A1", "x", file="a"), finding("B1", "y", file="a", handles=("1",)), finding("B1", "z", file="b")]
    assert causes(found, A1={"also": ("B1",)}, B1={}) == {"x": "x", "y": "x", "z": "z"}


def test_an_object_does_not_stand_for_its_file():
    found = [finding("A1", "x", file="a", handles=("1",)), finding("B1", "y", file="a")]
    assert causes(found, A1={"also": ("B1",)}, B1={}) == {"x": "x", "y": "y"}


def test_a_note_is_nobodys_cause():
    found = [finding("A1", "x", "note", file="a", handles=("1",)), finding("B1", "y", file="a", handles=("1",))]
    assert causes(found, A1={"also": ("B1",)}, B1={})["y"] == "y"


def test_circles_end():
    found = [finding("A1", "x", file="a", handles=("1",)), finding("B1", "y", file="a", handles=("1",))]
    got = causes(found, A1={"also": ("B1",)}, B1={"also": ("A1",)})
    assert set(got) == {"x", "y"}


def test_by_the_field_of_the_record():
    paths = {"x": "/r/T[1]/MJ", "y": "/r/T[2]/MJ", "z": "/r/T[1]/ZL"}
    got = causes([finding("A1", i, file="d", xpath=p) for i, p in paths.items()], A1={"cause": ("field",)})
    assert got["x"] == got["y"] != got["z"]


def test_a_layer_that_is_missing_stands_for_all_of_its_roles():
    found = [
        finding("A1", "x", file="a", layer="JZD", facts={"role": "parcel|boundary-point"}),
        finding("B1", "y", file="d", xpath="/r/JZD[1]/H", facts={"role": "boundary-point"}),
        finding("B1", "z", file="d", xpath="/r/ZRZ[1]/H", facts={"role": "building"}),
    ]
    assert causes(found, A1={"also": ("B1",)}, B1={}) == {"x": "x", "y": "x", "z": "z"}


def test_two_things_of_one_role_do_not_meet_by_their_role():
    found = [
        finding("A1", "x", file="a", handles=("1",), key="LD1", facts={"role": "green"}),
        finding("B1", "y", file="d", xpath="/r/LD[2]/BH", key="LD2", facts={"role": "green"}),
        finding("C1", "z", file="a", layer="LD", facts={"role": "green"}),
    ]
    assert causes(found, A1={"also": ("B1", "C1")}, B1={}, C1={}) == {"x": "x", "y": "y", "z": "x"}


def test_a_key_that_is_looked_for_meets_the_thing_that_carries_it():
    """The record's own key may be another one, or have more parts than the drawing's first item."""
    found = [
        finding("A1", "x", file="a", handles=("1",), key="J9"),
        finding("B1", "y", file="d", xpath="/r/JZD[9]/H", key="ZD/J9", facts={"role": "point", "key": "J9 / ZD"}),
        finding("B1", "z", file="d", xpath="/r/JZD[8]/H", key="ZD/J8", facts={"role": "point", "key": "J8 / ZD"}),
    ]
    assert causes(found, A1={"also": ("B1",)}, B1={}) == {"x": "x", "y": "x", "z": "z"}


def test_a_stage_stands_for_its_rules_on_the_very_thing():
    copy, other = Place(file="a", handles=("1",)), Place(file="a", handles=("2",))
    found = [
        finding("A1", "x", file="a", handles=("1",), others=(other,)),
        finding("B1", "y", file="a", handles=("3",), others=(copy,)),
        finding("B1", "witness", file="a", handles=("2",)),
        finding("C1", "apart", file="a", handles=("1",)),
    ]
    got = causes(found, A1={"also": ("topology",)}, B1={"stage": "topology"}, C1={"stage": "values"})
    assert got == {"x": "x", "y": "x", "witness": "witness", "apart": "apart"}


def test_a_stage_stands_for_its_rules_in_the_very_file():
    """A file that is there twice: what touches the second one follows, whatever it says of the first."""
    found = [
        finding("A1", "x", file="b", others=(Place(file="a"),)),
        finding("B1", "in", file="b", xpath="/r/T[1]/V"),
        finding("B1", "beside", file="a", xpath="/r/T[1]/V", others=(Place(file="b", xpath="/r/T[2]"),)),
        finding("B1", "first", file="a", xpath="/r/T[3]/V"),
    ]
    got = causes(found, A1={"also": ("values",)}, B1={"stage": "values"})
    assert got == {"x": "x", "in": "x", "beside": "x", "first": "first"}


def test_of_twins_either_may_be_the_wrong_one():
    """What only the other one shows follows; what both show is a defect of its own."""
    twin = Place(file="a", handles=("2",))
    found = [
        finding("A1", "x", file="a", handles=("1",), others=(twin,)),
        finding("B1", "only", file="a", handles=("2",)),
        finding("C1", "both", file="a", handles=("2",)),
        finding("C1", "copy", file="a", handles=("1",)),
        finding("D1", "elsewhere", file="a", handles=("2",)),
    ]
    rules = {"B1": {"stage": "topology"}, "C1": {"stage": "topology"}, "D1": {"stage": "values"}}
    got = causes(found, A1={"also": ("topology",), "twins": True}, **rules)
    assert got == {"x": "x", "only": "x", "both": "both", "copy": "x", "elsewhere": "elsewhere"}
    assert causes(found, A1={"also": ("topology",)}, **rules)["only"] == "only"


def test_two_that_follow_from_each_other_share_the_cause_of_the_first():
    found = [finding(code, i, file="a", handles=("1",)) for code, i in (("A1", "x"), ("B1", "y"), ("C1", "z"))]
    rules = {"A1": {"also": ("B1",)}, "B1": {"also": ("A1", "C1")}, "C1": {}}
    assert causes(found, **rules) == {"x": "x", "y": "x", "z": "x"}


@pytest.mark.parametrize(
    ("parents", "roots"),
    [
        ({}, {}),
        ({2: 1, 3: 2}, {2: 1, 3: 1}),
        ({1: 2, 2: 1, 3: 2, 4: 3}, {2: 1, 3: 1, 4: 1}),
        ({5: 4, 4: 3, 3: 5, 9: 8}, {4: 3, 5: 3, 9: 8}),
        ({n + 1: n for n in range(20_000)}, {n + 1: 0 for n in range(20_000)}),
    ],
)
def test_what_all_of_it_follows_from(parents: dict[int, int], roots: dict[int, int]) -> None:
    """Of some that follow from each other the first one; a long way is walked once."""
    assert cause._roots(parents) == roots
