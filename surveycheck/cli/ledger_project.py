"""``surveycheck ledger timeline PROJECT``."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from surveycheck.cli.command import Command
from surveycheck.cli.days import shown
from surveycheck.cli.layout import table, visible
from surveycheck.cli.ledger_at import ledger_at, ledger_option
from surveycheck.cli.screen import Screen

if TYPE_CHECKING:
    from surveycheck.ledger import ProjectStory


def command(screen: Screen) -> Command:
    """The command with its words."""
    params: list[click.Parameter] = [
        click.Argument(["project"]),
        click.Option(["--json", "as_json"], is_flag=True, help=screen.word("以 JSON 输出", "as JSON")),
        ledger_option(screen),
    ]
    words = (
        "一个项目的时间线：各阶段的提交和结果、整改通知、抽查，按先后排列。",
        "A project's timeline: what was handed in for each stage and what came of it, notices, draws, in order.",
    )
    examples = ["surveycheck ledger timeline SL-2026-0001"]
    return Command("timeline", screen, lambda **given: timeline(screen, **given), words, examples, params)


def timeline(screen: Screen, project: str, as_json: bool, where: str | None) -> int:
    """Print it."""
    from surveycheck.ledger import project_story

    with ledger_at(where) as ledger, ledger.read() as connection:
        story = project_story(connection, project)
    if as_json:
        screen.say(json.dumps(asdict(story), ensure_ascii=False, indent=1))
        return 0
    screen.say(visible(f"{story.number}  {story.name}"))
    for stage in stages(story, screen):
        screen.say(stage)
    rows = [(shown(one.at), one.text_en if screen.lang == "en" else one.text) for one in story.happenings]
    screen.say(screen.word("经过", "What happened"))
    screen.say("\n".join(table(rows)))
    return 0


def stages(story: ProjectStory, screen: Screen) -> list[str]:
    """A block for each stage of the project, those of the pack for which nothing was handed in included."""
    there = dict(story.stages)
    order = [*_of_pack(story), *(stage for stage in there)]
    blocks = []
    for stage in dict.fromkeys(order):
        rows = [
            (str(r.id), shown(r.received), r.level, "" if r.score is None else f"{r.score:.2f}", r.name)
            for r in there.get(stage, ())
        ]
        body = list(table(rows)) or [screen.word("  尚未提交", "  nothing handed in yet")]
        blocks.append("\n".join([visible(stage) or screen.word("（未写明阶段）", "(no stage said)"), *body]))
    return blocks


def _of_pack(story: ProjectStory) -> list[str]:
    """The stages that the pack of the newest submission knows, in their order."""
    from surveycheck.pack import PackError, load_pack

    names = [row.pack for _, rows in story.stages for row in rows if row.pack]
    try:
        pack = load_pack(names[-1], examples=False) if names else None
    except PackError:
        return []
    rows = pack.table("stages") if pack else ()
    return [row["stage"] for row in sorted(rows, key=lambda row: float(row["order"]))]
