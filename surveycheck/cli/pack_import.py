"""``surveycheck pack import TABLES.xlsx``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from surveycheck.cli.command import Command, Complaint, existing
from surveycheck.cli.layout import wrapped
from surveycheck.cli.screen import Screen

if TYPE_CHECKING:
    from surveycheck.pack.drafting import Draft

CLEAR, DOUBTFUL, UNREAD = 0, 1, 3
ENDINGS = (".xlsx", ".xlsm", ".csv")
EXAMPLES = (
    "surveycheck pack import annex.xlsx",
    "surveycheck pack import annex.xlsx --out packs/my-city --extends ningbo",
)


def command(screen: Screen) -> Command:
    """The command with its words."""
    word = screen.word
    out = word("新文件夹；默认按文件名", "the new folder; default: after the file")
    base = word("在哪个规则包之上（默认：通用规则）", "the pack to lay the tables over; default: general rules")
    params: list[click.Parameter] = [
        click.Argument(["tables"], type=click.Path(path_type=Path)),
        click.Option(["--out"], type=click.Path(path_type=Path), metavar="FOLDER", help=out),
        click.Option(["--extends"], default="", metavar="PACK", help=base),
    ]
    words = (
        "由数据规定的附表（图层表、字段表、代码表）起草规则包：按中英文表头识别各列，疑点逐条列出工作表、行、列，"
        "也写进草稿的 README.md。退出码：0 无疑点，1 有疑点，3 文件无法读取。",
        "Drafts a pack from the annex tables of a specification (layers, fields, codes): columns are recognised by "
        "their headings, Chinese or English; doubts are listed with sheet, row and column, in the draft's README.md "
        "too. Exit status: 0 no doubts, 1 some, 3 the file cannot be read.",
    )
    return Command("import", screen, lambda **given: import_(screen, **given), words, EXAMPLES, params)


def import_(screen: Screen, tables: Path, out: Path | None, extends: str) -> int:
    """Write the draft and print what is doubtful."""
    from surveycheck.pack import PackError, installed_packs
    from surveycheck.pack.drafting import NoTables, draft_pack
    from surveycheck.pack.drafting.draft import plain_name
    from surveycheck.sheets import BookError

    existing(tables, screen)
    if tables.is_dir() or tables.suffix.lower() not in (*ENDINGS, ".xls", ".xlsb"):
        raise Complaint(f"{tables}：请给出 .xlsx 或 .csv", f"{tables}: give an .xlsx or a .csv")
    packs = [pack.name for pack in installed_packs()]
    if extends and extends not in packs:
        known = ", ".join(packs)
        raise Complaint(f"没有规则包 {extends}（有：{known}）", f"there is no pack {extends} (there are: {known})")
    folder = out or Path(plain_name(tables.stem))
    try:
        draft = draft_pack(tables, folder, plain_name(folder.name), extends)
    except BookError as error:
        screen.tell(f"{tables.name}：{error.zh}", f"{tables.name}: {error.en}")
        return UNREAD
    except NoTables as error:
        zh = f"{tables.name} 中没有识别出图层表、字段表或代码表（看表头：字段名称、字段类型；图层；代码、名称）"
        en = f"no table of layers, fields or codes was recognised in {tables.name} "
        en += "(headings: field, type; layer; code, name)"
        raise Complaint(zh, en) from error
    except PackError as error:
        fault = error.faults[0]
        raise Complaint(f"{fault.file} {fault.message}".strip(), f"{fault.file} {fault.message_en}".strip()) from error
    screen.say("\n".join(_told(draft, screen)))
    return DOUBTFUL if any(doubt.sheet for doubt in draft.doubts) else CLEAR


def _told(draft: Draft, screen: Screen) -> Iterator[str]:
    word = screen.word
    yield word(f"已写出草稿 {draft.folder}", f"the draft {draft.folder} is there")
    rows = "  ".join(f"{table} {count}" for table, count in sorted(draft.rows.items()))
    yield word(f"  表（行数）：{rows}", f"  tables (rows): {rows}")
    yield "  " + "\n    ".join(wrapped(word("规则：", "rules: ") + " ".join(draft.rules), 94))
    if draft.doubts:
        yield word(f"疑点 {len(draft.doubts)} 处：", f"{len(draft.doubts)} doubts:")
    for doubt in draft.doubts:
        line = f"{doubt.place or '—'}  {word(doubt.message, doubt.message_en)}"
        yield "  " + "\n    ".join(wrapped(line, 94))
    yield word(
        f"下一步：核对疑点，补充 {draft.folder / 'pack.toml'}，再运行 surveycheck pack lint {draft.folder}",
        f"next: go through the doubts, complete {draft.folder / 'pack.toml'}, run surveycheck pack lint {draft.folder}",
    )
