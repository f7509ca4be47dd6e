"""The tables of a whole pack, set as the annex of a specification, come back as they were."""

from __future__ import annotations

from pathlib import Path

import pytest
from books import book

from surveycheck.pack import Pack, load_pack
from surveycheck.pack.drafting import draft_pack
from surveycheck.rule import Row

TYPES = {"text": "Char", "int": "Int", "float": "Float", "date": "Date"}
SHAPES = {"point": "点", "line": "线", "area": "面", "text": "注记"}
LAYER_HEAD = ["序号", "图层名称", "要素代码", "要素名称", "几何类型", "约束条件"]
FIELD_HEAD = ["序号", "字段名称", "字段代码", "字段类型", "字段长度", "小数位数", "值域", "约束条件", "单位", "主键"]


def annex(pack: Pack) -> dict[str, list[list[object]]]:
    """Appendix A: layers; B: a field table for each table of the XML; C: code lists. Captions, numbers, page breaks."""
    layers: list[list[object]] = [
        ["附录A 图层与要素代码表"],
        ["序号", "图层名称", "要素代码", "要素名称", "几何类型", "约束条件"],
    ]
    for number, row in enumerate(pack.table("features"), 1):
        shapes = "、".join(SHAPES[g] for g in row.list("geometry"))
        layers.append([number, row["layer"], "、".join(row.list("code")), row["title"], shapes, row["required"]])
    fields: list[list[object]] = []
    for number, table in enumerate(dict.fromkeys(r["table"] for r in pack.table("fields")), 1):
        own = [r for r in pack.table("fields") if r["table"] == table]
        fields += [[f"表B.{number} 第{number}张表属性结构描述表（表名：{table}）"], FIELD_HEAD]
        for count, row in enumerate(own, 1):
            if count == 8:
                fields += [[], [f"续表B.{number}"], FIELD_HEAD]
            fields.append(_field(count, row, pack))
        fields.append([])
    codes: list[list[object]] = []
    for name in dict.fromkeys(r["list"] for r in pack.table("codes")):
        codes += [[f"{name}代码表（{name}）"], ["代码", "名称"]]
        codes += [[r["code"], r["title"]] for r in pack.table("codes") if r["list"] == name]
        codes.append([])
    return {"附录A": layers, "附录B": fields, "附录C": codes}


def _field(number: int, row: Row, pack: Pack) -> list[object]:
    known = {r["list"] for r in pack.table("codes")}
    bounds = {
        (True, True): f"{row['lower']}~{row['upper']}",
        (True, False): f"≥{row['lower']}",
        (False, True): f"≤{row['upper']}",
    }
    said = (
        f"见{row['list']}代码表" if row["list"] in known else bounds.get((bool(row["lower"]), bool(row["upper"])), "")
    )
    length = int(row["length"]) if row["length"] else None
    decimals = int(row["decimals"]) if row["decimals"] else None
    head = [number, row["title"], row["field"], TYPES[row["type"]], length, decimals]
    return [*head, said or None, row["constraint"], row["unit"] or None, "是" if row.yes("key") else None]


@pytest.fixture(scope="module")
def back(tmp_path_factory: pytest.TempPathFactory) -> tuple[Pack, Pack, set[str]]:
    folder = tmp_path_factory.mktemp("annex")
    pack = load_pack("ningbo")
    (folder / "annex.xlsx").write_bytes(book(annex(pack)))
    draft = draft_pack(folder / "annex.xlsx", folder / "mine", "mine")
    return pack, load_pack(draft.folder), {d.message_en for d in draft.doubts if d.sheet}


def test_fields(back: tuple[Pack, Pack, set[str]]) -> None:
    pack, drafted, _ = back
    columns = (
        "table",
        "field",
        "title",
        "type",
        "length",
        "decimals",
        "constraint",
        "list",
        "unit",
        "key",
        "lower",
        "upper",
    )
    wanted = [{c: row[c] for c in columns} for row in pack.table("fields")]
    for row in wanted:  # a date has no length in a draft, and only a float has decimals
        row["length"] = "" if row["type"] == "date" else row["length"]
        row["decimals"] = row["decimals"] if row["type"] == "float" else ""
    assert [{c: row[c] for c in columns} for row in drafted.table("fields")] == wanted


def test_codes(back: tuple[Pack, Pack, set[str]]) -> None:
    pack, drafted, _ = back
    columns = ("list", "code", "title")
    assert sorted(tuple(r[c] for c in columns) for r in drafted.table("codes")) == sorted(
        tuple(r[c] for c in columns) for r in pack.table("codes")
    )


def test_layers(back: tuple[Pack, Pack, set[str]]) -> None:
    pack, drafted, _ = back
    columns = ("layer", "code", "title", "geometry", "required")
    assert [tuple(r[c] for c in columns) for r in drafted.table("features")] == [
        tuple(r[c] for c in columns) for r in pack.table("features") if r["layer"]
    ]


def test_nothing_is_doubtful(back: tuple[Pack, Pack, set[str]]) -> None:
    assert back[2] == set()


def test_the_draft_finds_nothing_in_the_clean_sample_but_what_stands_apart(back: tuple[Pack, Pack, set[str]]) -> None:
    """Checked by the drafted tables, the clean deliverable has no wrong field, code or layer."""
    from surveycheck.inspection import inspect

    sample = Path(__file__).resolve().parents[3] / "samples" / "clean"
    report = inspect(sample, back[1].folder)
    found = {f.code for f in report.findings if f.severity != "note"}
    assert found == set(), [(f.code, f.message_en) for f in report.findings][:5]
