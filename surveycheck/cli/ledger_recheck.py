"""``surveycheck ledger recheck NUMBER``."""

from __future__ import annotations

import click

from surveycheck.cli.command import Command
from surveycheck.cli.ledger_at import ROW, ledger_at, ledger_option
from surveycheck.cli.screen import Screen

SETTLED, LEFT, INCOMPLETE = 0, 1, 3


def command(screen: Screen) -> Command:
    """The command with its words."""
    word = screen.word
    which = word("再次提交的成果编号，默认为最新的一次", "the submission to look at; default: the newest one")
    seen = word("已核对改正的人工项目，可重复", "a manual item that was seen mended; may be repeated")
    params: list[click.Parameter] = [
        click.Argument(["number"]),
        click.Option(["--by"], required=True, metavar="NAME", help=word("复查人", "who re-checks")),
        click.Option(["--submission"], type=ROW, help=which),
        click.Option(["--seen"], multiple=True, metavar="ITEM|all", help=seen),
        ledger_option(screen),
    ]
    words = (
        "把再次提交的成果与通知书所列问题逐处对照：已改正、仍存在、新出现；全部改正且合格的，通知书结案。人工发现的问题须有人核对（--seen）。"
        "退出码：0 已结案，1 仍有问题，3 再次提交的成果未能完整检查。",
        "Holds what was handed in again against a notice: fixed, still there, new. Where all is mended and it passes, "
        "the notice is closed; what an inspector had found wants --seen. Exit status: 0 closed, 1 something is left, "
        "3 it was not checked completely.",
    )
    examples = ["surveycheck ledger recheck 整改3 --by 李示例"]
    return Command("recheck", screen, lambda **given: recheck(screen, **given), words, examples, params)


def recheck(
    screen: Screen, number: str, by: str, submission: int | None, seen: tuple[str, ...], where: str | None
) -> int:
    """Compare, record, print."""
    from surveycheck.ledger import recheck as look
    from surveycheck.report import compared_text

    with ledger_at(where) as ledger, ledger.write() as connection:
        made = look(connection, number, by, submission, seen)
    screen.say(compared_text(made.found, screen.lang))
    if made.closed:
        screen.say(screen.word(f"全部改正，通知书 {number} 已结案", f"all is mended: notice {number} is closed"))
        return SETTLED
    screen.say(
        screen.word(
            f"通知书 {number} 未结案：仍存在 {made.still}，新出现 {made.new}，无法判断 {made.unknown}"
            "（另发通知：ledger notice issue；决定结案：ledger notice close）",
            f"notice {number} stays open: still there {made.still}, new {made.new}, unknown {made.unknown} "
            "(a further one: ledger notice issue; a decision: ledger notice close)",
        )
    )
    return LEFT if made.found.new.complete else INCOMPLETE
