"""The sheet of figures (``figures/``), worked out without surveycheck, against what the rules compute.

A rule tells what it computes where the stated value differs: so every stated value is made wrong by 1000, in turns in
which nothing that is added up is wrong, and the findings' numbers are held against the sheet.
"""

from __future__ import annotations

import csv
import shutil
import sys
from collections import defaultdict
from pathlib import Path

import pytest
from lxml import etree

from surveycheck import inspect, load_pack

pytestmark = pytest.mark.xdist_group("figures")  # eight checks for all of them

HERE = Path(__file__).parent / "figures"
CLEAN = Path(__file__).parents[2] / "samples/clean"
RESULTS = "属性数据/综合测绘成果.xml"
WRONG = 1000
KEYS = {
    "ZDJBXX": ("ZDDM",),
    "C": ("CH",),
    "ZRZ": ("ZRZH",),
    "H": ("BSM",),
    "JG_建筑物基底面": ("ID_ZRZ",),
    "GH_绿化要素": ("LDBH",),
    "SWCW": ("CWBH",),
    "SNCW": ("CWBH",),
    "ZYJJZBMJHZB": ("YT",),
    "GXSCHZXX": ("GXLB",),
    "FWLXMJHZXX": ("KJWZ", "FWLX"),
    "RFFHDYFW": ("FHDYBH",),
    "RF_人防功能区": ("GNQBH",),
    "XFYSM": ("XFBH",),
    "LHHF": ("绿地块ID",),
}
TURNS = (
    {"SCTNJZMJ"},
    {"CTNJZMJ"},
    {
        "ZZDMJ",
        "ZDMJ",
        "CJZMJ",
        "JDMJ",
        "LHMJ",
        "MJ",
        "ZCD",
        "SCFTJZMJ",
        "YCFTJZMJ",
        "GuiHSPZJZMJ",
        "YDMJ",
        "RF_人防功能区.JZMJ",
    },
    {"ZRZ.SCJZMJ", "H.SCJZMJ", "H.YCJZMJ", "DSCS", "DXCS", "ZTS", "LDKMJ", "CWGS"},
    {
        "FWLXMJHZXX.YCJZMJ",
        "ZRZ.YCJZMJ",
        "ZCS",
        "ScZZHS",
        "实测住宅户数",
        "住宅户数",
        "掩蔽区面积",
        "防护单元个数",
        "DGCDGS",
    },
    {"YCDSZJZMJ", "YCDXZJZMJ", "地上建筑面积", "JGSCHZXX.DSJZMJ", "JGSCHZXX.DXJZMJ"},
    {"FWLXMJHZXX.SCJZMJ", "TS", "ZYJJZBMJHZB.SCJZMJ", "JGSCHZXX.JZMJ", "JZJDMJ", "LDMJ", "DKLDMJ", "JZLDMJ", "RFZMJ"},
    {"LDZMJ", "RJV", "JZMD", "LVL", "DSJDCWGS", "DXJDCWGS", "DSFJDCWGS", "DXFJDCWGS"},
)
"""Fields that may be wrong at the same time: none of them is an addend of another."""


def rows() -> list[dict[str, str]]:
    with (HERE / "figures.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def named(root: etree._Element) -> dict[str, tuple[etree._Element, str]]:
    """``TABLE[key]`` → the record and its path in reports."""
    found, count = {}, defaultdict(int)
    for record in root:
        table = etree.QName(record).localname
        count[table] += 1
        values = {etree.QName(v).localname: v.text or "" for v in record}
        key = "/".join(values[k] for k in KEYS[table]) if table in KEYS else str(count[table])
        found[f"{table}[{key}]"] = (record, f"/{etree.QName(root).localname}/{table}[{count[table]}]")
    return found


def field_of(row: dict[str, str]) -> set[str]:
    return {row["field"], f"{row['record'].partition('[')[0]}.{row['field']}"}


def told(folder: Path, wrong: list[dict[str, str]]) -> dict[tuple[str, str], float]:
    """(rule, path of the record) and field → what the rule computes, in a copy whose stated values are wrong."""
    shutil.copytree(CLEAN, folder)
    tree = etree.parse(str(folder / RESULTS))
    records = named(tree.getroot())
    places = {(row["record"], row["field"]) for row in wrong}
    for name, field in places:
        value = next(v for v in records[name][0] if etree.QName(v).localname == field)
        whole, point, decimals = (value.text or "").partition(".")
        value.text = f"{int(whole) + WRONG}{point}{decimals}"
    tree.write(str(folder / RESULTS), encoding="UTF-8", xml_declaration=True)
    found = {}
    for f in inspect(folder, "ningbo").findings:
        number = f.facts.get("drawn", f.facts.get("computed"))
        if f.place.xpath and isinstance(number, float):
            found[f.code, f.place.xpath] = number
    return {(row["rule"], row["record"] + row["field"]): found.get(_at(row, records), float("nan")) for row in wrong}


def _at(row: dict[str, str], records: dict[str, tuple[etree._Element, str]]) -> tuple[str, str]:
    return row["rule"], f"{records[row['record']][1]}/{row['field']}"


def test_the_sheet_is_what_its_program_writes() -> None:
    sys.path.insert(0, str(HERE))
    try:
        import figures
    finally:
        sys.path.remove(str(HERE))
    made = [(*row[:5], f"{row[5]:f}", row[6]) for row in figures.sheet()]
    assert [tuple(row.values()) for row in rows()] == made


def test_every_figure_belongs_to_a_turn() -> None:
    assert [row for row in rows() if sum(bool(field_of(row) & turn) for turn in TURNS) != 1] == []


def test_every_rule_that_adds_up_or_compares_areas_has_its_figures() -> None:
    """But those that compare two sums of records (BLD-08), need another deliverable, or tell only what is too small
    (parameter ``below``) of an area that another of them computes."""
    checks = ("area-agrees", "sum-of-records", "formula-holds")
    computing = {r.code for r in load_pack("ningbo").rules if r.check in checks and "below" not in r.params}
    assert computing <= {row["rule"] for row in rows()}


@pytest.mark.parametrize("turn", TURNS, ids=lambda turn: sorted(turn)[0])
def test_the_rules_compute_the_figures_of_the_sheet(turn: set[str], tmp_path: Path) -> None:
    wrong = [row for row in rows() if field_of(row) & turn]
    computed = told(tmp_path / "clean", wrong)
    off = [
        (row["rule"], row["record"], row["field"], row["value"], computed[row["rule"], row["record"] + row["field"]])
        for row in wrong
        if not abs(computed[row["rule"], row["record"] + row["field"]] - float(row["value"])) <= 2e-6
    ]
    assert off == []
    assert len(wrong) == len(computed)
