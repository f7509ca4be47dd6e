"""``surveycheck reject DELIVERABLE ID``."""

from __future__ import annotations

from surveycheck.cli import decide
from surveycheck.cli.command import Command
from surveycheck.cli.screen import Screen


def command(screen: Screen) -> Command:
    """The command with its words."""
    return decide.command("reject", screen)
