"""Examples as files: what is read from them is what the card says, and the same defects are found in it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import ezdxf
import pytest

from surveycheck.geometry.sketch import sketch
from surveycheck.handbook.cases import EARLIER, PACKED, Case, case_of
from surveycheck.handbook.drawing import UnwritableError, drawing_bytes
from surveycheck.lesson import shown
from surveycheck.model import Model, as_earlier
from surveycheck.pack import Pack, load_pack, sheet_plan
from surveycheck.read import read_bytes
from surveycheck.rule import Limit, Rule
from surveycheck.run import Options
from surveycheck.run import run as run_rules

SQUARE = "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))"


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack("ningbo")


def read_back(case: Case, pack: Pack) -> Model:
    plan = sheet_plan(pack)
    own = {path: data for path, data in case.files.items() if not path.startswith(f"{EARLIER}/")}
    before = {path.removeprefix(f"{EARLIER}/"): data for path, data in case.files.items() if path not in own}
    model = read_bytes(own.get(PACKED, own), sheets=plan)
    earlier = as_earlier(replace(read_bytes(before, sheets=plan), name="earlier")) if before else None
    return replace(model, earlier=earlier)


def found_in_files(pack: Pack, rule: Rule, number: int) -> tuple[Counter[str], Counter[str]]:
    """What the rule says of the files of one of its examples, and of the example itself."""
    example = (*rule.bad, *rule.good)[number]
    model = read_back(case_of(pack, rule, example), pack)
    model = model if example.papers else model.without_papers()
    limits = {n: Limit.constant(float(str(v)), n) for n, v in example.settings.items() if n in pack.limits}
    settings = {n: v for n, v in example.settings.items() if n not in pack.limits}
    runs = run_rules(model, pack, Options(settings=settings, limits=limits, focus=rule.code))  # type: ignore[arg-type]
    own = next(run for run in runs if run.code == rule.code)
    told = shown(pack, rule, example).findings
    return Counter(f.message for f in own.findings), Counter(f.message for f in told if f.code == rule.code)


@pytest.mark.parametrize("step", range(4))
def test_the_files_of_an_example_hold_the_same_defects(pack: Pack, step: int) -> None:
    for rule in pack.rules[step * 5 :: 20]:
        for number in (0, len(rule.bad)):
            read, told = found_in_files(pack, rule, number)
            assert read == told, (rule.code, number)


def test_a_stage_before_and_a_zip_with_names_of_its_own(pack: Pack) -> None:
    cases = [(rule, case_of(pack, rule, example)) for rule in pack.rules for example in rule.bad if _special(example)]
    assert any(case.earlier for _, case in cases)
    assert any(PACKED in case.files for _, case in cases)
    assert all(case.files and case.pack == "ningbo" for _, case in cases)


def _special(example: object) -> bool:
    files, records = getattr(example, "files"), getattr(example, "earlier_records")  # noqa: B009
    return bool(records) or any("name_encoding" in row for row in files)


ROWS = (
    {"layer": "JZD", "wkt": SQUARE, "xdata": [["SOUTH", "300000", 1.5, 7]], "z": 3.5},
    {"layer": "JMD", "wkt": "LINESTRING (0 0, 5 0, 5 5)", "bulges": [0, 0.5], "width": 0.3},
    {"layer": "ZJ", "text": "注记 A", "wkt": "POINT (3 4)", "height": 2, "rotation": 30},
    {"layer": "ZJ", "type": "MTEXT", "text": "段落", "wkt": "POINT (3 4)"},
    {"layer": "GCD", "block": "GC200", "wkt": "POINT (6 6)", "attribs": {"height": "4.00"}, "scale": 0.5},
    {"layer": "GCD", "owner": "GC200", "space": 2, "points": [[0, 0]], "radius": 0.25},
    {"layer": "JMD", "type": "HATCH", "wkt": "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (2 2, 4 2, 4 4, 2 4, 2 2))"},
    {"layer": "JMD", "type": "POLYLINE", "points": [[0, 0, 1], [1, 0, 2], [1, 1, 3]], "flags": 9},
    {"layer": "JMD", "points": [[5, 5]], "radius": 2, "start_angle": 350, "end_angle": 10},
    {"layer": "JMD", "type": "ELLIPSE", "points": [[5, 5], [8, 5], [5, 6.5]]},
    {"layer": "JMD", "wkt": "LINESTRING (0 0, 1 1)", "invisible": True, "color": 3},
)


def test_every_kind_of_thing_comes_back_as_it_was(tmp_path: Path) -> None:
    drawn = sketch(ROWS, blocks=["GC200"])
    content = drawing_bytes(drawn)
    (tmp_path / "drawing.dxf").write_bytes(content)
    assert not ezdxf.readfile(tmp_path / "drawing.dxf").audit().has_errors
    read = read_bytes({"drawing.dxf": content}).drawings[0]
    assert read.unit == "m"
    one, two = drawn.entities.of_file(), read.entities.of_file()
    assert sorted(one.type) == sorted(two.type)
    for row in range(len(one)):
        twin = next(k for k in range(len(two)) if _same(one, row, two, k))
        assert one.xdata(row) == two.xdata(twin)
        assert one.text[row] == two.text[twin]


def _same(one: object, row: int, two: object, twin: int) -> bool:
    names = ("type", "layer", "owner")
    if any(getattr(one, name)[row] != getattr(two, name)[twin] for name in names):
        return False
    first, second = getattr(one, "geometry")[row], getattr(two, "geometry")[twin]  # noqa: B009
    return bool(first is second or first.equals_exact(second, 1e-9))


@pytest.mark.parametrize("given", [{"version": "AC1006"}, {"rows": [{"type": "OLE2FRAME", "wkt": "POINT (0 0)"}]}])
def test_what_no_sound_file_can_hold_is_said(given: dict[str, object]) -> None:
    words = {"rows": [{"wkt": SQUARE}], **given}
    with pytest.raises(UnwritableError):
        drawing_bytes(sketch(**words))  # type: ignore[arg-type]
