"""The bureau's own tables: CSV and XLSX as they come out of a spreadsheet program."""

from __future__ import annotations

import csv
import datetime
import io
from pathlib import Path

import pytest
from books import book
from spoiled_pack import faults_of

from surveycheck.pack import load_pack

HEAD = ["list", "code", "title", "title_en", "source", "certainty"]
ROWS: list[list[object]] = [
    ["LAND_USE", "0701", "城镇住宅用地", "urban housing", "规定附表 B.1", "project"],
    ["LAND_USE", "0801", "机关团体用地", "public offices", "规定附表 B.1", "project"],
]


def tables_of(folder: Path) -> dict[str, list[list[object]]]:
    """Every table of a pack as a spreadsheet program would show it."""
    found = {}
    for path in sorted((folder / "tables").glob("*.csv")):
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
        found[path.stem] = [[cell or None for cell in row] for row in csv.reader(lines)]
    return found


def test_a_pack_of_workbooks_is_the_pack_of_csv(blank: Path) -> None:
    before = load_pack(blank)
    content = book(tables_of(blank))
    for path in (blank / "tables").glob("*.csv"):
        path.unlink()
    (blank / "tables" / "规定的表.xlsx").write_bytes(content)
    after = load_pack(blank)
    assert {n: [dict(r.values) for r in rows] for n, rows in after.tables.items()} == {
        n: [dict(r.values) for r in rows] for n, rows in before.tables.items()
    }
    assert [r.params for r in after.rules] == [r.params for r in before.rules]


