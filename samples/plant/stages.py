"""Defects of stages and of their own papers: check measurements, stakes, a deliverable of another stage."""

from __future__ import annotations

from surveycheck.samples.make.package import RESULTS
from surveycheck.samples.make.project import NINGBO
from surveycheck.samples.make.setting_out import NAMESPACE, STAGE
from surveycheck.samples.make.xml import AS_BUILT
from surveycheck.samples.plant.deliverable import Deliverable
from surveycheck.samples.plant.planter import planter

from surveycheck.plant.elements import removed, value

SETTING_OUT = "放线图"

SHEET = """检测对象,点号,X,Y,检测方式
控制点,{name},{north:.2E},{east},高精度
"""
"""A spreadsheet program has saved a coordinate as it showed it."""


@planter("ACC-13")
def spoilt_sheet(d: Deliverable, path: str, number: str = "SL03") -> None:
    """A spreadsheet of check measurements in which a northing became ``3.31E+06``."""
    control = d.record("KZDZBCGXXB", DH=number)
    north, east = float(value(control, "X")), value(control, "Y")
    file = d.folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(SHEET.format(name=number, north=north, east=east), encoding="utf-8-sig", newline="\r\n")
    note = ("X 被表格软件改写", "X rewritten by a spreadsheet program")
    d.found_at_file("ACC-13", path, note, "ATT-04", "ACC-05", "ACC-11")


@planter("PLN-15")
def not_measured(d: Deliverable, number: str) -> None:
    """A stake that was not measured again."""
    removed(d.record("FX_放线实测校核点", DH=number))
    note = (f"桩点 {number} 没有实测校核", f"stake {number} was not measured again")
    d.found_at_record("PLN-15", d.record("FX_放线桩点", DH=number), note)


@planter("PLN-22")
def drawn_elsewhere(d: Deliverable, number: str, east: float = 0.05) -> None:
    """A stake is drawn beside the place that the table gives."""
    stake = d.entity(SETTING_OUT, "FXZD", number, "INSERT")
    at = stake.dxf.insert
    stake.dxf.insert = (round(at.x + east, 3), at.y, at.z)
    d.found_at_entity("PLN-22", SETTING_OUT, stake, (f"图上偏东 {east} m", f"drawn {east} m to the east"))


@planter("PKG-12")
def other_stage(d: Deliverable) -> None:
    """The data of an as-built survey say that they are of the setting-out survey: the drawing, the report and the
    tables of that stage are missing."""
    d.save()
    path = d.folder / RESULTS
    text = path.read_text(encoding="utf-8")
    for old, new in ((NINGBO.namespace, NAMESPACE), (AS_BUILT, STAGE)):
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8", newline="\n")
    d.found_missing("PKG-12", "setting-out", (f"阶段填为{STAGE}", f"stage stated as {STAGE}"), "ATT-23")
    d.found_missing("PKG-01", "setting-out", (f"没有{SETTING_OUT}", f"no {SETTING_OUT}"))
    note = ("没有放线测量报告", "no report of the setting-out survey")
    d.found_missing("PKG-01", "survey-report", note, "PKG-04", "PKG-05")
