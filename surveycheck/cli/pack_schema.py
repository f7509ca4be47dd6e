"""``surveycheck pack schema NAME``."""

from __future__ import annotations

import click

from surveycheck.cli.command import Command, Complaint
from surveycheck.cli.screen import Screen


def command(screen: Screen) -> Command:
    """The command with its words."""
    words = ("输出规则包 XML 的 XSD。", "Prints the XSD of the pack's XML layout.")
    examples = ["surveycheck pack schema ningbo > ningbo.xsd"]
    return Command("schema", screen, lambda pack: show(screen, pack), words, examples, [click.Argument(["pack"])])


def show(screen: Screen, name: str) -> int:
    """Print the XSD."""
    from surveycheck.cli.packs_of import packs_of
    from surveycheck.pack import schema

    pack = packs_of(name, screen)[0]
    if not pack.xml_root:
        raise Complaint(f"规则包 {pack.name} 不规定 XML", f"the pack {pack.name} has no XML layout")
    screen.say(schema(pack))
    return 0
