"""What many findings of one rule share: a shift, a difference, nearly all of a layer; and what chance does not join."""

from __future__ import annotations

import random
from collections.abc import Iterable

import pytest
import small_pack as small

from surveycheck.geometry.sketch import sketch
from surveycheck.model import Finding, Place, RuleRun
from surveycheck.rule import Defect, Inputs, Select, check
from surveycheck.run import run

Shift = tuple[float, float]


def found(shifts: Iterable[Shift | None], common: tuple[str, ...], layers: str = "L") -> RuleRun:
    """A rule that finds a point for each shift (None: finds nothing there); points stand on ``layers`` in turn."""
    wanted = list(shifts)

    @check
    def moved(inputs: Inputs) -> Iterable[Defect]:
        for feature, shift in zip(inputs.features, wanted, strict=True):
            if shift is not None:
                facts = {"shift_east": shift[0], "shift_north": shift[1], "difference": shift[0]}
                yield Defect(feature, (float(feature.row), 0.0), facts)

    rows = [{"layer": layers[n % len(layers)], "wkt": f"POINT ({n} 0)"} for n in range(len(wanted))]
    (done,) = run(
        small.model(drawings=(sketch(rows, file="a.dxf"),)), small.pack([small.rule("A-01", moved, common=common)])
    )
    return done


def sizes(findings: Iterable[Finding]) -> list[int]:
    """Findings by cause, the largest first."""
    causes = [finding.cause for finding in findings]
    return sorted((causes.count(cause) for cause in set(causes)), reverse=True)


SAME = (0.12, -0.3)
ODD = [(0.05 * n, 0.07 * n * n) for n in range(1, 20)]


@pytest.mark.parametrize(
    ("shifts", "causes"),
    [
        ([SAME] * 3, [3]),
        ([SAME] * 2, [1, 1]),
        ([SAME, (0.121, -0.299), (0.119, -0.301)], [3]),
        ([SAME, (0.12, -0.3), (0.13, -0.3)], [1, 1, 1]),
        ([SAME] * 4 + [(-0.5, 0.2)] * 4, [4, 4]),
        ([SAME] * 3 + ODD[:9], [3, *[1] * 9]),
        ([SAME] * 3 + ODD[:10], [1] * 13),
    ],
)
def test_one_shift_is_one_cause_where_it_is_a_good_part(shifts: list[Shift], causes: list[int]) -> None:
    assert sizes(found(shifts, ("shift",)).findings) == causes


def test_a_shift_is_told_with_its_numbers_and_its_part() -> None:
    done = found([SAME, (0.121, -0.3), SAME, (9.0, 9.0)], ("shift",))
    (row,) = done.facts["common"]
    assert row["cause"] in {finding.id for finding in done.findings}
    assert {k: row[k] for k in row if k != "cause"} == {
        "kind": "shift",
        "file": "a.dxf",
        "layer": "L",
        "found": 3,
        "of": 4,
        "shift_east": 0.12,
        "shift_north": -0.3,
    }


@pytest.mark.parametrize("seed", range(5))
def test_chance_joins_nothing(seed: int) -> None:
    chance = random.Random(seed)
    shifts = [(round(chance.gauss(0, 0.05), 3), round(chance.gauss(0, 0.05), 3)) for _ in range(500)]
    assert sizes(found(shifts, ("shift", "difference")).findings) == [1] * 500


def test_layers_keep_apart() -> None:
    assert sizes(found([SAME] * 4, ("shift",), "LM").findings) == [1] * 4
    assert sizes(found([SAME] * 6, ("shift",), "LM").findings) == [3, 3]


@pytest.mark.parametrize(("count", "causes"), [(5, [5]), (4, [1] * 4)])
def test_one_difference(count: int, causes: list[int]) -> None:
    assert sizes(found([(-1.0, float(n)) for n in range(count)], ("difference",)).findings) == causes


@pytest.mark.parametrize(("bad", "whole", "one"), [(20, 20, True), (19, 19, False), (27, 30, True), (26, 30, False)])
def test_nearly_all_of_a_layer_is_one_cause(bad: int, whole: int, one: bool) -> None:
    shifts = [ODD[n % 19] if n < bad else None for n in range(whole)]
    done = found(shifts, ("layer",))
    assert sizes(done.findings) == ([bad] if one else [1] * bad)
    assert done.facts["layers"] == ({"file": "a.dxf", "layer": "L", "found": bad, "of": whole},)


def test_without_a_word_of_the_card_nothing_is_joined() -> None:
    assert sizes(found([SAME] * 30, ()).findings) == [1] * 30


