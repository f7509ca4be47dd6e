"""Defects of single values and of the links between records: ATT."""

from __future__ import annotations

from typing import Any

from surveycheck.samples.make.sheet import APPLICATION
from surveycheck.samples.plant.deliverable import Deliverable, data, moved
from surveycheck.samples.plant.planter import planter
from surveycheck.samples.plant.relations import PARCEL_MAP, SITE_PLAN

from surveycheck.plant.answers import Note
from surveycheck.plant.elements import child, put, value


def _field(d: Deliverable, code: str, place: tuple[str, dict[str, str] | None, str], text: str, note: Note) -> None:
    """A value becomes ``text``. ``place``: table, what the record says, field. The note follows the field's name."""
    table, where, field = place
    element = put(d.record(table, **(where or {})), field, text)
    d.found_at_record(code, element, (f"{field} {note[0]}", f"{field} {note[1]}"))


@planter("ATT-01")
def empty(d: Deliverable, table: str, field: str, where: dict[str, str] | None = None, text: str = "") -> None:
    """A mandatory value is empty, or a star, which counts as empty."""
    _field(d, "ATT-01", (table, where, field), text, ("为空", "is empty"))


@planter("ATT-02")
def no_key(d: Deliverable, key: str, table: str = "PROJECTINFO") -> None:
    """A key of a key/value table is missing."""
    record = d.records(table)[0]
    record.remove(child(record, key))
    d.found_at_record("ATT-02", record, (f"缺少 {key}", f"no {key}"), "FMT-05")


@planter("ATT-03")
def too_long(d: Deliverable, table: str, field: str, text: str, where: dict[str, str] | None = None) -> None:
    """A value is longer than its field."""
    _field(d, "ATT-03", (table, where, field), text, ("超长", "is too long"))


@planter("ATT-04")
def not_a_number(d: Deliverable, table: str, field: str, text: str, where: dict[str, str] | None = None) -> None:
    """Words where a number or a date belongs."""
    _field(d, "ATT-04", (table, where, field), text, ("类型错误", "is of the wrong type"))


@planter("ATT-05")
def too_precise(d: Deliverable, table: str, field: str, more: str = "04", where: dict[str, str] | None = None) -> None:
    """More decimals than the field has; the value hardly changes."""
    record = d.record(table, **(where or {}))
    element = put(record, field, value(record, field) + more)
    d.found_at_record("ATT-05", element, (f"{field} 小数位过多", f"{field} has too many decimals"))


@planter("ATT-06")
def not_in_list(d: Deliverable, table: str, field: str, text: str, where: dict[str, str] | None = None) -> None:
    """A code that its list does not have."""
    _field(d, "ATT-06", (table, where, field), text, ("不在代码表", "is not in its list of codes"))


@planter("ATT-07")
def repeated_key(d: Deliverable, first: str, second: str, table: str = "SWCW", field: str = "CWBH") -> None:
    """Two records have the same key: the second parking bay has taken that of the first, so its drawing is alone."""
    record = d.record(table, **{field: second})
    put(record, field, first)
    d.found_at_record("ATT-07", record, (f"{field} 重复：{first}", f"{field} is there twice: {first}"), "SPC-08")
    note = (f"{second} 无记录", f"no record of {second}")
    d.found_at_entity("ATT-20", SITE_PLAN, d.entity(SITE_PLAN, table, second), note)


@planter("ATT-08")
def malformed_code(d: Deliverable, table: str, field: str, text: str, where: dict[str, str] | None = None) -> None:
    """A parcel code or real-estate number of the wrong build."""
    _field(d, "ATT-08", (table, where, field), text, ("结构错误", "is of the wrong form"))


@planter("ATT-10")
def dates_reversed(d: Deliverable, begun: str = "2026-03-25") -> None:
    """The survey ends before it begins."""
    record = d.records("PROJECTINFO")[0]
    put(record, "测量开始时间", begun)
    d.found_at_record("ATT-10", record, ("开始晚于完成", "begun after its end"))


@planter("ATT-13")
def floors_do_not_add_up(d: Deliverable, number: str, more: int = 1) -> None:
    """The number of floors is not that above plus that below the ground."""
    record = d.record("ZRZ", ZRZH=number)
    element = put(record, "ZCS", str(int(value(record, "ZCS")) + more))
    note = (f"{number} 幢总层数 ≠ 地上 + 地下", f"building {number}: floors in all ≠ above + below ground")
    d.found_at_record("ATT-13", element, note)


@planter("ATT-18")
def orphan(d: Deliverable, table: str, field: str, text: str, where: dict[str, str] | None = None) -> None:
    """A record belongs to nothing that is there."""
    _field(d, "ATT-18", (table, where, field), text, ("无对应记录", "has no record"))


@planter("ATT-19")
def not_drawn(d: Deliverable, table: str, field: str, key: str, file: str, layer: str) -> None:
    """A record whose thing is not in the drawing."""
    d.drawing(file).modelspace().delete_entity(d.entity(file, layer, key))
    d.found_at_record("ATT-19", d.record(table, **{field: key}), (f"{key} 无图形", f"{key} is not drawn"))


@planter("ATT-20")
def not_recorded(d: Deliverable, key: str, east: float, north: float, new: str = "DS999") -> None:
    """One more parking bay is drawn, that no record has."""
    first = d.entity(SITE_PLAN, "SWCW", key, "LWPOLYLINE")
    twin = first.copy()
    d.drawing(SITE_PLAN).modelspace().add_entity(twin)
    moved(iter((twin,)), east, north)
    _rekey(twin, data(first), new)
    d.found_at_entity("ATT-20", SITE_PLAN, twin, (f"{new} 无记录", f"no record of {new}"))


def _rekey(entity: Any, items: list[str], key: str) -> None:
    entity.discard_xdata(APPLICATION)
    entity.set_xdata(APPLICATION, [(1000, item) for item in (items[0], key, *items[2:])])


@planter("ATT-21")
def other_owner(d: Deliverable, owner: str = "样例置业有限公司") -> None:
    """The parcel's extended data names another owner than the records."""
    parcel = d.entity(PARCEL_MAP, "JZD", kind="LWPOLYLINE")
    items = data(parcel)
    parcel.discard_xdata(APPLICATION)
    parcel.set_xdata(APPLICATION, [(1000, item) for item in (*items[:2], owner, *items[3:])])
    d.found_at_entity("ATT-21", PARCEL_MAP, parcel, (f"图上权利人 {owner}", f"owner in the drawing: {owner}"))


@planter("DOC-06")
def expired(d: Deliverable, serial: str, until: str = "2026-03-01") -> None:
    """An instrument's calibration ended before the survey did."""
    record = d.record("INFO_YQSB", YQBH=serial)
    put(record, "JDYXQ", until)
    d.found_at_record("DOC-06", record, (f"{serial} 检定有效期至 {until}", f"{serial} calibrated until {until}"))


@planter("DOC-07")
def no_certificate(d: Deliverable, name: str) -> None:
    """A person without certificate number."""
    note = (f"{name} 无资格证书编号", f"{name} has no certificate number")
    d.found_at_record("DOC-07", put(d.record("INFO_RYXX", XM=name), "ZSBH", ""), note)
