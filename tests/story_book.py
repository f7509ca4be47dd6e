"""The figures of a story of supervision by a spreadsheet: what each report says as plain rows, everything else as
formulas, which LibreOffice computes. Nothing of the product counts here.

python tests/story_book.py FOLDER_OF_A_STORY BOOK.xlsx     writes the book, has it computed, compares it with the story
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font, PatternFill
from story_sums import STANDARD_SIZES, Fact

MONTHS = ("2026-04", "2026-05", "2026-06", "2026-07")
LEVELS = ("优", "良", "合格", "不合格", "不完整")
COUNTS = ("submitted", "passed", "failed", "unknown", "first", "first_passed", "first_failed", "rate", "first_rate")
HANDED, FOUND, SAMPLE = "成果", "问题", "样本"
HEAD = (
    *("编号", "项目", "单位", "月份", "第几次", "完整", "合格", "等级", "得分", "示范合同"),
    *("A", "B", "C", "D", "首次"),
)
WHY = (
    ("这本工作簿", "一个虚构的监管故事的全部数字，由公式算出；程序的数字应与之相等（tests/story_book.py 比较）。"),
    (HANDED, "每次提交一行，抄自该次检查的 JSON 报告：合格 1 是、0 否、空为无法判断。单位、项目空着的，成果没有说明。"),
    ("A 至 D", "该成果计数问题的处数，按类在“问题”表中求和（SUMIFS）；人工发现的每项一处。"),
    ("首次", "该项目第一次提交；没有说明项目的，谁也不知道是不是首次，不计。"),
    (FOUND, "每个成果每条规则每类一行：处数。人工项目以其代码列为一条规则。提示（note）不计。"),
    (
        "合计",
        "submitted 为行数；passed、failed 按“合格”列；unknown 为其余。"
        "rate＝passed÷(passed+failed)×100，一位小数，四舍五入。",
    ),
    (
        "规则",
        "submissions：发现该规则问题的成果数；share＝submissions÷全部成果×100。rank：先按成果数，再按处数，再按代码。",
    ),
    (
        SAMPLE,
        "抽中的成果。样本量按 GB/T 24356-2023 表 1 查得。有一个不合格，样本即不合格（6.3）；"
        "否则得分取算术平均，90 优，75 良。",
    ),
    ("通知", "issued：首次提交而不合格或无法判断的；closed：再次提交合格的。"),
)


def write(
    facts: Sequence[Fact],
    drawn: Sequence[str],
    standard: Mapping[str, bool],
    file: Path,
    months: Sequence[str] = MONTHS,
) -> None:
    """The book with its formulas, not computed yet. ``drawn``: projects of the sample; ``standard``: project → whether
    its contract has the standard text."""
    book = Workbook()
    book.remove(book.active)
    _sheet(book, "说明", (("表", "内容"), *WHY), (14, 110))
    found = _found(facts)
    _sheet(book, HANDED, (HEAD, *_handed(facts, standard, len(found))), (6, 14, 24, 9, 7, 6, 6, 9, 10, 9, *(6,) * 5))
    _sheet(book, FOUND, (("编号", "规则", "类别", "处数"), *found), (8, 14, 8, 8))
    _tallies(book, len(facts), sorted({f.made.firm for f in facts if f.told}), months)
    codes = sorted({code for fact in facts for code in fact.found()})
    _rules(book, codes, len(found), len(facts))
    levels = [(name, f"=COUNTIF({_column('H', len(facts))},A{at})") for at, name in enumerate(LEVELS, 2)]
    _sheet(book, "等级", (("等级", "submissions"), *levels), (12, 14))
    _sample(book, drawn, len(facts))
    _notices(book, len(facts))
    book.save(file)


def computed(file: Path) -> None:
    """Have all formulas computed by LibreOffice, in place."""
    with tempfile.TemporaryDirectory() as name:
        profile = f"-env:UserInstallation=file://{name}/profile"
        words = ("soffice", profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", name)
        subprocess.run([*words, str(file)], check=True, stdout=subprocess.DEVNULL, timeout=300)
        shutil.copy(Path(name) / file.name, file)


def values(file: Path) -> dict[str, list[dict[str, Any]]]:
    """Sheet → its rows by heading, as computed."""
    book = load_workbook(file, data_only=True)
    found = {}
    for sheet in book.worksheets:
        head, *rows = sheet.iter_rows(values_only=True)
        found[sheet.title] = [dict(zip(map(str, head), row, strict=True)) for row in rows]
    return found


def tally_of(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row of 合计 as a bulletin has it: shares as texts with one digit."""
    told = {name: row[name] for name in COUNTS}
    shares = {name: None if told[name] in (None, "") else f"{told[name]:.1f}" for name in ("rate", "first_rate")}
    return {**{name: int(told[name]) for name in COUNTS[:7]}, **shares}


