"""``surveycheck pack show NAME``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from surveycheck.cli.command import Command
from surveycheck.cli.layout import table, wrapped
from surveycheck.cli.screen import Screen

if TYPE_CHECKING:
    from surveycheck.pack import Pack, Policy


def command(screen: Screen) -> Command:
    """The command with its words."""
    words = (
        "显示规则包的全部内容（继承已展开）：设置、限差、表、规则、评分方案。",
        "Shows a pack with what it extends: settings, limits, tables, rules and grade policy.",
    )
    examples = ["surveycheck pack show ningbo"]
    return Command("show", screen, lambda pack: show(screen, pack), words, examples, [click.Argument(["pack"])])


def show(screen: Screen, name: str) -> int:
    """Print one pack."""
    from surveycheck.cli.packs_of import packs_of

    screen.say("\n".join(_page(packs_of(name, screen)[0], screen)))
    return 0


def _page(pack: Pack, screen: Screen) -> Iterator[str]:
    word = screen.word
    yield f"{pack.name} {pack.edition}  {word(pack.title, pack.title_en)}"
    yield f"  {pack.digest}"
    yield from ("  " + line for line in wrapped(word(pack.notice, pack.notice_en), 98))
    if pack.extends:
        yield f"  {word('继承', 'extends')} {pack.extends}  {' '.join('-' + code for code in pack.dropped)}"
    if pack.claim.root:
        attributes = " ".join(f'{name}="{value}"' for name, value in pack.claim.attributes.items())
        yield f"  {word('认领', 'claims')} <{pack.claim.root} {pack.claim.namespace} {attributes}>"
    yield from _stages(pack, screen)
    settings = [
        (s.name, f"{_plain(s.value)} {s.unit}", word(s.title, s.title_en), s.certainty) for s in pack.settings.values()
    ]
    limits = [(limit.name, f"{len(limit.pieces)}", limit.unit, limit.source) for limit in pack.limits.values()]
    counts = [(name, str(len(rows))) for name, rows in pack.tables.items()]
    rules = [(r.code, r.severity, r.stage, word(r.title, r.title_en)) for r in pack.rules]
    for head, rows in (
        (word("设置", "Settings"), settings),
        (word("限差（段数）", "Limits (pieces)"), limits),
        (word("表（行数）", "Tables (rows)"), counts),
        (f"{word('规则', 'Rules')} ({len(rules)})", rules),
    ):
        if rows:
            yield ""
            yield head
            yield from table(rows)
    if pack.policy:
        yield ""
        yield from _policy(pack.policy, screen)


def _stages(pack: Pack, screen: Screen) -> Iterator[str]:
    """Each stage of a project with its surveys and their files; the one that the pack is for is marked."""
    word, own = screen.word, pack.settings.get("stage")
    rules = pack.table("stage_rules")
    for row in pack.table("stages"):
        mark = "*" if own is not None and own.value == row["stage"] else " "
        count = len({code for r in rules if row["stage"] not in r.list("stages") for code in r.list("rules")})
        yield ""
        said = word(f"（{count} 条规则不适用）", f" ({count} rules are for other stages)") if count else ""
        yield f"{word('阶段', 'Stage')} {mark} {row['stage']}  {row['title_en']}{said}"
        for survey in pack.table("stage_surveys"):
            if survey["stage"] == row["stage"]:
                yield f"    {word(survey['title'], survey['title_en'])}  [{survey['certainty']}, {survey['source']}]"
                yield from ("      " + line for line in wrapped("  ".join(survey.list("files")), 92))


def _policy(policy: Policy, screen: Screen) -> Iterator[str]:
    word = screen.word
    yield f"{word('评分', 'Grade')}  {policy.standard}  {policy.profile.get('name', '')}"
    levels = "  ".join(f"{name} ≥ {score:g}" for name, score in policy.levels)
    points = "  ".join(f"{severity} −{value:g}" for severity, value in policy.deduct.items())
    yield f"  {levels}    {points}"
    yield f"  {word('计数', 'counts')}: {policy.count}    {word('否决', 'veto')}: {' '.join(policy.veto)}"
    yield from _scale(policy, screen)
    for element in policy.elements:
        yield f"  {element.weight:<5g} {word(element.name, element.name_en or element.name)}"
        for part in element.parts:
            yield f"    {part.weight:<5g} {word(part.name, part.name_en or part.name)}"


def _scale(policy: Policy, screen: Screen) -> Iterator[str]:
    """How figures of accuracy score, and the other standards."""
    word = screen.word
    if policy.steps:
        steps = "  ".join(f"{ratio} → {float(points):g}" for ratio, points in policy.steps)
        share = "" if policy.gross_share is None else f"    {word('粗差率', 'gross errors')} ≤ {policy.gross_share:g} %"
        yield f"  m/m0: {steps}{share}"
    for other in policy.also:
        yield f"  {word('对照', 'beside')}: {other.standard}  {other.profile.get('name', '')}"
        yield from ("  " + line for line in _scale(other, screen))


def _plain(value: object) -> str:
    return " ".join(map(str, value)) if isinstance(value, tuple) else str(value)
