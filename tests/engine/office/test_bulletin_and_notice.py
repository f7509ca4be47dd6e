"""Papers of the ledger: the same bytes each time, nothing of strangers taken for markup or a formula."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader
from small_ledger import Row, fill

from surveycheck.ledger import (
    Bulletin,
    Credit,
    Ledger,
    LedgerError,
    Term,
    ToIssue,
    add_credit,
    bulletin_of,
    issue_bulletin,
    issue_notice,
    open_ledger,
    tables,
)
from surveycheck.office import bulletin_files, write_notice
from surveycheck.office.bulletin import FORMATS

EVIL = '=HYPERLINK("x")<script>alert(1)</script>'
ROWS = (
    Row("一号", "SL-1", "示例测绘甲院", "2026-04-01T02:00:00Z", "优", 95.0),
    Row(EVIL, "SL-2", EVIL, "2026-05-02T02:00:00Z", "不合格", 50.0, {"T-01": 2, "T-04": 1}),
)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    made = open_ledger(tmp_path_factory.mktemp("ledger") / "a.sqlite")
    with made.write() as connection:
        fill(connection, ROWS)
        add_credit(connection, Credit(EVIL, "bad", "light", "逾期", "通报 3 号", "2026-05-03", "张示例"))
    return made


@pytest.fixture(scope="module")
def bulletin(ledger: Ledger) -> Bulletin:
    with ledger.write() as connection:
        return issue_bulletin(connection, "二季度通报", date(2026, 4, 1), date(2026, 6, 30), "张示例", "示例检查站")


def quiet(zh: str, en: str) -> None:
    raise AssertionError(f"{zh} {en}")


@pytest.fixture(scope="module")
def files(bulletin: Bulletin) -> dict[str, str | bytes]:
    return bulletin_files(bulletin, FORMATS, "zh", None, quiet)


def test_the_bulletin_is_kept_and_comes_out_the_same(
    ledger: Ledger, bulletin: Bulletin, files: dict[str, str | bytes]
) -> None:
    with ledger.write() as connection:
        fill(connection, [Row("后来的", "SL-9", "示例测绘甲院", "2026-05-09T02:00:00Z", "优", 91.0)])
        kept = bulletin_of(connection, "二季度通报")
    assert kept == bulletin
    again = bulletin_files(kept, ("html", "pdf", "docx", "json"), "zh", None, quiet)
    assert again == {name: files[name] for name in again}


def test_a_bulletin_that_was_changed_is_refused(tmp_path: Path) -> None:
    made = open_ledger(tmp_path / "b.sqlite")
    with made.write() as connection:
        issue_bulletin(connection, "甲", date(2026, 1, 1), date(2026, 1, 2), "张示例")
        connection.execute(tables.bulletin.update().values(document="{}"))
    with made.read() as connection, pytest.raises(LedgerError, match="not what was issued"):
        bulletin_of(connection, "甲")


@pytest.mark.parametrize(
    ("title", "days", "said"),
    [
        ("二季度通报", (date(2026, 4, 1), date(2026, 4, 2)), "already"),
        ("", (date(2026, 4, 1), date(2026, 4, 2)), "needs a title"),
        ("新", (date(2026, 4, 3), date(2026, 4, 2)), "is after"),
    ],
)
def test_bulletins_that_cannot_be(
    ledger: Ledger, bulletin: Bulletin, title: str, days: tuple[date, date], said: str
) -> None:
    with pytest.raises(LedgerError, match=said), ledger.write() as connection:
        issue_bulletin(connection, title, *days, "张示例")


def test_the_page_shows_everything_and_runs_nothing(files: dict[str, str | bytes]) -> None:
    page = str(files["html"])
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert page.count("<svg") == 3
    for words in ("合格率 50.0%", "示例检查站", "宗地重叠", "不良信息·轻微", "2026-06"):
        assert words in page


def test_the_workbook_has_numbers_and_no_formula(files: dict[str, str | bytes]) -> None:
    book = load_workbook(BytesIO(bytes(files["xlsx"])))  # type: ignore[arg-type]
    rows = list(book["各单位情况"].iter_rows(values_only=True))
    assert rows[-1] == ("合计", 2, 1, 1, 0, 50, 2, 1, 1, 50)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    assert any(cell.value == EVIL for cell in cells)


def test_the_workbook_in_english_has_no_word_of_ours_in_chinese(bulletin: Bulletin) -> None:
    lots = [{"name": "Q2", "units": 9, "size": 3, "verdict": "批合格", "level": "良", "score": 80.0}]
    told = replace(bulletin, text=json.dumps({**bulletin.document, "lots": lots}))
    book = load_workbook(BytesIO(bytes(bulletin_files(told, ("xlsx",), "en", None, quiet)["xlsx"])))  # type: ignore[arg-type]
    rows = {
        name: list(book[name].iter_rows(min_row=2, values_only=True)) for name in ("Failing projects", "Spot checks")
    }
    assert [row[5] for row in rows["Failing projects"]] == ["Not acceptable"]
    assert [row[3:5] for row in rows["Spot checks"]] == [("lot accepted (批合格)", "Good")]


def test_paper_and_editable_paper_say_the_same(files: dict[str, str | bytes]) -> None:
    pdf = PdfReader(BytesIO(bytes(files["pdf"])))  # type: ignore[arg-type]
    said = "".join(page.extract_text() for page in pdf.pages)
    docx = Document(BytesIO(bytes(files["docx"])))  # type: ignore[arg-type]
    written = "".join(p.text for p in docx.paragraphs)
    for words in ("二季度通报", "总体情况", "常见问题", "不合格项目", "信用信息", "统计口径"):
        assert words in said
        assert words in written
    assert len(docx.inline_shapes) == 3


def test_a_notice_on_paper(ledger: Ledger, tmp_path: Path) -> None:
    wanted = ToIssue(
        "整改/1", "张示例", date(2026, 6, 30), Term(15, "示例办法", "practice", "an example act"), "示例检查站"
    )
    with ledger.write() as connection:
        notice = issue_notice(connection, 2, wanted, day=date(2026, 6, 1))
    paths = write_notice(notice, tmp_path / "zh", "pdf,docx", "zh", None, quiet)
    assert [path.name for path in paths] == ["整改_1.pdf", "整改_1.docx"]
    again = write_notice(notice, tmp_path / "again", "pdf,docx", "zh", None, quiet)
    assert [path.read_bytes() for path in again] == [path.read_bytes() for path in paths]
    said = "".join(page.extract_text() for page in PdfReader(paths[0]).pages)
    for words in ("测绘成果质量整改通知书", "2026-06-30", "2026-06-16", "示例办法", "宗地重叠"):
        assert words in said.replace("\n", "")
    english = write_notice(notice, tmp_path / "en", "pdf", "en", None, quiet)
    said = PdfReader(english[0]).pages[0].extract_text()
    assert "Notice to rectify" in said
    assert "an example act" in said.replace("\n", " ")
    assert "示例办法" not in said


def test_formats_that_there_are_not(ledger: Ledger, bulletin: Bulletin, tmp_path: Path) -> None:
    from surveycheck.office import write_bulletin

    with pytest.raises(LedgerError, match="html, pdf, docx, xlsx, json"):
        write_bulletin(bulletin, tmp_path, "html,odt", "zh", None, quiet)
    assert list(tmp_path.iterdir()) == []