def saved(rows: list[list[object]], encoding: str = "utf-8", end: str = "\r\n", separator: str = ",") -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator=end, delimiter=separator).writerows([HEAD, *rows])
    return out.getvalue().encode(encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv_as_it_is_saved(encoding: str, end: str, separator: str, blank: Path) -> None:
    (blank / "tables" / "codes.csv").write_bytes(saved(ROWS, encoding, end, separator))
    rows = load_pack(blank).table("codes")
    assert [(r["code"], r["title"], r["source"]) for r in rows] == [(r[1], r[2], r[4]) for r in ROWS]


def test_empty_columns_behind_the_last_are_nothing(blank: Path) -> None:
    lines = saved(ROWS).decode().replace("\r\n", ",,,\r\n")
    (blank / "tables" / "codes.csv").write_text(lines, encoding="utf-8")
    assert len(load_pack(blank).table("codes")) == 2


def spoiled(value: object, column: str) -> list[list[object]]:
    rows = [list(row) for row in ROWS]
    rows[1][HEAD.index(column)] = value
    return rows


DAMAGED: list[tuple[object, str, str]] = [
    ("801", "code", "0801 without its leading zeros"),
    ("3.30E+18", "code", "scientific notation"),
    ("1月2日", "code", "a date"),
    ("2026/1/2", "code", "a date"),
    ("#REF!", "title", "error value"),
    ("########", "title", "###"),
    ("机关\u200b团体", "title", "invisible"),
    ("�����", "title", "damaged"),
]


@pytest.mark.parametrize(("value", "column", "words"), DAMAGED)
def test_what_excel_did_is_refused_with_row_and_column(value: object, column: str, words: str, blank: Path) -> None:
    (blank / "tables" / "codes.csv").write_bytes(saved(spoiled(value, column), "utf-8-sig"))
    (fault,) = [f for f in faults_of(blank) if words in f.message_en]
    assert (fault.file, fault.row, fault.column) == ("tables/codes.csv", 3, column)
    (blank / "tables" / "codes.csv").unlink()
    (blank / "tables" / "codes.xlsx").write_bytes(book({"codes": [HEAD, *spoiled(value, column)]}))
    (fault,) = [f for f in faults_of(blank) if words in f.message_en]
    assert (fault.file, fault.row, fault.column) == ("tables/codes.xlsx[codes]", 3, column)
    assert fault.message != fault.message_en


@pytest.mark.parametrize(
    ("value", "column", "words"),
    [
        (801, "code", "0801 without its leading zeros"),
        (3.3028100100100000e18, "code", "more than 15 digits"),
        (datetime.date(2026, 1, 2), "code", "a date"),
        ('="0801"', "code", "never computed"),
    ],
)
def test_what_only_a_workbook_can_hold(value: object, column: str, words: str, blank: Path) -> None:
    (blank / "tables" / "codes.csv").unlink()
    (blank / "tables" / "codes.xlsx").write_bytes(book({"Sheet1": [HEAD, *spoiled(value, column)]}))
    (fault,) = [f for f in faults_of(blank) if words in f.message_en]
    assert (fault.row, fault.column) == (3, column)
    assert "B3" in fault.message or value == 801


def test_numbers_with_a_format_keep_their_zeros(blank: Path) -> None:
    def change(made: object) -> None:
        for place in ("B2", "B3"):
            made["codes"][place].number_format = "0000"  # type: ignore[index]

    rows = [[701 if cell == "0701" else 801 if cell == "0801" else cell for cell in row] for row in ROWS]
    (blank / "tables" / "codes.csv").unlink()
    (blank / "tables" / "codes.xlsx").write_bytes(book({"codes": [HEAD, *rows]}, change))
    assert [r["code"] for r in load_pack(blank).table("codes")] == ["0701", "0801"]


@pytest.mark.parametrize("value", ["1E-3", "0.001", "1.00E-03"])
def test_a_limit_may_be_written_with_an_exponent(value: str, blank: Path) -> None:
    path = blank / "tables" / "limits.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",,0.001,", f",,{value},", 1), encoding="utf-8")
    assert load_pack(blank).limits["closure"].value == 0.001


def hidden(made: object) -> None:
    made["districts"].sheet_state = "hidden"  # type: ignore[index]


def merged(made: object) -> None:
    made["codes"].merge_cells("A2:A3")  # type: ignore[index]


@pytest.mark.parametrize(
    ("change", "place", "words"),
    [
        (hidden, ("tables/tables.xlsx[districts]", 0, ""), "is hidden"),
        (merged, ("tables/tables.xlsx[codes]", 3, "list"), "merged cell"),
    ],
)
def test_hidden_sheets_and_merged_cells(change: object, place: tuple[str, int, str], words: str, blank: Path) -> None:
    tables = tables_of(blank)
    for path in (blank / "tables").glob("*.csv"):
        path.unlink()
    (blank / "tables" / "tables.xlsx").write_bytes(book(tables, change))  # type: ignore[arg-type]
    (fault,) = [f for f in faults_of(blank) if words in f.message_en]
    assert (fault.file, fault.row, fault.column) == place


def test_a_table_twice(blank: Path) -> None:
    (blank / "tables" / "codes.xlsx").write_bytes(book({"codes": [HEAD, *ROWS]}))
    (fault,) = [f for f in faults_of(blank) if "too" in f.message_en]
    assert (fault.file, "tables/codes.csv" in fault.message) == ("tables/codes.xlsx[codes]", True)


def test_a_sheet_with_a_name_of_its_own(blank: Path) -> None:
    (blank / "tables" / "codes.csv").unlink()
    (blank / "tables" / "codes.xlsx").write_bytes(book({"代码表": [HEAD, *ROWS]}))
    assert any(f.file == "tables/codes.xlsx[代码表]" and "no name of a table" in f.message_en for f in faults_of(blank))


@pytest.mark.parametrize(("name", "words"), [("codes.xls", "save it as .xlsx"), ("codes.xlsx", "not a valid XLSX")])
def test_other_files(name: str, words: str, blank: Path) -> None:
    (blank / "tables" / "codes.csv").unlink()
    (blank / "tables" / name).write_bytes(b"\0\1")
    assert any(f.file == f"tables/{name}" and words in f.message_en for f in faults_of(blank))


def test_zeros_that_the_extended_pack_has(tmp_path: Path) -> None:
    folder = tmp_path / "upper"
    (folder / "tables").mkdir(parents=True)
    (folder / "pack.toml").write_text(
        'name = "upper"\ntitle = "上"\nedition = "1"\nextends = "blank"\n', encoding="utf-8"
    )
    rows = [["LAND_USE", "701", "住宅", "housing", "x", "project"]]
    (folder / "tables" / "codes.csv").write_bytes(saved(rows))  # type: ignore[arg-type]
    (fault,) = faults_of(folder)
    assert (fault.file, fault.row, fault.column) == ("tables/codes.csv", 2, "code")
    assert "0701" in fault.message
