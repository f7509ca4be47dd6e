"""The texts of a draft: pack.toml, the card of what must close, the page of doubts."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from surveycheck.pack.drafting.doubt import Doubt
from surveycheck.pack.pack import Pack

UNGRADED = """
[inherited]
grade = false
"""


def quoted(text: str) -> str:
    """A TOML text."""
    return json.dumps(text, ensure_ascii=False)


def header(name: str, source: str, base: str, dropped: Sequence[str], without: Sequence[str], graded: bool) -> str:
    """pack.toml of the draft."""
    drop = f"drop = [{', '.join(quoted(code) for code in dropped)}]\n" if dropped else ""
    rows = "".join(f'{table} = ["*"]\n' for table in without)
    examples = f"[inherited.without]                # the examples of the extended pack\n{rows}"
    unchecked = (
        f"A draft made automatically from the tables of {source}: unchecked, not the text of any specification, "
    )
    inherited = "" if graded else f"{UNGRADED}{examples}"
    return (
        f"# A draft, made from the tables of {source}; README.md lists what is doubtful about it.\n"
        f"name = {quoted(name)}\n"
        f"title = {quoted(f'{name}（由附表导入的草稿）')}\n"
        f"title_en = {quoted(f'{name} (a draft from annex tables)')}\n"
        'edition = "0"\n'
        f"extends = {quoted(base)}\n"
        f"{drop}"
        f"notice = {quoted(f'草稿：由 {source} 的附表自动导入，未经核对，不是规定原文，不能用于正式检查。')}\n"
        f"notice_en = {quoted(unchecked + 'and not for official use.')}\n"
        "package = false\n"
        f"{inherited}"
    )


def boundary_card(folder: Path, rows: Sequence[dict[str, str]], source: str) -> None:
    """The card of the areas that must close: those of the layer table."""
    layers = list(dict.fromkeys(row["layer"] for row in rows if row["geometry"] == "area"))
    text = (
        "over = true\n"
        'title = "面未封闭"\n'
        'title_en = "Area is not closed"\n'
        f"clause = {quoted(f'{source}：几何类型为面的图层')}\n"
        'certainty = "unverified"\n'
        'needs = "需要面状图层上的线或面。"\n'
        'needs_en = "Waits for lines or areas on the layers of areas."\n'
        f'select = {{ layers = [{", ".join(map(quoted, layers))}], kinds = ["line", "area"] }}\n'
    )
    (folder / "shape").mkdir(exist_ok=True)
    (folder / "shape" / "boundary-not-closed.toml").write_text(text, encoding="utf-8", newline="\n")


def page(pack: Pack, source: str, doubts: Sequence[Doubt]) -> str:
    """README.md: what the draft holds, and what to look at."""
    counts = "\n".join(f"- `{name}`: {len(rows)}" for name, rows in sorted(pack.tables.items()) if rows)
    lines = "\n".join(f"- {doubt.place or '—'}　{doubt.message}  \n  {doubt.message_en}" for doubt in doubts)
    rules = " ".join(rule.code for rule in pack.rules)
    return (
        f"# {pack.title}\n\n由 {source} 导入。未经核对。Made from {source}; nobody has checked it.\n\n"
        f"## 表 Tables\n\n{counts}\n\n## 规则 Rules\n\n{rules}\n\n## 疑点 Doubts\n\n{lines or '—'}\n\n"
        "## 下一步 Next\n\n逐条核对疑点，改正 `tables/*.csv`，补充 `pack.toml`，再运行 `surveycheck pack lint`。\n"
        "Go through the doubts, mend `tables/*.csv`, complete `pack.toml`, then run `surveycheck pack lint`.\n"
    )
