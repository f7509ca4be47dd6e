"""``surveycheck pack lint NAME``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

import click

from surveycheck.cli.command import Command
from surveycheck.cli.layout import wrapped
from surveycheck.cli.screen import Screen

if TYPE_CHECKING:
    from surveycheck.pack import Pack


def command(screen: Screen) -> Command:
    """The command with its words."""
    trust = screen.word("运行规则包文件夹中的 Python", "run the Python of a pack given as a folder")
    params: list[click.Parameter] = [
        click.Argument(["pack"]),
        click.Option(["--trust-pack"], is_flag=True, help=trust),
    ]
    words = (
        "检查规则包：能否加载，每张规则卡的反例与正例是否成立，文字、出处与评分方案是否齐全。"
        "退出码：0 无问题，1 有问题。",
        "Checks a pack: does it load, do the examples of every card hold, are words, sources and the grade policy "
        "complete. Exit status: 0 nothing found, 1 something to mend.",
    )
    examples = ["surveycheck pack lint ningbo", "surveycheck pack lint packs/my-city --trust-pack"]
    return Command("lint", screen, lambda **given: lint(screen, **given), words, examples, params)


def lint(screen: Screen, pack: str, trust_pack: bool) -> int:
    """Print everything that is to be mended."""
    from surveycheck.cli.faults import fault_line
    from surveycheck.cli.options import spelling
    from surveycheck.pack import PackError, load_pack
    from surveycheck.pack.linter import lint as complaints

    language = 1 if screen.lang == "en" else 0
    try:
        with spelling(screen):
            loaded = load_pack(pack, trust=trust_pack)
    except PackError as error:
        _say(screen, [fault_line(fault, language) for fault in error.faults])
        return _end(screen, pack, len(error.faults))
    found = [fault_line(fault, language) for fault in complaints(loaded)] + list(_examples(loaded, screen))
    _say(screen, found)
    return _end(screen, f"{loaded.name} ({len(loaded.rules)})", len(found))


def _examples(pack: Pack, screen: Screen) -> Iterator[str]:
    """What the examples of the cards do not show as they should."""
    from surveycheck.pack import schema, sheet_plan
    from surveycheck.read import read_bytes
    from surveycheck.run.examples import run_example

    xsd = schema(pack).encode("utf-8") if pack.xml_root else None
    reader = partial(read_bytes, schema=xsd, sheets=sheet_plan(pack))
    for rule in pack.rules:
        if rule.home:
            continue  # its examples are those of the extended pack, where they are run
        if rule.python and not rule.trusted:
            yield screen.word(
                f"{rule.origin}：例子没有运行，其 Python 未被信任（--trust-pack）",
                f"{rule.origin}: its examples were not run, its Python is not trusted (--trust-pack)",
            )
            continue
        for example in (*rule.bad, *rule.good):
            try:
                problems = run_example(pack, rule, example, reader).problems
            except Exception as error:  # an example of a pack may hold anything; the others are still run
                problems = (f"{type(error).__name__}: {error}",)
            name = screen.word(example.name, example.name_en or example.name)
            yield from (f"{rule.origin}  [{name}] {problem}" for problem in problems)


def _say(screen: Screen, lines: list[str]) -> None:
    for line in lines:
        screen.say("\n    ".join(wrapped(line, 96)))


def _end(screen: Screen, name: str, count: int) -> int:
    screen.say(
        screen.word(f"{name}：{count} 处问题", f"{name}: {count} problems")
        if count
        else screen.word(f"{name}：没有问题", f"{name}: nothing to mend")
    )
    return 1 if count else 0
