"""``surveycheck packs``."""

from __future__ import annotations

from surveycheck.cli.command import Command
from surveycheck.cli.layout import table
from surveycheck.cli.screen import Screen


def command(screen: Screen) -> Command:
    """The command with its words."""
    words = ("列出已安装的规则包。", "Lists the installed rule packs.")
    return Command("packs", screen, lambda: packs(screen), words, ["surveycheck packs"])


def packs(screen: Screen) -> int:
    """Print name, edition and title of each pack."""
    from surveycheck.pack import installed_packs

    rows = []
    for pack in installed_packs():
        broken = screen.word("（pack.toml 有错，见 pack lint）", "(pack.toml is broken, see pack lint)")
        rows.append((pack.name, pack.edition, broken if pack.faults else screen.word(pack.title, pack.title_en)))
    screen.say("\n".join(table(rows, indent="")))
    return 0
