"""Annex tables of a specification → a draft of a pack that loads, with everything that is doubtful about it."""

from __future__ import annotations

import csv
import datetime
import io
from pathlib import Path

import pytest
from books import book

from surveycheck.pack import PackError, load_pack
from surveycheck.pack.drafting import Draft, NoTables, draft_pack
from surveycheck.pack.drafting.blocks import Caption, caption_of
from surveycheck.pack.drafting.headings import columns_of
from surveycheck.pack.drafting.values import Type, bounds_of, enumerated, geometry_of, need_of, type_of
from surveycheck.pack.linter import lint
from surveycheck.sheets import BookError


@pytest.mark.parametrize(
    ("heads", "kind", "columns"),
    [
        (
            "序号 字段名称 字段代码 字段类型 字段长度 小数位数 值域 约束条件",
            "fields",
            " title field type length decimals range constraint",
        ),
        ("名称 代码 类型 长度 必填", "fields", "title field type length constraint"),
        ("字段名称 数据类型 长度", "fields", "field type length"),
        ("字段名 中文名称 类型（字节） 长度 主键 备注", "fields", "field title type length key note"),
        ("表名 字段名 类型 长度", "fields", "table field type length"),
        ("Field Name|Type|Length|Required|Domain", "fields", "field type length constraint range"),
        ("字 段 名 称\n（中文） 字段类型 ＊约束条件", "fields", "field type constraint"),
        ("图层名称 要素代码 要素名称 几何类型 颜色 线型", "features", "layer code title geometry color linetype"),
        ("Layer|Code|Name|Geometry", "features", "layer code title geometry"),
        ("层名 内容", "features", "layer title"),
        ("代码 名称", "codes", "code title"),
        ("编码 含义 备注", "codes", "code title note"),
        ("字典 代码 名称", "codes", "list code title"),
        ("Code|Meaning", "codes", "code title"),
        ("姓名 职称", "", ""),
        ("0701 城镇住宅用地", "", ""),
        ("代码 甲 乙 丙 名称 丁", "", ""),  # two of six: a matrix, no code table
    ],
)
def test_headings(heads: str, kind: str, columns: str) -> None:
    words = heads.split("|") if "|" in heads else heads.replace("字 段 名 称\n", "字段名称").split(" ")
    found = columns_of(dict(enumerate(words, 1)))
    assert found[0] == kind
    assert list(found[1].values()) == (columns.split(" ") if columns else [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Char", Type("text")),
        ("C19", Type("text", "19")),
        ("字符型（50）", Type("text", "50")),
        ("VARCHAR2(200)", Type("text", "200")),
        ("F(15,4)", Type("float", "15", "4")),
        ("Float(15.2)", Type("float", "15", "2")),
        ("双精度", Type("float")),
        ("Int", Type("int")),
        ("整型（4）", Type("int", "4")),
        ("日期型", Type("date")),
        ("Blob", Type("")),
        ("", Type("")),
    ],
)
def test_types(text: str, found: Type) -> None:
    assert type_of(text) == found


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("M", "M"),
        ("必填", "M"),
        ("是", "M"),
        ("√", "M"),
        ("Ｃ", "C"),
        ("条件必选", "C"),
        ("O", "O"),
        ("否", "O"),
        ("M/C", "M"),
        ("X", ""),
    ],
)
def test_constraints(text: str, need: str) -> None:
    assert need_of(text) == need


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("面", ("area", True)),
        ("点、线", ("point|line", True)),
        ("LINESTRING", ("line", True)),
        ("体", ("", False)),
        ("注记", ("text", True)),
    ],
)
def test_geometry(text: str, found: tuple[str, bool]) -> None:
    assert geometry_of(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("0~100", ("0", "100", True)),
        ("[0，100]", ("0", "100", True)),
        ("(0,100]", ("0", "100", False)),
        ("-5 至 2000", ("-5", "2000", True)),
        (">0", ("0", "", False)),
        ("≥0", ("0", "", True)),
        ("大于等于0，小于等于1", ("0", "1", True)),
        ("非空", None),
        ("见表B.1", None),
        ("", None),
    ],
)
def test_ranges(text: str, found: tuple[str, str, bool] | None) -> None:
    assert bounds_of(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1:是;2:否", {"1": "是", "2": "否"}),
        ("0－否，1－是", {"0": "否", "1": "是"}),
        ("1、国有\n2、集体", {"1": "国有", "2": "集体"}),
        ("按规定", {}),
        ("1:是", {}),
        ("1:是，其余见说明", {}),
    ],
)
def test_enumerations(text: str, found: dict[str, str]) -> None:
    assert enumerated(text) == found


