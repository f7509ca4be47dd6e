"""XLSX as programs leave it, and as somebody makes it who means harm."""

from __future__ import annotations

import datetime
import io
import re
import zipfile

import pytest
from books import book, repacked

from surveycheck.sheets import Book, BookError, Sheet, read_workbook

SHEET = "xl/worksheets/sheet1.xml"
PLAIN = book({"codes": [["list", "code"], ["YT", "0701"]]})


def only(content: bytes) -> Sheet:
    (sheet,) = read_workbook(content).sheets
    return sheet


def shown(content: bytes) -> list[tuple[str, str, str]]:
    """Place, text and trouble of every cell below the head."""
    return [(c.place, c.text, c.trouble) for n, row in only(content).rows() if n > 1 for c in row.values()]


def test_texts_come_back() -> None:
    assert shown(PLAIN) == [("A2", "YT", ""), ("B2", "0701", "")]


@pytest.mark.parametrize(
    ("value", "shape", "text", "trouble"),
    [
        (701, "0000", "0701", ""),
        (701, "General", "701", ""),
        (0.1 + 0.2, "General", "0.3", ""),
        (2.0, "0.00", "2", ""),
        (0.00001, "General", "0.00001", ""),
        (-5, "General", "-5", ""),
        (330281001001000000, "General", "3.30281001001e+17", "digits"),
        (3.3e18, "General", "3.3e+18", "digits"),
        (True, "General", "TRUE", ""),
        (datetime.datetime(2026, 1, 2), "m月d日", "2026-01-02", "date"),
        (datetime.time(1, 2), "h:mm", "01:02:00", "date"),
        ("#REF!", "General", "#REF!", "error"),
        ("宗地\u200b", "General", "宗地\u200b", "invisible"),
        ("  两边的空格　", "General", "两边的空格", ""),
    ],
)
def test_values(value: object, shape: str, text: str, trouble: str) -> None:
    def change(made: object) -> None:
        made["codes"]["B2"].number_format = shape  # type: ignore[index]

    content = book({"codes": [["list", "code"], ["YT", value]]}, change)
    assert shown(content)[1] == ("B2", text, trouble)


def test_a_formula_with_and_without_its_value() -> None:
    made = book({"codes": [["list", "code"], ["YT", "=1+1"]]})
    assert shown(made)[1] == ("B2", "=1+1", "uncomputed")
    computed = repacked(
        made, {SHEET: lambda part: part.replace(b"<v></v>", b"<v>2</v>").replace(b"<v />", b"<v>2</v>")}
    )
    assert shown(computed)[1] == ("B2", "2", "formula")
    assert only(computed).cells[2][2].raw == "=1+1"


def test_merged_cells_say_their_text_and_that_they_are_merged() -> None:
    content = book({"s": [["list", "code"], ["YT", "1"], [None, "2"]]}, lambda made: made["s"].merge_cells("A2:A3"))
    assert shown(content) == [("A2", "YT", ""), ("B2", "1", ""), ("A3", "YT", "merged"), ("B3", "2", "")]
    assert only(content).spans == ((2, 1, 3, 1),)


def test_hidden_sheets_rows_and_columns_are_read_and_said() -> None:
    def change(made: object) -> None:
        made["b"].sheet_state = "veryHidden"  # type: ignore[index]
        made["a"].row_dimensions[2].hidden = True  # type: ignore[index]
        made["a"].column_dimensions["B"].hidden = True  # type: ignore[index]

    first, second = read_workbook(book({"a": [["x", "y"], ["1", "2"]], "b": [["z"]]}, change)).sheets
    assert (first.hidden, second.hidden) == (False, True)
    assert (first.hidden_rows, first.hidden_columns) == ({2}, {2})


def refused(content: bytes) -> str:
    with pytest.raises(BookError) as caught:
        read_workbook(content)
    assert caught.value.en not in caught.value.zh
    assert re.search("[\u4e00-\u9fff]", caught.value.zh)
    assert not re.search("[\u4e00-\u9fff]", caught.value.en)
    return caught.value.en


def test_what_is_no_workbook() -> None:
    assert "save it as .xlsx" in refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    assert "not a valid XLSX" in refused(b"")
    assert "not a valid XLSX" in refused(b"list,code\n")
    empty = io.BytesIO()
    zipfile.ZipFile(empty, "w").close()
    assert "no workbook.xml" in refused(empty.getvalue())


@pytest.mark.parametrize("share", [0.002, 0.04, 0.5, 0.999])
def test_cut_off(share: float) -> None:
    refused(PLAIN[: int(len(PLAIN) * share)])


def test_a_zip_bomb() -> None:
    assert "zip bomb" in refused(repacked(PLAIN, {}, {"xl/media/image1.png": b"\0" * 60_000_000}))
    assert "zip bomb" in refused(repacked(PLAIN, {SHEET: lambda part: part + b" " * 60_000_000}))


def test_too_many_members() -> None:
    assert "no workbook" in refused(repacked(PLAIN, {}, {f"xl/{i}.xml": b"<a/>" for i in range(2001)}))


XXE = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("name", [SHEET, "xl/workbook.xml", "[Content_Types].xml", "xl/_rels/workbook.xml.rels"])
def test_entities_are_never_resolved(name: str, encoding: str) -> None:
    def harmed(part: bytes) -> bytes:
        body = part[part.index(b"?>") + 2 :] if part.startswith(b"<?xml") else part
        return (XXE + body).decode().encode(encoding)

    words = refused(repacked(PLAIN, {name: harmed}))
    assert "DOCTYPE" in words


def test_a_billion_laughs() -> None:
    laughs = b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
    assert "DOCTYPE" in refused(repacked(PLAIN, {SHEET: lambda part: laughs + part}))


def test_a_merged_cell_over_the_whole_sheet() -> None:
    def harmed(part: bytes) -> bytes:
        return part.replace(b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')

    assert "more than 500000 cells" in refused(repacked(PLAIN, {SHEET: harmed}))


@pytest.mark.parametrize("cell", [b"<c/>", b'<row ht="1"/>'])
def test_very_many_cells_in_all(cell: bytes) -> None:
    def harmed(part: bytes) -> bytes:
        return part.replace(b"<sheetData>", b"<sheetData>" + cell * 300_000)

    both = book({"a": [["x"]], "b": [["y"]]})
    parts = {SHEET: harmed, "xl/worksheets/sheet2.xml": harmed}
    assert "more than 500000 cells" in refused(repacked(both, parts))


def test_very_many_styles() -> None:
    def harmed(part: bytes) -> bytes:
        return part.replace(b"<fonts", b"<a/>" * 900_000 + b"<fonts")

    assert "styles and the like" in refused(repacked(PLAIN, {"xl/styles.xml": harmed}))


def test_links_and_macros_are_noted_and_left_alone() -> None:
    parts = {"xl/externalLinks/externalLink1.xml": b"<externalLink/>", "xl/vbaProject.bin": b"\xd0\xcf"}
    read: Book = read_workbook(repacked(PLAIN, {}, parts))
    assert [("links" in en or "macros" in en) for _, en in read.notes] == [True, True]


def test_a_member_twice() -> None:
    out = io.BytesIO(PLAIN)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(out, "a") as archive:
        archive.writestr(SHEET, b"<worksheet/>")
    assert "twice" in refused(out.getvalue())


def test_a_part_that_is_no_xml() -> None:
    assert "not XML" in refused(repacked(PLAIN, {SHEET: lambda part: part.decode().encode("cp037")}))
    assert "cannot be read" in refused(repacked(PLAIN, {SHEET: lambda part: b"<worksheet><oops"}))
