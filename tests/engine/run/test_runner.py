"""The runner: statuses, order, gates, stopping."""

from __future__ import annotations

import pytest
import small_pack as small

from surveycheck.geometry.sketch import sketch
from surveycheck.model import Event, Stopped
from surveycheck.rule import Defect, Inputs, Limit, Message, NothingToCheck, Row, Select, Value, check
from surveycheck.run import Options, collect, run

SQUARE = {"layer": "JZD", "wkt": "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))"}
LINE = {"layer": "DLSS", "wkt": "LINESTRING (0 0, 5 5)"}


def drawn(*rows, **words):
    return small.model(drawings=(sketch(rows, **words),))


@check
def judges_nothing(inputs: Inputs):
    raise NothingToCheck
    yield


def only(runs, code):
    return next(r for r in runs if r.code == code)


@pytest.mark.parametrize(
    ("function", "select", "options", "status", "examined"),
    [
        (small.nothing, Select(features=True), {}, "checked", 2),
        (small.nothing, Select(layers=("jzd",)), {}, "checked", 1),
        (small.nothing, Select(layers=("absent",)), {}, "nothing-to-check", 0),
        (small.nothing, Select(records=("ZRZ",)), {}, "nothing-to-check", 0),
        (judges_nothing, Select(features=True), {}, "nothing-to-check", 0),
        (small.crash, Select(features=True), {}, "crashed", 0),
        (small.nothing, Select(features=True), {"skip": ("GEO-01",)}, "skipped", 0),
        (small.nothing, Select(features=True), {"skip": ("geo-01",)}, "skipped", 0),
        (small.nothing, Select(features=True), {"only": ("GEO-02",)}, "skipped", 0),
        (small.nothing, Select(features=True), {"only": ("GEO-01",)}, "checked", 2),
        (small.nothing, Select(features=True), {"time_limit": -1.0}, "stopped", 0),
    ],
)
def test_status(function, select, options, status, examined):
    pack = small.pack([small.rule("GEO-01", function, select=select)])
    (done,) = run(drawn(SQUARE, LINE), pack, Options(**options))
    assert (done.status, done.examined, done.findings) == (status, examined, ())


def test_a_crash_says_what_and_is_one_line():
    pack = small.pack([small.rule("GEO-01", small.crash), small.rule("GEO-02", small.every_feature)])
    runs = run(drawn(SQUARE), pack)
    assert only(runs, "GEO-01").note == "ZeroDivisionError: division"
    assert len(only(runs, "GEO-02").findings) == 1


@pytest.mark.parametrize(("most", "listed", "unlisted"), [(2, 2, 0), (1, 1, 1)])
def test_of_very_many_defects_some_are_listed_and_all_are_kept_back(monkeypatch, most, listed, unlisted):
    monkeypatch.setattr(collect, "MOST", most)
    rules = [
        small.rule("GEO-01", small.every_feature, gate=True),
        small.rule("GEO-02", small.every_feature, stage="topology"),
    ]
    first, second = run(drawn(SQUARE, LINE), small.pack(rules))
    assert (len(first.findings), first.facts.get("unlisted", 0), first.examined) == (listed, unlisted, 2)
    assert (str(unlisted) in first.note, str(unlisted) in first.note_en) == (bool(unlisted), bool(unlisted))
    assert second.status == "withheld"


def test_a_long_check_can_be_stopped_between_its_findings():
    @check
    def endless(inputs: Inputs):
        while True:
            yield Defect(inputs.features[0])

    told = []

    def stop(event):
        told.append(event)
        if len(told) > 5:
            raise Stopped

    with pytest.raises(Stopped):
        run(drawn(SQUARE), small.pack([small.rule("GEO-01", endless)]), progress=stop)


@pytest.mark.parametrize(("words", "status"), [({"only": ("GEO-98",)}, "checked"), ({"skip": ("GEO-98",)}, "skipped")])
def test_a_rule_is_chosen_by_another_code_that_it_answers(words: dict[str, tuple[str, ...]], status: str):
    pack = small.pack([small.rule("GEO-01", small.nothing, select=Select(features=True), aliases=("GEO-98",))])
    assert run(drawn(SQUARE), pack, Options(**words))[0].status == status
    assert pack.rule("GEO-98") is pack.rules[0]


def test_python_of_an_untrusted_pack_does_not_run():
    pack = small.pack([small.rule("GEO-01", small.crash, python=True, trusted=False)])
    assert run(drawn(SQUARE), pack)[0].status == "skipped"


def test_runs_are_in_order_of_stage_then_code():
    rules = [
        small.rule(c, small.nothing, stage=s)
        for c, s in [("TOP-01", "topology"), ("GEO-02", "shape"), ("ZZZ-01", "files"), ("GEO-01", "shape")]
    ]
    assert [r.code for r in run(drawn(SQUARE), small.pack(rules))] == ["ZZZ-01", "GEO-01", "GEO-02", "TOP-01"]


def test_nothing_to_check_says_which_input_is_missing():
    rule = small.rule("GEO-01", small.nothing, select=Select(layers=("X",)), needs=Message("图层 X", "layer X"))
    done = run(drawn(SQUARE), small.pack([rule]))[0]
    assert (done.note, done.note_en) == ("图层 X", "layer X")


ROADS = Select(layers=("DLSS",))
GATE = small.rule("GEO-01", small.every_feature, select=Select(layers=("JZD",)), gate=True)