@pytest.mark.parametrize(
    ("lines", "caption"),
    [
        (["表B.1 宗地基本信息属性结构描述表（表名：ZDJBXX）"], Caption("B.1", "ZDJBXX", "宗地基本信息")),
        (["附表 3-2　权利类型代码表"], Caption("3-2", "", "权利类型")),
        (["附录C", "表 C．4 用途（YT）"], Caption("C.4", "YT", "用途")),
        (["属性表名：JZD"], Caption("", "JZD", "属性表名：JZD")),
        ([], Caption()),
    ],
)
def test_captions(lines: list[str], caption: Caption) -> None:
    found = caption_of(lines)
    assert (found.label, found.name) == (caption.label, caption.name)
    assert caption.title in found.title or lines == ["属性表名：JZD"]


FIELD_HEAD = ["序号", "字段名称", "字段代码", "字段类型", "字段长度", "小数位数", "值域", "约束条件", "备注"]
LAYERS: list[list[object]] = [
    ["附录A 图层与要素代码"],
    ["序号", "图层名称", "要素代码", "要素名称", "几何类型", "颜色", "约束条件"],
    [1, "KZD", 131100, "控制点", "点", 1, "M"],
    [2, "JZD", "300000", "宗地", "面", "红色", "M"],
    [3, "JMD", "141111、141121", "建筑物", "面状", 6, "C"],
    [4, "ZJ", None, "注记", "注记", 7, "O"],
]
FIELDS: list[list[object]] = [
    ["表B.1 宗地基本信息属性结构描述表（表名：ZDJBXX）"],
    FIELD_HEAD,
    [1, "标识码", "BSM", "Int", 10, None, ">=0", "M", "主键"],
    [2, "宗地面积", "ZDMJ", "Float", 15, 4, ">0", "M", None],
    [3, "用途", "YT", "Char", 4, None, "见表C.1", "M", None],
    [4, "权利类型", "QLLX", "字符型（2）", None, None, "权利类型代码表", "M", None],
    [5, "容积率", "RJL", "Float", "4.2", None, "0~20", "O", None],
    [6, "是否抵押", "SFDY", "Char", 1, None, "1:是;0:否", "O", None],
    [7, "图", "TU", "Blob", None, None, "按规定", "X", None],
    [],
    ["续表B.1"],
    FIELD_HEAD,
    [8, "坐落", "ZL", "Char", 200, None, None, "M", None],
    ["注：本表字段均为必交。"],
    [],
    ["表B.2 权利人（QLR）"],
    ["名称", "代码", "类型", "长度", "必填"],
    ["权利人", "QLR_QLR", "字符串", 100, "是"],
]
CODES: list[list[object]] = [
    ["表C.1 土地用途代码表（YT）"],
    ["代码", "名称"],
    ["0701", "城镇住宅用地"],
    [801, "机关团体用地"],
    [],
    ["表C.2 权利类型代码表（QLLX）"],
    ["代码", "含义"],
    [1, "集体"],
    [2, "国家"],
    ["3.30E+18", "位数丢失"],
    [datetime.date(2026, 1, 2), "成了日期"],
]


def spoil(made: object) -> None:
    made["图层"].merge_cells("A1:G1")  # type: ignore[index]
    made["隐藏"].sheet_state = "hidden"  # type: ignore[index]


@pytest.fixture
def draft(tmp_path: Path) -> Draft:
    path = tmp_path / "annex.xlsx"
    path.write_bytes(book({"图层": LAYERS, "属性": FIELDS, "代码": CODES, "隐藏": [["x"]]}, spoil))
    return draft_pack(path, tmp_path / "my-city", "my-city")


def told(draft: Draft) -> dict[str, str]:
    return {doubt.place: doubt.message_en for doubt in draft.doubts}


def test_the_draft_loads_and_lint_finds_nothing(draft: Draft) -> None:
    pack = load_pack(draft.folder)
    assert lint(pack) == ()
    assert tuple(r.code for r in pack.rules) == draft.rules
    assert {"LYR-02", "LYR-06", "LYR-07", "GEO-01", "ATT-01", "ATT-03", "ATT-04", "ATT-05", "ATT-06"} <= set(
        draft.rules
    )
    assert pack.policy is None
    assert not pack.claim.root
    assert "草稿" in pack.notice
    assert {row["certainty"] for table in ("fields", "codes", "features") for row in pack.table(table)} == {
        "unverified"
    }


