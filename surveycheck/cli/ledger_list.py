"""``surveycheck ledger list projects|firms|submissions|runs|lots|draws|notices|due``."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

import click

from surveycheck.cli.command import Command
from surveycheck.cli.days import day_of, shown
from surveycheck.cli.layout import table
from surveycheck.cli.ledger_at import ledger_at, ledger_option
from surveycheck.cli.screen import Screen

WHAT = ("projects", "firms", "submissions", "runs", "lots", "draws", "notices", "due")
LIMIT = 50


def command(screen: Screen) -> Command:
    """The command with its words."""
    word = screen.word
    params: list[click.Parameter] = [
        click.Argument(["what"], type=click.Choice(WHAT), metavar="WHAT"),
        click.Option(["--firm"], default="", metavar="NAME", help=word("只列此单位的", "of this firm only")),
        click.Option(["--project"], default="", metavar="NUMBER", help=word("只列此项目的", "of this project only")),
        click.Option(["--stage"], default="", help=word("只列此阶段的", "of this stage only")),
        click.Option(["--from", "first"], metavar="DATE", help=word("从这一天起（含）", "from this day on")),
        click.Option(["--to", "last"], metavar="DATE", help=word("到这一天止（含）", "up to this day")),
        click.Option(
            ["--level"], default="", help=word("等级或结果，如 不合格、不完整", "level or result, such as 不合格")
        ),
        click.Option(["--text"], default="", help=word("名称或编号中含有", "a part of a name or number")),
        click.Option(
            ["--offset"], type=click.IntRange(0, 2**31 - 1), default=0, help=word("跳过多少行", "rows to skip")
        ),
        click.Option(
            ["--limit"],
            type=click.IntRange(1, 10_000),
            default=LIMIT,
            help=word("最多列多少行，默认 50", "default: 50"),
        ),
        click.Option(["--json", "as_json"], is_flag=True, help=word("以 JSON 输出", "as JSON")),
        ledger_option(screen),
    ]
    words = (
        "列出台账：projects 项目，firms 单位，submissions 成果，runs 检查结果，lots 批次，draws 抽样，"
        "notices 整改通知，"
        "due 未结案的通知（按期限）。日期按北京时间。",
        "Lists what the ledger holds; due: notices that are open, the first due first. Days are those of China.",
    )
    examples = [
        "surveycheck ledger list submissions --level 不合格 --from 2026-01-01",
        "surveycheck ledger list due",
    ]
    return Command("list", screen, lambda **given: show(screen, **given), words, examples, params)


def show(screen: Screen, what: str, where: str | None, as_json: bool, offset: int, limit: int, **given: Any) -> int:
    """Print a page."""
    from surveycheck.ledger import Filter, lists

    given |= {name: day_of(given[name], option) for name, option in (("first", "--from"), ("last", "--to"))}
    wanted = Filter(**given, open=True) if what == "due" else Filter(**given)
    ask: Any = {"due": lists.notices, "draws": lists.drawings}.get(what) or getattr(lists, what)
    with ledger_at(where) as ledger, ledger.read() as connection:
        page = ask(connection, wanted, offset, limit)
    if as_json:
        document = {"total": page.total, "offset": page.offset, "rows": [asdict(row) for row in page.rows]}
        screen.say(json.dumps(document, ensure_ascii=False, indent=1))
        return 0
    rows = [cells(screen, row) for row in page.rows]
    head = tuple(screen.word(*pair) for pair in HEADS[what])
    screen.say("\n".join(table([head, *rows], indent="", columns=140)) if rows else screen.word("没有", "none"))
    last = page.offset + len(page.rows)
    if last < page.total or page.offset:
        told = f"{page.offset + 1}–{last} / {page.total}"
        screen.say(screen.word(f"第 {told}（--offset 翻页）", f"{told} (--offset for more)"))
    return 0


Pair = tuple[str, str]
ID, NAME, LEVEL = ("编号", "id"), ("名称", "name"), ("结果", "result")
NOTICE: tuple[Pair, ...] = (
    ("通知书", "notice"),
    ("期限", "deadline"),
    ("剩余天数", "days left"),
    ("单位", "firm"),
    ("项目", "project"),
    ("状态", "state"),
)
HEADS: dict[str, tuple[Pair, ...]] = {
    "projects": (("项目编号", "number"), ("成果", "submissions"), LEVEL, ("区县", "district"), NAME),
    "firms": (("成果", "submissions"), ("合格", "pass"), ("不合格", "fail"), ("资质", "qualification"), NAME),
    "submissions": (ID, ("收到", "received"), LEVEL, ("得分", "score"), ("项目", "project"), ("单位", "firm"), NAME),
    "runs": (ID, ("成果", "submission"), ("检查时间", "checked"), LEVEL, ("规则包", "pack"), NAME),
    "lots": (ID, ("封闭", "closed"), ("单位数", "units"), ("样本", "sample"), LEVEL, NAME),
    "draws": (ID, ("时间", "drawn"), ("公开数", "number"), ("样本", "sample"), ("批次", "lot")),
    "notices": NOTICE,
    "due": NOTICE,
}


def cells(screen: Screen, row: Any) -> tuple[str, ...]:
    """A row of the list."""
    return CELLS[type(row).__name__](screen, row)


def _score(score: float | None) -> str:
    return "" if score is None else f"{score:.2f}"


def _level(screen: Screen, level: str) -> str:
    from surveycheck.ledger import standing_words

    return standing_words(level)[screen.lang == "en"]


def _state(screen: Screen, row: Any) -> str:
    """What a notice waits for, or how it ended."""
    from surveycheck.ledger import outcome_words

    if row.closed:
        return outcome_words(row.outcome)[screen.lang == "en"]
    waits = []
    if row.objections:
        waits.append(screen.word("异议待决定", "an objection to decide"))
    if row.resubmission is not None:
        waits.append(screen.word(f"已再次提交（{row.resubmission}），待复查", f"handed in again ({row.resubmission})"))
    if row.days is not None and row.days < 0:
        waits.append(screen.word("逾期", "overdue"))
    return screen.word("；", "; ").join(waits) or screen.word("整改中", "open")


def _submission(screen: Screen, row: Any) -> tuple[str, ...]:
    level, score = _level(screen, row.level), _score(row.score)
    return (str(row.id), shown(row.received), level, score, row.project, row.firm, row.name)


def _run(screen: Screen, row: Any) -> tuple[str, ...]:
    from surveycheck.ledger import standing_of

    level = _level(screen, standing_of(row.level, row.complete, bool(row.passes)))
    return (str(row.id), str(row.submission_id), shown(row.started), level, f"{row.pack} {row.edition}", row.name)


def _project(screen: Screen, row: Any) -> tuple[str, ...]:
    level = _level(screen, row.level) if row.submissions else ""
    return (row.number, str(row.submissions), level, row.district, row.name)


def _notice(screen: Screen, row: Any) -> tuple[str, ...]:
    days = "" if row.days is None else str(row.days)
    return (row.number, row.deadline, days, row.firm, row.project, _state(screen, row))


CELLS: dict[str, Callable[[Screen, Any], tuple[str, ...]]] = {
    "ProjectRow": _project,
    "FirmRow": lambda s, r: (str(r.submissions), str(r.passed), str(r.failed), r.qualification, r.name),
    "SubmissionRow": _submission,
    "RunRow": _run,
    "LotRow": lambda s, r: (str(r.id), shown(r.closed), str(r.units), str(r.size), r.verdict or r.level, r.name),
    "DrawingRow": lambda s, r: (str(r.id), shown(r.entered), r.number, f"{r.drawn}/{r.units}", r.lot),
    "NoticeRow": _notice,
}
