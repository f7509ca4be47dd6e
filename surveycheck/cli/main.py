"""``surveycheck``: finds the command, runs it, and turns whatever happens into an exit status."""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

import click

from surveycheck import __version__
from surveycheck.cli.command import PROGRAM, Group
from surveycheck.cli.faults import report_fault
from surveycheck.cli.screen import Screen, prepare_streams, put, screen_of
from surveycheck.guard.leash import tie
from surveycheck.guard.room import room_of

COMMANDS = {
    "demo": (
        "surveycheck.cli.demo",
        ("检查随附的示例成果，写出报告", "check the sample deliverables, write their reports"),
    ),
    "check": ("surveycheck.cli.check", ("检查一份成果", "check one deliverable")),
    "batch": ("surveycheck.cli.batch", ("检查许多成果，记入台账", "check many deliverables into a ledger")),
    "compare": (
        "surveycheck.cli.compare",
        (
            "比较两次检查：已改正、仍存在、新出现；share：裁出一处问题",
            "two checks: fixed, still, new; share: crop out one case",
        ),
    ),
    "verify": (
        "surveycheck.cli.verify",
        ("报告是否未被改动；rerun：重做；key：签名密钥", "is a report untouched; rerun: repeat; key: signing"),
    ),
    "waive": (
        "surveycheck.cli.waive",
        ("申请豁免；检查员用 accept、reject 决定", "ask for a waiver; accept, reject: decide on it"),
    ),
    "app": ("surveycheck.cli.app", ("打开桌面程序", "open the desktop app")),
    "ledger": (
        "surveycheck.cli.ledger",
        (
            "监管台账：项目、单位、批次、通知、通报；draw：抽样",
            "the bureau's book of lots, notices …; draw: draw a sample",
        ),
    ),
    "explain": (
        "surveycheck.cli.explain",
        (
            "解释一条规则；rules：列出规则；handbook：全部规则的手册",
            "one rule; rules: list them; handbook: a site of all",
        ),
    ),
    "pack": (
        "surveycheck.cli.pack",
        ("检查、新建、导入、比较、显示规则包；packs：列出", "check, start, import, compare, show; packs: list them"),
    ),
    "workshop": (
        "surveycheck.cli.workshop",
        ("练习：植入缺陷，给标记评分；plant：只植入", "exercises: set and score them; plant: defects alone"),
    ),
}
UNBUILT = ()
UNLISTED = {
    "draw": "surveycheck.cli.draw",
    "rules": "surveycheck.cli.rules",
    "packs": "surveycheck.cli.packs",
    "map": "surveycheck.cli.map",
    "features": "surveycheck.cli.features",
    "accept": "surveycheck.cli.accept",
    "reject": "surveycheck.cli.reject",
    "handbook": "surveycheck.cli.handbook",
    "plant": "surveycheck.cli.plant",
    "share": "surveycheck.cli.share",
    "rerun": "surveycheck.cli.rerun",
    "key": "surveycheck.cli.key",
    "cache": "surveycheck.cli.cache",
}
"""What only the window asks for, what the lines of ``compare``, ``verify``, ``waive``, ``ledger``, ``explain``,
``pack``, ``workshop`` name, and what ``check --help`` names."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit status; never raises but for ``SystemExit`` of a closed pipe.

    Without ``argv`` this is the program, and ``check`` works in a process of its own; a caller that gives ``argv`` has
    everything done in its own process.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    prepare_streams()
    room = room_of(os.environ) if argv is None else None
    screen = replace(screen_of(arguments), apart=argv is None and room is None)
    if room is None:
        return _status(arguments, screen)
    tie(room)
    status = _status(arguments, screen)
    _flush()
    room.give(status)
    return status


def _flush() -> None:
    """What was said is out before it is said that all is said."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            put(stream)


def _status(arguments: list[str], screen: Screen) -> int:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what libraries warn of is for developers; the tests see it
        try:
            result = program(screen).main(arguments, PROGRAM, standalone_mode=False)
        except (Exception, KeyboardInterrupt) as error:
            return report_fault(error, screen)
    return result if isinstance(result, int) else 0


def program(screen: Screen) -> Group:
    """The whole program with its words in the language of the screen."""
    return Group(
        PROGRAM,
        screen,
        COMMANDS,
        (
            "按规则包检查综合测绘成果（DXF、XML）：问题在哪、为什么、怎么改、什么等级。",
            "Checks survey deliverables (DXF, XML) by rules: where, why, remedy, grade.",
        ),
        ["surveycheck check DELIVERABLE.zip --out reports"],
        UNBUILT,
        [_version(screen)],
        UNLISTED,
    )


def _version(screen: Screen) -> click.Option:
    def show(ctx: click.Context, param: click.Parameter, value: bool) -> None:
        if value and not ctx.resilient_parsing:
            screen.say(f"{PROGRAM} {__version__}")
            ctx.exit()

    words = screen.word("显示版本", "show the version")
    return click.Option(["--version"], is_flag=True, is_eager=True, expose_value=False, callback=show, help=words)


if __name__ == "__main__":
    sys.exit(main())