def test_rows_of_layers(draft: Draft) -> None:
    rows = load_pack(draft.folder).table("features")
    assert [(r["layer"], r["code"], r["geometry"], r["required"], r["closed"], r["color"]) for r in rows] == [
        ("KZD", "131100", "point", "M", "", "1"),
        ("JZD", "300000", "area", "M", "yes", ""),
        ("JMD", "141111|141121", "area", "C", "yes", "6"),
        ("ZJ", "", "text", "O", "", "7"),
    ]
    assert rows[0]["source"] == "annex.xlsx 图层!3"


def test_rows_of_fields_over_two_pages(draft: Draft) -> None:
    rows = {f"{r['table']}.{r['field']}": r for r in load_pack(draft.folder).table("fields")}
    assert list(rows) == [
        *("ZDJBXX.BSM", "ZDJBXX.ZDMJ", "ZDJBXX.YT", "ZDJBXX.QLLX", "ZDJBXX.RJL", "ZDJBXX.SFDY", "ZDJBXX.TU"),
        *("ZDJBXX.ZL", "QLR.QLR_QLR"),
    ]
    said = {
        name: (r["type"], r["length"], r["decimals"], r["constraint"], r["list"], r["lower"], r["upper"], r["key"])
        for name, r in rows.items()
    }
    assert said["ZDJBXX.BSM"] == ("int", "10", "", "M", "", "0", "", "yes")
    assert said["ZDJBXX.ZDMJ"] == ("float", "15", "4", "M", "", "0", "", "")
    assert said["ZDJBXX.YT"] == ("text", "4", "", "M", "YT", "", "", "")
    assert said["ZDJBXX.QLLX"] == ("text", "2", "", "M", "QLLX", "", "", "")
    assert said["ZDJBXX.RJL"] == ("float", "4", "2", "O", "", "0", "20", "")
    assert said["ZDJBXX.SFDY"] == ("text", "1", "", "O", "ZDJBXX.SFDY", "", "", "")
    assert said["QLR.QLR_QLR"] == ("text", "100", "", "M", "", "", "", "")
    assert rows["ZDJBXX.ZL"]["source"] == "annex.xlsx 属性!13"


def test_codes_and_what_excel_did_to_them(draft: Draft) -> None:
    rows = load_pack(draft.folder).table("codes")
    assert [(r["list"], r["code"]) for r in rows] == [
        *(("YT", "0701"), ("YT", "0801"), ("QLLX", "1"), ("QLLX", "2")),
        *(("ZDJBXX.SFDY", "1"), ("ZDJBXX.SFDY", "0")),
    ]


def test_every_doubt_has_its_place(draft: Draft) -> None:
    doubts = told(draft)
    for place, words in {
        "隐藏": "hidden",
        "图层!F4": "no number of a colour",
        "属性!G4": "leaves out its ends",
        "属性!D9": "type not known",
        "属性!G9": "not understood",
        "属性!H9": "constraint not known",
        "代码!A4": "written as 0801",
        "代码!A10": "left out",
        "代码!A11": "left out",
    }.items():
        assert words in doubts[place], place
    page = (draft.folder / "README.md").read_text(encoding="utf-8")
    assert all(doubt.message in page and doubt.message_en in page for doubt in draft.doubts)


def test_the_same_file_gives_the_same_draft(draft: Draft, tmp_path: Path) -> None:
    again = draft_pack(tmp_path / "annex.xlsx", tmp_path / "again", "my-city")
    names = sorted(p.relative_to(draft.folder) for p in draft.folder.rglob("*") if p.is_file())
    assert names == sorted(p.relative_to(again.folder) for p in again.folder.rglob("*") if p.is_file())
    assert [(again.folder / n).read_bytes() for n in names] == [(draft.folder / n).read_bytes() for n in names]


def test_over_another_pack(tmp_path: Path) -> None:
    path = tmp_path / "annex.xlsx"
    path.write_bytes(book({"代码": CODES[:4]}))
    draft = draft_pack(path, tmp_path / "mine", "mine", "ningbo")
    pack, base = load_pack(draft.folder), load_pack("ningbo")
    assert {r.code for r in pack.rules} == {r.code for r in base.rules}
    assert len(pack.table("codes")) >= len(base.table("codes"))
    assert pack.policy == base.policy


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gbk"])
def test_a_csv(encoding: str, tmp_path: Path) -> None:
    out = io.StringIO()
    csv.writer(out).writerows(CODES[:4])
    (tmp_path / "codes.csv").write_bytes(out.getvalue().encode(encoding))
    draft = draft_pack(tmp_path / "codes.csv", tmp_path / "mine", "mine")
    assert [(r["list"], r["code"]) for r in load_pack(draft.folder).table("codes")] == [("YT", "0701"), ("YT", "0801")]


