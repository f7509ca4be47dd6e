"""``surveycheck key forget NAME``."""

from __future__ import annotations

import click

from surveycheck.cli.command import Command
from surveycheck.cli.screen import Screen


def command(screen: Screen) -> Command:
    """The command with its words."""
    params: list[click.Parameter] = [click.Argument(["which"], metavar="NAME|KEY")]
    words = ("不再信任一把公钥（名称或指纹）。", "Trusts a public key no more, by its name or fingerprint.")
    return Command(
        "forget", screen, lambda which: forget(screen, which), words, ["surveycheck key forget Office"], params
    )


def forget(screen: Screen, which: str) -> int:
    """Remove it."""
    from surveycheck.seal import forget as remove

    gone = remove(which)
    screen.say(screen.word(f"不再信任：{gone.name}  {gone.key.id}", f"No longer trusted: {gone.name}  {gone.key.id}"))
    return 0
