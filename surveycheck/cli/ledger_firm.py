"""``surveycheck ledger firm NAME``."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from surveycheck.cli.command import Command
from surveycheck.cli.days import day_of
from surveycheck.cli.layout import table, visible
from surveycheck.cli.ledger_at import ledger_at, ledger_option
from surveycheck.cli.screen import Screen

if TYPE_CHECKING:
    from surveycheck.ledger import FirmStory

MOST = 15


def command(screen: Screen) -> Command:
    """The command with its words."""
    word = screen.word
    params: list[click.Parameter] = [
        click.Argument(["name"]),
        click.Option(["--from", "first"], metavar="DATE", help=word("从这一天收到的成果起", "first day of receipt")),
        click.Option(["--to", "last"], metavar="DATE", help=word("到这一天收到的成果止", "last day of receipt")),
        click.Option(["--json", "as_json"], is_flag=True, help=word("以 JSON 输出", "as JSON")),
        ledger_option(screen),
    ]
    words = (
        "一家单位的情况：合格率、首次提交合格率、逐月、反复出现的问题、未结案的通知、信用信息。",
        "A firm: pass rate, first-time pass rate, by month, repeated defects, open notices, credit information.",
    )
    examples = ["surveycheck ledger firm 示例测绘院 --from 2026-01-01"]
    return Command("firm", screen, lambda **given: firm(screen, **given), words, examples, params)


def firm(screen: Screen, name: str, first: str | None, last: str | None, as_json: bool, where: str | None) -> int:
    """Print it."""
    from surveycheck.ledger import firm_story

    days = day_of(first, "--from"), day_of(last, "--to")
    with ledger_at(where) as ledger, ledger.read() as connection:
        story = firm_story(connection, name, *days)
    if as_json:
        from surveycheck.ledger.bulletins import plain

        told = {**asdict(story), "all": plain(story.all), "trend": [[m, plain(t)] for m, t in story.trend]}
        screen.say(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        screen.say("\n".join(lines(screen, story)))
    return 0


def lines(screen: Screen, story: FirmStory) -> list[str]:
    """What is known of a firm, shortly."""
    word, all_ = screen.word, story.all
    head = [
        word("月份", "month"),
        word("成果", "submitted"),
        word("合格", "pass"),
        word("不合格", "fail"),
        word("未能判定", "unknown"),
        word("合格率", "pass rate"),
        word("首次合格率", "first-time"),
    ]
    rows = [tuple(head), *(_row(month, one) for month, one in story.trend), _row(word("合计", "all"), all_)]
    found = [visible(story.name), *table(rows)]
    if story.repeated:
        found.append(word("反复出现的问题（两份以上成果）", "Repeated defects (in two submissions or more)"))
        named = [(d.severity, d.code, str(d.submissions), _title(screen, d)) for d in story.repeated[:MOST]]
        found += table(named)
    waiting = [one for one in story.notices if not one.closed]
    if waiting:
        found.append(word("未结案的整改通知", "Open notices"))
        found += table([(one.number, one.deadline, one.name) for one in waiting])
    if story.credit:
        from surveycheck.ledger import kind_words

        found.append(word("信用信息", "Credit information"))
        found += table([(c.date, kind_words(c)[screen.lang == "en"], c.source, c.text) for c in story.credit])
    return found


def _row(name: str, one: Any) -> tuple[str, ...]:
    counts = (str(n) for n in (one.submitted, one.passed, one.failed, one.unknown))
    return (name, *counts, *("—" if share is None else f"{share}%" for share in (one.rate, one.first_rate)))


def _title(screen: Screen, defect: Any) -> str:
    return str((defect.title_en if screen.lang == "en" else "") or defect.title)
