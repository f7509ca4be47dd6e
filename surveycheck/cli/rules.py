"""``surveycheck rules``."""

from __future__ import annotations

import json

import click

from surveycheck.cli.command import Command
from surveycheck.cli.layout import table
from surveycheck.cli.screen import Screen


def command(screen: Screen) -> Command:
    """The command with its words."""
    word = screen.word
    options = [
        click.Option(
            ["--pack"], metavar="NAME|FOLDER", help=word("规则包；默认所有已安装的", "a pack; default: all installed")
        ),
        click.Option(["--json", "as_json"], is_flag=True, help=word("输出 JSON", "as JSON")),
    ]
    words = ("列出规则包的规则：编号、缺陷类别、名称。", "Lists the rules of a pack: code, class and title.")
    examples = ["surveycheck rules --pack geometry", "surveycheck rules --json"]
    return Command("rules", screen, lambda pack, as_json: rules(screen, pack, as_json), words, examples, options)


def rules(screen: Screen, pack: str | None, as_json: bool) -> int:
    """Print the rules, as lines or as a JSON list."""
    from surveycheck.cli.packs_of import packs_of

    packs = packs_of(pack, screen)
    if as_json:
        rows = [
            {
                "code": rule.code,
                "name": rule.name,
                "title": rule.title,
                "title_en": rule.title_en,
                "stage": rule.stage,
                "severity": rule.severity,
                "quality": rule.quality,
                "clause": rule.clause,
                "clause_en": rule.clause_en,
                "pack": one.name,
            }
            for one in packs
            for rule in one.rules
        ]
        screen.say(json.dumps(rows, ensure_ascii=False, indent=1))
        return 0
    for one in packs:
        screen.say(f"{one.name}  {screen.word(one.title, one.title_en)}  ({len(one.rules)})")
        lines = [
            (
                " = ".join((r.code, *r.aliases)),
                "·" if r.severity == "note" else r.severity,
                screen.word(r.title, r.title_en),
            )
            for r in one.rules
        ]
        screen.say("\n".join(table(lines)) + "\n")
    return 0
