"""A case: the defect is still there, the place and the names are not."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import ezdxf
import pytest

from surveycheck.inspection import inspect
from surveycheck.model import Report
from surveycheck.share import Case, ShareError, share
from surveycheck.share import case as room

SAMPLE = Path(__file__).parents[3] / "samples" / "defects" / "05-parcel-and-boundary.zip"


@pytest.fixture(scope="module")
def report() -> Report:
    return inspect(SAMPLE)


def made(report: Report, code: str) -> Case:
    return share(SAMPLE, next(finding.id for finding in report.findings if finding.code == code))


@pytest.mark.parametrize("code", ["TOP-09", "PAR-07"])
def test_the_defect_is_kept_and_the_place_is_not(report: Report, code: str, tmp_path: Path) -> None:
    case = made(report, code)
    (tmp_path / "case.zip").write_bytes(case.content)
    again = inspect(tmp_path / "case.zip", report.pack.name)
    assert code in {finding.code for finding in again.findings}
    assert not case.whole
    before = {at for f in report.findings if (at := f.place.at)}
    after = [at for f in again.findings if (at := f.place.at)]
    assert after
    assert all(abs(x - x0) > 500 or abs(y - y0) > 500 for x, y in after for x0, y0 in before)


def test_names_and_coordinates_are_gone(report: Report) -> None:
    case = made(report, "PAR-01")
    archive = zipfile.ZipFile(io.BytesIO(case.content))
    for name in archive.namelist():
        content = archive.read(name)
        for word in (
            "示例花园",
            "330281900900GB90001",
            "SL-2026-0001",
            "612414.0",
            "612532.0",
            "3307209.3",
            "3307184.8",
        ):
            for encoding in ("utf-8", "gbk"):
                assert word.encode(encoding) not in content, (name, word)


def test_it_is_smaller_and_a_sound_drawing(report: Report, tmp_path: Path) -> None:
    case = made(report, "PAR-07")
    archive = zipfile.ZipFile(io.BytesIO(case.content))
    drawings = [name for name in archive.namelist() if name.endswith(".dxf")]
    assert 0 < case.things < 60
    for name in drawings:
        (tmp_path / "a.dxf").write_bytes(archive.read(name))
        assert not ezdxf.readfile(tmp_path / "a.dxf").audit().errors


def test_two_cases_of_one_finding_are_moved_apart(report: Report) -> None:
    assert made(report, "PAR-07").content != made(report, "PAR-07").content


def test_a_defect_that_gets_lost_is_refused(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "_same", lambda found, finding: False)
    with pytest.raises(ShareError, match="nothing was written"):
        made(report, "PAR-07")


@pytest.mark.parametrize("wanted", ["no-such-finding", ""])
def test_which_finding_is_asked(report: Report, wanted: str) -> None:
    with pytest.raises(ShareError, match="is to be the id of one finding; there are: "):
        share(SAMPLE, wanted)