@pytest.mark.parametrize(
    ("spots", "causes"),
    [
        ([(0.0, "B")] * 2, [2]),
        ([(0.0, "B"), (0.0015, "B")], [2]),
        ([(0.0, "B"), (0.01, "B")], [1, 1]),  # elsewhere
        ([(0.0, "B"), (0.0, "C")], [1, 1]),  # beside another thing
        ([(0.0, "")] * 2, [1, 1]),  # beside nothing
        ([(5.0, "B"), (0.0, "C"), (5.0, "B"), (0.0, "C"), (5.0, "B")], [3, 2]),
    ],
)
def test_one_spot_beside_one_thing(spots: list[tuple[float, str]], causes: list[int]) -> None:
    @check
    def beside(inputs: Inputs) -> Iterable[Defect]:
        for feature, (east, other) in zip(inputs.features, spots, strict=True):
            others = (Place(file="b.dxf", handles=(other,)),) if other else ()
            yield Defect(feature, (east, 0.0), {"count": feature.row}, others)

    rows = [{"layer": "L", "wkt": f"POINT ({n} 0)"} for n in range(len(spots))]
    model = small.model(drawings=(sketch(rows, file="a.dxf"),))
    (done,) = run(model, small.pack([small.rule("A-01", beside, common=("spot",))]))
    assert sizes(done.findings) == causes


def test_both_ends_of_one_thing_with_one_shift_are_one_cause() -> None:
    """Two things with one shift may be chance; two ends of one are not."""

    @check
    def ends(inputs: Inputs) -> Iterable[Defect]:
        for feature, north in zip(inputs.features, (0.3, 0.3, 0.5), strict=True):
            for shift in (north, 0.3) if feature.row else (0.7, 0.7):
                yield Defect(
                    feature, (float(feature.row), shift), {"shift_east": 0.1 * feature.row, "shift_north": shift}
                )

    rows = [{"layer": "L", "wkt": f"POINT ({n} 0)", "handle": f"{n + 1}"} for n in range(3)]
    model = small.model(drawings=(sketch(rows, file="a.dxf"),))
    (done,) = run(model, small.pack([small.rule("A-01", ends, common=("shift",))]))
    assert sizes(done.findings) == [2, 2, 1, 1]


def test_findings_at_one_thing_are_one_cause() -> None:
    """The thing that most findings touch has them first, also as the other witness."""

    @check
    def beside(inputs: Inputs) -> Iterable[Defect]:
        f = inputs.features
        for n, (one, other) in enumerate([(0, 1), (2, 1), (1, 3), (3, 4), (5, 6)]):
            yield Defect(f[one], (float(n), 0.0), {}, (f[other],))

    rows = [{"layer": "L", "wkt": f"POINT ({n} 0)", "handle": f"{n + 1}"} for n in range(7)]
    model = small.model(drawings=(sketch(rows, file="a.dxf"),))
    (done,) = run(model, small.pack([small.rule("A-01", beside, common=("thing",))]))
    assert sizes(done.findings) == [3, 1, 1]


@pytest.mark.parametrize(("bad", "whole", "one"), [(2, 2, True), (7, 7, True), (1, 1, False), (6, 7, False)])
def test_all_records_of_a_table_are_one_cause(bad: int, whole: int, one: bool) -> None:
    @check
    def first(inputs: Inputs) -> Iterable[Defect]:
        for record in inputs.records[:bad]:
            yield Defect(record)

    document = small.xml(*({"table": "T", "V": f"{n}"} for n in range(whole)), {"table": "OTHER", "V": "1"})
    rule = small.rule("A-01", first, select=Select(records=("T", "OTHER")), common=("whole",))
    (done,) = run(small.model(documents=(document,)), small.pack([rule]))
    assert sizes(done.findings) == ([bad] if one else [1] * bad)
    assert bool(done.facts.get("common")) is one


@pytest.mark.parametrize(
    ("there", "spared", "causes"),
    [
        ((12, 12), (0, 0), [24]),
        ((12, 12), (1, 1), [22]),
        ((12, 12), (2, 0), [12, 10]),  # not nearly all of L
        ((12, 7), (0, 0), [12, 7]),  # too few
        ((24, 0), (0, 0), [24]),
    ],
)
def test_several_layers_of_a_drawing_are_one_cause(
    there: tuple[int, int], spared: tuple[int, int], causes: list[int]
) -> None:
    """What a card joins by the layer is joined by the file, where nothing of several layers is spared; texts that the
    rule asks nothing of do not count."""
    left = {"L": spared[0], "M": spared[1]}

    @check
    def bare(inputs: Inputs) -> Iterable[Defect]:
        for feature in inputs.features:
            if feature.kind == "point":
                left[feature.layer] -= 1
                if left[feature.layer] < 0:
                    yield Defect(feature)

    rows = [{"layer": "LM"[m], "wkt": f"POINT ({n} {m})"} for m in (0, 1) for n in range(there[m])]
    rows += [{"layer": "L", "text": "12", "wkt": f"POINT ({n} 5)"} for n in range(20)]
    rule = small.rule("A-01", bare, cause=("file", "layer"), common=("drawing",))
    (done,) = run(small.model(drawings=(sketch(rows, file="a.dxf"),)), small.pack([rule]))
    assert sizes(done.findings) == causes


def test_half_of_a_layer_was_pasted_once_more():
    """Each of three things has a copy, and so has one of ten."""
    assert sizes(found([None, None, None, (1.0, 1.0), (2.0, 2.0), (3.0, 3.0)], ("half",)).findings) == [3]
    assert sizes(found([(n * 1.0, 0.0) for n in range(3)] + [None] * 7, ("half",)).findings) == [1, 1, 1]