def test_headings_on_two_rows_and_groups_merged_down(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["表名", "字段", None, "类型", "长度"],
        [None, "字段名称", "字段代码", None, None],
        ["ZD", "代码", "DM", "Char", 19],
        [None, "面积", "MJ", "Float", 15],
        ["JZD", "点号", "DH", "Char", 10],
    ]

    def merge(made: object) -> None:
        for span in ("A1:A2", "B1:C1", "D1:D2", "E1:E2", "A3:A4"):
            made["Sheet1"].merge_cells(span)  # type: ignore[index]

    (tmp_path / "a.xlsx").write_bytes(book({"Sheet1": rows}, merge))
    draft = draft_pack(tmp_path / "a.xlsx", tmp_path / "mine", "mine")
    found = [(r["table"], r["field"], r["title"]) for r in load_pack(draft.folder).table("fields")]
    assert found == [("ZD", "DM", "代码"), ("ZD", "MJ", "面积"), ("JZD", "DH", "点号")]


@pytest.mark.parametrize(
    ("rows", "place", "words"),
    [
        ([["代码", "名称"], ["1", "甲"], ["1", "乙"]], "S!3", "there already"),
        ([["代码", "名称", "颜料"], ["1", "甲", "x"]], "S!C1", "is not known"),
        ([["代码", "名称"], ["1", "甲"], ["只有一格"]], "S!A3", "one cell only"),
        ([["代码", "名称"], ["1", "甲", "外面"]], "S!C2", "outside of the table"),
        ([["前面", "的话"], ["代码", "名称"], ["1", "甲"]], "S!1", "no table that was recognised"),
        (
            [["代码", "名称"], ["1", "甲"], ["表2 别的"], ["姓名", "职称"], ["张", "工"]],
            "S!4",
            "no table that was recognised",
        ),
        ([["代码", "名称"], ["1", "=1+1"]], "S!B2", "never computed"),
        ([["代码", "名称"], ["1", "#REF!"]], "S!B2", "error value"),
        ([["代码", "名称"], [101, "甲"], [1001, "乙"]], "S!A1", "leading zeros may be lost"),
        ([["字段名", "类型", "长度"], ["A B", "Char", 3]], "S!A2", "cannot name an XML element"),
        ([["字段名", "类型", "长度"], ["AB", "Char", "三"]], "S!C2", "no number of digits"),
        ([["字段名", "类型", "长度"], ["AB", "Char", 3], ["AB", "Char", 4]], "S!3", "there already"),
        ([["图层", "名称", "几何类型"], ["JZD", "宗地", "体"]], "S!C2", "geometry not known"),
        ([["图层", "名称"], [None, "宗地"], ["JZD", "x"]], "S!B2", "one cell only"),
    ],
)
def test_doubts(rows: list[list[object]], place: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(book({"S": rows}))
    draft = draft_pack(tmp_path / "a.xlsx", tmp_path / "mine", "mine")
    assert any(doubt.place == place and words in doubt.message_en for doubt in draft.doubts), told(draft)
    assert load_pack(draft.folder).rules


def test_nothing_recognised(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(book({"S": [["姓名", "职称"], ["张示例", "工程师"]]}))
    with pytest.raises(NoTables):
        draft_pack(tmp_path / "a.xlsx", tmp_path / "mine", "mine")
    assert not (tmp_path / "mine").exists()


def test_nothing_is_replaced_and_nothing_left_half_made(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(book({"代码": CODES[:3]}))
    (tmp_path / "mine").mkdir()
    with pytest.raises(PackError, match="已存在"):
        draft_pack(tmp_path / "a.xlsx", tmp_path / "mine", "mine")
    with pytest.raises(PackError, match="名称"):
        draft_pack(tmp_path / "a.xlsx", tmp_path / "other", "Not A Name")
    (tmp_path / "b.xlsx").write_bytes(b"junk")
    with pytest.raises(BookError):
        draft_pack(tmp_path / "b.xlsx", tmp_path / "other", "other")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.xlsx", "b.xlsx", "mine"]
