"""The draft as a folder: pack.toml, tables, and the rules that the tables can bear."""

from __future__ import annotations

import csv
import io
import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from surveycheck.pack.columns import EVERY, TABLES
from surveycheck.pack.drafting.blocks import blocks_of
from surveycheck.pack.drafting.doubt import Doubt, Doubts, NoTables
from surveycheck.pack.drafting.rows import NUMBER, SHEET, Tables, tables_of
from surveycheck.pack.drafting.words import boundary_card, header, page
from surveycheck.pack.header import NAME
from surveycheck.pack.load import load_pack
from surveycheck.pack.pack import Pack, PackError, PackFault
from surveycheck.sheets import Book, BookError, read_plain, read_workbook

BASE = "blank"
"""What a draft extends when nothing else is said: rules about any layer, field and code, and nothing of a city."""
NEEDS: Mapping[str, tuple[str, ...]] = {
    "features": ("LYR-02", "LYR-06", "LYR-07", "GEO-01"),
    "fields": ("ATT-01", "ATT-03", "ATT-04", "ATT-05", "ATT-06"),
}
"""Rules of the base that have nothing to hold on to without rows of a table."""
SAMPLES = ("codes", "districts", "features", "fields", "files", "keys", "tables", "xdata")
"""Tables of the base whose rows are examples."""
ROUNDS = 20


@dataclass(frozen=True)
class Draft:
    """``rows``: how many of each table; ``rules``: the codes that it checks by."""

    folder: Path
    rows: Mapping[str, int]
    rules: tuple[str, ...]
    doubts: tuple[Doubt, ...]


def draft_pack(source: Path, folder: Path, name: str, extends: str = "") -> Draft:
    """Read the tables of ``source`` (XLSX or CSV) and write a pack that loads into ``folder``, which must not exist.

    ``extends``: an installed pack whose tables the rows are laid over; else the draft stands on general rules. Raises
    BookError for what cannot be read, PackError for what cannot be written, NoTables where none is recognised.
    """
    book = _book(source)
    doubts = Doubts()
    for zh, en in book.notes:
        doubts.add("", 0, 0, zh, en)
    blocks = []
    for sheet in book.sheets:
        if sheet.hidden:
            zh, en = (
                "工作表是隐藏的，已略过；需要时请取消隐藏",
                "the sheet is hidden and left out; unhide it if it is wanted",
            )
            doubts.add(sheet.name, 0, 0, zh, en)
            continue
        found = blocks_of(sheet, doubts)
        if not found and sheet.cells:
            doubts.add(sheet.name, 0, 0, "没有识别出表", "no table was recognised on it")
        blocks += found
    if not blocks:
        raise NoTables(source.name)
    tables = tables_of(blocks, source.name, doubts)
    return _written(folder, name, source.name, extends, tables, doubts)


def _book(source: Path) -> Book:
    try:
        content = source.read_bytes()
    except OSError as error:
        raise BookError(f"无法读取：{error.strerror}", f"cannot be read: {error.strerror}") from error
    return read_plain(content, source.stem) if source.suffix.lower() == ".csv" else read_workbook(content)


def _written(folder: Path, name: str, source: str, extends: str, tables: Tables, doubts: Doubts) -> Draft:
    if not NAME.fullmatch(name):
        raise _refused(
            name, f"名称 {name} 只能用小写字母、数字和连字符", f"{name}: lower-case letters, digits and hyphens"
        )
    if folder.exists():
        raise _refused(name, f"{folder.name} 已存在，不会覆盖", f"{folder.name} exists already and is left alone")
    half = folder.with_name(f".{folder.name}.new")
    shutil.rmtree(half, ignore_errors=True)
    try:
        half.mkdir(parents=True)
        pack, dropped = _loading(half, name, source, extends, tables)
        _told(pack, dropped, extends, doubts)
        text = page(pack, source, doubts.found)
        (half / "README.md").write_text(text, encoding="utf-8", newline="\n")
        half.rename(folder)
    except OSError as error:
        words = error.strerror or str(error)
        raise _refused(name, f"无法写入：{words}", f"cannot be written: {words}") from error
    finally:
        shutil.rmtree(half, ignore_errors=True)
    counts = {table: len(rows) for table, rows in tables.rows.items()}
    return Draft(folder, counts, tuple(rule.code for rule in pack.rules), tuple(doubts.found))


