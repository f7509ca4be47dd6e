"""``surveycheck ledger verdict LOT``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from surveycheck.cli.command import Command, Complaint
from surveycheck.cli.layout import visible
from surveycheck.cli.ledger_at import ledger_at, ledger_option
from surveycheck.cli.screen import Screen

if TYPE_CHECKING:
    from surveycheck.ledger import Judged

EXAMPLES = ('surveycheck ledger verdict 2026-Q4 --out papers --number "甬测质检（2026）第（001）号"',)
NAMED = 10
"""Units outside the sample that are named."""

STATUS = {"批合格": 0, "批不合格": 1, None: 3}


def command(screen: Screen) -> Command:
    """The command with its words."""
    word = screen.word
    texts = {
        "--number": word("报告编号", "number of the report"),
        "--client": word("委托单位，默认取 office.toml", "who commissioned it; default: client in office.toml"),
        "--state": word("样品状态", "state of the samples"),
        "--samplers": word("抽样人（不少于 2 人）", "who sampled (two at least)"),
        "--place": word("抽样地点", "place of sampling"),
    }
    again = word("结果有改动，重新评定", "results have changed: judge it anew")
    params: list[click.Parameter] = [
        click.Argument(["lot"], metavar="LOT"),
        click.Option(["--again"], is_flag=True, help=again),
        *office_options(screen, "json,pdf,docx,xlsx"),
        *(click.Option([name], default="", metavar="TEXT", help=said) for name, said in texts.items()),
        ledger_option(screen),
    ]
    words = (
        "评定样本和批（GB/T 24356-2023，6.3、6.4），写出检验报告及附件；尚缺结果时说明缺什么，报告为草稿。"
        "没有写明的内容留空手填。退出码：0 批合格，1 批不合格，3 尚不能评定。",
        "Judges sample and lot (GB/T 24356-2023, 6.3 and 6.4), writes the inspection report with its annexes; says "
        "what is missing where it cannot be judged yet: the report is a draft then. What is not given is left blank. "
        "Exit status: 0 accepted, 1 rejected, 3 not known yet.",
    )
    return Command("verdict", screen, lambda **given: verdict(screen, **given), words, EXAMPLES, params)


def office_options(screen: Screen, formats: str) -> list[click.Parameter]:
    """Where papers go, and how they look."""
    word, folder = screen.word, click.Path(path_type=Path, file_okay=False)
    templates = word("单位的模板和 office.toml，同 check", "the office's templates and office.toml, as for check")
    kinds = word(f"格式，默认 {formats}", f"default: {formats}")
    return [
        click.Option(["--out"], type=folder, metavar="FOLDER", help=word("文件写到此处", "where files are written")),
        click.Option(["--format", "formats"], default=formats, metavar="LIST", help=kinds),
        click.Option(["--templates"], type=folder, metavar="FOLDER", help=templates),
    ]


def formats_of(text: str, known: Sequence[str]) -> tuple[str, ...]:
    """``pdf,docx`` → its names. Raises Complaint."""
    names = tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))
    unknown = [name for name in names if name not in known]
    if unknown or not names:
        there = ", ".join(known)
        raise Complaint(f"--format {text}：可用 {there}", f"--format {text}: there are {there}")
    return names


def verdict(screen: Screen, lot: str, again: bool, **given: Any) -> int:
    """Judge it, keep the verdict, write the papers; gives the exit status."""
    from surveycheck.ledger import decide, judge, lot_named, rules_of, verdict_of
    from surveycheck.office import VERDICT_FORMATS, Task, write_verdict
    from surveycheck.pack import load_pack

    formats = formats_of(given["formats"], VERDICT_FORMATS)
    with ledger_at(given["where"]) as ledger:
        with ledger.read() as connection:
            pack = load_pack(lot_named(connection, lot).place, examples=False)
        with ledger.write() as connection:
            judged = judge(connection, lot, rules_of(pack))
            if judged.batch.verdict is not None:
                decide(connection, judged, again)
            kept = verdict_of(connection, judged.draw.stored.id) if judged.batch.verdict else None
    screen.say(said_of(judged, screen))
    if given["out"] is not None:
        task = Task(*(given[name] for name in ("number", "client", "state", "samplers", "place")))
        decided = str(kept["decided"]) if kept else ""
        paths = write_verdict(
            judged, pack, task, given["out"], formats, screen.lang, given["templates"], decided, screen.tell
        )
        for path in paths:
            screen.tell(f"已写出 {path}", f"written: {path}")
    return STATUS[judged.batch.verdict]


def said_of(judged: Judged, screen: Screen) -> str:
    """A verdict in words."""
    from surveycheck.office.words import VERDICTS
    from surveycheck.report.verdict import level_words, rounded

    sample, word = judged.sample, screen.word
    said = word(*VERDICTS[judged.batch.verdict][1])
    lines = [f"{judged.draw.stored.lot.name}  {said}"]
    for one in judged.inspected:
        found = one.result
        level = word(*level_words(found.level)) if found.level else "—"
        score = "" if found.score is None else rounded(float(found.score))
        lines.append(f"  {one.unit.place:>3}  {one.unit.project}  {one.unit.name}  {level}  {score}")
    if sample.passes and sample.score is not None and sample.level:
        level = word(*level_words(sample.level))
        lines.append(word("  样本 ", "  sample ") + f"{level} {rounded(float(sample.score))}")
    if judged.final:
        lines.append(word("  批的最终检查等级 ", "  grade of the batch ") + word(*level_words(judged.final)))
    why = judged.missing if judged.batch.verdict is None and judged.missing else judged.batch.reasons
    lines += [f"  {word(*words)}" for words in dict.fromkeys(why)]
    lines += [f"  {word(*words)}" for words in _outside(judged)]
    return "\n".join(visible(line) for line in lines)


def _outside(judged: Judged) -> Iterator[tuple[str, str]]:
    """Of units that were not drawn and do not pass."""
    if judged.failing:
        names, count = ", ".join(judged.failing[:NAMED]), len(judged.failing)
        yield (
            f"样本以外有 {count} 个单位成果最近一次检查不合格，应另行整改：{names}",
            f"{count} unit(s) outside the sample fail by their newest check and are to be mended: {names}",
        )