def differences(
    held: Mapping[str, list[dict[str, Any]]], said: Mapping[str, Any], months: Sequence[str] = MONTHS
) -> list[str]:
    """Where a bulletin (its JSON) says otherwise than the book."""
    tallies = {row["of"]: tally_of(row) for row in held["合计"]}
    rules = sorted(held["规则"], key=lambda row: row["rank"])
    mine = {
        "all": tallies["全部"],
        "firms": {name: one for name, one in tallies.items() if name.startswith("示例")},
        "nobody's": tallies["（未知）"],
        "months": {name: tallies[name] for name in months},
        "levels": {row["等级"]: row["submissions"] for row in held["等级"] if row["submissions"]},
        "defects": [(r["规则"], r["submissions"], r["findings"], f"{r['share']:.1f}") for r in rules[:20]],
        "rules": len(rules),
        "notices": {row["of"]: row["count"] for row in held["通知"] if row["of"] in ("issued", "closed")},
        "contracts": {row["of"]: row["count"] for row in held["通知"] if row["of"] in ("projects", "standard")},
    }
    firms = {row["firm"]: _counted(row) for row in said["firms"]}
    theirs = {
        "all": _counted(said["all"]),
        "firms": {name: one for name, one in firms.items() if name},
        "nobody's": firms.get("", tally_of(dict.fromkeys(COUNTS[:7], 0) | {"rate": "", "first_rate": ""})),
        "months": {row["month"]: _counted(row) for row in said["months"]},
        "levels": {row["level"]: row["submissions"] for row in said["levels"]},
        "defects": [(r["code"], r["submissions"], r["findings"], r["share"]) for r in said["defects"]],
        "rules": said["rules"],
        "notices": {name: said["notices"][name] for name in ("issued", "closed")},
        "contracts": {name: said["contracts"][name] for name in ("projects", "standard")},
    }
    return [
        f"{name}: the book has {mine[name]}, the bulletin {one}" for name, one in theirs.items() if mine[name] != one
    ]


def _counted(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in COUNTS}


def _found(facts: Sequence[Fact]) -> list[tuple[object, ...]]:
    rows = []
    for fact in facts:
        for code, every in sorted(fact.found().items()):
            rows += [(fact.id, code, one, every.count(one)) for one in sorted(set(every))]
    return rows


def _handed(facts: Sequence[Fact], standard: Mapping[str, bool], found: int) -> list[tuple[object, ...]]:
    rows = []
    for number, one in enumerate(facts, 2):
        grade = one.report["grade"] or {}
        passes = "" if one.passes is None else int(one.passes)
        about = (
            one.id,
            one.made.project if one.told else "",
            one.made.firm if one.told else "",
            one.month,
            one.made.attempt,
        )
        contract = int(standard[one.made.project])
        complete = int(one.report["complete"])
        plain = (*about, complete, passes, one.level, grade.get("score"), contract)
        own = f"{FOUND}!$A$2:$A${found + 1},$A{number},{FOUND}!$C$2:$C${found + 1}"
        sums = (f'=SUMIFS({FOUND}!$D$2:$D${found + 1},{own},"{name}")' for name in "ABCD")
        rows.append((*plain, *sums, f'=IF(AND(B{number}<>"",E{number}=1),1,0)'))
    return rows


def _column(letter: str, rows: int) -> str:
    return f"{HANDED}!${letter}$2:${letter}${rows + 1}"


def _tallies(book: Workbook, rows: int, firms: Sequence[str], months: Sequence[str]) -> None:
    passes, first, firm, month, number = (_column(letter, rows) for letter in "GOCDA")
    every: list[tuple[object, ...]] = [("of", *COUNTS)]
    parts = [("全部", f'{number},">0"'), *((name, f"{firm},$A{{n}}") for name in firms)]
    parts += [("（未知）", f'{firm},""'), *((name, f"{month},$A{{n}}") for name in months)]
    for at, (name, condition) in enumerate(parts, 2):
        where = condition.format(n=at)
        counts = (
            f"=COUNTIFS({where})",
            f"=COUNTIFS({where},{passes},1)",
            f"=COUNTIFS({where},{passes},0)",
            f"=B{at}-C{at}-D{at}",
            f"=COUNTIFS({where},{first},1)",
            f"=COUNTIFS({where},{first},1,{passes},1)",
            f"=COUNTIFS({where},{first},1,{passes},0)",
            f'=IF(C{at}+D{at}=0,"",ROUND(100*C{at}/(C{at}+D{at}),1))',
            f'=IF(G{at}+H{at}=0,"",ROUND(100*G{at}/(G{at}+H{at}),1))',
        )
        every.append((name, *counts))
    _sheet(book, "合计", every, (26, *(12,) * 9))


def _rules(book: Workbook, codes: Sequence[str], found: int, rows: int) -> None:
    """A rule finds things of one class in a submission or of several: its submissions are counted once each."""
    code, own, count = (f"{FOUND}!${letter}$2:${letter}${found + 1}" for letter in "BAD")
    last = len(codes) + 1
    n, f, c = (f"${letter}$2:${letter}${last}" for letter in "BCA")
    every: list[tuple[object, ...]] = [("规则", "submissions", "findings", "share", "rank")]
    for at, name in enumerate(codes, 2):
        once = f"=SUMPRODUCT(({code}=A{at})/COUNTIFS({code},{code},{own},{own}))"
        rank = f'=1+COUNTIF({n},">"&B{at})+COUNTIFS({n},B{at},{f},">"&C{at})'
        rank += f"+SUMPRODUCT(({n}=B{at})*({f}=C{at})*({c}<A{at}))"
        every.append((name, once, f"=SUMIFS({count},{code},A{at})", f"=ROUND(100*B{at}/{rows},1)", rank))
    _sheet(book, "规则", every, (16, 12, 12, 10, 8))


