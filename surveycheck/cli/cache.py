"""``surveycheck cache``."""

from __future__ import annotations

import click

from surveycheck.cli.command import Command
from surveycheck.cli.screen import Screen


def command(screen: Screen) -> Command:
    """The command with its words."""
    words = (
        "显示已读大图的缓存在哪里、有多大；缓存只有本用户可读，随时可以删除。",
        "Shows where large drawings are kept once they are read, and how much that is. "
        "Only you can read it, and it may be deleted at any time.",
    )
    clear = click.Option(["--clear"], is_flag=True, help=screen.word("清空缓存", "delete all of it"))
    examples = ["surveycheck cache", "surveycheck cache --clear"]
    return Command("cache", screen, lambda clear: show(screen, clear), words, examples, [clear])


def show(screen: Screen, clear: bool) -> int:
    """Say where the cache is and what it holds; delete it where that is asked for."""
    from surveycheck.read import Cache

    cache = Cache.of_user()
    count, size = cache.holds()
    if clear:
        cache.clear()
        left = cache.holds()[0]
        screen.say(screen.word(f"已删除 {count - left} 张图", f"{count - left} drawings deleted"))
        return 3 if left else 0
    screen.say(f"{cache.folder}")
    screen.say(
        screen.word(
            f"{count} 张图，{size / 1e6:.1f} MB（上限 {cache.limit / 1e6:.0f} MB）",
            f"{count} drawings, {size / 1e6:.1f} MB (at most {cache.limit / 1e6:.0f} MB)",
        )
    )
    return 0
