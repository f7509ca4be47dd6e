"""``surveycheck ledger overview LOT UNIT``: 概查."""

from __future__ import annotations

import click

from surveycheck.cli.command import Command, Complaint
from surveycheck.cli.layout import visible
from surveycheck.cli.ledger_at import ledger_at, ledger_option
from surveycheck.cli.screen import Screen


def command(screen: Screen) -> Command:
    """The command with its words."""
    word, most = screen.word, click.IntRange(0, 1_000_000)
    default = word("类缺陷数；都不写则取最近一次检查的", "defects; without both: those of its newest check")
    params: list[click.Parameter] = [
        click.Argument(["lot"], metavar="LOT"),
        click.Argument(["unit"], metavar="UNIT"),
        click.Option(["--a"], type=most, metavar="N", help=f"A {default}"),
        click.Option(["--b"], type=most, metavar="N", help=f"B {default}"),
        click.Option(["--inspector"], required=True, metavar="NAME", help=word("检查员", "who looked")),
        click.Option(["--note"], default="", metavar="TEXT", help=word("说明", "a remark")),
        ledger_option(screen),
    ]
    words = (
        "概查样本以外的一个成果：没有 A 类、B 类少于 4 个为通过，否则批不合格（GB/T 24356-2023，6.1.3）。",
        "Looks over a unit outside the sample: it passes without a defect of class A and with fewer than 4 of class B; "
        "else the lot fails (GB/T 24356-2023, 6.1.3).",
    )
    examples = ["surveycheck ledger overview 2026-Q4 SL-2026-015 --a 0 --b 1 --inspector 李检"]
    return Command("overview", screen, lambda **given: overview(screen, **given), words, examples, params)


def overview(
    screen: Screen, lot: str, unit: str, a: int | None, b: int | None, inspector: str, note: str, where: str | None
) -> int:
    """Keep it; does it pass?"""
    from surveycheck.ledger import overlook
    from surveycheck.spotcheck import BatchRules

    if (a is None) != (b is None):
        raise Complaint("--a 和 --b 要一起给出", "--a and --b go together")
    counts = None if a is None or b is None else (a, b)
    with ledger_at(where) as ledger, ledger.write() as connection:
        made = overlook(connection, lot, unit, counts, inspector, note)
    passes = made.passes(BatchRules(()))
    said = screen.word("通过", "passes") if passes else screen.word("不通过", "does not pass")
    screen.say(visible(f"{made.name}  A {made.a}  B {made.b}  {said}"))
    return 0 if passes else 1
