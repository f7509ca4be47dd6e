"""``surveycheck ledger notice show NUMBER``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from surveycheck.cli.command import Command
from surveycheck.cli.layout import table, visible
from surveycheck.cli.ledger_at import ledger_at, ledger_option
from surveycheck.cli.screen import Screen

if TYPE_CHECKING:
    from surveycheck.ledger import Notice

ROWS = 20


def command(screen: Screen) -> Command:
    """The command with its words."""
    from surveycheck.cli.ledger_notice_issue import paper_options

    json_words = screen.word("以 JSON 输出", "as JSON")
    params: list[click.Parameter] = [
        click.Argument(["number"]),
        *paper_options(screen),
        click.Option(["--json", "as_json"], is_flag=True, help=json_words),
        ledger_option(screen),
    ]
    words = (
        "显示一份整改通知书：问题、期限、异议、复查；--out 写成 PDF、DOCX，内容与发出时相同。",
        "Shows a notice: defects, deadline, objections, re-checks; --out writes it as PDF, DOCX, as it was issued.",
    )
    examples = ["surveycheck ledger notice show 整改3 --out 通知"]
    return Command("show", screen, lambda **given: show(screen, **given), words, examples, params)


def show(screen: Screen, number: str, where: str | None, **given: Any) -> int:
    """Print it, and write the paper where one is wanted."""
    from surveycheck.ledger import notice_of, objections

    with ledger_at(where) as ledger, ledger.read() as connection:
        notice, against = notice_of(connection, number), objections(connection, number)
    if given["as_json"]:
        screen.say(json.dumps(dict(notice.document), ensure_ascii=False, indent=1))
    else:
        screen.say("\n".join(lines(screen, notice)))
        for one in against:
            late = screen.word("（逾期）", " (late)") if one.late else ""
            said = one.outcome or screen.word("未决定", "not decided")
            screen.say(
                visible(f"  {screen.word('异议', 'objection')} {one.filed}{late}：{one.text} → {said} {one.reason}")
            )
    write(screen, notice, given["out"], given["formats"], given["templates"])
    return 0


def lines(screen: Screen, notice: Notice) -> list[str]:
    """What it says, shortly."""
    from surveycheck.ledger import outcome_words

    said, word = notice.document, screen.word
    state = outcome_words(notice.outcome)[screen.lang == "en"] if notice.closed else word("未结案", "open")
    facts = [
        (word("编号", "number"), notice.number),
        (word("单位", "firm"), said["firm"]),
        (word("项目", "project"), f"{said['project']} {said['project_name']}"),
        (word("成果", "deliverable"), said["deliverable"]),
        (word("期限", "deadline"), notice.deadline),
        (word("异议至", "objections until"), notice.objection_deadline or "—"),
        (word("状态", "state"), state),
    ]
    rows = [
        (str(row["no"]), row["severity"], row["code"], row["message_en"] if screen.lang == "en" else row["message"])
        for row in said["defects"][:ROWS]
    ]
    more = len(said["defects"]) - len(rows) + said["beyond"]
    tail = [word(f"  另有 {more} 处", f"  {more} more")] if more > 0 else []
    return [*table(facts, indent=""), "", *table(rows), *tail]


def write(screen: Screen, notice: Notice, out: Path | None, formats: str, templates: Path | None) -> None:
    """The paper, in the language of the screen, where a folder is said."""
    if out is None:
        return
    from surveycheck.office import write_notice

    paths = write_notice(notice, out, formats, screen.lang, templates, screen.tell)
    for path in paths:
        screen.say(f"{screen.word('已写出：', 'Written:')} {path}")
