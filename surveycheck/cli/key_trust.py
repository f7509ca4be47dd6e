"""``surveycheck key trust FILE --name NAME``."""

from __future__ import annotations

from pathlib import Path

import click

from surveycheck.cli.command import Command, existing
from surveycheck.cli.screen import Screen


def command(screen: Screen) -> Command:
    """The command with its words."""
    params: list[click.Parameter] = [
        click.Argument(["file"], type=click.Path(path_type=Path)),
        click.Option(["--name"], required=True, metavar="TEXT", help=screen.word("是谁的公钥", "whose key it is")),
    ]
    words = (
        "信任一把公钥：今后由它签名的报告，verify 会说出这个名称。请先用其他途径核对指纹。",
        "Trusts a public key: of reports that it has signed, verify says this name from now on. Hold its fingerprint "
        "against what the owner tells you first.",
    )
    examples = ["surveycheck key trust office.pub --name Office"]
    return Command("trust", screen, lambda **given: trust(screen, **given), words, examples, params)


def trust(screen: Screen, file: Path, name: str) -> int:
    """Pin the key."""
    from surveycheck.seal import now, read_public
    from surveycheck.seal import trust as pin

    existing(file, screen)
    key = read_public(file)
    place = pin(key, name, now())
    screen.say(screen.word(f"已信任：{name}  {key.id}", f"Trusted: {name}  {key.id}"))
    screen.say(f"  {place}")
    return 0
