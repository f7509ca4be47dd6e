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


CASES = [
    pytest.param(few_checks, "ACC-05", "ACC-06", id="checks-lost"),
    pytest.param(checked_twice, "ACC-11", "ACC-07", id="checked-twice"),
    pytest.param(number_twice, "ATT-07", "ACC-15", id="number-of-a-check-twice"),
    pytest.param(permit_twice, "ATT-07", "PLN-26", id="permit-twice"),
    pytest.param(paper_twice, "ATT-07", "DOC-09", id="paper-twice"),
    pytest.param(one_place_more, "SPC-24", "SPC-05", id="parking-count"),
]


def spoilt(folder: Path, change: Change) -> Model:
    """The clean sample with a change in its results."""
    shutil.copytree(CLEAN, folder)
    tree = etree.parse(str(folder / RESULTS))
    change(tree.getroot())
    tree.write(str(folder / RESULTS), encoding="UTF-8", xml_declaration=True)
    return read(folder, schema=schema(pack()).encode("utf-8"), papers=True, sheets=sheet_plan(pack()))


def found(model: Model, rules: Pack) -> list[Finding]:
    return [f for one in run(model, rules, Options()) for f in one.findings if f.severity != "note"]


def without(code: str, follower: str) -> Pack:
    """The pack without one join."""

    def cut(codes: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(c for c in codes if c not in (follower, "indicators", "agreement"))

    rules = tuple(
        replace(r, also=cut(r.also), explains=cut(r.explains)) if r.code == code else r for r in pack().rules
    )
    return replace(pack(), rules=rules)


@pytest.mark.parametrize(("change", "head", "follower"), CASES)
def test_one_slip_is_one_cause(tmp_path: Path, change: Change, head: str, follower: str) -> None:
    model = spoilt(tmp_path / "copy", change)
    findings = found(model, pack())
    assert {head, follower} <= {f.code for f in findings}
    assert len({f.cause for f in findings}) == 1, [(f.code, f.cause) for f in findings]
    assert len({f.cause for f in found(model, without(head, follower))}) > 1
