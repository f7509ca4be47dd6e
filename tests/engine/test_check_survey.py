"""Check measurements given beside a deliverable: read whole, or refused with row and column."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from sample_reports import SAMPLES

from surveycheck.inspection import inspect
from surveycheck.pack import load_pack, sheet_plan
from surveycheck.read import ReadError, read, read_survey
from surveycheck.report import from_json, to_json

pytestmark = pytest.mark.xdist_group("samples")  # each sample is inspected once

HEAD = "检测对象,幢号,点号,X(m),Y(m),检测方式"


def rows(shift: str = "0.010") -> list[str]:
    """Every corner of the clean sample, measured so much farther north."""
    corners = read(SAMPLES / "clean").tables["JG_实测点"]
    return [
        f"建筑角点,{r.get('ID_ZRZ')},{r.get('dh')},{Decimal(r.get('x')) + Decimal(shift)},{r.get('y')},高精度"
        for r in corners
    ]


def given(folder: Path, lines: list[str], encoding: str = "gbk") -> Path:
    path = folder / "检测.csv"
    path.write_bytes("\r\n".join([*lines, ""]).encode(encoding))
    return path


def test_a_given_survey_takes_the_place_of_the_deliverables_own(tmp_path: Path) -> None:
    report = inspect(SAMPLES / "clean", survey=given(tmp_path, [HEAD, *rows("0.033")]))
    (made,) = report.accuracy
    assert (made.item, made.method, made.value, made.gross) == ("建筑角点平面", "rmse", Decimal("0.033"), 0)
    plane = next(p for p in report.grade.parts[0].parts if p.element.endswith("平面"))  # type: ignore[union-attr]
    assert plane.score == pytest.approx(60 + 40 * 17 / 35)
    again = from_json(to_json(report))
    assert again.survey == report.survey
    assert [one.item for one in again.accuracy] == ["建筑角点平面"]


@pytest.mark.parametrize(
    ("lines", "places"),
    [
        ([HEAD.replace("X(m)", "X(mm)"), *rows()[:1]], ("D1 X(mm)",)),
        ([HEAD, "建筑角点,1,1-1,3.31E+06,605000.000,高精度"], ("D2 X(m)",)),
        ([HEAD, "建筑角点,1,1月2日,3310000.000,605000.000,高精度"], ("C2 点号",)),
        ([HEAD, "建筑角点,1,1-1,3310000.000,####,高精度"], ("E2 Y(m)",)),
        (["检测对象,点号,X,Y", "建筑角点,1-1,1,2"], ("表头",)),
        ([HEAD], ("没有检测数据",)),
    ],
)
def test_what_is_wrong_is_refused_with_its_place(tmp_path: Path, lines: list[str], places: tuple[str, ...]) -> None:
    with pytest.raises(ReadError) as caught:
        read_survey(given(tmp_path, lines), sheet_plan(load_pack("ningbo")))
    assert all(place in caught.value.zh for place in places)


def test_a_pack_without_tables_of_checks_says_so(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="check_tables"):
        read_survey(given(tmp_path, [HEAD]), sheet_plan(load_pack("geometry")))