def later(code, select, **changes):
    return small.rule(code, small.every_feature, stage="topology", select=select, **changes)


@pytest.mark.parametrize(
    ("rule", "status", "examined", "withheld"),
    [
        (later("TOP-01", Select(features=True)), "checked", 1, 1),
        (later("TOP-01", Select(layers=("JZD",))), "withheld", 0, 1),
        (later("TOP-01", Select(layers=("JZD",), failed=True)), "checked", 1, 0),
        (later("TOP-01", ROADS), "checked", 1, 0),
        (later("TOP-01", Select(features=True), whole=True), "withheld", 0, 1),
        (later("TOP-01", Select(layers=("DLSS",)), others={"p": Select(layers=("JZD",))}), "withheld", 0, 1),
        (
            later("TOP-01", Select(layers=("DLSS",)), others={"p": Select(layers=("JZD",), failed=True)}),
            "checked",
            1,
            0,
        ),
    ],
)
def test_gates_withhold_from_later_stages(rule, status, examined, withheld):
    done = only(run(drawn(SQUARE, LINE), small.pack([GATE, rule])), "TOP-01")
    assert (done.status, done.examined, done.withheld) == (status, examined, withheld)


def test_a_gate_does_not_withhold_within_its_own_stage():
    same = small.rule("GEO-02", small.every_feature, select=Select(layers=("JZD",)))
    assert only(run(drawn(SQUARE), small.pack([GATE, same])), "GEO-02").examined == 1


def test_a_note_of_a_gate_keeps_nothing_back():
    gate = small.rule("GEO-01", small.every_feature, severity="note", gate=True)
    runs = run(drawn(SQUARE), small.pack([gate, later("TOP-01", Select(features=True))]))
    assert only(runs, "TOP-01").withheld == 0


@check
def whole_drawing(inputs: Inputs):
    for drawing in inputs.drawings:
        yield Defect(drawing)


def test_a_failed_drawing_withholds_everything_in_it_and_nothing_else():
    gate = small.rule("FMT-01", whole_drawing, stage="files", select=Select(drawings=("bad.dxf",)), gate=True)
    model = small.model(drawings=(sketch([SQUARE], file="bad.dxf"), sketch([SQUARE, LINE], file="good.dxf")))
    done = only(run(model, small.pack([gate, later("TOP-01", Select(features=True))])), "TOP-01")
    assert (done.examined, done.withheld) == (2, 1)
    assert {f.place.file for f in done.findings} == {"good.dxf"}


@check
def every_value(inputs: Inputs):
    for record in inputs.records:
        yield Defect(Value(record, "x"))


@pytest.mark.parametrize("function", [small.every_record, every_value])
def test_a_failed_record_is_withheld(function):
    gate = small.rule("ATT-01", function, stage="values", select=Select(records=("A",)), gate=True)
    after = small.rule("BLD-01", small.every_record, stage="indicators", select=Select(records=("A", "B")))
    model = small.model(documents=(small.xml({"table": "A", "x": "1"}, {"table": "B", "x": "1"}),))
    done = only(run(model, small.pack([gate, after])), "BLD-01")
    assert (done.examined, done.withheld) == (1, 1)


@check
def limited(inputs: Inputs, *, tolerance: float, limit: Limit):
    yield Defect(None, facts={"tolerance": tolerance, "limit": limit.of(4.0), "gap": inputs.limits["t"].value})


def test_a_replaced_limit_reaches_the_parameters_that_name_it():
    words = {"tolerance": 0.001, "limit": Limit.constant(0.001)}
    rule = small.rule("GEO-01", limited, params=words, references={"tolerance": "t", "limit": "t"})
    pack = small.pack([rule], limits={"t": Limit.constant(0.001, "t")})
    before = run(drawn(SQUARE), pack)[0].findings[0].facts
    after = run(drawn(SQUARE), pack, Options(limits={"t": Limit.constant(0.5, "t")}))[0].findings[0].facts
    added = {"margin": 0.0, "rounding": 1e-6, "unit": "m"}
    assert dict(before) == {"tolerance": 0.001, "limit": 0.001, "gap": 0.001, **added}
    assert dict(after) == {"tolerance": 0.5, "limit": 0.5, "gap": 0.5, **added}


def test_progress_tells_stage_rule_and_findings_and_never_falls():
    events: list[Event] = []
    run(drawn(SQUARE), small.pack([small.rule("GEO-01", small.every_feature)]), progress=events.append)
    assert [e.event for e in events if e.event != "stage"] == ["finding", "rule"]
    fractions = [e.fraction for e in events]
    assert fractions == sorted(fractions)
    assert fractions[-1] == 1.0


def test_whoever_hears_the_progress_may_stop_the_run():
    def stop(event: Event) -> None:
        if event.event == "rule":
            raise Stopped

    with pytest.raises(Stopped):
        run(drawn(SQUARE), small.pack([small.rule("GEO-01", small.nothing)]), progress=stop)


@pytest.mark.parametrize(("lone", "status"), [(True, "nothing-to-check"), (False, "checked")])
def test_nothing_is_missing_from_a_lone_file(lone, status):
    rule = small.rule("PKG-01", small.nothing, stage="files", select=Select(rows="files"))
    pack = small.pack([rule], tables={"files": (Row("files", 2, {"role": "a", "path": "a.dxf"}),)})
    model = small.model(drawings=(sketch([SQUARE]),), lone=lone)
    assert run(model, pack)[0].status == status
