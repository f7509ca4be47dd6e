"""Defects of areas, coordinates and indicators in the records: PAR, BLD, PLN."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from surveycheck.samples.plant.deliverable import Deliverable
from surveycheck.samples.plant.planter import planter
from surveycheck.samples.plant.relations import PARCEL_MAP

from surveycheck.plant.elements import put, value


def _more(record: Any, field: str, by: str) -> Any:
    return put(record, field, str(Decimal(value(record, field)) + Decimal(by)))


@planter("PAR-01")
def parcel_area(d: Deliverable, by: str = "12.5000") -> None:
    """The parcel's area is not that of its polygon."""
    note = (f"宗地面积多 {by} m²", f"parcel area off by {by} m²")
    d.found_at_record("PAR-01", _more(d.records("ZDJBXX")[0], "ZDMJ", by), note, "PAR-14", "ACC-08")


@planter("PAR-02")
def point_record_missing(d: Deliverable, number: str) -> None:
    """A boundary point has no record: the count is wrong, the numbers have a gap, the drawn point is alone."""
    record = d.record("JZD", JZDH=number)
    following, parcel = record.getnext(), d.records("ZDJBXX")[0]
    d.results.remove(record)
    d.found_at_record("PAR-02", parcel, (f"缺少界址点 {number} 的记录", f"no record of boundary point {number}"))
    d.found_at_record("PAR-05", following, (f"点号缺 {number}", f"point number {number} is missing"))
    note = (f"{number} 无记录", f"no record of {number}")
    d.found_at_entity("ATT-20", PARCEL_MAP, d.entity(PARCEL_MAP, "JZD", number), note, "PAR-17")


@planter("PAR-07")
def point_moved(d: Deliverable, number: str, by: str = "0.050") -> None:
    """The record of a boundary point says another place than the drawing."""
    element = _more(d.record("JZD", JZDH=number), "XZBZ", by)
    d.found_at_record("PAR-07", element, (f"{number} 的 X 坐标多 {by} m", f"X of {number} off by {by} m"), "PAR-17")


@planter("BLD-01")
def total_area(d: Deliverable, by: str = "10.00") -> None:
    """The total building area is not the sum of the buildings."""
    element = _more(d.records("JGSCHZXX")[0], "JZMJ", by)
    note = (f"总建筑面积多 {by} m²", f"total building area off by {by} m²")
    d.found_at_record("BLD-01", element, note, "BLD-02", "BLD-33", "DOC-10", "DOC-12")


@planter("BLD-02")
def below_ground(d: Deliverable, by: str = "50.00") -> None:
    """Above and below ground do not add up to the total."""
    record = d.records("JGSCHZXX")[0]
    _more(record, "DXJZMJ", by)
    note = (f"地下建筑面积多 {by} m²", f"building area below ground off by {by} m²")
    d.found_at_record("BLD-02", record, note, "BLD-27", "BLD-36", "BLD-44", "DOC-10", "DOC-12")


@planter("BLD-03")
def floor_area(d: Deliverable, floor: str, by: str = "3.00") -> None:
    """The area of a floor is wrong, so the floors do not add up to the building."""
    element = _more(d.record("C", CH=floor), "CJZMJ", by)
    building = d.record("ZRZ", ZRZH=floor.split("-")[0])
    d.found_at_record("BLD-03", building, (f"{floor} 层面积多 {by} m²", f"area of floor {floor} off by {by} m²"))
    note = (f"{floor} 层面积与图形不符", f"area of floor {floor} is not that of the drawing")
    d.found_at_record("BLD-09", element, note)


@planter("BLD-06")
def unit_area(d: Deliverable, unit: str, by: str = "1.00") -> None:
    """Inner and shared area do not make the unit's area."""
    element = _more(d.record("H", BSM=unit), "SCJZMJ", by)
    note = (f"户 {unit} 建筑面积多 {by} m²", f"building area of unit {unit} off by {by} m²")
    d.found_at_record("BLD-06", element, note, "BLD-05")


@planter("BLD-07")
def share(d: Deliverable, unit: str, by: str = "0.010000") -> None:
    """The share coefficient does not give the shared area."""
    record = d.record("H", BSM=unit)
    _more(record, "SCFTXS", by)
    note = (f"户 {unit} 分摊系数多 {by}", f"share coefficient of unit {unit} off by {by}")
    d.found_at_record("BLD-07", record, note, "ATT-28")


@planter("PLN-08")
def floor_area_ratio(d: Deliverable, by: str = "-0.05") -> None:
    """The floor area ratio is not that of the areas."""
    element = _more(d.records("JGSCHZXX")[0], "RJV", by)
    d.found_at_record("PLN-08", element, (f"容积率多 {by}", f"floor area ratio off by {by}"), "DOC-10", "DOC-12")


@planter("PLN-10")
def green_rate(d: Deliverable, by: str = "1.50") -> None:
    """The green rate is not that of the areas."""
    element = _more(d.records("JGSCHZXX")[0], "LVL", by)
    note = (f"绿地率多 {by} 个百分点", f"green rate off by {by} percentage points")
    d.found_at_record("PLN-10", element, note, "DOC-10", "DOC-12")
