"""One slip in the clean sample is one cause: with the join that a card declares, and not without it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from surveycheck.model import Finding, Model
from surveycheck.pack import Pack, load_pack, schema, sheet_plan
from surveycheck.read import read
from surveycheck.run import Options, run
from surveycheck.run.examples import run_example
from surveycheck.run.undone import Undone

CLEAN = Path(__file__).parents[2] / "samples" / "clean"
RESULTS = "属性数据/综合测绘成果.xml"

Change = Callable[[etree._Element], None]


@cache
def pack() -> Pack:
    return load_pack("ningbo")


def rows(root: etree._Element, table: str) -> list[etree._Element]:
    return [row for row in root if etree.QName(row).localname == table]


def put(root: etree._Element, table: str, number: int, field: str, value: str) -> None:
    """Write a value into the record of this number, counted from 1."""
    next(cell for cell in rows(root, table)[number - 1] if etree.QName(cell).localname == field).text = value


def few_checks(root: etree._Element) -> None:
    """Of twenty heights those in the south are left."""
    for row in rows(root, "JC_点位检测")[37:]:
        root.remove(row)


def checked_twice(root: etree._Element) -> None:
    put(root, "JC_高度检测", 8, "SS", "6")


def number_twice(root: etree._Element) -> None:
    put(root, "JC_高度检测", 4, "XH", "3")


def permit_twice(root: etree._Element) -> None:
    (permit,) = rows(root, "JG_建设工程规划许可证信息")
    permit.addnext(deepcopy(permit))


def paper_twice(root: etree._Element) -> None:
    put(root, "INFO_ZLQS", 2, "ZLMC", "检查报告")


def one_place_more(root: etree._Element) -> None:
    put(root, "SNCW", 5, "CWGS", "2")


def ended_later(root: etree._Element) -> None:
    put(root, "PROJECTINFO", 1, "测量完成时间", "2027-03-20")


def begun_earlier(root: etree._Element) -> None:
    put(root, "PROJECTINFO", 1, "测量开始时间", "2016-03-02")


def in_millimetres(root: etree._Element) -> None:
    put(root, "JG_距离标注", 1, "scjl", "36039.000")


def in_full_width(root: etree._Element) -> None:
    put(root, "JC_点位检测", 43, "XH", "４３")


def misnamed(root: etree._Element) -> None:
    line = rows(root, "JZX")[7]
    line.tag = str(line.tag).replace("JZX", "JZ")


def astray(root: etree._Element) -> None:
    put(root, "JZD", 4, "ZDZHDM", "330281900900GB90009")


def misnamed_check(root: etree._Element) -> None:
    """Of the checks of one table one stands under another name."""
    check = rows(root, "JC_点位检测")[20]
    check.tag = str(check.tag).replace("JC_点位检测", "点位检查表")


def blanks_alone(root: etree._Element) -> None:
    """An optional value that all others have is two blanks."""
    put(root, "JC_间距检测", 6, "LY", "  ")


def person_twice(root: etree._Element) -> None:
    """Who drew the sheets stands in the table of persons under the name of another one."""
    put(root, "INFO_RYXX", 4, "XM", "李样本")


def into_the_next(root: etree._Element) -> None:
    """A coordinate stands in the record of the next point."""
    first, second = rows(root, "KZDZBCGXXB")[:2]
    second.append(next(cell for cell in first if etree.QName(cell).localname == "X"))


def ends_exchanged(root: etree._Element) -> None:
    exchange(root, "JC_间距检测", "QDH", 2, 7)


def in_each_others_fields(root: etree._Element) -> None:
    (point,) = rows(root, "KZDZBCGXXB")[1:2]
    north, height = (next(c for c in point if etree.QName(c).localname == name) for name in ("X", "GC"))
    north.text, height.text = height.text, north.text


def exchange(root: etree._Element, table: str, field: str, one: int, two: int) -> None:
    first, second = (next(c for c in rows(root, table)[n - 1] if etree.QName(c).localname == field) for n in (one, two))
    first.text, second.text = second.text, first.text


def permits_exchanged(root: etree._Element) -> None:
    exchange(root, "JG_规划许可分幢信息", "ZRZH", 2, 5)


def sorts_exchanged(root: etree._Element) -> None:
    exchange(root, "GXSCHZXX", "GXZL", 1, 2)


def lanes_exchanged(root: etree._Element) -> None:
    exchange(root, "XFYSM", "XFBH", 1, 3)


def places_exchanged(root: etree._Element) -> None:
    exchange(root, "JG_建筑物屋顶高度信息", "wz", 2, 3)


def in_another_building(root: etree._Element) -> None:
    put(root, "H", 11, "ZRZBSM", "1003")


def checked_as_another(root: etree._Element) -> None:
    put(root, "JC_点位检测", 4, "DH", "J5")


CASES = [
    pytest.param(few_checks, "ACC-05", "ACC-06", id="checks-lost"),
    pytest.param(checked_twice, "ACC-11", "ACC-07", id="checked-twice"),
    pytest.param(number_twice, "ATT-07", "ACC-15", id="number-of-a-check-twice"),
    pytest.param(permit_twice, "ATT-07", "PLN-26", id="permit-twice"),
    pytest.param(paper_twice, "ATT-07", "DOC-09", id="paper-twice"),
    pytest.param(one_place_more, "SPC-24", "SPC-05", id="parking-count"),
    pytest.param(ended_later, "DOC-06", "DOC-16", id="end-of-the-survey"),
    pytest.param(begun_earlier, "DOC-02", "TXT-13", id="begin-of-the-survey"),
    pytest.param(blanks_alone, "ATT-26", "ATT-27", id="blanks-alone"),
    pytest.param(person_twice, "ATT-07", "DOC-15", id="person-twice"),
    pytest.param(in_millimetres, "PLN-06", "ACC-11", id="millimetres"),
]


DRAWN = [
    pytest.param(
        "房产分层图", "utf-8", "200201701\n1000\n2-17", "200201701\n1000\n2-16", "ATT-21", "TOP-08", id="unit"
    ),
    pytest.param(
        "房产分层图", "utf-8", "3-7\n1000\n3\n", "3-7\n1000\n37\n", "ATT-21", "BLD-45", id="number-of-a-building"
    ),
    pytest.param("竣工图", "gbk", "1000\nDLX4\n", "1000\nDLX9\n", "ATT-19", "SPC-29", id="pipe"),
    pytest.param("竣工图", "gbk", "\n5幢\n", "\n??\n", "TXT-06", "BLD-20", id="label"),
]
"""Drawing, its encoding, the tags that are written otherwise."""


def spoilt(folder: Path, change: Change) -> Model:
    """The clean sample with a change in its results."""
    shutil.copytree(CLEAN, folder)
    tree = etree.parse(str(folder / RESULTS))
    change(tree.getroot())
    tree.write(str(folder / RESULTS), encoding="UTF-8", xml_declaration=True)
    return model_of(folder)


def redrawn(folder: Path, name: str, encoding: str, old: str, new: str) -> Model:
    """The clean sample with other words in a drawing."""
    shutil.copytree(CLEAN, folder)
    drawing = folder / "矢量数据" / f"{name}.dxf"
    text = drawing.read_bytes().decode(encoding).replace("\r\n", "\n")
    assert text.count(old) == 1
    drawing.write_bytes(text.replace(old, new).encode(encoding))
    return model_of(folder)


def model_of(folder: Path) -> Model:
    return read(folder, schema=schema(pack()).encode("utf-8"), papers=True, sheets=sheet_plan(pack()))


def found(model: Model, rules: Pack) -> list[Finding]:
    return [f for one in run(model, rules, Options()) for f in one.findings if f.severity != "note"]


def without(code: str, follower: str) -> Pack:
    """The pack without one join."""

    def cut(codes: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(c for c in codes if c not in (follower, "indicators", "agreement"))

    rules = tuple(
        replace(r, also=cut(r.also), explains=cut(r.explains), common=()) if r.code == code else r for r in pack().rules
    )
    return replace(pack(), rules=rules)


@pytest.mark.parametrize(("change", "head", "follower"), CASES)
def test_one_slip_is_one_cause(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Change, head: str, follower: str
) -> None:
    model = spoilt(tmp_path / "copy", change)
    findings = found(model, pack())
    assert {head, follower} <= {f.code for f in findings}
    assert len({f.cause for f in findings}) == 1, [(f.code, f.cause) for f in findings]
    monkeypatch.setattr(Undone, "joined", lambda *_: iter(()))
    assert len({f.cause for f in found(model, without(head, follower))}) > 1


@pytest.mark.parametrize(("name", "encoding", "old", "new", "head", "follower"), DRAWN)
def test_one_slip_in_a_drawing_is_one_cause(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    encoding: str,
    old: str,
    new: str,
    head: str,
    follower: str,
) -> None:
    model = redrawn(tmp_path / "copy", name, encoding, old, new)
    findings = found(model, pack())
    assert {head, follower} <= {f.code for f in findings}
    assert len({f.cause for f in findings}) == 1, [(f.code, f.cause) for f in findings]
    monkeypatch.setattr(Undone, "joined", lambda *_: iter(()))
    assert len({f.cause for f in found(model, without(head, follower))}) > 1


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        (in_full_width, {"ATT-31"}),
        (misnamed, {"FMT-05", "PAR-08"}),
        (into_the_next, {"ATT-01", "CRS-08", "FMT-05"}),
        (astray, {"ATT-18", "ATT-19", "ATT-20", "PAR-02", "PAR-05", "PAR-17"}),
    ],
)
def test_a_slip_that_hides_a_record_or_its_number(tmp_path: Path, change: Change, codes: set[str]) -> None:
    findings = found(spoilt(tmp_path / "copy", change), pack())
    assert {f.code for f in findings} == codes
    assert len({f.cause for f in findings}) == 1


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        pytest.param(permits_exchanged, {"PLN-12", "PLN-25"}, id="permits"),
        pytest.param(sorts_exchanged, {"SPC-34"}, id="sorts-of-pipes"),
        pytest.param(lanes_exchanged, {"BLD-38"}, id="fire-lanes"),
        pytest.param(places_exchanged, {"BLD-17", "ACC-09"}, id="levels"),
        pytest.param(in_another_building, {"ATT-28", "BLD-30", "BLD-32"}, id="unit-of-another-building"),
        pytest.param(ends_exchanged, {"ACC-04", "ACC-14"}, id="ends-of-checked-lengths"),
        pytest.param(in_each_others_fields, {"ATT-03", "CRS-08"}, id="two-values-of-one-record"),
        pytest.param(checked_as_another, {"ACC-04", "ACC-11"}, id="check-of-another-point"),
    ],
)
def test_one_value_accounts_for_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Change, codes: set[str]
) -> None:
    """Exchanged with that of another record, or as its neighbours say it."""
    model = spoilt(tmp_path / "copy", change)
    findings = found(model, pack())
    assert codes <= {f.code for f in findings}
    assert len({f.cause for f in findings}) == 1, [(f.code, f.cause) for f in findings]
    monkeypatch.setattr(Undone, "joined", lambda *_: iter(()))
    assert len({f.cause for f in found(model, pack())}) > 1


def test_a_check_under_another_name_is_what_its_table_lacks(tmp_path: Path) -> None:
    findings = found(spoilt(tmp_path / "copy", misnamed_check), pack())
    assert {f.code for f in findings} == {"FMT-05", "ACC-15", "ACC-05"}
    assert len({f.cause for f in findings}) == 1


EXAMPLES = [
    ("SPC-29", "drawn back over its neighbours, to a point that its record does not name"),
    ("TOP-15", "an area of the ground floor tells floor 2: both floors lack something, and that is one cause"),
]


@pytest.mark.parametrize(("code", "name"), EXAMPLES)
def test_what_an_example_shows_is_one_cause(code: str, name: str) -> None:
    rule = next(r for r in pack().rules if r.code == code)
    (example,) = (e for e in rule.bad if e.name_en == name)
    findings = [f for f in run_example(pack(), rule, example).findings if f.severity != "note"]
    assert len(findings) > 1
    assert len({f.cause for f in findings}) == 1
