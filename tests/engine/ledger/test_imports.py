"""Lists of projects as approval systems export them."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import Workbook
from sqlalchemy import select

from surveycheck.ledger import (
    Ledger,
    LedgerError,
    firm_id,
    import_projects,
    project_id,
    read_projects,
    tables,
)

HEAD = "序号,项目代码（必填）,工程名称,建设地点,所属区县,建设单位,项目类型,测绘单位,是否使用示范文本"
ROWS = (
    "1,SL-1,甲园（虚构）,示例路1号,海曙区,示例置业,住宅,示例甲测绘有限公司,是",
    "2,SL-2,乙园（虚构）,示例路2号,鄞州区,示例置业,住宅,示例乙测绘有限公司,否",
)
TEXT = "\n".join((HEAD, *ROWS)) + "\n"


def workbook(rows: list[list[object]]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


CELLS: list[list[object]] = [["示例区审批项目表"], [], *([*line.split(",")] for line in (HEAD, *ROWS))]


@pytest.mark.parametrize(
    "content",
    [TEXT.encode(), TEXT.encode("utf-8-sig"), TEXT.encode("gbk"), TEXT.replace(",", "\t").encode(), workbook(CELLS)],
    ids=["utf-8", "bom", "gbk", "tabs", "xlsx"],
)
def test_headings_are_known_in_any_form(content: bytes) -> None:
    held = read_projects(content, "projects")
    assert [one.values["number"] for one in held.projects] == ["SL-1", "SL-2"]
    assert [one.contract for one in held.projects] == [True, False]
    assert held.projects[0].values["client"] == "示例置业"
    assert (held.unused, held.remarks) == (("序号",), ())


def test_english_headings() -> None:
    held = read_projects(b"Project No.,Project Name,Standard contract\nA-1,Garden,yes\n", "projects")
    assert held.projects[0].values == {"number": "A-1", "name": "Garden"}
    assert held.projects[0].contract is True


@pytest.mark.parametrize(
    ("row", "place", "refused", "words"),
    [
        (",没有编号", "B2", True, "没有项目编号"),
        ("3.30E+18,长编号", "A2", True, "科学计数法"),
        ("#N/A,错误", "A2", True, "错误值"),
        ("SL-9,#REF!", "B2", True, "错误值"),
        ("SL-9,名称,也许", "C2", False, "不是“是”或“否”"),
    ],
)
def test_what_cannot_be_trusted_is_named_with_its_place(row: str, place: str, refused: bool, words: str) -> None:
    held = read_projects(f"项目编号,项目名称,示范合同\n{row}\nSL-7,好的,是\n".encode(), "projects")
    (remark,) = held.remarks
    assert (remark.row, remark.column, remark.refused) == (2, place, refused)
    assert words in remark.zh
    assert [one.values["number"] for one in held.projects][-1] == "SL-7"
    assert len(held.projects) == 2 - refused


def test_a_number_twice() -> None:
    held = read_projects("项目编号,项目名称\nSL-1,甲\nSL-1,甲\nSL-1,乙\n".encode(), "projects")
    assert [(one.row, one.refused) for one in held.remarks] == [(3, False), (4, True)]
    assert len(held.projects) == 1


@pytest.mark.parametrize("text", ["a,b\n1,2\n", "项目编号\nSL-1\n", "项目编号,项目代码,名称\n1,2,3\n", "x"])
def test_what_is_no_list(text: str) -> None:
    with pytest.raises(LedgerError):
        read_projects(text.encode(), "projects.csv")


def test_the_ledger_keeps_what_it_says(ledger: Ledger) -> None:
    with ledger.write() as connection:
        project_id(connection, "SL-1", "deliverable", name="原名")
        done = import_projects(connection, read_projects(TEXT.encode(), "p"), "p.csv")
    assert (done.new, done.known) == (1, 1)
    assert [(one.row, "原名" in one.zh) for one in done.remarks] == [(2, True)]
    with ledger.write() as connection:
        rows = connection.execute(select(tables.project).order_by(tables.project.c.id)).mappings().all()
        assert [(row["name"], row["district"]) for row in rows] == [("原名", "海曙区"), ("乙园（虚构）", "鄞州区")]
        assert sorted(connection.execute(select(tables.contract.c.standard)).scalars()) == [False, True]
        assert firm_id(connection, "示例甲测绘有限公司") == 1
        again = import_projects(connection, read_projects(TEXT.replace(",是\n", ",否\n").encode(), "p"), "p.csv")
        assert [one.zh for one in again.remarks if "合同" in one.zh] == ["合同示范文本：与台账不同，已更新"]
        assert len(connection.execute(select(tables.event)).all()) == 1
        assert not any(connection.execute(select(tables.contract.c.standard)).scalars())
