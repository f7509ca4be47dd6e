"""``surveycheck pack diff OLD NEW``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from surveycheck.cli.command import Command, Complaint, existing
from surveycheck.cli.screen import Screen

if TYPE_CHECKING:
    from surveycheck.cli.pack_on import Verdicts
    from surveycheck.pack import Pack
    from surveycheck.pack.diff import PackDiff

SAME, DIFFERENT, INCOMPLETE = 0, 1, 3
SCHEMA = "surveycheck-pack-diff/1"
EXAMPLES = (
    "surveycheck pack diff ningbo jiaxing",
    "surveycheck pack diff packs/city-2026 packs/city-2027 --on deliverables --json",
)


def command(screen: Screen) -> Command:
    """The command with its words."""
    word = screen.word
    on = word(
        "一个成果，或装有若干成果的文件夹：用两个规则包各查一遍", "a deliverable, or a folder of them: check by both"
    )
    params: list[click.Parameter] = [
        click.Argument(["old"]),
        click.Argument(["new"]),
        click.Option(["--on"], type=click.Path(path_type=Path), metavar="FOLDER", help=on),
        click.Option(["--json", "as_json"], is_flag=True, help=word("输出 JSON", "print JSON")),
        click.Option(["--trust-pack"], is_flag=True, help=word("运行文件夹中的 Python", "run the Python of folders")),
    ]
    words = (
        "比较两个规则包（名称或文件夹）：设置、表中的行、规则、评分方案；加 --on 时用两者各查一遍成果，"
        "列出由通过变为不通过的。退出码：0 没有不同，1 有不同，3 有成果未能完整检查。",
        "Compares two packs (names or folders): settings, rows of tables, rules, grade policy; with --on checks "
        "deliverables by both, and tells which would newly fail or pass. Exit status: 0 no difference, 1 some, "
        "3 a deliverable was not checked completely.",
    )
    return Command("diff", screen, lambda **given: diff(screen, **given), words, EXAMPLES, params)


def diff(screen: Screen, old: str, new: str, **given: Any) -> int:
    """Compare and print; gives the exit status."""
    from surveycheck.cli.pack_on import verdicts_on
    from surveycheck.pack.diff import diff as differences

    packs = tuple(_loaded(name, given["trust_pack"], screen) for name in (old, new))
    found = differences(*packs)
    on: Path | None = given["on"]
    if on is not None:
        existing(on, screen)
    verdicts = verdicts_on(on, (old, new), packs, given["trust_pack"], screen) if on is not None else []
    if given["as_json"]:
        screen.say(json.dumps(_json(found, verdicts, on), ensure_ascii=False, indent=1))
    else:
        from surveycheck.cli.pack_diff_text import text

        screen.say("\n".join(text(found, verdicts, on is not None, screen)))
    if any(not side.complete for verdict in verdicts for side in (verdict.old, verdict.new)):
        return INCOMPLETE
    return SAME if found.same and all(v.change == "same" for v in verdicts) else DIFFERENT


def _loaded(name: str, trust: bool, screen: Screen) -> Pack:
    from surveycheck.cli.options import spelling
    from surveycheck.pack import PackError, load_pack

    try:
        with spelling(screen):
            return load_pack(name, trust=trust)
    except PackError as error:
        fault, more = error.faults[0], len(error.faults) - 1
        where = ":".join(str(part) for part in (fault.file, fault.row or "") if part)
        zh = f"规则包 {name} 无法加载：{where} {fault.message}（另有 {more} 处，见 pack lint）"
        raise Complaint(
            zh, f"the pack {name} does not load: {where} {fault.message_en} (and {more} more: pack lint)"
        ) from error


def _json(found: PackDiff, verdicts: list[Verdicts], on: Path | None) -> dict[str, Any]:
    def named(pack: Pack) -> dict[str, str]:
        return {"name": pack.name, "edition": pack.edition, "digest": pack.digest}

    def pairs(parts: Any) -> dict[str, Any]:
        return {name: {"old": before, "new": after} for name, (before, after) in parts.items()}

    def rows(changes: Any, key: str) -> list[dict[str, Any]]:
        return [
            {
                **({"table": c.where} if c.where else {}),
                key: c.key,
                "change": c.kind,
                "title": c.title[0],
                "title_en": c.title[1],
                "parts": pairs(c.parts),
            }
            for c in changes
        ]

    result: dict[str, Any] = {
        "schema": SCHEMA,
        "old": named(found.old),
        "new": named(found.new),
        "same": found.same,
        "header": pairs(found.header),
        "settings": rows(found.settings, "name"),
        "rows": rows(found.rows, "key"),
        "rules": rows(found.rules, "code"),
        "grade": pairs(found.grade),
        "notes": [{"message": zh, "message_en": en} for zh, en in found.notes],
    }
    return {**result, "deliverables": [v.row() for v in verdicts]} if on is not None else result
