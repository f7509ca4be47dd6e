"""What needs no judgement, or is in order, never hides what comes after it: a sound or silent subject goes first."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest
from drawn_rows import MM, drawing, inputs_of, square
from small_records import limit, record, rows, run

from surveycheck.checks.application_registered import application_registered
from surveycheck.checks.areas_inside import areas_inside
from surveycheck.checks.axes_swapped import axes_swapped
from surveycheck.checks.coordinate_system import coordinate_system
from surveycheck.checks.dangle import dangle
from surveycheck.checks.dates_in_order import dates_in_order
from surveycheck.checks.empty_file import empty_file
from surveycheck.checks.field_decimals import field_decimals
from surveycheck.checks.file_format import file_format
from surveycheck.checks.formula_holds import formula_holds
from surveycheck.checks.issue_present import issue_present
from surveycheck.checks.layer_known import layer_known
from surveycheck.checks.measured_against_design import measured_against_design
from surveycheck.checks.point_moved import point_moved
from surveycheck.checks.point_on_line import point_on_line
from surveycheck.checks.scale_factor import scale_factor
from surveycheck.checks.sums_agree import sums_agree
from surveycheck.checks.value_pattern import value_pattern
from surveycheck.checks.vertex_with_point import vertex_with_point
from surveycheck.model import Drawing, Features, Issue, Model, SourceFile
from surveycheck.rule import Defect, Inputs, Selection, Value

Check = Callable[..., Iterable[Defect]]

SYSTEMS = {"coordinate_systems": rows("coordinate_systems", {"name": "CGCS2000", "meridian": "121.5"})}
FIELDS = {"fields": rows("fields", {"table": "T", "field": "A", "type": "float", "decimals": "2"})}
MOVED = {"north": "X", "east": "Y", "design_north": "DX", "design_east": "DY", "tolerance": limit(0.05)}


@pytest.mark.parametrize(
    ("check", "silent", "faulty", "words"),
    [
        (field_decimals, {"A": "a"}, {"A": "1.234"}, {"tables": FIELDS}),
        (formula_holds, {"A": "a", "B": "1"}, {"A": "1", "B": "2"}, {"formula": "A = B", "tolerance": limit(0)}),
        (dates_in_order, {"A": "", "B": "2026-01-01"}, {"A": "2026-01-02", "B": "2026-01-01"}, {"order": ("A<=B",)}),
        (value_pattern, {}, {"A": "x"}, {"patterns": (r"A=\d",), "tables": ("T",)}),
        (point_moved, {"X": ""}, {"X": "0.06", "Y": "0", "DX": "0", "DY": "0"}, MOVED),
        (
            measured_against_design,
            {"A": "", "B": "1"},
            {"A": "1", "B": "2"},
            {"measured": "A", "design": "B", "tolerance": limit(0.1)},
        ),
        *(
            (coordinate_system, silent, faulty, words)
            for words in [{"field": "S", "meridian": "M", "allowed": ("CGCS2000",), "tables": SYSTEMS}]
            for silent, faulty in [
                ({"S": ""}, {"S": "WGS84"}),
                ({"S": "WGS84"}, {"S": "CGCS2000", "M": "120"}),
            ]
        ),
    ],
)
def test_records(check: Any, silent: dict[str, str], faulty: dict[str, str], words: dict[str, Any]) -> None:
    first = record("OTHER" if check is value_pattern else "T", 0, **(silent or {"A": "x"}))
    found = run(check, [first, record("T", 1, **faulty)], **words)
    assert [d.where.number for d in found if d.where is not first] == [1]  # type: ignore[union-attr]


def test_sums_of_the_next_parent() -> None:
    others = {"addends": [record("H", 0, P="2", A="1")], "others": [record("C", 0, P="2", B="5")]}
    words = {"field": "A", "link": "P=N", "other_field": "B", "other_link": "P=N", "tolerance": limit(0.01)}
    parents = [record("Z", 0, N="1"), record("Z", 1, N="2")]
    assert [d.where.number for d in run(sums_agree, parents, others=others, **words)] == [1]  # type: ignore[union-attr]


def test_dates_name_the_record_that_the_other_date_is_from() -> None:
    subject, project = record("S", 0, A="2026-01-02"), record("P", 0, B="2026-01-01")
    (defect,) = run(dates_in_order, [subject], others={"others": [project]}, order=("A<=B",))
    assert (defect.others, defect.field) == ((Value(project, "B"),), "A")
    subject, project = record("S", 0, B="2026-01-01"), record("P", 0, A="2026-01-02")
    (defect,) = run(dates_in_order, [subject], others={"others": [project]}, order=("A<=B",))
    assert (defect.others, defect.field) == ((Value(project, "A"),), "B")
    alone = record("S", 0, A="2026-01-02", B="2026-01-01")
    (defect,) = run(dates_in_order, [alone], order=("A<=B",))
    assert (defect.others, defect.field) == ((Value(alone, "A"),), "B")


BOX = (588300.0, 3193000.0, 721500.0, 3383300.0)
FAR, SWAPPED, NORTH = square(0, 0), square(3300000, 610000), square(700000, 3300000)


@pytest.mark.parametrize(
    ("check", "first", "second", "words"),
    [
        (application_registered, {"appids": ["SOUTH"]}, {"appids": []}, {"application": "SOUTH"}),
        (axes_swapped, {"shape": SWAPPED}, {"shape": SWAPPED}, {"box": BOX}),
        (scale_factor, {"shape": FAR}, {"shape": NORTH}, {"box": BOX}),
    ],
)
def test_drawings(check: Check, first: dict[str, Any], second: dict[str, Any], words: dict[str, Any]) -> None:
    def one(name: str, shape: str = FAR, **more: Any) -> Drawing:
        return drawing([shape], file=name, **more)

    pair = (one("1.dxf", **first), one("2.dxf", **second))
    found = list(check(Inputs(Selection(drawings=pair), model=Model("", drawings=pair)), **words))
    assert [d.where.file for d in found][-1:] == ["2.dxf"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("check", "role", "subject", "other", "words"),
    [
        (areas_inside, "holders", square(8), square(), {"limit": limit(0.1), "tolerance": MM}),
        (point_on_line, "areas", "POINT (5 5)", square(), {"limit": limit(0.01)}),
        (vertex_with_point, "points", square(), "POINT (0 0)", {"limit": limit(0.01)}),
    ],
)
def test_a_drawing_without_witnesses_goes_first(
    check: Check, role: str, subject: str, other: str, words: dict[str, Any]
) -> None:
    alone = drawing([{"wkt": subject, "layer": "A"}], file="1.dxf")
    both = drawing([{"wkt": subject, "layer": "A"}, {"wkt": other, "layer": "B"}], file="2.dxf")
    joined = Features.every((alone, both))
    subjects, witnesses = (joined.take(joined.layer.where(name.__eq__)) for name in "AB")
    found = list(check(Inputs(Selection(features=subjects), {role: Selection(features=witnesses)}), **words))
    assert "2.dxf" in {d.where.drawing.file for d in found}  # type: ignore[union-attr]


def test_layers_in_order_of_name() -> None:
    made = inputs_of([{"wkt": square(), "layer": name} for name in ("JZD", "ZZZ")])
    every = Features.every(made.subjects.features.drawings)
    tables = {"features": rows("features", {"role": "parcel", "layer": "JZD"})}
    found = list(layer_known(Inputs(Selection(features=every), tables=tables)))
    assert [d.facts["layer"] for d in found] == ["ZZZ"]


def test_an_end_that_meets_goes_before_one_that_does_not() -> None:
    meets = ["LINESTRING (0 0, 10 0)", "LINESTRING (3 0, 3 -5)"]
    lines = [*meets, "LINESTRING (5 0.03, 5 9)"]
    found = list(dangle(inputs_of(lines), limit=limit(0.05), tolerance=MM))
    assert ("", (5.0, 0.03)) in [(d.case, d.at) for d in found]


def file(path: str, kind: str, size: int = 9) -> SourceFile:
    return SourceFile(path, kind, size, path, "." + path.rpartition(".")[2])


def test_files() -> None:
    files = (file("a.pdf", "empty", 0), file("b.pdf", "dxf"))
    assert [d.where for d in file_format(Inputs(Selection(files=files)))] == [files[1]]


@pytest.mark.parametrize(("kind", "size", "empty"), [("empty", 0, True), ("empty", 3, True), ("text", 1, False)])
def test_a_file_is_empty_when_it_holds_nothing_or_only_blanks(kind: str, size: int, empty: bool) -> None:
    assert bool(list(empty_file(Inputs(Selection(files=(file("a.txt", kind, size),)))))) is empty


def test_issues() -> None:
    tables = {"files": rows("files", {"role": "map", "path": "a.dxf"}, {"role": "data", "path": "b.dxf"})}
    issues = (Issue("x", "a.dxf"), Issue("worse", "b.dxf"), Issue("worst", "b.dxf"))
    found = list(
        issue_present(Inputs(Selection(issues=issues), tables=tables), roles=("data",), gravest=("worst", "worse"))
    )
    assert [(d.case, d.where.file) for d in found] == [("worst", "b.dxf")]  # type: ignore[union-attr]
