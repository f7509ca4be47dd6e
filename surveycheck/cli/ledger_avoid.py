"""``surveycheck ledger avoid INSPECTOR FIRM``."""

from __future__ import annotations

import click

from surveycheck.cli.command import Command
from surveycheck.cli.ledger_at import ledger_at, ledger_option
from surveycheck.cli.screen import Screen


def command(screen: Screen) -> Command:
    """The command with its words."""
    reason = screen.word("理由，写入抽样记录", "the reason; the protocol of the draw has it")
    params: list[click.Parameter] = [
        click.Argument(["inspector"], metavar="INSPECTOR"),
        click.Argument(["firm"], metavar="FIRM"),
        click.Option(["--reason"], required=True, metavar="TEXT", help=reason),
        ledger_option(screen),
    ]
    words = (
        "回避：此检查员今后不检查该单位的成果；已关闭的批不变。",
        "The inspector looks at nothing of this firm from now on; closed lots stay as they are.",
    )
    examples = ["surveycheck ledger avoid 李检 示例测绘有限公司 --reason 曾在该公司任职"]
    return Command("avoid", screen, lambda **given: away(screen, **given), words, examples, params)


def away(screen: Screen, inspector: str, firm: str, reason: str, where: str | None) -> int:
    """Keep it."""
    from surveycheck.ledger import avoid

    with ledger_at(where) as ledger, ledger.write() as connection:
        avoid(connection, inspector, firm, reason)
    screen.tell(f"{inspector} 回避 {firm}", f"{inspector} keeps away from {firm}")
    return 0
