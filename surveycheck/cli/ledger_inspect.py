"""``surveycheck ledger inspect UNIT``: the checklist of a unit of the sample."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from surveycheck.cli.command import Command, Complaint, existing, suggestion
from surveycheck.cli.layout import table, visible
from surveycheck.cli.ledger_at import ledger_at, ledger_option
from surveycheck.cli.screen import Screen

if TYPE_CHECKING:
    from surveycheck.ledger import Inspected, Ledger, LotUnit
    from surveycheck.manual import Result
    from surveycheck.model import ManualEntry

RESULTS = {"pass": "pass", "fail": "fail", "na": "not-applicable"}
EXAMPLES = (
    "surveycheck ledger inspect SL-2026-014 --item seals --result fail --class B --inspector 李检",
    "surveycheck ledger inspect SL-2026-014 --all pass --survey points.csv --inspector 李检 --run",
)


def command(screen: Screen) -> Command:
    """The command with its words."""
    words = (
        "样本中一个成果（UNIT：项目编号、名称或摘要开头）的检查单：记录人工项目的结果和检测数据；--run 用它们重新检查，"
        "先核对文件仍是提交的成果，得出的等级进入批的评定。"
        "--run 的退出码：0 合格，1 不合格，3 未检完。",
        "The checklist of a unit of the sample (UNIT: number of its project, its name, or first digits of its digest). "
        "Notes results of manual items and check measurements; --run checks it again with these, holds files to the "
        "digest of the submission first, and its grade goes into the verdict of the lot. "
        "Exit status of --run: 0 passes, 1 fails, 3 not complete.",
    )
    params: list[click.Parameter] = [click.Argument(["unit"], metavar="UNIT")]
    params += [*_noting(screen), *_running(screen), ledger_option(screen)]
    return Command("inspect", screen, lambda **given: inspect(screen, **given), words, EXAMPLES, params)


def _noting(screen: Screen) -> list[click.Option]:
    word, file = screen.word, click.Path(path_type=Path)
    usual = word("不通过的类别，默认取规则包的", "class of a failure; default: the pack's")
    evidence = word("证据文件，记下位置和摘要", "file of evidence; its place and digest are kept")
    rest = word("还没有结果的人工项目都记为此结果", "this is the result of every item without one")
    return [
        click.Option(["--item"], metavar="ITEM", help=word("人工项目", "the manual item")),
        click.Option(
            ["--result"], type=click.Choice(list(RESULTS)), help=word("结果；na 不适用", "na: not applicable")
        ),
        click.Option(["--all", "every"], type=click.Choice(["pass", "na"]), help=rest),
        click.Option(["--class", "severity"], type=click.Choice(["A", "B", "C", "D"]), help=usual),
        click.Option(["--note"], default="", metavar="TEXT", help=word("说明", "a remark")),
        click.Option(["--evidence"], type=file, metavar="FILE", help=evidence),
        click.Option(["--inspector"], default="", metavar="NAME", help=word("检查员", "who looked")),
        click.Option(["--survey"], type=file, metavar="FILE", help=word("检测数据（CSV、XLSX）", "check measurements")),
    ]


def _running(screen: Screen) -> list[click.Option]:
    word, file = screen.word, click.Path(path_type=Path)
    files = word("成果现在的位置，默认为提交时的", "where the files are now; default: as handed in")
    decisions = word("检查员对豁免的决定，同 check", "decisions on waivers, as for check")
    pack = word("规则包，默认为上次检查所用的", "default: the one of its last check")
    trust = word("运行规则包文件夹中的 Python", "run the Python of a pack folder")
    hard = word("总时间上限（秒），超过即终止", "end its check after so many seconds")
    return [
        click.Option(["--run"], is_flag=True, help=word("重新检查并评定", "check it again, and grade it")),
        click.Option(["--files"], type=file, metavar="PATH", help=files),
        click.Option(["--pack"], metavar="NAME|FOLDER", help=pack),
        click.Option(["--decisions"], type=file, metavar="FILE", help=decisions),
        click.Option(["--trust-pack"], is_flag=True, help=trust),
        click.Option(["--hard-limit"], type=float, metavar="SECONDS", help=hard),
        click.Option(["--memory-limit"], type=float, metavar="GB", help=word("内存上限", "end it beyond that")),
    ]


def inspect(screen: Screen, unit: str, where: str | None, **given: Any) -> int:
    """Note what is to be noted, check what is to be checked, and show the checklist."""
    from surveycheck.cli.apart import limits_of
    from surveycheck.ledger import drawn_unit, inspected
    from surveycheck.office import Means, examine, note_all, take_survey

    limits = limits_of(given)
    for name in ("evidence", "survey", "files", "decisions"):
        if given[name] is not None:
            existing(given[name], screen)
    with ledger_at(where) as ledger:
        with ledger.read() as connection:
            own = drawn_unit(connection, unit)
        if given["item"] is not None or given["result"] is not None:
            _note(screen, ledger, own, given)
        if given["every"] is not None:
            note_all(ledger, own, RESULTS[given["every"]], given["inspector"], given["pack"])
        if given["survey"] is not None:
            take_survey(ledger, own, given["survey"], given["inspector"], given["pack"])
        if given["run"]:
            means = Means(given["files"], given["pack"], given["decisions"], limits, given["trust_pack"])
            examine(ledger, own, means)
        with ledger.read() as connection:
            state = inspected(connection, own)
        _show(screen, ledger, state, given["pack"])
    return {True: 0, False: 1, None: 3}[state.result.passes] if given["run"] else 0


def _note(screen: Screen, ledger: Ledger, unit: LotUnit, given: dict[str, Any]) -> None:
    from surveycheck.ledger import note_result
    from surveycheck.manual import Result, items_of
    from surveycheck.pack import load_pack

    if given["item"] is None or given["result"] is None:
        raise Complaint("--item 和 --result 要一起给出", "--item and --result go together")
    items = {entry.item: entry for entry in items_of(load_pack(given["pack"] or unit.pack, examples=False))}
    entry = items.get(given["item"])
    if entry is None:
        close = suggestion(given["item"], items, screen)
        zh, en = f"没有人工项目 {given['item']}", f"there is no manual item {given['item']}"
        raise Complaint(f"{zh}{close}；有：{'、'.join(items)}", f"{en}{close}; there are: {', '.join(items)}")
    words = {"severity": given["severity"] or "", "note": given["note"], "name": given["inspector"]}
    told = Result(entry.item, RESULTS[given["result"]], **words)
    with ledger.write() as connection:
        note_result(connection, unit, entry, told, given["evidence"])


def _show(screen: Screen, ledger: Ledger, state: Inspected, pack: str | None) -> None:
    from surveycheck.ledger import counted, results_of, survey_of
    from surveycheck.office import checklist
    from surveycheck.pack import load_pack
    from surveycheck.report.verdict import level_words, rounded

    unit, word, found = state.unit, screen.word, state.result
    with ledger.read() as connection:
        rows = checklist(load_pack(pack or unit.pack, examples=False), results_of(connection, unit.id))
        survey = survey_of(connection, unit.id)
    head = [(word("批", "lot"), f"{unit.lot} № {unit.place}"), (word("生产单位", "firm"), unit.firm or "—")]
    head += [(word("检查员", "inspectors"), word("、", ", ").join(unit.inspectors) or "—"), ("SHA-256", unit.digest)]
    if state.report is not None:
        counts = counted(state.report)
        head.append((word("缺陷", "defects"), "  ".join(f"{name} {counts[name]}" for name in "ABCD")))
    head.append(
        (word("检测数据", "check survey"), f"{survey.name}  {survey.inspector}  {survey.date}" if survey else "—")
    )
    lines = [f"{unit.project}  {unit.name}", *table(head), word("  人工项目", "  manual items")]
    lines += [f"    {_line(screen, entry, result)}" for entry, result in rows]
    level = word(*level_words(found.level)) if found.level else word("未评定", "not graded")
    lines.append(f"  {level}" + ("" if found.score is None else f"  {rounded(float(found.score))}"))
    lines += [f"  {word(*words)}" for words in state.missing]
    screen.say("\n".join(visible(line) for line in lines))


def _line(screen: Screen, entry: ManualEntry, result: Result | None) -> str:
    from surveycheck.ledger import RESULTS as WORDS

    title = screen.word(entry.title, entry.title_en or entry.title)
    if result is None:
        return f"[ ] {entry.item}  {title}"
    said = " ".join(part for part in (screen.word(*WORDS[result.result]), result.severity, result.note) if part)
    return f"[{'×' if result.result == 'fail' else '√'}] {entry.item}  {title}  {said}  {result.name} {result.date}"