def _sample(book: Workbook, drawn: Sequence[str], rows: int) -> None:
    """The newest submission of each project that was drawn is the one that was, as none of them was handed in again."""
    project, passes, score, first, complete = (_column(letter, rows) for letter in "BGIOF")
    last = len(drawn) + 1
    every: list[tuple[object, ...]] = [("项目", "合格", "得分", "", "of", "value")]
    least = [0, *(upto + 1 for upto, _ in STANDARD_SIZES)]
    steps = ";".join(f"{begin},{size}" for begin, (_, size) in zip(least, STANDARD_SIZES, strict=False))
    sizes = "{" + steps + "}"
    side = [
        ("units", f"=COUNTIFS({first},1,{complete},1)"),
        ("size", f"=VLOOKUP(F2,{sizes},2,TRUE)"),
        ("drawn", f"=COUNTA(A2:A{last})"),
        ("passes", f'=IF(COUNTIF(B2:B{last},0)>0,0,IF(COUNTIF(B2:B{last},1)=F4,1,""))'),
        ("score", f'=IF(F5=1,AVERAGE(C2:C{last}),"")'),
        ("level", '=IF(F5=0,"不合格",IF(F6>=90,"优",IF(F6>=75,"良","合格")))'),
    ]
    for at, name in enumerate(drawn, 2):
        more = side[at - 2] if at - 2 < len(side) else ("", "")
        row = f"MATCH(A{at},{project},0)"
        every.append((name, f"=INDEX({passes},{row})", f"=INDEX({score},{row})", "", *more))
    _sheet(book, SAMPLE, every, (16, 8, 14, 3, 10, 14))


def _notices(book: Workbook, rows: int) -> None:
    attempt, passes, project, contract, first = (_column(letter, rows) for letter in "EGBJO")
    counts = (
        ("of", "count"),
        ("issued", f"=COUNTIFS({attempt},1)-COUNTIFS({attempt},1,{passes},1)"),
        ("closed", f"=COUNTIFS({attempt},2,{passes},1)"),
        ("projects", f'=SUMPRODUCT(({project}<>"")/COUNTIF({project},{project}&""))'),
        ("standard", f"=COUNTIFS({first},1,{contract},1)"),
    )
    _sheet(book, "通知", counts, (12, 10))


def _sheet(book: Workbook, name: str, rows: Sequence[Sequence[object]], widths: Sequence[int]) -> None:
    sheet = book.create_sheet(name)
    for row in rows:
        sheet.append(list(row))
    for cell in sheet[1]:
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", "E8EDF3")
    for column, width in zip(sheet.columns, widths, strict=True):
        sheet.column_dimensions[column[0].column_letter].width = width
    sheet.freeze_panes = "A2"
    if name == "说明":
        for row in sheet.iter_rows():
            row[1].alignment = Alignment(wrap_text=True, vertical="top")


def main(story: Path, file: Path) -> int:
    """Compare; gives the exit status."""
    import json

    from story_sums import facts
    from submissions import planned_again
    from supervision_story import AGAIN, BULLETIN, LOT, story_of

    played = story_of(story, 120, 10, 1)
    every = facts(played.ledger, played.made + planned_again(story / "received" / AGAIN, played.made))
    drawn = [one["project"] for one in json.loads((played.papers / f"{LOT}.draw.json").read_text("utf-8"))["drawn"]]
    standard = {one.project: bool(n % 2) for n, one in enumerate(played.made)}
    write(every, drawn, standard, file)
    computed(file)
    said = json.loads((story / "bulletin" / f"{BULLETIN}.json").read_text("utf-8"))
    verdict = json.loads((played.papers / f"{LOT}.verdict.json").read_text("utf-8"))
    found = differences(values(file), said) + sample_differences(values(file), verdict)
    print("\n".join(found) or f"{file}: no difference")
    return bool(found)


def sample_differences(held: Mapping[str, list[dict[str, Any]]], verdict: Mapping[str, Any]) -> list[str]:
    """Where a verdict (its JSON) says otherwise than the book."""
    told = {row["of"]: row["value"] for row in held[SAMPLE] if row["of"]}
    lot, sample = verdict["lot"], verdict["sample"]
    said = {"units": lot["units"], "size": lot["size"], "drawn": len(verdict["inspected"]), "level": sample["level"]}
    said |= {"passes": {True: 1, False: 0, None: ""}[sample["passes"]], "score": sample["score"] or ""}
    return [
        f"{n}: the book has {told[n]!r}, the verdict {v!r}" for n, v in said.items() if (told[n] or "") != (v or "")
    ]


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).absolute(), Path(sys.argv[2])))
