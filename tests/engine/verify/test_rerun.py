"""The check of a report once more: the same, or what differs."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from command_line import dxf

from surveycheck.inspection import inspect
from surveycheck.model import Report
from surveycheck.report import from_json, to_json
from surveycheck.rule import Limit, Piece
from surveycheck.run import Options, asked_of, options_from
from surveycheck.seal import SealError
from surveycheck.verify import Repeated, repeated_json, repeated_text, rerun
from tests.engine.verify.conftest import SQUARE, TWICE


def states(repeated: Repeated) -> list[str]:
    return [point.state for point in repeated.points]


def test_the_same_again(saved: Path, deliverable: Path) -> None:
    repeated = rerun(saved, deliverable)
    assert (repeated.same, states(repeated)) == (True, [])
    assert repeated_text(repeated, "en").startswith("The same")
    assert json.loads(repeated_json(repeated))["same"] is True


OPTIONS = [
    Options(only=("GEO-01", "GEO-05")),
    Options(skip=("GEO-05",)),
    Options(roles={"area-coverage": ("A", "J*")}),
    Options(settings={"tolerance": 0.25}),
    Options(time_limit=1000.0),
]


@pytest.mark.parametrize("options", OPTIONS)
def test_with_the_settings_of_the_report(tmp_path: Path, deliverable: Path, options: Options) -> None:
    report = tmp_path / "r.json"
    report.write_text(to_json(inspect(deliverable, "geometry", options)), encoding="utf-8")
    assert from_json(report.read_text(encoding="utf-8")).asked == json.loads(json.dumps(asked_of(options)))
    assert rerun(report, deliverable).same


LIMIT = Limit("tolerance", (Piece(10.0, 0.04), Piece(constant=0.028, per_unit=0.0014, per_sqrt=0.1)), "m2")


@pytest.mark.parametrize("options", [*OPTIONS, Options(limits={"tolerance": LIMIT})])
def test_what_was_asked_for_comes_back(options: Options) -> None:
    assert options_from(json.loads(json.dumps(asked_of(options)))) == options


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda f: (f / "图" / "b.dxf").write_bytes(dxf(SQUARE, layer="A")), ["files-changed", "other-findings"]),
        (lambda f: (f / "a.dxf").write_bytes(dxf(TWICE)), ["files-changed", "other-findings"]),
        (lambda f: (f / "a.dxf").write_bytes(dxf(SQUARE, end="")), ["files-changed"]),
        (lambda f: (f / "c.txt").write_bytes(b"x"), ["files-changed"]),
    ],
)
def test_other_files(saved: Path, deliverable: Path, spoil: Callable[[Path], object], told: list[str]) -> None:
    spoil(deliverable)
    repeated = rerun(saved, deliverable)
    assert not repeated.same
    assert states(repeated)[0] == told[0]
    assert set(told) <= set(states(repeated))
    assert repeated_text(repeated).startswith("结果不同")


def resaved(saved: Path, change: Callable[[Report], Report]) -> None:
    saved.write_text(to_json(change(from_json(saved.read_text(encoding="utf-8")))), encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "same", "told"),
    [
        (lambda r: replace(r, engine={**r.engine, "numpy": "1"}), True, ["other-versions"]),
        (lambda r: replace(r, pack=replace(r.pack, edition="1999", digest="sha256:0")), False, ["other-pack"]),
        (lambda r: replace(r, findings=()), False, ["other-findings"]),
        (lambda r: replace(r, complete=False), False, ["other-completeness"]),
        (lambda r: replace(r, losses=("?",)), False, ["other-words"]),
        (lambda r: replace(r, settings=()), False, ["other-settings"]),
    ],
)
def test_what_differs_is_named(
    saved: Path, deliverable: Path, change: Callable[[Report], Report], same: bool, told: list[str]
) -> None:
    resaved(saved, change)
    repeated = rerun(saved, deliverable)
    assert repeated.same == same
    assert set(told) <= set(states(repeated))


def test_a_report_that_was_changed_is_never_the_same(saved: Path, deliverable: Path) -> None:
    text = saved.read_text(encoding="utf-8")
    saved.write_text(text.replace("成果", "成菓", 1), encoding="utf-8")
    repeated = rerun(saved, deliverable)
    assert not repeated.same
    assert "report-changed" in states(repeated)


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (lambda r: replace(r, asked=None), "does not say how"),
        (lambda r: replace(r, asked={"only": 3}), "cannot be used"),
        (lambda r: replace(r, pack=replace(r.pack, name="nowhere")), "not installed"),
        (lambda r: replace(r, pack=replace(r.pack, name="../rules/geometry")), "not installed"),
        (lambda r: replace(r, survey={"name": "a.csv", "bytes": "1", "sha256": "0"}), "--check-survey"),
    ],
)
def test_a_report_that_cannot_be_repeated(
    saved: Path, deliverable: Path, change: Callable[[Report], Report], word: str
) -> None:
    resaved(saved, change)
    with pytest.raises(SealError, match=word):
        rerun(saved, deliverable)