def _tables(folder: Path, tables: Tables) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, rows in tables.rows.items():
        out = io.StringIO()
        columns = (*TABLES[name].columns, *EVERY)
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([row.get(column, "") for column in columns] for row in rows)
        (folder / f"{name}.csv").write_text(out.getvalue(), encoding="utf-8", newline="\n")


def _loading(folder: Path, name: str, source: str, extends: str, tables: Tables) -> tuple[Pack, dict[str, str]]:
    """The pack, without the rules that do not load with its tables; these with the reason of each."""
    base = extends or BASE
    dropped = {} if extends else {c: "" for table, codes in NEEDS.items() if not tables.rows.get(table) for c in codes}
    known = {path: rule for rule in load_pack(base).rules for path in (f"{base}:{rule.origin}", rule.origin)}
    for _ in range(ROUNDS):
        if not extends and "GEO-01" not in dropped:
            boundary_card(folder, tables.rows["features"], source)
        without = () if extends else SAMPLES
        _tables(folder / "tables", tables)
        text = header(name, source, base, tuple(dropped), without, graded=bool(extends))
        (folder / "pack.toml").write_text(text, encoding="utf-8", newline="\n")
        try:
            return load_pack(folder), dropped
        except PackError as error:
            faults = error.faults
        blamed = {known[f.file].code: f.message_en for f in faults if f.file in known}
        more = {code: words for code, words in blamed.items() if code not in dropped}
        if not _thinned(tables, faults) and not more:
            raise PackError(name, faults)
        dropped |= more
        if "GEO-01" in more:
            shutil.rmtree(folder / "shape", ignore_errors=True)
    raise PackError(name, faults)


def _thinned(tables: Tables, faults: Sequence[PackFault]) -> bool:
    """Leave out the rows that a pack cannot hold, each with its reason; were there any?"""
    found = False
    for table, rows in tables.rows.items():
        bad = {f.row - 2: f for f in faults if f.file == f"tables/{table}.csv" and f.row > 1}
        for number in sorted(bad, reverse=True):
            row, fault, found = rows.pop(number), bad[number], True
            zh, en = f"该行已略过：{fault.message}", f"the row is left out: {fault.message_en}"
            tables.doubts.add(row[SHEET], int(row[NUMBER]), 0, zh, en)
    tables.rows = {table: rows for table, rows in tables.rows.items() if rows}
    return found


def _told(pack: Pack, dropped: Mapping[str, str], extends: str, doubts: Doubts) -> None:
    """What the annex tables cannot say, and what follows from it."""
    codes = " ".join(sorted(dropped))
    if codes:
        zh, en = f"没有对应的表，未采用规则 {codes}", f"without rows for them, these rules are left out: {codes}"
        doubts.add("", 0, 0, zh, en)
    if not extends:
        zh = "附表没有说 XML 的根元素、成果包的文件和评分：请在 pack.toml 的 [claim]、[xml]、[grade] 和表 files 中补充"
        en = "annex tables do not say the root of the XML, the files of a package, or grades: "
        doubts.add("", 0, 0, zh, en + "add [claim], [xml], [grade] in pack.toml, and the table files")
    if any(not row["title_en"] for rows in pack.tables.values() for row in rows if "title_en" in row.values):
        doubts.add("", 0, 0, "有的行没有英文名（title_en）", "some rows have no English name (title_en)")


def plain_name(stem: str) -> str:
    """A pack's name out of that of a file; ``draft`` where nothing is left of it."""
    name = re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-")
    return name if NAME.fullmatch(name) else "draft"


def _refused(name: str, zh: str, en: str) -> PackError:
    return PackError(name, (PackFault("", 0, "", zh, en),))
