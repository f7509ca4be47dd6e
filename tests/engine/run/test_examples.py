"""An example that does not show what its card says is a problem; and where a finding is, as a report says it."""

from __future__ import annotations

import pytest
import small_pack as small

from surveycheck.geometry.sketch import sketch
from surveycheck.model import Feature
from surveycheck.pack import SettingInfo
from surveycheck.rule import Defect, Example, Inputs, Limit, Message, Row, Select, check
from surveycheck.run import Options, run
from surveycheck.run.examples import run_example
from surveycheck.run.place import Places

SHAPE = {"layer": "A", "wkt": "POINT (1 1)"}


@check
def wide(inputs: Inputs, *, most: Limit, name: str = ""):
    """A defect for each point farther east than ``most``."""
    for feature in inputs.features:
        x = feature.drawing.entities.geometry[feature.row].x
        if x > most.value:
            yield Defect(feature, facts={"gap": x, "name": name, "allowed": ("a", "b")})


def problems(finds, *, bad=True, shapes=(SHAPE,), others=(), settings=None, **words):
    example = Example("e", features=shapes, finds=finds, settings=settings or {}, also=words.pop("also", ()))
    kept = {"bad": (example,)} if bad else {"good": (example,)}
    params = {"most": Limit.constant(0.0, "reach"), "name": "x"}
    references = {"most": "reach", "name": "label"}
    own = small.rule("GEO-01", words.pop("function", wide), params=params, references=references, **kept, **words)
    pack = small.pack([own, *others], limits={"reach": Limit.constant(0.0, "reach")})
    pack = small.pack(pack.rules, limits=pack.limits, settings={"label": SettingInfo("label", "x")})
    return run_example(pack, own, example).problems


@pytest.mark.parametrize(
    ("finds", "words"),
    [
        (({"gap": 1.0, "name": "x"},), ()),
        (({"gap": 1},), ()),
        (({"gap": 1.0000005},), ()),
        (({"allowed": ["a", "b"]},), ()),
        (({"gap": 1.00001},), ("not found", "not expected")),
        (({"name": "y"},), ("not found", "not expected")),
        (({"allowed": ["a"]},), ("not found", "not expected")),
        ((), ("not expected",)),
        (({"gap": 1.0}, {"gap": 1.0}), ("not found",)),
    ],
)
def test_a_bad_example_finds_exactly_what_it_says(finds, words) -> None:
    assert [p.split(":")[0] for p in problems(finds)] == list(words)


def test_a_good_example_finds_nothing() -> None:
    assert [p.split(":")[0] for p in problems((), bad=False)] == ["not expected"]
    assert problems((), bad=False, settings={"reach": 1.0}) == ()  # at the limit
    assert problems((), bad=False, settings={"reach": 0.999}) != ()


def test_settings_of_an_example() -> None:
    assert problems(({"name": "y"},), settings={"label": "y"}) == ()
    with pytest.raises(ValueError, match="must be a number"):
        problems((), settings={"reach": "wide"})


@pytest.mark.parametrize(
    ("code", "words", "count"),
    [
        ("GEO-02", {}, 1),
        ("GEO-02", {"severity": "note"}, 0),  # a note of another rule disturbs nobody
        ("TOP-01", {"stage": "topology"}, 1),
    ],
)
def test_what_another_rule_finds(code, words, count) -> None:
    other = small.rule(code, small.every_feature, **words)
    assert len(problems(({"gap": 1.0},), others=[other])) == count
    assert problems(({"gap": 1.0},), others=[other], also=(code,)) == ()


def test_the_rule_itself_must_have_looked() -> None:
    assert "nothing-to-check" in problems((), bad=False, select=Select(layers=("B",)))[0]
    assert "crashed" in problems((), bad=False, function=small.crash)[0]
    crashing = small.rule("GEO-02", small.crash)
    assert problems(({"gap": 1.0},), others=[crashing]) == ("GEO-02 crashed: ZeroDivisionError: division",)


def test_records_of_an_example_are_counted_by_table() -> None:
    example = Example("e", records=({"table": "T", "a": 1}, {"table": "U"}, {"table": "T", "a": 2}))
    rule = small.rule("ATT-01", small.every_record, stage="values", select=Select(records=("T",)), good=(example,))
    places = [f.place for f in run_example(small.pack([rule]), rule, example).findings]
    assert [p.xpath for p in places] == ["/root/T[1]", "/root/T[2]"]
    assert places[0].line < places[1].line


# --- places


@pytest.mark.parametrize(
    ("xdata", "key"),
    [
        ([["SOUTH", "300000", "K1 "]], "K1"),
        ([["OTHER", "x", "y"], ["south", "300000", "K1"]], "K1"),
        ([["OTHER", "SOUTH", "y", "z"]], ""),  # the name as a value is no application
        ([["SOUTH", "300000"]], ""),
        ([["SOUTH", "300000"], ["OTHER", "x"]], ""),
        ([["SOUTH", "300000", 7]], ""),  # a number is no key
        ([], ""),
    ],
)
def test_the_key_of_a_drawn_thing(xdata, key) -> None:
    drawing = sketch([{**SHAPE, "xdata": xdata}])
    assert Places(small.pack()).of(Feature(drawing, 0)).key == key


def test_an_attribute_names_its_block_too() -> None:
    drawing = sketch([{"layer": "A", "block": "B", "wkt": "POINT (1 1)", "attribs": {"H": "1"}, "handle": "A1"}])
    block, attribute = (Places(small.pack()).of(Feature(drawing, row)).handles for row in (0, 1))
    assert block == ("A1",)
    assert attribute[0] == "A1"
    assert len(attribute) == 2


def test_the_field_is_named_where_the_record_has_it() -> None:
    (document,) = small.model(documents=(small.xml({"table": "T", "a": "1"}),)).documents
    place = Places(small.pack()).of
    assert place(document.records[0], "a").xpath == "/root/T[1]/a"
    assert place(document.records[0], "b").xpath == "/root/T[1]"


# --- notes of a run


def test_a_layer_taken_by_test_is_said_in_both_languages() -> None:
    squares = [f"POLYGON (({x} 0, {x + 9} 0, {x + 9} 9, {x} 9, {x} 0))" for x in range(0, 108, 9)]
    rows = (Row("features", 2, {"role": "area", "layer": "?coverage", "geometry": "area"}),)
    rule = small.rule("TOP-01", small.nothing, stage="topology", select=Select(roles=("area",)), needs=Message("", ""))
    model = small.model(drawings=(sketch([{"layer": "DK", "wkt": w} for w in squares]),))
    (done,) = run(model, small.pack([rule], tables={"features": rows}), Options())
    assert done.examined == len(squares)
    assert done.note.startswith("图层 DK")
    assert done.note_en.startswith("layer DK")
